"""Facts of one record: what its text says whatever other records say; looked for once for the bytes of a file.

A check that compares records with each other goes over all of them after each edit. It takes the facts of each rather than its
texts: nearly all have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar, cast

from pcmt.model import Record
from pcmt.read.records import Loaded, path_of

Fact = TypeVar("Fact")
R = TypeVar("R", bound=Record)


def facts_of(loaded: Loaded, record: R, find: Callable[[R], Iterable[Fact]]) -> tuple[Fact, ...]:
    """Return what a function finds in a record. It looks at nothing else, and what it finds is data without the record itself."""
    key = loaded.kept.key_of(path_of(record), record)
    name = f"{find.__module__}.{find.__qualname__}"
    return cast("tuple[Fact, ...]", loaded.kept.facts_in(key, name, partial(find, record)))
