"""What RSS, Atom and JSON Feed each say of the portal, of an item and of its files."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import feedparser

from pcmt.publish.artifact import Attachment
from tests.publish.feeds.read_feeds import ATOM, COPY, SLIDES, channel_of, feed_files, json_feed
from tests.records import event, material, plan


def test_dates_come_from_data_and_bytes_repeat() -> None:
    records = [plan(), event(modified="2026-06-02")]
    assert channel_of(*records).findtext("lastBuildDate") == "Tue, 02 Jun 2026 08:00:00 +0700"
    assert feed_files(*records) == feed_files(*reversed(records), today=date(2030, 1, 1))
    assert channel_of(today=date(2026, 1, 5)).findtext("lastBuildDate") == "Mon, 01 Jun 2026 08:00:00 +0700"
    atom = feedparser.parse(feed_files(*records)["atom.xml"])
    assert [entry.updated for entry in atom.entries] == ["2026-06-01T08:00:00+07:00", "2026-06-02T08:00:00+07:00"]
    assert {entry.published for entry in atom.entries} == {"2026-06-01T08:00:00+07:00"}
    assert atom.feed.updated == "2026-06-02T08:00:00+07:00"


def test_the_channel_names_the_portal_and_itself() -> None:
    channel = channel_of()
    own = channel.find(f"{ATOM}link")
    assert own is not None and (own.get("rel"), own.get("href")) == ("self", "https://thu.example/rss.xml")
    words = [channel.findtext(name) for name in ("title", "link", "description", "language", "ttl")]
    assert words == ["Cổng thử", "https://thu.example/", "Một cổng để thử.", "vi", "60"]
    assert channel.find("generator") is None and channel.find("docs") is None


def test_an_atom_feed_names_itself_its_page_and_who_speaks() -> None:
    files = feed_files(material(), files={("tai-lieu", "giao-an-a"): (COPY, SLIDES)})
    feed = ElementTree.fromstring(files["atom/dia-phuong/tinh-a.xml"])
    links = {link.get("rel"): (link.get("href"), link.get("type")) for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": ("https://thu.example/atom/dia-phuong/tinh-a.xml", "application/atom+xml"),
        "alternate": ("https://thu.example/dia-phuong/tinh-a/", "text/html"),
    }
    assert feed.findtext(f"{ATOM}id") == "tag:thu.example,2026:nguon-tin/dia-phuong/tinh-a"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Cổng thử"
    entry = ElementTree.fromstring(files["atom.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert [dict(link.attrib) for link in entry.findall(f"{ATOM}link")] == [
        {"href": "https://thu.example/tai-lieu/giao-an-a/", "rel": "alternate", "type": "text/html"},
        _enclosure(COPY),
        _enclosure(SLIDES),
    ]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Cổng thử"


def _enclosure(file: Attachment) -> dict[str, str]:
    facts = {"rel": "enclosure", "type": file.type, "length": str(file.length), "title": file.title}
    return facts | {"href": f"https://thu.example/{file.path}"}


def test_rss_hands_over_the_first_file_json_all_of_them() -> None:
    files = {("tai-lieu", "giao-an-a"): (COPY, SLIDES)}
    (item,) = channel_of(material(), files=files).findall("item")
    assert [dict(found.attrib) for found in item.findall("enclosure")] == [
        {"url": f"https://thu.example/{COPY.path}", "length": "1234", "type": "text/plain"}
    ]
    (told,) = json_feed(material(), files=files)["items"]
    assert [(one["url"], one["mime_type"], one["size_in_bytes"]) for one in told["attachments"]] == [
        (f"https://thu.example/{file.path}", file.type, file.length) for file in (COPY, SLIDES)
    ]


def test_json_has_the_members_of_its_version() -> None:
    feed = json_feed(event(modified="2026-06-02"), path="json/doi-tuong/hoc-sinh.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://thu.example/json/doi-tuong/hoc-sinh.json"
    assert (feed["home_page_url"], feed["language"]) == ("https://thu.example/", "vi")
    assert feed["authors"] == [{"name": "Cổng thử", "url": "https://thu.example/"}]
    (item,) = feed["items"]
    assert (item["date_published"], item["date_modified"]) == ("2026-06-01T08:00:00+07:00", "2026-06-02T08:00:00+07:00")
    assert item["tags"] == ["Sự kiện", "Học sinh"]
    assert item["content_text"] == "Thời gian: 26/6/2026. Đơn vị tổ chức: Tên so-a. Dành cho: Học sinh."
