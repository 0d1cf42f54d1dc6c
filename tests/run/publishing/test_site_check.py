"""What a site must be to go on line: each fault of a small sound one is found and named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.run.publishing.site_check import PAGE_LIMIT, find_site_faults
from tests.records import event, settings
from tests.run.publishing.publisher import draw_small

EMPTY = build_catalog(settings(), {}, date(2026, 11, 22))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    draw_small(tmp_path, "một")
    return tmp_path


@pytest.fixture
def write(site: Path) -> Callable[[str, str], None]:
    def put(name: str, text: str) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")

    return put


def faults(site: Path, catalog: Catalog = EMPTY, waiting: frozenset[tuple[str, str]] = frozenset()) -> list[str]:
    return find_site_faults(site, catalog, waiting)


def test_a_sound_site_has_none(site: Path) -> None:
    assert faults(site) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("trang/1/index.html", '<a href="../mat/">mất</a>', "liên kết tới «../mat/»"),
        ("trang/1/index.html", "<a href=../2/#khong-co>chỗ</a>", "không có chỗ «khong-co»"),
        ("trang/1/index.html", '<img alt="" src="a.webp">', "liên kết tới «a.webp»"),
        ("trang/1/index.html", "", "trang/1/index.html trống"),
        ("trang/1/index.html", "x" * (PAGE_LIMIT + 1), "quá mức"),
        ("rss.xml", "<rss>", "tệp rss.xml hỏng"),
        ("feed.json", "{", "tệp feed.json hỏng"),
        ("lich.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "lịch lich.ics không trọn vẹn"),
        ("xem-thu/cho-dang/index.html", "<p>x</p>", "chỉ dành cho lúc xem thử"),
    ],
)
def test_a_fault_is_named(site: Path, write: Callable[[str, str], None], name: str, text: str, fault: str) -> None:
    write(name, text)
    found = faults(site)
    assert any(fault in one for one in found), found


def test_links_with_vietnamese_letters_queries_and_entities_are_followed(
    site: Path, write: Callable[[str, str], None]
) -> None:
    write("tệp/đơn.txt", "x")
    write("trang/1/index.html", '<a href="../../t%E1%BB%87p/%C4%91%C6%A1n.txt?a=1&amp;b=2">x</a><a href="/goc/">y</a>')
    write(
        "trang/0/index.html", '<h1 id="dau">0</h1><a href="?trang=2">x</a><a href="#dau">y</a><a href="tel:111">z</a>'
    )
    write("trang/1/index.html", (site / "trang/1/index.html").read_text("utf-8") + '<h1 id="dau">1</h1>')
    assert faults(site) == []


def test_a_record_without_page_and_a_page_of_what_waits(site: Path, write: Callable[[str, str], None]) -> None:
    holder = build_catalog(settings(), {"su-kien": {"le-a": event("le-a")}}, date(2026, 11, 22))
    assert faults(site, holder) == ["thiếu trang của bản ghi su-kien/le-a"]
    write("su-kien/le-a/index.html", "<p>x</p>")
    assert faults(site, holder) == []
    assert faults(site, waiting=frozenset({("su-kien", "le-a")})) == ["có trang của bản ghi chưa đăng su-kien/le-a"]
