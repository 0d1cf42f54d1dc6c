"""What comes with the kit, by name: the text of a shared record, and what an office may have meant by a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.model import KINDS, Place, Settings, Vocabulary
from pcmt.problems import DataError, UsageFault
from pcmt.read.address_register import Address
from pcmt.read.communes import commune_text, communes
from pcmt.read.folder import read_bytes
from pcmt.read.merged_lists import TERMS, id_of
from pcmt.read.positions import Document
from pcmt.read.records import DATA, SETTINGS_FILE
from pcmt.read.shared_records import LABEL, shared_files, wants_shared
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.validation import validate
from pcmt.read.yaml import read_yaml
from pcmt.text.vietnamese import slugify
from pcmt.urls import is_id

_LIST = "python portal.py pcmt copy --list"
_HOST = re.compile(r"^[a-z]+://[^/]*")
_BEHIND = re.compile(r"[?#].*$")
_WORD = 3
"""Letters from which a part of a name is looked for."""


class SharedOriginal:
    """A shared record as it is in this kit."""

    def __init__(self, kind: str, record_id: str, content: bytes) -> None:
        """Take its address and its text."""
        self.kind, self.id, self.content = kind, record_id, content
        self.path = f"{DATA}/{kind}/{record_id}.yaml"

    @property
    def is_list(self) -> bool:
        """Whether a file of the portal adds to it rather than replaces it."""
        return self.kind == Vocabulary.kind_id

    @property
    def name(self) -> str:
        """Its address as commands take it."""
        return f"{self.kind}/{self.id}"

    @cached_property
    def document(self) -> Document:
        """Its tree."""
        return read_yaml(self.path, self.content)

    @property
    def data(self) -> dict[str, Any]:
        """Its fields as typed."""
        return dict(self.document.data) if isinstance(self.document.data, dict) else {}


class NamedTitle(NamedTuple):
    """A shared record or an entry of a list: its id and what it is called."""

    id: str
    title: str


def find_original(kind: str, record_id: str) -> SharedOriginal | None:
    """Return the shared record of an address; communes of today are among them."""
    if file := shared_files(kind).get(f"{record_id}.yaml"):
        return SharedOriginal(kind, record_id, read_bytes(file, f"{kind}/{file.name}", FILE_LIMIT))
    if kind == Place.kind_id and (commune := communes().get(record_id)):
        return SharedOriginal(kind, record_id, commune_text(commune).encode())
    return None


def find_by_name(root: Path, name: str) -> SharedOriginal:
    """Return the shared record of a name: an id, ``kind/id``, a path, a page. UsageFault where it names none or several."""
    kind, record_id = split_name(name)
    if kind and kind not in KINDS:
        raise UsageFault(f"không có loại «{kind}»; các loại: {', '.join(KINDS)}")
    if not kind and record_id in KINDS:
        raise UsageFault(f"«{record_id}» là một loại; ghi thêm mã sau tên loại, xem mã: {_LIST} {record_id}")
    found = [one for each in ([kind] if kind else KINDS) if (one := find_original(each, record_id))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageFault(f"«{record_id}» có ở nhiều loại; viết rõ {' hoặc '.join(one.name for one in found)}")
    kinds = ([kind] if kind else KINDS) if is_id(record_id) else ()
    own = [each for each in kinds if (root / DATA / each / f"{record_id}.yaml").is_file()]
    if own:
        path = f"{DATA}/{own[0]}/{record_id}.yaml"
        raise UsageFault(f"{path} là bản ghi của riêng cổng này, không có trong bộ chung; mở tệp ấy mà sửa")
    if kind in {"", Vocabulary.kind_id} and (commands := list(_commands_of_entry(record_id))):
        raise UsageFault(f"«{record_id}» là mục của danh mục {' hoặc '.join(commands)}")
    look = f"{_LIST} {kind or 'LOẠI'}"
    raise UsageFault(f"bộ chung không có «{name}»{meant(record_id, _names(kind))}; tìm mã bằng: {look}")


def _commands_of_entry(name: str) -> Iterator[str]:
    """Yield the shared lists that have an entry of this id, each with the command that copies it."""
    for file in shared_files(Vocabulary.kind_id):
        original = find_original(Vocabulary.kind_id, file.removesuffix(".yaml"))
        if original and any(id_of(node) == name for node in original.data[TERMS]):
            yield f"{original.id}: python portal.py pcmt copy {original.id} {name}"


def split_name(name: str) -> Address:
    """Return kind and id of a name, the kind empty where it has none; a name may be the address of the page of the record."""
    path = _BEHIND.sub("", name.strip().replace("\\", "/"))
    parts = _HOST.sub("", path).strip("/").removesuffix("/index.html").split("/")
    parts[-1] = parts[-1].removesuffix(".yaml").removesuffix(".yml")
    parts = [one for one in parts if one not in {".", DATA, LABEL}]
    kind = next((one for one in parts[-2:-1] if one in KINDS), "/".join(parts[:-1]))
    return kind, parts[-1] if parts else ""


def _names(kind: str) -> dict[str, str]:
    """Return the addresses of shared records by their ids and by their titles as ids; of communes the ids alone."""
    names: dict[str, str] = {}
    for each in [kind] if kind else KINDS:
        if each == Place.kind_id:
            names |= {one: f"{each}/{one}" for one in communes()}
        for one in titles_of_kind(each):
            names |= {slugify(one.title): f"{each}/{one.id}", one.id: f"{each}/{one.id}"}
    return names


def meant(word: str, known: Mapping[str, str]) -> str:
    """Return the question for what was meant, by names and what each of them means; empty where nothing is near."""
    typed = slugify(word)
    inside = [one for one in known if len(typed) >= _WORD and f"-{typed}-" in f"-{one}-"]
    near = dict.fromkeys(known[one] for one in (*inside, *difflib.get_close_matches(typed, known, n=3, cutoff=0.6)))
    return f"; có phải là: {', '.join(list(near)[:3])}" if near else ""


def titles_of_kind(kind: str) -> Iterator[NamedTitle]:
    """Yield the shared records of a kind that have files."""
    for name in shared_files(kind):
        if original := find_original(kind, name.removesuffix(".yaml")):
            yield NamedTitle(original.id, str(original.data.get("title", "")))


def uses_shared(root: Path) -> bool:
    """Whether a portal uses the shared records. Raises EnvironmentFault where its settings cannot be read."""
    path = f"{DATA}/{SETTINGS_FILE}"
    content = read_bytes(root / path, path, FILE_LIMIT)
    try:
        document = read_yaml(path, content)
    except DataError:
        return wants_shared(content, {}, None)
    settings = validate(path, document, Settings, {}, []) if isinstance(document.data, dict) else None
    return wants_shared(content, document.data, settings)
