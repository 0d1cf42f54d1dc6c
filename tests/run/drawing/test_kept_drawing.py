"""A kept drawing serves for other data, and gives the very bytes that the engine would draw anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from pcmt.problems import DataError
from pcmt.read.sample_manifest import MANIFEST
from pcmt.run import engine
from pcmt.run.drawing import find_drawing
from pcmt.run.mkdocs_plugin import PortalPlugin
from tests import records
from tests.edited_portal import files_below
from tests.portal_fixtures import ROOT
from tests.run.drawing.drawn_pages import COMPUTED, HOME, HOSTILE, entry
from tests.small_portal import CONFIG, SmallPortal
from tests.sweeps import sweep


def _spoil(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-9] + bytes(byte ^ 1 for byte in content[-9:]))


URGENT = records.announcement(title=HOSTILE, urgent="true")
DATA: dict[str, Callable[[SmallPortal], object]] = {
    "nothing": lambda small: None,
    "a title": lambda small: small.events["su-kien-a"].update(title=HOSTILE),
    "a record more": lambda small: small.events.update({"su-kien-b": {"title": "*b*"}}),
    "the day": lambda small: setattr(small, "day", date(2026, 11, 23)),
}
DRAWN: dict[str, Callable[[SmallPortal], object]] = {
    "a setting": lambda small: small.settings.update(title=HOSTILE, unit="javascript:alert(1)"),
    "an urgent announcement": lambda small: setattr(small, "others", (URGENT,)),
    "a page": lambda small: small.write("docs/index.md", HOME + "\nThêm.\n"),
    "a page that computes": lambda small: small.write("docs/index.md", HOME + COMPUTED),
    "the theme": lambda small: small.write("overrides/partials/content.html", "{{ page.content }}<p>khác</p>"),
    "the configuration": lambda small: small.write("mkdocs.yml", CONFIG + "nav: [index.md, trang-con/index.md]\n"),
    "macros.py": lambda small: small.write("macros.py", (ROOT / "macros.py").read_text("utf-8") + "# khác\n"),
    "a broken entry": lambda small: _spoil(entry(small)),
    "a lost entry": lambda small: entry(small).unlink(),
    "a lost asset": lambda small: next((small.cache.folder / "blobs").glob("*/*")).parent.rename(small.root / "mất"),
}


@pytest.mark.parametrize("edit", sweep(DATA, 2))
def test_an_edit_of_data_starts_no_engine(edit: str, small: SmallPortal) -> None:
    DATA[edit](small)
    small.build("site")
    assert small.runs == 0


@pytest.mark.parametrize("edit", sweep(DRAWN, 3))
def test_an_edit_of_what_is_drawn_starts_the_engine(edit: str, small: SmallPortal) -> None:
    """What it draws then is another matter: ``test_edits_give_the_bytes_of_a_fresh_build``."""
    DRAWN[edit](small)
    check_engine_starts(small)


def check_engine_starts(small: SmallPortal) -> None:
    """Build as far as the start of the engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_run_engine", Mock(side_effect=InterruptedError))
        with pytest.raises(InterruptedError):
            small.build("site-cut-short")


GROUPS = {
    "pages and data": (
        *DATA,
        "a setting",
        "an urgent announcement",
        "a page that computes",
        "the configuration",
        "macros.py",
    ),
    "data": ("a title", "a record more", "the day"),
    "theme": ("a page", "the theme"),
}


@pytest.mark.parametrize("group", sweep(GROUPS))
def test_edits_give_the_bytes_of_a_fresh_build(group: str, small: SmallPortal) -> None:
    for edit in GROUPS[group]:
        (DATA | DRAWN)[edit](small)
    runs = int(group != "data")
    site = small.build("site")
    assert small.runs == runs
    assert small.build("site-2", is_fresh=True) == site
    assert small.build("site-3") == site
    assert small.runs == 1 + runs
    if group != "theme":
        assert all(content.count(b"<h1") == 1 for path, content in site.items() if path.endswith("/index.html"))


