"""All feeds of the real site: valid by the rules of their formats, whole under a reader, readable in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import feedparser
import pytest

from tests.browser_fixtures import Windows
from tests.data_files import record_files
from tests.portal_fixtures import QuietHandler, served
from tests.site.feed_rules import ITEM_LIMIT, faults_of

FORMS = ("rss", "atom", "json")
MAIN = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture(scope="module")
def feed_files(built_site: Path) -> dict[str, bytes]:
    paths = [*MAIN, *(f.relative_to(built_site).as_posix() for form in FORMS for f in (built_site / form).rglob("*.*"))]
    return {path: (built_site / path).read_bytes() for path in sorted(paths)}


def test_there_is_a_feed_for_everything_one_can_subscribe_to(feed_files: dict[str, bytes], built_site: Path) -> None:
    for dimension in ("dia-phuong", "co-quan", "chien-dich"):
        records = {page.parent.name for page in (built_site / dimension).glob("*/index.html")}
        assert records
        for form in FORMS:
            assert {Path(path).stem for path in feed_files if path.startswith(f"{form}/{dimension}/")} == records
    for path in ("rss/loai/su-kien.xml", "atom/doi-tuong/giao-vien.xml", "json/loai-su-kien/le-mit-tinh.json"):
        assert path in feed_files


def test_every_feed_keeps_every_rule(feed_files: dict[str, bytes], built_site: Path) -> None:
    faults = {path: found for path, content in feed_files.items() if (found := faults_of(path, content, built_site))}
    assert faults == {}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("rss.xml", rb"https://pcmt.example/rss.xml", rb"https://pcmt.example/khac.xml"),
        ("rss.xml", rb"<language>vi<", rb"<language>en<"),
        ("rss.xml", rb"</title><link>[^<]*</link><description>", rb"</title><link>/</link><description>"),
        ("rss.xml", rb"\+0700</pubDate>", rb"GMT</pubDate>"),
        ("rss.xml", rb"<lastBuildDate>[^<]*<", rb"<lastBuildDate>Sun, 22 Nov 2020 08:00:00 +0700<"),
        ("rss.xml", rb'isPermaLink="false"', rb'isPermaLink="true"'),
        ("rss.xml", rb"<dc:creator>[^<]*</dc:creator>", rb"<author>Cong</author>"),
        ("rss.xml", rb'length="\d+"', rb'length="1"'),
        ("rss.xml", rb'type="application/pdf"', rb'type="audio/mpeg"'),
        ("rss.xml", rb'a href="https://pcmt.example/', rb'a href="/'),
        ("rss.xml", rb"<guid isPermaLink=.false.>[^<]*<", b'<guid isPermaLink="false">tag:pcmt.example,2026:a/b<'),
        ("rss.xml", rb"<\?xml-stylesheet[^>]*>", rb""),
        ("rss.xml", rb"</item>", b"\x0b</item>"),
        ("rss.xml", rb"</item>", b" " * 150_000 + b"</item>"),
        ("atom.xml", rb"<id>[^<]*nguon-tin[^<]*<", rb"<id>https://pcmt.example/atom.xml<"),
        ("atom.xml", rb"\+07:00</updated>", rb"</updated>"),
        ("atom.xml", rb"<entry><id>[^<]*</id>", rb"<entry><id>Tin</id>"),
        ("atom.xml", rb'<content type="html">', rb'<content type="CDATA">'),
        ("atom.xml", rb' rel="alternate" type="text/html"/><summary', rb"/><summary"),
        ("atom.xml", rb'rel="enclosure" type="text/plain" length="\d+"', b'rel="enclosure"'),
        ("feed.json", rb'"feed_url":"[^"]*"', b'"feed_url":"feed.json"'),
        ("feed.json", rb"\+07:00", b"Z"),
        ("feed.json", rb'"size_in_bytes":\d+', b'"size_in_bytes":1'),
        ("feed.json", rb'"content_text":"(?:[^"\\]|\\.)*"', b'"content_text":""'),
    ],
)
def test_each_rule_can_fail(feed_files: dict[str, bytes], built_site: Path, path: str, old: bytes, new: bytes) -> None:
    spoiled, count = re.subn(old, new, feed_files[path])
    assert count and faults_of(path, spoiled, built_site)


def test_a_reader_takes_every_feed_whole_and_all_forms_alike(feed_files: dict[str, bytes]) -> None:
    for path, content in feed_files.items():
        if not path.startswith("rss"):
            continue
        scope = path.removeprefix("rss").removesuffix(".xml")
        rss, atom = feedparser.parse(content), feedparser.parse(feed_files[f"atom{scope}.xml"])
        told = json.loads(feed_files[f"json{scope}.json" if scope else "feed.json"])
        assert not rss.bozo and not atom.bozo, path
        names = [item["id"] for item in told["items"]]
        assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == names, path
        assert all(entry.published_parsed and entry.link and entry.author for entry in [*rss.entries, *atom.entries])


def test_the_main_feed_tells_all_but_the_law_library_and_ends_with_materials(
    feed_files: dict[str, bytes], built_site: Path
) -> None:
    """Materials come by the dozen on one day: those above the limit of a feed are in the feed of materials."""
    kinds = ("ke-hoach", "su-kien", "chien-dich", "thong-bao", "bo-tai-lieu")
    records = {kind: [path.stem for path in record_files(kind)] for kind in (*kinds, "tai-lieu")}
    expected = {f"{kind}/{one}" for kind in kinds for one in records[kind]}
    names = [entry.id.split(":")[-1] for entry in feedparser.parse(feed_files["rss.xml"]).entries]
    told = {name for name in names if ";" not in name}
    assert expected <= told and all(name.startswith("tai-lieu/") for name in told - expected)
    own = [entry.id.split(":")[-1] for entry in feedparser.parse(feed_files["rss/loai/tai-lieu.xml"]).entries]
    materials = {f"tai-lieu/{one}" for one in records["tai-lieu"]}
    shown = {name for name in own if ";" not in name}
    assert (
        shown <= materials and 30 < len(shown) <= ITEM_LIMIT
    )  # as many as the limits of items and bytes leave room for
    assert {name.split(";")[0] for name in own} <= materials
    assert "van-ban/luat-73-2021-qh14;ended" in names
    assert len(names) == ITEM_LIMIT


@pytest.mark.parametrize(
    ("dimension", "ended", "successors"),
    [
        ("dia-phuong", "hai-duong", ["hai-phong"]),
        (
            "dia-phuong",
            "tp-lang-son",
            ["phuong-dong-kinh", "phuong-luong-van-tri", "phuong-tam-thanh", "phuong-ky-lua"],
        ),
        ("co-quan", "so-y-te-hai-duong", ["so-y-te-hai-phong"]),
    ],
)
def test_feeds_of_ended_units_end_with_the_way_to_their_successors(
    feed_files: dict[str, bytes], dimension: str, ended: str, successors: list[str]
) -> None:
    for form, ending in (("rss", "xml"), ("atom", "xml"), ("json", "json")):
        content = feed_files[f"{form}/{dimension}/{ended}.{ending}"]
        if form == "json":
            first = json.loads(content)["items"][0]
            name, words = first["id"], first["content_text"]
        else:
            entry = feedparser.parse(content).entries[0]
            name, words = entry.id, entry.summary
        assert name == f"tag:pcmt.example,2026:{dimension}/{ended};ended"
        assert words.startswith("Nguồn tin này đã dừng từ ngày ")
        addresses = re.findall(r"https://pcmt\.example/(\S+)", words)
        assert addresses == [f"{form}/{dimension}/{one}.{ending}" for one in successors]
        assert set(addresses) <= set(feed_files)


def test_every_material_page_offers_its_plain_text(built_site: Path) -> None:
    for page in (built_site / "tai-lieu").glob("*/index.html"):
        copy = page.parent / f"{page.parent.name}.txt"
        words = re.search(
            r'href="([^"]+\.txt)" download>[^<]*</a> <span[^>]*>TXT, (\d+) kB', page.read_text(encoding="utf-8")
        )
        assert words and page.parent.joinpath(words[1]).resolve() == copy
        assert abs(int(words[2]) - copy.stat().st_size / 1024) <= 0.5
        text = copy.read_bytes().decode("utf-8-sig")
        assert "chờ cơ quan chuyên môn duyệt" in text and "**" not in text and "](" not in text


class _Typed(QuietHandler):
    """Serves ``.xml`` as ``kind``: servers do not agree on the type of a feed."""

    kind = ""

    def guess_type(self, path: object) -> str:
        return self.kind if str(path).endswith(".xml") else super().guess_type(str(path))


@pytest.fixture
def served_as(built_site: Path) -> Iterator[Callable[[str], str]]:
    with ExitStack() as servers:

        def serve(kind: str) -> str:
            return servers.enter_context(served(built_site, type("Handler", (_Typed,), {"kind": kind})))

        yield serve


@pytest.mark.parametrize("kind", ["application/xml", "text/xml"])
@pytest.mark.parametrize("path", ["rss.xml", "atom/dia-phuong/hai-duong.xml"])
def test_a_browser_shows_a_feed_as_a_page(
    windows: Windows, served_as: Callable[[str], str], kind: str, path: str
) -> None:
    page = windows.kept_page()
    page.goto(f"{served_as(kind)}/{path}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen = page.evaluate(_LOOK)
        assert "Đây là nguồn tin" in seen["heading"]
        assert seen["width"] <= 360
        assert seen["hidden"] == ["none"] * len(seen["hidden"]) and len(seen["hidden"]) >= 3
        assert seen["title"] >= 16 and seen["cards"] >= 1
        assert (sum(seen["paper"]) < 200) == (scheme == "dark")


_LOOK = """() => {
  const all = name => [...document.getElementsByTagName(name)];
  const style = (element, part) => getComputedStyle(element, part);
  const items = [...all("item"), ...all("entry")];
  const frame = all("channel")[0] || document.documentElement;
  const machine = ["guid", "id", "pubDate", "updated", "published", "content:encoded", "content", "author", "ttl"];
  return {
    heading: style(frame, "::before").content,
    width: document.documentElement.scrollWidth,
    hidden: machine.flatMap(all).map(element => style(element).display),
    title: parseFloat(style(items[0].getElementsByTagName("title")[0]).fontSize),
    cards: items.filter(item => style(item).display === "flex").length,
    paper: style(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number),
  };
}"""
