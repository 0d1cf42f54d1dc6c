"""Unique ids within a page, whatever a record calls its terms and headings."""

from __future__ import annotations

import re

from pcmt.text.vietnamese import FRAME_IDS, slugify

_ID = re.compile(r'(<[a-z][^<>]* id=")([^"<>]+)"')
_MAYBE = re.compile(r' id="([^"<>]+)"')
"""Every id and what only looks like one: found several times faster."""


def with_unique_ids(html: str) -> str:
    """HTML for the frame in which every id is the only one: the first of a name keeps it, later ones are numbered from 2.

    The frame's own ids count as taken. Values printed on a page have their quotes escaped, so only attributes are met.
    """
    ids = _MAYBE.findall(html)
    taken = set(ids)
    if len(taken) == len(ids) and taken.isdisjoint(FRAME_IDS):
        return html
    taken = {match[2] for match in _ID.finditer(html)}
    given = set(FRAME_IDS)

    def replace(match: re.Match[str]) -> str:
        name, number = match[2], 2
        if name in given:
            while f"{name}-{number}" in given or f"{name}-{number}" in taken:
                number += 1
            name = f"{name}-{number}"
        given.add(name)
        return f'{match[1]}{name}"'

    return _ID.sub(replace, html)


class Anchors:
    """Gives out anchors in the order of the headings; the page and the search index walk the same order."""

    def __init__(self) -> None:
        self.given: dict[str, int] = dict.fromkeys(FRAME_IDS, 1)

    def next(self, words: str) -> str:
        """Anchor of the next heading, whose words are plain text."""
        name = slugify(words) or "muc"
        count = self.given.get(name, 0) + 1
        # «Bài», «Bài», «Bài 2» must not give the last two the same anchor.
        while count > 1 and f"{name}-{count}" in self.given:
            count += 1
        self.given[name] = count
        anchor = name if count == 1 else f"{name}-{count}"
        self.given.setdefault(anchor, 1)
        return anchor
