"""Macro results in hand-written pages: kept out of Markdown's reach and inserted, escaped, once the page is HTML.

A title such as ``[x](javascript:…)`` or ``*a*`` must be printed as typed. No escape is valid in every context of
Markdown
(text, code, link, raw HTML), so a value other than plain words is replaced by an alphanumeric placeholder, which
Markdown
preserves everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pcmt.show.markup.html import html_of
from pcmt.show.markup.macro_source import FILTER_NAMES
from pcmt.text.vietnamese import slugify

BLOCK = '<div data-block="{}"></div>'
"""Stands in a page for a finished block: long HTML need not pass through Python-Markdown, nor twice into the search index."""
WORD = "pcmtvalue{}z"
"""Stands in a page for a value."""
_BLOCK = re.compile(BLOCK.format(r"(\d+)"))
_WORD = re.compile(WORD.format(r"(\d+)"))
_ANCHOR = re.compile(rf'(?<=\s)(id="|href="#)([^"]*{_WORD.pattern}[^"]*)"')
_ADDRESS = re.compile(rf'(?<=\s)((?:href|src|action|formaction)=")([^"]*{_WORD.pattern}[^"]*)"', re.IGNORECASE)
_SOUND = re.compile(r"(?:https?://|mailto:|tel:|webcal:|[./#?])", re.IGNORECASE)
# Words, and web addresses without a sign that Markdown reads: these mean the same in Markdown, in HTML and in code.
_PLAIN = re.compile(r"[^\W\d_]+(?:,? [^\W_]+)*|https?://[A-Za-z0-9./:?=%-]+")
# Reserved signs of HTML and of Markdown, and whatever could open a list or a heading at the start of a line.
_SIGNS = re.compile(r"&(?:#\d+|\w+);|[\\`*_{}\[\]()#+|!~^=:.\-]")


class StandIn(str):
    """What holds the place of a block in the source of a page; printed as it is."""


class PageValues:
    """The blocks and values of the pages of one build, by their numbers."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def clear(self) -> None:
        """Forget them, for the next build."""
        self._held.clear()

    def hold_block(self, html: str) -> StandIn:
        """Keep a finished block; what stands for it."""
        self._held.append(html)
        return StandIn(BLOCK.format(len(self._held) - 1))

    def hold(self, value: Any) -> str:
        """What Jinja prints for a value: itself when it is plain words or a number, else what stands for its HTML."""
        if isinstance(value, StandIn):
            return value
        text = value if isinstance(value, Markup) else str(value)
        if not isinstance(value, Markup) and (not text or _PLAIN.fullmatch(text) or isinstance(value, int)):
            return text
        self._held.append(html_of(text))
        return WORD.format(len(self._held) - 1)

    def put(self, html: str) -> str:
        """A drawn page, or a part of it, with everything in its place."""
        if "pcmtvalue" in html:
            html = _ANCHOR.sub(lambda match: f'{match[1]}{slugify(unescape(self._words(match[2])))}"', html)
            html = _ADDRESS.sub(self._address, html)
            html = _WORD.sub(self._one, html)
        return _BLOCK.sub(self._one, html)

    def _address(self, match: re.Match[str]) -> str:
        """Replace an address made of a value; only web addresses and pages are allowed, never scripts."""
        address = self._words(match[2])
        return f'{match[1]}{address if _SOUND.match(unescape(address).strip()) else "#"}"'

    def _words(self, text: str) -> str:
        return _WORD.sub(self._one, text)

    def _one(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return self._held[number] if number < len(self._held) else match[0]


def escaped_in_markdown(value: Any) -> Any:
    """Escape a value for an engine without the plugin, where placeholders cannot be replaced later, with character references."""
    if isinstance(value, int):
        return value
    return Markup(_SIGNS.sub(lambda match: match[0] if match[0][0] == "&" else f"&#{ord(match[0])};", html_of(value)))


def page_environment(values: PageValues, macros: Mapping[str, Callable[..., Any]]) -> ImmutableSandboxedEnvironment:
    """Return the sandbox for pages: the macros, harmless filters, no files, every printed value replaced by a placeholder."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=values.hold)
    environment.globals = dict(macros)
    environment.filters = {name: one for name, one in environment.filters.items() if name in FILTER_NAMES}
    environment.tests = {
        name: test for name, test in environment.tests.items() if name in {"defined", "none", "string", "number"}
    }
    return environment
