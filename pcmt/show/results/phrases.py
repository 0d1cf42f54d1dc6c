"""A report in sentences: what it is about, what it rests on, why a figure is missing, which paper asked for it."""

from __future__ import annotations

from datetime import date

from pcmt.model import Event, LegalDocument, Place
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.model.plan import Deadline
from pcmt.relate.catalog import Catalog
from pcmt.relate.report_demands import Demand
from pcmt.relate.result_sums import Detail, ResultReport, takes_place
from pcmt.show.parts.phrases import deadline_words
from pcmt.text.dates import day_of
from pcmt.text.formats import date_weekday, format_date

NO_FIGURES = "chưa có số liệu"
NO_EVENTS = "Không có sự kiện nào trong kỳ."
NO_DEMAND = "Cổng không có văn bản nào đặt hạn báo cáo cho kỳ này."
NOT_BEGUN = "chưa diễn ra"


def file_stem(campaign_id: str) -> str:
    """Site-relative address of the report files of a campaign, without the ending."""
    return f"bao-cao/{campaign_id}"


def period_words(report: ResultReport) -> str:
    """``từ ngày 1/6/2026 đến ngày 30/6/2026``."""
    return f"từ ngày {format_date(report.days.first)} đến ngày {format_date(report.days.last)}"


def subject_of(report: ResultReport) -> str:
    """Return the subject of the report without the period."""
    return f"Kết quả {report.campaign.title}" if report.campaign else "Kết quả hoạt động phòng, chống ma túy"


def title_of(report: ResultReport) -> str:
    """Return the subject of the report with its period, without a full stop."""
    return f"{subject_of(report)}, {period_words(report)}"


def draft_words(report: ResultReport) -> str:
    """State that the paper is a draft generated from data of a day."""
    return f"Mẫu báo cáo, lập từ dữ liệu của cổng ngày {format_date(report.today)}"


def coverage_words(report: ResultReport) -> str:
    """How many units the sums rest on; a total never hides that units are missing."""
    total = report.total
    if not total.expected:
        return f"Cổng không có sự kiện nào {period_words(report)}."
    if not total.reporting:
        words = f"Chưa có số liệu nào: 0/{total.expected} đơn vị có số liệu."
        return f"{words} Các ô để trống vì chưa có nguồn, không có nghĩa là bằng 0."
    words = f"{total.reporting}/{total.expected} đơn vị có số liệu."
    if total.reporting < total.expected:
        words += f" Tổng cộng chỉ gồm các đơn vị đó; còn {total.expected - total.reporting} đơn vị chưa có."
    return words


def blank_words(detail: Detail, today: date) -> str:
    """Why a unit has no figures of an event; empty when it has some."""
    if detail.result:
        return ""
    if not takes_place(detail.event):
        return EVENT_STATUS_TITLES[detail.event.status]
    return NOT_BEGUN if day_of(detail.event.start) > today else NO_FIGURES


def source_words(detail: Detail) -> str:
    """Return the report that is the source of the figures, and its day."""
    return f"{detail.result.source} ({format_date(detail.result.reported_on)})" if detail.result else ""


def place_words(catalog: Catalog, event: Event) -> str:
    """Venue and place of an event; a venue needs no country behind it."""
    if not event.place:
        return event.venue or ""
    place = catalog.get(Place, event.place)
    if event.venue:
        return event.venue if place.level == "country" else f"{event.venue}, {place.title}"
    return place.title


def due_words(demand: Demand) -> str:
    """Return the last good day, or the source's wording instead of one."""
    is_vague = isinstance(demand.asked, Deadline) and demand.asked.on is not None
    if demand.last_day and not is_vague:
        return f"chậm nhất hết ngày {date_weekday(demand.last_day)}"
    return deadline_words(demand.asked) if isinstance(demand.asked, Deadline) else ""


def paper_words(catalog: Catalog, paper: LegalDocument) -> str:
    """Kind, number and date of a document; its title when one of them is unknown."""
    if not (paper.number and paper.issued):
        return paper.title
    day = "ngày " if paper.issued.is_whole else ""
    return f"{catalog.terms['loai-van-ban'][paper.type]} {paper.number} {day}{format_date(paper.issued)}"
