"""What was read from ``data/``: records with their positions, the bytes of files, the problems; facts of records that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from pcmt.model import KINDS, Record, Settings
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import EnvironmentFault, Position, Problem, Severity
from pcmt.read.address_register import Address, Register
from pcmt.read.attachments import OutsideFile
from pcmt.read.folder import read_bytes
from pcmt.read.kept_records import AnyDocument, KeptRecords, name_of_bytes
from pcmt.read.merged_lists import SharedList
from pcmt.read.model_messages import field_label
from pcmt.read.partial_records import Partial
from pcmt.read.source_text import FILE_LIMIT

R = TypeVar("R", bound=Record)

DATA, DOCS, ATTACHMENTS = "data", "docs", "tep"
SETTINGS_FILE = "cong.yaml"


class Sources(Mapping[str, bytes]):
    """The bytes of files by their paths. Those of a file that was known by its stamp are read each time they are asked for."""

    def __init__(self) -> None:
        self._held: dict[str, bytes | Callable[[], bytes]] = {}

    def hold(self, path: str, content: bytes | Callable[[], bytes]) -> None:
        """Take the bytes of a file, or what reads them."""
        self._held[path] = content

    def drop(self, path: str) -> None:
        """Forget a file."""
        del self._held[path]

    def __getitem__(self, path: str) -> bytes:
        content = self._held[path]
        return content if isinstance(content, bytes) else content()

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class TypedPlace(NamedTuple):
    """A file, a position in it, and the path that the field there has in it."""

    path: str
    position: Position
    where: FieldPath


def read_again(file: str, path: str, key: str) -> bytes:
    """Return the bytes of a file whose name of bytes is ``key``. Raises EnvironmentFault when it has others now."""
    content = read_bytes(file, path, FILE_LIMIT)
    if name_of_bytes(path, content) != key:
        raise EnvironmentFault(f"tệp {path} bị thay trong lúc đang đọc; hãy chạy lại")
    return content


@dataclass(frozen=True)
class Loaded:
    """Everything read from ``data/``. Records that did not validate are absent or ``partial``; ``problems`` gives the reasons.

    ``documents`` and ``sources`` are keyed by path (``data/ke-hoach/x.yaml``): the tree with positions, and the raw
    bytes. ``paths`` are all files found in the record folders, those with invalid names included. ``shared`` are the paths,
    as if they were in ``data/``, of records that come with the kit; ``beneath`` are the shared lists that those of the portal, at
    these paths, add to. ``kept``: see ``KeptRecords``.
    """

    settings: Settings | None = None
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    documents: dict[str, AnyDocument] = field(default_factory=dict)
    sources: Sources = field(default_factory=Sources)
    attachments: dict[str, OutsideFile] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    register: Register = field(default_factory=Register)
    problems: list[Problem] = field(default_factory=list)
    partial: dict[str, Partial] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    beneath: dict[str, SharedList] = field(default_factory=dict)
    roots: set[Address] = field(default_factory=set)
    kept: KeptRecords = field(default_factory=KeptRecords)

    def problem(
        self,
        item: BaseModel,
        where: FieldPath,
        code: str,
        message: str,
        cure: str,
        *,
        weight: Severity = "error",
        lines_down: int = 0,
    ) -> Problem:
        """Return a problem at a field of a record (or of the settings), with its source position.

        ``lines_down`` is an offset into a ``|`` block: 0 is its opening line, 1 the first line of text.
        """
        path, (line, column), typed = self.place_of(item, where)
        place = (line + lines_down, 1) if lines_down else (line, column)
        return Problem(path, *place, code, field_label(type(item), typed), message, cure, weight)

    def place_of(self, item: BaseModel, where: FieldPath) -> TypedPlace:
        """Return where a field of a record (or of the settings) was typed."""
        path = path_of(item)
        document, shared = self.documents.get(path), self.beneath.get(path)
        if document is None:
            return TypedPlace(path, Position(1, 1), where)
        if shared is None:
            return TypedPlace(path, document.position(where), where)
        file = shared.label if document.is_shared(where) else path
        return TypedPlace(file, document.position(where), document.typed_path(where))

    def is_shared(self, item: BaseModel, where: FieldPath = ()) -> bool:
        """Whether a record comes with the kit, or a field of it that a list of the portal takes over."""
        path = path_of(item)
        return path in self.shared or (path in self.beneath and self.place_of(item, where).path != path)

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(group.values() for group in self.records.values())

    def every(self, model: type[R]) -> Iterator[R]:
        """Yield the records of a kind."""
        yield from (record for record in self.records[model.kind_id].values() if isinstance(record, model))

    def facts_of(self, record: R, find: Callable[[R], Iterable[Any]]) -> tuple[Any, ...]:
        """Return what a function finds in a record alone, kept with the bytes of its file (``KeptFacts``)."""
        return self.kept.facts.find_in(self.kept.key_of_item(record), name_of(find), partial(find, record))

    def with_facts(
        self, find: Callable[[R], Iterable[Any]], records: Iterable[R]
    ) -> Iterator[tuple[R, tuple[Any, ...]]]:
        """Yield the records in which a function finds something, in their order, each with that (``facts_of``).

        Those of files in which nothing was found before are passed over without a question.
        """
        none, facts = self.kept.facts.known_of(name_of(find))
        keys = self.kept.item_keys
        for record in records:
            key = keys.get(id(record), "")
            if key not in none:
                found = facts.get(key)
                if found is None:
                    found = self.facts_of(record, find)
                if found:
                    yield record, found

    @property
    def snapshot(self) -> str:
        """SHA-256 over all names and bytes read: two builds from equal snapshots have seen equal data."""
        digest = sha256()
        for path in sorted(self.sources):
            content = self.sources[path]
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
        for path, shared in sorted(self.beneath.items()):
            digest.update(f"{path}\0".encode() + shared.content)
        for name, attachment in sorted(self.attachments.items()):
            digest.update(f"{name}\0{attachment.sha256}\0".encode())
        return digest.hexdigest()


def name_of(find: Callable[..., Any]) -> str:
    """Return the name under which what a function finds is kept."""
    return f"{find.__module__}.{find.__qualname__}"


def path_of(item: BaseModel) -> str:
    """Path of the file that holds a record or the settings, as reports name it."""
    name = f"{item.kind_id}/{item.id}.yaml" if isinstance(item, Record) else SETTINGS_FILE
    return f"{DATA}/{name}"
