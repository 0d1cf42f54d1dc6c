"""Entries of the theme's search index for poured pages: one for the page, one for each of its sections."""

from __future__ import annotations

import json
import re
from typing import Any

from pcmt.outputs import Artifact
from pcmt.render.article import Article

_SECTION = re.compile(r'(?=<h[23] (?:class="[^"]*" )?id=")')
_HEADING = re.compile(r'<h[23] (?:class="[^"]*" )?id="([^"]+)">(.*?)</h[23]>', re.DOTALL)
# Quotes repeat the official text that is indexed itself; contents, sources and the foot say nothing to look for.
_SKIPPED = re.compile(
    r'<details class="toc-inline">.*?</details>|<header class="record-head">.*?</h1>|<footer.*?</footer>'
    r'|<q class="quote">.*?</q>|<section class="sources">.*?</section>|<a class="(?:at|note-ref)".*?</a>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def _plain(html: str) -> str:
    """Words of a piece of HTML; entities stay, for the theme prints index texts as HTML."""
    return _SPACE.sub(" ", _TAG.sub(" ", html)).strip()


def search_entries(article: Article, title: str) -> list[dict[str, Any]]:
    """Index entries of a record page. ``title`` is escaped HTML text."""
    pieces = _SECTION.split(_SKIPPED.sub("", article.html))
    entries = [{"location": article.path, "title": title, "text": _plain(pieces[0])}]
    for piece in pieces[1:]:
        heading = _HEADING.match(piece)
        if heading is None:
            continue
        text = _plain(piece[heading.end() :])
        if text:
            entries.append({"location": f"{article.path}#{heading[1]}", "title": _plain(heading[2]), "text": text})
    return entries


def extended_index(index: bytes, entries: list[dict[str, Any]], path: str) -> Artifact:
    """The theme's own index with the entries of poured pages added."""
    data = json.loads(index)
    data["docs"] = [*data["docs"], *entries]
    return Artifact(path, json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
