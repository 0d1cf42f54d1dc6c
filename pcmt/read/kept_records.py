"""Files as they were read before: a file with the same bytes is not parsed and validated again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, ClassVar, NamedTuple

from pcmt.problems import Position, Problem
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.positions import Document, Node


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

    def key_position(self, path: Any) -> Position:
        """Return the position of the key that ends ``path``."""
        return self._parsed.key_position(path)


AnyDocument = Document | LaterDocument


class ReadFile(NamedTuple):
    """A file without faults: its bytes, its tree with positions, and its record or settings."""

    content: bytes
    document: AnyDocument
    item: Any


class KeptRecords:
    """Files that this program has read, by their path as reports name it; those of an earlier one, packed, by path and content.

    ``findings`` is what checks found in single files (``pcmt.check.one_record``), by the name of the checks and the path.
    ``facts`` are what was found in a file alone, by the name of its bytes and of what looked.
    """

    findings: dict[str, dict[str, Any]]
    facts: dict[str, dict[str, tuple[Any, ...]]]

    def __init__(self, earlier: Mapping[str, bytes] | None = None, before: Mapping[str, bytes] | None = None) -> None:
        """Take what ``packed_files`` and ``packed_before`` of an earlier program gave."""
        self.findings, self.facts = {}, {}
        self._files: dict[str, ReadFile] = {}
        self._keys: dict[str, str] = {}
        self._before = dict(before or {})
        self._earlier = self._before | dict(earlier or {})

    def find(self, path: str, content: bytes, parse: Callable[[], Document]) -> ReadFile | None:
        """Return a file whose path and bytes are known; ``parse`` gives its tree where it will be asked for."""
        known = self._files.get(path)
        if known is not None and known.content == content:
            return known
        key = _key(path, content)
        before = self._earlier.get(key)
        if before is None:
            return None
        try:
            unusual, item = unpacked(before)
        except Exception:  # whatever damaged bytes raise: then the file is read
            del self._earlier[key]
            return None
        return self._note(path, key, ReadFile(content, LaterDocument(parse, unusual=unusual), item))

    def keep(self, path: str, file: ReadFile) -> None:
        """Keep a file that was read."""
        self._note(path, _key(path, file.content), file)

    def _note(self, path: str, key: str, file: ReadFile) -> ReadFile:
        self._files[path], self._keys[path] = file, key
        return file

    def drop_others(self, paths: Mapping[str, Any]) -> None:
        """Forget files that are there no more."""
        for gone in self._files.keys() - paths.keys():
            del self._files[gone], self._keys[gone]
        self.facts = {key: self.facts[key] for key in self._keys.values() if key in self.facts}

    def key_of(self, path: str, item: Any) -> str:
        """Return the name of the bytes that an item was read from; empty where it is another than the one of the file."""
        file = self._files.get(path)
        return self._keys[path] if file is not None and file.item is item else ""

    def key_of_bytes(self, path: str, content: bytes) -> str:
        """Return the name of the bytes of a file without faults; empty for any other."""
        file = self._files.get(path)
        return self._keys[path] if file is not None and file.content == content else ""

    def facts_in(self, key: str, name: str, find: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
        """Return what is found in the file of this name of bytes, whatever other files hold; ``name`` tells what looks.

        It is looked for once, but each time for an empty ``key``. Checks that compare records take the facts of each rather than
        its texts: nearly all have none.
        """
        if not key:
            return tuple(find())
        known = self.facts.setdefault(key, {})
        if name not in known:
            known[name] = tuple(find())
        return known[name]

    def earlier(self, key: str) -> Any:
        """Return the item that an earlier program read from the bytes of this name. Raises an exception where there is none."""
        return unpacked(self._earlier[key])[1]

    def packed_files(self) -> dict[str, bytes]:
        """Return all files without faults for another program."""
        return {
            key: self._earlier.get(key) or packed((file.document.unusual, file.item))
            for path, key in self._keys.items()
            if not (file := self._files[path]).document.problems
        }

    def packed_before(self) -> dict[str, bytes]:
        """Return the files as they were before the last edits: another site of the portal may have been built from these."""
        now = set(self._keys.values())
        gone = {key: content for key, content in self._earlier.items() if key not in now and key not in self._before}
        return gone or self._before


def _key(path: str, content: bytes) -> str:
    return sha256(f"{path}\0".encode() + content).hexdigest()
