"""Words as the search knows them: one spelling for every way of writing a syllable; ``search_query.js`` has the same rules."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from pcmt.text.vietnamese import fold

_CALL = re.compile(r"(?:0(?<![\d./]0)|1(?<![\d./]1)[89]00)\d*(?:(?:\.\d+)+|(?: \d+)+)(?![\d/])", re.ASCII)
"""A phone number in groups; ``_joined_call`` counts its digits, since a date in dots looks alike.

It begins with a sign, to which a search goes on in one step; what must not stand before that is asked behind it.
"""
_WORD = re.compile(r"[0-9]+(?:\.[0-9]{3}(?![0-9]))*|[^\W0-9_]+")
_NUMBER = re.compile(r"\d[\d.]*\Z", re.ASCII)
_OPEN_VOWELS = re.compile("(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])\\Z")
_AFTER_Q = re.compile("(qu)([\u0300\u0301\u0303\u0309\u0323])(y)")


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` in order, each in its canonical spelling.

    Letters and digits are words of their own, so that a document number gives the same parts in any spacing; a phone number
    is one word.
    """
    plain = _CALL.sub(_joined_call, unicodedata.normalize("NFC", text).lower())
    return [*chain.from_iterable(map(_words_of_piece, plain.split()))]


@lru_cache(1 << 12)
def _words_of_piece(piece: str) -> list[str]:
    """Return the words between two spaces: texts repeat such pieces, and no word goes beyond them."""
    return [canonical(word) for word in _WORD.findall(piece)]


def _joined_call(match: re.Match[str]) -> str:
    digits = re.sub(r"[ .]", "", match[0])
    least, most = (9, 11) if digits[0] == "0" else (8, 10)
    return digits if least <= len(digits) <= most else match[0]


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


SOFT_WORDS = tuple(
    "thì là và của cho với về ở tại khi nào gì sao thế đâu ai bao nhiêu như được bị đã đang sẽ có không phải làm cần nên "
    "muốn hỏi xin cách hay hoặc này đó kia những các một tôi mình chúng em anh chị ạ vậy rồi ra vào từ đến nếu để mà cũng "
    "còn thôi nhé giúp biết trong giờ lại cứ nó thấy chưa nữa ơi lỡ dạo ấy vẫn mấy hả mới".split()
)
"""Words of questions and of grammar: a page need not hold them."""
HARD_WHEN_BARE = frozenset("ma can con tu tai hoi dang den giup cu thay lo chua moi lai may".split())
"""Spellings without accents that other words share which say what a text is about: ``ma`` is ``mà`` and ``ma`` (túy)."""


def soft_spellings() -> list[str]:
    """Return the soft words with and without accents, as they may be typed."""
    words = [canonical(word) for word in SOFT_WORDS]
    bare = [folded(word) for word in words if folded(word) not in HARD_WHEN_BARE]
    return sorted({*words, *bare} - HARD_WHEN_BARE)
