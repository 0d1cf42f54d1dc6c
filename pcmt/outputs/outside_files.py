"""``tep/<name>``: files from outside that a plan or a material names, in the form in which they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pcmt.catalog import Catalog
from pcmt.model import Material
from pcmt.outputs import Artifact


def outside_files(catalog: Catalog) -> Iterator[Artifact]:
    """Each named file once, in the order of names."""
    originals = {plan.original.file for plan in catalog.plans if plan.original.file is not None}
    attached = {file.file for one in cast("list[Material]", catalog.all(Material.kind_id)) for file in one.files}
    for name in sorted(originals | attached):
        file = catalog.outside[name]
        yield Artifact(file.path, file.content)
