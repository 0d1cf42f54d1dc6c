"""Letters that look like Vietnamese ones and are not: old keyboards, copied PDF files and other alphabets leave them behind.

Nobody sees the difference, but search, anchors, text messages and quotes do. Ð (U+00D0) is the Icelandic eth, for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_CERTAIN = dict(
    zip(
        "ÐðƉɖƊɗƋƌᵭıİɩɑɡſ",
        "ĐđĐđĐđĐđđiIiags",
        strict=True,
    )
)
# Letters of other alphabets that are drawn like Latin ones (Unicode confusables, the pairs that fonts draw alike).
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХЗаеорсухіјѕһԁԛԝҮүӀӏѴѵ", "ABESIJKMHOPCTYX3aeopcyxijshdqwYyIlVv", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινυκρτ", "ABEZHIKMNOPTYXaoivukpt", strict=True))
_OTHERS = _CYRILLIC | _GREEK
# Marks of other languages over vowels: right in a foreign name or in Ê-đê, else a slip of the keyboard.
_DOUBTFUL = dict(zip("ǎǍȃȂĕĔȇȆĭĬŏŎȏȎŭŬǐǏǒǑǔǓěĚȳ", "ăĂâÂẽẼêÊĩĨõÕôÔũŨĩĨõÕũŨẽẼỹ", strict=True))
_SPACING = "´ˊˋ˜ˆ˘ˇ"
"""Marks that stand on their own; behind a letter they only look like a tone."""
_RANGES = (
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\ufb00-\ufb06\u2160-\u217f\u01c4-\u01cc"
    "\u01f1-\u01f3\u0132\u0133\u0149\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131"
    "\u2133\u2134\u2139\u02b0-\u02b8\u02e0-\u02e3\u1d2c-\u1d6a\u2071\u207f\u2090-\u209c\u24b6-\u24e9"
    "\U0001f130-\U0001f169"
)
"""Full width, mathematical, joined, raised and circled letters and Roman numerals: NFKC says which letter is meant."""
_LETTERS = "".join(map(re.escape, (*_CERTAIN, *_OTHERS, *_DOUBTFUL, *_SPACING))) + _RANGES
SUSPECT = re.compile(f"[{_LETTERS}\u00aa\u00ba\u0300-\u036f]")
_WORD = re.compile(f"[\\w{_SPACING}\u0300-\u036f]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ\u1e00-\u1eff]")
_ALWAYS = re.compile(f"[{''.join(_CERTAIN)}{_RANGES}]")
# Told by the models, which refuse such a pile.
_PILED = re.compile("[\u0300-\u036f]{5}")
_PLACE_LIMIT = 20


class LookAlike(NamedTuple):
    """A word with letters that only look right: its place in the text, the first such letter, the word mended."""

    start: int
    sign: str
    right: str
    word: str
    mended: str
    is_certain: bool


def find_look_alikes(text: str) -> Iterator[LookAlike]:
    """Words with look-alikes in a text, the first twenty."""
    if not SUSPECT.search(text):
        return
    is_foreign = _holds_own_words(text)
    found = 0
    for match in _WORD.finditer(text):
        if found == _PLACE_LIMIT:
            return
        if SUSPECT.search(match[0]) and (one := _judged(match, is_foreign=is_foreign)):
            found += 1
            yield one


def _holds_own_words(text: str) -> bool:
    """Whether the text has Cyrillic or Greek words that nobody could take for Latin: then others of them are meant as well."""
    words = re.findall("[\u0370-\u03ff\u0400-\u04ff]{2,}", text)
    return any(not all(sign in _OTHERS for sign in word) for word in words)


def _judged(match: re.Match[str], *, is_foreign: bool) -> LookAlike | None:
    word = unicodedata.normalize("NFC", match[0])
    has_latin = _LATIN.search(word) is not None
    for sign in word:
        right, is_certain = "", True
        if _ALWAYS.match(sign):
            right = _CERTAIN.get(sign) or unicodedata.normalize("NFKC", sign)
        elif sign in _OTHERS and (has_latin or (not is_foreign and all(one in _OTHERS for one in word))):
            right = _OTHERS[sign]
        elif sign in "ªº" and len(word) > 1 and word[0] != sign and word[0].isalpha():
            right = unicodedata.normalize("NFKC", sign)
        elif sign in _SPACING and has_latin:
            right = "một chữ có dấu"
        elif sign in _DOUBTFUL:
            right, is_certain = _DOUBTFUL[sign], False
        elif has_latin and unicodedata.combining(sign) and not _PILED.search(word):
            right, is_certain = "một chữ có dấu", False
        if right:
            shown = sign if not unicodedata.combining(sign) else f"◌{sign}"
            return LookAlike(match.start() + max(match[0].find(sign), 0), shown, right, word, _mended(word), is_certain)
    return None


def _mended(word: str) -> str:
    """The word with every look-alike replaced; empty where nobody but its author knows the letter."""
    table = {**_CERTAIN, **_OTHERS, **_DOUBTFUL}
    signs = [table.get(sign) or (unicodedata.normalize("NFKC", sign) if SUSPECT.match(sign) else sign) for sign in word]
    mended = unicodedata.normalize("NFC", "".join(signs))
    return (
        ""
        if mended == word or any(sign in _SPACING or sign.isspace() or unicodedata.combining(sign) for sign in mended)
        else mended
    )
