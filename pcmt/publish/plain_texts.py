"""Plain texts: copies of materials, texts to read aloud of events and campaigns; what feeds say of the files of materials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from pcmt.model import Campaign, Event, Material
from pcmt.publish.artifact import Artifact, Attachment, Attachments
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.announcing.section import scripts_of, sheet_of, sheet_path
from pcmt.show.materials.plain_copy import copy_path, reading_copy
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of


def material_texts(view: PageContext) -> Iterator[Artifact]:
    """``tai-lieu/<id>/<id>.txt``: the plain-text copies of all materials that have words."""
    for number in view.catalog.index(RecordGroups).numbers(Material.kind_id):
        yield from view.catalog.recall(f"bản chữ, nhóm {number}", partial(_copies, view, number))


def _copies(view: PageContext, number: int) -> list[Artifact]:
    materials = cast("Sequence[Material]", view.catalog.index(RecordGroups).records(Material.kind_id, number))
    return [Artifact(copy_path(one), reading_copy(view, one)) for one in materials if not one.is_carrier]


def attachments(view: PageContext) -> Attachments:
    """Every form of the materials that was made, as files that a feed can hand over."""
    return {
        (Material.kind_id, one.id): tuple(
            Attachment(file.path, file.form.media_type, file.size, file.form.title) for file in files_of(view, one)
        )
        for one in view.catalog.every(Material)
    }


def script_sheets(view: PageContext) -> Iterator[Artifact]:
    """Yield ``<kind>/<id>/loi-doc.txt`` of every event and campaign with current texts."""
    records: list[Event | Campaign] = [*view.catalog.campaigns, *view.catalog.events]
    for record in records:
        if sheet := sheet_of(view, record, scripts_of(view, record)):
            yield Artifact(sheet_path(record), sheet)
