"""Letters that look like Vietnamese ones but have other code points, from old keyboards, copied PDFs and other alphabets.

The difference is invisible but breaks search, anchors, text messages and quotes. Ð (U+00D0), for example, is the
Icelandic eth; ƣ (U+01A3) replaces ư in the text of many PDF files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_CERTAIN = dict(zip("ÐðƉɖƊɗƋƌᵭıİɩɑɡſƢƣ", "ĐđĐđĐđĐđđiIiagsƯư", strict=True))
# Letters of other alphabets that are drawn like Latin ones (Unicode confusables, the pairs that fonts draw alike).
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХЗаеорсухіјѕһԁԛԝҮүӀӏѴѵ", "ABESIJKMHOPCTYX3aeopcyxijshdqwYyIlVv", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινυκρτ", "ABEZHIKMNOPTYXaoivukpt", strict=True))
_ARMENIAN = dict(zip("ՕօՏՍսոհցզյ", "OoSUunhgqj", strict=True))
_OTHERS = _CYRILLIC | _GREEK | _ARMENIAN
_SYMBOLS = frozenset("ανικρτυ")
"""Greek letters used alone on purpose (α-PVP); the others are indistinguishable from Latin ones."""
_OTHER_SCRIPTS = (
    "\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f\u0531-\u0556\u0561-\u0587\u13a0-\u13ff\u1f00-\u1fff\u2c80-\u2ce4\ua4d0-\ua4f7"
    "\uab70-\uabbf"
)
"""Greek, Cyrillic, Armenian, Cherokee, Coptic and Lisu letters: never right beside Latin ones; Ω and μ are units."""
_MONEY = "₫"
"""The sign of the currency, typed for the letter."""
# Marks of other languages over vowels: right in a foreign name or in Ê-đê, else a slip of the keyboard.
_DOUBTFUL = dict(zip("ǎǍȃȂĕĔȇȆĭĬŏŎȏȎŭŬǐǏǒǑǔǓěĚȳ", "ăĂâÂẽẼêÊĩĨõÕôÔũŨĩĨõÕũŨẽẼỹ", strict=True))
_STROKES = dict(zip("łŁŧŦƀɃħĦɨƗʉɄƄƅ", "lLtTbBhHiIuUBb", strict=True))
_FOREIGN_LATIN = (
    "\u0100\u0101\u0104-\u010f\u0112-\u0127\u012a-\u0167\u016a-\u019f\u01a4-\u01ae\u01b1-\u024f\u0250-\u02af\u1d00-\u1d2b"
    "\u1d6b-\u1d9a\u1e00-\u1e9f\u1efa-\u1eff"
)
"""Latin letters beyond those of Vietnamese and of the names of western Europe."""
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
"""The marks that Vietnamese letters bear."""
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
SUSPECT = re.compile(f"[{_LETTERS}{_OTHER_SCRIPTS}{_FOREIGN_LATIN}{_MONEY}\u00aa\u00ba\u0300-\u036f]")
_WORD = re.compile(f"[\\w{_SPACING}{_MONEY}\u0300-\u036f]+")
_OTHER = re.compile(f"[{_OTHER_SCRIPTS}]")
_FOREIGN = re.compile(f"[{_FOREIGN_LATIN}]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ\u1e00-\u1eff]")
_ALWAYS = re.compile(f"[{''.join(_CERTAIN)}{_RANGES}]")
# Reported by the models, which refuse such a sequence.
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
    """Return True if the text has Cyrillic or Greek words that cannot pass for Latin: its other such words are then intended."""
    words = re.findall("[\u0370-\u03ff\u0400-\u04ff]{2,}", text)
    return any(not all(_twin(sign) for sign in word) for word in words)


def _judged(match: re.Match[str], *, is_foreign: bool) -> LookAlike | None:
    word = unicodedata.normalize("NFC", match[0])
    is_twin = not is_foreign and word not in _SYMBOLS and all(_twin(sign) for sign in word)
    for sign in word:
        if found := _right(word, sign, is_twin=is_twin):
            shown = sign if not unicodedata.combining(sign) else f"◌{sign}"
            place = match.start() + max(match[0].find(sign), 0)
            return LookAlike(place, shown, found[0], word, _mended(word), found[1])
    return None


def _right(word: str, sign: str, *, is_twin: bool) -> tuple[str, bool] | None:
    """Return the letter that a look-alike replaces, and whether that is certain; None for a correct letter.

    ``is_twin``: all letters of the word are of another alphabet with Latin shapes.
    """
    has_latin = _LATIN.search(word) is not None
    if _ALWAYS.match(sign):
        return _CERTAIN.get(sign) or unicodedata.normalize("NFKC", sign), True
    if _OTHER.match(sign) and (has_latin or is_twin):
        return _twin(sign) or "một chữ Latinh", True
    if sign == _MONEY and has_latin and not re.search("[0-9]", word):
        return "đ", True
    if sign in "ªº" and len(word) > 1 and word[0] != sign and word[0].isalpha():
        return unicodedata.normalize("NFKC", sign), True
    if sign in _SPACING and has_latin:
        return "một chữ có dấu", True
    if sign in _DOUBTFUL or _FOREIGN.match(sign):
        return _plain(sign) or "một chữ Việt", False
    if has_latin and unicodedata.combining(sign) and not _PILED.search(word):
        return "một chữ có dấu", False
    return None


def _twin(sign: str) -> str:
    """Return the Latin letter of the same shape with its Vietnamese marks; empty if there is none."""
    base, *marks = list(unicodedata.normalize("NFD", sign))
    if base not in _OTHERS or not _MARKS.issuperset(marks):
        return ""
    return unicodedata.normalize("NFC", _OTHERS[base] + "".join(marks))


def _plain(sign: str) -> str:
    """Return a foreign Latin letter without the marks that Vietnamese lacks; empty if nothing remains."""
    base, *marks = list(unicodedata.normalize("NFD", _DOUBTFUL.get(sign) or _STROKES.get(sign) or sign))
    kept = [mark for mark in marks if mark in _MARKS] if base in "aeiouyAEIOUY" else []
    plain = unicodedata.normalize("NFC", base + "".join(kept))
    return "" if _FOREIGN.match(plain) else plain


def _mended(word: str) -> str:
    """Return the word with every look-alike replaced; empty where a letter has no known counterpart."""
    mended = unicodedata.normalize("NFC", "".join(_mended_sign(sign) for sign in word))
    if mended == word or _OTHER.search(mended) or _FOREIGN.search(mended):
        return ""
    return "" if any(sign in _SPACING or sign.isspace() or unicodedata.combining(sign) for sign in mended) else mended


def _mended_sign(sign: str) -> str:
    if sign == _MONEY:
        return "đ"
    if known := _CERTAIN.get(sign) or _twin(sign):
        return known
    if sign in _DOUBTFUL or _FOREIGN.match(sign):
        return _plain(sign) or sign
    return unicodedata.normalize("NFKC", sign) if SUSPECT.match(sign) else sign
