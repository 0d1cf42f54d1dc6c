"""The files in which a record is handed out, as they were made: address, kind, size, pages. Nothing here is typed by hand."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.blobs import sha256_of
from pcmt.model.handouts import Form, Handout, form_path, forms_of
from pcmt.show.parts.context import FolderFile, PageContext
from pcmt.text.formats import format_number
from pcmt.text.vietnamese import lower_first
from pcmt.urls import record_path

_KILOBYTE = 1024


class MaterialFile(NamedTuple):
    """A file of a record: its form, its path below the site root, its length in bytes, its pages (0 for none), its checksum."""

    form: Form
    path: str
    size: int
    pages: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def facts(self) -> str:
        """Type, pages and size in words: ``PDF, 4 trang, 85 kB``."""
        pages = f"{format_number(self.pages)} trang, " if self.pages else ""
        return f"{self.form.ending.upper()}, {pages}{size_words(self.size)}"


def files_of(view: PageContext, record: Handout) -> tuple[MaterialFile, ...]:
    """Return the files made for a record, in the order in which pages offer them."""
    forms = {form_path(record, form): form for form in forms_of(record)}
    if view.folders is not None:
        made = view.folders.get(record_path(record.kind_id, record.id), ()) if forms else ()
    else:
        made = [_asked(view, path) for path in forms if path in view.downloads]
    known = {one.path: one for one in made}
    return tuple(
        MaterialFile(form, path, one.length, one.pages, one.sha256)
        for path, form in forms.items()
        if (one := known.get(path))
    )


def _asked(view: PageContext, path: str) -> FolderFile:
    content = view.downloads[path]
    return FolderFile(path, len(content), view.page_counts.get(path, 0), sha256_of(content))


def size_words(length: int) -> str:
    """Format a length in bytes: ``85 kB``, ``1,9 MB``."""
    kilobytes = max(1, round(length / _KILOBYTE))
    if kilobytes < _KILOBYTE:
        return f"{kilobytes} kB"
    tenths = round(length * 10 / _KILOBYTE**2)
    return f"{format_number(tenths // 10)},{tenths % 10} MB".replace(",0 MB", " MB")


_WEBP_SIZE = slice(26, 30)
"""Where a lossy WebP says its width and height, 14 bits each in two bytes, little end first (RFC 6386, 9.1)."""
_SIZE_BITS = 0x3FFF


class Preview(NamedTuple):
    """An image of the first page of a form: address, size in pixels, alternative text."""

    href: str
    width: int
    height: int
    words: str


def preview_of(view: PageContext, files: tuple[MaterialFile, ...]) -> Preview | None:
    """Return the preview of the first file that has one, or None."""
    for file in files:
        path = f"{file.path.rpartition('.')[0]}-1.webp"
        if file.form.ending == "pdf" and path in view.downloads:
            size = bytes(view.downloads[path])[_WEBP_SIZE]
            width, height = (int.from_bytes(one, "little") & _SIZE_BITS for one in (size[:2], size[2:]))
            return Preview(view.page(path), width, height, f"Trang đầu của {lower_first(file.form.title)}")
    return None
