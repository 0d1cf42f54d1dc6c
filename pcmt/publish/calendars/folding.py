"""Content lines of RFC 5545 folded at 75 octets, as icalendar folds them letter by letter, in steps of a line instead."""

from __future__ import annotations

_MOST = 74
"""Octets of a line, one less than the limit, as icalendar counts."""
_ESCAPES = b"\\^"
"""A fold never comes between one of these and what it escapes."""


def folded(line: str) -> bytes:
    """Return a line as icalendar folds it, without the end of the last line."""
    octets = line.encode()
    if len(octets) <= _MOST:
        return octets
    parts, start, size = [], 0, len(octets)
    while size - start > _MOST:
        end = start + _MOST
        while octets[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        if end - start > 1 and octets[end - 1] in _ESCAPES:
            end -= 1
        parts.append(octets[start:end])
        start = end
    parts.append(octets[start:])
    return b"\r\n ".join(parts)
