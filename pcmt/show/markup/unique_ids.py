"""Unique ids within a page, whatever a record calls its terms and headings."""

from __future__ import annotations

import re

from pcmt.text.vietnamese import FRAME_IDS

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
