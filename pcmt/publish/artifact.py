"""What every output yields: a path in the site and its bytes; what forms are made by, and the cache they are kept in."""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from pcmt.blobs import Cached, Content, Made
from pcmt.relate.catalog import Key

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def json_bytes(value: Any) -> bytes:
    """Serialise compact JSON. ``<`` is escaped by its code point, so that the text is safe inside HTML."""
    return _ENCODER.encode(value).replace("<", "\\u003c").encode()


_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(lines: Iterable[Iterable[Any]]) -> bytes:
    """Serialise CSV as in RFC 4180 (commas, CR LF), in UTF-8 with the byte order mark required by Excel.

    A text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe; numbers stay numbers.
    """
    return b"".join((BOM_UTF8, *csv_rows(lines)))


def csv_rows(lines: Iterable[Iterable[Any]]) -> list[bytes]:
    """Serialise each line as in ``csv_bytes``; without the byte order mark."""
    rows = _Rows()
    csv.writer(rows).writerows([_as_text(value) for value in line] for line in lines)
    return rows


class _Rows(list[bytes]):
    """A stream of rows in UTF-8: a text stream would take four bytes a letter, and the whole text again as it is encoded."""

    def write(self, row: str) -> None:
        """Take a row."""
        self.append(row.encode())


def _as_text(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


class Artifact(NamedTuple):
    """A file of the site: its path below the site root, with forward slashes, and its bytes."""

    path: str
    content: bytes


class StoredFile(NamedTuple):
    """A file of the site as ``Artifact`` has it, whose bytes may be in the cache."""

    path: str
    content: Content


class Attachment(NamedTuple):
    """A file that a record offers: its path below the site root, its media type, its length in bytes, its name for people."""

    path: str
    type: str
    length: int
    title: str


class Cache(Protocol):
    """What was made before. A key is a hash of everything that a file is made from: text, layout, fonts, code, library."""

    def find(self, key: str) -> Cached | None:
        """Return the files kept under ``key``, or None."""

    def keep(self, key: str, made: Made) -> Cached:
        """Keep files under ``key``; they are given back as they are to be used from now on."""


@dataclass(frozen=True)
class Job:
    """A form to be made: its key in the cache, its site-relative path, and a call whose parts can be sent to another process.

    ``give`` returns the arguments of the call; it is only asked for a form that is not in the cache.
    """

    key: str
    path: str
    make: Callable[..., Made]
    give: Callable[[], tuple[Any, ...]]

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The arguments of the call."""
        return self.give()


Outcome = Cached | Exception
"""The files of a form, or why there are none: an exception that the module of the form expects."""
Press = Callable[[Iterable[Job | Exception], Cache], Iterator[Outcome]]
"""Gives the outcome of each job, in their order, from the cache where it is there; an exception among the jobs is handed on."""


def make_here(jobs: Iterable[Job | Exception], cache: Cache) -> Iterator[Outcome]:
    """Run the jobs one after the other in this process: the ``Press`` without a pool."""
    for job in jobs:
        if isinstance(job, Exception):
            yield job
        elif found := cache.find(job.key):
            yield found
        else:
            yield attempt(job, cache)


def attempt(job: Job, cache: Cache) -> Outcome:
    """Make a form and keep it."""
    try:
        made = job.make(*job.arguments)
    except Exception as error:
        return error
    return cache.keep(job.key, made)


Attachments = Mapping[Key, Sequence[Attachment]]
"""The files of records, the most useful first: RSS can hand over only one."""
