"""Feeds: the newest items, safe in every form, under names that no edit changes, for everything people subscribe to."""

from __future__ import annotations

import json
import sys
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from lxml import etree

from pcmt.model import Record
from pcmt.problems import DataError
from pcmt.publish.artifact import Attachment, Attachments
from pcmt.publish.feeds import FORMS, feeds
from pcmt.publish.feeds.pieces import BYTE_LIMIT, ITEM_LIMIT, Piece, fitted
from pcmt.read.source_text import FORBIDDEN, decode_source
from pcmt.relate.news import NEWS_KINDS
from pcmt.relate.subscriptions import scopes
from pcmt.urls import feed_path
from tests.records import (
    agency,
    announcement,
    campaign,
    catalog,
    document,
    event,
    helpline,
    material,
    place,
    plan,
    settings,
    vocabulary,
)

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
COPY = Attachment("tai-lieu/giao-an-a/giao-an-a.txt", "text/plain", 1234, "Bản chữ")
SLIDES = Attachment("tai-lieu/giao-an-a/giao-an-a.pdf", "application/pdf", 99, "Bản in")


def _files(*records: Record, files: Attachments | None = None, **options: Any) -> dict[str, bytes]:
    return dict(feeds(catalog(*records, **options), files or {}))


def _channel(*records: Record, path: str = "rss.xml", **options: Any) -> ElementTree.Element:
    channel = ElementTree.fromstring(_files(*records, **options)[path]).find("channel")
    assert channel is not None
    return channel


def _texts(channel: ElementTree.Element, name: str) -> list[str | None]:
    return [item.findtext(name) for item in channel.findall("item")]


def _json(*records: Record, path: str = "feed.json", **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_files(*records, **options)[path])
    return found


def test_only_the_fifty_newest_are_told_and_in_order() -> None:
    plans = [
        plan(f"p-{number:02d}", published=f"2026-0{4 + number // 28}-{1 + number % 28:02d}") for number in range(60)
    ]
    titles = _texts(_channel(*plans), "title")
    assert titles == [f"Tên p-{number:02d}" for number in range(59, 59 - ITEM_LIMIT, -1)]
    assert ITEM_LIMIT == 50


def test_ties_stand_by_kind_and_id_and_an_edit_moves_nothing() -> None:
    records = [material("a", modified="2026-11-01"), event("b"), event("a"), plan("z")]
    links = _texts(_channel(*records), "link")
    assert links == [f"https://thu.example/{path}/" for path in ("ke-hoach/z", "su-kien/a", "su-kien/b", "tai-lieu/a")]


def test_the_shelf_of_documents_does_not_drown_the_news_but_has_its_own_feeds() -> None:
    records = [*(document(f"luat-{number}") for number in range(60)), helpline(), plan()]
    assert _texts(_channel(*records), "title") == ["Tên ke-hoach-a"]
    assert len(_texts(_channel(*records, path="rss/loai/van-ban.xml"), "title")) == 50
    cited = {"document": "luat-0", "quote": "Trên 90% trường học", "at": "I.1"}
    lost = [document("luat-0", status="ended", in_force_until="2026-07-01"), plan(basis=(cited,))]
    assert _texts(_channel(*lost), "title") == ["Hết hiệu lực: Tên luat-0", "Tên ke-hoach-a"]


def test_there_is_a_feed_in_each_form_for_every_scope_even_an_empty_one() -> None:
    whole = catalog(plan())
    everything = list(scopes(whole, NEWS_KINDS))
    expected = {feed_path(form, scope.path) for form in FORMS for scope in everything}
    assert len(expected) == 3 * len(everything)
    assert {artifact.path for artifact in feeds(whole, {})} == expected
    assert {"rss/doi-tuong/hoc-sinh.xml", "atom/dia-phuong/tinh-a.xml", "json/co-quan/so-a.json"} <= expected
    empty = _channel(path="rss/doi-tuong/hoc-sinh.xml")
    assert (empty.findall("item"), empty.findtext("title")) == ([], "Học sinh - Cổng thử")


