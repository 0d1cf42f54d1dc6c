"""An official text on paper: what its layout is given. The portal's own words are kept apart from those of the text.

The layout follows NĐ 30/2020/NĐ-CP, Phụ lục I, so that the text is read as officials are used to; but it is an edition of the
portal and says so on every page. What the source leaves blank stays blank, with a remark; nothing stands in for signature or stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from pcmt.dates import PartialDate
from pcmt.forms import Form, code_of, code_path, edition_of, spelled_code
from pcmt.model import LegalDocument, Plan
from pcmt.official_text import FOOTNOTE_MARK, OfficialText, parse_official_text
from pcmt.outputs.prints.blocks import Node
from pcmt.outputs.prints.letterhead import Frame, split_frame
from pcmt.render.official import note_anchors
from pcmt.render.print_status import print_status
from pcmt.render.view import View
from pcmt.urls import record_path
from pcmt.vietnamese import format_date, lower_first

Content = dict[str, Any]

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_BLANK = re.compile(r"\s{2,}")
_DOTS = "………"
_LEFT_BLANK = "nguồn để trống"
_LACKING = "nguồn không có"
_LETTERHEAD = 24
"""Letters of an authority's name that fit one line of the letterhead."""
_PLACE = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU) )")
_ADDRESS = "Kính gửi:"


def edition_of_text(view: View, record: Plan | LegalDocument, form: Form) -> Content:
    """Everything the print edition of a plan or a document with its full text shows."""
    text = parse_official_text(record.text or "")
    frame = split_frame(text) if isinstance(record, LegalDocument) else None
    return _editors(view, record, form) | {
        "head": _head(view, record, frame),
        "titles": [] if frame else [view.term("loai-van-ban", record.type).upper(), record.subject],
        "blocks": list(_blocks(record, text, frame)),
        "recipients": list(frame.recipients if frame else _recipients(record)),
        "signer": _signer(record, frame),
    }


def _editors(view: View, record: Plan | LegalDocument, form: Form) -> Content:
    """What the portal adds: where the sheet comes from, where the text stands, remarks."""
    settings = view.catalog.settings
    code = code_of(record, form, edition_of(record))
    check_at = f"{settings.url}{code_path(code)}"
    told = spelled_code(code)
    status = print_status(view, record)
    return {
        "title": record.title,
        "description": record.description or record.title,
        "keywords": [],
        "author": view.titles("co-quan", record.issuers),
        "language": "vi",
        "portal": settings.title,
        "portal_short": settings.short_title,
        "code": told,
        "check_at": check_at,
        "qr_words": f"Mã QR dẫn tới trang cho biết bản in mang mã {told} còn đúng hay đã có bản mới.",
        "address": f"{settings.url}{record_path(record.kind_id, record.id)}",
        "status_day": format_date(status.day),
        "status": list(status.sentences),
        "notes": [
            {"at": f"Mục {note.at}" if note.at else "", "quote": note.quote or "", "note": note.note}
            for note in record.notes
        ],
        "source": list(_source(record)),
        "edition": f"Bản in lần {edition_of(record)}, theo dữ liệu sửa lần cuối ngày {format_date(record.updated)}.",
    }


def _source(record: Plan | LegalDocument) -> Iterator[str]:
    original = record.original
    if original is not None and original.transcribed_from:
        yield f"Toàn văn gõ lại từ: {lower_first(original.transcribed_from)}"
    if original is not None and original.files:
        yield "Bản gốc đính kèm trên trang của văn bản: " + "; ".join(file.file for _, file in original.files) + "."
    if original is not None and original.remark:
        yield original.remark
    for source in record.sources:
        yield f"Nguồn: {source.name} (kiểm tra ngày {format_date(source.checked_on)}). {source.url or ''}".strip()


# -- head and end ---------------------------------------------------------------------------------------------------------


def _head(view: View, record: Plan | LegalDocument, frame: Frame | None) -> Node:
    """The head in its four fields. ``supplied``: the portal set names that the text itself does not hold."""
    if frame:
        number, subject = frame.number, frame.subject
        day, nation = frame.dateline, list(frame.nation)
        issuers = list(frame.issuers)
        return {
            "issuers": issuers,
            "nation": nation,
            "number": number,
            "subject": subject,
            "day": day,
            "remarks": ["", ""],
            "supplied": False,
        }
    named = [view.catalog.find("co-quan", one).title.upper() for one in record.issuers]
    issuers = [line for name in named for line in _in_lines(name)]
    number, number_remark = _number(record)
    day, day_remark = _day(record)
    return {
        "issuers": issuers,
        "nation": [NATION, MOTTO],
        "number": number,
        "subject": "",
        "day": day,
        "remarks": [number_remark, day_remark],
        "supplied": True,
    }


