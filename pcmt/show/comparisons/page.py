"""Pages ``so-sanh/<plan>_voi_<plan>/``: two to four plans side by side, each row saying in words whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.relate.plan_comparisons import FEWEST, Combination
from pcmt.show.comparisons.column import WHOLE, ColumnEntry, Order, Side, short_name, side_of
from pcmt.show.kinds import title_sign
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OWN_ROOT, OwnPage, PageRule
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.show.plans.citation import render_page_citation
from pcmt.show.plans.facts import ISSUER_NOW, PLACE_NOW
from pcmt.text.formats import format_date
from pcmt.urls import COMPARISONS, comparison_path

FRAME = "so-sanh"
_TAG = re.compile(r"<[^>]+>")
_BLANKS = dict.fromkeys((ISSUER_NOW, PLACE_NOW), "không thay đổi")
"""Words for an empty cell of facts that only a changed unit has."""


class TopicGroup(NamedTuple):
    """A table of a comparison: anchor, title, an explanation, and the text of empty cells."""

    id: str
    title: str
    lead: str
    blank: str


GROUPS = (
    TopicGroup("thong-tin", "Thông tin văn bản", "", "không nêu"),
    TopicGroup(
        "de-muc",
        "Các phần của kế hoạch",
        "Đề mục của từng kế hoạch xếp theo phần chung; bấm vào để đọc nguyên văn.",
        "không có phần này",
    ),
    TopicGroup("chi-tieu", "Chỉ tiêu", "Xếp theo nội dung, mức nào ghi ở kế hoạch ấy.", "không đặt chỉ tiêu"),
    TopicGroup(
        "phan-cong",
        "Phân công",
        "Xếp theo loại cơ quan, không kể cấp: Sở và Phòng cùng ngành đứng một hàng.",
        "không giao nhiệm vụ",
    ),
    TopicGroup("thoi-han", "Thời hạn", "Hạn có ngày trước, theo thứ tự thời gian; sau đó là hạn định kỳ.", "không nêu"),
    TopicGroup("can-cu", "Căn cứ và văn bản viện dẫn", "", "không dẫn"),
)


class ComparisonLine(NamedTuple):
    """A row: its head, the words for a true difference (empty for none), and a cell for each plan.

    ``is_same``: all plans say the same; the page prints the cell once.
    """

    head: str | Markup
    verdict: str
    is_same: bool
    cells: tuple[Markup | None, ...]
    blank: str

    @property
    def differs(self) -> bool:
        """Whether something is in some of the plans only."""
        return bool(self.verdict)


class PartCount(NamedTuple):
    """How much each plan has of something: the anchor of its table, what is counted, the numbers."""

    anchor: str
    words: str
    numbers: list[int]


class ComparisonTable(NamedTuple):
    """A group with its rows."""

    group: TopicGroup
    lead: str
    lines: list[ComparisonLine]


def compare_pages(view: PageContext) -> Iterator[PageRule]:
    """Every comparison that has a page; each plan's side is drawn once, and held until its last comparison."""
    looking = PageContext(view.catalog, OWN_ROOT)
    last = {key: ids for ids in view.comparisons.all for key in map(partial(_name_of_side, ids), ids)}
    held: dict[str, Any] = {}
    for ids in view.comparisons.all:
        rest = [key for key in map(partial(_name_of_side, ids), ids) if last[key] == ids]
        yield PageRule(comparison_path(ids), partial(_page, looking, ids, held, rest))


def _name_of_side(ids: Combination, plan_id: str) -> str:
    """Return the name of the rule for the side of a plan, which is shorter beside many others."""
    return f"cột so sánh {plan_id}{' rút gọn' if len(ids) > WHOLE else ''}"


def _side(view: PageContext, ids: Combination, plan_id: str, held: dict[str, Any]) -> Side:
    plan = view.catalog.get(Plan, plan_id)
    draw = partial(side_of, view, plan, is_short=len(ids) > WHOLE)
    return Side(plan, *view.catalog.recall(_name_of_side(ids, plan_id), draw, is_once=True, held=held))


def _page(view: PageContext, ids: Combination, held: dict[str, Any], rest: Sequence[str]) -> OwnPage:
    """Draw a comparison; ``rest`` are names of sides in ``held`` that no later one needs."""
    sides = [_side(view, ids, one, held) for one in ids]
    for name in rest:
        held.pop(name, None)
    names = column_names(sides)
    title = "So sánh: " + " – ".join(names)
    columns = [
        (title_sign(side.plan), name, view.url(side.plan), side.plan) for side, name in zip(sides, names, strict=True)
    ]
    html = ENVIRONMENT.get_template("comparisons/page.html").render(
        view=view,
        count=len(sides),
        columns=columns,
        openings=[Markup('<td data-label="{}{}">').format(sign, name) for sign, name, *_ in columns],
        zip=partial(zip, strict=True),
        notices=[notice for side, name in zip(sides, names, strict=True) if (notice := _notice(view, side.plan, name))],
        counts=_counts(sides),
        tables=[table for group in GROUPS if (table := _table(view, group, sides, names)).lines],
        fewer=[(comparison_path(one), _without(ids, one, names)) for one in _fewer(view, ids)],
        more=[(comparison_path(one), _added(view, ids, one)) for one in _more(view, ids)],
        chooser=view.page(f"{COMPARISONS}/"),
        citation=render_page_citation(view, title, comparison_path(ids)),
    )
    return OwnPage(
        path=comparison_path(ids),
        title=title,
        description=f"So sánh {len(sides)} kế hoạch theo đề mục, chỉ tiêu, phân công, thời hạn và căn cứ: {'; '.join(names)}.",
        head="",
        html=html,
        crumbs=(("", "Trang chủ"), ("ke-hoach/", "Kế hoạch"), (f"{COMPARISONS}/", "So sánh")),
        frame=FRAME,
        is_listed=True,
    )


