"""The feed: what RSS 2.0 and readers ask of it, and a GUID that outlives every edit."""

from __future__ import annotations

import re
import shutil
import subprocess
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from tests.portal_fixtures import run_pcmt

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def channel(built_site: Path) -> ElementTree.Element:
    root = ElementTree.fromstring((built_site / "rss.xml").read_bytes())
    found = root.find("channel")
    assert found is not None
    return found


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(name) or ""


def test_channel(channel: ElementTree.Element) -> None:
    assert _text(channel, "language") == "vi"
    assert _text(channel, "link") == "https://pcmt.example/"
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{ATOM}link")}
    assert links["self"] == "https://pcmt.example/rss.xml"
    newest = max(parsedate_to_datetime(_text(item, "pubDate")) for item in channel.findall("item"))
    assert parsedate_to_datetime(_text(channel, "lastBuildDate")) >= newest


def test_items(channel: ElementTree.Element, built_site: Path) -> None:
    items = channel.findall("item")
    guids = [_text(item, "guid") for item in items]
    assert 0 < len(items) <= 50
    assert len(set(guids)) == len(guids)
    dates = [parsedate_to_datetime(_text(item, "pubDate")) for item in items]
    assert dates == sorted(dates, reverse=True)
    for item in items:
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        assert re.fullmatch(r"tag:pcmt\.example,2026:(ke-hoach|su-kien|tai-lieu)/[a-z0-9-]+", guid.text or "")
        link = _text(item, "link")
        assert (built_site / link.removeprefix("https://pcmt.example/") / "index.html").is_file()
        assert _text(item, "title")
        assert "<" not in _text(item, "description")


def test_every_record_of_the_fed_kinds_is_in(channel: ElementTree.Element, built_site: Path) -> None:
    expected = {
        f"{kind}/{page.parent.name}"
        for kind in ("ke-hoach", "su-kien", "tai-lieu")
        for page in (built_site / kind).glob("*/index.html")
    }
    assert {_text(item, "guid").split(":")[-1] for item in channel.findall("item")} == expected


def test_feedparser_reads_it(built_site: Path) -> None:
    feed = feedparser.parse((built_site / "rss.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.title
    assert all(entry.id.startswith("tag:") and entry.published_parsed for entry in feed.entries)


def test_an_edited_title_is_not_a_new_item(portal_copy: Path, built_site: Path) -> None:
    plan = portal_copy / "data" / "ke-hoach" / "so-tnmt-lang-son-2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(r"^title: .*$", "title: Tên đã sửa", text, flags=re.MULTILINE), encoding="utf-8")
    result = run_pcmt("build", "--root", str(portal_copy))
    assert result.returncode == 0, result.stderr
    before = feedparser.parse((built_site / "rss.xml").read_bytes())
    after = feedparser.parse((portal_copy / "site" / "rss.xml").read_bytes())
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert "Tên đã sửa" in [entry.title for entry in after.entries]


def test_a_cancelled_event_says_so_and_stays_the_same_item(portal_copy: Path, built_site: Path) -> None:
    event = portal_copy / "data" / "su-kien" / "chao-co-truc-tuyen-toan-quoc-2026.yaml"
    text = event.read_text(encoding="utf-8")
    changed = text.replace("status: provisional", "status: cancelled\nstatus_reason: Thử hủy")
    assert changed != text
    event.write_text(changed, encoding="utf-8")
    result = run_pcmt("build", "--root", str(portal_copy))
    assert result.returncode == 0, result.stderr
    before = feedparser.parse((built_site / "rss.xml").read_bytes())
    after = feedparser.parse((portal_copy / "site" / "rss.xml").read_bytes())
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert next(entry.title for entry in after.entries if entry.id.endswith(event.stem)).startswith("[HỦY] ")


def test_newsboat_follows_it(site_url: str, tmp_path: Path) -> None:
    newsboat = shutil.which("newsboat")
    if newsboat is None:
        pytest.skip("thiếu newsboat: chạy tests/system-packages.sh")
    (tmp_path / "urls").write_text(f"{site_url}/rss.xml\n", encoding="utf-8")
    command = [newsboat, "-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-C", "/dev/null", "-x"]
    for _ in range(2):  # the second visit must find nothing new
        subprocess.run([*command, "reload"], check=True, timeout=60, env={"HOME": str(tmp_path), "LANG": "C.UTF-8"})
    printed = subprocess.run(
        [*command, "print-unread"],
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )
    entries = feedparser.parse(f"{site_url}/rss.xml").entries
    assert int(printed.stdout.split()[0]) == len(entries)
