"""What a page says when its basis stops holding: which document, what came after, since when, by which way."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from pcmt.model import Material, Record
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import banners, build_article
from tests.records import TODAY, campaign, catalog, document, event, kit, material, plan

CITED = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}
OLD = document(number="1/2020", status="ended", in_force_until="2026-07-01", replaced_by=("luat-b",))
NEW = document("luat-b")


def _words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def _told(record: Record, *others: Record, today: date = TODAY) -> list[tuple[str, str, list[str]]]:
    view = PageContext(catalog(record, *others, today=today))
    found = [banner for banner in banners(view, record) if banner.items]
    return [(one.tone, _words(one.html), [_words(item) for item in one.items]) for one in found]


@pytest.mark.parametrize(
    "record",
    [
        plan(basis=(CITED,)),
        event(start="2026-12-01", basis=(CITED,)),
        campaign(basis=("luat-a",)),
        material(basis=("luat-a",)),
    ],
)
def test_every_kind_names_the_document_its_successor_and_the_day(record: Record) -> None:
    line = "Tên luat-a: được thay bằng Tên luat-b từ 1/7/2026."
    heading = f"Căn cứ đã được thay thế – cần rà soát{' trước khi dùng' if isinstance(record, Material) else ''}:"
    assert _told(record, OLD, NEW) == [("warn", heading, [line])]
    view = PageContext(catalog(record, OLD, NEW))
    html = build_article(view, record).html
    assert html.count("cần rà soát") == 1
    assert '<a href="../../van-ban/luat-b/">Tên luat-b</a> từ 1/7/2026.</li></ul></div>' in html


@pytest.mark.parametrize(
    ("record", "again"),
    [
        (plan(basis=(CITED,), period={"end": "2024"}), "nếu dùng lại kế hoạch này"),
        (event(basis=(CITED,)), "nếu tổ chức lại sự kiện này"),
        (campaign(basis=("luat-a",), start="2025-06-01", end="2025-06-30"), "nếu tổ chức lại chiến dịch này"),
    ],
)
def test_a_record_of_the_past_is_told_softly(record: Record, again: str) -> None:
    ((tone, heading, _),) = _told(record, OLD, NEW)
    assert (tone, heading) == ("ended", f"Căn cứ đã được thay thế – cần rà soát {again}:")


def test_replaced_ended_and_a_term_that_is_over_are_told_apart() -> None:
    others = (
        OLD,
        NEW,
        document("het", status="ended", in_force_until="2026-03"),
        document("khong-ngay", status="ended", replaced_by=("luat-b",)),
        document("ky", status="term_over", term_end="2025"),
    )
    cited = tuple({**CITED, "document": name} for name in ("ky", "het", "luat-a", "khong-ngay"))
    ((_, heading, lines),) = _told(plan(basis=cited), *others)
    assert heading == "Căn cứ đã được thay thế hoặc hết hiệu lực hoặc hết giai đoạn thực hiện – cần rà soát:"
    assert lines == [
        "Tên ky: hết giai đoạn thực hiện (năm 2025).",
        "Tên het: hết hiệu lực từ tháng 3/2026; cổng chưa ghi nhận văn bản thay thế.",
        "Tên luat-a: được thay bằng Tên luat-b từ 1/7/2026.",
        "Tên khong-ngay: được thay bằng Tên luat-b.",
    ]
    ((_, heading, _),) = _told(plan(basis=(cited[0],)), *others)
    assert heading == "Căn cứ đã hết giai đoạn thực hiện – cần rà soát:"


def test_the_way_there_is_told() -> None:
    chain = (document("m", number="7/KH", implements=("luat-a",)), document("n", implements=("m",)))
    ((_, _, lines),) = _told(plan(basis=({**CITED, "document": "n"},)), OLD, NEW, *chain)
    assert lines == ["Tên luat-a: được thay bằng Tên luat-b từ 1/7/2026 (qua Tên n, rồi Luật 7/KH)."]
    ((tone, heading, _),) = _told(chain[0], OLD, NEW)
    assert (tone, heading) == ("warn", "Văn bản mà văn bản này triển khai đã được thay thế – cần rà soát:")


def test_a_day_to_come_is_told_in_words_that_stay_true() -> None:
    record = plan(basis=(CITED,))
    ((tone, heading, lines),) = _told(
        record, OLD.model_copy(update={"status": "in_force"}), NEW, today=date(2026, 6, 30)
    )
    assert (tone, heading) == ("info", "Căn cứ có ngày được thay thế – cần rà soát:")
    assert lines == ["Tên luat-a: được thay bằng Tên luat-b từ 1/7/2026."]
    ((tone, _, _),) = _told(record, OLD.model_copy(update={"status": "in_force"}), NEW, today=date(2026, 7, 1))
    assert tone == "warn"


def test_a_kit_names_the_materials_to_look_at() -> None:
    fine = material("giao-an-b")
    lines = ["Tên luat-a: được thay bằng Tên luat-b từ 1/7/2026. Tài liệu dựa vào đó: Tên giao-an-a."]
    told = _told(kit(), OLD, NEW, material(basis=("luat-a",)), fine)
    assert told == [("warn", "Trong bộ có tài liệu cần rà soát căn cứ trước khi dùng:", lines)]
    assert _told(kit(), OLD, NEW, material(), fine) == []


def test_a_kit_names_a_document_once_for_all_its_materials() -> None:
    both = [material(name, basis=("luat-a",)) for name in ("giao-an-a", "giao-an-b")]
    ((_, _, lines),) = _told(kit(materials=("giao-an-a", "giao-an-b")), OLD, NEW, *both)
    assert [line.partition(" Tài liệu dựa vào đó: ")[2] for line in lines] == ["Tên giao-an-a; Tên giao-an-b."]


def test_data_is_escaped() -> None:
    evil: dict[str, Any] = {"title": "<b>Luật</b>", "status": "ended", "in_force_until": "2026-07-01"}
    record = plan(basis=(CITED,))
    view = PageContext(catalog(record, document(**evil)))
    (banner,) = [one for one in banners(view, record) if one.items]
    assert "<b>" not in banner.items[0] and "&lt;b&gt;" in banner.items[0]
