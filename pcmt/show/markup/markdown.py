"""Free text of records (CommonMark with tables) as HTML. Raw HTML and images are shown as typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pyromark
from markupsafe import Markup

from pcmt.show.markup.body_tree import without_html
from pcmt.show.markup.unique_ids import Anchors
from pcmt.urls import record_path

_RENDERER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS)
_HREF = re.compile(r'<a href="([^"]*)"')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
# A disabled checkbox is useless to a screen reader; on paper the sign is ticked.
_CHECKBOX = re.compile(r'<input disabled="" type="checkbox"(?: checked="")?/>\s*')
_CODE = re.compile(r"<code[^>]*>.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_RECORD = re.compile(r"/?([a-z-]+)/([a-z0-9-]+)/?(#[\w-]*)?\Z")


def render_markdown(text: str, root: str) -> Markup:
    """Render free text; ``kind/id`` links become addresses of records below ``root``.

    The library has no switch against raw HTML, so HTML characters are escaped first: no tag can be written at all, and
    every ``href`` in the result comes from a Markdown link.
    """
    html = _RENDERER.html(without_html(text))
    if "<code" in html:
        html = _CODE.sub(_code_as_typed, html)
    if "<a " in html:
        html = _HREF.sub(_link_under(root), html)
    html = _HEADING.sub(_heading_with(Anchors()), html)
    if 'type="checkbox"' in html:
        html = _CHECKBOX.sub(lambda match: "☑ " if "checked" in match[0] else "☐ ", html)
    html = html.replace("<table>", '<div class="table-scroll" tabindex="0"><table>')
    return Markup(html.replace("</table>", "</table></div>"))


def _code_as_typed(match: re.Match[str]) -> str:
    return match[0].replace("&amp;lt;", "&lt;").replace("&amp;amp;", "&amp;").replace("!\\[", "![")


def _link_under(root: str) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        address = match[1]
        if record := _RECORD.match(address):
            return f'<a href="{root}{record_path(record[1], record[2])}{record[3] or ""}"'
        if address.startswith("#"):
            return match[0]
        if address.startswith(("https://", "http://")):
            return f'<a href="{address}" rel="noopener noreferrer external"'
        # ``check`` refuses every other address; a body that reaches here some other way gets no link at all.
        return "<a"

    return replace


def _heading_with(anchors: Anchors) -> Callable[[re.Match[str]], str]:
    """Give each heading an anchor; the page has its one ``h1`` already, so a body starts at ``h2``."""

    def replace(match: re.Match[str]) -> str:
        level = max(2, int(match[1]))
        words = unescape(_TAG.sub("", match[2]))
        if not words.strip():  # a heading that says nothing trips up screen readers, and Typst refuses it
            return ""
        anchor = anchors.next(words)
        return f'<h{level} id="{anchor}">{match[2]}</h{level}>'

    return replace
