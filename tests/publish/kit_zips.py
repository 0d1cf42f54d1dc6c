"""Kits of made-up materials and their archives."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

from pcmt.model import Kit, Record
from pcmt.publish.kit_archives import kits
from pcmt.publish.plain_texts import material_texts
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from tests.memory_cache import MemoryCache
from tests.records import kit, material, view

PDF = b"%PDF-1.7 \x00\xff"


TRIO = (material("giao-an-a"), material("giao-an-b"), material("giao-an-c"))


def view_with(*records: Record, **sheets: bytes) -> PageContext:
    """A view over a portal whose materials have a text, and a printed sheet where ``sheets`` gives one by id."""
    plain = view(*records)
    files = dict(material_texts(plain))
    files |= {
        f"tai-lieu/{one.replace('_', '-')}/{one.replace('_', '-')}-a4.pdf": content for one, content in sheets.items()
    }
    return replace(plain, downloads=files)


def archive_of(seen: PageContext) -> ZipFile:
    archive, _ = kits(seen, MemoryCache())
    return ZipFile(io.BytesIO(bytes(archive.content)))


def with_kits(seen: PageContext) -> PageContext:
    return replace(seen, downloads={**seen.downloads, **dict(kits(seen, MemoryCache()))})


def names_in(*records: Record, materials: Sequence[str]) -> list[str]:
    return archive_of(view_with(*records, kit(materials=materials))).namelist()


WITHDRAWN: dict[str, Any] = {"history": ({"on": "2026-06-02", "kind": "withdrawn", "what": "Rút để viết lại."},)}


def page_of(*records: Record) -> str:
    whole, seen = records[-1], with_kits(view_with(*records))
    assert isinstance(whole, Kit)
    return build_article(seen, whole).html
