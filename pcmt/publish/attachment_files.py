"""``tep/<name>``: files from outside that a record names, in the form in which they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pcmt.model import LegalDocument, Material, Plan
from pcmt.read.attachments import OutsideFile
from pcmt.relate.catalog import Catalog


def outside_files(catalog: Catalog) -> Iterator[OutsideFile]:
    """Each named file once, in the order of names. Their bytes lie on the disk until somebody writes them."""
    papers = cast("list[Plan | LegalDocument]", catalog.all(Plan.kind_id) + catalog.all(LegalDocument.kind_id))
    originals = {file.file for one in papers if one.original is not None for _, file in one.original.files}
    attached = {file.file for one in catalog.every(Material) for file in one.files}
    for name in sorted(originals | attached):
        yield catalog.outside[name]
