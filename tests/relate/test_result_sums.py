"""Sums of reported results: what is known, which events count, for which units, in files and on pages."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.model import Agency
from pcmt.model.event import MEASURES
from pcmt.publish.reports import campaign_reports, report_files
from pcmt.relate.catalog import Catalog
from pcmt.relate.result_sums import NOTHING, Figures, add_up, report_of_campaign, report_of_days
from pcmt.show.parts.context import PageContext
from pcmt.show.results.phrases import coverage_words
from pcmt.show.results.sections import render_campaign_results, render_event_results
from pcmt.show.results.tables import by_unit, in_detail
from pcmt.show.site.look_up import UnknownRecord
from pcmt.show.site.macros import render_results
from tests.records import agency, campaign, catalog, event, vocabulary
from tests.relate.june_reports import DETAILS, JUNE, figures, june, result


@given(st.lists(st.tuples(*[st.none() | st.integers(0, 10**9)] * len(MEASURES))))
def test_sums_are_of_what_is_known(lines: list[Figures]) -> None:
    for total, column in zip(add_up(lines), zip(*lines, strict=True) if lines else [()] * len(MEASURES), strict=True):
        known = [one for one in column if one is not None]
        assert total == (sum(known) if known else None)


def test_nothing_reported_is_not_nought() -> None:
    report = june(event("a"), event("b", results=(result("so-b", leaflets=0),)), agency("so-b"))
    by_id = {line.agency.id: line for line in report.units}
    assert by_id["so-a"].figures == NOTHING
    assert by_id["so-b"].figures == figures(leaflets=0)
    assert report.total.figures == figures(leaflets=0)
    assert (report.total.reporting, report.total.expected) == (1, 2)
    assert report.total.known == tuple(int(name == "leaflets") for name in MEASURES)
    assert coverage_words(report) == "1/2 đơn vị có số liệu. Tổng cộng chỉ gồm các đơn vị đó; còn 1 đơn vị chưa có."


@pytest.mark.parametrize(
    ("start", "end", "is_in"),
    [
        ("2026-05-31", None, False),
        ("2026-05-31 23:59", "2026-06-01 00:30", True),
        ("2026-06-30", None, True),
        ("2026-05-01", "2026-07-31", True),
        ("2026-07-01", None, False),
    ],
)
def test_events_with_a_day_in_the_period_are_in(start: str, end: str | None, is_in: bool) -> None:
    report = june(event("a", start=start, end=end))
    assert bool(report.details) == is_in


def test_an_event_that_was_called_off_is_listed_and_not_counted() -> None:
    off = event("a", status="cancelled", status_reason="bão", organizers=("so-b",))
    report = june(off, event("b"), agency("so-b"))
    assert {row.event.id for row in report.details} == {"a", "b"}
    assert report.total.events == 1
    assert [line.agency.id for line in report.units] == ["so-a"]
    rows = in_detail(catalog(off, agency("so-b")), report).rows
    assert {row.blank for row in rows} == {"hủy", "chưa có số liệu"}


def test_a_postponed_event_with_results_counts() -> None:
    report = june(event("a", status="postponed", status_reason="bão", results=(result(posts=3),)))
    assert report.total.events == 1
    assert report.total.figures == figures(posts=3)


def test_a_withdrawn_event_is_left_out() -> None:
    history = ({"on": "2026-07-01", "kind": "withdrawn", "what": "Đăng nhầm"},)
    report = june(event("a", results=(result(posts=3),), history=history))
    assert report.details == ()
    assert coverage_words(report) == "Cổng không có sự kiện nào từ ngày 1/6/2026 đến ngày 30/6/2026."


def test_a_unit_may_report_of_an_event_that_it_did_not_organise() -> None:
    report = june(event("a", results=(result("so-b", participants=40),)), agency("so-b"))
    lines = {line.agency.id: (line.events, line.figures) for line in report.units}
    assert lines == {"so-a": (1, NOTHING), "so-b": (0, figures(participants=40))}
    assert report.total.events == 1


def test_a_shared_event_counts_once_in_the_total_and_the_table_says_so() -> None:
    report = june(event("a", organizers=("so-a", "so-b")), agency("so-b"))
    assert [line.events for line in report.units] == [1, 1]
    assert report.total.events == 1
    assert "chỉ tính một lần" in by_unit(report).note


def test_kinds_follow_the_vocabulary_and_events_without_one_come_last() -> None:
    kinds = vocabulary("loai-su-kien", {"mit-tinh": "Mít tinh", "thi": "Cuộc thi"})
    report = june(kinds, event("c"), event("a", type="thi", results=(result(sessions=2),)), event("b", type="mit-tinh"))
    assert [(line.title, line.events, line.reported) for line in report.kinds] == [
        ("Mít tinh", 1, 0),
        ("Cuộc thi", 1, 1),
        ("chưa phân loại", 1, 0),
    ]
    assert add_up(line.figures for line in report.kinds) == report.total.figures


def _tree() -> tuple[Agency, ...]:
    return (
        agency("so-b", parent="so-a"),
        agency("phong-c", parent="so-b", level="unit"),
        agency("phong-cu", parent="so-a", until="2026-06-15"),
        agency("phong-moi", parent="so-a", since="2026-07-01"),
        agency("cac-phong", parent="so-a", is_group="có"),
        agency("so-khac"),
    )


def test_a_unit_comes_with_all_that_is_below_it_and_still_exists() -> None:
    report = june(*_tree(), event("x", organizers=("so-khac",)), unit=agency())
    assert {line.agency.id for line in report.units} == {"so-a", "so-b", "phong-c"}
    assert report.details == ()
    assert (report.total.reporting, report.total.expected) == (0, 3)


def test_a_unit_that_ended_keeps_what_it_reported() -> None:
    own = event("x", organizers=("so-khac",), results=(result("phong-cu", posts=1), result("so-khac", posts=9)))
    report = june(*_tree(), own, unit=agency())
    assert {line.agency.id for line in report.units} == {"so-a", "so-b", "phong-c", "phong-cu"}
    assert report.total.figures == figures(posts=1)
    assert [row.agency.id for row in report.details] == ["phong-cu"]


def test_units_stand_in_order_of_level_and_name() -> None:
    units = (agency("xa", title="Xã Ân", level="commune"), agency("bo", level="central"), agency("so-b", title="Ăn"))
    report = june(*units, event("a", organizers=("xa", "so-a", "bo", "so-b")))
    assert [line.agency.id for line in report.units] == ["bo", "so-b", "so-a", "xa"]


def test_an_event_still_to_come_is_not_said_to_lack_figures() -> None:
    records = catalog(event("a"), today=date(2026, 6, 25))
    report = report_of_days(records, JUNE)
    assert [row.blank for row in in_detail(records, report).rows] == ["chưa diễn ra"]


def _files(records: Catalog) -> dict[str, bytes]:
    return {file.path: file.content for file in report_files(records, report_of_days(records, JUNE), "x")}


def test_no_text_becomes_a_formula() -> None:
    wicked = '=HYPERLINK("https://x.example";"bấm")'
    files = _files(catalog(event("a", title=wicked, results=(result(sessions=1) | {"source": "@nguồn"},))))
    lines = files["x.csv"].decode("utf-8-sig")
    assert "'=HYPERLINK" in lines and ",=HYPERLINK" not in lines and ',"=HYPERLINK' not in lines
    assert "'@nguồn" in lines
    sheet = openpyxl.load_workbook(BytesIO(files["x.xlsx"])).worksheets[DETAILS]
    assert (sheet["A5"].value, sheet["A5"].data_type) == (wicked, "s")


def test_words_are_escaped_in_every_form() -> None:
    records = catalog(event("a", title="<b>A</b> & B", results=(result(sessions=1) | {"source": "<i>"},)))
    assert _files(records)["x.docx"]
    html = render_results(PageContext(records), "1/6/2026", "30/6/2026", None)
    assert "<b>A" not in html and "&lt;b&gt;A&lt;/b&gt; &amp; B" in html
    assert "<i>" not in html


def test_only_campaigns_with_days_and_events_have_files() -> None:
    records = catalog(
        campaign("co", start="2026-06-01", end="2026-06-30"),
        campaign("rong", start="2026-05-01", end="2026-05-31"),
        campaign("khong-ngay"),
        event("a", campaign="co"),
        event("b", campaign="khong-ngay"),
        event("c"),
    )
    assert [file.path for file in campaign_reports(records)] == [f"bao-cao/co.{end}" for end in ("docx", "xlsx", "csv")]
    report = report_of_campaign(records, records.find("chien-dich", "co"))  # type: ignore[arg-type]
    assert report is not None
    assert [row.event.id for row in report.details] == ["a"]


def test_sections_show_nothing_where_there_is_nothing_to_show() -> None:
    later = campaign(start="2027-06-01", end="2027-06-30")
    view = PageContext(catalog(later, event("a", start="2027-06-02", campaign="thang-a")))
    assert render_campaign_results(view, later) == ""
    assert render_event_results(view, event("a")) == ""


def test_download_links_tell_type_and_size() -> None:
    month = campaign(start="2026-06-01", end="2026-06-30")
    records = catalog(month, event("a", campaign="thang-a"))
    html = render_campaign_results(PageContext(records, downloads={"bao-cao/thang-a.docx": bytes(40_000)}), month)
    assert 'href="../../bao-cao/thang-a.docx" download' in html
    assert "(DOCX, 39 kB)" in html
    assert "XLSX" not in html


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2026-06-31", "2026-07-01", None), "không có ngày"),
        (("2026-07-01", "2026-06-01", None), "đứng sau"),
        (("2026-06-01", "2026-06-30", "so-b"), "so-a"),
    ],
)
def test_a_wrong_macro_call_is_told(arguments: tuple[str, str, str | None], words: str) -> None:
    with pytest.raises(UnknownRecord, match=words):
        render_results(PageContext(catalog()), *arguments)
