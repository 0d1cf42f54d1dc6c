"""Fields of a Word text (ISO/IEC 29500-1, 17.16) and actions of slides: orders that a program carries out for the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pcmt.read.attachments.findings import Fault
from pcmt.read.attachments.relationships import OBJECT_CURE, link_fault
from pcmt.read.attachments.targets import LinkTarget, place_of
from pcmt.read.attachments.xml_elements import attribute, bare, read_elements

_CODE_LIMIT = 20_000
"""Letters of a field's order that are kept; Word itself takes far fewer."""
_FETCHING = frozenset("LINK INCLUDETEXT INCLUDE INCLUDEPICTURE IMPORT RD DATABASE".split())
_AUTOMATIC = frozenset("LINK INCLUDETEXT INCLUDE RD DATABASE".split())
"""Orders that fetch without being asked; a picture pasted from a web page keeps its address, but is in the file."""
_ARGUMENT = re.compile(r'"([^"]*)"|(\S+)')
_FIELD_CURE = "trong Word bấm Alt+F9, xóa trường ấy (hoặc bấm Ctrl+Shift+F9 để giữ lại chữ), rồi lưu"
_SLIDE_ACTIONS = (
    "ppaction://hlinkshowjump",
    "ppaction://hlinksldjump",
    "ppaction://hlinkpres",
    "ppaction://hlinkfile",
    "ppaction://customshow",
    "ppaction://media",
    "ppaction://noaction",
)
"""Actions that turn slides or play what is in the file; where a link leads is looked at in its relationship."""


def field_faults(content: bytes) -> list[Fault]:
    """Return the faults of the fields in a part of a Word text. Raises XmlFault where it is not XML."""
    reader = _FieldReader()
    read_elements(content, reader.started, reader.ended, reader.words)
    reader.judge("".join(reader.loose))
    return reader.faults


class _FieldReader:
    """Puts the orders of fields together, however many runs and inner fields they are spread over."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.loose: list[str] = []
        self._open: list[list[str]] = []
        self._is_order: list[bool] = []
        self._listens = False

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in {"instrText", "delInstrText"}:
            self._listens = True
        elif name == "fldSimple":
            self.judge(attribute(attributes, "instr"))
        elif name == "fldChar":
            self._mark(attribute(attributes, "fldCharType"))

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._open.append([])
            self._is_order.append(True)
        elif kind == "separate" and self._open:
            self._is_order[-1] = False
        elif kind == "end" and self._open:
            order = "".join(self._open.pop())[:_CODE_LIMIT]
            self._is_order.pop()
            self.judge(order)
            if self._open and self._is_order[-1]:
                self._open[-1].append(_quoted(order))

    def ended(self, name: str) -> None:
        if name in {"instrText", "delInstrText"}:
            self._listens = False

    def words(self, text: str) -> None:
        if self._listens:
            (self._open[-1] if self._open else self.loose).append(text)

    def judge(self, order: str) -> None:
        """Note what is wrong with an order."""
        arguments = [quoted or plain for quoted, plain in _ARGUMENT.findall(order[:_CODE_LIMIT])]
        verb = arguments[0].upper() if arguments else ""
        if verb.startswith("DDE"):
            self.faults.append(Fault("TEP_DOI_TUONG", "tệp có trường DDE, chạy được chương trình khác", _FIELD_CURE))
        elif verb in _FETCHING:
            is_asking = verb in _AUTOMATIC or "\\d" in map(
                str.lower, arguments[1:]
            )  # \d: the picture is not in the file
            afar = {LinkTarget.SHARE, LinkTarget.SCRIPT} | ({LinkTarget.WEB, LinkTarget.OTHER} if is_asking else set())
            if any(place_of(one) in afar for one in arguments[1:] if not one.startswith("\\")):
                message = f"tệp có trường {verb} lấy nội dung từ nơi khác"
                self.faults.append(Fault("TEP_DOI_TUONG", message, _FIELD_CURE))
            elif any(one.startswith("\\\\") for one in arguments[1:]):
                message = f"tệp có trường {verb} lấy nội dung từ máy khác"
                self.faults.append(Fault("TEP_DOI_TUONG", message, _FIELD_CURE))
        elif verb == "HYPERLINK" and len(arguments) > 1 and (arguments[1][:1] != "\\" or arguments[1][:2] == "\\\\"):
            fault = link_fault(arguments[1].replace("\\\\", "\\") if ":" in arguments[1] else arguments[1])
            self.faults += [fault] if fault else []


def _quoted(order: str) -> str:
    """Return the result of a nested QUOTE field, which may spell letters by their character codes."""
    words = order.split()
    if not words or words[0].upper() != "QUOTE":
        return order
    numbers = [word.strip('"') for word in words[1:]]
    if numbers and all(one.isdecimal() and int(one) < 0x110000 for one in numbers if len(one) < 8):
        return "".join(chr(int(one)) for one in numbers if one.isdecimal() and len(one) < 8)
    return " ".join(words[1:]).replace('"', "")


def slide_faults(content: bytes) -> list[Fault]:
    """Return the faults of the actions in a part of a presentation. Raises XmlFault where it is not XML."""
    faults: list[Fault] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if not name.startswith("hlink"):
            return
        action = attribute(attributes, "action").strip().lower()
        if action and not action.startswith(_SLIDE_ACTIONS):
            message = f"nút bấm trong tệp chạy chương trình, macro hoặc đối tượng («{action[:60]}»)"
            cure = "trong PowerPoint chọn nút ấy, mở Chèn, Hành động (Insert, Action), chọn Không có (None)"
            faults.append(Fault("TEP_DOI_TUONG", message, cure))

    read_elements(content, started)
    return faults


def workbook_link_faults(content: bytes) -> list[Fault]:
    """Return the faults of a part that links to another workbook: DDE and OLE start a program (18.14)."""
    faults: list[Fault] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name in {"ddeLink", "oleLink"}:
            faults.append(
                Fault("TEP_DOI_TUONG", "bảng tính có liên kết DDE hoặc OLE chạy chương trình khác", OBJECT_CURE)
            )

    read_elements(content, started)
    return faults


def drawing_faults(content: bytes) -> list[Fault]:
    """Return the faults of a drawing (SVG): scripts, event handlers, foreign pages. Raises XmlFault where it is not XML."""
    faults: list[Fault] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        runs = name in {"script", "handler", "foreignObject", "iframe"} or any(
            key.lower().startswith("on") or (bare(key) == "href" and place_of(value) is LinkTarget.SCRIPT)
            for key, value in attributes.items()
        )
        if runs and not faults:
            faults.append(Fault("TEP_DOI_TUONG", "tệp có hình vẽ SVG chứa mã lệnh", OBJECT_CURE))

    read_elements(content, started)
    return faults
