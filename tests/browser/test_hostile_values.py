"""Hostile values in every text field of every file: no page runs, draws or loses any of it, and no other output hands it on.

The portal is cut out of the real one, built once, and a page of every kind is opened in a browser.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Dialog
from pydantic import BaseModel
from pypdf import PdfReader

from pcmt.model import KINDS, Settings
from tests.browser_fixtures import Windows
from tests.hostile_portal import FORMULA, PLANTED, HostilePortal, free_fields
from tests.html_reader import HtmlReader
from tests.portal_fixtures import ROOT, run_pcmt, served
from tests.search_files import read_entries
from tests.sweeps import SWEEP

pytestmark = SWEEP
UNPLANTABLE = {
    "quote": "what a paper prints word for word is held against its text",
    "unit": "a unit of measure names no more than twelve letters, and only of measures",
    "baseline": "needs a figure",
    "file": "names a file of data/tep",
    "answer of Term": "names a page of the portal",
    "title of Window": "at most a few letters",
    "title of LooseSheet": "names a part of the text word for word",
    "subject_source": "names one of the sources word for word",
    **dict.fromkeys(
        ("from of Deadline", "to of Deadline", "agency_printed of Duty", "person of Duty"),
        "printed at the place that is named",
    ),
}
STARTS, NUMBER = ("=", "+", "-", "@", "\t", "\r"), re.compile(r"-?[\d.,]+")
"""What a spreadsheet takes for a formula, and what it may."""
ATOM, ENCODED = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}encoded"
SITE_NAME = re.compile('<a [^>]*class="site-name".*?</a>', re.DOTALL)
EACH = 2
"""Pages opened of each kind."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostilePortal:
    """The portal with hostile values, accepted by ``check``."""
    portal = HostilePortal(tmp_path_factory.mktemp("hostile") / "cong")
    portal.plant()
    return portal


@pytest.fixture(scope="module")
def site(hostile: HostilePortal) -> Path:
    """Its finished site."""
    result = run_pcmt("build", "--root", str(hostile.root), "--site", str(hostile.root / "site"))
    assert result.returncode == 0, result.stderr
    return hostile.root / "site"


