"""``tai-lieu/<id>/<id>.txt``: every material as plain text, and what feeds say of these files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pcmt.catalog import Key
from pcmt.model import Material
from pcmt.outputs import Artifact, Attachment, Attachments
from pcmt.render.reading_copy import copy_path, reading_copy
from pcmt.render.view import View


def material_texts(view: View) -> dict[Key, Artifact]:
    """The plain-text copies of all materials."""
    materials = cast("Mapping[str, Material]", view.catalog.records[Material.kind_id])
    return {(Material.kind_id, one.id): Artifact(copy_path(one), reading_copy(view, one)) for one in materials.values()}


def attachments(texts: Mapping[Key, Artifact]) -> Attachments:
    """The copies as files that a feed can hand over."""
    return {key: (Attachment(one.path, "text/plain", len(one.content), "Bản chữ"),) for key, one in texts.items()}
