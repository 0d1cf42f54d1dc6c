"""Language lint: every sentence of the portal itself is matched against ``banned_words``.

Quoted words of others are printed verbatim and not searched: texts of plans and documents, quotes, themes, names of
sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pcmt.check.wording.banned_words import BANNED, Banned
from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.model import Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

_HEADLINES = frozenset("title headline points call".split())

_SPACE = re.compile(r"[\s*_]+")

_TONES = {"\u0300": "òùàèỳ", "\u0301": "óúáéý", "\u0309": "ỏủảẻỷ", "\u0303": "õũãẽỹ", "\u0323": "ọụạẹỵ"}
_NEW_PLACED = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_PLACES = {
    base + marked[index]: marked[first] + vowel
    for marked in _TONES.values()
    for base, first, vowel, index in (("o", 0, "a", 2), ("o", 0, "e", 3), ("u", 1, "y", 4))
}
"""Open syllables with the tone on the last vowel (hoà, khoẻ, tuý), each with its other spelling (hòa, khỏe, túy)."""


@lru_cache(128)
def levelled(text: str) -> str:
    """Text (NFC) in small letters with one tone placement; as long as ``text``, so that places stay the same.

    Several checks ask for the texts of one record, one after the other.
    """
    return _NEW_PLACED.sub(lambda match: _PLACES[match[0]], text.lower())


def _pattern(entry: Banned) -> str:
    words = levelled(entry.phrase).replace(" ?", r"\s*").replace(" ", r"[\s*_]+").replace("(", "(?:")
    # Look-behind needs a fixed width, so each forgiving word gets its own.
    before = "".join(f"(?<!{re.escape(word)} )" for word in entry.unless_before)
    after = rf"(?![\s*_]+(?:{'|'.join(map(re.escape, entry.unless_after))})(?!\w))" if entry.unless_after else ""
    edge = r"(?<!\w)" if entry.phrase[0].isalpha() or entry.phrase[0] in "(\\" else ""
    return f"{edge}{before}(?:{words})(?![-\\w]){after}"


@cache
def _compiled(number: int) -> re.Pattern[str]:
    """Return the pattern of an entry: most are never met, and all together take long to compile."""
    return re.compile(_pattern(BANNED[number]))


_SYLLABLE = re.compile(r"[^\W\d_]+")
_WINDOW = 80
"""Letters around a telling syllable that are searched: longer than any phrase, so that long texts cost little."""
_BY_SYLLABLE: dict[str, list[int]] = {}
for _number, _entry in enumerate(BANNED):
    for _syllable in levelled(_entry.keys).split():
        _BY_SYLLABLE.setdefault(_syllable, []).append(_number)


class BannedWords(NamedTuple):
    """A banned phrase: its position in the text, its wording, and the entry of the list."""

    start: int
    words: str
    entry: Banned


@remembered
def find_banned(text: str, *, is_headline: bool = False) -> Iterator[BannedWords]:
    """Yield each banned phrase in a text (NFC). Headings of Markdown count as headlines."""
    level = levelled(text)
    if _BY_SYLLABLE.keys().isdisjoint(_SYLLABLE.findall(level)):
        return
    found: dict[tuple[int, int], str] = {}
    for syllable in _SYLLABLE.finditer(level):
        for number in _BY_SYLLABLE.get(syllable[0], ()):
            around = max(0, syllable.start() - _WINDOW), syllable.end() + _WINDOW
            for match in _compiled(number).finditer(level, *around):
                found[match.start(), number] = match[0]
    for (place, number), words in sorted(found.items()):
        if not BANNED[number].in_headlines or is_headline or _is_heading(text, place):
            yield BannedWords(place, words, BANNED[number])


def _is_heading(text: str, index: int) -> bool:
    return text[text.rfind("\n", 0, index) + 1 :].lstrip().startswith("#")


def check_language(loaded: Loaded) -> Iterator[Problem]:
    """Every sentence of the portal's own, whatever the kind of record."""
    for record in loaded:
        for where, text in own_texts(record):
            yield from _check_text(loaded, record, where, text)


def _check_text(loaded: Loaded, record: Record, where: FieldPath, text: str) -> Iterator[Problem]:
    names = [step for step in where if isinstance(step, str)]
    for index, words, entry in find_banned(text, is_headline=names[-1] in _HEADLINES):
        down = lines_down(loaded, record, where, text, index)
        message = f"«{_SPACE.sub(' ', words)}» là {entry.reason}, không dùng trong trang giáo dục"
        yield loaded.problem(record, where, "TU_CAM", message, entry.cure, lines_down=down)
