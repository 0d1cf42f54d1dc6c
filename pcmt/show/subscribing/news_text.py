"""News in words: the title and the few lines that feeds and pages print for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcmt.model import Agency, Event, LegalDocument, Place, Record
from pcmt.relate.legal_basis import Path
from pcmt.relate.news import News
from pcmt.relate.succession import Successor
from pcmt.show.events.kind import STATUS_SIGNS
from pcmt.show.kinds import declared_view, summary_of, title_sign
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.papers import short_name
from pcmt.text.formats import format_date, format_moment, format_span

CHANGE_WORDS = {
    "revised": "Sửa đổi",
    "postponed": "Đã hoãn",
    "cancelled": "Đã hủy",
    "confirmed": "Xác nhận tổ chức",
    "withdrawn": "Đã rút xuống",
    "replaced": "Đã được thay",
    "restored": "Dùng lại",
    "basis_ended": "Hết hiệu lực",
}
"""Words before the name of a changed record."""

_RESTING_SHOWN = 50
"""More are on the document's page: an item goes into the feeds of every place and agency concerned."""


class NewsLine(NamedTuple):
    """A line of plain words; the whole of it leads to ``address`` when there is one."""

    words: str
    address: str = ""


def news_title(item: News) -> str:
    """Return the title of a news item; the record's own item starts with its status prefix."""
    if item.kind == "published":
        return title_sign(item.record) + item.record.title
    return f"{CHANGE_WORDS[item.kind]}: {item.record.title}"


def news_lines(view: PageContext, item: News) -> list[NewsLine]:
    """Return the lines of a news item as plain words. Addresses start at the root of ``view``."""
    if item.kind == "published":
        return [NewsLine(words) for words in _published(view, item.record)]
    if isinstance(item.record, LegalDocument) and item.kind == "basis_ended":
        return _ended(view, item.record)
    what = item.what or _status_words(item.record)
    lines = [NewsLine(_sentence(what))]
    if item.why:
        lines.append(NewsLine(_sentence(f"Lý do: {item.why}")))
    return lines


def _published(view: PageContext, record: Record) -> list[str]:
    """Return the summary of a record and the facts people ask for first; for some kinds the whole text."""
    kind = declared_view(record)
    if kind.news_text:
        return kind.news_text(record)
    summary = summary_of(view, record)
    is_told_below = isinstance(record, Event) and not record.description
    lines = [] if is_told_below or summary == record.title else [_sentence(summary)]
    if isinstance(record, Event) and record.status in STATUS_SIGNS:
        reason = f" Lý do: {record.status_reason}" if record.status_reason else ""
        lines.insert(0, _sentence(_status_words(record) + reason))
    if record.is_withdrawn:
        lines.insert(0, "Bản ghi này đã được rút xuống; trang của nó nói rõ vì sao.")
    if facts := kind.news_facts(view, record):
        lines.append(" ".join(_sentence(fact) for fact in facts))
    return lines


def _status_words(record: Record) -> str:
    """State that an event does not take place as announced, and its former time."""
    if not isinstance(record, Event) or record.status not in STATUS_SIGNS:
        return "Bản ghi đã thay đổi."
    if record.status == "cancelled":
        return f"Sự kiện đã hủy; trước đây được báo vào {format_span(record.start, record.finish)}."
    if record.previous_start is None:
        return "Sự kiện đã hoãn, chưa có ngày mới."
    moved = f" sang {format_span(record.start, record.finish)}" if record.was_moved else ", chưa có ngày mới"
    return f"Sự kiện đã hoãn từ {format_moment(record.previous_start)}{moved}."


def _ended(view: PageContext, document: LegalDocument) -> list[NewsLine]:
    since = f" từ ngày {format_date(document.in_force_until)}" if document.in_force_until else ""
    after = [view.catalog.get(LegalDocument, one) for one in document.replaced_by]
    lines = [NewsLine(f"{document.title} hết hiệu lực{since}.")]
    lines += [NewsLine(f"Được thay bằng: {one.title}", view.url(one)) for one in after]
    resting = view.basis_graph.dependencies_on(document.id)
    lines.append(
        NewsLine(f"Trên cổng có {len(resting)} mục dựa trên văn bản này, trực tiếp hoặc qua văn bản khác, cần rà soát:")
    )
    lines += [
        NewsLine(one.record.title + _way(view, one.via), view.url(one.record)) for one in resting[:_RESTING_SHOWN]
    ]
    if len(resting) > _RESTING_SHOWN:
        lines.append(
            NewsLine(f"Và {len(resting) - _RESTING_SHOWN} mục khác, xem ở trang của văn bản.", view.url(document))
        )
    return lines


def _way(view: PageContext, via: Path) -> str:
    return f" (qua {', rồi '.join(short_name(view, view.basis_graph.find(one)) for one in via)})" if via else ""


def closing_title(unit: Agency | Place) -> str:
    """Title of the last entry in the feed of a unit that ended."""
    return f"Nguồn tin này đã dừng: {unit.title}"


def closing_lines(unit: Agency | Place, successors: Sequence[tuple[Successor, str]], main: str) -> list[NewsLine]:
    """Return the final entry in the feed of an ended unit: since when, and what to follow instead.

    ``successors`` with the address of each one's feed; ``main`` is the portal's own feed, for units without known
    successors.
    """
    since = f" từ ngày {format_date(unit.until)}" if unit.until else ""
    became = "kết thúc hoạt động" if isinstance(unit, Agency) else "không còn là đơn vị hành chính"
    stopped = f"Nguồn tin này đã dừng{since}, khi {unit.title} {became}."
    if not successors:
        unknown = f"{stopped} Chưa xác định được đơn vị kế thừa; hãy chuyển sang nguồn tin chung của cổng."
        return [NewsLine(unknown), NewsLine(f"Nguồn tin chung: {main}", main)]
    lines = [NewsLine(f"{stopped} Hãy chuyển sang:")]
    for successor, address in successors:
        # The address is among the words: readers of the bare text must be able to follow it too.
        lines.append(
            NewsLine(
                successor.unit.title + (f" (phần việc: {successor.what})" if successor.what else "") + f": {address}",
                address,
            )
        )
    return lines


def _sentence(words: str) -> str:
    """Words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words}."
