"""Feeds hold the newest items, under names that no edit changes, for everything people subscribe to."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import feedparser
import pytest

from pcmt.model import Record
from pcmt.publish.feeds import FORMS, feeds
from pcmt.publish.feeds.items import news_item
from pcmt.publish.feeds.pieces import ITEM_LIMIT
from pcmt.relate.news import NEWS_KINDS
from pcmt.relate.subscriptions import scopes
from pcmt.urls import feed_path
from tests.publish.feeds.read_feeds import CONTENT, channel_of, ended_place, feed_files, json_feed, texts_of
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


def test_only_the_fifty_newest_are_told_and_in_order() -> None:
    plans = [
        plan(f"p-{number:02d}", published=f"2026-0{4 + number // 28}-{1 + number % 28:02d}") for number in range(60)
    ]
    titles = texts_of(channel_of(*plans), "title")
    assert titles == [f"Tên p-{number:02d}" for number in range(59, 59 - ITEM_LIMIT, -1)]
    assert ITEM_LIMIT == 50


def test_ties_stand_by_kind_and_id_and_an_edit_moves_nothing() -> None:
    records = [material("a", modified="2026-11-01"), event("b"), event("a"), plan("z")]
    links = texts_of(channel_of(*records), "link")
    assert links == [f"https://thu.example/{path}/" for path in ("ke-hoach/z", "su-kien/a", "su-kien/b", "tai-lieu/a")]


def test_the_shelf_of_documents_does_not_drown_the_news_but_has_its_own_feeds() -> None:
    records = [*(document(f"luat-{number}") for number in range(60)), helpline(), plan()]
    assert texts_of(channel_of(*records), "title") == ["Tên ke-hoach-a"]
    assert len(texts_of(channel_of(*records, path="rss/loai/van-ban.xml"), "title")) == 50
    cited = {"document": "luat-0", "quote": "Trên 90% trường học", "at": "I.1"}
    lost = [document("luat-0", status="ended", in_force_until="2026-07-01"), plan(basis=(cited,))]
    assert texts_of(channel_of(*lost), "title") == ["Hết hiệu lực: Tên luat-0", "Tên ke-hoach-a"]


def test_there_is_a_feed_in_each_form_for_every_scope_even_an_empty_one() -> None:
    whole = catalog(plan())
    everything = list(scopes(whole, NEWS_KINDS))
    expected = {feed_path(form, scope.path) for form in FORMS for scope in everything}
    assert len(expected) == 3 * len(everything)
    assert {artifact.path for artifact in feeds(whole, {})} == expected
    assert {"rss/doi-tuong/hoc-sinh.xml", "atom/dia-phuong/tinh-a.xml", "json/co-quan/so-a.json"} <= expected
    empty = channel_of(path="rss/doi-tuong/hoc-sinh.xml")
    assert (empty.findall("item"), empty.findtext("title")) == ([], "Học sinh - Cổng thử")


def test_a_guid_outlives_a_new_title_and_a_new_address() -> None:
    before = channel_of(plan())
    after = channel_of(
        plan(title="Tên mới", modified="2026-11-01"), site=settings(url="https://moi.example/", title="Mới")
    )
    guid = before.find("item/guid")
    assert guid is not None and guid.get("isPermaLink") == "false"
    assert texts_of(before, "guid") == texts_of(after, "guid") == ["tag:thu.example,2026:ke-hoach/ke-hoach-a"]
    assert texts_of(before, "pubDate") == texts_of(after, "pubDate") == ["Mon, 01 Jun 2026 08:00:00 +0700"]
    assert texts_of(after, "link") == ["https://moi.example/ke-hoach/ke-hoach-a/"]


def test_all_forms_name_an_item_alike() -> None:
    records = [event(status="cancelled", status_reason="Bão"), material(), announcement()]
    files = feed_files(*records)
    rss, atom = (feedparser.parse(files[name]) for name in ("rss.xml", "atom.xml"))
    names = [item["id"] for item in json.loads(files["feed.json"])["items"]]
    assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == names
    assert names[0] == "tag:thu.example,2026:su-kien/su-kien-a;revision=1"
    titles = [entry.title for entry in atom.entries]
    assert titles[:2] == ["Đã hủy: Tên su-kien-a", "[HỦY] Tên su-kien-a"]


_OTHER: dict[str, Any] = {
    "title": "Tên mới", "description": "Tóm tắt mới.", "published": "2026-06-03", "modified": "2026-06-04",
    "notes": ({"note": "Ghi chú."},), "sources": ({"title": "Nguồn mới", "checked_on": "2026-06-02"},),
    "publish_on": "2026-06-03 14:45", "approved": {"by": "Trưởng phòng", "on": "2026-06-02"},
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
    names = [{item["id"] for item in json_feed(*ground, one)["items"]} for one in (before, edited)]
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
        "Event.state",
        "Event.status_reason",
        "Event.basis",
        "Event.results",
    ]


def test_the_feed_of_an_ended_place_closes_with_a_pointer_to_its_successor() -> None:
    before, after = event("truoc", place="cu", published="2026-06-20"), event("sau", place="cu", published="2026-07-02")
    records = [ended_place(), place("moi"), before, after]
    channel = channel_of(*records, path="rss/dia-phuong/cu.xml")
    assert texts_of(channel, "guid") == [
        "tag:thu.example,2026:dia-phuong/cu;ended",
        "tag:thu.example,2026:su-kien/truoc",
    ]
    assert texts_of(channel, "pubDate")[0] == "Wed, 01 Jul 2026 08:00:00 +0700" == channel.findtext("lastBuildDate")
    assert "https://thu.example/rss/dia-phuong/moi.xml" in (channel.findtext(f"item/{CONTENT}encoded") or "")
    assert json_feed(*records, path="json/dia-phuong/cu.json")["items"][0]["content_text"].splitlines() == [
        "Nguồn tin này đã dừng từ ngày 1/7/2026, khi Tên cu không còn là đơn vị hành chính. Hãy chuyển sang:",
        "Tên moi: https://thu.example/json/dia-phuong/moi.json",
    ]
    successors = texts_of(channel_of(*records, path="rss/dia-phuong/moi.xml"), "title")
    assert successors == ["Tên sau", "Tên truoc"]
    still_open = channel_of(*records[:3], path="rss/dia-phuong/cu.xml", today=date(2026, 6, 30))
    assert texts_of(still_open, "title") == ["Tên truoc"]


def test_an_ended_unit_that_the_portal_learnt_of_later_is_closed_on_the_day_it_did() -> None:
    old = agency("cu", until="2025-07-01")
    channel = channel_of(old, plan(issuer="cu"), path="rss/co-quan/cu.xml")
    assert texts_of(channel, "pubDate") == ["Mon, 01 Jun 2026 08:00:00 +0700"] * 2
    assert texts_of(channel, "title") == ["Nguồn tin này đã dừng: Tên cu", "Tên ke-hoach-a"]
    assert "https://thu.example/rss.xml" in (channel.findtext("item/description") or "")


def test_what_was_published_at_an_hour_is_news_of_that_minute_and_its_changes_follow() -> None:
    change = {"on": "2026-06-03", "kind": "revised", "what": "Đổi nơi tổ chức"}
    channel = channel_of(event(published="2026-06-03", publish_on="2026-06-03 14:45", history=(change,)))
    days = ["Wed, 03 Jun 2026 14:46:00 +0700", "Wed, 03 Jun 2026 14:45:00 +0700"]
    assert texts_of(channel, "pubDate") == days


def test_news_that_no_feed_holds_is_not_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    put_into_words = news_item

    def noting(view: Any, one: Any, files: Any) -> Any:
        told.append(one.record.id)
        return put_into_words(view, one, files)

    monkeypatch.setattr("pcmt.publish.feeds.news_item", noting)
    plans = [
        plan(f"p-{number:02d}", published=f"2026-0{4 + number // 28}-{1 + number % 28:02d}") for number in range(60)
    ]
    feed_files(*plans)
    assert told == [f"p-{number:02d}" for number in range(59, 9, -1)]
