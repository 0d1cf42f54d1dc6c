"""What every output yields: a path in the site and its bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple, Protocol

from pcmt.relate.catalog import Key

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_bytes(value: Any) -> bytes:
    """Compact JSON. ``<`` is written as an escape: the same text to every reader, and no tag to who prints it unread."""
    return _ENCODER.encode(value).replace("<", "\\u003c").encode()


_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(lines: Iterable[Iterable[Any]]) -> bytes:
    """CSV as RFC 4180 has it (commas, CR LF), in UTF-8 with the byte order mark that Excel asks for.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
    """
    text = StringIO()
    csv.writer(text).writerows([_as_text(value) for value in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _as_text(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


class Artifact(NamedTuple):
    """A file of the site: its path below the site root, with forward slashes, and its bytes."""

    path: str
    content: bytes


class Attachment(NamedTuple):
    """A file that a record offers: its path below the site root, its media type, its length in bytes, its name for people."""

    path: str
    type: str
    length: int
    title: str


class Cache(Protocol):
    """What was made before. A key is a hash of everything that a file is made from: text, layout, fonts, code, library."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content`` under ``key``."""


Attachments = Mapping[Key, Sequence[Attachment]]
"""The files of records, the most useful first: RSS can hand over only one."""
