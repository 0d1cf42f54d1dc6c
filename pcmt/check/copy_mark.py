"""The line above what was copied out of the shared records: which version it came from, and a digest of what was copied.

The digest is of the fields, not of the bytes: another comment or another order of fields is no change of the record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from pcmt import __version__
from pcmt.read.address_register import Address
from pcmt.read.merged_lists import id_of

_SIGNS = 8
_MARK = re.compile(
    r"^ *# *Chép từ bộ chung, bản (?P<version>[0-9.]+), dấu (?P<digest>[0-9a-f]{8})\b"
    r"(?:\. (?:Mục (?P<entry>[a-z0-9-]+) |Tệp này thay bản chung (?P<kind>[a-z-]+)/(?P<record>[a-z0-9-]+)))?",
    re.MULTILINE,
)
_SIGN = "Chép từ bộ chung".encode()
_ENTRY = re.compile(r" *- +id: *[\"']?(?P<id>[a-z0-9-]+)")


class CopyMark(NamedTuple):
    """The version of the kit from which something was copied, the digest of what it was then, its line from 1.

    ``entry``: the id of the entry that the line names, which tells a line left behind from that of the next entry. ``record``: the
    address of the record that it names; marks of before name none.
    """

    version: str
    digest: str
    line: int = 0
    entry: str = ""
    record: Address | None = None

    @property
    def words(self) -> str:
        """The mark as the line shows it."""
        return f"bản {self.version}, dấu {self.digest}"


def digest_of(node: Any) -> str:
    """Return the digest of the fields of a record or of an entry, as they are typed."""
    typed = json.dumps(node, ensure_ascii=False, sort_keys=True)
    return sha256(typed.encode()).hexdigest()[:_SIGNS]


def mark_of(node: Any) -> CopyMark:
    """Return the mark of something that is in the shared records of this kit."""
    return CopyMark(__version__, digest_of(node))


def record_mark(node: Any, name: str) -> str:
    """Return the line above the copy of a record; ``name`` is its address as commands take it."""
    words = f"Tệp này thay bản chung {name}; muốn dùng lại bản chung thì xóa tệp này."
    return f"# Chép từ bộ chung, {mark_of(node).words}. {words}\n"


def entry_mark(node: Any, indent: str) -> str:
    """Return the line above the copy of an entry of a list."""
    words = f"Mục {id_of(node)} thay mục chung cùng mã; muốn dùng lại mục chung thì xóa mục này."
    return f"{indent}# Chép từ bộ chung, {mark_of(node).words}. {words}\n"


def mark_of_record(text: str) -> CopyMark | None:
    """Return the mark above the first field of a record; None for a file that was not copied."""
    found = next(_marks(text), None)
    above = with_line_feeds(text).split("\n")[: found.line - 1] if found else []
    return None if any(line.strip() and not line.startswith("#") for line in above) else found


def mark_in(content: bytes) -> CopyMark | None:
    """Return the mark above the first field of a file; None for one that was not copied."""
    return mark_of_record(content.decode("utf-8-sig", "replace")) if _SIGN in content else None


def marks_of_entries(text: str) -> dict[str, CopyMark]:
    """Return the marks in the file of a list by the ids of entries: those that they name, or that follow them."""
    lines = with_line_feeds(text).split("\n")
    found = {}
    for mark in _marks(text):
        rest = (line for line in lines[mark.line :] if line.strip() and not line.lstrip().startswith("#"))
        following = _ENTRY.match(next(rest, ""))
        if name := mark.entry or (following["id"] if following else ""):
            found[name] = mark
    return found


def _marks(text: str) -> Iterator[CopyMark]:
    text = with_line_feeds(text)
    for match in _MARK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        record = (match["kind"], match["record"]) if match["record"] else None
        yield CopyMark(match["version"], match["digest"], line, match["entry"] or "", record)


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end as on Linux, whatever they ended with."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
