"""Ready texts on the built site: the page, the files beside it, and nothing where an invitation would mislead."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

_TEXT = re.compile(r'<div class="script-text" id="loi-doc-([a-z-]+)">(.*?)</div>', re.DOTALL)
_LINK = re.compile(r'<a href="../../([^"]+/loi-doc\.txt)" download>[^<]*</a> \(([\d,]+) kB\)')


def _shown(html: str) -> str:
    """Return the words of a text; numbers in it are links that call."""
    return unescape(re.sub(r"</?a\b[^>]*>", "", html))


def _said(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def test_every_text_on_a_page_is_in_its_file_of_the_size_stated(built_site: Path) -> None:
    linked = set()
    for page in [*built_site.glob("chien-dich/*/index.html"), *built_site.glob("su-kien/*/index.html")]:
        html = page.read_text("utf-8")
        for path, size in _LINK.findall(html):
            linked.add(path)
            assert abs((built_site / path).stat().st_size / 1000 - float(size.replace(",", "."))) < 0.06
            texts = _TEXT.findall(html)
            assert len(texts) > 4
            for _, text in texts:
                assert f"\n\n{_shown(text)}\n" in _said(built_site / path)
    assert linked == {one.relative_to(built_site).as_posix() for one in built_site.glob("*/*/loi-doc.txt")}
    assert linked == {"chien-dich/ngay-26-6/loi-doc.txt", "chien-dich/thang-hanh-dong/loi-doc.txt"}


def test_past_events_and_past_campaigns_invite_nobody(built_site: Path) -> None:
    assert "loi-doc" not in (built_site / "su-kien/chao-co-truc-tuyen-toan-quoc-2026/index.html").read_text("utf-8")
    past = (built_site / "chien-dich/thang-hanh-dong-2025/index.html").read_text("utf-8")
    assert [kind for kind, _ in _TEXT.findall(past)] == ["khau-hieu"]


def test_events_to_come_have_their_texts(changed_site: Path) -> None:
    folder = changed_site / "su-kien" / "le-thu-2027"
    html = (folder / "index.html").read_text("utf-8")
    texts = {kind: _shown(text) for kind, text in _TEXT.findall(html)}
    assert list(texts) == ["loa", "tin-nhan", "tin-nhan-khong-dau", "zalo", "duoi-co", "bang-ron"]
    assert "kính mời học sinh, cha mẹ, người chăm sóc đến dự: Lễ phát động thử." in texts["loa"]
    assert "từ 8 giờ 30 phút đến 10 giờ, Chủ nhật, ngày 27 tháng 6 năm 2027" in texts["loa"]
    assert "Gọi 111 khi trẻ em cần được bảo vệ" in texts["loa"]
    section = html[html.index('<section class="scripts"') :].partition(">")[0]
    assert 'data-end="2027-06-27T10:00:00+07:00"' in section
    assert texts["loa"] in _said(folder / "loi-doc.txt")
    off = _said(changed_site / "su-kien" / "noi-chuyen-thu-2027" / "loi-doc.txt")
    assert "\n\nThông báo hủy.\n" in off
    assert "\n\n[HUY] Buoi noi chuyen thu. Khong to chuc 20/6/2027" in off
    assert "DƯỚI CỜ" not in off
