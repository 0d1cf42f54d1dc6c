"""Records off the disk: which files there are, their bytes read once, their text validated by the models.

All that is wrong is gathered, nothing stops at the first fault. Only a machine in the way (an unreadable file) does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.model import KINDS, Place, Settings, Vocabulary
from pcmt.problems import DataError, Problem
from pcmt.read.address_register import REGISTER_FILE, Register, read_register
from pcmt.read.attachments.folder import read_attachments
from pcmt.read.collection import no_collection
from pcmt.read.communes import commune_text, communes, find_named
from pcmt.read.file_cache import open_cache
from pcmt.read.folder import file_problem, list_folder, read_bytes, read_stamped, stamp_of
from pcmt.read.kept_records import KeptRecords, LaterDocument, ReadFile, name_of_bytes
from pcmt.read.loaded import ATTACHMENTS, DATA, DOCS, SETTINGS_FILE, Loaded, path_of, read_again
from pcmt.read.merged_lists import SharedList, merged_document, misnamed_list
from pcmt.read.partial_records import Partial
from pcmt.read.positions import Document
from pcmt.read.sample_manifest import with_sample
from pcmt.read.shared_records import LABEL, find_mentions, named_by, shared_files, used_part, wants_shared
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.validation import given_in_file, validate, wrong_shape
from pcmt.read.yaml import read_yaml
from pcmt.urls import ID_CURE, is_id

__all__ = ["ATTACHMENTS", "DATA", "DOCS", "SETTINGS_FILE", "Loaded", "path_of", "read_records"]


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
    names = {entry.name: entry for entry in entries}
    if SETTINGS_FILE in names:
        settings = _read_one(names[SETTINGS_FILE], label, Settings, {}, loaded)
    else:
        message, cure = "thiếu tệp khai báo cổng", "chép tệp cong.yaml của bản mẫu vào thư mục data"
        loaded.problems.append(Problem(label, 1, 1, "THIEU_TEP", "", message, cure))
    fields = loaded.documents[label].data if settings is None and label in loaded.documents else None
    with_shared = wants_shared(loaded.sources.get(label, b""), fields, settings)
    for kind in KINDS:
        own = {one.name: one for one in _record_files(folder / kind, f"{DATA}/{kind}", loaded)} if kind in names else {}
        _read_kind(kind, own, shared_files(kind) if with_shared else {}, loaded)
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


def _read_kind(kind: str, own: Mapping[str, os.DirEntry[str]], files: Mapping[str, Path], loaded: Loaded) -> None:
    """Read the records of a kind: the files of the portal, and the shared ones whose place none of these takes."""
    folder, model = f"{DATA}/{kind}", KINDS[kind]
    loaded.shared.update(f"{folder}/{name}" for name in files.keys() - own.keys())
    for name in sorted({*files, *own}):
        label, stem = f"{folder}/{name}", name.removesuffix(".yaml")
        if model is Vocabulary and name in own and name in files:
            loaded.beneath[label] = SharedList(files[name], f"{LABEL}/{kind}/{name}")
        record = _read_one(own[name] if name in own else files[name], label, model, {"id": stem}, loaded)
        if model is Vocabulary and files and name not in files:
            document = loaded.documents.get(label)
            if fault := misnamed_list(label, document.data if document else None, files, own):
                loaded.problems[:] = [*(one for one in loaded.problems if one.path != label), fault]
                loaded.partial.pop(label, None)
                continue
        if record is not None:
            loaded.records[kind][stem] = record


def _add_communes(loaded: Loaded) -> None:
    """Add the communes of today that something names and that have no file."""
    for name in list(find_named(loaded.records, loaded.roots)):
        path = f"{DATA}/{Place.kind_id}/{name}.yaml"
        record = _read_content(commune_text(communes()[name]).encode(), _Wanted(path, Place, {"id": name}), loaded)
        loaded.records[Place.kind_id][name] = record
        loaded.shared.add(path)


def _drop_unused(loaded: Loaded) -> None:
    """Forget the shared records that this portal has no use for."""
    used = used_part(loaded.records, loaded.shared, loaded.roots, partial(loaded.facts_of, find=named_by))
    for kind, group in loaded.records.items():
        for name in group.keys() - used[kind].keys():
            path = f"{DATA}/{kind}/{name}.yaml"
            del group[name], loaded.documents[path]
            loaded.sources.drop(path)
            loaded.shared.discard(path)


def _place_top(entry: os.DirEntry[str], loaded: Loaded) -> None:
    folders = {*KINDS, ATTACHMENTS}
    if (entry.is_dir() and entry.name in folders) or (entry.is_file() and entry.name in {SETTINGS_FILE, REGISTER_FILE}):
        return
    cure = "chuyển ra khỏi thư mục data; các thư mục được dùng: " + ", ".join(sorted(folders))
    loaded.problems.append(file_problem(f"{DATA}/{entry.name}", "TEP_LA", "không thuộc thư mục dữ liệu", cure))


def _record_files(folder: Path, label: str, loaded: Loaded) -> Iterator[os.DirEntry[str]]:
    for entry in list_folder(folder, label, loaded.problems):
        stem, dot, ending = entry.name.rpartition(".")
        path = f"{label}/{entry.name}"
        loaded.paths.append(path)
        if not entry.is_file() or not dot or ending != "yaml":
            cure = "đổi đuôi thành .yaml" if ending.lower() in {"yml", "yaml"} else "chuyển ra khỏi thư mục data"
            if ending.lower() == "txt" and is_id(stem):  # Notepad adds its own ending
                cure = f"đổi tên thành {stem}.yaml; trong Notepad, lúc lưu chọn loại «Mọi tệp»"
            if entry.is_file() and not dot and is_id(entry.name):
                cure = f"đổi tên thành {entry.name}.yaml"
            if stem.lower().endswith((".yaml", ".yml")):
                cure = f"đổi tên thành {stem}; trong Notepad, lúc lưu chọn loại «Mọi tệp»"
            loaded.problems.append(file_problem(path, "TEP_LA", "ở đây chỉ được có tệp bản ghi đuôi .yaml", cure))
        elif not is_id(stem):
            message = "tên tệp là mã của bản ghi, nhưng tên này không hợp lệ"
            loaded.problems.append(file_problem(path, "MA_SAI", message, ID_CURE))
        else:
            yield entry


class _Wanted(NamedTuple):
    """A file to be read: its path as reports name it, the model of what it holds, fields not in it, the shared list it adds to."""

    label: str
    model: type[Any]
    given: Mapping[str, str]
    beneath: SharedList | None = None

    def key(self, content: bytes) -> str:
        """Return the name of the bytes of what is read."""
        return name_of_bytes(self.label, content + b"\0" + self.beneath.content if self.beneath else content)

    def parse(self, content: bytes) -> Document:
        """Return the tree of what is read. Raises DataError."""
        document = read_yaml(self.label, content)
        return merged_document(self.label, document, self.beneath.document) if self.beneath else document


def _read_one(
    file: os.DirEntry[str] | Path, label: str, model: type[Any], given: Mapping[str, str], loaded: Loaded
) -> Any:
    """Read and validate one file; None when it has problems. A file whose stamp is known is not opened."""
    kept, wanted = loaded.kept, _Wanted(label, model, given, loaded.beneath.get(label))
    if wanted.beneath:  # a stamp does not tell whether the same bytes were read as a list by itself
        return _read_content(read_bytes(os.fspath(file), label, FILE_LIMIT), wanted, loaded)
    try:
        key = kept.key_of_stamp(label, stamp_of(file.stat(follow_symlinks=False)))
    except OSError:  # reading it will tell
        key = ""
    if key:
        content = partial(read_again, os.fspath(file), label, key)
        if known := kept.find(label, key, partial(_parsed_again, content, wanted)):
            return _noted(known, content, label, loaded)
    found, stamp = read_stamped(os.fspath(file), label, FILE_LIMIT)
    item = _read_content(found, wanted, loaded)
    kept.note_stamp(label, stamp)
    return item


def _noted(known: ReadFile, content: bytes | Callable[[], bytes], label: str, loaded: Loaded) -> Any:
    """Note a file that was read before, and return what it holds."""
    loaded.sources.hold(label, content)
    loaded.documents[label] = known.document
    loaded.problems.extend(known.document.problems)
    return known.item


def _read_content(content: bytes, wanted: _Wanted, loaded: Loaded) -> Any:
    label, model, given, _ = wanted
    key = wanted.key(content)
    parse = partial(_parsed_again, lambda: content, wanted)
    if known := loaded.kept.find(label, key, parse):
        return _noted(known, content, label, loaded)
    loaded.kept.forget(label)
    loaded.sources.hold(label, content)
    try:
        document = wanted.parse(content)
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
        loaded.kept.keep(label, ReadFile(key, sound, record))
    return record


def _parsed_again(content: Callable[[], bytes], wanted: _Wanted) -> Document:
    """Return the tree of a file without faults as validation left it."""
    document = wanted.parse(content())
    if document.has_blanks:  # nothing else is taken out of the tree of a sound file
        validate(wanted.label, document, wanted.model, wanted.given, [])
    return document
