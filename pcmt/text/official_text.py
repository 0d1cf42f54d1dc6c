"""Parser of the light markup of official texts: the levels I. / 1. / a) / - / + and footnotes, one block per line.

The levels are those of administrative documents (NĐ 30/2020/NĐ-CP, Phụ lục I). Parsing never changes a word: it assigns
each line a kind and a place, so that data taken from a text can name its place and be verified.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from pcmt.text.vietnamese import fold_spaces

PREAMBLE = "mở đầu"
_UNNUMBERED = (PREAMBLE, "nơi nhận")
_SIGN = re.compile(
    r"(?:(?P<section>[IVX]{1,5}\.)|(?P<item>[0-9]{1,2}\.)|(?P<point>[a-zđ]\))|(?P<dash>-)|(?P<plus>\+))\s+(?=\S)"
)
"""The first sign of a line; its group is the kind of the line."""
_FOOTNOTE = re.compile(r"\[\^([0-9]{1,2})\]:\s*")
FOOTNOTE_MARK = re.compile(r"\[\^([0-9]{1,2}):?\]")
"""``[^1]`` where the digit is printed; ``[^1:]`` where, inside a sentence, the printed page ends with the footnote."""
_MARKED = "[^"
"""How every footnote mark begins: to look for it takes a tenth of a search by the pattern."""
_RUN_IN = re.compile(r"[^:.;]{3,120}:(?=\s|$)")
_HEADING_LIMIT = 220
_COLON = re.compile(r":(?!\])")
"""The first colon of the words, not one inside a footnote mark."""


class Block(NamedTuple):
    """One line of an official text.

    ``kind`` is section, item, point, dash, plus, footnote or paragraph; ``mark`` its printed sign (``II.``, ``3.``, ``-``);
    ``text`` the words behind the sign, footnote marks kept as ``[^1]``; ``place`` its address in the text (``II.3``);
    ``anchor`` its id on the page; ``heading`` the words that name it in the table of contents, empty for running text;
    ``plain`` the words as a reader sees them: sign included, footnote marks left out, spaces folded.
    """

    kind: str
    mark: str
    text: str
    place: str
    anchor: str
    heading: str
    plain: str

    @property
    def level(self) -> int:
        """Depth of a heading: 1 for a section, 2 for an item, 3 for a point."""
        return self.place.count(".") + 1

    @property
    def parts(self) -> tuple[str, str]:
        """The words that name what follows, as printed, and the other words of the line; one of the two may be empty."""
        if self.kind == "section":
            return self.text, ""
        if self.kind != "item" or not self.heading:
            return "", self.text
        # Stripped as the heading was: a space before a footnote mark at the end is no word beside it.
        if len(self.heading) >= len(FOOTNOTE_MARK.sub("", self.text).strip().rstrip(":")):
            return self.text, ""
        colon = next(_COLON.finditer(self.text)).end()
        return self.text[:colon], self.text[colon:]


class _Joined(NamedTuple):
    """Words of some blocks as one string, the offset of each block in it, and the blocks."""

    words: str
    starts: list[int]
    blocks: list[Block]


@dataclass(frozen=True)
class OfficialText:
    """A parsed official text."""

    blocks: tuple[Block, ...]

    @cached_property
    def _by_place(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.place, []).append(block)
        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place that ``at`` may name."""
        return frozenset(self._by_place) | {PREAMBLE}

    def find_blocks(self, at: str) -> list[Block]:
        """Return the blocks at and below a place, all for an empty one. Raises KeyError for an unknown place."""
        if not at:
            return list(self.blocks)
        if at not in self.places:
            raise KeyError(at)
        below = f"{at}."
        groups = self._by_place.items()
        return [block for place, group in groups if place == at or place.startswith(below) for block in group]

    @cached_property
    def _searched(self) -> dict[str, _Joined]:
        return {}

    def _joined(self, at: str) -> _Joined:
        """Return the words at and below a place as one string.

        Cached, since thousands of quotes may be searched in a text of thousands of blocks.
        """
        if at not in self._searched:
            blocks = self.find_blocks(at)
            starts = list(accumulate((len(block.plain) + 1 for block in blocks), initial=0))
            self._searched[at] = _Joined("\n".join(block.plain for block in blocks), starts, blocks)
        return self._searched[at]

    def find_quote(self, at: str, quote: str) -> Block | None:
        """Return the first block at or below ``at`` (anywhere when empty) that contains ``quote`` word for word; None if none does.

        White space is folded and footnote marks are skipped on both sides. Raises KeyError for an unknown place.
        """
        words, starts, blocks = self._joined(at)
        position = words.find(_as_read(quote))
        return blocks[bisect_right(starts, position) - 1] if position >= 0 and blocks else None

    @property
    def headings(self) -> list[Block]:
        """The blocks that make the table of contents."""
        return [block for block in self.blocks if block.heading]


