"""One page of the finished site made over for a disk: its links, its scripts, and the line that dates the copy."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from pcmt.publish.usb_copy.notes import UsbEdition, dating_line

# A value may hold ">", so tags are read value by value.
_TAG = re.compile(
    r"""<!--.*?-->|<(script|style)\b[^>]*>.*?</\1>|<([a-zA-Z][\w-]*)(?:[^"'>]|"[^"]*"|'[^']*')*>""", re.DOTALL
)
_HOLDERS = frozenset({"a", "area", "link", "form", "iframe"})
_CLICKED = frozenset({"a", "area"})
_ADDRESS = re.compile(r"""(?<=\s)(href|action|src)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCRIPT = re.compile(r"<script\b([^>]*)>")
_MODULE = re.compile(r"""\stype=(?:"module"|'module'|module\b)""")
_SOURCE = re.compile(r"""\ssrc="([^"]*)\"""")
_LIST = re.compile(r"""\sdata-[a-z-]+="([^"\s]+\.json)(?:[?#][^"]*)?\"""")
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=[^"]*/)(?=")')
"""The way on from a page whose record was renamed."""
_CUT = re.compile(r"[?#]")
_FOLLOWED = (".xml", ".ics", ".json")
"""Files that programs subscribe to: their absolute addresses are meant to be copied, and only the living site renews them."""


class OfflinePage(NamedTuple):
    """A page of the copy; names of the scripts it loads as modules and of the lists that its scripts will fetch."""

    html: str
    modules: frozenset[str]
    lists: frozenset[str]


def offline_page(html: str, name: str, edition: UsbEdition, known: frozenset[str]) -> OfflinePage:
    """Make over the page ``name``; ``known`` are all files of the site."""
    folder = posixpath.dirname(name)
    root = posixpath.relpath(".", folder or ".")
    modules: set[str] = set()

    def inside(address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote(_CUT.split(unescape(address))[0])))

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        if text.startswith("<!--"):
            return text
        if match[1]:
            return _SCRIPT.sub(script, text, count=1)
        if match[2] not in _HOLDERS:
            return text
        is_clicked = match[2] in _CLICKED
        return _ADDRESS.sub(lambda found: _local(found, name, edition.address, known, is_clicked), text)

    def script(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[1])
        if not source or not _MODULE.search(match[1]):
            return match[0]
        modules.add(inside(source[1]))
        return f"<script defer{_MODULE.sub('', match[1])}>"

    made = _REFRESH.sub(r"\1index.html", _TAG.sub(tag, html))
    lists = frozenset(inside(found) for found in _LIST.findall(html)) & known
    return OfflinePage(_dated(made, name, root, edition), frozenset(modules), lists)


def _local(found: re.Match[str], name: str, site: str, known: frozenset[str], is_clicked: bool) -> str:
    """Rewrite an attribute whose address is a file of the copy; external addresses are unchanged."""
    attribute, *values = found.groups()
    address = unescape(next(value for value in values if value is not None))
    place = _CUT.search(address)
    path, rest = (address[: place.start()], address[place.start() :]) if place else (address, "")
    if not path:
        return found[0]
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", path):
        if not is_clicked or not path.startswith(site) or path.endswith(_FOLLOWED):
            return found[0]
    elif not path.startswith("/"):
        is_folder = path.endswith("/") or posixpath.basename(path) in {".", ".."}
        target = f"{path.rstrip('/')}/index.html" if is_folder else path
        return f'{attribute}="{escape(target + rest)}"'
    target = unquote(urljoin(f"{site}{name}", path)).removeprefix(site)
    target = f"{target}index.html" if target.endswith("/") or not target else target
    if target not in known:
        return found[0]
    return f'{attribute}="{escape(posixpath.relpath(target, posixpath.dirname(name) or ".") + rest)}"'


def _dated(html: str, name: str, root: str, edition: UsbEdition) -> str:
    """Insert the copy's files into the head of a page, and the dating line after the menu or at the start."""
    head = "".join(
        (
            f'<link rel="stylesheet" href="{root}/assets/stylesheets/offline.css">',
            f'<script src="{root}/assets/javascripts/offline.js"></script>',
        )
    )
    line = dating_line(edition, name)
    html = html.replace("</head>", f"{head}\n</head>", 1)
    menu = html.find('<nav class="site-nav"')
    if menu >= 0:
        return html[:menu] + html[menu:].replace("</nav>", f"</nav>\n{line}", 1)
    return re.sub(r"<body\b[^>]*>", lambda body: f"{body[0]}\n{line}", html, count=1)
