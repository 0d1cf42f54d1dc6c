"""The charts of targets with their tables: terms and due times along the years, levels of a measure, progress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from pcmt.model import Place
from pcmt.model.target import COUNTED_TITLES
from pcmt.model.vocabulary import Term
from pcmt.relate.facets.targets import PlacedTarget
from pcmt.relate.target_progress import Measurement
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.phrases import target_words
from pcmt.show.parts.pictures.svg_charts import Bar, ChartSpan, render_bar_chart, render_timeline_chart
from pcmt.show.targets.phrases import (
    COUNTING,
    due_words,
    level_words,
    reached_words,
    reading_title,
    render_comparisons,
    render_total,
    share_words,
    short_place,
    term_words,
)
from pcmt.show.targets.rows import render_stacked_table, render_text_link
from pcmt.text.formats import format_date, format_number

DRAWN = 40
"""Bars of one chart: more are no picture any more, the table has them all."""
_EVENTS_NAMED = 5
_PERCENT = "%"
_SHORT = {"communes": "xã", "schools": "trường"}
"""What is counted, in the few letters that a bar has room for."""


def render_target_timeline(view: PageContext, targets: Iterable[PlacedTarget]) -> Markup:
    """Render target setters over the years: the term as a bar, due times as marks; and the same as a table."""
    spans, rows = [], []
    grouped = groupby(targets, key=lambda one: (one.record.kind_id, one.record.id))
    for number, (_, group) in enumerate(grouped, start=1):
        own = list(group)
        first = own[0]
        dues = sorted({one.target.due for one in own if one.target.due})
        place = view.render_link(Place.kind_id, first.place) if first.place else "không rõ"
        label = short_place(view, first) if first.place else first.record.title
        number_printed = f", {first.record.number}" if first.record.number else ""
        label = f"{number}. {label}{number_printed}"
        spans.append(ChartSpan(label, first.first, first.last, tuple(due.last for due in dues)))
        rows.append(
            (
                trusted_html(f"{number}. {view.render_link(first.record.kind_id, first.record.id)}"),
                place,
                term_words(first),
                "; ".join(f"hết {format_date(due)}" for due in dues) or "không có thời hạn riêng",
                format_number(len(own)),
            )
        )
    heads = ("Kế hoạch, văn bản", "Địa phương", "Thời gian thực hiện", "Thời hạn", "Số chỉ tiêu")
    chart = render_timeline_chart(
        "Thời gian thực hiện của kế hoạch, văn bản và thời hạn của chỉ tiêu; bảng sau hình ghi cùng nội dung",
        spans[:DRAWN],
    )
    caption = (
        "Thanh đậm: thời gian thực hiện; không ghi ngày bắt đầu thì tính từ ngày ban hành. "
        "Đường chấm: không rõ ngày đầu hoặc ngày cuối. Hình thoi: thời hạn phải đạt."
    )
    if timeless := [one.label.partition(".")[0] for one in spans if not (one.first or one.last or one.marks)]:
        caption += f" Kế hoạch số {', '.join(timeless)} không ghi thời gian nên không có trong hình."
    return _figure(chart, caption, render_stacked_table(heads, rows, "Thời gian thực hiện và thời hạn của chỉ tiêu"))


def render_levels_chart(view: PageContext, targets: Sequence[PlacedTarget]) -> Markup:
    """Render the levels of targets of one measure, national first, as bars and as a table with the comparisons."""
    bars = [bar for one in targets[:DRAWN] if (bar := _level_bar(view, one))]
    rows = []
    for one in targets:
        depth = len(view.targets.tree.above(one.place)) if one.place else 0
        name = view.render_link(Place.kind_id, one.place) if one.place else trusted_html("không rõ địa phương")
        owner = trusted_html(f"{view.render_link(one.record.kind_id, one.record.id)}<br>{render_text_link(view, one)}")
        step = trusted_html(f'<span class="rung rung--{min(depth, 3)}">{name}</span>')
        rows.append((step, level_words(one), due_words(one), owner, render_comparisons(view, one)))
    heads = ("Địa phương", "Mục tiêu", "Thời hạn", "Đặt ra ở", "So với cấp trên")
    full = Decimal(100) if all(_is_share(one) for one in targets) else None
    chart = (
        render_bar_chart("Mức của từng cấp; bảng sau hình ghi cùng nội dung", bars, full) if bars else trusted_html("")
    )
    caption = "Mỗi thanh là mức một nơi đặt ra. Vạch đứng: mức của cấp trên mà nơi đó phải theo."
    return _figure(chart, caption if bars else "", render_stacked_table(heads, rows, "Chỉ tiêu cùng chỉ số"))


def _is_share(one: PlacedTarget) -> bool:
    """Whether a level is a part of a whole; a rise in per cent may be more than that."""
    return one.target.unit == _PERCENT and (one.target.value or 0) <= 100


def _level_bar(view: PageContext, one: PlacedTarget) -> Bar | None:
    if one.target.value is None:
        return None
    comparisons = [verdict for verdict in view.target_levels.comparisons(one) if verdict.state != "incomparable"]
    floors = [verdict.upper.target.value for verdict in comparisons if verdict.upper.target.value is not None]
    below = [v.upper.target.value for v in comparisons if v.state == "below" and v.upper.target.value is not None]
    mark = next(iter(below or floors), None)
    # A long unit leaves no room for the place; the page names it above the chart.
    words = target_words(one.target if one.target.unit == _PERCENT else one.target.model_copy(update={"unit": None}))
    return Bar(short_place(view, one), one.target.value, words, mark, bool(below))


def render_progress_chart(view: PageContext, targets: Sequence[PlacedTarget]) -> Markup:
    """How far targets are reached, with the numbers behind it; nothing when none of them can be computed."""
    found = [(one, reading) for one in targets for reading in view.progress.readings(one)]
    if not found:
        return trusted_html("")
    numbered = [(number, *pair) for number, pair in enumerate(found, start=1)]
    bars = [bar for each in numbered if (bar := _progress_bar(view, *each))][:DRAWN]
    rows = [
        (
            trusted_html(
                f"{number}. {html_of(one.target.what)}<br>{view.render_link(one.record.kind_id, one.record.id)}"
            ),
            target_words(one.target),
            reading_title(reading),
            reached_words(reading),
            render_total(view, reading),
            share_words(reading),
            _events(view, reading),
        )
        for number, one, reading in numbered
    ]
    heads = ("Chỉ tiêu", "Mục tiêu", "Đếm gì, khi nào", "Đã đếm được", "Tổng số", "Kết quả", "Từ sự kiện")
    chart = (
        render_bar_chart("Tiến độ các chỉ tiêu đã có số liệu; bảng sau hình ghi cùng nội dung", bars)
        if bars
        else trusted_html("")
    )
    day = format_date(view.catalog.today)
    caption = f"Tính từ kết quả sự kiện đăng trên cổng đến ngày {day}." + (
        " Số đứng đầu: dòng của bảng. Vạch đứng: mức phải đạt." if bars else ""
    )
    return _figure(chart, caption, render_stacked_table(heads, rows, "Tiến độ và số liệu dùng để tính"))


def methods(term: Term) -> list[str]:
    """How progress towards a measure is computed, one sentence for each way."""
    return [COUNTING[how.rule].format(COUNTED_TITLES[how.counted]) for how in term.progress]


def _progress_bar(view: PageContext, number: int, one: PlacedTarget, reading: Measurement) -> Bar | None:
    """Return a bar relative to the target, so that shares and means are comparable; None without a figure."""
    value = one.target.value
    if reading.share is None or not value:
        return None
    counted = _SHORT[reading.progress.counted]
    unit = f"% {counted}" if reading.progress.rule == "coverage" else f" buổi/{counted}"
    reached = min(reading.share / value * 100, Decimal(100))
    return Bar(f"{number}. {short_place(view, one)}", reached, f"{format_number(reading.share)}{unit}", Decimal(100))


def _events(view: PageContext, reading: Measurement) -> Markup:
    """Render the events behind a figure, the first few by name."""
    if not reading.events:
        return trusted_html("không có")
    links = [view.render_link(event.kind_id, event.id) for event in reading.events[:_EVENTS_NAMED]]
    rest = len(reading.events) - len(links)
    return trusted_html("; ".join(links) + (f" và {format_number(rest)} sự kiện khác" if rest else ""))


def _figure(chart: Markup, caption: str, table: Markup) -> Markup:
    words = f"<figcaption>{html_of(caption)}</figcaption>" if caption else ""
    picture = f'<figure class="chart-figure">{chart}{words}</figure>' if chart or words else ""
    return trusted_html(f"{picture}\n{table}")
