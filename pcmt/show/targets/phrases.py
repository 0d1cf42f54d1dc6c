"""Targets in words: due time, theme, comparison with higher levels, progress."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import LegalDocument, Place
from pcmt.model.target import COUNTED_TITLES
from pcmt.relate.facets.targets import MEASURE, NO_THEME, THEME, PlacedTarget
from pcmt.relate.target_levels import TargetComparison
from pcmt.relate.target_progress import Measurement
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.phrases import target_words
from pcmt.text.formats import format_date, format_number

NO_FIGURES = "chưa có số liệu"
UNKNOWN_TIME = "không ghi trong văn bản"
LADDER_ANCHOR = "bac-thang"
COUNTING = {
    "coverage": "Đếm {} đã có buổi tuyên truyền theo kết quả sự kiện; mỗi nơi đếm một lần, báo cáo chồng nhau lấy số lớn nhất.",
    "mean": "Lấy số buổi trong kết quả sự kiện chia cho số {}: đây là bình quân, không nói được từng nơi.",
}


def due_words(one: PlacedTarget) -> str:
    """Return the due time of a target, and whether the text or the term of the plan gives it."""
    if one.target.due:
        return f"đến hết {_day_words(format_date(one.target.due))}"
    return f"{format_date(one.last)} (hết thời gian thực hiện)" if one.last else UNKNOWN_TIME


def _day_words(words: str) -> str:
    return words if words[0].isalpha() else f"ngày {words}"


def short_place(view: PageContext, one: PlacedTarget) -> str:
    """Return the place without its ancestors, as label of a bar."""
    return view.catalog.get(Place, one.place).title.partition(",")[0] if one.place else "không rõ"


def term_words(one: PlacedTarget) -> str:
    """Return the period for which the setter of a target holds; of a document the days that are known of it."""
    if isinstance(one.record, LegalDocument):
        return document_term_words(one.record)
    if one.first and one.last:
        return f"từ {format_date(one.first)} đến {format_date(one.last)}"
    if one.first:
        return f"từ {format_date(one.first)}, không ghi ngày kết thúc"
    return f"đến {format_date(one.last)}" if one.last else UNKNOWN_TIME


def document_term_words(document: LegalDocument) -> str:
    """Return when a document was issued or came into force, and its last day; a document without an end is not said to lack one."""
    parts = []
    if document.in_force_from:
        parts.append(f"có hiệu lực từ {format_date(document.in_force_from)}")
    elif document.issued:
        parts.append(f"ban hành {format_date(document.issued)}")
    if document.in_force_until:
        parts.append(f"hết hiệu lực từ {format_date(document.in_force_until)}")
    elif document.term_end:
        parts.append(f"giai đoạn đến hết {_day_words(format_date(document.term_end))}")
    return ", ".join(parts) or "chưa rõ thời gian"


def level_words(one: PlacedTarget) -> str:
    """Return the figure with its reference if the text names one: ``từ 5% trở lên so với năm 2023``."""
    baseline = f" so với {one.target.baseline}" if one.target.baseline else ""
    return target_words(one.target) + baseline


def render_theme_link(view: PageContext, one: PlacedTarget) -> Markup:
    """Render the theme as a link to its list."""
    facet = view.targets.facet(THEME, one.target.theme or NO_THEME)
    return trusted_html(f'<a href="{view.page(facet.path)}">{html_of(view.targets.title(facet))}</a>')


def source_words(one: PlacedTarget) -> str:
    """Return the origin of a target not quoted from a text of the portal; empty otherwise."""
    source = getattr(one.target, "source", None)
    return f"theo {source}" if source else ""


def render_measure_link(view: PageContext, one: PlacedTarget) -> Markup:
    """Render a link to the levels of a target's measure; empty without a measure."""
    if not one.target.measure:
        return trusted_html("")
    words = "So với cấp trên" if view.target_levels.comparisons(one) else "Xem chỉ số"
    path = view.targets.facet(MEASURE, one.target.measure).path
    return trusted_html(f'<a href="{view.page(path)}#{LADDER_ANCHOR}">{html_of(words)}</a>')


def render_below_badge(view: PageContext, one: PlacedTarget) -> Markup:
    """Render the warning on a target below a higher-level one; empty otherwise."""
    for verdict in view.target_levels.comparisons(one):
        if verdict.state == "below":
            return trusted_html(f'<span class="badge badge--warn">{_fault_words(verdict)}</span>')
    return trusted_html("")


