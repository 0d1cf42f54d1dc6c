"""A material as schema.org describes learning resources, for search engines and catalogues; only what the record states.

Properties are those of schema.org/LearningResource (LRMI) and schema.org/MediaObject for its files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pcmt.model import LegalDocument, Material
from pcmt.show.materials.licences import licence_address
from pcmt.show.materials.page import attached_files
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import files_of
from pcmt.urls import record_path


def linked_material(view: PageContext, material: Material) -> dict[str, Any]:
    """Return the properties of a material beside name, address and description."""
    root = view.catalog.settings.url
    data: dict[str, Any] = {
        "@type": "LearningResource",
        "inLanguage": material.language,
        "timeRequired": f"PT{material.minutes}M",
        "audience": audience_of(view, material.audiences),
        "educationalLevel": [view.term("cap-hoc", one) for one in material.levels],
        "learningResourceType": view.term("loai-tai-lieu", material.type),
        "about": [{"@type": "Thing", "name": view.term("chu-de", one)} for one in material.topics],
        "author": {"@type": "Organization", "name": material.author},
        "isAccessibleForFree": True,
        "datePublished": material.published.isoformat(),
        "dateModified": material.updated.isoformat(),
    }
    if address := licence_address(material.licence):
        data["license"] = address
    if material.basis:
        data["isBasedOn"] = [root + record_path(LegalDocument.kind_id, one) for one in material.basis]
    if material.translation_of:
        data["translationOfWork"] = {"@id": root + record_path(material.kind_id, material.translation_of)}
    if encoding := _files(view, material):
        data["encoding"] = encoding
    return data


def audience_of(view: PageContext, audiences: Sequence[str]) -> list[dict[str, str]]:
    """For whom something is, as schema.org/Audience."""
    return [{"@type": "Audience", "audienceType": view.term("doi-tuong", one)} for one in audiences]


def _files(view: PageContext, material: Material) -> list[dict[str, Any]]:
    root = view.catalog.settings.url
    whole = (one for one in files_of(view, material) if not one.form.is_loose)
    own = [(one.form.title, one.path, one.form.media_type, one.size) for one in whole]
    outside = [view.catalog.outside[one.given.file] for one in attached_files(view, material)]
    own += [(one.name, one.path, one.type.media_type, one.length) for one in outside]
    return [
        {
            "@type": "MediaObject",
            "name": title,
            "contentUrl": root + path,
            "encodingFormat": media_type,
            "contentSize": str(size),
        }
        for title, path, media_type, size in own
    ]
