"""Plain status banners: what a reader must know before trusting a record."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup

from pcmt.model import Agency, Event, LegalDocument, Material, Place, Plan, Record
from pcmt.model.material import AWAITING_REVIEW
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import View
from pcmt.show.parts.history import withdrawal_words
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_moment


def banners(view: View, record: Record) -> list[Banner]:
    """The banners of a record, the gravest first."""
    withdrawn = [Banner("warn", withdrawal_words(record))] if record.is_withdrawn else []
    return withdrawn + _of_kind(view, record) + basis_banners(view, record)


def _of_kind(view: View, record: Record) -> list[Banner]:
    match record:
        case Plan():
            return _plan(view, record)
        case LegalDocument():
            return _document(view, record)
        case Agency() | Place():
            return _unit(view, record)
        case Event():
            return _event(view, record)
        case Material():
            return _material(view, record)
    return []


def today_of(view: View, unit: Agency | Place) -> Markup | None:
    """Links to the units that answer today for one that ended; None while it exists or nobody is known."""
    named = [
        view.link(one.unit.kind_id, one.unit.id) + (f" ({one.what})" if one.what else "")
        for one in view.succession.after(unit)
    ]
    return Markup("; ").join(named) if named else None


def _plan(view: View, plan: Plan) -> list[Banner]:
    found = []
    issuer = cast(Agency, view.catalog.find("co-quan", plan.issuer))
    if plan.replaced_by:
        found.append(
            Banner(
                "ended", Markup("Kế hoạch này đã được thay bằng {}.").format(view.link("ke-hoach", plan.replaced_by))
            )
        )
    end = plan.period.end
    if end and end.last < view.catalog.today:
        message = Markup(
            "<strong>Kế hoạch này đã hết thời hạn thực hiện ({}).</strong> Toàn văn được giữ nguyên để tra cứu."
        )
        found.append(Banner("ended", message.format(format_date(end))))
    if issuer.until and view.catalog.has_ended(issuer):
        now = today_of(view, issuer)
        message = Markup("<strong>Cơ quan ban hành kết thúc hoạt động từ {}.</strong> ").format(
            format_date(issuer.until)
        )
        message += Markup("Nay là: {}.").format(now) if now else "Cổng chưa tìm được nguồn nói cơ quan nào kế tục."
        place = cast(Place, view.catalog.find("dia-phuong", plan.place))
        if place_now := today_of(view, place):
            message += Markup(" {} nay thuộc: {}.").format(place.title, place_now)
        found.append(Banner("warn", message))
    return found


def _document(view: View, document: LegalDocument) -> list[Banner]:
    status = view.catalog.status_of(document)
    after = (
        Markup(" Được thay bằng {}.").format(view.links("van-ban", document.replaced_by))
        if document.replaced_by
        else Markup("")
    )
    if status == "ended":
        since = f" từ {format_date(document.in_force_until)}" if document.in_force_until else ""
        return [Banner("ended", Markup("<strong>Văn bản đã hết hiệu lực{}.</strong>").format(since) + after)]
    if status == "term_over":
        since = f" ({format_date(document.term_end)})" if document.term_end else ""
        return [
            Banner(
                "ended", Markup("<strong>Giai đoạn thực hiện của văn bản đã kết thúc{}.</strong>").format(since) + after
            )
        ]
    if document.status == "unknown":
        return [Banner("info", Markup("Chưa kiểm chứng được văn bản này còn hiệu lực hay không."))]
    return []


def _unit(view: View, unit: Agency | Place) -> list[Banner]:
    if not unit.until or not view.catalog.has_ended(unit):
        return []
    now = today_of(view, unit)
    message = Markup("<strong>{} từ {}.</strong> ").format(
        "Kết thúc hoạt động" if isinstance(unit, Agency) else "Không còn là đơn vị hành chính", format_date(unit.until)
    )
    return [
        Banner(
            "ended",
            message + (Markup("Nay là: {}.").format(now) if now else "Cổng chưa tìm được nguồn nói đơn vị nào kế tục."),
        )
    ]


def _material(view: View, material: Material) -> list[Banner]:
    """Each material of a chain says what came last; who comes from an old print need not walk through all of them."""
    found = []
    if (latest := view.catalog.replacement_of(material)) is not None:
        words = Markup("<strong>Tài liệu này đã được thay, xin dùng {}.</strong> Bản cũ được giữ để đối chiếu.")
        found.append(Banner("ended", words.format(view.link(latest.kind_id, latest.id))))
    if not material.reviewed_by:
        found.append(Banner("info", Markup("<strong>{}.</strong>").format(AWAITING_REVIEW)))
    return found


def _event(view: View, event: Event) -> list[Banner]:
    found = []
    reason = finished(f" {html_of(event.status_reason)}") if event.status_reason else finished("")
    if event.status == "cancelled":
        found.append(Banner("warn", Markup("<strong>Sự kiện đã hủy.</strong>") + reason))
    elif event.status == "postponed" and not event.was_moved:
        words = Markup("<strong>Sự kiện đã hoãn, chưa có ngày mới.</strong>{} Ngày cũ: {}.")
        found.append(Banner("warn", words.format(reason, format_moment(event.start))))
    elif event.was_moved and event.previous_start is not None:
        words = Markup("<strong>Sự kiện đã dời từ {} sang {}.</strong>")
        new_day = words.format(format_moment(event.previous_start), format_moment(event.start))
        found.append(Banner("warn", new_day + reason))
    if event.status == "provisional":
        found.append(Banner("info", Markup("<strong>Ngày giờ mới là dự kiến.</strong> Nguồn chưa nói chắc chắn.")))
    if day_of(event.finish) < view.catalog.today:
        found.append(Banner("ended", Markup("Ngày ghi trong nguồn đã qua.")))
    return found