def test_a_guid_outlives_a_new_title_and_a_new_address() -> None:
    before = _channel(plan())
    after = _channel(
        plan(title="Tên mới", modified="2026-11-01"), site=settings(url="https://moi.example/", title="Mới")
    )
    guid = before.find("item/guid")
    assert guid is not None and guid.get("isPermaLink") == "false"
    assert _texts(before, "guid") == _texts(after, "guid") == ["tag:thu.example,2026:ke-hoach/ke-hoach-a"]
    assert _texts(before, "pubDate") == _texts(after, "pubDate") == ["Mon, 01 Jun 2026 08:00:00 +0700"]
    assert _texts(after, "link") == ["https://moi.example/ke-hoach/ke-hoach-a/"]


def test_all_forms_name_an_item_alike() -> None:
    records = [event(status="cancelled", status_reason="Bão"), material(), announcement()]
    files = _files(*records)
    rss, atom = (feedparser.parse(files[name]) for name in ("rss.xml", "atom.xml"))
    names = [item["id"] for item in json.loads(files["feed.json"])["items"]]
    assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == names
    assert names[0] == "tag:thu.example,2026:su-kien/su-kien-a;revision=1"
    titles = [entry.title for entry in atom.entries]
    assert titles[:2] == ["Đã hủy: Tên su-kien-a", "[HỦY] Tên su-kien-a"]


_OTHER: dict[str, Any] = {
    "title": "Tên mới", "description": "Tóm tắt mới.", "published": "2026-06-03", "modified": "2026-06-04",
    "notes": ({"note": "Ghi chú."},), "sources": ({"title": "Nguồn mới", "checked_on": "2026-06-02"},),
}  # fmt: skip
_SECOND = place("tinh-b")
_EDITS: list[tuple[Record, Record]] = [
    (event(), event(**_OTHER, start="2026-06-27 08:00", end="2026-06-28", place="tinh-b", venue="Nơi mới",
                    online="https://a.vn/x", organizers=("so-b",), audiences=("phu-huynh",), status="provisional",
                    previous_start="2026-06-20", revision="3", campaign="thang-a", bring=("Nước",), is_public="có",
                    materials=("giao-an-a",), contact={"agency": "so-b"}, type="mit-tinh")),
    (plan(), plan(**_OTHER, subject="Về việc khác", issuer="so-b", place="tinh-b", number="2/KH", issued="2026-05",
                  period={"start": "2026-01-01", "end": "2026-12-31"})),
    (material(), material(**_OTHER, minutes="10", author="Người khác", reviewed_by="Sở B", body="Bài mới.",
                          audiences=("phu-huynh",), evidence="Khác.", reviewed_on="2026-06-05")),
    (announcement(), announcement(**_OTHER, text="Lời khác.", until="2026-12-30", urgent="có", place="tinh-b",
                                  issuer="so-b", audiences=("phu-huynh",), **{"from": "2026-06-02"})),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        pytest.param(before, after, field, id=f"{before.kind_id}-{field}")
        for before, after in _EDITS
        for field in type(before).model_fields
        if getattr(before, field) != getattr(after, field)
    ],
)
def test_no_edit_of_a_field_makes_or_unmakes_an_item(before: Record, after: Record, field: str) -> None:
    ground = [agency("so-b"), _SECOND, campaign(), vocabulary("loai-su-kien", {"mit-tinh": "Mít tinh"})]
    ground += [one for one in (material(), plan()) if one.kind_id != before.kind_id]
    edited = before.model_copy(update={field: getattr(after, field)})
    names = [{item["id"] for item in _json(*ground, one)["items"]} for one in (before, edited)]
    assert names[0] == names[1]
    assert f"tag:thu.example,2026:{before.kind_id}/{before.id}" in names[0]


def test_the_edits_above_touch_nearly_every_field() -> None:
    untouched = [
        f"{type(before).__name__}.{field}"
        for before, after in _EDITS[:1]
        for field in type(before).model_fields
        if getattr(before, field) == getattr(after, field)
    ]
    assert untouched == [
        "Event.id",
        "Event.moved_from",
        "Event.history",
        "Event.status_reason",
        "Event.basis",
        "Event.results",
    ]


