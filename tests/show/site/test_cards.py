"""Records in short: a summary from the record's own fields, badges that are true today."""

from __future__ import annotations

from datetime import date

import pytest

from pcmt.model import Record
from pcmt.show.kinds import summary_of
from pcmt.show.parts.kind_view import Badge
from pcmt.show.site.cards import CARDS_OPEN, Group, card_of, fold_beyond_limit, groups_of
from tests.records import agency, campaign, catalog, document, event, helpline, material, place, plan, view


def _badges(record: Record, *others: Record, today: date = date(2026, 6, 26)) -> list[Badge]:
    return list(card_of(view(record, *others, today=today), record).badges)


@pytest.mark.parametrize(
    ("record", "summary"),
    [
        (plan(description="Do biên tập viết."), "Do biên tập viết."),
        (plan(), "Kế hoạch để thử"),
        (document(), "Luật để thử"),
        (event(end="2026-06-27", audiences=("hoc-sinh", "phu-huynh")), "26/6/2026 – 27/6/2026. Học sinh, Phụ huynh."),
        (campaign(theme="Chung tay"), "Chủ đề: Chung tay."),
        (campaign(form="peak"), "Đợt cao điểm"),
        (helpline(), "Khi trẻ em cần giúp."),
        (agency(), "Cơ quan cấp tỉnh."),
        (place(level="commune"), "Xã, phường, đặc khu."),
        (material(), "Tên giao-an-a"),
    ],
)
def test_a_summary_says_what_the_record_says(record: Record, summary: str) -> None:
    assert summary_of(view(record), record) == summary


@pytest.mark.parametrize(
    ("fields", "today", "badges"),
    [
        ({}, date(2026, 6, 25), []),
        ({}, date(2026, 6, 29), []),
        ({"status": "provisional"}, date(2026, 6, 25), [("provisional", "ngày dự kiến")]),
        ({"status": "cancelled"}, date(2026, 6, 26), [("cancelled", "hủy")]),
        ({"status": "postponed"}, date(2026, 6, 29), [("postponed", "hoãn")]),
    ],
)
def test_the_badges_of_an_event_say_nothing_that_a_later_day_undoes(
    fields: dict[str, str], today: date, badges: list[tuple[str, str]]
) -> None:
    assert _badges(event(end="2026-06-28", **fields), today=today) == badges


def test_the_badge_of_a_plan_is_its_state() -> None:
    assert _badges(plan()) == [("muted", "không ghi ngày kết thúc")]
    assert _badges(plan(period={"end": "2025"})) == []
    over = plan(period={"end": "2025"})
    assert ">đã hết thời hạn</span>" in card_of(view(over), over).state
    assert _badges(plan(replaced_by="b"), plan("b")) == [("ended", "đã được thay")]
    assert _badges(plan(issuer="so-b"), agency("so-b", until="2025")) == [
        ("ended", "cơ quan ban hành đã giải thể hoặc sáp nhập")
    ]


def test_the_badge_of_a_document_is_its_status_today() -> None:
    assert _badges(document(in_force_until="2026-06-26")) == [("ended", "đã hết hiệu lực")]
    assert _badges(document()) == [("in_force", "đang có hiệu lực")]
    ending = document(in_force_until="2026-06-27")
    assert _badges(ending) == []
    assert "|đang có hiệu lực|đã hết hiệu lực" in card_of(view(ending, today=date(2026, 6, 26)), ending).state


def test_a_unit_that_is_gone_says_since_when_and_only_then() -> None:
    gone = agency("so-b", until="2025-07-01")
    card = card_of(view(gone), gone)
    assert (card.badges, card.meta) == ((Badge("muted", "không còn"),), "đến 1/7/2025")
    assert _badges(agency("so-b", until="2026-06-27")) == []


def test_the_line_under_a_card_tells_when_and_who() -> None:
    yearly = campaign(form="day", yearly={"month": "6", "day": "26"})
    assert card_of(view(yearly), yearly).meta == "26/6 hằng năm"
    month = campaign(start="2026-06-01", end="2026-06-30")
    assert card_of(view(month), month).meta == "1/6/2026 – 30/6/2026"
    assert card_of(view(), material()).meta == "Học sinh, Phụ huynh · Trung học phổ thông"
    assert card_of(view(), plan()).meta == "Tên so-a"
    assert card_of(view(), document()).meta == "không ghi ngày ban hành · kiểm tra ngày 1/6/2026"
    assert card_of(view(), plan()).url == "../../ke-hoach/ke-hoach-a/"


def test_groups_hold_every_record_once_and_no_group_is_empty() -> None:
    records: list[Record] = [
        *(event(f"e-{day}", start=f"2026-06-{day}") for day in (24, 25, 26, 27)),
        *(document(), document("luat-b", status="unknown"), document("luat-c", in_force_until="2020")),
        *(agency("bo-a", level="central"), agency("so-b", place="tinh-a"), place("tinh-b", until="2025")),
    ]
    looked_at = view(*records, today=date(2026, 6, 26))
    for kind in catalog(*records).records:
        groups = groups_of(looked_at, kind)
        shown = [card.record.id for group in groups for card in group.cards]
        assert sorted(shown) == sorted(looked_at.catalog.records[kind])
        assert all(group.cards or group.states for group in groups)
    events = [(group.title, [card.record.id for card in group.cards]) for group in groups_of(looked_at, "su-kien")]
    assert events == [("Từ ngày 26/6/2026", ["e-26", "e-27"]), ("Đã qua", ["e-25", "e-24"])]
    titles = [group.title for group in groups_of(looked_at, "van-ban")]
    assert titles == ["Đang có hiệu lực (tính đến ngày 26/6/2026)", "Đã hết hiệu lực", "Chưa kiểm chứng được hiệu lực"]
    assert [group.title for group in groups_of(looked_at, "co-quan")] == ["Trung ương và quốc tế", "Tên tinh-a"]


def test_a_long_page_folds_its_further_groups() -> None:
    card = card_of(view(agency()), agency())
    few, many, moved = (
        Group("ít", [card]),
        Group("nhiều", [card] * CARDS_OPEN),
        Group("sắp tới", [card], states="coming"),
    )
    assert [one.is_folded for one in fold_beyond_limit([few, few, many, few])] == [False, False, True, True]
    assert [one.is_folded for one in fold_beyond_limit([many, few, moved])] == [False, True, False]
    assert not fold_beyond_limit([many])[0].is_folded, "the first group is what the page is for"