def _fault_words(verdict: TargetComparison) -> str:
    """Describe a target that does not satisfy a higher-level one: below a minimum or above a maximum."""
    local, upper = verdict.local.target.value, verdict.upper.target.value
    if local is None or upper is None or local == upper:
        return "chưa bằng mức của cấp trên"
    return "thấp hơn mức của cấp trên" if local < upper else "cao hơn mức tối đa của cấp trên"


def render_comparison_words(view: PageContext, verdict: TargetComparison) -> Markup:
    """Render the comparison of a target with a higher-level one: figure, owner and time of that one."""
    upper = verdict.upper
    owner = view.render_link(upper.record.kind_id, upper.record.id)
    place = view.catalog.get(Place, upper.place).title
    against = f"{html_of(place)}: {html_of(level_words(upper))}, {html_of(due_words(upper))} ({owner})"
    if verdict.state == "below":
        return trusted_html(f'<span class="badge badge--warn">{_fault_words(verdict)}</span> {against}')
    if verdict.state == "met":
        return trusted_html(f'<span class="badge badge--ok">bảo đảm mức của cấp trên</span> {against}')
    return trusted_html(f"<strong>không so được</strong>: {html_of(verdict.reason)}. {against}")


def render_comparisons(view: PageContext, one: PlacedTarget) -> Markup:
    """Render all comparisons of a target, or a statement that there are none."""
    comparisons = view.target_levels.comparisons(one)
    if not comparisons:
        if one.place and not view.targets.tree.above(one.place):
            return trusted_html("đây là mức của cả nước")
        return trusted_html("chưa có mức của cấp trên theo chỉ số này")
    return trusted_html("<br>".join(render_comparison_words(view, verdict) for verdict in comparisons))


def reading_title(reading: Measurement) -> str:
    """Return what a figure counts, and when: ``cơ sở giáo dục, từ 1/1/2024 đến 31/12/2024``."""
    counted = COUNTED_TITLES[reading.progress.counted]
    what = counted if reading.progress.rule == "coverage" else f"buổi mỗi {counted}"
    if not reading.days:
        return what
    days = f"{format_date(reading.days.first)} đến {format_date(reading.days.last)}"
    return f"{what}, {reading.window}" if reading.window else f"{what}, từ {days}"


def reached_words(reading: Measurement) -> str:
    """Return the numerator, or the reason for its absence."""
    if reading.days is None:
        return "không tính được: văn bản không ghi thời gian"
    if reading.reached is None:
        return NO_FIGURES
    unit = COUNTED_TITLES[reading.progress.counted] if reading.progress.rule == "coverage" else "buổi"
    least = "ít nhất " if reading.progress.rule == "coverage" else ""
    return f"{least}{format_number(reading.reached)} {unit}"


def render_total(view: PageContext, reading: Measurement) -> Markup:
    """Render the denominator with its day and source, or a statement that it is unknown."""
    if reading.total is None:
        return trusted_html(f"chưa có số {COUNTED_TITLES[reading.progress.counted]} của địa phương trong thời kỳ này")
    source = reading.total.source_words
    name = view.render_outside_link(reading.total.url, source) if reading.total.url else html_of(source)
    since = format_date(reading.total.since)
    return trusted_html(f"{format_number(reading.total.value)} (từ {since})<br>{name}")


def share_words(reading: Measurement) -> str:
    """Return the share or the mean, or what is missing for it."""
    if reading.is_doubtful:
        return "số đã đếm lớn hơn tổng số: cần kiểm tra lại số liệu"
    if reading.share is None:
        return "chưa tính được" if reading.reached is None else "chưa tính được vì thiếu tổng số"
    if reading.progress.rule == "coverage":
        return f"ít nhất {format_number(reading.share)}%"
    return f"bình quân {format_number(reading.share)} buổi"


def progress_words(view: PageContext, one: PlacedTarget) -> str:
    """Return a target's progress in one line; empty where its measure defines no computation."""
    readings = view.progress.readings(one)
    known = [reading for reading in readings if reading.reached is not None]
    if readings and not known:
        return NO_FIGURES
    words = [f"{reading_title(reading)}: {share_words(reading)}" for reading in known]
    if missing := len(readings) - len(known):
        words.append(f"{format_number(missing)} mục khác {NO_FIGURES}")
    return "; ".join(words)
