"""``tai-lieu/<id>/<id>.txt``: every material as plain text, and what feeds say of the files of materials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from pcmt.model import Material
from pcmt.publish.artifact import Artifact, Attachment, Attachments
from pcmt.show.materials.plain_copy import copy_path, reading_copy
from pcmt.show.parts.context import View
from pcmt.show.parts.files import files_of


def material_texts(view: View) -> Iterator[Artifact]:
    """Yield the plain-text copies of all materials."""
    return (Artifact(copy_path(one), reading_copy(view, one)) for one in _materials(view))


def attachments(view: View) -> Attachments:
    """Every form of the materials that was made, as files that a feed can hand over."""
    return {
        (Material.kind_id, one.id): tuple(
            Attachment(file.path, file.form.media_type, file.size, file.form.title) for file in files_of(view, one)
        )
        for one in _materials(view)
    }


def _materials(view: View) -> Iterable[Material]:
    return cast("Mapping[str, Material]", view.catalog.records[Material.kind_id]).values()
