"""Marks for the time script: what they hold, and that nothing printed beside them goes stale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pcmt.model import Announcement, Record
from pcmt.model.campaign import Yearly
from pcmt.show.parts.time_marks import (
    render_check_badge,
    render_opening_badge,
    render_record_marks,
    render_record_state,
    render_state_badge,
    render_yearly_badge,
)
from pcmt.show.site.front.now_blocks import banner_facts, due_facts, notices, now_facts, urgent_notices
from pcmt.show.site.macros import call_macro
from tests.records import campaign, catalog, document, event, helpline, plan, view
from tests.site.page_reader import read_html

TODAY = date(2026, 6, 26)


def announcement(record_id: str = "tin-a", **fields: Any) -> Announcement:
    base = {"title": f"Tên {record_id}", "published": "2026-06-01", "text": "Lời.", "audiences": ("hoc-sinh",)}
    return Announcement(id=record_id, **(base | {"from": "2026-06-01", "until": "2026-06-30"} | fields))


def test_days_are_marked_from_midnight_to_midnight_in_vietnam() -> None:
    badge = render_state_badge(date(2026, 6, 1), date(2026, 6, 30), TODAY)
    assert 'data-start="2026-06-01T00:00:00+07:00" data-end="2026-07-01T00:00:00+07:00"' in badge
    assert 'data-words="sắp diễn ra|đang diễn ra|đã qua"' in badge


@pytest.mark.parametrize(
    ("record", "marks", "said"),
    [
        (event(start="2026-06-27 08:30", end="2026-06-27 11:00"), ("2026-06-27T08:30", "2026-06-27T11:00"), ""),
        # No end is known: the rest of its day, and no claim that it is going on.
        (event(start="2026-06-27 08:30"), ("2026-06-27T08:30", "2026-06-28T00:00"), ""),
        (event(start="2026-06-25"), ("2026-06-25T00:00", "2026-06-26T00:00"), "đã qua"),
        (event(start="2026-06-26"), ("2026-06-26T00:00", "2026-06-27T00:00"), ""),
        (campaign(start="2026-06", end="2026-06"), ("2026-06-01T00:00", "2026-07-01T00:00"), ""),
        (plan(period={"start": "2024", "end": "2025"}), ("2024-01-01T00:00", "2026-01-01T00:00"), "đã hết thời hạn"),
        (plan(period={"end": "2026"}), (None, "2027-01-01T00:00"), ""),
        (document(in_force_from="2026-07-01"), ("2026-07-01T00:00", None), ""),
        (document(in_force_until="2026-12-31"), (None, "2026-12-31T00:00"), ""),
        (document(term_end="2026"), (None, "2027-01-01T00:00"), ""),
    ],
)
def test_a_record_prints_only_what_stays_true(record: Record, marks: tuple[str | None, ...], said: str) -> None:
    badge, attributes = render_record_state(record, TODAY), render_record_marks(record, TODAY)
    for side, moment in zip(("start", "end"), marks, strict=True):
        expected = f'data-{side}="{moment}:00+07:00"' if moment else ""
        assert (expected in badge) and (expected in attributes)
        assert moment or f"data-{side}=" not in attributes
    assert read_html(badge).text.strip() == said
    assert ("hidden" in badge) is (not said)


@pytest.mark.parametrize(
    "record", [document(), plan(), campaign(start="2026-06-01"), plan(period={"end": "2027"}, replaced_by="b")]
)
def test_dates_that_settle_nothing_get_no_badge(record: Record) -> None:
    assert render_record_state(record, TODAY) == ""


def test_a_cancelled_event_keeps_its_place_in_time_but_is_not_announced() -> None:
    off = event(status="cancelled", status_reason="mưa bão")
    assert render_record_state(off, TODAY) == ""
    assert "data-start=" in render_record_marks(off, TODAY)


def test_a_withdrawn_announcement_is_shown_nowhere() -> None:
    gone = {"on": "2026-06-02", "kind": "withdrawn", "what": "Rút xuống."}
    assert notices(catalog(announcement(history=(gone,)), today=TODAY)) == []


def test_yearly_days_are_rules_and_print_no_year() -> None:
    assert 'data-yearly="06-26"' in render_yearly_badge(Yearly(month="6", day="26"))
    assert 'data-yearly="06-01/06-30"' in render_yearly_badge(Yearly(month="6", day="1", end_month="6", end_day="30"))
    assert read_html(render_yearly_badge(Yearly(month="2", day="29"))).text.strip() == ""


def test_hours_are_told_by_day_and_only_where_the_source_gives_them() -> None:
    assert render_opening_badge(helpline()) == ""
    hours = (
        {"days": ("mon", "sun"), "from": "07:30", "until": "24:00"},
        {"days": ("sat",), "from": "08:00", "until": "11:00"},
    )
    badge = render_opening_badge(helpline(opening=hours))
    assert 'data-opening="17 07:30-24:00;6 08:00-11:00"' in badge
    assert read_html(badge).text.strip() == ""


def test_a_check_runs_out_at_the_end_of_its_last_day() -> None:
    badge = render_check_badge(helpline(checked_on="2026-06-01", valid_for="30"), date(2026, 6, 30))
    assert 'data-end="2026-07-02T00:00:00+07:00"' in badge
    assert 'data-words="||chưa được kiểm tra lại từ ngày 1/6/2026"' in badge
    assert read_html(badge).text.strip() == ""


def _series(**fields: Any) -> list[Record]:
    yearly = {"month": "6", "day": "1", "end_month": "6", "end_day": "30"}
    own = {"series": "thang-a", "start": "2027-06-01", "end": "2027-06-30", "theme": "Chung tay"} | fields
    return [campaign(title="Tháng hành động (1/6 – 30/6)", yearly=yearly), campaign("thang-2027", **own)]


def test_the_banner_names_the_theme_of_a_year_with_a_record_and_no_other() -> None:
    [day] = banner_facts(view(*_series(), today=TODAY))["yearly"]
    assert (day.title, day.when, day.days, day.month) == ("Tháng hành động", "1/6 – 30/6 hằng năm", "1–30", "tháng 6")
    [theme] = day.themes
    assert 'data-start="2027-01-01T00:00:00+07:00" data-end="2027-07-01T00:00:00+07:00"' in theme.marks
    assert (theme.year, theme.is_shown) == (2027, False)
    for over in (_series(theme=None), _series(start="2025-06-01", end="2025-06-30"), _series(end=None)):
        assert [one.themes for one in banner_facts(view(*over, today=TODAY))["yearly"]] == [[]]


def test_a_leaf_tells_days_and_month() -> None:
    long = campaign(yearly={"month": "5", "day": "15", "end_month": "6", "end_day": "15"})
    [day] = banner_facts(view(long))["yearly"]
    assert (day.days, day.month) == ("15/5–15/6", "hằng năm")


def test_what_is_on_leaves_yearly_days_to_the_banner() -> None:
    facts = now_facts(view(*_series(), event(), event("cu", start="2026-06-01"), today=TODAY))
    assert [line.link for line in facts["ahead"]] == ['<a href="../../su-kien/su-kien-a/">Tên su-kien-a</a>']
    assert [line.link for line in facts["past"]] == ['<a href="../../su-kien/cu/">Tên cu</a>']


def _reporting(*days: str) -> Record:
    part = {"what": "Báo cáo", "from": "a", "to": "b", "quote": "q", "at": "I"}
    return campaign(reports=tuple({**part, "before": day} for day in days))


def test_dues_ahead_and_past_are_both_in_the_page() -> None:
    looked_at = view(_reporting("2026-06-27", "2026-07-10", "2026-06-26"), today=TODAY)
    facts = due_facts(looked_at, 1)
    assert [due.last_day.day for due in facts["ahead"]] == [26, 9]
    assert [due.last_day.day for due in facts["past"]] == [25]
    shown = call_macro("deadlines", looked_at, 1)
    assert shown.count("<li") == 3 and shown.count("hidden>") >= 2
    assert "Các hạn từ ngày 26/6/2026:" in shown


def test_when_no_due_is_left_the_page_says_so() -> None:
    shown = call_macro("deadlines", view(_reporting("2026-06-10"), today=TODAY), 5)
    assert "Hiện không có hạn báo cáo nào sắp tới." in shown and "Các hạn đã qua gần đây" in shown
    old = call_macro("deadlines", view(_reporting("2024-12-17"), today=TODAY), 5)
    assert "Hiện không có hạn báo cáo nào sắp tới." in old and "<li" not in old and "gần đây" not in old
    assert call_macro("deadlines", view(), 5).count("Chưa có hạn báo cáo nào được đăng.") == 1


def test_announcements_wait_hidden_until_they_begin_and_end_with_their_day() -> None:
    records = [
        announcement("da-het", until="2026-06-25"),
        announcement("hom-nay-het", until="2026-06-26"),
        announcement("chua-den", **{"from": "2026-06-27"}),
        announcement("khan", urgent="true", until="2026-06-27 08:30"),
    ]
    found = notices(catalog(*records, today=TODAY))
    assert [(one.record.id, one.is_on) for one in found] == [("khan", True), ("chua-den", False), ("hom-nay-het", True)]
    assert found[0].when == "từ 1/6/2026 đến 8 giờ 30, 27/6/2026"
    assert found[2].when == "từ 1/6/2026 đến hết 26/6/2026"
    shown = call_macro("announcements", view(*records, today=TODAY))
    assert shown.count("<li") == 3 and shown.count(" hidden>") == 1
    assert call_macro("announcements", view(records[0], today=TODAY)) == ""


def test_only_urgent_announcements_reach_the_frame() -> None:
    records = (announcement(), announcement("khan", urgent="true"))
    [one] = urgent_notices(catalog(*records, today=TODAY))
    assert (one["path"], one["is_on"]) == ("thong-bao/khan/", True)
    assert "data-start=" in one["marks"]
