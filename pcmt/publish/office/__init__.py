"""Materials as files that an office opens and changes: DOCX of texts, PPTX of slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from pcmt.blobs import Made
from pcmt.model import Material
from pcmt.model.handouts import Form, form_path, forms_of
from pcmt.publish.artifact import Cache, Job, Outcome, Press, StoredFile, make_here
from pcmt.publish.kept_forms import FormGroup, MadeForm, forms_of_groups
from pcmt.read.code_edition import edition
from pcmt.relate.record_groups import RecordGroups
from pcmt.show.parts.context import PageContext

if TYPE_CHECKING:
    from pcmt.publish.office.content import Manuscript

WRITERS = {
    "sua-duoc": "pcmt.publish.office.docx",
    "trinh-chieu": "pcmt.publish.office.pptx",
    "phieu": "pcmt.publish.office.docx_loose",
}
"""The module that makes the bytes of a form, by the form's id."""


def writer_of(form: str) -> Callable[[Manuscript], bytes]:
    """Return what makes the bytes of a form; its module is loaded for a form to be made only."""
    from pcmt.publish.office.docx import word_file
    from pcmt.publish.office.docx_loose import loose_file
    from pcmt.publish.office.pptx import slides_file

    made: dict[str, Callable[[Manuscript], bytes]] = {
        one.__module__: one for one in (word_file, loose_file, slides_file)
    }
    return made[WRITERS[form]]


def office_files(
    view: PageContext, cache: Cache, press: Press = make_here, emblem: bytes = b""
) -> Iterator[StoredFile]:
    """Begin with every DOCX and PPTX that materials offer, what ``cache`` lacks; give them in order. ``emblem``: a PNG."""
    known = list(_groups(view, emblem))
    numbers = {group.name: number for number, group in known}

    def make_left(left: tuple[FormGroup, ...]) -> Iterator[Outcome]:
        return press((job for group in left for job in _jobs(view, group, numbers[group.name], emblem)), cache)

    return map(_stored, forms_of_groups(view.catalog, (group for _, group in known), cache, make_left))


def _stored(form: tuple[str, MadeForm]) -> StoredFile:
    path, outcome = form
    if isinstance(outcome, Exception):
        raise outcome
    return StoredFile(path, outcome.files[0])


def _groups(view: PageContext, emblem: bytes) -> Iterator[tuple[int, FormGroup]]:
    """Yield the files of all materials in their groups, with the numbers of these."""
    for number in view.catalog.index(RecordGroups).numbers(Material.kind_id):

        def digests(number: int = number) -> list[tuple[str, str]]:
            return [_path_and_key(view, *one, emblem) for one in _wanted(view, number)]

        name = f"bản sửa được, nhóm {number}"
        found = view.catalog.recall(name, digests, sha256(emblem).hexdigest())
        yield number, FormGroup(name, tuple(path for path, _ in found), tuple(key for _, key in found))


def _wanted(view: PageContext, number: int) -> list[tuple[Material, Form]]:
    materials = cast("Sequence[Material]", view.catalog.index(RecordGroups).records(Material.kind_id, number))
    return [(material, form) for material in materials for form in forms_of(material) if form.id in WRITERS]


def _path_and_key(view: PageContext, material: Material, form: Form, emblem: bytes) -> tuple[str, str]:
    path, code = form_path(material, form), edition(WRITERS[form.id], data=("publish/ooxml",))

    def digest() -> str:
        return sha256(f"{code}{_manuscript_of(view, material, emblem)!r}".encode()).hexdigest()

    return path, f"{form.id}-{view.catalog.recall(f'bản sửa được {path}', digest)}"


def _jobs(view: PageContext, group: FormGroup, number: int, emblem: bytes) -> Iterator[Job]:
    """Yield the files of a group, whose keys are known: the words of each are gathered again only where it is made."""
    for path, key, (material, form) in zip(group.paths, group.keys, _wanted(view, number), strict=True):
        yield Job(key, path, make, partial(_arguments, view, material, form, emblem))


def _arguments(view: PageContext, material: Material, form: Form, emblem: bytes) -> tuple[str, Manuscript]:
    return form.id, _manuscript_of(view, material, emblem)


def _manuscript_of(view: PageContext, material: Material, emblem: bytes) -> Manuscript:
    from pcmt.publish.office.content import manuscript_of

    return manuscript_of(view, material, emblem)


def make(form: str, manuscript: Manuscript) -> Made:
    """Make the file of a form."""
    return Made((writer_of(form)(manuscript),))
