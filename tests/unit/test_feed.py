"""The feed: fifty newest items, safe XML, and names that no edit changes."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from pcmt.model import Record
from pcmt.outputs.feeds import FEED_LIMIT, main_feed
from pcmt.problems import DataError
from pcmt.source_text import FORBIDDEN, decode_source
from tests.unit.records import catalog, document, event, helpline, material, plan, settings


def _channel(*records: Record, **options: Any) -> ElementTree.Element:
    path, content = main_feed(catalog(*records, **options))
    channel = ElementTree.fromstring(content).find("channel")
    assert path == "rss.xml" and channel is not None
    return channel


def _texts(channel: ElementTree.Element, name: str) -> list[str | None]:
    return [item.findtext(name) for item in channel.findall("item")]


def test_only_the_fifty_newest_are_told_and_in_order() -> None:
    plans = [
        plan(f"p-{number:02d}", published=f"2026-0{4 + number // 28}-{1 + number % 28:02d}") for number in range(60)
    ]
    titles = _texts(_channel(*plans), "title")
    assert titles == [f"Tên p-{number:02d}" for number in range(59, 59 - FEED_LIMIT, -1)]
    assert FEED_LIMIT == 50


def test_ties_stand_by_kind_and_id_and_an_edit_moves_nothing() -> None:
    records = [material("a", modified="2026-11-01"), event("b"), event("a"), plan("z")]
    links = _texts(_channel(*records), "link")
    assert links == [f"https://thu.example/{path}/" for path in ("ke-hoach/z", "su-kien/a", "su-kien/b", "tai-lieu/a")]


def test_papers_of_others_and_numbers_are_no_news() -> None:
    assert _texts(_channel(document(), helpline()), "title") == []


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


def test_dates_come_from_data_and_bytes_repeat() -> None:
    records = [plan(), event(modified="2026-06-02")]
    assert _channel(*records).findtext("lastBuildDate") == "Tue, 02 Jun 2026 08:00:00 +0700"
    assert main_feed(catalog(*records)) == main_feed(catalog(*reversed(records), today=date(2030, 1, 1)))
    assert _channel(today=date(2026, 1, 5)).findtext("lastBuildDate") == "Mon, 05 Jan 2026 08:00:00 +0700"


def test_the_channel_names_the_portal_and_itself() -> None:
    channel = _channel()
    own = channel.find("{http://www.w3.org/2005/Atom}link")
    assert own is not None and (own.get("rel"), own.get("href")) == ("self", "https://thu.example/rss.xml")
    words = [channel.findtext(name) for name in ("title", "link", "description", "language")]
    assert words == ["Cổng thử", "https://thu.example/", "Một cổng để thử.", "vi"]
    assert not channel.findtext("generator")


@pytest.mark.parametrize(("status", "sign"), [("postponed", "[HOÃN] "), ("cancelled", "[HỦY] "), ("provisional", "")])
def test_an_event_that_does_not_take_place_says_so_first(status: str, sign: str) -> None:
    assert _texts(_channel(event(status=status)), "title") == [f"{sign}Tên su-kien-a"]


def test_markup_in_a_record_is_words_in_the_feed() -> None:
    words = "]]></title><script>alert(1)</script> & \"'"
    channel = _channel(plan(title=words, description=words))
    assert _texts(channel, "title") == _texts(channel, "description") == [words]
    assert [child.tag for child in channel.findall("item/*")].count("title") == 1
    assert _texts(channel, "category") == ["Kế hoạch"]


def test_no_character_that_passes_the_door_breaks_the_feed() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF and code != 13]
    let_in = "".join(sign for sign in signs if not FORBIDDEN.match(sign))
    record = plan().model_copy(update={"description": f"a{let_in}z"})
    assert _texts(_channel(record), "description") == [f"a{let_in}z"]


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_characters_that_xml_refuses_stop_at_the_door(sign: str) -> None:
    with pytest.raises(DataError):
        decode_source("data/ke-hoach/a.yaml", f"title: a{sign}b".encode())
