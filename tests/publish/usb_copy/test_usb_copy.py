"""Pages, scripts and names made over for a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

import pytest

from pcmt.problems import UsageFault
from pcmt.publish.usb_copy import READ_FIRST, START, check_names, offline_files
from pcmt.publish.usb_copy.notes import UsbEdition, live_address, read_first, start_page
from pcmt.publish.usb_copy.pages import offline_page
from pcmt.publish.usb_copy.scripts import data_script, search_files

EDITION = UsbEdition("Cổng thử <1>", "https://cong.example/pcmt/", date(2026, 11, 22))


KNOWN = frozenset(
    "index.html tai-lieu/index.html tai-lieu/a/index.html tai-lieu/a/a.pdf rss.xml lich.ics su-kien/danh-sach.json".split()
)


def made_page(body: str, name: str = "tai-lieu/a/index.html") -> str:
    page = offline_page(f"<html><head></head><body>{body}</body></html>", name, EDITION, KNOWN)
    return page.html.partition("</aside>")[2].removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../#muc-1", "../index.html#muc-1"),
        ("../?thang=2026-06&amp;xa=x#a", "../index.html?thang=2026-06&amp;xa=x#a"),
        ("../?den=a/#b/", "../index.html?den=a/#b/"),
        ("#muc-1", "#muc-1"),
        ("?xa=1", "?xa=1"),
        ("a.pdf", "a.pdf"),
        ("/pcmt/tai-lieu/", "../index.html"),
        ("/pcmt/", "../../index.html"),
        ("https://cong.example/pcmt/", "../../index.html"),
        ("https://cong.example/pcmt/tai-lieu/?a=1#b", "../index.html?a=1#b"),
        ("https://cong.example/pcmt/tai-lieu/a/a.pdf", "a.pdf"),
        # No file of the copy, or of another site, or meant to be subscribed to.
        ("https://cong.example/pcmt/khong-co/", "https://cong.example/pcmt/khong-co/"),
        ("https://cong.example/khac/", "https://cong.example/khac/"),
        ("https://cong.example/pcmt/rss.xml", "https://cong.example/pcmt/rss.xml"),
        ("webcal://cong.example/pcmt/lich.ics", "webcal://cong.example/pcmt/lich.ics"),
        ("https://khac.example/", "https://khac.example/"),
        ("//khac.example/", "//khac.example/"),
        ("tel:111", "tel:111"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_leads_to_a_file(link: str, expected: str) -> None:
    assert made_page(f'<a class="x" href="{link}">x</a>') == f'<a class="x" href="{expected}">x</a>'


def test_a_folder_of_a_deeper_page_keeps_its_way() -> None:
    assert made_page('<a href="a/">x</a><area href="a/">', "tai-lieu/index.html") == (
        '<a href="a/index.html">x</a><area href="a/index.html">'
    )


@pytest.mark.parametrize(
    "text",
    [
        '<link rel="canonical" href="https://cong.example/pcmt/">',
        '<script type="application/ld+json">{"url":"https://cong.example/pcmt/","x":"<a href=\\"../\\">"}</script>',
        '<!-- <a href="../">x</a> -->',
        '<p data-copy="<a href=\'../\'>">https://cong.example/pcmt/ href="../"</p>',
        '<button data-href="../">x</button>',
    ],
)
def test_what_is_not_clicked_stays(text: str) -> None:
    assert made_page(text) == text


def test_a_value_may_hold_the_end_of_a_tag() -> None:
    assert made_page('<a title="a > b" href="../">x</a>') == '<a title="a > b" href="../index.html">x</a>'


def test_lists_that_scripts_fetch_are_told() -> None:
    body = '<form data-list="../danh-sach.json?v=1"></form><a href="khac.json" data-words="a.json b">x</a><i data-x="mất.json"></i>'
    page = offline_page(f"<head></head><body>{body}", "su-kien/thang/index.html", EDITION, KNOWN)
    assert page.lists == {"su-kien/danh-sach.json"}


def test_every_page_tells_its_day_and_its_living_address_behind_the_menu() -> None:
    page = offline_page(
        '<head></head><body class="b"><nav>h</nav><nav class="site-nav" id="x">m</nav><nav>k</nav>',
        "tai-lieu/a/index.html",
        EDITION,
        KNOWN,
    )
    line = re.search(r"m</nav>\s*<aside.*?</aside>", page.html, re.DOTALL)
    assert line
    assert page.html.count("<aside") == 1
    assert page.html.index("<aside") < page.html.index("<nav>k")
    words = re.sub(r"<[^>]+>", "", line[0].partition("<aside")[2].partition(">")[2])
    assert words.strip() == "Bản chép ngày 22/11/2026 – trang sống: cong.example/pcmt"
    assert 'href="https://cong.example/pcmt/tai-lieu/a/"' in line[0]


def test_a_page_without_the_theme_has_the_line() -> None:
    page = offline_page("<head></head><body class='x'><main>m</main>", "a/b/index.html", EDITION, KNOWN)
    assert re.search(r"<body class='x'>\s*<aside", page.html)
    assert '<script src="../../assets/javascripts/offline.js">' in page.html


@pytest.mark.parametrize(
    ("name", "path"), [("index.html", ""), ("a/index.html", "a/"), ("a/tai.html", "a/tai.html"), ("x.html", "x.html")]
)
def test_living_addresses(name: str, path: str) -> None:
    assert live_address(EDITION, name) == f"https://cong.example/pcmt/{path}"


def test_search_leads_to_files_and_many_of_its_files_are_one_script() -> None:
    pages = [[one, "<b>", "", "t"] for one in ("", "a/", "a/#x", "b.html#y")]
    files = {"search/index.json": b"{}", "search/pages/0.json": json.dumps(pages).encode()}
    files |= {f"search/terms/{number}.json": b"{}" for number in (2, 63, 64, 130)}
    scripts = dict(search_files(files, files.__getitem__))
    assert set(scripts) == {"search/index.json.js", "search/pages/0.js", *(f"search/terms/{at}.js" for at in range(3))}
    addresses = ["index.html", "a/index.html", "a/index.html#x", "b.html#y"]
    shown = json.dumps([[one, "<b>", "", "t"] for one in addresses]).encode()
    assert json.loads(scripts["search/pages/0.js"][len(b'offlineData("search/pages/0.json",') : -2]) == json.loads(
        shown
    )
    parts = [data_script(f"search/terms/{number}.json", b"{}").content for number in (2, 63)]
    assert scripts["search/terms/0.js"] == b"".join(parts)


def test_a_list_is_handed_over_under_its_name() -> None:
    artifact = data_script("su-kien/danh-sach.json", b'[{"a":1}]\n')
    assert artifact.path == "su-kien/danh-sach.json.js"
    assert artifact.content == b'offlineData("su-kien/danh-sach.json",[{"a":1}])\n'


@pytest.mark.parametrize("name", ["../a.html", "/a.html", "a/../../b.html", "a\\b.html", "C:a.html", "ảnh.png"])
def test_names_that_cannot_travel_are_refused(name: str) -> None:
    with pytest.raises(UsageFault):
        check_names(["index.html", name])


def test_names_that_differ_by_case_alone_are_refused() -> None:
    with pytest.raises(UsageFault, match="chữ hoa"):
        check_names(["tep/Anh.png", "tep/anh.png"])


SITE: Mapping[str, bytes] = {
    "index.html": b'<head></head><body><a href="a/">a</a><script type="module" src="assets/j/t.js"></script>',
    "a/index.html": b'<head></head><body><a href="..">h</a><form data-list="../l.json"></form>',
    "404.html": b"<head></head><body>",
    "l.json": b"[1]",
    "k.json": b"[2]",
    "assets/j/t.js": b"const a = 1",
    "assets/j/c.js": b"const c = 1",
    "assets/j/c.js.map": b"{}",
    "search/index.json": b"{}",
    "search/terms/7.json": b"{}",
    "sitemap.xml": b"<x/>",
    "sitemap-1.xml": b"<x/>",
    ".pcmt-site": b"x",
    "rss.xml": b"<rss/>",
}


def test_the_whole_copy() -> None:
    files = dict(offline_files(EDITION, SITE, SITE.__getitem__))
    assert list(files)[:2] == [START, READ_FIRST]
    assert set(files) - {START, READ_FIRST} == {
        f"trang/{one}"
        for one in (
            "index.html",
            "a/index.html",
            "l.json",
            "l.json.js",
            "k.json",
            "assets/j/t.js",
            "assets/j/c.js",
            "search/index.json.js",
            "search/terms/0.js",
            "rss.xml",
            "assets/javascripts/offline.js",
            "assets/stylesheets/offline.css",
        )
    }
    assert files["trang/assets/j/c.js"] == b"const c = 1"
    assert files["trang/assets/j/t.js"].startswith(b"(() =>")
    assert files["trang/rss.xml"] == b"<rss/>"


def test_the_order_of_the_site_does_not_matter() -> None:
    forward = list(offline_files(EDITION, list(SITE), SITE.__getitem__))
    assert forward == list(offline_files(EDITION, list(SITE)[::-1], SITE.__getitem__))


def test_what_people_open_first() -> None:
    page = start_page(EDITION, "trang").decode()
    assert "Cổng thử &lt;1&gt;" in page
    assert '<a class="go" href="trang/index.html">' in page
    text = read_first(EDITION, START)
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n") > 10
    for words in ("CỔNG THỬ <1>", "22/11/2026", "https://cong.example/pcmt/", START, "Giải nén", "KHÔNG DÙNG ĐƯỢC"):
        assert words in text.decode()
