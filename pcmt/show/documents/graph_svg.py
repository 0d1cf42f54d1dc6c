"""The chain of documents as inline SVG: as wide as a phone, one record below the other, colours and type from the style sheet."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Plan, Record
from pcmt.relate.legal_basis import ending_of
from pcmt.show.documents.basis_banner import ENDING_TITLES
from pcmt.show.documents.graph_lanes import Lane, lanes_of
from pcmt.show.documents.implementation_graph import ImplementationGraph
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.papers import short_name
from pcmt.text.formats import format_date
from pcmt.text.widths import BOLD, MM_PER_POINT, width_of, wrapped

WIDTH = 320
"""Pixels: what a 360 px phone has between its margins, so that type is never scaled."""
_NAME_LIMIT, _ON_SCREEN = 30, 0.9
_SIZE, _LINE, _GAP, _COLUMN, _LEFT, _BEND = 16, 22, 18, 20, 12, 18


class NodeWords(NamedTuple):
    """Labels of a record in the graph: owner, name, day and status. Empty labels take no line."""

    owner: str
    name: str
    state: str


def words_of(view: PageContext, record: Record) -> NodeWords:
    """Return the labels of a record, true on any day. A plan without a number is labelled by its title, which names its issuer."""
    if isinstance(record, LegalDocument):
        dated = format_date(record.issued) if record.issued else ""
        state = "; ".join(part for part in (dated, _state(view, record)) if part)
        return NodeWords(_issuers(view, record), short_name(view, record), state)
    if isinstance(record, Plan) and record.number:
        dated = format_date(record.issued) if record.issued else ""
        return NodeWords(_issuers(view, record), f"{view.term('loai-van-ban', record.type)} {record.number}", dated)
    return NodeWords("", record.title, "")


def _issuers(view: PageContext, record: Plan | LegalDocument) -> str:
    """Return the full names of the issuers if they fit one line, else the short ones."""
    agencies = [view.catalog.get(Agency, one) for one in record.issuers]
    words = ", ".join(one.title for one in agencies)
    return words if len(words) <= _NAME_LIMIT else ", ".join(one.short_title or one.title for one in agencies)


def _state(view: PageContext, document: LegalDocument) -> str:
    ending = ending_of(view.catalog, document)
    if ending is None:
        return ""
    if ending.since is None:
        return ENDING_TITLES[ending.kind]
    if ending.kind == "term_over":
        return f"{ENDING_TITLES[ending.kind]} ({format_date(ending.since)})"
    return f"{ENDING_TITLES[ending.kind]} từ {format_date(ending.since)}"


def render_graph(view: PageContext, chain: ImplementationGraph, title: str, description: str) -> Markup:
    """Render the drawing. ``title`` and ``description`` are its accessible name and description."""
    lanes = lanes_of(chain)
    left = _LEFT + lanes.width * _COLUMN
    tops, parts, bottom = [], [], _GAP / 2
    for number, node in enumerate(chain.nodes):
        tops.append(bottom)
        html, bottom = _record(view, node.record, left, bottom, number == chain.here)
        parts.append(html)
    rows = [top + _LINE / 2 for top in tops]
    columns = [_LEFT + dot * _COLUMN for dot in lanes.dots]
    lines = "".join(_line(one, rows, columns) for one in lanes.lines)
    dots = "".join(
        f'<circle cx="{columns[number]}" cy="{rows[number]:g}" r="{8 if number == chain.here else 6}"'
        f' class="{_dot_class(view, chain, number)}"/>'
        for number in range(len(chain.nodes))
    )
    name = f"chuoi-{chain.nodes[chain.here].record.id}"
    return trusted_html(
        f'<svg class="chain" width="{WIDTH}" height="{bottom:g}" viewBox="0 0 {WIDTH} {bottom:g}"'
        f' role="graphics-document" aria-labelledby="{name}-ten {name}-ta">'
        f'<title id="{name}-ten">{html_of(title)}</title><desc id="{name}-ta">{html_of(description)}</desc>'
        f'<g class="chain-lines">{lines}</g>{dots}{"".join(parts)}</svg>'
    )


def _dot_class(view: PageContext, chain: ImplementationGraph, number: int) -> str:
    record = chain.nodes[number].record
    ending = ending_of(view.catalog, record) if isinstance(record, LegalDocument) else None
    is_over = ending is not None and ending.has_come
    return "chain-dot" + (" chain-dot--here" if number == chain.here else "") + (" chain-dot--over" if is_over else "")


def _line(line: Lane, rows: list[float], columns: list[int]) -> str:
    """Return the path of a line down its lane; it bends where a dot is beside the lane."""
    x, start, end = _LEFT + line.column * _COLUMN, columns[line.first], columns[line.last]
    top, bottom = rows[line.first], rows[line.last]
    path = f"M{start} {top:g}"
    if start != x:
        path += f"C{start} {top + _BEND * 0.7:g} {x} {top + _BEND * 0.3:g} {x} {top + _BEND:g}"
    path += f"V{bottom - (_BEND if end != x else 0):g}"
    if end != x:
        path += f"C{x} {bottom - _BEND * 0.3:g} {end} {bottom - _BEND * 0.7:g} {end} {bottom:g}"
    return f'<path d="{path}"/>'


def _pixels(text: str, size: float) -> float:
    """Width of a text on screens; ``width_of`` reckons with the widest faces on paper, where nothing may spill."""
    return width_of(text, size) / MM_PER_POINT * _ON_SCREEN


def _bold_pixels(text: str, size: float) -> float:
    return _pixels(text, size) * BOLD


def _record(view: PageContext, record: Record, left: int, top: float, is_here: bool) -> tuple[str, float]:
    """Return the labels of a record as lines from ``top``, and the position of the next record."""
    words = words_of(view, record)
    here = "Kế hoạch này" if isinstance(record, Plan) else "Văn bản này"
    name = (f"{here}: {words.name}" if words.owner else here) if is_here else words.name
    baseline = top + _LINE - 6
    parts = []
    for kind, text in (("owner", words.owner), ("name", name), ("state", words.state)):
        lines = wrapped(text, WIDTH - left, _SIZE, _bold_pixels if kind == "name" else _pixels)
        if not lines:
            continue
        height = _LINE * len(lines)
        spans = "".join(
            f'<tspan x="{left}" y="{baseline + number * _LINE:g}">{html_of(line)}</tspan>'
            for number, line in enumerate(lines)
        )
        drawn = f'<text class="chain-{kind}">{spans}</text>'
        if kind == "name" and not is_here:
            # The rectangle makes the whole name, not only its strokes, a place to tap.
            area = f'<rect x="{left - 4}" y="{baseline - 17:g}" width="{WIDTH - left + 4}" height="{height + 2}"/>'
            drawn = f'<a href="{view.url(record)}">{area}{drawn}</a>'
        parts.append(drawn)
        baseline += height
    return "".join(parts), baseline - _LINE + 6 + _GAP
