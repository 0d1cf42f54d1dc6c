"""Bar charts and timelines as inline SVG. Every chart has an equivalent table beside it.

Widths are percentages and heights are pixels, so a chart fills phone and desktop while its text keeps the size of the
page's. Colours are classes and follow the scheme and the printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from pcmt.show.markup.html import html_of, trusted_html

LABEL_SIGNS = 38
"""Signs of 16 pixels that fit side by side on a phone of 360 pixels."""
_ROW, _BAR_TOP, _BAR_HEIGHT = 46, 22, 14
_AXIS = 24
_TICKS = 6
"""Years named on an axis, at most: more would touch each other on a phone."""


class Bar(NamedTuple):
    """A bar: what it is, its value and the value in words. ``mark`` is the floor it is held against."""

    label: str
    value: Decimal
    words: str
    mark: Decimal | None = None
    is_below: bool = False


class ChartSpan(NamedTuple):
    """A time span with the days marked in it; an unknown end is None."""

    label: str
    first: date | None
    last: date | None
    marks: tuple[date, ...] = ()


def clip(text: str, signs: int) -> str:
    """Truncate a text to a number of characters, with an ellipsis."""
    return text if len(text) <= signs else f"{text[: signs - 1].rstrip()}…"


def render_bar_chart(title: str, bars: Sequence[Bar], full: Decimal | None = None) -> Markup:
    """Bars below each other, each under its label. ``full`` is the value of a whole bar; else the largest one's."""
    top = full or max([one.mark or one.value for one in bars] + [one.value for one in bars], default=Decimal(1))
    rows = [_bar(one, number * _ROW, top or Decimal(1)) for number, one in enumerate(bars)]
    return _chart(title, len(bars) * _ROW, rows)


def _bar(bar: Bar, y: int, top: Decimal) -> str:
    kind = "chart-bar chart-bar--below" if bar.is_below else "chart-bar"
    mark = ""
    if bar.mark is not None:
        place = _share(bar.mark / top)
        mark = f'<line class="chart-floor" x1="{place}" x2="{place}" y1="{y + _BAR_TOP - 2}" y2="{y + _BAR_TOP + 18}"/>'
    label = clip(bar.label, LABEL_SIGNS - len(bar.words) - 2)
    return (
        f'<text x="0" y="{y + 16}">{html_of(label)}</text>'
        f'<text class="chart-value" x="100%" y="{y + 16}">{html_of(bar.words)}</text>'
        f'<rect class="chart-track" x="0" y="{y + _BAR_TOP}" width="100%" height="{_BAR_HEIGHT}"/>'
        f'<rect class="{kind}" x="0" y="{y + _BAR_TOP}" width="{_share(bar.value / top)}" height="{_BAR_HEIGHT}"/>{mark}'
    )


def render_timeline_chart(title: str, spans: Sequence[ChartSpan]) -> Markup:
    """Stretches of time below each other over one axis of years; spans without any day are left to the table."""
    days = [day for one in spans for day in (one.first, one.last, *one.marks) if day]
    if not days:
        return trusted_html("")
    years = range(min(days).year, max(days).year + 2)
    drawn = [one for one in spans if one.first or one.last or one.marks]
    rows = [_axis(years, len(drawn) * _ROW + _AXIS)]
    rows += [_span(one, _AXIS + number * _ROW, years) for number, one in enumerate(drawn)]
    return _chart(title, _AXIS + len(drawn) * _ROW, rows)


def _axis(years: range, height: int) -> str:
    step = -(-(len(years) - 1) // _TICKS)
    parts = []
    for year in years[:-1:step]:
        place = _share(Decimal(year - years[0]) / (len(years) - 1))
        parts.append(
            f'<line class="chart-grid" x1="{place}" x2="{place}" y1="0" y2="{height}"/>'
            f'<text class="chart-year" x="{place}" y="16" dx="3">{year}</text>'
        )
    return "".join(parts)


def _span(span: ChartSpan, y: int, years: range) -> str:
    start = _at(span.first, years) if span.first else Decimal(0)
    end = _at(span.last, years) if span.last else Decimal(1)
    # An unknown end is drawn as a thin line: the source gives none.
    known = span.first is not None and span.last is not None
    bar = (
        f'<rect class="chart-bar" x="{_share(start)}" y="{y + _BAR_TOP}" height="{_BAR_HEIGHT}" '
        f'width="{_share(max(end - start, Decimal("0.012")))}"/>'
        if known
        else f'<line class="chart-open" x1="{_share(start)}" x2="{_share(end)}" y1="{y + 29}" y2="{y + 29}"/>'
    )
    marks = "".join(
        f'<svg x="{_share(_at(day, years))}" y="{y + 29}" overflow="visible"><path class="chart-due" d="M0-9 9 0 0 9-9 0z"/></svg>'
        for day in span.marks
    )
    return f'<text x="0" y="{y + 16}">{html_of(clip(span.label, LABEL_SIGNS))}</text>{bar}{marks}'


def _at(day: date, years: range) -> Decimal:
    """Return a day's position on the axis, from 0 to 1."""
    in_year = Decimal((day - date(day.year, 1, 1)).days) / 366
    return (day.year - years[0] + in_year) / (len(years) - 1)


def _share(part: Decimal) -> str:
    percent = (max(Decimal(0), min(Decimal(1), part)) * 100).quantize(Decimal("0.1"))
    return f"{percent.normalize():f}%"


def _chart(title: str, height: int, rows: Sequence[str]) -> Markup:
    return trusted_html(
        f'<svg class="chart" width="100%" height="{height}" role="img" aria-label="{html_of(title)}">'
        + "".join(rows)
        + "</svg>"
    )