def test_a_page_that_computes_is_drawn_anew_when_its_values_change(small: SmallPortal) -> None:
    small.write("docs/index.md", HOME + COMPUTED)
    before = small.build("site")
    small.day = date(2026, 5, 1)
    assert small.build("site-2")["index.html"] != before["index.html"]
    assert small.runs == 1
    small.events["su-kien-b"] = {}
    site = small.build("site-3")
    assert (small.runs, "Nhiều" in site["index.html"].decode()) == (2, True)
    assert f'<a href="{records.settings().url}rss.xml">' in site["index.html"].decode()
    assert small.build("site-4", is_fresh=True) == site


def test_what_a_page_asks_for_in_vain_is_told_with_its_line(small: SmallPortal) -> None:
    small.events = {"su-kien-b": {}}
    told = []
    for is_fresh in (False, True):
        with pytest.raises(DataError) as caught:
            small.build(f"site-{is_fresh}", is_fresh=is_fresh)
        told.append({(one.path, one.line, one.message) for one in caught.value.problems})
    assert told[0] == told[1]
    assert {(path, line) for path, line, _ in told[0]} == {("docs/index.md", 3), ("docs/trang-con/index.md", 5)}
    assert all("su-kien/su-kien-a" in message for _, _, message in told[0])


@pytest.mark.parametrize("edit", ["a broken entry", "a lost asset"])
def test_a_drawing_that_is_lost_is_drawn_again(edit: str, drawn: SmallPortal, small: SmallPortal) -> None:
    DRAWN[edit](small)
    site = small.build("site")
    assert site == files_below(drawn.root / "site") == small.build("site-2")
    assert small.runs == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", CONFIG + "markdown_extensions: [pymdownx.snippets]\n"),
        ("mkdocs.yml", CONFIG + "copyright: !ENV [HOME, x]\n"),
        ("mkdocs.yml", CONFIG + "hooks: [macros.py]\n"),
        ("macros.py", (ROOT / "macros.py").read_text("utf-8") + "import json\n"),
    ],
    ids=["snippets", "environment", "hooks", "code"],
)
def test_a_drawing_that_may_depend_on_more_has_no_name_in_the_cache(path: str, text: str, small: SmallPortal) -> None:
    """The engine is stopped once it has read its configuration. That nothing is kept without a name the next test holds."""
    named: list[bool] = []

    def stop(plugin: PortalPlugin, *_: object, **__: object) -> None:
        named.append(bool(plugin.portal.drawing_key))
        raise InterruptedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PortalPlugin, "on_files", stop)
        for number in range(2):
            with pytest.raises(InterruptedError):
                small.build(f"site-{number}", is_fresh=True)
            small.write(path, text)
    assert named == [True, False]


def test_a_drawing_that_the_engine_warned_of_is_not_kept(small: SmallPortal) -> None:
    small.write("docs/index.md", HOME + "\n[mất](khong-co.md)\n")
    small.build("site")
    assert small.runs == 1
    check_engine_starts(small)


def test_a_portal_with_the_sample_says_so_on_every_page_until_it_is_out(small: SmallPortal) -> None:
    small.settings = {"unit": "Sở A"}
    assert all(b"sample-portal" not in page for page in pages_of(small.build("site")))
    small.write(MANIFEST, "")
    found = pages_of(small.build("site-2"))
    ribbon = (
        "<strong>Cổng mẫu</strong>: có kế hoạch thật của nơi khác để học cách làm, không phải của Sở A</span></aside>"
    )
    assert len(found) > 3 and all(page.count(ribbon.encode()) == 1 for page in found)
    (small.root / MANIFEST).unlink()
    assert all(b"sample-portal" not in page for page in pages_of(small.build("site-3")))


def pages_of(site: dict[str, bytes]) -> list[bytes]:
    """Return the pages in the frame of the theme."""
    return [content for name, content in site.items() if name.endswith(".html") and b'class="md-header' in content]


def test_an_entry_of_another_shape_is_none(small: SmallPortal) -> None:
    key = entry(small).name
    assert find_drawing(small.cache, key) is not None
    small.cache.put(key, json.dumps({"texts": {}}).encode())
    assert find_drawing(small.cache, key) is None
