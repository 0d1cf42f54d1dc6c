"""``tep/<name>``: files from outside that a record names, in the form in which they may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from pcmt.model import LegalDocument, Material, Plan
from pcmt.read.attachments import OutsideFile
from pcmt.relate.catalog import Catalog


def outside_files(catalog: Catalog) -> Iterator[OutsideFile]:
    """Each named file once, in the order of names. Their bytes lie on the disk until somebody writes them."""
    records = catalog.records
    papers = [*records[Plan.kind_id].values(), *records[LegalDocument.kind_id].values()]
    originals = {
        file.file
        for one in cast("list[Plan | LegalDocument]", papers)
        if one.original
        for _, file in one.original.files
    }
    materials = cast("Iterable[Material]", records[Material.kind_id].values())
    attached = {file.file for one in materials for file in one.files}
    for name in sorted(originals | attached):
        yield catalog.outside[name]
