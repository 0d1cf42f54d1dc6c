"""Materials as files that an office opens and changes: DOCX of texts, PPTX of slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from pcmt.blobs import Made
from pcmt.model import Material
from pcmt.model.handouts import Form, form_path, forms_of
from pcmt.publish.artifact import Cache, Job, Press, StoredFile, make_here
from pcmt.publish.office.content import Manuscript, manuscript_of
from pcmt.publish.office.docx import word_file
from pcmt.publish.office.docx_loose import loose_file
from pcmt.publish.office.pptx import slides_file
from pcmt.read.code_edition import edition
from pcmt.show.parts.context import PageContext

WRITERS: dict[str, Callable[[Manuscript], bytes]] = {
    "sua-duoc": word_file,
    "trinh-chieu": slides_file,
    "phieu": loose_file,
}
"""What makes the bytes of a form, by the form's id."""


def office_files(
    view: PageContext, cache: Cache, press: Press = make_here, emblem: bytes = b""
) -> Iterator[StoredFile]:
    """Every DOCX and PPTX that materials offer; what ``cache`` holds is not made again. ``emblem``: a PNG."""
    wanted = [
        (material, form)
        for material in view.catalog.every(Material)
        for form in forms_of(material)
        if form.id in WRITERS
    ]
    jobs = (_job(view, material, form, emblem) for material, form in wanted)
    for (material, form), outcome in zip(wanted, press(jobs, cache), strict=True):
        if isinstance(outcome, Exception):
            raise outcome
        yield StoredFile(form_path(material, form), outcome.files[0])


def _job(view: PageContext, material: Material, form: Form, emblem: bytes) -> Job:
    path, code = form_path(material, form), edition(WRITERS[form.id].__module__, data=("publish/ooxml",))

    def digest() -> str:
        return sha256(f"{code}{manuscript_of(view, material, emblem)!r}".encode()).hexdigest()

    key = f"{form.id}-{view.catalog.recall(f'bản sửa được {path}', digest)}"
    return Job(key, path, make, lambda: (form.id, manuscript_of(view, material, emblem)))


def make(form: str, manuscript: Manuscript) -> Made:
    """Make the file of a form."""
    return Made((WRITERS[form](manuscript),))
