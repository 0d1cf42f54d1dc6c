"""Words as the search knows them: one spelling for every way of writing a syllable; ``search_query.js`` has the same rules."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pcmt.text.vietnamese import fold

_WORD = re.compile(r"[^\W_]+(?:\.\d[^\W_]*)*")
_NUMBER = re.compile(r"\d[\d.]*\Z", re.ASCII)
_OPEN_VOWELS = re.compile("(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])\\Z")
_AFTER_Q = re.compile("(qu)([\u0300\u0301\u0303\u0309\u0323])(y)")


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` in order, each in its canonical spelling; a document number gives its parts."""
    return [canonical(word) for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


@cache
def canonical(word: str) -> str:
    """Return a lower-case word with its tone on the vowel where ``túy`` has it, a number without its layout.

    ``tuý`` gives ``túy``, ``0769.04`` gives ``076904``, ``08`` gives ``8``.
    """
    if _NUMBER.match(word):
        digits = word.replace(".", "")
        return digits[1:] if len(digits) == 2 and digits[0] == "0" else digits
    parts = _OPEN_VOWELS.sub(r"\1\3\2", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", _AFTER_Q.sub(r"\1\3\2", parts))


@cache
def folded(word: str) -> str:
    """Return a canonical word without its accents; kept, since a text repeats its words."""
    return fold(word)
