"""The chain from a unit that ended to those of today, step by step, and on today's unit the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from markupsafe import Markup

from pcmt.model import Agency
from pcmt.model.agency import AgencySuccessor, PlaceSuccessor
from pcmt.relate.succession import Successor, Transfer, Unit
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date

Taking = TypeVar("Taking", AgencySuccessor, PlaceSuccessor)
SHOWN = 12
"""Units of one step shown at once: a province may have taken over from a hundred communes."""
UNKNOWN = "Chưa xác định được cơ quan kế thừa."


def since_words(step: Transfer | Successor) -> str:
    """``từ 01/3/2025``; the part of the work behind it where the source names one."""
    part = f"; phần việc: {step.what}" if step.what else ""
    return f"từ {format_date(step.since)}{part}"


def _sources(view: PageContext, giver: Unit) -> str:
    """Render the sources of a transfer; they are on the page of the ended unit, whose record states it."""
    if not giver.sources:
        return ""
    return f' <a class="meta-line" href="{view.url(giver)}#nguon">nguồn<span class="visually-hidden"> </span></a>'


def _onward(view: PageContext, unit: Unit, told: str = "") -> str:
    """Render the units after ``unit`` as nested lists, down to the current ones; units without successors share a line."""
    succession = view.succession
    items: dict[tuple[str, str], str] = {}
    for step in succession.transfers_out(unit):
        taker, words = step.taker, since_words(step)
        name = view.render_link(taker.kind_id, taker.id)
        if view.catalog.has_ended(taker):
            items[words, taker.id] = f"{_start(words)}{name}{_sources(view, unit)}{_onward(view, taker, UNKNOWN)}"
        else:
            line = items.get((words, ""))
            items[words, ""] = f"{line}; {name}" if line else f"{_start(words)}{name}"
    lines = [f"<li>{line}{'' if key[1] else _sources(view, unit)}</li>" for key, line in items.items()]
    return _list(lines) or (f'<p class="meta-line">{told}</p>' if told else "")


def _start(words: str) -> str:
    return f'<span class="succession-step">{html_of(words[0].upper() + words[1:])}</span> → '


def _backward(view: PageContext, unit: Unit) -> str:
    items = []
    for step in view.succession.transfers_in(unit):
        name = view.render_link(step.giver.kind_id, step.giver.id)
        words = f'<span class="succession-step">({html_of(since_words(step))})</span>'
        items.append(f"<li>{name} {words}{_sources(view, step.giver)}{_backward(view, step.giver)}</li>")
    return _list(items)


def _list(items: list[str]) -> str:
    if len(items) <= SHOWN:
        return f'<ul class="succession">{"".join(items)}</ul>' if items else ""
    rest = f'<ul class="succession">{"".join(items[SHOWN:])}</ul>'
    folded = f'<details class="fold"><summary>Xem thêm {len(items) - SHOWN} đơn vị</summary>{rest}</details>'
    return f'<ul class="succession">{"".join(items[:SHOWN])}</ul>{folded}'


def render_succession(view: PageContext, unit: Unit) -> Markup:
    """Render successors and predecessors of a unit; empty for a unit without either."""
    parts = []
    day = f'<p class="meta-line">Tính đến ngày {format_date(view.catalog.today)}.</p>'
    if onward := _onward(view, unit):
        title = "Cơ quan kế thừa" if isinstance(unit, Agency) else "Nay thuộc địa phương nào"
        lead = f'<p class="succession-start">{html_of(unit.title)}</p>'
        parts.append(f'<section><h2 id="ke-tuc">{title}</h2>\n{day}{lead}{onward}</section>\n')
    if backward := _backward(view, unit):
        title = "Kế thừa nhiệm vụ từ" if isinstance(unit, Agency) else "Gồm các địa phương trước đây"
        parts.append(f'<section><h2 id="tiep-nhan-tu">{title}</h2>\n{backward}</section>\n')
    return trusted_html("".join(parts))


def announced(view: PageContext, entries: Sequence[Taking]) -> list[Taking]:
    """Those of a unit's successors that take over only after the day the site is built for; the chain holds the others."""
    return [one for one in entries if one.since.first > view.catalog.today]


def succession_row(view: PageContext, unit: Unit) -> Markup | None:
    """Return the chain of successors as a fact value; None for an existing unit or one without known successors."""
    onward = _onward(view, unit) if view.catalog.has_ended(unit) else ""
    return trusted_html(onward) if onward else None


def render_successors(view: PageContext, successors: Iterable[Successor]) -> Markup:
    """Links to units of today, those that took over the same part on the same day under one date."""
    groups: dict[str, list[Successor]] = {}
    for successor in successors:
        groups.setdefault(since_words(successor), []).append(successor)
    return trusted_html(
        "; ".join(
            f"{', '.join(view.render_link(one.unit.kind_id, one.unit.id) for one in some)} ({html_of(words)})"
            for words, some in groups.items()
        )
    )
