"""Pages of targets: every target once on each list, charts with their tables, warnings in words, nothing that lets markup in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest

from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.targets import placed_in
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.svg_charts import LABEL_SIGNS, Bar, ChartSpan, render_bar_chart, render_timeline_chart
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.tables import render_table
from pcmt.show.site.article import tables_of
from pcmt.show.site.macros import call_macro
from pcmt.show.targets import charts as target_charts
from pcmt.show.targets.listing import TargetLists
from pcmt.show.targets.phrases import document_term_words, term_words
from tests.records import DATUM, catalog, document, event, place, plan
from tests.site.page_reader import read_html
from tests.target_records import PER_CENT, ground, local, national

EVIL = "<b>&\"'"
COUNTS = ({"counted": "communes", "value": "4", "since": "2025-07-01", "source": "Bảng thử"},)


def _view(*records: Record) -> PageContext:
    return PageContext(_catalog(*records), "../")


def _catalog(*records: Record) -> Catalog:
    return catalog(*ground(), *records)


def _listings(*records: Record) -> dict[str, OwnPage]:
    return {one.path: one for one in TargetLists.published(_view(*records))}


def _text(html: str) -> str:
    return " ".join(read_html(html).text.split())


def test_every_target_stands_on_its_lists() -> None:
    found = _listings(national(theme="dia-ban"), local(value="40", theme="dia-ban"))
    assert set(found) == {
        "chi-tieu/chu-de/dia-ban/",
        "chi-tieu/dia-phuong/ca-nuoc/",
        "chi-tieu/dia-phuong/tinh-a/",
        "chi-tieu/nam/2030/",
        "chi-tieu/thuoc-do/ty-le-xa/",
    }
    page = found["chi-tieu/chu-de/dia-ban/"].html
    assert page.count('<td data-label="Mục tiêu">') == 2
    assert "2 chỉ tiêu trong 2 kế hoạch, văn bản." in page
    assert 'href="../../../ke-hoach/ke-hoach-tinh/#' in page


def test_a_warning_names_the_level_above_and_one_that_keeps_it_does_not() -> None:
    low = _listings(national(), local(value="40"))["chi-tieu/thuoc-do/ty-le-xa/"].html
    assert "thấp hơn mức của cấp trên Tên ca-nuoc: từ 50% trở lên, đến hết năm 2030 (Tên ket-luan)" in _text(low)
    assert "chart-bar--below" in low
    high = _listings(national(), local(value="60"))["chi-tieu/thuoc-do/ty-le-xa/"].html
    assert "thấp hơn" not in high
    assert "bảo đảm mức của cấp trên" in high
    assert "chart-bar--below" not in high
    assert "chart-floor" in high


def test_a_ceiling_that_is_passed_is_not_called_too_low() -> None:
    fields = {"measure": "ty-le-tai-nghien", "comparator": "at_most"}
    page = _listings(national(value="10", **fields), local(value="12", **fields))["chi-tieu/thuoc-do/ty-le-tai-nghien/"]
    assert "cao hơn mức tối đa của cấp trên" in page.html
    assert "thấp hơn" not in page.html


def test_what_cannot_be_compared_is_said_with_its_reason() -> None:
    page = _listings(national(), local(years="2026", value="20"))["chi-tieu/thuoc-do/ty-le-xa/"].html
    assert "không so được: chỉ tiêu này tính đến năm 2026, mức của cấp trên đến năm 2030." in _text(page)
    assert "badge--warn" not in page


def test_the_front_page_counts_what_it_compared() -> None:
    words = _text(
        call_macro("targets", _view(national(), local(value="40"), local("b", "tinh-b", years="2026", value="1")))
    )
    assert "So được 1 cặp chỉ tiêu giữa các cấp; 1 cặp có chỉ tiêu chưa bảo đảm" in words
    assert "1 cặp không so được" in words
    assert "Chưa đủ dữ liệu để so sánh chỉ tiêu giữa các cấp." in _text(call_macro("targets", _view(local())))
    assert "chưa có kế hoạch, văn bản nào đặt chỉ tiêu" in _text(call_macro("targets", _view()))


def _with_progress(*results: dict[str, Any]) -> str:
    happened = event("buoi-1", start="2030-06-26", results=results, title="Buổi một")
    fields = {"measure": "co-tuyen-truyen", "comparator": "exactly", "value": "100"}
    province = place("tinh-a", parent="ca-nuoc", counts=COUNTS)
    view = PageContext(catalog(*ground(), province, local(**fields), happened, today=date(2030, 12, 31)), "../")
    return str(call_macro("targets", view))


def test_progress_shows_the_numbers_behind_it() -> None:
    page = _with_progress({"agency": "don-vi-xa-1", "sessions": "2", "source": "Báo cáo", "reported_on": "2030-07-01"})
    words = _text(page)
    assert "ít nhất 1 xã, phường, đặc khu 4 (từ 1/7/2025) Bảng thử ít nhất 25%" in words
    assert 'href="../su-kien/buoi-1/">Buổi một</a>' in page
    assert "25% xã</text>" in page
    assert "Tính từ kết quả sự kiện đăng trên cổng đến ngày 31/12/2030." in words


def test_without_figures_progress_says_so_and_draws_no_bar() -> None:
    page = _with_progress()
    assert "chưa có số liệu" in page
    assert "0%" not in _text(page).replace("100%", "")
    assert "chart-value" not in page


def test_long_lists_go_on_and_hold_every_target_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TargetLists, "page_size", 2)
    records = [local(f"k-{number}", value=str(50 + number)) for number in range(5)]
    found = _listings(*records)
    pages = ["chi-tieu/nam/2030/", "chi-tieu/nam/2030_trang-2/", "chi-tieu/nam/2030_trang-3/"]
    shown = [re.findall(r'id="ke-hoach-(k-\d)"', found[path].html) for path in pages]
    assert shown == [["k-0", "k-1"], ["k-2", "k-3"], ["k-4"]]
    rest = [path for path in found if path.startswith("chi-tieu/trang/")]
    assert rest == ["chi-tieu/trang/2/", "chi-tieu/trang/3/"]
    front = str(call_macro("targets", _view(*records)))
    assert 'href="../chi-tieu/trang/2/"' in front
    assert len(re.findall(r'id="ke-hoach-k-\d"', front)) == 2


def test_no_text_of_a_record_becomes_markup() -> None:
    fields = {"what": EVIL, "unit": EVIL, "baseline": EVIL, "where": EVIL, "value": "10"}
    records = (
        national(what=EVIL, unit=EVIL, baseline=EVIL, source=EVIL),
        local(**fields).model_copy(update={"title": EVIL, "number": EVIL}),
    )
    view = _view(*records, place("tinh-a", parent="ca-nuoc", title=EVIL))
    pages = [one.html for one in TargetLists.published(view)] + [str(call_macro("targets", view))]
    pages += ["".join(render_table(table) for one in records for table in tables_of(view, one))]
    assert all("<b>" not in page and "&lt;b&gt;" in page for page in pages)


def test_a_plan_tells_theme_due_time_and_ladder_of_its_targets() -> None:
    view = replace(_view(national(), own := local(value="40", theme="dia-ban")), root="../../")
    (table,) = (one for one in tables_of(view, own) if one.anchor == "chi-tieu")
    html = str(render_table(table))
    assert '<a href="../../chi-tieu/chu-de/dia-ban/">Địa bàn</a>' in html
    assert '<a href="../../chi-tieu/thuoc-do/ty-le-xa/#bac-thang">So với cấp trên</a>' in html
    assert "Hạn hoàn thành: hết ngày 31/12/2030 (hết thời gian thực hiện)" in html
    assert "thấp hơn mức của cấp trên" in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"issued": "2024-11-27"}, "ban hành 27/11/2024"),
        ({"issued": "2024-11-27", "term_end": "2030"}, "ban hành 27/11/2024, giai đoạn đến hết năm 2030"),
        (
            {"issued": "2024-11-27", "in_force_from": "2025-01-01", "in_force_until": "2026-01-01", "status": "ended"},
            "có hiệu lực từ 1/1/2025, hết hiệu lực từ 1/1/2026",
        ),
        ({"issued": None}, "chưa rõ thời gian"),
    ],
)
def test_of_a_document_only_what_is_known_of_its_time_is_said(fields: dict[str, Any], words: str) -> None:
    assert document_term_words(document(**fields)) == words
    assert "không ghi ngày kết thúc" not in term_words(placed_in(_catalog(national()), national())[0])


def test_a_document_tells_the_source_of_a_target_it_is_not_quoted_for() -> None:
    view = _view(own := national())
    (table,) = tables_of(view, own)
    assert "theo Nguồn thử" in render_table(table)


def test_a_withdrawn_plan_keeps_its_table_without_judgement() -> None:
    gone = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)
    own = plan("rut", place="tinh-a", history=gone, targets=(DATUM | PER_CENT | {"value": "1"},))
    (table,) = tables_of(_view(national(), own), own)
    assert "thấp hơn" not in render_table(table)


# -- charts --------------------------------------------------------------------------------------------------------------


def _svg(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def test_bars_are_as_long_as_their_values() -> None:
    bars = [Bar("A", Decimal(50), "50%", Decimal(80)), Bar("B", Decimal(100), "100%")]
    chart = _svg(render_bar_chart("Hình", bars, Decimal(100)))
    widths = [one.get("width") for one in chart.iter("rect") if one.get("class") == "chart-bar"]
    assert widths == ["50%", "100%"]
    assert [one.get("x1") for one in chart.iter("line")] == ["80%"]
    assert (chart.get("role"), chart.get("aria-label")) == ("img", "Hình")


def test_without_a_full_value_the_longest_is_full() -> None:
    chart = _svg(render_bar_chart("Hình", [Bar("A", Decimal(2), "2"), Bar("B", Decimal(8), "8")]))
    assert [one.get("width") for one in chart.iter("rect") if one.get("class") == "chart-bar"] == ["25%", "100%"]


@pytest.mark.parametrize("words", ["5%", "từ 1.000 trở lên"])
def test_label_and_value_of_a_bar_fit_side_by_side(words: str) -> None:
    chart = _svg(render_bar_chart("Hình", [Bar("Rất dài " * 20, Decimal(1), words)]))
    assert sum(len(one.text or "") for one in chart.iter("text")) <= LABEL_SIGNS


def test_spans_lie_where_their_days_are() -> None:
    spans = [
        ChartSpan("A", date(2024, 1, 1), date(2024, 12, 31)),
        ChartSpan("B", date(2025, 1, 1), None, (date(2027, 12, 31),)),
    ]
    chart = _svg(render_timeline_chart("Hình", spans))
    (bar,) = chart.iter("rect")
    assert (bar.get("x"), bar.get("width")) == ("0%", "24.9%")
    (line,) = (one for one in chart.iter("line") if one.get("class") == "chart-open")
    assert (line.get("x1"), line.get("x2")) == ("25%", "100%")
    assert [one.text for one in chart.iter("text")] == ["2024", "2025", "2026", "2027", "A", "B"]


def test_an_axis_names_few_years_and_a_chart_without_days_is_none() -> None:
    chart = _svg(render_timeline_chart("Hình", [ChartSpan("A", date(1990, 1, 1), date(2040, 1, 1))]))
    assert sum(one.get("class") == "chart-year" for one in chart.iter("text")) <= 6
    assert render_timeline_chart("Hình", [ChartSpan("A", None, None)]) == ""


def test_a_rise_of_more_than_a_hundred_per_cent_is_the_longest_bar() -> None:
    rises = [local(one, "tinh-a", value=value, baseline="năm 2025") for one, value in (("a", "50"), ("b", "200"))]
    view = _view(*rises)
    drawn = str(target_charts.render_levels_chart(view, view.targets.all))
    chart = _svg(drawn[drawn.index("<svg") : drawn.index("</svg>") + len("</svg>")])
    assert sorted(one.get("width") or "" for one in chart.iter("rect") if one.get("class") == "chart-bar") == [
        "100%",
        "25%",
    ]
