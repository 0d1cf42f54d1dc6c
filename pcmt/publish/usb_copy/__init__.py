"""The edition for a USB stick: the finished site made over so that it opens from a disk, without server or network.

A function from the files of a finished site to those of the copy. What a server does for the living site (``index.html``
behind an address that ends in a slash, data that scripts fetch, modules) a browser refuses to
files on a disk; see ``dev/decisions/0019-usb-edition.md`` for each and its cure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib.resources import files as package_files
from pathlib import PurePosixPath

from pcmt.problems import UsageFault
from pcmt.publish.artifact import Artifact
from pcmt.publish.stylesheet import with_colours
from pcmt.publish.usb_copy.notes import UsbEdition, read_first, start_page
from pcmt.publish.usb_copy.pages import OfflinePage, offline_page
from pcmt.publish.usb_copy.scripts import PLACE_NAMES, SEARCH, data_script, search_files, without_module

FOLDER = "trang"
"""The folder that holds the pages: beside it stand only the two files that people are meant to open."""

START = "MO-TRANG-NAY.html"
READ_FIRST = "DOC-TRUOC.txt"

_LEFT_OUT = frozenset({"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", ".pcmt-site"})
"""Files that only a server or a search engine reads."""

_OWN = {
    "offline.js": "assets/javascripts/offline.js",
    "offline.css": "assets/stylesheets/offline.css",
}
"""Our files that only the copy has, by their name in this package, with their place in the copy."""


def offline_files(edition: UsbEdition, names: Collection[str], read: Callable[[str], bytes]) -> Iterator[Artifact]:
    """Every file of the copy, one at a time, in an order that depends on ``names`` alone.

    ``names`` are the files of the finished site, relative, with forward slashes; ``read`` gives the bytes of one. Raises
    UsageFault when a name cannot lie on every disk or a script cannot be run from one.
    """
    kept = sorted(name for name in names if not _is_left_out(name))
    check_names(kept)
    yield Artifact(START, start_page(edition, FOLDER))
    yield Artifact(READ_FIRST, read_first(edition, START))
    for artifact in _site_files(edition, kept, read):
        yield Artifact(f"{FOLDER}/{artifact.path}", artifact.content)


def _is_left_out(name: str) -> bool:
    return name in _LEFT_OUT or name.endswith(".map") or (name.startswith("sitemap-") and "/" not in name)


def _site_files(edition: UsbEdition, names: list[str], read: Callable[[str], bytes]) -> Iterator[Artifact]:
    """Yield the files, pages first: they determine which scripts are modules and which lists scripts request."""
    known = frozenset(names)
    modules: set[str] = set()
    lists: set[str] = set()
    for name in names:
        if name.endswith(".html"):
            page: OfflinePage = offline_page(read(name).decode(), name, edition, known)
            modules |= page.modules
            lists |= page.lists
            yield Artifact(name, page.html.encode())
    for name in names:
        if name in modules:
            yield Artifact(name, without_module(name, read(name), read))
        elif not name.endswith(".html") and not name.startswith(SEARCH):
            content = read(name)
            yield Artifact(name, content)
            if name in lists or name.startswith(PLACE_NAMES):
                yield data_script(name, content)
    yield from search_files((name for name in names if name.startswith(SEARCH)), read)
    for name, place in sorted(_OWN.items()):
        text = package_files(__name__).joinpath(name).read_text(encoding="utf-8")
        yield Artifact(place, with_colours(text, edition.colours).encode())


def check_names(names: Collection[str]) -> None:
    """UsageFault when a name would not survive FAT, NTFS or an unpacking program of any language."""
    seen: dict[str, str] = {}
    for name in names:
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name:
            raise UsageFault(f"tệp «{name}» chỉ ra ngoài thư mục trang")
        if not name.isascii():
            raise UsageFault(f"tên tệp «{name}» có dấu hoặc ký tự lạ, chép qua USB dễ hỏng; hãy đổi tên không dấu")
        other = seen.setdefault(name.lower(), name)
        if other != name:
            raise UsageFault(f"hai tệp «{other}» và «{name}» chỉ khác nhau chữ hoa, chữ thường; hãy đổi tên một tệp")
