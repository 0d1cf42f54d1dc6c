"""Feeds stay whole whatever a record says and however much: markup, every letter of Unicode, the limit of bytes."""

from __future__ import annotations

import json
import sys
from xml.etree import ElementTree

import feedparser
import pytest
from lxml import etree

from pcmt.problems import DataError
from pcmt.publish.feeds.pieces import BYTE_LIMIT, Piece, fitted
from pcmt.read.source_text import FORBIDDEN, decode_source
from tests.publish.feeds.read_feeds import ATOM, COPY, SLIDES, channel_of, ended_place, feed_files, json_feed, texts_of
from tests.records import agency, announcement, event, material, place, plan, settings


def test_markup_in_a_record_is_words_in_the_feed() -> None:
    words = "]]></title><script>alert(1)</script> & \"'"
    records = [plan(title=words, description=f"Nói {words}"), announcement(text=f"{words}\n\nhai\n\nba")]
    channel = channel_of(*records)
    assert texts_of(channel, "title") == [words, "Tên thong-bao-a"]
    assert [child.tag for child in channel.findall("item/*")].count("title") == 2
    for name in ("rss.xml", "atom.xml"):
        feed = feedparser.parse(feed_files(*records)[name], sanitize_html=False)
        shown = [entry.summary for entry in feed.entries] + [entry.content[-1].value for entry in feed.entries[1:]]
        assert not feed.bozo and not any("<script" in text for text in shown if name == "rss.xml")
    told = json_feed(*records)["items"]
    assert words in told[0]["content_text"]
    assert "<script" not in told[1]["content_html"] and "&lt;script&gt;" in told[1]["content_html"]


def test_no_character_that_passes_the_door_breaks_the_feed() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF and code != 13]
    let_in = [sign for sign in signs if not FORBIDDEN.match(sign)]
    assert len(let_in) > 1_000_000
    for start in range(0, len(let_in), 25_000):
        words = f"a{''.join(let_in[start : start + 25_000])}z"
        files = feed_files(plan().model_copy(update={"title": words}))
        assert ElementTree.fromstring(files["rss.xml"]).findtext("channel/item/title") == words
        assert ElementTree.fromstring(files["atom.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == words
        assert json.loads(files["feed.json"])["items"][0]["title"] == words


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_characters_that_xml_refuses_stop_at_the_door(sign: str) -> None:
    with pytest.raises(DataError):
        decode_source("data/ke-hoach/a.yaml", f"title: a{sign}b".encode())


def test_words_that_look_like_the_joints_of_a_feed_stay_words() -> None:
    words = "</item><item>[[title]]https://self.invalid/Wed, 01 Jan 1000 00:00:00 +0000"
    channel = channel_of(plan(title=words), event(), site=settings(title=f"[[description]] {words}"))
    assert texts_of(channel, "title") == [words, "Tên su-kien-a"]
    assert channel.findtext("title") == f"[[description]] {words}"


def test_a_heavy_feed_shortens_its_oldest_texts_and_stays_under_the_limit() -> None:
    long = [
        announcement(f"tb-{number:02d}", text="Lời báo rất dài. " * 550, **{"from": f"2026-08-{1 + number % 28:02d}"})
        for number in range(49)
    ]
    files = feed_files(*long, plan())
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
        ended_place(), place("moi"), plan(place="cu"), agency("cu", until="2025-07-01"),
    ]  # fmt: skip
    files = feed_files(*records, files={("tai-lieu", "giao-an-a"): (COPY, SLIDES)})
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
