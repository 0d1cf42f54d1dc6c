"""Shared records (``pcmt/national``): they come with the kit, and are read together with the files of a portal that wants them.

A file of the same kind and id in ``data/`` replaces a shared one; a list adds to it (``pcmt.read.merged_lists``). A body, a
document or a place is published only where something else of the portal refers to it: a commune does not publish sixty laws
because they come with the kit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pcmt.national
from pcmt.model import KINDS, Record, Settings, Vocabulary
from pcmt.model.markdown import markdown_texts
from pcmt.model.structure.references import references
from pcmt.problems import Problem
from pcmt.read.address_register import Address

FOLDER = Path(pcmt.national.__file__).parent
LABEL = "bo-chung"
"""Name of the folder in reports."""
_WISH = re.compile(rb"^shared_records: *(?:true|c\xc3\xb3)", re.MULTILINE)
_ENTRY = re.compile(r" *- id: ([a-z0-9-]+)$")
_MENTION = re.compile(rf"\b({'|'.join(KINDS)})/([a-z0-9][a-z0-9-]*)")


def wants_shared(source: bytes, fields: object, settings: Settings | None) -> bool:
    """Whether a portal wants the shared records; read off the text of settings with faults, which must not bring others.

    ``fields`` is what was read of the settings. Where that is no group of fields, nothing is known: most portals want them, and
    without them every reference is a fault.
    """
    if settings is not None:
        return settings.shared_records
    return _WISH.search(source) is not None or not isinstance(fields, dict)


def shared_files(kind: str) -> dict[str, Path]:
    """Return the shared files of a kind by name, in the order of names."""
    return {file.name: file for file in sorted((FOLDER / kind).glob("*.yaml"))}


def find_mentions(docs: Path) -> set[Address]:
    """Return what may be addresses of records in the hand-written pages below a folder."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in docs.rglob("*.md") if file.is_file())
    return {found for text in texts for found in find_mentions_in(text)}


def find_mentions_in(text: str) -> list[Address]:
    """Return what may be addresses of records in a text, in its order."""
    return [(kind, name) for kind, name in _MENTION.findall(text)]


NamedBy = Callable[[Record], Iterable[Address]]
"""Returns what a record may refer to, as ``named_by`` does."""


def find_used(records: Mapping[str, Mapping[str, Record]], roots: Iterable[Address], named: NamedBy) -> set[Address]:
    """Return the addresses of the records to publish.

    They are ``roots``, all records of kinds that are shown without being referred to, and what these refer to, however far.
    """
    pending = [one for one in roots if one[1] in records[one[0]]]
    pending += [(kind, name) for kind, group in records.items() if not KINDS[kind].needs_referrer for name in group]
    used: set[Address] = set()
    while pending:
        address = pending.pop()
        if address not in used:
            used.add(address)
            pending += (one for one in named(records[address[0]][address[1]]) if one[1] in records[one[0]])
    return used


def used_part(
    records: Mapping[str, Mapping[str, Record]], shared: Collection[str], roots: Collection[Address], named: NamedBy
) -> dict[str, dict[str, Record]]:
    """Return records without the shared ones that this portal has no use for.

    ``shared`` are paths of shared records as if they were in ``data/``; ``roots`` are addresses in use besides the portal's own.
    """
    own = {
        (kind, name) for kind, group in records.items() for name in group if f"data/{kind}/{name}.yaml" not in shared
    }
    used = find_used(records, own.union(roots), named)
    return {
        kind: {name: record for name, record in group.items() if (kind, name) in used}
        for kind, group in records.items()
    }


def named_by(record: Record) -> Iterator[Address]:
    """Yield the addresses that a record refers to or mentions, each once, whether there are such records or not."""
    found: dict[Address, None] = {}
    for reference in references(record):
        for kind in (Vocabulary.kind_id,) if reference.link.vocabulary else reference.link.kinds:
            found[kind, reference.link.vocabulary or reference.target] = None
    for _, text in markdown_texts(record):
        found.update(dict.fromkeys(find_mentions_in(text)))
    yield from found


def in_shared_file(problem: Problem, shared: Collection[str]) -> Problem:
    """Return a problem as it is, or with the place of a shared file and how a portal changes such a file."""
    place, _, name = problem.path.partition("/")
    if problem.path not in shared and place != LABEL:
        return problem
    record = name.removesuffix(".yaml")
    entry = f" {_entry_at(name, problem.line)}" if record.startswith(f"{Vocabulary.kind_id}/") else ""
    words = f"thuộc bộ chung đi kèm bộ công cụ: chạy python portal.py pcmt copy {record}{entry}, rồi sửa data/{name}"
    cure = f"{problem.cure}; {'mục' if entry else 'tệp'} này {words}"
    return replace(problem, path=f"{LABEL}/{name}", cure=cure.removeprefix("; "))


def _entry_at(name: str, line: int) -> str:
    """Return the id of the entry of a shared list at a line; a word in its place above the first."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[:line]
    return next((found[1] for one in reversed(lines) if (found := _ENTRY.match(one))), "MÃ-MỤC")
