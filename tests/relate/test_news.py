"""News: each item appears once, under a key that no edit changes, and urgent items do not come last."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.relate.news import News, news, news_of
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.news_text import news_lines, news_title
from tests.records import TODAY, announcement, campaign, catalog, document, event, material, plan


def _told(*records: Record, today: date = TODAY) -> list[News]:
    return news(catalog(*records, today=today))


def _keys(*records: Record, **options: Any) -> list[tuple[str, str, str]]:
    return [(item.record.id, item.kind, item.mark) for item in _told(*records, **options)]


def _change(kind: str, on: str = "2026-06-10", **fields: str) -> dict[str, str]:
    return {"on": on, "kind": kind, "what": "Đổi một điều"} | fields


def test_every_entry_of_the_history_is_news_under_its_number() -> None:
    history = tuple(
        _change(kind, f"2026-06-1{number}") for number, kind in enumerate(("revised", "withdrawn", "restored"))
    )
    assert _keys(plan(history=history)) == [
        ("ke-hoach-a", "restored", "revision=3"),
        ("ke-hoach-a", "withdrawn", "revision=2"),
        ("ke-hoach-a", "revised", "revision=1"),
        ("ke-hoach-a", "published", ""),
    ]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_status_is_told_once_whether_or_not_the_history_tells_it(status: str) -> None:
    bare = event(status=status, status_reason="Bão")
    written = event(status=status, status_reason="Bão", history=(_change(status),))
    expected = [("su-kien-a", status, "revision=1"), ("su-kien-a", "published", "")]
    assert _keys(bare) == _keys(written) == expected


def test_a_status_after_other_changes_takes_the_next_number() -> None:
    history = (_change("revised"), _change("postponed", "2026-06-12"))
    again = event(status="cancelled", status_reason="Bão", history=history)
    assert [key[2] for key in _keys(again)] == ["revision=3", "revision=2", "revision=1", ""]
    confirmed = event(status="confirmed", history=(*history, _change("confirmed", "2026-06-13")))
    assert [mark for _, _, mark in _keys(confirmed)] == ["revision=3", "revision=2", "revision=1", ""]


def test_a_cancellation_without_a_day_stands_before_all_until_the_event_is_over() -> None:
    plans = [plan(f"p-{number}", published="2026-06-05") for number in range(3)]
    dropped = event(status="cancelled", status_reason="Bão", published="2026-01-05")
    before, after = date(2026, 6, 26), date(2026, 6, 27)
    first = _told(*plans, dropped, today=before)[0]
    assert (first.kind, first.day, first.is_pressing) == ("cancelled", date(2026, 1, 5), True)
    assert [item.kind for item in _told(*plans, dropped, today=after)] == ["published"] * 3 + ["cancelled", "published"]


def test_an_announcement_waits_for_its_first_day_and_is_dated_by_it() -> None:
    coming = announcement(history=(_change("revised"),), **{"from": "2026-06-20 08:00"})
    assert news_of(coming, date(2026, 6, 19)) == []
    told = news_of(coming, date(2026, 6, 20))
    assert [(item.kind, item.day) for item in told] == [
        ("published", date(2026, 6, 20)),
        ("revised", date(2026, 6, 20)),
    ]
    assert news_of(announcement(), TODAY)[0].day == date(2026, 6, 1)


def test_a_lost_basis_is_told_once_to_all_who_rest_on_it() -> None:
    law = document(status="ended", in_force_until="2026-07-01", replaced_by=("luat-b",))
    cited = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}
    resting = [
        plan(basis=(cited,)),
        material(basis=("luat-a",)),
        campaign(basis=("luat-a",)),
        event(basis=(cited, cited)),
    ]
    law_b = document("luat-b")
    (ended,) = [item for item in _told(law, law_b, *resting) if item.kind == "basis_ended"]
    assert (ended.mark, ended.day, ended.record) == ("ended", date(2026, 7, 1), law)
    assert {one.id for one in ended.about} == {"luat-a", "ke-hoach-a", "giao-an-a", "thang-a", "su-kien-a"}
    assert len(ended.about) == 5
    assert [item.kind for item in _told(law, law_b)] == ["published", "published"]
    assert "basis_ended" not in [item.kind for item in _told(law, law_b, *resting, today=date(2026, 6, 30))]


def test_those_who_rest_through_others_are_in_the_same_piece_of_news() -> None:
    law = document(status="ended", in_force_until="2026-07-01")
    decree = document("nghi-dinh", number="5/NĐ", implements=("luat-a",))
    records = (law, decree, material(basis=("nghi-dinh",)))
    (ended,) = [item for item in _told(*records) if item.kind == "basis_ended"]
    assert (ended.mark, [one.id for one in ended.about]) == ("ended", ["luat-a", "nghi-dinh", "giao-an-a"])
    assert _words(ended, *records) == [
        "Tên luat-a hết hiệu lực từ ngày 1/7/2026.",
        "Trên cổng có 2 mục dựa trên văn bản này, trực tiếp hoặc qua văn bản khác, cần rà soát:",
        "Tên nghi-dinh",
        "Tên giao-an-a (qua Luật 5/NĐ)",
    ]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"in_force_until": "2026-07-01"}, date(2026, 7, 1)),
        ({"replaced_by": ("luat-b",)}, date(2026, 8, 15)),
        ({"replaced_by": ("luat-c",), "modified": "2026-09-09"}, date(2026, 9, 9)),
        ({"in_force_until": "2020-01-01"}, date(2026, 6, 1)),
    ],
)
def test_the_end_of_a_document_is_dated_by_what_is_known_of_it(fields: dict[str, Any], day: date) -> None:
    law = document(status="ended", **fields)
    others = (document("luat-b", in_force_from="2026-08-15"), document("luat-c"), material(basis=("luat-a",)))
    (ended,) = [item for item in _told(law, *others) if item.kind == "basis_ended"]
    assert ended.day == day


def test_a_term_that_is_over_is_no_news() -> None:
    law = document(term_end="2025", status="term_over")
    assert "basis_ended" not in [item.kind for item in _told(law, material(basis=("luat-a",)))]


def test_a_long_list_of_dependents_goes_on_at_the_document() -> None:
    law = document(status="ended", in_force_until="2026-07-01")
    records = [law, *(material(f"m-{number:03d}", basis=("luat-a",)) for number in range(60))]
    (ended,) = [item for item in _told(*records) if item.kind == "basis_ended"]
    lines = _words(ended, *records)
    assert len(lines) == 53 and lines[-1] == "Và 10 mục khác, xem ở trang của văn bản."


def test_of_one_day_changes_come_first_then_kinds_and_ids() -> None:
    records = [material("b"), material("a"), plan("z", history=(_change("revised", "2026-06-01"),))]
    assert [key[:2] for key in _keys(*records)] == [
        ("z", "revised"), ("z", "published"), ("a", "published"), ("b", "published"),
    ]  # fmt: skip
    assert _keys(*records) == _keys(*reversed(records))


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (event(status="cancelled"), "[HỦY] Tên su-kien-a"),
        (event(status="postponed"), "[HOÃN] Tên su-kien-a"),
        (event(status="cancelled", history=(_change("withdrawn"),)), "[RÚT] Tên su-kien-a"),
        (plan(history=(_change("withdrawn"),)), "[RÚT] Tên ke-hoach-a"),
        (plan(history=(_change("withdrawn"), _change("restored"))), "Tên ke-hoach-a"),
        (announcement(urgent="có"), "[KHẨN] Tên thong-bao-a"),
        (event(status="provisional"), "Tên su-kien-a"),
    ],
)
def test_the_title_of_a_record_says_first_that_it_does_not_hold(record: Record, title: str) -> None:
    assert news_title(news_of(record, TODAY)[0]) == title


def _words(item: News, *records: Record) -> list[str]:
    return [line.words for line in news_lines(PageContext(catalog(*records), "https://thu.example/"), item)]


def test_a_change_says_what_and_why() -> None:
    record = plan(history=(_change("revised", why="In sai số"),))
    item = news_of(record, TODAY)[1]
    assert news_title(item) == "Sửa đổi: Tên ke-hoach-a"
    assert _words(item, record) == ["Đổi một điều.", "Lý do: In sai số."]


def test_an_unwritten_cancellation_says_when_it_should_have_been_and_why() -> None:
    record = event(status="cancelled", status_reason="Bão số 5")
    item = news_of(record, TODAY)[1]
    assert news_title(item) == "Đã hủy: Tên su-kien-a"
    assert _words(item, record) == ["Sự kiện đã hủy; trước đây được báo vào 26/6/2026.", "Lý do: Bão số 5."]


def test_a_postponement_tells_old_and_new_day_if_there_is_one() -> None:
    moved = event(status="postponed", status_reason="Bão", previous_start="2026-06-20")
    nowhere = event(status="postponed", status_reason="Bão", previous_start="2026-06-26")
    unknown = event(status="postponed", status_reason="Bão")
    assert [_words(news_of(one, TODAY)[1], one)[0] for one in (moved, nowhere, unknown)] == [
        "Sự kiện đã hoãn từ 20/6/2026 sang 26/6/2026.",
        "Sự kiện đã hoãn từ 26/6/2026, chưa có ngày mới.",
        "Sự kiện đã hoãn, chưa có ngày mới.",
    ]


def test_a_material_that_awaits_review_says_so_in_every_feed() -> None:
    record = material()
    assert "chờ cơ quan chuyên môn duyệt" in _words(news_of(record, TODAY)[0], record)[-1]
    reviewed = material(reviewed_by="Sở Y tế")
    assert "duyệt" not in " ".join(_words(news_of(reviewed, TODAY)[0], reviewed))


def test_an_announcement_is_told_in_full_without_signs() -> None:
    record = announcement(text="**Khẩn:** xem [luật](van-ban/luat-a).\n\n- một\n- hai")
    assert _words(news_of(record, TODAY)[0], record) == ["Khẩn: xem luật.", "- một\n- hai"]
