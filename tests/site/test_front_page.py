"""The front page and the frame of every page: three ways, the number to call, five items of the menu, the way back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FIVE = ["Cần giúp", "Nhà trường", "Xã, phường", "Kế hoạch và kết quả", "Nơi của bạn"]


@pytest.fixture(scope="module")
def home(built_site: Path) -> str:
    return (built_site / "index.html").read_text("utf-8")


def test_the_front_page_offers_no_plan_that_is_over(home: str) -> None:
    linked = re.findall(r'href="ke-hoach/([\w-]+)/"', home)
    for name in linked:
        plan = yaml.safe_load((ROOT / f"data/ke-hoach/{name}.yaml").read_text("utf-8"))
        assert str(plan["period"].get("end", "9999")) > "2026", name
    assert "Kế hoạch mới đăng" in home


def test_the_three_ways_have_a_drawing_and_lead_to_pages(home: str, built_site: Path) -> None:
    ways = re.findall(
        r'<li>\s*(<svg class="drawing".*?)</li>', home.split('class="ways"')[1].split("</ul>", maxsplit=1)[0], re.DOTALL
    )
    assert len(ways) == 3 and all('role="img" aria-label="' in way for way in ways)
    for way in ways:
        target = re.search(r'class="way" href="([^"]+)"', way)
        assert target and (built_site / target[1] / "index.html").is_file()


def test_pupils_and_who_uses_find_a_way_of_their_own(home: str, built_site: Path) -> None:
    assert 'href="nguoi-dan/#chon-chuyen-cua-ban"' in home
    choices = (built_site / "nguoi-dan/index.html").read_text("utf-8").partition('id="chon-chuyen-cua-ban"')[2]
    for name in ("nam-tinh-huong-can-dung-lai", "toi-dang-dung-va-muon-dung"):
        assert choices.index(name) < choices.index("</ul>")


def test_the_number_to_call_is_one_tap_away_everywhere(built_site: Path) -> None:
    for name in ("index.html", "van-ban/index.html", "ke-hoach/bcd-138-hai-duong-2024/index.html", "404.html"):
        strip = (built_site / name).read_text("utf-8").split('<aside class="help-strip"')[1].split("</aside>")[0]
        assert 'href="tel:111"' in strip and "Gọi 111" in strip, name


def test_the_menu_has_five_items_and_says_where_one_is(built_site: Path) -> None:
    def menu(name: str) -> list[tuple[str, bool]]:
        page = (built_site / name).read_text("utf-8")
        row = page.split('<nav class="site-nav"')[1].split("</nav>")[0]
        return [(str(words), "aria-current" in tag) for tag, words in re.findall(r"(<a [^>]*>)([^<]+)</a>", row)]

    assert [words for words, _ in menu("index.html")] == FIVE
    for name, item in (
        ("tro-giup/index.html", "Cần giúp"),
        ("nguoi-dan/index.html", "Cần giúp"),
        ("tai-lieu/giao-an-45-phut-thcs/index.html", "Nhà trường"),
        ("ke-hoach/bcd-138-hai-duong-2024/index.html", "Kế hoạch và kết quả"),
        ("su-kien/index.html", "Nơi của bạn"),
        ("phan-cong/index.html", "Xã, phường"),
        ("phan-cong/cap/xa/index.html", "Xã, phường"),
        ("han-bao-cao/index.html", "Xã, phường"),
        ("chi-tieu/index.html", "Kế hoạch và kết quả"),
    ):
        assert [words for words, is_here in menu(name) if is_here] == [item], name


def test_every_page_but_home_shows_the_way_to_it(built_site: Path) -> None:
    def steps(name: str) -> list[str]:
        page = (built_site / name).read_text("utf-8")
        way = page.split('<nav class="breadcrumb"')[1].split("</nav>")[0]
        return re.findall(r"<li[^>]*>(?:<a [^>]*>)?([^<]+)", way)

    assert steps("nguoi-dan/index.html") == ["Trang chủ", "Cần giúp", "Người dân"]
    assert steps("ke-hoach/index.html") == ["Trang chủ", "Kế hoạch"]
    assert steps("chien-dich/ngay-26-6/index.html") == ["Trang chủ", "Kế hoạch và kết quả", "Chiến dịch"]
    bare = [
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("index.html")
        if 'class="breadcrumb"' not in (text := path.read_text("utf-8")) and 'class="md-header' in text
    ]
    assert bare == ["index.html"]


def test_what_is_not_declared_is_said_once(built_site: Path) -> None:
    for name in ("index.html", "gioi-thieu/index.html"):
        page = (built_site / name).read_text("utf-8")
        assert page.count('class="sample-portal"') == 1 and "chưa khai báo" not in page