class Tags(HtmlReader):
    """What a piece of HTML would make a reader's program do."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what must not be there."""
        values = dict(attrs)
        if tag in {"script", "x-hostile"} or any(name.startswith("on") for name in values) or values.get("src") == "x":
            self.bad.append(f"<{tag} {attrs}>")
        self.bad += [value for value in values.values() if value and value.strip().lower().startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        """Gather the words."""
        self.words.append(data)


def read_html(text: str) -> Tags:
    """The tags and words of a piece of HTML."""
    reader = Tags()
    reader.feed(text)
    reader.close()
    return reader


def words_in(path: Path) -> str:
    """Return the words of a page exactly as shown."""
    return "".join(read_html(path.read_text(encoding="utf-8")).words)


def test_every_text_field_was_planted(hostile: HostilePortal) -> None:
    planted = {hostile.known[place][:2] for place in hostile.planted()}
    models: list[type[BaseModel]] = [*KINDS.values(), Settings]
    wanted = {(owner, key) for model in models for owner, key, _ in free_fields(model)}
    met = {hostile.known[place][:2] for place in hostile.levels}
    left = {f"{key} of {owner}" for owner, key in (wanted & met) - planted if key not in UNPLANTABLE}
    assert left - UNPLANTABLE.keys() == set()
    assert {kind.partition("/")[0] for kind in hostile.trees} == {*KINDS, "cong.yaml"}
    assert len(hostile.planted()) > 1_500


def chosen_pages(site: Path) -> list[str]:
    """Some pages of each folder and depth: records of every kind, lists, hand-written pages, sheets to fill in."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        steps = name.split("/")
        groups.setdefault((steps[0], str(len(steps)), re.sub(r"\d+", "", steps[-1])), []).append(name)
    return [name for names in groups.values() for name in names[:EACH]]


def test_no_page_runs_or_draws_what_was_typed(windows: Windows, site: Path) -> None:
    page = windows.new_page(1280, 900)
    said: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    found, unseen = [], []
    names = chosen_pages(site)
    with served(site) as url:
        for name in names:
            page.goto(f"{url}/{name}", wait_until="load")
            ran, drawn, words = page.evaluate(
                """() => [String(window.hostile), [...document.querySelectorAll(
                    "img[src=x], x-hostile, [onerror], a[href^='javascript:' i], script:not([src])"
                )].filter((one) => one.localName != "script" || /hostile/.test(one.text) && one.type != "application/ld+json")
                .map((one) => one.outerHTML.slice(0, 200)), document.body.textContent]"""
            )
            if ran != "undefined" or drawn:
                found.append((name, ran, drawn))
            if re.search(r"pcmtvalue\d|\[\[pcmt:(?!title)|\b49\b(?=</x-hostile>)", words):
                found.append((name, "left over", []))
            unseen += [name] if PLANTED not in words and "<x-hostile>" not in words else []
    assert found == []
    assert said == []
    assert len(names) > 60
    assert unseen == []


def test_records_show_their_title_as_typed(hostile: HostilePortal, site: Path) -> None:
    planted = hostile.planted()
    shown = 0
    for path in hostile.trees:
        title = planted.get((path, ("title",)))
        if title is None or path == "cong.yaml":
            continue
        words = words_in(site / path.removesuffix(".yaml") / "index.html")
        assert " ".join(title.split()) in " ".join(words.split()), path
        shown += 1
    assert shown > 80


def test_settings_stand_in_hand_written_pages_as_typed(hostile: HostilePortal, site: Path) -> None:
    planted = {key: value.strip() for (path, (key, *_)), value in hostile.planted().items() if path == "cong.yaml"}
    about = words_in(site / "gioi-thieu" / "index.html")
    for key in ("unit", "responsible", "address"):
        assert planted[key] in about, key
    assert f"“{planted['title']}, https://pcmt.example/”" in words_in(site / "du-lieu-mo" / "index.html")
    named = 0
    for path in site.rglob("index.html"):
        if name := SITE_NAME.search(path.read_text(encoding="utf-8")):
            assert planted["short_title"] in "".join(read_html(name[0]).words), path
            named += 1
    assert named > 100


def test_meta_and_linked_data_hold_the_words_and_nothing_else(site: Path) -> None:
    counted = 0
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert "<" not in block
            json.loads(block)
            counted += 1
        assert [one for one in read_html(text.partition("</head>")[0]).bad if "hostile" in one] == [], path
    assert counted > 50


def test_the_search_index_holds_text(site: Path) -> None:
    entries = read_entries(site)
    assert any("<img src=x" in one.title + one.text for one in entries)
    assert not any("&lt;" in one.title + one.text for one in entries)


def test_feeds_hold_no_tag_of_what_was_typed(site: Path) -> None:
    pieces = []
    feeds = [path for path in site.rglob("*.xml") if path.relative_to(site).parts[0].startswith(("rss", "atom"))]
    for path in feeds:
        tree = ElementTree.parse(path)
        for node in (*tree.iter("item"), *tree.iter(f"{ATOM}entry")):
            pieces += [node.findtext("description", ""), node.findtext(ENCODED, "")]
            pieces += [one.text or "" for one in node.iter(f"{ATOM}content") if one.get("type") == "html"]
    for path in (site / "json").rglob("*.json"):
        pieces += [one.get("content_html", "") for one in json.loads(path.read_text(encoding="utf-8"))["items"]]
    assert len(feeds) > 10
    assert sum("&lt;img src=x" in piece for piece in pieces) > 100
    assert [bad for piece in set(pieces) for bad in read_html(piece).bad] == []


def test_calendars_keep_their_lines(site: Path) -> None:
    for path in site.rglob("*.ics"):
        text = path.read_bytes().decode()
        lines = text.replace("\r\n ", "").split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9-]*[;:]", line) for line in lines if line), path
        assert "BEGIN:VALARM" not in text or "hostile" not in text.partition("BEGIN:VALARM")[0][-40:]


def test_tables_hold_no_formula(site: Path) -> None:
    cells = 0
    for path in (site / "du-lieu").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                cells += sum(FORMULA.strip() in cell for cell in row)
                assert [cell for cell in row if cell.startswith(STARTS) and not NUMBER.fullmatch(cell)] == [], path
    assert cells > 100


def test_printed_sheets_hold_the_words(hostile: HostilePortal, site: Path) -> None:
    sheet = next(path for path in sorted(site.rglob("*.pdf")) if "tai-lieu" in path.parts)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(sheet).pages).split())
    assert "window.hostile" in text.replace(" ", "")
    for path in site.rglob("*.pdf"):
        assert not re.search(rb"/JavaScript|/JS\b|/Launch", path.read_bytes()), path


@pytest.fixture(scope="module", autouse=True)
def _tidy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The site is large: it does not stay on the disk."""
    yield
    shutil.rmtree(tmp_path_factory.getbasetemp() / "hostile0", ignore_errors=True)
    assert ROOT.exists()
