"""Vietnamese text: folding for search, slugs, alphabetical order, dates and numbers in words."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile("[0-9]+")
_LONGEST = 20
"""Digits to which a number is filled up with zeros, so that texts compare as numbers do."""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng (no tone comes first)."""
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def _sorting_tables() -> tuple[dict[int, str], dict[int, str]]:
    """For ``str.translate``: each letter's rank in the alphabet, and the rank of its tone."""
    ranks, tones = {}, {}
    for rank, letter in enumerate(_ALPHABET):
        for tone, mark in enumerate(("", *_TONES)):
            char = unicodedata.normalize("NFC", letter + mark)
            if len(char) == 1:
                ranks[ord(char)] = chr(ord("a") + rank)
                tones[ord(char)] = str(tone)
    return ranks, tones


_RANKS, _TONE_RANKS = _sorting_tables()


def fold(text: str) -> str:
    """Text as a phone keyboard without accents types it: lower case, no marks, ``đ`` as ``d``.

    NFD does not take ``đ`` apart, so it is replaced by hand. Old and new tone placement (``tuý``, ``túy``) fold alike.
    """
    plain = _COMBINING.sub("", unicodedata.normalize("NFD", text.casefold()))
    return plain.replace("đ", "d")


def slugify(text: str) -> str:
    """ASCII words joined by hyphens, for ids, file names and heading anchors."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


FRAME_IDS = frozenset({"noi-dung", "cac-trang", "chan-trang-don-vi"})
"""Ids that the frame of every page has (``pcmt/theme``): no heading or row may take one."""


def heading_slug(text: str, separator: str) -> str:
    """Slug function for Python-Markdown's ``toc`` extension (its own one drops ``đ``); never an id of the frame."""
    slug = slugify(text)
    return (f"{slug}-2" if slug in FRAME_IDS else slug).replace("-", separator)


def squeeze(text: str) -> str:
    """Text in NFC with every run of white space as one space and none at the ends."""
    return fold_spaces(unicodedata.normalize("NFC", text))


def fold_spaces(text: str) -> str:
    """Text with every run of white space as one space and none at the ends."""
    text = text.strip()
    # Of all white space only U+0020 is printable: two looks at a text without anything to fold take a third of taking it apart.
    return text if "  " not in text and text.isprintable() else " ".join(text.split())


def clip(text: str, limit: int) -> str:
    """``text``, or its beginning up to a whole word and an ellipsis where it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    start, space, _ = text[: limit - 1].rpartition(" ")
    return (start.rstrip(",;:.–- ") if space else text[: limit - 1]) + "…"


def lower_first(words: str) -> str:
    """Words as they go on inside a sentence: the first letter small, but never that of an abbreviation (``UBND tỉnh``)."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def sort_key(text: str) -> tuple[str, str]:
    """Key for dictionary order: letters a ă â b … first, tone marks only to break ties (as ICU ``vi`` does).

    Numbers go by their size: «lớp 6» before «lớp 10».
    """
    lower = _NUMBER.sub(lambda match: match[0].lstrip("0").zfill(_LONGEST), unicodedata.normalize("NFC", text).lower())
    return lower.translate(_RANKS), lower.translate(_TONE_RANKS)