def test_dates_come_from_data_and_bytes_repeat() -> None:
    records = [plan(), event(modified="2026-06-02")]
    assert _channel(*records).findtext("lastBuildDate") == "Tue, 02 Jun 2026 08:00:00 +0700"
    assert _files(*records) == _files(*reversed(records), today=date(2030, 1, 1))
    assert _channel(today=date(2026, 1, 5)).findtext("lastBuildDate") == "Mon, 01 Jun 2026 08:00:00 +0700"
    atom = feedparser.parse(_files(*records)["atom.xml"])
    assert [entry.updated for entry in atom.entries] == ["2026-06-01T08:00:00+07:00", "2026-06-02T08:00:00+07:00"]
    assert {entry.published for entry in atom.entries} == {"2026-06-01T08:00:00+07:00"}
    assert atom.feed.updated == "2026-06-02T08:00:00+07:00"


def test_the_channel_names_the_portal_and_itself() -> None:
    channel = _channel()
    own = channel.find(f"{ATOM}link")
    assert own is not None and (own.get("rel"), own.get("href")) == ("self", "https://thu.example/rss.xml")
    words = [channel.findtext(name) for name in ("title", "link", "description", "language", "ttl")]
    assert words == ["Cổng thử", "https://thu.example/", "Một cổng để thử.", "vi", "60"]
    assert channel.find("generator") is None and channel.find("docs") is None


def test_an_atom_feed_names_itself_its_page_and_who_speaks() -> None:
    files = _files(material(), files={("tai-lieu", "giao-an-a"): (COPY, SLIDES)})
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
    (item,) = _channel(material(), files=files).findall("item")
    assert [dict(found.attrib) for found in item.findall("enclosure")] == [
        {"url": f"https://thu.example/{COPY.path}", "length": "1234", "type": "text/plain"}
    ]
    (told,) = _json(material(), files=files)["items"]
    assert [(one["url"], one["mime_type"], one["size_in_bytes"]) for one in told["attachments"]] == [
        (f"https://thu.example/{file.path}", file.type, file.length) for file in (COPY, SLIDES)
    ]


