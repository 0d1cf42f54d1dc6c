"""Layout input of an official text. The portal's own words are kept apart from those of the text.

The layout follows NĐ 30/2020/NĐ-CP, Phụ lục I, which officials are used to, but every page is labelled as an edition of
the portal. Blanks of the source remain blank, with a remark; signature and stamp are never imitated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.model.handouts import Form, code_of, code_path, edition_of, spelled_code
from pcmt.publish.pdf.content_tree import Node
from pcmt.publish.pdf.official_head import head_of
from pcmt.publish.pdf.official_nodes import nodes_of_text
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.official_html import note_anchors
from pcmt.show.plans.print_status import print_status
from pcmt.text.formats import format_date
from pcmt.text.official_text import Block, OfficialText, parse_official_text, section_words
from pcmt.text.vietnamese import fold, lower_first, upper_first
from pcmt.urls import record_path

Content = dict[str, Any]


def edition_of_text(view: PageContext, record: Plan | LegalDocument, form: Form) -> Content:
    """Everything the print edition of a plan or a document with its full text shows."""
    text = parse_official_text(record.text or "")
    frame = split_frame(text) if isinstance(record, LegalDocument) else None
    return _editors(view, record, form) | {
        "head": _head(view, record, frame),
        "titles": [] if frame else [view.term("loai-van-ban", record.type).upper(), record.subject],
        "blocks": list(_blocks(record, text, frame)),
        "recipients": list(frame.recipients if frame else _recipients(record)),
        "signers": _signers(record, frame),
    }


def _editors(view: PageContext, record: Plan | LegalDocument, form: Form) -> Content:
    """Return the portal's additions: origin of the sheet, status of the text, remarks."""
    settings = view.catalog.settings
    code = code_of(record, form, edition_of(record))
    check_at = f"{settings.url}{code_path(code)}"
    told = spelled_code(code)
    status = print_status(view, record)
    return {
        "title": record.title,
        "description": record.description or record.title,
        "keywords": [],
        "author": view.titles(Agency.kind_id, record.issuers),
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
            {"at": upper_first(section_words(note.at)) if note.at else "", "quote": note.quote or "", "note": note.note}
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


def _head(view: PageContext, record: Plan | LegalDocument, frame: OfficialFrame | None) -> Node:
    """Return the head in its fields: the text's own, or one laid out by the portal."""
    if frame is None:
        return head_of(view, record, record.issuers)
    return {
        "governing": [],
        "issuers": list(frame.issuers),
        "nation": list(frame.nation),
        "is_party": len(frame.nation) == 1,
        "number": frame.number,
        "subject": frame.subject,
        "day": frame.dateline,
        "remarks": [],
        "supplied": False,
    }


def _recipients(record: Plan | LegalDocument) -> tuple[str, ...]:
    return record.recipients if isinstance(record, Plan) else ()


def _signers(record: Plan | LegalDocument, frame: OfficialFrame | None) -> list[Node]:
    """Return the signers in printed order; a joint paper has several."""
    if frame:
        return [{"positions": list(frame.positions), "name": frame.name}]
    signed = (record.signer, *record.co_signers) if isinstance(record, Plan) else ()
    return [{"positions": list(one.positions), "name": one.name} for one in signed if one]


# -- text -----------------------------------------------------------------------------------------------------------------


def _blocks(record: Plan | LegalDocument, text: OfficialText, frame: OfficialFrame | None) -> Iterator[Node]:
    remarked = set(note_anchors(text, record.notes)) - {""}
    footnotes = {block.mark: block.text for block in text.blocks if block.kind == "footnote"}
    lines = [block for block in (frame.body if frame else text.blocks) if block.kind != "footnote"]
    return nodes_of_text(lines, footnotes, remarked, has_title=frame is None)


_NATION, _PARTY = "cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam"
"""First line of the right half of the head; a paper of the State has the motto below it, one of the Party nothing."""
_DAY = re.compile(r"[^,]{2,40}, ngày .{0,12}tháng .{0,8}năm \S+\Z")
_RECIPIENTS = "Nơi nhận:"
_POSITIONS = 4
"""Most lines that stand above the name of who signs."""


class OfficialFrame(NamedTuple):
    """Fields of the head in the order of the paper, the blocks between, and the fields of the end."""

    issuers: tuple[str, ...]
    nation: tuple[str, ...]
    number: str
    subject: str
    dateline: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    positions: tuple[str, ...]
    name: str


def split_frame(text: OfficialText) -> OfficialFrame | None:
    """Return the frame of a text; None unless every line of head and end is where the layout would print it.

    Only then does the print keep the line order of the source; other texts are printed line by line.
    """
    blocks = list(text.blocks)
    words = [block.plain for block in blocks]
    nation = next((at for at, line in enumerate(words[:4]) if fold(line) in {_NATION, _PARTY}), 0)
    number = nation + (2 if fold(words[nation]) == _NATION else 1)
    end = next((at for at in range(len(words) - 1, 0, -1) if words[at] == _RECIPIENTS), 0)
    day = next((at for at in range(nation, min(nation + 6, len(words))) if _DAY.match(words[at])), 0)
    if not (nation and end > day > number) or not words[number].startswith("Số"):
        return None
    listed = end + 1
    while listed < len(blocks) and blocks[listed].kind == "dash":
        listed += 1
    signed = words[listed:]
    if not 2 <= len(signed) <= _POSITIONS + 1 or any(line != line.upper() for line in signed[:-1]):
        return None
    return OfficialFrame(
        issuers=tuple(words[:nation]),
        nation=tuple(words[nation:number]),
        number=words[number],
        subject=" ".join(words[number + 1 : day]),
        dateline=words[day],
        body=tuple(blocks[day + 1 : end]),
        recipients=tuple(block.text for block in blocks[end + 1 : listed]),
        positions=tuple(signed[:-1]),
        name=signed[-1],
    )
