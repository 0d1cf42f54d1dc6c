"""Macro results in hand-written pages: kept out of Markdown's reach and inserted, escaped, once the page is HTML.

A title such as ``[x](javascript:…)`` or ``*a*`` must be printed as typed. No escape is valid in every context of
Markdown (text, code, link, raw HTML), so a value is replaced by an alphanumeric placeholder, which Markdown preserves
everywhere. A placeholder may hold a call that is made later: a drawn page then serves for any data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any, NamedTuple

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pcmt.show.markup.html import html_of
from pcmt.show.markup.macro_source import FILTER_NAMES
from pcmt.text.vietnamese import slugify

BLOCK = '<div data-block="{}">{}</div>'
"""Placeholder of a finished block: long HTML need not pass through Python-Markdown."""
HEADING = "<!--<h1-->"
"""Inside ``BLOCK`` where the block brings the heading of the page, which templates of a theme look for in the drawn content."""
WORD = "pcmtvalue{}z"
"""Placeholder of a value."""
_ONE = WORD.format(r"\d+")
# A pattern that begins with letters is tried where one of them is: what must stand before them is looked at behind the first.
# U+017F is an S where the case of letters does not count.
_HELD = re.compile(
    rf'(?P<first>[ip<hsafHSAF\u017f])(?:(?<=\s.)(?P<anchor>(?<=i)d="|(?<=h)ref="#)(?P<name>[^"]*{_ONE}[^"]*)"'
    rf'|(?<=\s.)(?P<link>(?i:(?<=h)ref|(?<=s)rc|(?<=a)ction|(?<=f)ormaction)=")(?P<address>[^"]*{_ONE}[^"]*)"'
    rf"|(?<=p){WORD[1:].format(r'(?P<word>[0-9]+)')}|(?<=<){BLOCK[1:].format(r'(?P<block>[0-9]+)', f'(?:{HEADING})?')})",
)
_WORD = re.compile(WORD.format(r"(\d+)"))
_SOUND = re.compile(r"(?:https?://|mailto:|tel:|webcal:|[./#?])", re.IGNORECASE)
# Words, and web addresses without a sign that Markdown reads: these mean the same in Markdown, in HTML and in code.
_PLAIN = re.compile(r"[^\W\d_]+(?:,? [^\W_]+)*|https?://[A-Za-z0-9./:?=%-]+")
_LONG_NUMBER = re.compile(r"[0-9]{3}")
"""A count that might be taken for the number of a helpline, which only words of the page itself name."""
# Reserved signs of HTML and of Markdown, and whatever could open a list or a heading at the start of a line.
_SIGNS = re.compile(r"&(?:#\d+|\w+);|[\\`*_{}\[\]()#+|!~^=:.\-]")


class StandIn(str):
    """What holds the place of a block in the source of a page; printed as it is."""


class MacroCall(NamedTuple):
    """A macro call of a page, by the place where problems of it are reported and the page's relative path to the site root."""

    page: str
    line: int
    root: str
    name: str
    args: tuple[Any, ...]
    options: Mapping[str, Any]


class PageValues:
    """The blocks and values of the pages of one drawing, by the numbers of their placeholders.

    ``held``: finished HTML, or the call that will give it. ``seen``: the calls that were made while pages were drawn,
    because a page computes with their values, each with a digest of what it gave.
    """

    def __init__(self, held: Iterable[str | MacroCall] = ()) -> None:
        self.held = list(held)
        self.seen: list[tuple[MacroCall, str]] = []

    def clear(self) -> None:
        """Remove all of them, for the next drawing."""
        self.held.clear()
        self.seen.clear()

    def hold_block(self, html: str | MacroCall, *, has_heading: bool = False) -> StandIn:
        """Keep a finished block or its call; return its placeholder."""
        self.held.append(html)
        return StandIn(BLOCK.format(len(self.held) - 1, HEADING if has_heading else ""))

    def hold_call(self, call: MacroCall) -> StandIn:
        """Keep the call of a value; return its placeholder."""
        self.held.append(call)
        return StandIn(WORD.format(len(self.held) - 1))

    def hold(self, value: Any) -> str:
        """Return what Jinja prints for a value: itself when it is plain words or a short number, else a placeholder of its HTML."""
        if isinstance(value, StandIn):
            return value
        text = value if isinstance(value, Markup) else str(value)
        is_plain = not text or _PLAIN.fullmatch(text) or isinstance(value, int)
        if is_plain and not isinstance(value, Markup) and not _LONG_NUMBER.search(text):
            return text
        self.held.append(html_of(text))
        return WORD.format(len(self.held) - 1)

    def resolved(self, evaluate: Callable[[MacroCall], Any]) -> PageValues:
        """Return the same values with the result of ``evaluate`` in the place of each call, escaped unless it is Markup.

        A call stays where the result is that call.
        """
        return PageValues(one if isinstance(one, str) else _held(evaluate(one)) for one in self.held)

    def put(self, html: str) -> str:
        """Return drawn HTML with everything in its place; text that was put in is not searched again."""
        return _HELD.sub(self._replace, html) if "pcmtvalue" in html or "data-block=" in html else html

    def _replace(self, match: re.Match[str]) -> str:
        if match["anchor"]:
            return f'{match["first"]}{match["anchor"]}{slugify(unescape(self._words(match["name"])))}"'
        if match["link"]:
            address = self._words(match["address"])
            return f'{match["first"]}{match["link"]}{address if _SOUND.match(unescape(address).strip()) else "#"}"'
        return self._one(match["word"] or match["block"], match[0])

    def _words(self, text: str) -> str:
        return _WORD.sub(lambda match: self._one(match[1], match[0]), text)

    def _one(self, number: str, otherwise: str) -> str:
        held = self.held[int(number)] if int(number) < len(self.held) else otherwise
        return held if isinstance(held, str) else otherwise


def _held(value: Any) -> str | MacroCall:
    if isinstance(value, MacroCall):
        return value
    return html_of(value if isinstance(value, Markup) else str(value))


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
