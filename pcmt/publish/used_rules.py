"""Rules of a style sheet that some page can use: a sheet of a theme holds ten times more than a site needs.

A rule is dropped only when a class, an id, a ``data-`` attribute or a direction of writing that it needs occurs as a word
nowhere in the given texts (drawn pages, templates, code, scripts); what this module does not understand is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\(\s*[^"'\s)](?:[^)\\]|\\.)*\)|\\.|[^"'/\\u{}();,\[\]]+|.""",
    re.DOTALL,
)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_GROUPS = ("@media", "@supports", "@layer", "@container")
"""At-rules whose block holds rules."""
_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+([\w-]+)")

_CHOICE = re.compile(r":(?:is|where|has|matches|any)\(")
_SKIPPED = re.compile(r":[\w-]+\(")
"""A functional pseudo-class that needs no name to occur: ``:not(.a)`` is true without ``.a``."""
_NAME = re.compile(
    r"\[(data-[\w-]+|dir)\s*(?:=\s*[\"']?([A-Za-z_][\w-]*)[\"']?\s*)?\]|\[[^\]]*\]|[.#]([A-Za-z_][\w-]*)"
)
"""A class, an id, a ``data-`` attribute or ``dir`` with its value where that is one word; other attributes need nothing."""
_UNREAD = re.compile(r"\\|\|\|")

_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


class CssFault(Exception):
    """A style sheet whose brackets do not match."""


class CssBlock(NamedTuple):
    """A rule or an at-rule: what precedes its braces and what they hold; ``body`` is None for a statement such as ``@import``."""

    prelude: str
    body: str | None


def words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that may be a name of CSS."""
    found: set[str] = set()
    for text in texts:
        found.update(_WORD.findall(text))
    return frozenset(found)


def used_rules(sheet: str, names: Collection[str], readers: str = "") -> str:
    """Return the rules of a sheet that can apply where only ``names`` occur, without comments.

    Custom properties that neither they, nor the sheet ``readers``, nor ``names`` read go too, with keyframes that nothing runs.
    Raises CssFault.
    """
    made = _kept(sheet, names)
    while (fewer := _read_only(made, names, readers)) != made:
        made = fewer
    return made


def compact(sheet: str) -> str:
    """Return a sheet without comments and without white space around rules and declarations. Raises CssFault."""
    return _pruned(sheet, None, None)


@lru_cache(256)
def blocks(sheet: str) -> tuple[CssBlock, ...]:
    """Return the blocks of a sheet, or of the body of a group. Raises CssFault."""
    return tuple(CssBlock(prelude.strip(), body) for prelude, body in _split(sheet))


def _split(sheet: str) -> Iterator[tuple[str, str | None]]:
    depth, start, parts = 0, "", [""]
    for token in (match[0] for match in _TOKEN.finditer(sheet)):
        if token.startswith("/*"):
            continue
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth < 0:
            raise CssFault(parts[-1][-80:])
        if token == "{" and depth == 1:
            start, parts = "".join(parts), []
        elif token == "}" and depth == 0:
            yield start, "".join(parts)
            start, parts = "", [""]
        elif token == ";" and depth == 0:
            yield "".join(parts), None
            parts = [""]
        else:
            parts.append(token)
    if depth or "".join(parts).strip():
        raise CssFault("".join(parts)[-80:])


def _kept(sheet: str, names: Collection[str]) -> str:
    made = []
    for prelude, body in blocks(sheet):
        if body is None:
            made.append(f"{prelude};")
        elif prelude.startswith(_GROUPS):
            inner = _kept(body, names)
            made += [f"{prelude}{{{inner}}}"] if inner else []
        elif prelude.startswith("@"):
            made.append(f"{prelude}{{{body}}}")
        elif selectors := [one for one in _parts(prelude, ",") if is_used(one, names)]:
            made.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(made)


def is_used(selector: str, names: Collection[str]) -> bool:
    """Whether a selector without outer commas can match where only ``names`` occur."""
    if _UNREAD.search(selector):
        return True
    while call := _SKIPPED.search(selector):
        end = _closing(selector, call.end())
        inside = selector[call.end() : end]
        if _CHOICE.match(call[0]) and not any(is_used(one, names) for one in _parts(inside, ",")):
            return False
        selector = selector[: call.start()] + selector[end + 1 :]
    needed = (name for match in _NAME.finditer(selector) for name in match.groups() if name)
    return all(name in names for name in needed)


def _closing(text: str, start: int) -> int:
    depth = 1
    for match in _TOKEN.finditer(text, start):
        depth += (match[0] in _OPENING) - (match[0] in _CLOSING)
        if not depth:
            return match.start()
    raise CssFault(text)


def _read_only(sheet: str, names: Collection[str], readers: str) -> str:
    """Return a sheet without the custom properties and keyframes that nothing reads."""
    read = {*_READ.findall(sheet), *_READ.findall(readers), *(f"--{name}" for name in names)}
    run = words(body for prelude, body in _flat(sheet) if not prelude.startswith("@")) | words([readers])
    return _pruned(sheet, read, run)


def _flat(sheet: str) -> Iterator[tuple[str, str]]:
    for prelude, body in blocks(sheet):
        if body is not None and prelude.startswith(_GROUPS):
            yield from _flat(body)
        elif body is not None:
            yield prelude, body


def _pruned(sheet: str, read: Collection[str] | None, run: Collection[str] | None) -> str:
    """Leave of custom properties those in ``read``, of keyframes those in ``run``; None leaves all."""
    made = []
    for prelude, body in blocks(sheet):
        animation = _KEYFRAMES.match(prelude)
        if body is None:
            made.append(f"{prelude};")
        elif prelude.startswith(_GROUPS):
            inner = _pruned(body, read, run)
            made += [f"{prelude}{{{inner}}}"] if inner else []
        elif animation:
            made += [f"{prelude}{{{body}}}"] if run is None or animation[1] in run else []
        else:
            kept = [line for line in _declarations(body) if read is None or _is_read(line, read)]
            made += [f"{prelude}{{{';'.join(kept)}}}"] if kept else []
    return "".join(made)


def _is_read(declaration: str, read: Collection[str]) -> bool:
    custom = _PROPERTY.match(declaration)
    return custom is None or custom[1] in read


def _declarations(body: str) -> list[str]:
    return [part for part in _parts(body, ";") if part]


def _parts(text: str, mark: str) -> list[str]:
    """Split at marks outside of brackets and strings."""
    depth, parts = 0, [""]
    for token in (match[0] for match in _TOKEN.finditer(text)):
        depth += (token in _OPENING) - (token in _CLOSING)
        if token == mark and not depth:
            parts.append("")
        elif not token.startswith("/*"):
            parts[-1] += token
    return [part.strip() for part in parts]
