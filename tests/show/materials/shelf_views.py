"""A shelf of made-up materials and the page of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pcmt.model import Material, Record
from pcmt.model.handouts import form_path, forms_of
from pcmt.relate.facets.materials import ShelfIndex
from pcmt.show.parts.context import PageContext
from tests.records import catalog, view, vocabulary

WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)


AUDIENCES = vocabulary("doi-tuong", {"moi-nguoi": "Mọi người", "hoc-sinh": "Học sinh", "phu-huynh": "Phụ huynh"})


LEVELS = vocabulary("cap-hoc", {"thcs": "THCS", "thpt": "THPT", "moi-lua-tuoi": "Mọi lứa tuổi"})


KINDS = vocabulary("loai-tai-lieu", {"to-roi": "Tờ rơi", "giao-an": "Giáo án", "ap-phich": "Áp phích"})


TERMS: tuple[Record, ...] = (AUDIENCES, LEVELS, KINDS)


WEBP = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + (240).to_bytes(2, "little") + (340).to_bytes(2, "little")


def shelf_index(*records: Record) -> ShelfIndex:
    return ShelfIndex(catalog(*TERMS, *records))


def ids_on(index: ShelfIndex, dimension: str, value: str) -> list[str]:
    return [one.id for one in index.items(index.facet(dimension, value))]


def made_view(*records: Record, **options: Any) -> PageContext:
    """A view in which the first form of every material was made, four pages long, with its picture."""
    seen = view(*TERMS, *records, **options)
    files: dict[str, bytes] = {}
    for one in records:
        if isinstance(one, Material):
            path = form_path(one, forms_of(one)[0])
            files |= {path: b"%PDF" * 512, path.replace(".pdf", "-1.webp"): WEBP}
    return replace(seen, downloads=files, page_counts=dict.fromkeys(files, 4))
