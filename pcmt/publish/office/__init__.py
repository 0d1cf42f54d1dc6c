"""Materials as files that an office opens and changes: DOCX of texts, PPTX of slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from pcmt.model import Material
from pcmt.model.handouts import form_path, forms_of
from pcmt.publish.artifact import Artifact, Cache
from pcmt.publish.office.content import Manuscript, manuscript_of
from pcmt.publish.office.docx import word_file
from pcmt.publish.office.pptx import slides_file
from pcmt.read.file_cache import edition
from pcmt.show.parts.context import View

WRITERS: dict[str, Callable[[Manuscript], bytes]] = {"sua-duoc": word_file, "trinh-chieu": slides_file}
"""What makes the bytes of a form, by the form's id."""


def office_files(view: View, cache: Cache) -> Iterator[Artifact]:
    """Every DOCX and PPTX that materials offer; what ``cache`` holds is not made again."""
    for material in view.catalog.every(Material):
        for form in forms_of(material):
            if form.id in WRITERS:
                yield Artifact(form_path(material, form), _made(form.id, manuscript_of(view, material), cache))


def _made(form: str, manuscript: Manuscript, cache: Cache) -> bytes:
    key = f"{form}-{sha256(f'{edition()}{manuscript!r}'.encode()).hexdigest()}"
    content = cache.get(key)
    if content is None:
        content = WRITERS[form](manuscript)
        cache.put(key, content)
    return content
