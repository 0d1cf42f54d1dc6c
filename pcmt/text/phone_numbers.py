"""Telephone numbers as people in Vietnam dial them: with the leading 0, as a short number, or with + and the code of a country."""

from __future__ import annotations

import re
from collections.abc import Callable

_DIALLED = re.compile(r"0\d{9,10}|1\d{2,4}|1[89]00\d{4,6}|\+\d{8,15}")
_WITHOUT_ZERO = re.compile(r"[2-9]\d{8,9}")
CURE = "viết đủ như khi bấm máy: 10 hay 11 chữ số bắt đầu bằng 0, số ngắn như 111, 1022, hoặc 1800…, 1900…"


def plausible_number(text: str, fault: Callable[[str, str, str], Exception]) -> str:
    """Return a number that can be dialled; raise ``fault(code, message, cure)`` for another, with the 0 that a sheet has eaten."""
    digits = re.sub(r"[ .]", "", text)
    if _DIALLED.fullmatch(digits):
        return text
    if _WITHOUT_ZERO.fullmatch(digits):
        raise fault("SO_SAI", f"«{text}» thiếu số 0 ở đầu (bảng tính hay bỏ mất)", f'viết "0{text}"')
    raise fault("SO_SAI", f"«{text}» không phải là số gọi được ở Việt Nam", CURE)