def _as_read(text: str) -> str:
    """Words without footnote marks, spaces folded. Record texts are in NFC already."""
    if _MARKED in text:
        text = FOOTNOTE_MARK.sub("", text)
    return fold_spaces(text)


@lru_cache(1024)
def place_anchor(place: str) -> str:
    """Page anchor of a place: ``II.3`` is ``muc-ii-3``."""
    return "mo-dau" if place == PREAMBLE else "muc-" + place.lower().replace(".", "-").replace("đ", "dd")


def section_words(at: str) -> str:
    """Return a place as a sentence names it: ``mục II.2``, ``phần mở đầu``; those of laws (``Điều 24``) as typed."""
    if at in _UNNUMBERED:
        return f"phần {at}"
    return at if " " in at else f"mục {at}"


def _heading_of(kind: str, text: str, has_children: bool) -> str:
    """Words for the table of contents: a section's title, an item's title, or its run-in heading up to the colon."""
    if kind not in {"section", "item"}:
        return ""
    words = FOOTNOTE_MARK.sub("", text).strip()
    if kind == "section":
        return words
    if words:
        if has_children and len(words) <= _HEADING_LIMIT and words[-1] not in ".;":
            return words.rstrip(":")
        if run_in := _RUN_IN.match(words):
            return run_in[0].rstrip(":")
    return ""


class _Line(NamedTuple):
    """A line of the markup: its kind, its printed sign and the other words."""

    kind: str
    mark: str
    words: str


def _parse_line(line: str) -> _Line:
    """Return a line with its kind, which its first sign decides."""
    if match := _SIGN.match(line):
        kind = match.lastgroup or ""
        return _Line(kind, match[kind], line[match.end() :])
    if line.startswith(_MARKED) and (match := _FOOTNOTE.match(line)):
        return _Line("footnote", match[1], line[match.end() :])
    return _Line("paragraph", "", line)


class _Ladder:
    """Parser state: the open section, item and point."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.counts: dict[str, int] = {}

    def climb(self, kind: str, mark: str) -> str:
        step = mark.rstrip(".)")
        if kind == "section":
            self.steps = [step]
        elif kind == "item":
            self.steps = [*(above for above in self.steps if above.isupper()), step]
        elif kind == "point":
            self.steps = [*(above for above in self.steps if not above.islower()), step]
        return ".".join(self.steps) or PREAMBLE

    def anchor(self, kind: str, mark: str, place: str) -> str:
        if kind == "footnote":
            return f"chu-thich-{mark}"
        base = place_anchor(place)
        count = self.counts[base] = self.counts.get(base, 0) + 1
        return base if kind in {"section", "item", "point"} and count == 1 else f"{base}-d{count}"


def _kinds_below(lines: list[_Line]) -> list[str]:
    """For each line the kind of the next one that is no footnote; empty behind the last."""
    below, found = "", []
    for kind, _, _ in reversed(lines):
        found.append(below)
        below = below if kind == "footnote" else kind
    return found[::-1]


@lru_cache(256)
def parse_official_text(text: str) -> OfficialText:
    """Parse the markup. Blank lines separate; every other line becomes one block, in order.

    The last results are kept: checks, pages and search parse the same texts. Of thousands each weighs three times its words.
    """
    lines = [_parse_line(words) for line in text.splitlines() if (words := fold_spaces(line))]
    ladder = _Ladder()
    called_at: dict[str, str] = {}
    blocks = []
    for (kind, mark, words), below in zip(lines, _kinds_below(lines), strict=True):
        place = ladder.climb(kind, mark)
        if kind == "footnote":
            # A footnote belongs to the words that call it, on whatever page of the paper it had room.
            place = called_at.get(mark, place)
        for called in FOOTNOTE_MARK.findall(words) if _MARKED in words else ():
            called_at.setdefault(called, place)
        has_children = below in {"point", "dash", "paragraph"}
        heading = _heading_of(kind, words, has_children)
        plain = f"{mark} {words}".strip()
        plain = _as_read(plain) if _MARKED in plain else plain  # the spaces of other lines are folded already
        blocks.append(Block(kind, mark, words, place, ladder.anchor(kind, mark, place), heading, plain))
    return OfficialText(tuple(blocks))