def test_json_has_the_members_of_its_version() -> None:
    feed = _json(event(modified="2026-06-02"), path="json/doi-tuong/hoc-sinh.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://thu.example/json/doi-tuong/hoc-sinh.json"
    assert (feed["home_page_url"], feed["language"]) == ("https://thu.example/", "vi")
    assert feed["authors"] == [{"name": "Cổng thử", "url": "https://thu.example/"}]
    (item,) = feed["items"]
    assert (item["date_published"], item["date_modified"]) == ("2026-06-01T08:00:00+07:00", "2026-06-02T08:00:00+07:00")
    assert item["tags"] == ["Sự kiện", "Học sinh"]
    assert item["content_text"] == "Thời gian: 26/6/2026. Đơn vị tổ chức: Tên so-a. Dành cho: Học sinh."


def _ended_place(**fields: Any) -> Record:
    return place("cu", until="2026-07-01", successors=({"place": "moi", "since": "2026-07-01"},), **fields)


def test_the_feed_of_an_ended_place_closes_with_a_pointer_to_its_successor() -> None:
    before, after = event("truoc", place="cu", published="2026-06-20"), event("sau", place="cu", published="2026-07-02")
    records = [_ended_place(), place("moi"), before, after]
    channel = _channel(*records, path="rss/dia-phuong/cu.xml")
    assert _texts(channel, "guid") == ["tag:thu.example,2026:dia-phuong/cu;ended", "tag:thu.example,2026:su-kien/truoc"]
    assert _texts(channel, "pubDate")[0] == "Wed, 01 Jul 2026 08:00:00 +0700" == channel.findtext("lastBuildDate")
    assert "https://thu.example/rss/dia-phuong/moi.xml" in (channel.findtext(f"item/{CONTENT}encoded") or "")
    assert _json(*records, path="json/dia-phuong/cu.json")["items"][0]["content_text"].splitlines() == [
        "Nguồn tin này đã dừng từ ngày 1/7/2026, khi Tên cu không còn là đơn vị hành chính. Hãy chuyển sang:",
        "Tên moi: https://thu.example/json/dia-phuong/moi.json",
    ]
    heirs = _texts(_channel(*records, path="rss/dia-phuong/moi.xml"), "title")
    assert heirs == ["Tên sau", "Tên truoc"]
    still_open = _channel(*records[:3], path="rss/dia-phuong/cu.xml", today=date(2026, 6, 30))
    assert _texts(still_open, "title") == ["Tên truoc"]


def test_an_ended_unit_that_the_portal_learnt_of_later_is_closed_on_the_day_it_did() -> None:
    old = agency("cu", until="2025-07-01")
    channel = _channel(old, plan(issuer="cu"), path="rss/co-quan/cu.xml")
    assert _texts(channel, "pubDate") == ["Mon, 01 Jun 2026 08:00:00 +0700"] * 2
    assert _texts(channel, "title") == ["Nguồn tin này đã dừng: Tên cu", "Tên ke-hoach-a"]
    assert "https://thu.example/rss.xml" in (channel.findtext("item/description") or "")


def test_markup_in_a_record_is_words_in_the_feed() -> None:
    words = "]]></title><script>alert(1)</script> & \"'"
    records = [plan(title=words, description=f"Nói {words}"), announcement(text=f"{words}\n\nhai\n\nba")]
    channel = _channel(*records)
    assert _texts(channel, "title") == [words, "Tên thong-bao-a"]
    assert [child.tag for child in channel.findall("item/*")].count("title") == 2
    for name in ("rss.xml", "atom.xml"):
        feed = feedparser.parse(_files(*records)[name], sanitize_html=False)
        shown = [entry.summary for entry in feed.entries] + [entry.content[-1].value for entry in feed.entries[1:]]
        assert not feed.bozo and not any("<script" in text for text in shown if name == "rss.xml")
    told = _json(*records)["items"]
    assert words in told[0]["content_text"]
    assert "<script" not in told[1]["content_html"] and "&lt;script&gt;" in told[1]["content_html"]


def test_no_character_that_passes_the_door_breaks_the_feed() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF and code != 13]
    let_in = [sign for sign in signs if not FORBIDDEN.match(sign)]
    assert len(let_in) > 1_000_000
    for start in range(0, len(let_in), 25_000):
        words = f"a{''.join(let_in[start : start + 25_000])}z"
        files = _files(plan().model_copy(update={"title": words}))
        assert ElementTree.fromstring(files["rss.xml"]).findtext("channel/item/title") == words
        assert ElementTree.fromstring(files["atom.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == words
        assert json.loads(files["feed.json"])["items"][0]["title"] == words


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_characters_that_xml_refuses_stop_at_the_door(sign: str) -> None:
    with pytest.raises(DataError):
        decode_source("data/ke-hoach/a.yaml", f"title: a{sign}b".encode())


def test_words_that_look_like_the_joints_of_a_feed_stay_words() -> None:
    words = "</item><item>[[title]]https://self.invalid/Wed, 01 Jan 1000 00:00:00 +0000"
    channel = _channel(plan(title=words), event(), site=settings(title=f"[[description]] {words}"))
    assert _texts(channel, "title") == [words, "Tên su-kien-a"]
    assert channel.findtext("title") == f"[[description]] {words}"


def test_a_heavy_feed_shortens_its_oldest_texts_and_stays_under_the_limit() -> None:
    long = [
        announcement(f"tb-{number:02d}", text="Lời báo rất dài. " * 550, **{"from": f"2026-08-{1 + number % 28:02d}"})
        for number in range(49)
    ]
    files = _files(*long, plan())
    assert max(len(content) for content in files.values()) <= BYTE_LIMIT
    items = json.loads(files["feed.json"])["items"]
    lengths = [len(item["content_text"]) for item in items]
    assert len(items) == 50 and lengths[0] > 9_000
    assert all(
        "…\nĐọc tiếp trên cổng: https://thu.example/thong-bao/tb-" in item["content_text"] for item in items[20:49]
    )
    assert max(lengths[20:]) < 600
    assert etree.fromstring(files["rss.xml"]).findtext("channel/item/title") == "Tên tb-27"


def test_what_cannot_be_shortened_is_left_out_from_its_old_end() -> None:
    pieces = [Piece(b"a" * 60, b"a" * 30), Piece(b"b" * 60, b"b" * 30), Piece(b"c" * 60, b"c" * 30)]
    assert [len(piece) for piece in fitted(pieces, 200)] == [60, 60, 60]
    assert [len(piece) for piece in fitted(pieces, 150)] == [60, 60, 30]
    assert fitted(pieces, 70) == [b"a" * 30, b"b" * 30]
    assert fitted(pieces, 10) == []


def test_every_spliced_feed_is_whole_by_itself() -> None:
    records = [
        event(status="postponed", status_reason="Bão"), material(), announcement(text="một\n\nhai\n\nba"),
        _ended_place(), place("moi"), plan(place="cu"), agency("cu", until="2025-07-01"),
    ]  # fmt: skip
    files = _files(*records, files={("tai-lieu", "giao-an-a"): (COPY, SLIDES)})
    for path, content in files.items():
        if path.endswith(".json"):
            assert json.loads(content)["feed_url"] == f"https://thu.example/{path}"
            continue
        feed = feedparser.parse(content)
        assert not feed.bozo, (path, feed.bozo_exception)
        root = etree.fromstring(content, etree.XMLParser(recover=False))
        assert len(feed.entries) == len(root.findall(".//item")) + len(root.findall(f".//{ATOM}entry"))
        (style,) = [
            node for node in root.itersiblings(preceding=True) if isinstance(node, etree._ProcessingInstruction)
        ]
        assert f'href="{"../" * path.count("/")}assets/stylesheets/feed.css"' in style.text


# -- several news of one day ---------------------------------------------------------------------------------------------------

SAME_DAY = [
    {"on": "2026-06-10", "kind": "revised", "what": "Đổi giờ"},
    {"on": "2026-06-10", "kind": "postponed", "what": "Hoãn"},
    {"on": "2026-06-10", "kind": "confirmed", "what": "Tổ chức lại"},
    {"on": "2026-06-12", "kind": "revised", "what": "Đổi chỗ"},
]


def _times(*records: Record) -> dict[str, dict[str, str]]:
    """For each form the time of each item by its GUID, as an aware instant in ISO form."""
    files = _files(*records)
    rss = ElementTree.fromstring(files["rss.xml"]).iter("item")
    atom = ElementTree.fromstring(files["atom.xml"]).iter(f"{ATOM}entry")
    return {
        "rss": {
            one.findtext("guid", ""): parsedate_to_datetime(one.findtext("pubDate", "")).isoformat() for one in rss
        },
        "atom": {one.findtext(f"{ATOM}id", ""): one.findtext(f"{ATOM}published", "") for one in atom},
        "json": {one["id"]: one["date_published"] for one in json.loads(files["feed.json"])["items"]},
    }


@pytest.mark.parametrize("form", FORMS)
def test_later_news_of_a_day_has_a_later_time(form: str) -> None:
    times = _times(event(published="2026-06-10", history=SAME_DAY))[form]
    told = sorted(times.values())
    assert len(set(told)) == 5
    in_order = [
        next(time for guid, time in times.items() if guid.endswith(f"revision={number}")) for number in (1, 2, 3, 4)
    ]
    assert in_order == told[1:] and told[0][:16] == "2026-06-10T08:00"


@pytest.mark.parametrize("form", FORMS)
def test_a_later_entry_moves_no_earlier_one(form: str) -> None:
    before = _times(event(published="2026-06-10", history=SAME_DAY[:2]))[form]
    after = _times(event(published="2026-06-10", history=SAME_DAY))[form]
    assert before.items() <= after.items() and len(after) == 5


def test_the_record_itself_is_as_new_as_its_last_change() -> None:
    files = _files(event(published="2026-06-10", history=SAME_DAY[:3]))
    entries = {one["id"]: one for one in json.loads(files["feed.json"])["items"]}
    (own,) = [one for guid, one in entries.items() if "revision" not in guid]
    assert own["date_modified"] == max(one["date_published"] for one in entries.values())
