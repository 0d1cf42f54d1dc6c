"""The ``review`` command behind its options: the editor's list in words, or as JSON for another program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.model import Campaign, Event, LegalDocument, Material, Plan, Record
from pcmt.read.records import DATA
from pcmt.read.shared_records import LABEL
from pcmt.read.waiting import Waiting
from pcmt.relate.catalog import Catalog
from pcmt.relate.legal_basis import Ending
from pcmt.relate.review_list import CHECK_AHEAD, MATTERS, REVIEW_DAYS, ReviewItem, review
from pcmt.run.copying.copy_review import CopyMatter, copy_lines
from pcmt.run.upkeep.page_review import PageMatter, page_lines
from pcmt.show.documents.basis_banner import ENDING_TITLES
from pcmt.show.site.waiting_page import when_published
from pcmt.text.formats import format_date

_TITLES = {
    "basis": "CĂN CỨ ĐÃ THAY ĐỔI",
    "basis_ahead": "CĂN CỨ CÓ NGÀY HẾT HIỆU LỰC",
    "unverified": "VĂN BẢN CHƯA KIỂM CHỨNG ĐƯỢC HIỆU LỰC MÀ NỘI DUNG ĐANG DÙNG DỰA VÀO",
    "review_due": f"TÀI LIỆU QUÁ {REVIEW_DAYS} NGÀY CHƯA RÀ SOÁT LẠI",
    "awaiting_review": "TÀI LIỆU CHỜ CƠ QUAN CHUYÊN MÔN DUYỆT",
    "helpline": f"SỐ ĐIỆN THOẠI PHẢI KIỂM TRA LẠI TRONG {CHECK_AHEAD.days} NGÀY HOẶC ĐÃ QUÁ HẠN",
}
_CURES = {
    "unverified": "tra hiệu lực rồi sửa status, in_force_until, replaced_by, checked_on",
    "review_due": "đọc lại toàn bài, sửa nếu cần, ghi ngày vào reviewed_on",
    "awaiting_review": "gửi cơ quan chuyên môn; có ý kiến thì ghi reviewed_by và reviewed_on",
    "helpline": "gọi thử hoặc xem nguồn, ghi ngày vào checked_on",
}
_BASIS_CURES: dict[str, str] = {
    LegalDocument.kind_id: "tra xem còn hiệu lực không; nếu hết thì ghi in_force_until và replaced_by",
    Plan.kind_id: "đối chiếu các mục dẫn với văn bản mới; giữ nguyên toàn văn, chỗ khác ghi ở notes",
    Campaign.kind_id: "xem nội dung còn đúng không, ghi văn bản mới vào basis hoặc directing",
    Event.kind_id: "xem nội dung còn đúng không, ghi văn bản mới vào basis",
    Material.kind_id: "sửa nội dung theo văn bản mới, thay mã ở basis, ghi ngày vào reviewed_on",
}


def file_of(record: Record) -> str:
    """Return the data file of a record, relative to the portal's folder."""
    return f"{DATA}/{record.kind_id}/{record.id}.yaml"


FileOf = Callable[[Record], str]
"""Returns the file of a record as the list names it."""
SHARED_NOTE = (
    f"Tệp ghi {LABEL}/… thuộc bộ chung, không có trong {DATA}. Muốn sửa thì chép về trước:"
    " python portal.py pcmt copy LOẠI/MÃ, ví dụ pcmt copy duong-day-nong/goi-111."
)


def files_of(root: Path) -> FileOf:
    """Return what names the files of the records of a portal: those of shared records that it has no file of are named so."""

    def file(record: Record) -> str:
        own = file_of(record)
        return own if (root / own).is_file() else f"{LABEL}/{record.kind_id}/{record.id}.yaml"

    return file


class Beside(NamedTuple):
    """What the list holds beside the records to review: what waits, places of pages, copies; and how files are named."""

    waiting: Sequence[Waiting] = ()
    pages: Sequence[PageMatter] = ()
    copies: Sequence[CopyMatter] = ()
    file_of: FileOf = file_of


_NOTHING_BESIDE = Beside()


def review_lines(catalog: Catalog, beside: Beside = _NOTHING_BESIDE) -> list[str]:
    """Return the list as lines for the terminal; what is not published yet comes first, hand-written pages and copies last."""
    waiting, pages, copies, file = beside
    items = review(catalog)
    lines = [f"Rà soát ngày {format_date(catalog.today)}"]
    if waiting:
        lines += ["", f"CHƯA ĐĂNG ({len(waiting)})", *map(_waiting_line, waiting)]
    for matter in MATTERS:
        found = [item for item in items if item.matter == matter]
        if found:
            lines += ["", f"{_TITLES[matter]} ({len(found)})", *_matter_lines(catalog, matter, found, file)]
    lines += [*page_lines(list(pages)), *copy_lines(copies)]
    if any(f" {LABEL}/" in line for line in lines):
        lines += ["", SHARED_NOTE]
    owed = sum(not item.is_done for item in items) + len(pages) + len(copies)
    return [*lines, "", f"Cộng {owed} việc cần làm." if owed else "Không có việc gì phải làm."]


