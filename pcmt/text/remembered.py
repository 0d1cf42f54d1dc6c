"""Results of pure functions that are kept: the preview checks every text after each edit, and all but one are as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Item = TypeVar("Item")
Key = TypeVar("Key")

LIMIT = 1 << 16
"""Results that a function keeps at most."""


def remembered(function: Callable[P, Iterator[Item]]) -> Callable[P, Iterator[Item]]:
    """Keep what a generator of hashable arguments has yielded."""

    @lru_cache(LIMIT)
    def run(*args: Any, **options: Any) -> tuple[Item, ...]:
        return tuple(function(*args, **options))

    @wraps(function)
    def ask(*args: P.args, **options: P.kwargs) -> Iterator[Item]:
        return iter(run(*args, **options))  # type: ignore[arg-type]

    return ask


def remembered_of(function: Callable[[Key], Iterator[Item]]) -> Callable[[Key], Iterator[Item]]:
    """Keep what a generator has yielded for an object that never changes, found by its identity: hashing it would take longer."""
    known: dict[int, tuple[Key, tuple[Item, ...]]] = {}

    @wraps(function)
    def ask(key: Key) -> Iterator[Item]:
        found = known.get(id(key))
        if found is None:
            if len(known) >= LIMIT:
                known.clear()
            found = known[id(key)] = (key, tuple(function(key)))
        return iter(found[1])

    return ask
