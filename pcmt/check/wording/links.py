"""Links inside the texts that are read as Markdown: to records that exist, to sound outside addresses, to nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.portal.published_addresses import present_id
from pcmt.model import KINDS, Record
from pcmt.model.markdown import markdown_texts
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Explanation, Problem
from pcmt.read.records import Loaded, path_of
from pcmt.text.remembered import remembered
from pcmt.urls import web_address_fault

# CommonMark, sections 4.7 (link reference definitions), 6.3 (links), 6.4 (images), 6.5 (autolinks).
_TARGET = re.compile(
    r"""(?P<image>(?<!\\)(?:\\\\)*!\[)
    | \]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s)]*))
    | ^[ \t>*+\d.)-]*\[(?:[^\[\]\\]|\\.){1,999}\]:\s*(?P<defined>\S+)[ \t]*(?:["'(][^\n]*)?$
    | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>""",
    re.MULTILINE | re.VERBOSE,
)
_WORDLESS = re.compile(r"(?<![\\!\]])\[\s*\]\([^\s()]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RECORD = re.compile(r"/?([a-z-]+)/([a-z0-9-]+)/?(?:#[\w-]*)?\Z")
RECORD_CURE = "viết ](loại/mã), ví dụ ](tai-lieu/giao-an-tu-choi)"


class RecordLink(NamedTuple):
    """A link to a record: the field that holds it, the place in the field's text, kind and id."""

    field: str
    start: int
    kind: str
    id: str


def check_links(loaded: Loaded) -> Iterator[Problem]:
    """Every link in every text that is read as Markdown: bodies of materials, guides of kits, announcements."""
    for record, links in loaded.with_facts(_typed_links, loaded):
        for link in links:
            yield from _link_problems(loaded, record, link)


def find_record_links(record: Record) -> Iterator[RecordLink]:
    """Yield every link of a record's texts that leads to another record, whether there is one or not."""
    for name, text in markdown_texts(record):
        for link in _linked(text):
            yield RecordLink(name, *link)


class _TextLink(NamedTuple):
    """A link of a text to a record: its place in the text, kind and id."""

    start: int
    kind: str
    id: str


@remembered
def _linked(text: str) -> Iterator[_TextLink]:
    for match in _TARGET.finditer(text):
        if found := _RECORD.match(_read_target(match)):
            yield _TextLink(match.start(), found[1], found[2])


class _TypedLink(NamedTuple):
    """A link as it is typed: its field, its place in the text and its target; an image or a link without words has none."""

    field: str
    start: int
    target: str
    fault: Explanation | None = None


def _typed_links(record: Record) -> Iterator[_TypedLink]:
    for name, text in markdown_texts(record):
        for match in _TARGET.finditer(text):
            fault = _image_fault() if match["image"] else None
            yield _TypedLink(name, match.start(), "" if fault else _read_target(match), fault)
        for match in _WORDLESS.finditer(text):
            message, cure = "liên kết không có chữ nên không ai thấy để bấm", "viết chữ của liên kết giữa [ và ]"
            yield _TypedLink(name, match.start(), "", Explanation("LIEN_KET_SAI", message, cure))


def _link_problems(loaded: Loaded, record: Record, link: _TypedLink) -> Iterator[Problem]:
    fault = link.fault or _fault(loaded, link.target)
    if fault:
        down = lines_down(loaded, record, (link.field,), getattr(record, link.field), link.start)
        yield loaded.problem(record, (link.field,), *fault, lines_down=down)


def lines_down(loaded: Loaded, record: Record, where: FieldPath, text: str, index: int) -> int:
    """Return how many lines below its opening an index of a ``|`` block is; 0 when the field at ``where`` is not such a block."""
    data = loaded.documents[path_of(record)].data
    raw = data.get(where[0]) if isinstance(data, dict) and len(where) == 1 else None
    if getattr(raw, "style", "") != "|" or raw is None:
        return 0
    skipped = len(raw) - len(raw.lstrip("\n"))
    return 1 + skipped + text.count("\n", 0, index)


def _read_target(match: re.Match[str]) -> str:
    """Return the address that a browser receives: CommonMark escapes and entities decoded."""
    typed = match["angled"] or match["inline"] or match["defined"] or match["auto"] or ""
    return html.unescape(_ESCAPED.sub(r"\1", typed.strip("<>")))


def _image_fault() -> Explanation:
    return Explanation(
        "HINH_TRONG_CHU", "không chèn hình vào nội dung tài liệu", "xóa hình; nếu là chữ thường thì viết \\!["
    )


def _fault(loaded: Loaded, target: str) -> Explanation | None:
    """Code, message and cure; None when the link is sound."""
    if target.startswith("#") and len(target) > 1:
        return None
    if match := _RECORD.match(target):
        kind, record_id = match.groups()
        if kind not in KINDS:
            return Explanation(
                "LIEN_KET_SAI", f"không có loại bản ghi «{kind}»", "các loại được dùng: " + ", ".join(KINDS)
            )
        if record_id not in loaded.records[kind] and f"data/{kind}/{record_id}.yaml" not in loaded.sources:
            now = present_id(loaded, kind, record_id)
            cure = f"bản ghi đã đổi mã, sửa thành {kind}/{now}" if now else "sửa lại mã hoặc bỏ liên kết"
            return Explanation("LIEN_KET_SAI", f"liên kết tới {kind}/{record_id}, bản ghi này không có", cure)
        return None
    if target.startswith(("https://", "http://")):
        message = web_address_fault(target)
        return Explanation("DIA_CHI_SAI", message, "chép nguyên địa chỉ bắt đầu bằng https://") if message else None
    message = f"liên kết tới «{target[:60]}» không được dùng" if target else "liên kết không có địa chỉ"
    return Explanation("LIEN_KET_SAI", message, f"{RECORD_CURE}, hoặc địa chỉ bắt đầu bằng https://")
