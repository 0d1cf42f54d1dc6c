"""Anchors of headings on one page: readable, never empty, never twice the same."""

from __future__ import annotations

from pcmt.text.vietnamese import FRAME_IDS, slugify


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
