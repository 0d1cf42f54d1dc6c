"""The page of an event, and the life of any record: what changed, when, why; nothing that people must know left out."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest

from pcmt.model import Record
from pcmt.show.events.page import map_address
from pcmt.show.parts.history import render_history
from pcmt.show.site.article import banners, build_article
from tests.records import campaign, event, material, place, view

COUNTRY = place("viet-nam", level="country")
COMMUNE = place("xa-b", parent="tinh-a", level="commune")


def _page(record: Record, *others: Record) -> str:
    return build_article(view(record, COUNTRY, COMMUNE, *others), record).html


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def _banners(record: Record, **options: Any) -> list[str]:
    return [_words(banner.html).strip() for banner in banners(view(record, **options), record)]


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"status": "cancelled", "status_reason": "Mưa <lớn>."}, "Sự kiện đã hủy. Mưa &lt;lớn&gt;."),
        (
            {"status": "postponed", "status_reason": "Mưa lớn."},
            "Sự kiện đã hoãn, chưa có ngày mới. Mưa lớn. Ngày cũ: 26/12/2026.",
        ),
        (
            {"status": "postponed", "previous_start": "2026-12-20 08:00", "status_reason": "Mưa lớn."},
            "Sự kiện đã dời từ 8 giờ, 20/12/2026 sang 26/12/2026. Mưa lớn.",
        ),
        ({"status": "confirmed", "previous_start": "2026-12-20"}, "Sự kiện đã dời từ 20/12/2026 sang 26/12/2026."),
        ({"status": "provisional"}, "Thời gian dự kiến, chưa được xác nhận."),
    ],
)
def test_a_banner_says_what_became_of_an_event(fields: dict[str, str], first: str) -> None:
    assert [re.sub(r"\s+([.,])", r"\1", words) for words in _banners(event(start="2026-12-26", **fields))] == [first]


def test_an_old_day_is_struck_and_the_new_one_stands() -> None:
    html = _page(event(start="2026-12-26 08:30", previous_start="2026-12-20", status="postponed", status_reason="Mưa."))
    assert '<del datetime="2026-12-20">20/12/2026</del>' in html
    assert "8 giờ 30</time>" in html
    off = _page(event(start="2026-12-26", status="cancelled", status_reason="Mưa."))
    assert '<del datetime="2026-12-26">' in off and '<time datetime="2026-12-26">' not in off


def test_a_page_says_where_what_to_bring_and_whom_to_ask() -> None:
    record = event(
        start="2026-12-26",
        place="xa-b",
        venue="Nhà văn hóa",
        online="https://hop.example/a?b=1&c=2",
        contact={"agency": "so-a", "phone": "0205 3.812.345"},
        bring=("Giấy bút", "Áo mưa"),
        materials=("giao-an-a",),
        campaign="thang-a",
    )
    html = _page(record, material(), campaign())
    assert 'href="tel:02053812345"' in html and "0205 3.812.345" in html
    assert "<li>Giấy bút</li><li>Áo mưa</li>" in html
    assert 'href="../../tai-lieu/giao-an-a/"' in html
    assert 'href="https://hop.example/a?b=1&amp;c=2" rel="noopener noreferrer external"' in html
    assert 'href="../../su-kien/su-kien-a/su-kien.ics"' in html
    assert ">Thêm sự kiện này vào lịch</a>" in html and "webcal:" not in html
    assert 'href="../../chien-dich/thang-a/#nhan-tin"' in html and 'href="../../dia-phuong/xa-b/#nhan-tin"' in html
    assert "<iframe" not in html and "<img" not in html


def test_what_is_over_is_in_no_calendar_any_more_and_leads_to_what_follows() -> None:
    """The file of a past event would put an old day into a calendar, and a campaign that ended has no further events."""
    series = campaign("thang-hanh-dong", title="Tháng hành động")
    ended = campaign("thang-2026", series="thang-hanh-dong", start="2026-06-01", end="2026-06-30")
    html = _page(event(start="2026-06-26", campaign="thang-2026", place="xa-b"), series, ended)
    assert "su-kien.ics" not in html and "thang-2026/#nhan-tin" not in html
    assert 'href="../../chien-dich/thang-hanh-dong/#nhan-tin"' in html
    assert 'href="../../dia-phuong/xa-b/#nhan-tin"' in html


def test_the_map_is_a_plain_search_for_a_spot_that_is_known() -> None:
    looked_at = view(COUNTRY, COMMUNE)
    hall = map_address(looked_at, event(place="xa-b", venue="Nhà văn hóa A&B (tầng 2), gần chợ"))
    assert hall.startswith("https://www.openstreetmap.org/search?query=") and " " not in hall and "&" not in hall
    assert unquote(hall).endswith("query=Nhà văn hóa A&B, Tên xa-b")
    assert unquote(map_address(looked_at, event(place="xa-b"))).endswith("query=Tên xa-b")
    assert map_address(looked_at, event(place="viet-nam")) == ""
    assert map_address(looked_at, event(online="https://a.vn/")) == ""


HISTORY = (
    {"on": "2026-06-02", "kind": "revised", "what": "Đổi <giờ>", "why": "Trùng lịch"},
    {"on": "2026-06-05", "kind": "withdrawn", "what": "Đăng nhầm bản nháp.", "why": "Nhầm tệp."},
)


@pytest.mark.parametrize("make", [event, material, campaign])
def test_the_history_of_any_record_is_told_last_change_first(make: Any) -> None:
    record = make(history=HISTORY)
    html = _page(record)
    assert html.count('id="lich-su"') == 1
    days = re.findall(r'<li><time datetime="([^"]+)">', str(render_history(record)))
    assert days == ["2026-06-05", "2026-06-02", "2026-06-01"]
    assert "<strong>Sửa nội dung.</strong> Đổi &lt;giờ&gt;" in html and "Lý do: Trùng lịch" in html
    assert 'id="lich-su"' not in _page(make())


def test_a_withdrawn_record_says_so_first_until_it_is_restored() -> None:
    (first, *_) = _banners(material(history=HISTORY))
    assert first.startswith("Nội dung này đã được rút xuống ngày 5/6/2026. Đăng nhầm bản nháp. Lý do: Nhầm tệp.")
    restored = (*HISTORY, {"on": "2026-06-06", "kind": "restored", "what": "Dùng lại."})
    assert not any("rút xuống" in words for words in _banners(material(history=restored)))
