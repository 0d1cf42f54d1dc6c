"""Times of items: several news of one day stay in order."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from pcmt.model import Record
from pcmt.publish.feeds import FORMS
from tests.publish.feeds.read_feeds import ATOM, feed_files
from tests.records import event

SAME_DAY = [
    {"on": "2026-06-10", "kind": "revised", "what": "Đổi giờ"},
    {"on": "2026-06-10", "kind": "postponed", "what": "Hoãn"},
    {"on": "2026-06-10", "kind": "confirmed", "what": "Tổ chức lại"},
    {"on": "2026-06-12", "kind": "revised", "what": "Đổi chỗ"},
]


def _times(*records: Record) -> dict[str, dict[str, str]]:
    """For each form the time of each item by its GUID, as an aware instant in ISO form."""
    files = feed_files(*records)
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
    files = feed_files(event(published="2026-06-10", history=SAME_DAY[:3]))
    entries = {one["id"]: one for one in json.loads(files["feed.json"])["items"]}
    (own,) = [one for guid, one in entries.items() if "revision" not in guid]
    assert own["date_modified"] == max(one["date_published"] for one in entries.values())
