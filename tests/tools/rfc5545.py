"""The rules of RFC 5545 that a calendar's bytes must keep, looked for without a calendar library."""

from __future__ import annotations

import re
from collections.abc import Iterator


def rfc_faults(content: bytes) -> Iterator[str]:
    """What RFC 5545 forbids and a reader may stumble over."""
    physical = content.split(b"\r\n")
    if physical.pop() != b"":
        yield "no line break at the end"
    for line in physical:
        if b"\n" in line or b"\r" in line:
            yield f"bare line break: {line!r}"
        if len(line) > 75:
            yield f"{len(line)} octets: {line!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a letter cut in two: {line!r}"
    text = content.replace(b"\r\n ", b"").decode()
    for needed in ("VERSION:2.0", "PRODID:"):
        if text.count(f"\r\n{needed}") != 1:
            yield f"not one {needed}"
    uids = []
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", text, re.DOTALL):
        own = block.partition("BEGIN:VALARM")[0]
        names = [re.split("[:;]", line)[0] for line in own.split("\r\n") if line]
        once = (
            "UID",
            "DTSTAMP",
            "DTSTART",
            "SUMMARY",
            "STATUS",
            "SEQUENCE",
            "CREATED",
            "URL",
            "TRANSP",
        )
        yield from (f"not one {name}" for name in once if names.count(name) != 1)
        uids.append(re.search(r"^UID:(.*)\r$", own, re.MULTILINE)[1])  # type: ignore[index]
        start = re.search(r"^DTSTART(;VALUE=DATE)?:(\d{8}(?:T\d{6}Z)?)\r$", own, re.MULTILINE)
        end = re.search(r"^DTEND(;VALUE=DATE)?:(\d{8}(?:T\d{6}Z)?)\r$", own, re.MULTILINE)
        if not start or ("DTEND" in names and not (end and end[1] == start[1] and end[2] > start[2])):
            yield f"start and end: {own}"
    if len(set(uids)) != len(uids):
        yield "a UID twice"
