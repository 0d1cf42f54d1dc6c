"""Banners of units that ended: agencies and places."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Agency, Place
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Banner
from pcmt.text.formats import format_date


def today_of(view: PageContext, unit: Agency | Place) -> Markup | None:
    """Links to the units that answer today for one that ended; None while it exists or none is known."""
    named = [
        view.render_link(one.unit.kind_id, one.unit.id) + (f" ({one.what})" if one.what else "")
        for one in view.succession.current_successors(unit)
    ]
    return Markup("; ").join(named) if named else None


def unit_banners(view: PageContext, unit: Agency | Place) -> list[Banner]:
    """Say that a unit ended and which one answers today."""
    if not unit.until or not view.catalog.has_ended(unit):
        return []
    now = today_of(view, unit)
    message = Markup("<strong>{} từ {}.</strong> ").format(
        "Kết thúc hoạt động" if isinstance(unit, Agency) else "Không còn là đơn vị hành chính", format_date(unit.until)
    )
    return [
        Banner(
            "ended",
            message + (Markup("Nay là: {}.").format(now) if now else "Chưa xác định được đơn vị kế thừa."),
        )
    ]