def column_names(sides: Sequence[Side]) -> list[str]:
    """Return unique column names: plans of one issuer and year are distinguished by number or id."""
    names = [side.name for side in sides]
    return [
        name if names.count(name) == 1 else f"{name} ({side.plan.number or side.plan.id})"
        for side, name in zip(sides, names, strict=True)
    ]


def _notice(view: PageContext, plan: Plan, name: str) -> Markup:
    """Render the notice about a plan that its editor marked as no longer in force."""
    if plan.is_withdrawn:
        return Markup("<strong>{}</strong> đã được rút xuống; lý do ghi ở {}.").format(
            name, view.render_link(plan.kind_id, plan.id, "trang của kế hoạch")
        )
    if plan.replaced_by:
        return Markup("<strong>{}</strong> đã được thay bằng {}.").format(
            name, view.render_link(plan.kind_id, plan.replaced_by)
        )
    return Markup("")


def _counts(sides: Sequence[Side]) -> list[PartCount]:
    return [
        PartCount("chi-tieu", "Chỉ tiêu", [len(side.plan.targets) for side in sides]),
        PartCount("phan-cong", "Nhiệm vụ", [len(side.plan.duties) for side in sides]),
        PartCount("thoi-han", "Thời hạn", [len(side.plan.deadlines) for side in sides]),
        PartCount("can-cu", "Văn bản viện dẫn", [len({one.document for one in side.plan.basis}) for side in sides]),
    ]


def _table(view: PageContext, group: TopicGroup, sides: Sequence[Side], names: Sequence[str]) -> ComparisonTable:
    rows: dict[str, list[ColumnEntry | None]] = {}
    orders: dict[str, Order] = {}
    for number, side in enumerate(sides):
        for entry in side.groups[group.id]:
            rows.setdefault(entry.key, [None] * len(sides))[number] = entry
            orders[entry.key] = min(orders.get(entry.key, entry.order), entry.order)
    keys = sorted(rows, key=lambda key: orders[key])
    if group.id == "can-cu":
        keys.sort(key=lambda key: rows[key].count(None))
    lead = group.lead or (
        f"Tình trạng hiệu lực tính đến ngày {format_date(view.catalog.today)}." if group.id == "can-cu" else ""
    )
    return ComparisonTable(group, lead, [_line(group, rows[key], names) for key in keys])


def _line(group: TopicGroup, entries: Sequence[ColumnEntry | None], names: Sequence[str]) -> ComparisonLine:
    present = [entry for entry in entries if entry is not None]
    is_whole = len(present) == len(entries)
    is_same = is_whole and len({_said(entry.cell) for entry in present}) == 1
    head = present[0].head
    blank = _BLANKS.get(str(head), group.blank)
    # Numbers, days and names differ between any two plans: that is no difference worth a mark.
    if is_whole or group.id == "thong-tin":
        verdict = ""
    elif len(present) == 1:
        verdict = f"Chỉ {next(name for name, entry in zip(names, entries, strict=True) if entry)}"
    else:
        verdict = f"{len(present)}/{len(entries)} kế hoạch"
    return ComparisonLine(head, verdict, is_same, tuple(entry.cell if entry else None for entry in entries), blank)


@lru_cache(512)  # the next comparisons have the same plans
def _said(cell: Markup) -> str:
    """Words of a cell: two links of the same words say the same."""
    return " ".join(_TAG.sub(" ", cell).split())


def _fewer(view: PageContext, ids: Combination) -> list[Combination]:
    return [one for left in ids if (one := tuple(each for each in ids if each != left)) in view.comparisons]


def _without(ids: Combination, fewer: Combination, names: Sequence[str]) -> str:
    return f"Bớt {next(name for one, name in zip(ids, names, strict=True) if one not in fewer)}"


def _more(view: PageContext, ids: Combination) -> list[Combination]:
    return [one for one in view.comparisons.by_id(ids[0]) if len(one) == len(ids) + 1 and set(ids) < set(one)]


def _added(view: PageContext, ids: Combination, more: Combination) -> str:
    added = next(one for one in more if one not in ids)
    return f"Thêm {short_name(view, view.catalog.records[Plan.kind_id][added])}"  # type: ignore[arg-type]


def render_comparison(view: PageContext, plan: Plan) -> Markup:
    """Render the links from a plan's page to its comparisons; empty while there is no other plan."""
    pairs = [one for one in view.comparisons.by_id(plan.id) if len(one) == FEWEST]
    if not pairs:
        return trusted_html("")
    items = []
    for pair in pairs:
        other = next(one for one in pair if one != plan.id)
        words = f"Với {short_name(view, view.catalog.records[Plan.kind_id][other])}"  # type: ignore[arg-type]
        items.append(f'<li><a href="{view.page(comparison_path(pair))}">{html_of(words)}</a></li>')
    address = view.page(f"{COMPARISONS}/?chon={plan.id}")
    chooser = f'<p><a class="more" href="{address}">Chọn hai đến bốn kế hoạch để so sánh</a></p>'
    title = '<h2 id="so-sanh">So sánh với kế hoạch khác</h2>'
    return trusted_html(f'<section class="compare-links">{title}\n<ul>{"".join(items)}</ul>\n{chooser}</section>\n')
