"""A campaign's page: its timeline in order, its years with their gaps, who set the theme, where its events are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pcmt.show.campaigns.page import campaign_extras, shares_by_organizer, shares_by_place, span_words, theme_setter
from pcmt.show.campaigns.timeline import FOLDED_EVENTS, SHOWN_EVENTS
from pcmt.show.site.head import render_head
from tests.records import agency, campaign, document, event, material, place, plan, view, vocabulary
from tests.show.campaigns.campaign_pages import DAY, JUNE, MONTH, REPORT, made_series, page_of, timeline_on
from tests.site.page_reader import read_html


def test_the_timeline_runs_in_order_of_time() -> None:
    record = campaign(**JUNE, reports=(REPORT,))
    events = [event("b", start="2026-06-03", campaign="thang-a"), event("a", start="2026-06-27", campaign="thang-a")]
    steps = timeline_on(record, events, DAY).steps
    assert [str(step.start) for step in steps] == [
        "2026-06-01",
        "2026-06-03",
        "2026-06-26",
        "2026-06-27",
        "2026-06-30",
        "2026-07-09",
    ]
    assert [step.row.event.id if step.row else "" for step in steps] == ["", "b", "", "a", "", ""]
    assert "Tên ngay-thu" in steps[2].words
    assert steps[-1].when == "Trước ngày 10/7/2026"
    assert "Hạn gửi: Báo cáo thử" in steps[-1].words


def test_the_way_to_the_calendar_is_at_the_top_while_there_is_one() -> None:
    way = '<dt>Theo dõi</dt><dd><a href="#nhan-tin">lịch vào điện thoại, tin mới</a></dd>'
    html = page_of(MONTH)
    assert way in html and html.index(way) < html.index('id="thoi-gian"') and 'id="nhan-tin"' in html
    over = made_series()
    assert way not in page_of(over[1], *over)
    gone = {"on": "2026-06-02", "kind": "withdrawn", "what": "Rút"}
    assert way not in page_of(campaign(**JUNE, history=(gone,)))


def test_a_day_of_the_year_outside_the_campaign_is_not_on_its_timeline() -> None:
    other = campaign("ngay-khac", yearly={"month": "12", "day": "1"})
    series = campaign("chuoi", yearly={"month": "6", "day": "1"})
    record = campaign(**JUNE, series="chuoi")
    assert [step.words for step in timeline_on(record, [], other, series).steps] == [
        "Ngày đầu của chiến dịch",
        "Ngày cuối của chiến dịch",
    ]


def test_a_month_without_days_names_no_day() -> None:
    assert timeline_on(campaign(start="2026-06", end="2026-07"), []).steps == []


def test_long_lists_of_events_are_folded_and_then_left_to_their_own_page() -> None:
    record = campaign(**JUNE)
    many = [event(f"su-kien-{number:03d}", campaign="thang-a") for number in range(SHOWN_EVENTS + FOLDED_EVENTS + 7)]
    timeline = timeline_on(record, many)
    assert len([step for step in timeline.steps if step.row]) == SHOWN_EVENTS
    assert (len(timeline.folded), timeline.left_out) == (FOLDED_EVENTS, 7)
    page = read_html(page_of(record, *many))
    assert "../../su-kien/chien-dich/thang-a/" in page.links
    assert (
        len([link for link in page.links if link.startswith("../../su-kien/su-kien-")]) == SHOWN_EVENTS + FOLDED_EVENTS
    )
    assert f"Xem tất cả {SHOWN_EVENTS + FOLDED_EVENTS + 7} hoạt động của chiến dịch" in page.text


def test_what_is_printed_without_a_script_stays_true() -> None:
    record = campaign(**JUNE, reports=(REPORT,))
    held = event(campaign="thang-a")
    page = page_of(record, held, today=date(2026, 6, 10))
    assert "đang diễn ra</" not in page and "sắp diễn ra</" not in page and "đã qua</" not in page
    over = page_of(record, held, today=date(2026, 8, 1))
    assert over.count("đã qua</span>") == 3  # the campaign, its event, its report


def test_a_cancelled_event_says_so_and_has_no_state() -> None:
    record = campaign(**JUNE)
    page = page_of(record, event(campaign="thang-a", status="cancelled", status_reason="Mưa bão"))
    assert '<span class="badge badge--cancelled">hủy</span>' in page
    assert page.count("data-state") == 1


def test_an_event_taken_back_is_not_listed() -> None:
    gone = event(campaign="thang-a", history=({"on": "2026-06-02", "kind": "withdrawn", "what": "Rút"},))
    assert "Tên su-kien-a" not in page_of(campaign(**JUNE), gone)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (JUNE, "Từ 1/6/2026 đến 30/6/2026"),
        ({"start": "2026-06-26", "end": "2026-06-26"}, "26/6/2026"),
        ({"start": "2024-12"}, "Từ tháng 12/2024 (chưa rõ ngày kết thúc)"),
        ({"end": "2025"}, "Đến năm 2025 (chưa rõ ngày bắt đầu)"),
        ({}, "Chưa rõ ngày bắt đầu và ngày kết thúc"),
        ({"yearly": {"month": "6", "day": "26"}}, "26/6 hằng năm"),
    ],
)
def test_the_days_are_those_of_the_source(fields: dict[str, Any], words: str) -> None:
    assert span_words(campaign(**fields)) == words


def test_only_a_text_that_holds_the_theme_is_named_as_its_source() -> None:
    silent, telling = (
        document("cv-a", text="Không có gì."),
        document("cv-b", text="Theo chủ đề “Vì làng\n  xanh” năm nay."),
    )
    record = campaign(theme="Vì làng xanh", directing=("cv-a", "cv-b"))
    assert theme_setter(record, [silent, telling]) is telling
    assert theme_setter(record, [silent]) is None
    assert theme_setter(campaign(), [telling]) is None
    assert "Chủ đề chép theo" in page_of(record, silent, document("cv-b"))
    assert "Chưa rõ văn bản đặt ra chủ đề này" in page_of(campaign(theme="Vì làng xanh"))


def test_communes_are_counted_under_their_province() -> None:
    places = [
        place("nuoc", level="country"),
        place("tinh-b", parent="nuoc"),
        place("xa-1", level="commune", parent="tinh-b"),
        place("xa-2", level="commune", parent="tinh-b"),
    ]
    events = [event(str(number), place=one) for number, one in enumerate(("xa-1", "xa-2", "tinh-a"))]
    found = shares_by_place(view(*places, *events), events)
    assert [(one.title, one.path, one.total) for one in found] == [
        ("Tên tinh-b", "su-kien/dia-phuong/tinh-b/", 2),
        ("Tên tinh-a", "su-kien/dia-phuong/tinh-a/", 1),
    ]


def test_one_place_or_one_organizer_needs_no_list() -> None:
    events = [event("a", place="tinh-a"), event("b", place="tinh-a")]
    assert shares_by_place(view(*events), events) == []
    assert shares_by_organizer(view(*events), events) == []
    both = [event("a", organizers=("so-a", "so-b")), event("b")]
    found = shares_by_organizer(view(agency("so-b"), *both), both)
    assert [(one.path, one.total) for one in found] == [("co-quan/so-a/", 2), ("co-quan/so-b/", 1)]


def test_slogans_stand_apart_from_other_materials() -> None:
    record = campaign(**JUNE, series="thang", theme="Vì làng xanh")
    own, shared = material(campaigns=("thang-a",)), material("khau-hieu-a", type="khau-hieu", campaigns=("thang",))
    kinds = vocabulary("loai-tai-lieu", {"giao-an": "Giáo án", "khau-hieu": "Khẩu hiệu"})
    found = campaign_extras(view(record, MONTH, own, shared, kinds), record)
    assert (found["slogans"], found["materials"]) == ([shared], [own])
    html = page_of(record, MONTH, own, shared, kinds)
    assert html.count("<q>Vì làng xanh</q>") == 2  # the theme, and the first of the slogans
    assert 'id="khau-hieu"' in html


def test_sections_stand_in_the_agreed_order() -> None:
    record = made_series()[2].model_copy(update={"directing": ("cv-a",), "plans": ("ke-hoach-a",)})
    html = page_of(record, *(one for one in made_series() if one.id != record.id), document("cv-a"), plan())
    anchors = ["van-ban-chi-dao", "thoi-gian", "lich-chien-dich", "thong-tin", "ke-hoach", "cac-nam"]
    places = [html.index(f'id="{anchor}"') for anchor in anchors]
    assert places == sorted(places)


def test_a_campaign_is_an_event_series_for_machines() -> None:
    record = campaign("thang-2026", series="thang", **JUNE, place="tinh-a", organizers=("so-a",))
    head = render_head(view(record, MONTH, event(campaign="thang-2026")), record)
    for words in (
        '"@type":"EventSeries"',
        '"startDate":"2026-06-01"',
        '"endDate":"2026-06-30"',
        '"superEvent":{"@id":"https://thu.example/chien-dich/thang/"}',
        '"subEvent":[{"@id":"https://thu.example/su-kien/su-kien-a/"}]',
    ):
        assert words in head
    yearly = render_head(view(MONTH), MONTH)
    assert '"byMonth":6' in yearly and '"duration":"P30D"' in yearly and '"repeatFrequency":"P1Y"' in yearly
    assert '"@type":"WebPage"' in render_head(view(campaign()), campaign())