def _waiting_line(one: Waiting) -> str:
    faults = "; còn lỗi" if one.has_faults else ""
    return f"  - {file_of(one.record)}: {one.record.title} ({when_published(one)}{faults})"


def _matter_lines(catalog: Catalog, matter: str, items: Sequence[ReviewItem], file: FileOf) -> Iterator[str]:
    if matter not in {"basis", "basis_ahead"}:
        yield f"  Việc cần làm: {_CURES[matter]}."
        for item in items:
            yield f"  - {file(item.record)}: {item.record.title}{_aside(item)}"
        return
    for ending, group in groupby(items, key=lambda item: item.ending):
        if ending is not None:
            yield ""
            yield from _ending_lines(catalog, ending, list(group), file)


def _aside(item: ReviewItem) -> str:
    if item.matter == "unverified":
        return f" ({item.resting} mục đang dùng dựa vào)"
    if item.matter == "helpline" and item.day:
        return f" (hết hạn kiểm tra sau ngày {format_date(item.day)})"
    return f" (từ ngày {format_date(item.day)})" if item.matter == "review_due" and item.day else ""


def _ending_lines(catalog: Catalog, ending: Ending, items: Sequence[ReviewItem], file: FileOf) -> Iterator[str]:
    yield f"  {ending.document.title}"
    yield f"  {file(ending.document)}: {_became(catalog, ending)}"
    owed = [item for item in items if not item.is_done]
    done = [item for item in items if item.is_done]
    if owed:
        yield f"    Cần rà soát ({len(owed)}):"
    for item in owed:
        yield f"    - {file(item.record)}: {item.record.title}"
        yield f"      {_reason(catalog, item)}. Việc cần làm: {_BASIS_CURES[item.record.kind_id]}."
    if done:
        yield f"    Đã hết thời hạn, đã qua hoặc đã thay; chỉ rà soát khi dùng lại ({len(done)}):"
    for item in done:
        yield f"    - {file(item.record)}: {item.record.title}"
        yield f"      {_reason(catalog, item)}."


def _became(catalog: Catalog, ending: Ending) -> str:
    words = ENDING_TITLES[ending.kind]
    since = f" từ {format_date(ending.since)}" if ending.since and ending.kind != "term_over" else ""
    if ending.since and ending.kind == "term_over":
        since = f" ({format_date(ending.since)})"
    after = "; ".join(catalog.get(LegalDocument, one).title for one in ending.document.replaced_by)
    return f"{words}{since}" + (f", văn bản thay thế: {after}" if after else ", chưa ghi văn bản thay thế")


def _reason(catalog: Catalog, item: ReviewItem) -> str:
    """How a record rests on the document: directly, where its text names it, or through which other documents."""
    if item.via:
        return "Dựa qua: " + ", rồi ".join(catalog.get(LegalDocument, one).title for one in item.via)
    if isinstance(item.record, LegalDocument):
        return "Triển khai văn bản này"
    if isinstance(item.record, Plan | Event) and item.ending:
        places = dict.fromkeys(one.at for one in item.record.basis if one.document == item.ending.document.id)
        return f"Dẫn trực tiếp ({', '.join(places)})"
    return "Dựa trực tiếp"


def review_json(catalog: Catalog, beside: Beside = _NOTHING_BESIDE) -> list[dict[str, Any]]:
    """Return the list as JSON: one object per record to review, or that is not published yet, or place of a page, or copy."""
    waiting, pages, copies, file = beside
    found = [_waiting_json(one) for one in waiting]
    found += [{"matter": "copy", "file": f"{one.path}:{one.line}", **one._asdict(), "is_done": False} for one in copies]
    found += [{"matter": "page", "file": f"{one.path}:{one.line}", **one._asdict(), "is_done": False} for one in pages]
    return found + [
        {
            "matter": item.matter,
            "file": file(item.record),
            "title": item.record.title,
            "document": item.ending.document.id if item.ending else None,
            "ending": item.ending.kind if item.ending else None,
            "since": str(item.ending.since) if item.ending and item.ending.since else None,
            "replaced_by": list(item.ending.document.replaced_by) if item.ending else [],
            "via": list(item.via),
            "is_done": item.is_done,
            "day": item.day.isoformat() if item.day else None,
        }
        for item in review(catalog)
    ]


def _waiting_json(one: Waiting) -> dict[str, Any]:
    return {
        "matter": "waiting",
        "file": file_of(one.record),
        "title": one.record.title,
        "until": one.until.isoformat() if one.until else None,
        "has_faults": one.has_faults,
        "is_done": False,
    }
