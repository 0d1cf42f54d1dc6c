"""Rules that feed validators and readers hold a feed to, over bytes as they are served. Each fault is one sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = "https://pcmt.example/"
ATOM, CONTENT, DC = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/rss/1.0/modules/content/}",
    "{http://purl.org/dc/elements/1.1/}",
)
GUID = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[a-z-]+/[a-z0-9-]+(?:;(?:revision=[1-9]\d*|ended))?")
FEED_ID = re.compile(r"tag:[a-z0-9.-]+,\d{4}:nguon-tin/[a-z0-9/-]+")
_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
}
ITEM_LIMIT, BYTE_LIMIT = 50, 150_000
_LINK = re.compile(r"""(?:href|src)\s*=\s*["']([^"']*)""")
_RFC822 = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0700")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def faults_of(path: str, content: bytes, site: Path) -> list[str]:
    """Every fault of a feed: ``path`` below the site root, ``site`` the finished site."""
    if len(content) > BYTE_LIMIT:
        return [f"{len(content)} bytes"]
    if _CONTROL.search(content.decode("utf-8")):
        return ["a control character"]
    if path.endswith(".json"):
        return list(_json(path, json.loads(content), site))
    root = etree.fromstring(content, etree.XMLParser(recover=False, resolve_entities=False))
    found = list(_stylesheet(path, root, site))
    return found + list(_rss(path, root, site) if root.tag == "rss" else _atom(path, root, site))


def _stylesheet(path: str, root: Any, site: Path) -> Iterator[str]:
    nodes = [str(node.text) for node in root.itersiblings(preceding=True) if node.tag is etree.PI]
    address = re.search(r'type="text/css" href="([^"]+)"', nodes[0]) if nodes else None
    if address is None:
        yield "no style sheet for people"
    elif not (site / path).parent.joinpath(address[1]).resolve().is_file():
        yield f"style sheet {address[1]} is not there"


def _rss(path: str, root: Any, site: Path) -> Iterator[str]:
    channel = root.find("channel")
    items = channel.findall("item")
    if root.get("version") != "2.0" or channel.findtext("language") != "vi":
        yield "version or language"
    if not all(channel.findtext(name) for name in ("title", "link", "description")):
        yield "a required element of the channel is missing"
    own = [link.get("href") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    yield from _place(path, own, channel.findtext("link"), site)
    dates = [channel.findtext("lastBuildDate"), *(item.findtext("pubDate") for item in items)]
    if not all(date and _RFC822.fullmatch(date) and parsedate_to_datetime(date) for date in dates):
        yield "a date that is not RFC 822 with its zone"
    elif parsedate_to_datetime(dates[0]) < max(map(parsedate_to_datetime, dates)):
        yield "an item newer than lastBuildDate"
    if any(guid.get("isPermaLink") != "false" for guid in channel.iter("guid")):
        yield "a GUID that readers would take for an address"
    if list(channel.iter("author")) or not all(item.findtext(f"{DC}creator") for item in items):
        yield "author without e-mail, or nobody speaks"
    yield from _items([(i.findtext("guid"), i.findtext("title"), i.findtext("link")) for i in items], site)
    for item in items:
        if len(item.findall("enclosure")) > 1:
            yield "more than one enclosure"
        for file in item.findall("enclosure"):
            yield from _file(file.get("url"), file.get("type"), file.get("length"), site)
        yield from _links(item.findtext(f"{CONTENT}encoded") or "")


def _atom(path: str, root: Any, site: Path) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    if root.get("{http://www.w3.org/XML/1998/namespace}lang") != "vi":
        yield "language"
    if not FEED_ID.fullmatch(root.findtext(f"{ATOM}id") or ""):
        yield "feed id"
    if not all(root.findtext(f"{ATOM}{name}") for name in ("title", "updated", f"author/{ATOM}name")):
        yield "a required element of the feed is missing"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    yield from _place(path, [links.get("self")], links.get("alternate"), site)
    dates = [*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")]
    if not all(_RFC3339.fullmatch(date.text) and datetime.fromisoformat(date.text) for date in dates):
        yield "a date that is not RFC 3339 with its zone"
    elif root.findtext(f"{ATOM}updated") != max([date.text for date in root.iter(f"{ATOM}updated")]):
        yield "the feed's date is not that of its newest entry"
    told = []
    for entry in entries:
        pages = [one.get("href") for one in entry.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
        told.append((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title"), pages[0] if pages else None))
        if len(pages) != 1 or not all(entry.findtext(f"{ATOM}{name}") for name in ("updated", f"author/{ATOM}name")):
            yield "an entry without its date, author or page"
        if any(one.get("type", "text") not in {"text", "html"} for one in entry.findall(f"{ATOM}content")):
            yield "a type of content that Atom does not know"
        for one in entry.findall(f"{ATOM}link"):
            if one.get("rel") == "enclosure":
                yield from _file(one.get("href"), one.get("type"), one.get("length"), site)
        yield from _links(entry.findtext(f"{ATOM}content") or "")
    yield from _items(told, site)


def _json(path: str, feed: dict[str, Any], site: Path) -> Iterator[str]:
    if feed["version"] != "https://jsonfeed.org/version/1.1" or feed["language"] != "vi" or not feed["title"]:
        yield "version, language or title"
    if "author" in feed or not feed["authors"][0]["name"]:
        yield "authors"
    yield from _place(path, [feed["feed_url"]], feed["home_page_url"], site)
    for item in feed["items"]:
        if not all(_RFC3339.fullmatch(item[name]) for name in ("date_published", "date_modified")):
            yield "a date that is not RFC 3339 with its zone"
        if not item["content_text"] or not all(isinstance(tag, str) for tag in item["tags"]):
            yield "content or tags"
        for file in item.get("attachments", ()):
            yield from _file(file["url"], file["mime_type"], str(file["size_in_bytes"]), site)
        yield from _links(item.get("content_html", ""))
    yield from _items([(item["id"], item["title"], item["url"]) for item in feed["items"]], site)


def _place(path: str, own: list[str | None], page: str | None, site: Path) -> Iterator[str]:
    if own != [ROOT + path]:
        yield f"self link {own}"
    yield from _page(page, site)


def _page(address: str | None, site: Path) -> Iterator[str]:
    below = (address or "").removeprefix(ROOT)
    if not (address or "").startswith(ROOT) or not (site / below / "index.html").is_file():
        yield f"page {address} is not there"


def _items(items: list[tuple[str | None, str | None, str | None]], site: Path) -> Iterator[str]:
    names = [guid for guid, _, _ in items]
    if len(items) > ITEM_LIMIT or len(set(names)) != len(names):
        yield "too many items, or one of them twice"
    for guid, title, address in items:
        if not GUID.fullmatch(guid or "") or not title:
            yield f"name {guid} or title {title}"
        yield from _page(address, site)


def _file(address: str | None, kind: str | None, length: str | None, site: Path) -> Iterator[str]:
    file = site / (address or "").removeprefix(ROOT)
    if not file.is_file() or str(file.stat().st_size) != length or TYPES.get(file.suffix) != kind:
        yield f"enclosure {address}: {kind}, {length} bytes"


def _links(html: str) -> Iterator[str]:
    yield from (f"relative link {address}" for address in _LINK.findall(html) if not address.startswith("https://"))
