"""Every colour but black and white is written in one file, ``pcmt/text/colours.py``; all others name it by its use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = "pcmt/text/colours.py"
SUFFIXES = frozenset({".py", ".css", ".js", ".html", ".j2", ".typ", ".xml", ".svg"})
EXCEPTIONS: dict[str, str] = {}
"""Files that may hold colours of their own, with the reason."""
HEX = re.compile(r"(?<![&\w/])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])", re.IGNORECASE)
OFFICE = re.compile(
    r"""(?:\bcolor|\bfill|\bfgColor|\brgb|srgbClr val|w:color w:val)=["']([0-9a-f]{6}|[0-9a-f]{8})["']""", re.IGNORECASE
)
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?=[\d.])[^)]*\)|\bluma\(", re.IGNORECASE)
NAMED = re.compile(
    r"""(?<![\w-])(?:color|background|fill|stroke|border|outline|stop-color)(?:-color)?\s*[:=]\s*["']?[^;"'{}]*?
    (?<![\w-])(?:red|green|blue|yellow|orange|purple|gr[ae]y|navy|teal|maroon|silver|olive|lime|aqua|gold|crimson)(?![\w-])""",
    re.VERBOSE,
)
NEUTRAL = re.compile(
    r"#(?:0{3}|f{3}|0{6}|f{6})(?:[0-9a-f]{1,2})?|0{6}|f{6}|rgb\((?:0 0 0|255 255 255) / [\d.]+\)", re.IGNORECASE
)


def colours_in(text: str, *, is_style: bool) -> Iterator[tuple[int, str]]:
    """Colours with their lines, black and white left out. ``is_style``: names and functions of CSS count too."""
    for pattern in (HEX, OFFICE, *((FUNCTION, NAMED) if is_style else ())):
        for found in pattern.finditer(text):
            value = found[found.lastindex or 0]
            if not NEUTRAL.fullmatch(value):
                yield text.count("\n", 0, found.start()) + 1, value


def sources() -> Iterator[Path]:
    for folder in ("pcmt", "overrides"):
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in SUFFIXES)


def test_colours_are_written_in_one_file() -> None:
    faults = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name != HOME and name not in EXCEPTIONS:
            found = colours_in(path.read_text("utf-8"), is_style=path.suffix != ".py")
            faults += [f"{name}:{line}: {value}" for line, value in found]
    assert faults == []


def test_the_home_is_seen_and_no_exception_is_stale() -> None:
    assert len(list(colours_in((ROOT / HOME).read_text("utf-8"), is_style=False))) > 50
    for name in EXCEPTIONS:
        assert list(colours_in((ROOT / name).read_text("utf-8"), is_style=True)), name


def test_the_rule_can_fail() -> None:
    def seen(text: str) -> list[str]:
        return [value for _, value in colours_in(text, is_style=True)]

    assert seen("a { color: #0b4a3a; top: 0; background: #E7E9; border: 1px solid #777 }") == [
        "#0b4a3a",
        "#E7E9",
        "#777",
    ]
    assert seen('<w:color w:val="0B4A3A"/><a:srgbClr val="F6C664"/> color="808080"') == ["0B4A3A", "F6C664", "808080"]
    assert seen("a { color: rgb(11 74 58); fill: hsl(165, 70%, 17%) }") == ["rgb(11 74 58)", "hsl(165, 70%, 17%)"]
    assert len(seen('<path stroke="red"/> a { border: 1px solid grey }')) == 2
    assert seen("#000 #fff #0004 rgb(255 255 255 / .2) &#160; #cac-trang a/#abc var(--green-x) w:val='100000'") == []
    assert list(colours_in("\n\n#777", is_style=False)) == [(3, "#777")]
