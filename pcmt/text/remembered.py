"""Results of pure functions that are kept: a check looks at every text after each edit, and all but one are as they were.

They are kept in memory, and between two programs by ``kept_results`` and ``know_results``: those without a finding, nearly all of
them, as a digest each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, wraps
from hashlib import blake2b
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
Item = TypeVar("Item")
Key = TypeVar("Key")

LIMIT = 1 << 16
"""Objects whose results ``remembered_of`` keeps at most."""
_DIGEST = 12


class KeptResults(NamedTuple):
    """Results by the digest of their question: ``empty`` are digests in one row, ``found`` the results that are not empty."""

    empty: bytes = b""
    found: Mapping[bytes, tuple[Any, ...]] = {}


_known: dict[bytes, tuple[Any, ...]] = {}
"""Results of an earlier program."""
_used: dict[bytes, tuple[Any, ...]] = {}
"""Results that this program has asked for."""
_here: list[defaultdict[str, dict[Any, tuple[Any, ...]]]] = []
"""Results within ``results_of_one_run``, by the name of the function and its arguments; the last one counts."""
_of_objects: list[dict[int, Any]] = []
"""What each function of ``remembered_of`` has kept."""


def know_results(results: KeptResults) -> None:
    """Take over the results of an earlier program, whose functions must have been the same."""
    empty = results.empty
    _known.update((empty[place : place + _DIGEST], ()) for place in range(0, len(empty), _DIGEST))
    _known.update(results.found)


def kept_results() -> KeptResults:
    """Return the results that this program has asked for."""
    found = {digest: result for digest, result in _used.items() if result}
    return KeptResults(b"".join(digest for digest, result in _used.items() if not result), found)


def forget_results() -> None:
    """Forget everything: what an earlier program knew, what this one has asked for, and the results of objects."""
    _known.clear()
    _used.clear()
    for known in _of_objects:
        known.clear()


@contextmanager
def results_of_one_run() -> Iterator[None]:
    """Keep results by the arguments themselves until the end: cheaper than digests where no other program will ask for them."""
    _here.append(defaultdict(dict))
    try:
        yield
    finally:
        _here.pop()


def remembered(function: Callable[P, Iterator[Item]]) -> Callable[P, Iterator[Item]]:
    """Keep what a generator has yielded. Its arguments are texts, truth values and sets of texts.

    Only digests of the arguments are kept: the texts themselves would stay in memory as long as the program
    (but see ``results_of_one_run``).
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(*args: P.args, **options: P.kwargs) -> Iterator[Item]:
        if _here:
            results, key = _here[-1][name], (args, *sorted(options.items())) if options else args
            found = results.get(key)
            if found is None:
                found = results[key] = tuple(function(*args, **options))
            return iter(found)
        digest = _digest_of(name, args, options)
        result = _used.get(digest)
        if result is None:
            known = _known.get(digest)
            result = _used[digest] = tuple(function(*args, **options)) if known is None else known
        return iter(result)

    return ask


def _digest_of(name: str, args: tuple[Any, ...], options: Mapping[str, Any]) -> bytes:
    if not options and len(args) == 1 and type(args[0]) is str:  # nearly all questions
        words = f"{name}\0{args[0]}".encode("utf-8", "surrogatepass")
        return blake2b(words, digest_size=_DIGEST).digest()
    parts = [name, *(one if type(one) is str else _words_of(one) for one in args)]
    parts += [f"{key}={_words_of(options[key])}" for key in sorted(options)]
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


@lru_cache
def _words_of(value: Any) -> str:
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def remembered_of(function: Callable[[Key], Iterator[Item]]) -> Callable[[Key], Iterator[Item]]:
    """Keep what a generator has yielded for an object that never changes, found by its identity: hashing it would take longer."""
    known: dict[int, tuple[Key, tuple[Item, ...]]] = {}
    _of_objects.append(known)

    @wraps(function)
    def ask(key: Key) -> Iterator[Item]:
        found = known.get(id(key))
        if found is None:
            if len(known) >= LIMIT:
                known.clear()
            found = known[id(key)] = (key, tuple(function(key)))
        return iter(found[1])

    return ask
