"""Records off the disk: which files there are, their bytes read once, their text validated by the models.

All that is wrong is gathered, nothing stops at the first fault. Only a machine in the way (an unreadable file) does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from pcmt.model import KINDS, Place, Record, Settings
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import DataError, Problem, Severity
from pcmt.read.address_register import REGISTER_FILE, Address, Register, read_register
from pcmt.read.attachments import OutsideFile
from pcmt.read.attachments.folder import read_attachments
from pcmt.read.collection import no_collection
from pcmt.read.communes import commune_text, communes, find_named
from pcmt.read.file_cache import open_cache
from pcmt.read.folder import file_problem, list_folder, read_bytes
from pcmt.read.kept_records import AnyDocument, KeptRecords, LaterDocument, ReadFile
from pcmt.read.model_messages import field_label
from pcmt.read.partial_records import Partial
from pcmt.read.positions import Document
from pcmt.read.sample_manifest import with_sample
from pcmt.read.shared_records import find_mentions, named_by, shared_files, used_part, wants_shared
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.validation import given_in_file, validate, wrong_shape
from pcmt.read.yaml import read_yaml
from pcmt.urls import ID_CURE, is_id

R = TypeVar("R", bound=Record)

DATA, DOCS, ATTACHMENTS = "data", "docs", "tep"
SETTINGS_FILE = "cong.yaml"


@dataclass(frozen=True)
class Loaded:
    """Everything read from ``data/``. Records that did not validate are absent or ``partial``; ``problems`` gives the reasons.

    ``documents`` and ``sources`` are keyed by path (``data/ke-hoach/x.yaml``): the tree with positions, and the raw
    bytes. ``paths`` are all files found in the record folders, those with invalid names included. ``shared`` are the paths,
    as if they were in ``data/``, of records that come with the kit. ``kept``: see ``KeptRecords``.
    """

    settings: Settings | None = None
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    documents: dict[str, AnyDocument] = field(default_factory=dict)
    sources: dict[str, bytes] = field(default_factory=dict)
    attachments: dict[str, OutsideFile] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    register: Register = field(default_factory=Register)
    problems: list[Problem] = field(default_factory=list)
    partial: dict[str, Partial] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
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
        path = path_of(item)
        line, column = self.documents[path].position(where) if path in self.documents else (1, 1)
        place = (line + lines_down, 1) if lines_down else (line, column)
        return Problem(path, *place, code, field_label(type(item), where), message, cure, weight)

    def __iter__(self) -> Iterator[Record]:
        yield from (record for group in self.records.values() for record in group.values())

    def every(self, model: type[R]) -> Iterator[R]:
        """Yield the records of a kind."""
        yield from (record for record in self.records[model.kind_id].values() if isinstance(record, model))

    def facts_of(self, record: R, find: Callable[[R], Iterable[Any]]) -> tuple[Any, ...]:
        """Return what a function finds in a record alone, kept with the bytes of its file (``KeptRecords.facts_in``)."""
        name = f"{find.__module__}.{find.__qualname__}"
        return self.kept.facts_in(self.kept.key_of(path_of(record), record), name, partial(find, record))

    @property
    def snapshot(self) -> str:
        """SHA-256 over all names and bytes read: two builds from equal snapshots have seen equal data."""
        digest = sha256()
        for path in sorted(self.sources):
            digest.update(f"{path}\0{len(self.sources[path])}\0".encode() + self.sources[path])
        for name, attachment in sorted(self.attachments.items()):
            digest.update(f"{name}\0{attachment.sha256}\0".encode())
        return digest.hexdigest()


def path_of(item: BaseModel) -> str:
    """Path of the file that holds a record or the settings, as reports name it."""
    name = f"{item.kind_id}/{item.id}.yaml" if isinstance(item, Record) else SETTINGS_FILE
    return f"{DATA}/{name}"


def read_records(root: Path, kept: KeptRecords | None = None) -> Loaded:
    """Read and validate ``data/`` under the portal's folder; each file is opened once. ``kept`` is brought up to date.

    Raises EnvironmentFault when the folder or a file in it cannot be read.
    """
    with no_collection():
        return _read_all(root, KeptRecords() if kept is None else kept)


def _read_all(root: Path, kept: KeptRecords) -> Loaded:
    loaded = Loaded(kept=kept)
    folder = root / DATA
    entries = list_folder(folder, DATA, loaded.problems)
    for entry in entries:
        _place_top(entry, loaded)
    settings = None
    label = f"{DATA}/{SETTINGS_FILE}"
    if SETTINGS_FILE in {entry.name for entry in entries}:
        settings = _read_one(folder / SETTINGS_FILE, label, Settings, {}, loaded)
    else:
        message, cure = "thiếu tệp khai báo cổng", "chép tệp cong.yaml của bản mẫu vào thư mục data"
        loaded.problems.append(Problem(label, 1, 1, "THIEU_TEP", "", message, cure))
    names = {entry.name for entry in entries}
    fields = loaded.documents[label].data if settings is None and label in loaded.documents else None
    with_shared = wants_shared(loaded.sources.get(label, b""), fields, settings)
    for kind, model in KINDS.items():
        own = list(_record_names(folder / kind, f"{DATA}/{kind}", loaded)) if kind in names else []
        files = shared_files(kind) if with_shared else {}
        loaded.shared.update(f"{DATA}/{kind}/{name}" for name in files.keys() - set(own))
        for name in sorted({*files, *own}):
            stem, file = name.removesuffix(".yaml"), f"{folder}/{kind}/{name}" if name in own else files[name]
            record = _read_one(file, f"{DATA}/{kind}/{name}", model, {"id": stem}, loaded)
            if record is not None:
                loaded.records[kind][stem] = record
    if ATTACHMENTS in names:
        found = read_attachments(folder / ATTACHMENTS, f"{DATA}/{ATTACHMENTS}", loaded.problems, open_cache(root))
        loaded.attachments.update(found)
    register, problems = read_register(folder, DATA) if REGISTER_FILE in names else (Register(), [])
    loaded.problems.extend(problems)
    if loaded.shared:
        loaded.roots.update(register.lines, find_mentions(root / DOCS))
        _add_communes(loaded)
    kept.drop_others(loaded.sources)
    if loaded.shared:
        _drop_unused(loaded)
    return replace(loaded, settings=with_sample(root, settings), register=register)


def _add_communes(loaded: Loaded) -> None:
    """Add the communes of today that something names and that have no file."""
    for name in list(find_named(loaded.records, loaded.roots)):
        path = f"{DATA}/{Place.kind_id}/{name}.yaml"
        record = _read_content(commune_text(communes()[name]).encode(), path, Place, {"id": name}, loaded)
        loaded.records[Place.kind_id][name] = record
        loaded.shared.add(path)


def _drop_unused(loaded: Loaded) -> None:
    """Forget the shared records that this portal has no use for."""
    used = used_part(loaded.records, loaded.shared, loaded.roots, partial(loaded.facts_of, find=named_by))
    for kind, group in loaded.records.items():
        for name in group.keys() - used[kind].keys():
            path = f"{DATA}/{kind}/{name}.yaml"
            del group[name], loaded.documents[path], loaded.sources[path]
            loaded.shared.discard(path)


def _place_top(entry: os.DirEntry[str], loaded: Loaded) -> None:
    folders = {*KINDS, ATTACHMENTS}
    if (entry.is_dir() and entry.name in folders) or (entry.is_file() and entry.name in {SETTINGS_FILE, REGISTER_FILE}):
        return
    cure = "chuyển ra khỏi thư mục data; các thư mục được dùng: " + ", ".join(sorted(folders))
    loaded.problems.append(file_problem(f"{DATA}/{entry.name}", "TEP_LA", "không thuộc thư mục dữ liệu", cure))


def _record_names(folder: Path, label: str, loaded: Loaded) -> Iterator[str]:
    for entry in list_folder(folder, label, loaded.problems):
        stem, dot, ending = entry.name.rpartition(".")
        path = f"{label}/{entry.name}"
        loaded.paths.append(path)
        if not entry.is_file() or not dot or ending != "yaml":
            cure = "đổi đuôi thành .yaml" if ending.lower() in {"yml", "yaml"} else "chuyển ra khỏi thư mục data"
            if stem.lower().endswith((".yaml", ".yml")):  # Notepad adds its own ending
                cure = f"đổi tên thành {stem}; trong Notepad, lúc lưu chọn loại «Mọi tệp»"
            loaded.problems.append(file_problem(path, "TEP_LA", "ở đây chỉ được có tệp bản ghi đuôi .yaml", cure))
        elif not is_id(stem):
            message = "tên tệp là mã của bản ghi, nhưng tên này không hợp lệ"
            loaded.problems.append(file_problem(path, "MA_SAI", message, ID_CURE))
        else:
            yield entry.name


def _read_one(file: str | Path, label: str, model: type[Any], given: Mapping[str, str], loaded: Loaded) -> Any:
    """Read and validate one file; None when it has problems."""
    return _read_content(read_bytes(file, label, FILE_LIMIT), label, model, given, loaded)


def _read_content(content: bytes, label: str, model: type[Any], given: Mapping[str, str], loaded: Loaded) -> Any:
    loaded.sources[label] = content
    parse = partial(_parsed_again, label, content, model, given)
    known = loaded.kept.find(label, content, parse)
    if known is not None:
        loaded.documents[label] = known.document
        loaded.problems.extend(known.document.problems)
        return known.item
    try:
        document = read_yaml(label, content)
    except DataError as error:
        loaded.problems.extend(error.problems)
        return None
    loaded.documents[label] = document
    loaded.problems.extend(document.problems)
    if not isinstance(document.data, dict):
        loaded.problems.append(wrong_shape(label, document))
        return None
    if typed := [given_in_file(label, document, key) for key in given if key in document.data]:
        loaded.problems.append(typed[0])
        return None
    record = validate(label, document, model, given, loaded.problems)
    if record is None and given:
        incomplete = loaded.partial[label] = Partial(label, document, model, given)
        return incomplete.record
    if record is not None:
        # Trees weigh more than records, and few are asked for a place: they are not kept.
        sound = document if document.problems else LaterDocument(parse, unusual=document.unusual)
        loaded.documents[label] = sound
        loaded.kept.keep(label, ReadFile(content, sound, record))
    return record


def _parsed_again(label: str, content: bytes, model: type[Any], given: Mapping[str, str]) -> Document:
    """Return the tree of a file without faults as validation left it."""
    if (document := read_yaml(label, content)).has_blanks:  # nothing else is taken out of the tree of a sound file
        validate(label, document, model, given, [])
    return document
