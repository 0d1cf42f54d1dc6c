"""Forms in groups: one whose forms are as before is taken over as a whole, if its files in the cache still are as they were."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from pcmt.blobs import Blob, Cached
from pcmt.publish.artifact import Cache
from pcmt.read.file_cache import FolderCache
from pcmt.relate.catalog import Catalog


class FormGroup(NamedTuple):
    """Forms by their site-relative paths, with the keys of their files in the cache; ``name`` is unique."""

    name: str
    paths: tuple[str, ...]
    keys: tuple[str, ...]


KeptForm = tuple[int, tuple[tuple[str, int, int], ...]]
"""A form in the cache: its pages, then path, bytes and time of writing in nanoseconds of each file. Plain: there are many."""
MadeForm = Cached | Exception


class _NotKeptError(Exception):
    """Raised where a group is not known as it is now."""


def forms_of_groups(
    catalog: Catalog,
    groups: Iterable[FormGroup],
    cache: Cache,
    make: Callable[[tuple[FormGroup, ...]], Iterator[MadeForm]],
) -> Iterator[tuple[str, MadeForm]]:
    """Give path and files of every form. ``make`` gives those of groups that are not as before; it begins at once."""
    known, left = [], []
    for group in groups:
        forms = earlier_forms(catalog, group, cache)
        if forms is None:
            left.append(group)
        else:
            known.append(zip(group.paths, forms, strict=True))
    return chain(*known, _made_forms(catalog, left, cache, make(tuple(left))))


def _made_forms(
    catalog: Catalog, left: list[FormGroup], cache: Cache, outcomes: Iterator[MadeForm]
) -> Iterator[tuple[str, MadeForm]]:
    for group in left:
        made: list[MadeForm] = []
        for path in group.paths:
            made.append(next(outcomes))
            yield path, made[-1]
        _note(catalog, group, cache, made)
    for _ in outcomes:  # to its end, where it may say what went wrong
        raise ValueError("more forms than paths")


def earlier_forms(catalog: Catalog, group: FormGroup, cache: Cache) -> list[Cached] | None:
    """Return the forms of a group that an earlier build noted; None where one of their files was changed since."""
    if not isinstance(cache, FolderCache):
        return None
    try:
        kept = catalog.recall(_rule_of(group), _not_kept, _given(catalog, group, cache))
    except _NotKeptError:
        return None
    if not all(_is_same(*file) for _, files in kept for file in files):
        return None
    cache.reused += len(kept)
    return [Cached(tuple(Blob(path, size) for path, size, _ in files), pages) for pages, files in kept]


def _is_same(path: str, size: int, written: int) -> bool:
    try:
        found = os.stat(path)  # noqa: PTH116 - two for each printed form
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (size, written)


def _note(catalog: Catalog, group: FormGroup, cache: Cache, made: list[MadeForm]) -> None:
    """Note the forms of a group, if all of them were made and the cache has them."""
    kept: list[KeptForm] = []
    for form in made:
        blobs = [file for file in form.files if isinstance(file, Blob)] if isinstance(form, Cached) else []
        if not isinstance(form, Cached) or len(blobs) != len(form.files):
            return
        files = ((blob.path, blob.size, os.stat(blob.path).st_mtime_ns) for blob in blobs)  # noqa: PTH116
        kept.append((form.pages, tuple(files)))
    if isinstance(cache, FolderCache):
        catalog.recall(_rule_of(group), lambda: kept, _given(catalog, group, cache))


def _rule_of(group: FormGroup) -> str:
    return f"{group.name}, tệp"


def _given(catalog: Catalog, group: FormGroup, cache: FolderCache) -> str:
    # Once a day each form is looked up by itself, by which the cache knows that it is still used.
    given = "\0".join((catalog.today.isoformat(), str(cache.folder), *group.keys))
    return sha256(given.encode()).hexdigest()


def _not_kept() -> list[KeptForm]:
    raise _NotKeptError
