"""Records that were renamed: which old addresses lead to them, and under which old names their files are still served."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.relate.catalog import Catalog, Key


def moves(catalog: Catalog) -> dict[Key, tuple[str, ...]]:
    """Former ids of each renamed record, by kind and present id."""
    return {(record.kind_id, record.id): record.moved_from for record in catalog if record.moved_from}


def former_paths(moved: dict[Key, tuple[str, ...]], path: str) -> Iterator[str]:
    """Addresses under which a file was served before: a record's own files, its feeds, its calendar.

    A printed address of a PDF and a subscribed calendar must go on working, and a static server cannot redirect them.
    """
    if not moved:
        return
    parts = path.split("/")
    for at, kind in enumerate(parts[:2]):
        name, dot, ending = parts[at + 1].partition(".") if len(parts) > at + 1 else ("", "", "")
        for old in moved.get((kind, name), ()):
            rest = [part.replace(name, old, 1) if part.startswith(name) else part for part in parts[at + 2 :]]
            yield "/".join([*parts[: at + 1], f"{old}{dot}{ending}", *rest])
