"""Files that every page loads, made of those of the theme: one style sheet, one script. Each request costs a slow phone time.

``files`` is the collection of the engine, whose entries have a name (``src_uri``) and a text (``content_string``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pcmt.theme
from pcmt.problems import EnvironmentFault
from pcmt.publish.compact_script import compact_script
from pcmt.publish.stylesheet import EMBLEM, STYLESHEET, coloured_drawing, join_imports, with_colours
from pcmt.publish.used_rules import compact, used_rules, words
from pcmt.text.colours import Palette

SCRIPT = "assets/javascripts/portal.js"
SCRIPT_PARTS = ("frame/frame.js", "frame/drawer.js", "copy.js")
"""Scripts that are joined in this order; each keeps its names to itself."""
MODULES = ("time.js", "search.js")
"""Modules that every page loads besides."""
INLINE = "palette.js"
"""A script that the theme prints into the page."""

_BASE_SHEETS = re.compile(r"assets/stylesheets/(main|palette)\.\w+\.min\.css")
"""Style sheets of the theme that ours extends; ``main`` comes first."""
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function|class) )", re.MULTILINE)
_CHARSET = re.compile(r'@charset "[^"]*";')
_SOURCES = (".html", ".js", ".py")
_FOLDERS = ("show", "theme")
"""Folders of the package whose code and templates write the HTML of pages; ``drawing_key`` counts them."""


class PageSheet(NamedTuple):
    """The style sheet of pages: rules of the theme that it extends, and our own."""

    base: str
    own: str


def join_assets(files: Any, palette: Palette, emblem: str = "") -> PageSheet:
    """Put one style sheet and one script in the place of their parts. Raises EnvironmentFault.

    ``palette`` are the colours of the portal; ``emblem`` is its SVG, empty for that of the theme.
    """
    if STYLESHEET not in files.src_uris:
        return PageSheet("", "")  # another theme
    sheet = _join_stylesheet(files)
    _put_colours(files, palette, emblem)
    own = files.get_file_from_path(STYLESHEET)
    own_text = own.content_string
    own.content_string = sheet + own_text
    folder = SCRIPT.rpartition("/")[0]
    parts = [files.get_file_from_path(f"{folder}/{name}") for name in SCRIPT_PARTS]
    files.get_file_from_path(SCRIPT).content_string = "".join(part.content_string for part in parts)
    _join_modules(files, folder)
    for name, file in files.src_uris.items():
        if name.startswith(f"{folder}/") and name.endswith(".js"):
            file.content_string = compact_script(file.content_string)
    for name in {*SCRIPT_PARTS, INLINE} - {"copy.js"}:
        files.remove(files.get_file_from_path(f"{folder}/{name}"))
    return PageSheet(sheet, own_text)


def _join_stylesheet(files: Any) -> str:
    """Put the imported files of the style sheet in their places; return the sheets of the theme. None of them is published."""
    folder = STYLESHEET.rpartition("/")[0]
    parts = {name: file for name, file in files.src_uris.items() if name.startswith(f"{folder}/")}
    sheet = parts[STYLESHEET]
    joined = join_imports(sheet.content_string, lambda name: parts[f"{folder}/{name}"].content_string)
    sheet.content_string = joined.text
    base = sorted(filter(_BASE_SHEETS.fullmatch, parts))
    if len(base) != 2:
        raise EnvironmentFault("bộ giao diện gốc thiếu tệp kiểu chữ; hãy cài lại bằng: python portal.py setup")
    text = "".join(_CHARSET.sub("", parts[name].content_string) for name in base)
    for name in (*base, *(f"{folder}/{part}" for part in joined.parts)):
        files.remove(parts[name])
    return text


def _join_modules(files: Any, folder: str) -> None:
    """Put what a module imports at once in the place of the import; what it imports later stays a file of its own."""
    texts = {
        name: file.content_string
        for name, file in files.src_uris.items()
        if name.startswith(folder) and name.endswith(".js")
    }

    def joined(text: str) -> str:
        def inline(match: re.Match[str]) -> str:
            body = _EXPORT.sub("", joined(texts[f"{folder}/{match[2]}"]))
            return f"const {{ {match[1]} }} = (() => {{\n{body}\nreturn {{ {match[1]} }}\n}})()"

        return _IMPORT.sub(inline, text)

    for name, text in texts.items():
        if _IMPORT.search(text):
            files.src_uris[name].content_string = joined(text)


def _put_colours(files: Any, palette: Palette, emblem: str) -> None:
    """Put the colours of the portal into the style sheets that import them, its emblem in the place of the theme's."""
    for uri, file in files.src_uris.items():
        if uri == EMBLEM:
            file.content_string = emblem or coloured_drawing(file.content_string, palette)
        elif uri.endswith(".css") and (text := with_colours(file.content_string, palette)) != file.content_string:
            file.content_string = text


def shrink_stylesheet(site: Path, sheet: PageSheet, drawn: Iterable[str]) -> None:
    """Leave in the style sheet of a drawn site the rules that its pages, or the code that fills them, can use.

    ``drawn`` are the texts of its pages and frames.
    """
    package = Path(pcmt.theme.__file__).parents[1]
    code = [path for folder in _FOLDERS for path in (package / folder).rglob("*") if path.suffix in _SOURCES]
    static = [path for path in site.rglob("*") if path.suffix in (".html", ".js")]
    texts = (path.read_text(encoding="utf-8") for path in (*code, *static))
    readers = [path.read_text(encoding="utf-8") for path in site.rglob("*.css") if path != site / STYLESHEET]
    base = used_rules(sheet.base, words((*drawn, *texts)), "".join((sheet.own, *readers)))
    (site / STYLESHEET).write_bytes(f"{base}{compact(sheet.own)}\n".encode())
