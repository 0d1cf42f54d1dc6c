"""The blocks of the front page: the next date, and only what is of use today."""

from __future__ import annotations

from datetime import date

from pcmt.show.site.front.now_blocks import first_helpline
from pcmt.show.site.macros import call_macro
from tests.records import TODAY, agency, campaign, catalog, event, helpline, material, plan, view

ENDED = {"start": "2024-01-01", "end": "2024-12-31"}
RUNNING = {"start": "2026-01-01", "end": "2027-12-31"}


def test_no_plan_that_is_over_or_whose_body_is_no_more_is_offered() -> None:
    gone = agency("huyen-a", until="2025-07-01")
    records = (
        plan("cu", title="Kế hoạch đã hết hạn", period=ENDED),
        gone,
        plan("mat", title="Kế hoạch của cơ quan cũ", period=RUNNING, issuer="huyen-a"),
    )
    none = str(call_macro("latest", view(*records), "ke-hoach", 3))
    assert "Kế hoạch đã hết hạn" not in none and "Kế hoạch của cơ quan cũ" not in none
    assert "Hiện không có kế hoạch nào còn trong thời hạn." in none and 'href="../../ke-hoach/"' in none
    some = str(call_macro("latest", view(*records, plan("nay", title="Kế hoạch đang làm", period=RUNNING)), "ke-hoach"))
    assert "Kế hoạch đang làm" in some and "đã hết hạn" not in some and "cơ quan cũ" not in some


def test_what_is_offered_leaves_with_its_last_day() -> None:
    shown = str(call_macro("latest", view(plan(period=RUNNING)), "ke-hoach"))
    assert 'data-group="running coming"' in shown and 'data-end="2028-01-01T00:00:00+07:00"' in shown


def test_a_replaced_material_is_not_new() -> None:
    old, new = material("cu", title="Bản cũ", replaced_by="moi"), material("moi", title="Bản mới")
    shown = str(call_macro("latest", view(old, new), "tai-lieu"))
    assert "Bản mới" in shown and "Bản cũ" not in shown


def test_a_card_of_the_front_page_has_its_title_and_one_line() -> None:
    records = view(material("moi", description="Một câu dài về tài liệu."))
    shown = str(call_macro("latest", records, "tai-lieu"))
    assert "card-title" in shown and "card-meta" in shown and "Một câu dài" not in shown
    assert "Một câu dài" in str(call_macro("listing", records, "tai-lieu"))


def test_the_next_day_is_the_first_that_is_not_over() -> None:
    records = (
        event("qua", title="Việc đã qua", start="2026-11-01"),
        event("sau", title="Việc cuối năm", start="2026-12-20"),
        campaign(
            "thang",
            title="Tháng hành động (hằng năm)",
            yearly={"month": "6", "day": "1", "end_month": "6", "end_day": "30"},
        ),
    )
    shown = str(call_macro("next_day", view(*records)))
    assert "Việc đã qua" not in shown
    first, *rest = shown.split("<li")[1:]
    assert "Việc cuối năm" in first and "hidden" not in first.split(">")[0]
    assert "1/6 – 30/6/2027" in rest[0] and ">Tháng hành động<" in rest[0] and "hidden" in rest[0].split(">")[0]


def test_the_number_of_the_frame_is_the_first_whose_check_holds() -> None:
    stale = helpline("cu", number="111", order="10", checked_on="2025-01-01", valid_for="30")
    good = helpline("moi", number="18001567", order="20", checked_on="2026-11-20", valid_for="30")
    assert date(2025, 1, 31) < TODAY
    found = first_helpline(catalog(stale, good))
    assert found is not None and found["tel"] == "18001567" and "2026-12-21" in found["marks"]
    assert first_helpline(catalog(stale)) is None


def test_a_number_is_said_once_beside_its_name() -> None:
    line = helpline("goi-111", title="Tổng đài quốc gia bảo vệ trẻ em 111", number="111", checked_on="2026-11-20")
    shown = str(call_macro("place_picker", view(line)))
    assert '<a href="tel:111">Gọi 111</a>: Tổng đài quốc gia bảo vệ trẻ em</li>' in shown
    assert first_helpline(catalog(line))["title"] == "Tổng đài quốc gia bảo vệ trẻ em"  # type: ignore[index]


def test_drawings_are_put_in_by_name() -> None:
    assert 'role="img"' in call_macro("drawing", view(), "gia-dinh")
