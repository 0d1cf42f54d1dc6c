"""Style sheets: the one of pages joined from a file for each subject, since every request costs a slow phone time; colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pcmt.text.colours import Palette
from pcmt.theme import SCHEME_ATTRIBUTE

STYLESHEET = "assets/stylesheets/portal.css"
"""The sheet that imports the others, and the place of the joined one."""
EMBLEM = "assets/images/cong.svg"

_IMPORT = re.compile(r'^@import "((?!colours/)[\w/-]+\.css)";\n', re.MULTILINE)
_COLOURS = re.compile(r'^@import "colours/(desk|system|schemes)\.css";\n', re.MULTILINE)
_PROPERTY = re.compile(r"var\(--([\w-]+)\)")


class JoinedSheet(NamedTuple):
    """The text of a sheet with its imports in their places, and the names of the files they came from."""

    text: str
    parts: tuple[str, ...]


def join_imports(text: str, read: Callable[[str], str]) -> JoinedSheet:
    """Put every imported file in the place of its ``@import`` line; ``read`` gives the text of a file by its relative name."""
    parts: list[str] = []

    def inline(match: re.Match[str]) -> str:
        parts.append(match[1])
        return read(match[1])

    return JoinedSheet(_IMPORT.sub(inline, text), tuple(parts))


def with_colours(text: str, palette: Palette) -> str:
    """Replace ``@import "colours/….css"`` by custom properties for the colours that the sheet reads by ``var()``.

    ``system.css``: the scheme that the visitor's system asks for. ``desk.css``: the same on a screen, with
    light paper as ``.sheet``. ``schemes.css``: the scheme that the theme's switch has chosen, and black on white in print.
    """
    used = {name.replace("-", "_") for name in _PROPERTY.findall(text)}

    def rules(match: re.Match[str]) -> str:
        light = _rule(":root", palette.light, used)
        if match[1] == "desk":
            dark = _rule(":root", palette.dark, used)
            sheet = _rule(".sheet", {name: palette.light[name] for name in palette.dark}, used)
            return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}{sheet}}}\n"
        if match[1] == "system":
            return f"{light}@media (prefers-color-scheme: dark) {{\n{_rule(':root', palette.dark, used)}}}\n"
        light = _rule(f':root,\n[{SCHEME_ATTRIBUTE}="default"]', palette.light, used)
        dark = _rule(f'[{SCHEME_ATTRIBUTE}="slate"]', palette.dark, used)
        return f"{light}{dark}@media print {{\n{_rule(f':root, body, [{SCHEME_ATTRIBUTE}]', palette.print, used)}}}\n"

    return _COLOURS.sub(rules, text)


def _rule(selector: str, colours: Mapping[str, str], used: Iterable[str]) -> str:
    lines = (f"  --{name.replace('_', '-')}: {value};\n" for name, value in colours.items() if name in used)
    return f"{selector} {{\n{''.join(lines)}}}\n"


def coloured_drawing(text: str, palette: Palette) -> str:
    """Replace ``var(--…)`` in an SVG file by the values for light screens: as a picture it has no page to take them from."""
    return _PROPERTY.sub(lambda match: palette.light[match[1].replace("-", "_")], text)
