"""A text as it is read, whatever signs it was typed with: what is looked for in it is found however it was written."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPREAD = re.compile(r"(?<![^\W\d_])[^\W\d_](?: [^\W\d_])+(?![^\W\d_])")
"""A word whose letters stand apart; capital letters are joined, as in the marks of papers: «M Ậ T»."""


def plain_signs(text: str) -> str:
    """Return a text with composed letters, the digits 0 to 9, plain spaces and hyphens; its lines stay those of the text.

    Invisible signs are left out, capital letters that stand apart are joined. Places in a line may move.
    """
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in composed)
        composed = _DASHES.sub("-", _UNSEEN.sub("", composed))
    return _SPREAD.sub(lambda spread: spread[0].replace(" ", "") if spread[0].isupper() else spread[0], composed)
