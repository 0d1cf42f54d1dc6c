"""Files as they were read before: a file with the same bytes is not parsed and validated again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from hashlib import sha256
from typing import Any, ClassVar, NamedTuple

from pcmt.problems import Position, Problem
from pcmt.read.folder import DiskStamp
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.positions import Document, Node, TreePath


class LaterDocument:
    """The tree of a file without faults: parsed only where a place in it is asked for, and kept until another one is."""

    __slots__ = ("_parse", "unusual")
    problems: tuple[Problem, ...] = ()
    _last: ClassVar[tuple[LaterDocument, Document] | None] = None

    def __init__(self, parse: Callable[[], Document], *, unusual: bool) -> None:
        """Take what parses the file, and whether it holds characters that Vietnamese text lacks."""
        self._parse = parse
        self.unusual = unusual

    @property
    def _parsed(self) -> Document:
        last = LaterDocument._last
        if last is None or last[0] is not self:
            last = LaterDocument._last = (self, self._parse())
        return last[1]

    @property
    def data(self) -> Node:
        """The tree."""
        return self._parsed.data

    def position(self, path: Any) -> Position:
        """Return the position of the value at ``path`` as ``Document.position`` does."""
        return self._parsed.position(path)

    def is_shared(self, path: Any) -> bool:
        """Whether the value at ``path`` is of a shared list."""
        return self._parsed.is_shared(path)

    def typed_path(self, path: Any) -> TreePath:
        """Return the path that the value at ``path`` has in its own file."""
        return self._parsed.typed_path(path)

    def key_position(self, path: Any) -> Position:
        """Return the position of the key that ends ``path``."""
        return self._parsed.key_position(path)


AnyDocument = Document | LaterDocument


class ReadFile(NamedTuple):
    """A file without faults: the name of its bytes, its tree with positions, and its record or settings."""

    key: str
    document: AnyDocument
    item: Any


class KeptFacts:
    """What functions found in files alone, by the name of what looked and that of the bytes. It is looked for once.

    Checks that compare records take the facts of each rather than its texts. Nearly all have none: these are only listed.
    """

    def __init__(self) -> None:
        self.known: dict[str, tuple[set[str], dict[str, tuple[Any, ...]]]] = {}

    def find_in(self, key: str, name: str, find: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
        """Return what is found in the file of this name of bytes; it is looked for each time where ``key`` is empty."""
        if not key:
            return tuple(find())
        none, facts = self.known_of(name)
        if key in none:
            return ()
        if key not in facts:
            found = tuple(find())
            if not found:
                none.add(key)
                return ()
            facts[key] = found
        return facts[key]

    def keep_only(self, keys: Set[str]) -> None:
        """Forget the facts of all other bytes."""
        for none, facts in self.known.values():
            none.intersection_update(keys)
            for gone in facts.keys() - keys:
                del facts[gone]

    def known_of(self, name: str) -> tuple[set[str], dict[str, tuple[Any, ...]]]:
        """Return the names of bytes in which it has been looked in vain, and what was found in others."""
        known = self.known.get(name)
        if known is None:
            known = self.known[name] = (set(), {})
        return known


class KeptRecords:
    """Files that this program has read, by their path as reports name it; those of an earlier one, packed, by the name of bytes.

    ``stamps`` are those of files whose bytes are known, each with the name of these. ``findings`` is what checks found in
    single files (``pcmt.check.one_record``), ``facts`` what else was found in them. ``item_keys`` are names of bytes by the
    identity of what was read from them.
    """

    def __init__(self, earlier: Mapping[str, bytes] | None = None, before: Mapping[str, bytes] | None = None) -> None:
        """Take what ``packed_files`` and ``packed_before`` of an earlier program gave."""
        self.findings: dict[str, Any] = {}
        self.facts = KeptFacts()
        self.stamps: dict[str, tuple[DiskStamp, str]] = {}
        self.item_keys: dict[int, str] = {}
        self._files: dict[str, ReadFile] = {}
        self._before = dict(before or {})
        self._earlier = self._before | dict(earlier or {})

    def key_of_stamp(self, path: str, stamp: DiskStamp | None) -> str:
        """Return the name of the bytes of a file of this path and stamp; empty where they are not known."""
        known = self.stamps.get(path)
        return known[1] if known is not None and known[0] == stamp else ""

    def find(self, path: str, key: str, parse: Callable[[], Document]) -> ReadFile | None:
        """Return a file whose bytes have this name; ``parse`` gives its tree where it will be asked for."""
        known = self._files.get(path)
        if known is not None and known.key == key:
            return known
        before = self._earlier.get(key)
        if before is None:
            return None
        try:
            unusual, item = unpacked(before)
        except Exception:  # whatever damaged bytes raise: then the file is read
            del self._earlier[key]
            return None
        return self.keep(path, ReadFile(key, LaterDocument(parse, unusual=unusual), item))

    def keep(self, path: str, file: ReadFile) -> ReadFile:
        """Keep a file that was read."""
        self.forget(path)
        self._files[path] = file
        self.item_keys[id(file.item)] = file.key
        return file

    def note_stamp(self, path: str, stamp: DiskStamp | None) -> None:
        """Note the stamp that a file had when it was read, None for one that tells nothing."""
        file = self._files.get(path)
        if stamp is None or file is None:
            self.stamps.pop(path, None)
        else:
            self.stamps[path] = (stamp, file.key)

    def forget(self, path: str) -> None:
        """Forget what was read from a file, which has other bytes now."""
        known = self._files.pop(path, None)
        if known is not None:
            del self.item_keys[id(known.item)]

    def drop_others(self, paths: Collection[str]) -> None:
        """Forget files that are there no more, and what is known of bytes that none has now."""
        for gone in self._files.keys() - paths:
            self.forget(gone)
        for gone in self.stamps.keys() - self._files.keys():
            del self.stamps[gone]
        self.facts.keep_only(set(self.item_keys.values()))

    def key_of_item(self, item: Any) -> str:
        """Return the name of the bytes that an item was read from; empty where it is another than the one of its file."""
        return self.item_keys.get(id(item), "")

    def key_of_path(self, path: str) -> str:
        """Return the name of the bytes of a file without faults; empty for any other."""
        file = self._files.get(path)
        return "" if file is None else file.key

    def earlier(self, key: str) -> Any:
        """Return the item that an earlier program read from the bytes of this name. Raises an exception where there is none."""
        return unpacked(self._earlier[key])[1]

    def packed_files(self) -> dict[str, bytes]:
        """Return all files without faults for another program."""
        return {
            file.key: self._earlier.get(file.key) or packed((file.document.unusual, file.item))
            for file in self._files.values()
            if not file.document.problems
        }

    def packed_before(self) -> dict[str, bytes]:
        """Return the files as they were before the last edits: another site of the portal may have been built from these."""
        now = {file.key for file in self._files.values()}
        gone = {key: content for key, content in self._earlier.items() if key not in now and key not in self._before}
        return gone or self._before


def name_of_bytes(path: str, content: bytes) -> str:
    """Return the name under which what was read from these bytes of a file is kept."""
    return sha256(f"{path}\0".encode() + content).hexdigest()
