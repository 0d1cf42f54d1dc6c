"""Every number of a helpline that a page prints can be tapped to call."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pcmt.relate.catalog import Catalog
from pcmt.show.parts.calls import dialled
from tests.html_reader import HtmlReader

EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
UNSEEN = frozenset("script style svg template title textarea".split())
OTHERS = re.compile(r"\b(?:official|sources|script-text)\b")
"""Sections with words of others: official texts, names of sources; and words to copy, such as those of an SMS."""
SAID_BESIDE = re.compile(r"\bquiz-options\b")
"""Answers to choose from: a tap chooses."""


class Printed(NamedTuple):
    """A number on a page: is it a call, and must the page have the call elsewhere instead?"""

    number: str
    around: str
    is_call: bool
    is_beside: bool


class _Numbers(HtmlReader):
    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__()
        self.pattern = pattern
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.found: list[Printed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        for place in reversed(range(len(self.open))):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.pattern.search(data):
            return
        tags = {tag for tag, _ in self.open}
        classes = [fields.get("class") or "" for _, fields in self.open]
        if tags & UNSEEN or "q" in tags or any(map(OTHERS.search, classes)):
            return
        addresses = [fields.get("href") or "" for tag, fields in self.open if tag == "a"]
        if any(one.startswith("http") for one in addresses):
            return
        is_call = any(one.startswith("tel:") for one in addresses)
        is_heading = any(re.fullmatch(r"h[1-6]", tag) for tag in tags)
        is_beside = bool(addresses or is_heading or any(map(SAID_BESIDE.search, classes)))
        for match in self.pattern.finditer(data):
            around = data[max(0, match.start() - 40) : match.end() + 30]
            self.found.append(Printed(dialled(match[0]), around, is_call, is_beside))


def numbers_on(html: str, numbers: list[str]) -> list[Printed]:
    """Return the numbers that a page prints in words of the portal. ``114 (từ 1/7/2025`` is a count, ``111 kB`` a size."""
    forms = "|".join("[ .]?".join(map(re.escape, re.split(r"[ .]", one))) for one in numbers)
    reader = _Numbers(re.compile(rf"(?<![\w./,-])(?:{forms})(?![\w/%-]|[.,]\d| (?:\(từ|[kM]B\b))"))
    reader.feed(html)
    return reader.found


def uncalled(html: str, found: list[Printed]) -> list[str]:
    """Return where a number cannot be tapped, nor elsewhere on the page for headings, names in links and answers."""
    called = set(
        re.findall(r'href="tel:([0-9]+)"', html.rpartition("<main")[2])
    )  # the strip above has 111 on every page
    return [one.around for one in found if not (one.is_call or (one.is_beside and one.number in called))]


def test_every_number_can_be_tapped(built_site: Path, catalog: Catalog) -> None:
    numbers = [one.number for one in catalog.valid_helplines]
    # Documents are about the number 112 itself; the log of changes and the list by letters name records of helplines.
    left = ("van-ban/", "thay-doi/", "a-z/")
    faults, seen = [], 0
    for path in sorted(built_site.rglob("*.html")):
        name = path.relative_to(built_site).as_posix()
        html = path.read_text("utf-8")
        found = numbers_on(html, numbers)
        seen += len(found)
        if not name.startswith(left):
            faults += [f"{name}: {one}" for one in uncalled(html, found)]
    assert faults == []
    assert seen > 1000


def test_a_number_that_cannot_be_tapped_is_found() -> None:
    def faults(html: str) -> int:
        return len(uncalled(html, numbers_on(html, ["111", "0769.04.04.04"])))

    assert faults("<p>Gọi 111.</p>") == 1 and faults("<h2>Gọi 111</h2>") == 1 and faults("<p>0769 040404</p>") == 1
    assert faults('<h2>Gọi 111</h2><a href="tel:111">111</a>') == 0
    assert faults('<p>Gọi 111 hoặc <a href="tel:111">111</a></p>') == 1
    assert faults("<q>Gọi 111</q><p>Điều 1.111, 111/KH</p>") == 0
