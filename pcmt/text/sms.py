"""How telephone networks count a text message, and a text made fit for their cheapest alphabet.

3GPP TS 23.038 gives the alphabets: the GSM 7-bit default alphabet (6.2.1) with its extension table (6.2.1.1), or UCS-2 (6.2.3)
for a message with even one other character, such as Vietnamese with its marks. TS 23.040 (9.2.3.24.1) gives the parts: 140
octets hold 160 septets or 70 code units; a message in several parts gives 6 octets of each to a header, so that a part
holds 153 septets or 67 code units.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from typing import NamedTuple

DEFAULT_ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The 127 characters of the default alphabet: one septet each (its 128th code is the escape to the extension table)."""
EXTENSION = frozenset("\f^{}\\[~]|€")
"""Characters behind the escape code: two septets each, which no part border may come between."""
_GSM = DEFAULT_ALPHABET | EXTENSION
SINGLE_SEPTETS, PART_SEPTETS = 160, 153
SINGLE_UNITS, PART_UNITS = 70, 67

# Signs that NFKD does not take apart, and what a typewriter puts for them. U+2044 is the slash inside ½.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("‐–—−•", "-"),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **{"đ": "d", "Đ": "D", "×": "x", "\u2044": "/", "\t": " "},
    }
)


class SmsCount(NamedTuple):
    """What a network bills: ``alphabet`` is ``GSM-7`` or ``UCS-2``, ``units`` septets or 16-bit code units of the text itself."""

    alphabet: str
    units: int
    parts: int

    @property
    def room(self) -> int:
        """Units that this many parts can hold."""
        if self.alphabet == "GSM-7":
            return SINGLE_SEPTETS if self.parts <= 1 else PART_SEPTETS * self.parts
        return SINGLE_UNITS if self.parts <= 1 else PART_UNITS * self.parts


def count_sms(text: str) -> SmsCount:
    """Alphabet, units and parts of a message. An empty text has no part."""
    chars = set(text)
    if chars <= _GSM:
        return _count("GSM-7", text, chars & EXTENSION, SINGLE_SEPTETS, PART_SEPTETS)
    # A character outside the basic plane is two code units, a surrogate pair that phones show broken when it is split.
    return _count("UCS-2", text, {char for char in chars if ord(char) > 0xFFFF}, SINGLE_UNITS, PART_UNITS)


def _count(alphabet: str, text: str, double: Set[str], single: int, part: int) -> SmsCount:
    """Count units and parts of a text; characters of ``double`` take two units that may not be split between parts."""
    units = len(text) + sum(map(text.count, double))
    if units <= single:
        return SmsCount(alphabet, units, 1 if units else 0)
    if not double:
        return SmsCount(alphabet, units, -(-units // part))
    parts, filled = 1, 0
    for char in text:
        size = 2 if char in double else 1
        if filled + size > part:
            parts, filled = parts + 1, 0
        filled += size
    return SmsCount(alphabet, units, parts)


def without_marks(text: str) -> str:
    """Return the text without Vietnamese marks, case kept: ``Đã HOÃN`` becomes ``Da HOAN``.

    Every character of the result is in the GSM alphabet; characters without a plain form there are dropped.
    """
    plain = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(char for char in plain if char in _GSM)