def _in_lines(name: str) -> tuple[str, ...]:
    """The name of an authority; a long one is broken before its place, as letterheads do, or near its middle."""
    if len(name) <= _LETTERHEAD:
        return (name,)
    places = [match.start() for match in _PLACE.finditer(name)]
    middle = len(name) / 2
    at = (
        places[-1]
        if places
        else min(
            (match.start() for match in re.finditer(" ", name)),
            key=lambda place: abs(place - middle),
            default=len(name),
        )
    )
    return tuple(part.strip() for part in (name[:at], name[at:]) if part.strip())


def _number(record: Plan | LegalDocument) -> tuple[str, str]:
    """The number line, and the remark where the source leaves its number blank."""
    printed = record.number_printed if isinstance(record, Plan) else None
    remark = "" if record.number else (_LEFT_BLANK if printed else _LACKING)
    if printed:
        return _dotted(printed), remark
    return f"Số: {record.number or _DOTS}", remark


def _day(record: Plan | LegalDocument) -> tuple[str, str]:
    """The line of place and day, and the remark where it is not whole."""
    printed = record.dateline if isinstance(record, Plan) else None
    is_whole = record.issued is not None and record.issued.is_whole
    if printed:
        return _dotted(printed), "" if is_whole else _LEFT_BLANK
    return _day_words(record.issued), "" if is_whole else _LACKING


def _day_words(issued: PartialDate | None) -> str:
    """The day as NĐ 30/2020/NĐ-CP writes it: two digits for days below 10 and for January and February."""
    day = f"{issued.day:02d}" if issued and issued.day else _DOTS
    month = (f"{issued.month:02d}" if issued.month < 3 else str(issued.month)) if issued and issued.month else _DOTS
    return f"{_DOTS}, ngày {day} tháng {month} năm {issued.year if issued else _DOTS}"


def _dotted(printed: str) -> str:
    """A printed line with dots where its blank was; no space is left before a slash, as in ``Số: ………/KH-UBND``."""
    return _BLANK.sub(f" {_DOTS} ", printed).replace(f"{_DOTS} /", f"{_DOTS}/").strip()


def _recipients(record: Plan | LegalDocument) -> tuple[str, ...]:
    return record.recipients if isinstance(record, Plan) else ()


def _signer(record: Plan | LegalDocument, frame: Frame | None) -> Node:
    if frame:
        return {"positions": list(frame.positions), "name": frame.name}
    signer = record.signer if isinstance(record, Plan) else None
    return {"positions": list(signer.positions), "name": signer.name} if signer else {"positions": [], "name": ""}


# -- text -----------------------------------------------------------------------------------------------------------------


def _blocks(record: Plan | LegalDocument, text: OfficialText, frame: Frame | None) -> Iterator[Node]:
    """Every line of the text in order; footnotes go where they are called, so that they end up at the foot of that page."""
    remarked = set(note_anchors(text, record.notes)) - {""}
    footnotes = {block.mark: block.text for block in text.blocks if block.kind == "footnote"}
    lines = [block for block in (frame.body if frame else text.blocks) if block.kind != "footnote"]
    level, base = 0, 0 if frame else 1
    told: set[str] = set()
    is_address = False
    for block in lines:
        head, rest = block.parts
        is_address = block.plain.startswith(_ADDRESS) or (is_address and block.kind == "dash")
        node = {
            "k": block.kind,
            "mark": block.mark,
            "level": 0,
            "is_address": is_address,
            "remarked": block.anchor in remarked,
            "head": list(_runs(head, footnotes, told)),
            "rest": list(_runs(rest, footnotes, told)),
        }
        if head and not rest:
            level = min(base + (1 if block.kind == "section" else 2), max(level, base) + 1)
            node["level"] = level
        yield node


def _runs(words: str, footnotes: dict[str, str], told: set[str]) -> Iterator[Node]:
    """Words (``t``) and footnotes (``mark`` and, where it is called first, ``note``). Marks of where the paper's page ended go."""
    place = 0
    for match in FOOTNOTE_MARK.finditer(words):
        mark = cast(str, match[1])
        before = words[place : match.start()]
        place = match.end()
        if match[0].endswith(":]"):
            yield {"t": before.rstrip() + " " if before.strip() else ""}
            place += len(words[place:]) - len(words[place:].lstrip())
            continue
        yield {"t": before}
        yield {"mark": mark, "note": "" if mark in told else footnotes.get(mark, "")}
        told.add(mark)
    if words[place:]:
        yield {"t": words[place:]}
