"""The identity table of a record: which fields it shows, under the label declared beside each field."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from markupsafe import Markup

from pcmt.model import (
    Agency,
    Announcement,
    Campaign,
    Event,
    Helpline,
    Kit,
    LegalDocument,
    Material,
    Place,
    Plan,
    Record,
)
from pcmt.model.agency import AGENCY_LEVEL_TITLES, PLACE_LEVEL_TITLES
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.model.legal_document import EVIDENCE_TITLES, STATUS_TITLES
from pcmt.model.plan import Period
from pcmt.model.target import COUNTED_TITLES, PlaceCount
from pcmt.relate.facets.materials import LANGUAGE, LEVEL, MEDIUM, TOPIC, TYPE
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.agencies.succession import announced, succession_row
from pcmt.show.materials.listing import shelf_links
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import Row, row
from pcmt.show.plans.originals import original_words
from pcmt.text.vietnamese import format_date, format_moment, format_number


def rows_of(view: View, record: Record) -> list[Row]:
    """The identity table of a record; empty for a vocabulary, which is a table itself."""
    draw = _TABLES.get(record.kind_id)
    return draw(view, record) if draw else []


def _plan(view: View, record: Record) -> list[Row]:
    plan = cast(Plan, record)
    issuer = cast(Agency, view.catalog.find("co-quan", plan.issuer))
    place = cast(Place, view.catalog.find("dia-phuong", plan.place))
    printed = f" (in: “{' '.join(plan.number_printed.split())}”)" if plan.number_printed else ""
    issued = ""
    if plan.issued:
        issued = format_date(plan.issued) + ("" if plan.issued.is_whole else " (nguồn không ghi ngày)")
    rows = [
        *row(plan, "type", view.term("loai-van-ban", plan.type)),
        *row(plan, "subject", plan.subject),
        *row(plan, "number", plan.number, f"nguồn để trống{printed}"),
        *row(plan, "issued", issued, "nguồn không ghi"),
        *row(plan, "issuer", view.link("co-quan", plan.issuer)),
        *row(plan, "co_issuers", view.links("co-quan", plan.co_issuers)),
    ]
    if now := succession_row(view, issuer):
        rows.append(Row("Cơ quan ban hành nay là", now))
    rows += row(plan, "place", view.link("dia-phuong", plan.place))
    if now := succession_row(view, place):
        rows.append(Row("Địa phương nay thuộc", now))
    period, derived = _period_words(plan.period), plan.period_derived_from
    rows += [*row(plan, "period", period, "nguồn không ghi"), *row(plan, "period_derived_from", derived)]
    for one in filter(None, (plan.signer, *plan.co_signers)):
        rows += [Row("Người ký", one.name), Row("Chức vụ người ký", " – ".join(one.positions))]
    unsigned = [] if plan.signer else [Row("Người ký", "nguồn không có phần ký", is_blank=True)]
    return [*rows, *unsigned, *row(plan, "original", _original(view, plan))]


def _original(view: View, record: Plan | LegalDocument) -> Markup:
    # The whole address: comparisons show these rows on a page of their own.
    words = original_words(record)
    return (
        Markup('{} (<a href="{}#ban-goc">xem tệp và bản in</a>)').format(words, view.url(record))
        if words
        else Markup("")
    )


def _period_words(period: Period) -> str:
    if period.start and period.start == period.end:
        return format_date(period.start)
    words = [f"từ {format_date(period.start)}"] if period.start else []
    if period.end:
        words.append(f"đến {format_date(period.end)}")
    elif period.start:
        words.append("(nguồn không ghi ngày kết thúc)")
    return " ".join(words)


def _document(view: View, record: Record) -> list[Row]:
    document = cast(LegalDocument, record)
    dates: list[Row] = []
    for name in ("in_force_from", "term_end", "in_force_until"):
        value = getattr(document, name)
        dates += row(document, name, format_date(value) if value else "")
    status = STATUS_TITLES[view.catalog.status_of(document)]
    return [
        *row(document, "type", view.term("loai-van-ban", document.type)),
        *row(document, "subject", document.subject and f"“{document.subject}”", "chưa có nguồn in nguyên văn"),
        *row(document, "subject_source", document.subject_source),
        *row(document, "number", document.number, "nguồn không ghi"),
        *row(document, "issued", format_date(document.issued) if document.issued else "", "nguồn không ghi"),
        *row(document, "issuer", view.link("co-quan", document.issuer)),
        *row(document, "co_issuers", view.links("co-quan", document.co_issuers)),
        *dates,
        Row(f"Tình trạng ngày {format_date(view.catalog.today)}", status),
        *row(document, "replaced_by", view.links("van-ban", document.replaced_by)),
        *row(document, "amended_by", view.links("van-ban", document.amended_by)),
        *row(document, "implements", view.links("van-ban", document.implements)),
        *row(document, "evidence", EVIDENCE_TITLES[document.evidence]),
        *row(document, "checked_on", format_date(document.checked_on)),
        *row(document, "original", _original(view, document)),
    ]


def _agency(view: View, record: Record) -> list[Row]:
    agency = cast(Agency, record)
    rows = [
        *row(agency, "level", AGENCY_LEVEL_TITLES[agency.level]),
        *row(agency, "short_title", agency.short_title),
        *row(agency, "parent", view.link("co-quan", agency.parent) if agency.parent else ""),
        *row(agency, "place", view.link("dia-phuong", agency.place) if agency.place else ""),
        *row(agency, "since", format_date(agency.since) if agency.since else ""),
        *row(agency, "until", format_date(agency.until) if agency.until else ""),
    ]
    for one in announced(view, agency.successors):
        what = f": {one.what}" if one.what else ""
        rows.append(Row(f"Chuyển cho (từ {format_date(one.since)})", view.link("co-quan", one.agency) + what))
    rows += row(agency, "aliases", "; ".join(agency.aliases))
    if agency.is_group:
        rows.append(Row("Lưu ý", "Đây là một nhóm cơ quan, đơn vị được giao việc chung."))
    return rows + row(agency, "remark", agency.remark)


def _place(view: View, record: Record) -> list[Row]:
    place = cast(Place, record)
    successors = [
        Row(f"Nay thuộc (từ {format_date(one.since)})", view.link("dia-phuong", one.place))
        for one in announced(view, place.successors)
    ]
    return [
        *row(place, "level", PLACE_LEVEL_TITLES[place.level]),
        *row(place, "code", place.code),
        *row(place, "parent", view.link("dia-phuong", place.parent) if place.parent else ""),
        *row(place, "since", format_date(place.since) if place.since else ""),
        *row(place, "until", format_date(place.until) if place.until else ""),
        *successors,
        *(_count(one) for one in place.counts),
    ]


def _count(count: PlaceCount) -> Row:
    name = COUNTED_TITLES[count.counted]
    until = f" đến trước {format_date(count.until)}" if count.until else ""
    words = f"{format_number(count.value)} (từ {format_date(count.since)}{until}; nguồn: {count.source})"
    return Row(f"Số {name}", words)


def _campaign(view: View, record: Record) -> list[Row]:
    campaign = cast(Campaign, record)
    return [
        *row(campaign, "form", CAMPAIGN_FORM_TITLES[campaign.form]),
        *row(campaign, "theme_variants", "; ".join(campaign.theme_variants)),
        *row(campaign, "basis", view.links("van-ban", campaign.basis)),
        *row(campaign, "organizers", view.links("co-quan", campaign.organizers)),
        *row(campaign, "place", view.link("dia-phuong", campaign.place) if campaign.place else ""),
    ]


def _event(view: View, record: Record) -> list[Row]:
    # When, where, what to bring and whom to ask stand above the table.
    event = cast(Event, record)
    return [
        *row(event, "type", view.term("loai-su-kien", event.type) if event.type else ""),
        *row(event, "organizers", view.links("co-quan", event.organizers)),
        *row(event, "audiences", view.terms("doi-tuong", event.audiences)),
        *row(event, "is_public", "có" if event.is_public else ""),
        *row(event, "campaign", view.link("chien-dich", event.campaign) if event.campaign else ""),
    ]


def _announcement(view: View, record: Record) -> list[Row]:
    announcement = cast(Announcement, record)
    return [
        *row(announcement, "from_", format_moment(announcement.from_)),
        *row(announcement, "until", format_moment(announcement.until)),
        *row(announcement, "audiences", view.terms("doi-tuong", announcement.audiences)),
        *row(announcement, "issuer", view.link("co-quan", announcement.issuer) if announcement.issuer else ""),
        *row(announcement, "place", view.link("dia-phuong", announcement.place) if announcement.place else ""),
        *row(announcement, "campaign", view.link("chien-dich", announcement.campaign) if announcement.campaign else ""),
    ]


def _material(view: View, record: Record) -> list[Row]:
    material = cast(Material, record)
    return [
        *row(material, "type", shelf_links(view, TYPE, (material.type,))),
        *row(material, "topics", shelf_links(view, TOPIC, material.topics)),
        *row(material, "audiences", shelf_links(view, AUDIENCE, material.audiences)),
        *row(material, "levels", shelf_links(view, LEVEL, material.levels)),
        *row(material, "language", shelf_links(view, LANGUAGE, (material.language,))),
        *row(material, "medium", shelf_links(view, MEDIUM, (material.medium,))),
        *row(material, "author", material.author),
        *row(material, "evidence", material.evidence),
        *row(material, "basis", view.links("van-ban", material.basis)),
        *row(material, "campaigns", view.links("chien-dich", material.campaigns)),
        *row(material, "reviewed_on", format_date(material.reviewed_on)),
        *row(material, "reviewed_by", material.reviewed_by, "chưa có, đang chờ duyệt"),
    ]


def _kit(view: View, record: Record) -> list[Row]:
    kit = cast(Kit, record)
    return [
        *row(kit, "audiences", view.terms("doi-tuong", kit.audiences)),
        *row(kit, "levels", view.terms("cap-hoc", kit.levels)),
        *row(kit, "campaigns", view.links("chien-dich", kit.campaigns)),
    ]


def _helpline(view: View, record: Record) -> list[Row]:
    line = cast(Helpline, record)
    free = {True: "miễn phí", False: "có tính cước", None: ""}[line.free]
    return [
        *row(line, "use", line.use),
        *row(line, "hours", line.hours),
        *([Row("Cước gọi", free)] if free else []),
        *row(line, "channels", ", ".join(line.channels)),
        *([Row("Danh tính người gọi", "được giữ kín")] if line.confidential else []),
        *row(line, "checked_on", format_date(line.checked_on)),
        Row("Phải kiểm tra lại trước", format_date(line.expires)),
    ]


_TABLES: dict[str, Callable[[View, Record], list[Row]]] = {
    "ke-hoach": _plan,
    "van-ban": _document,
    "co-quan": _agency,
    "dia-phuong": _place,
    "chien-dich": _campaign,
    "su-kien": _event,
    "tai-lieu": _material,
    "bo-tai-lieu": _kit,
    "duong-day-nong": _helpline,
    "thong-bao": _announcement,
}
