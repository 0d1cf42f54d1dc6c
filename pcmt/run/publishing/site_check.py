"""Checks of a finished site before it is published: what a reader or a program would stumble over."""

from __future__ import annotations

import html
import json
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from pcmt.publish.feeds.pieces import BYTE_LIMIT
from pcmt.relate.catalog import Catalog, Key
from pcmt.urls import record_path

PAGE_LIMIT = 1_000_000
"""Bytes of one page; a phone on a slow network would wait for more than that in vain."""
FAULT_LIMIT = 20
_LINK = re.compile(rb"""<(?:a|link|script|img|source|iframe|area)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|([^\s"'>]+))""")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NOT_FOUND = "404.html"


class Reference(NamedTuple):
    """A link of a page to a page or file of the site; both by their site-relative path."""

    page: str
    target: str
    fragment: str
    typed: str


def find_site_faults(site: Path, catalog: Catalog, waiting: Collection[Key]) -> list[str]:
    """Return what is wrong with a finished site, in Vietnamese, at most FAULT_LIMIT sentences. ``waiting`` must not be in it."""
    files = frozenset(_files(site))
    pages = sorted(name for name in files if name.endswith(".html"))
    found: list[str] = []
    for check in (
        _counts(files, catalog, waiting),
        _machine_files(site, files),
        _sizes(site, files),
        _links(site, files, pages),
    ):
        for fault in check:
            found.append(fault)
            if len(found) == FAULT_LIMIT:
                return found
    return found


def _files(folder: Path, prefix: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def _counts(files: Collection[str], catalog: Catalog, waiting: Collection[Key]) -> Iterator[str]:
    """Check that every record has its page, and nothing that waits has one."""
    for name in ("index.html", _NOT_FOUND, "sitemap.xml", "rss.xml", "atom.xml", "feed.json", "lich.ics"):
        if name not in files:
            yield f"thiếu tệp {name}"
    for record in catalog:
        if f"{record_path(record.kind_id, record.id)}index.html" not in files:
            yield f"thiếu trang của bản ghi {record.kind_id}/{record.id}"
    for kind, name in waiting:
        if any(path.startswith(record_path(kind, name)) for path in files):
            yield f"có trang của bản ghi chưa đăng {kind}/{name}"
    if any(path.startswith(("xem-thu/", "_khung/")) for path in files):
        yield "có trang chỉ dành cho lúc xem thử"


def _machine_files(site: Path, files: Collection[str]) -> Iterator[str]:
    """Check that a program can read feeds, sitemaps, JSON and calendars."""
    for name in sorted(files):
        try:
            if name.endswith(".xml"):
                ElementTree.parse(site / name)
            elif name.endswith(".json"):
                json.loads((site / name).read_bytes())
            elif name.endswith(".ics") and not _is_calendar((site / name).read_bytes()):
                yield f"lịch {name} không trọn vẹn"
        except (ValueError, ElementTree.ParseError) as error:
            yield f"tệp {name} hỏng: {error}"


def _is_calendar(content: bytes) -> bool:
    is_whole = content.startswith(b"BEGIN:VCALENDAR") and content.rstrip().endswith(b"END:VCALENDAR")
    return is_whole and content.count(b"BEGIN:VEVENT") == content.count(b"END:VEVENT")


def _sizes(site: Path, files: Collection[str]) -> Iterator[str]:
    """Check that no page or feed is too heavy or empty."""
    for name in sorted(files):
        is_feed = name.startswith(("rss", "atom", "feed", "json/")) and name.endswith((".xml", ".json"))
        limit = PAGE_LIMIT if name.endswith(".html") else BYTE_LIMIT if is_feed else 0
        if limit:
            size = (site / name).stat().st_size
            if size > limit:
                yield f"{name} nặng {size} byte, quá mức {limit}"
            elif not size:
                yield f"{name} trống"


def _links(site: Path, files: Collection[str], pages: list[str]) -> Iterator[str]:
    """Check that every link inside the site leads to a file, every fragment to a place of its page."""
    wanted: dict[str, dict[str, Reference]] = defaultdict(dict)
    for page in pages:
        if page == _NOT_FOUND:  # its links start at the domain, whatever the page that was not found
            continue
        for one in references_of(page, (site / page).read_bytes()):
            target = one.target if one.target in files else f"{one.target}/index.html".lstrip("/")
            if target not in files:
                yield f"trang {page}: liên kết tới «{one.typed}», không có trang hay tệp ấy"
            elif one.fragment and target.endswith(".html"):
                wanted[target].setdefault(one.fragment, one)
    for target, fragments in wanted.items():
        content = (site / target).read_bytes()
        for fragment, one in fragments.items():
            name = html.escape(fragment, quote=True).encode()
            if not any(sign + name + end in content for sign, end in ((b'id="', b'"'), (b'name="', b'"'))):
                yield f"trang {one.page}: liên kết tới «{one.typed}», trang ấy không có chỗ «{fragment}»"


def references_of(page: str, content: bytes) -> Iterator[Reference]:
    """Yield the links of a page that stay inside the site, each once."""
    folder = dirname(page)
    for typed in {match[1] or match[2] or b"" for match in _LINK.finditer(content)}:
        text = html.unescape(typed.decode("utf-8", "replace"))
        if not _SCHEME.match(text) and (found := _resolved(folder, page, text)):
            yield Reference(page, *found, text)


@cache
def _split(text: str) -> tuple[str, str]:
    parts = urlsplit(text)
    return unquote(parts.path), unquote(parts.fragment)


def _resolved(folder: str, page: str, text: str) -> tuple[str, str] | None:
    """Return the target and the fragment of a link; None for an address that starts at the domain."""
    path, fragment = _split(text)
    if path.startswith("/"):
        return None
    if not path:
        return page, fragment
    place = normpath(f"{folder}/{path}" if folder else path)
    return "" if place == "." else place, fragment
