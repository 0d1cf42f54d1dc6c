"""For any letters in the texts, the whole site is made or the error has a message: never a traceback."""

from __future__ import annotations

import functools
import sys
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pcmt.model import Record
from pcmt.problems import DataError
from pcmt.publish.frames import DRAWN, SLOTS, parse_frame
from pcmt.read.file_cache import FolderCache
from pcmt.read.font_letters import find_unprintable
from pcmt.run.downloads.download_run import downloads
from pcmt.run.portal import Portal
from pcmt.run.rebuilding.search_files import SearchFiles
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.traced_outputs import TracedOutputs
from pcmt.run.write_site import publish
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import MACROS, call_macro
from tests import records as made
from tests.sweeps import sweep
from tests.work import EXAMPLES

FRAMES = {kind: parse_frame("".join(f"[[pcmt:{name}]]" for name in SLOTS), kind) for kind in DRAWN}
CLASSES = "Cc Cf Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs".split()
ODD = [
    "Phòng số ①",
    "...",
    "²",
    "١٢ giờ",
    "ngày ٣/٤",
    "31/2",
    "00/0000",
    "25:61",
    "(",
    " – a",
    "{{ x }}",
    "#",
    "1. ",
    "½/²",
    "İ",
]


def _records(text: str) -> list[Record]:
    """One record of every kind that is printed, sent, spoken or listed, with the text in every field that takes one."""
    title: dict[str, Any] = {"title": text}
    change = {"on": "2026-06-02", "what": text, "why": text}
    body = f"{text}\n\n## {text}\n\n- {text}\n\n| {text} | b |\n|-|-|\n| {text} | c |\n\n> {text}"
    timed = {"start": "2026-12-01 08:30", "venue": text, "description": text, "bring": (text,)}
    return [
        made.event("den-noi", **timed, **title),
        made.event("hoan", **(timed | {"status": "postponed", "status_reason": text}), **title),
        made.event(
            "huy",
            **(timed | {"status": "cancelled", "status_reason": text}),
            history=({**change, "kind": "cancelled"},),
            **title,
        ),
        made.campaign("dot", start="2026-11-01", end="2026-12-30", theme=text, theme_variants=(text,), **title),
        made.announcement("bao", text=text, **title),
        made.material("bai", description=text, author=text, evidence=text, body=body, reviewed_by=text, **title),
        made.material("bai-hai", body=body),
        made.kit("bo", materials=("bai", "bai-hai"), guide=body, description=text, **title),
        made.helpline("so", use=text, **title),
        made.agency("so-a", short_title=text, aliases=(text,), **title),
        made.place("tinh-a", **title),
        made.plan(
            "van-ban", text=f"{text}\nI. {text}\n1. {text}\na) {text}\n- {text}", subject=text, number=text, **title
        ),
    ]


def _make_all(text: str, cache: FolderCache) -> None:
    """Every file of the site but the drawings of the engine, and every macro that takes no argument."""
    site = {"title": text, "short_title": text, "description": text, "unit": text, "address": text}
    catalog = made.catalog(*_records(text), site=made.settings(**site))
    portal = Portal(Path(), catalog)
    portal.downloads, portal.page_counts = downloads(catalog, cache)
    with tempfile.TemporaryDirectory() as folder:
        outputs = TracedOutputs(portal.rules, SiteFolder(Path(folder)))
        publish(portal, FRAMES, outputs, (), SearchFiles({}, portal.rules))
    view = PageContext(catalog, "./", portal.downloads, portal.page_counts)
    for name in MACROS.keys() - {
        "listing",
        "latest",
        "drawing",
        "duties",
        "record",
        "link",
        "setting",
        "with_contact",
        "count",
        "results",
        "shelf_links",
    }:
        call_macro(name, view)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> FolderCache:
    return FolderCache(tmp_path_factory.mktemp("cache"))


def _is_made_or_told(text: str, cache: FolderCache) -> None:
    """Made, rejected by a model when it is read, or rejected for a letter that the check reports as well; nothing else."""
    try:
        _records(text)
    except ValidationError:
        return
    if list(find_unprintable(text, is_official=False)):
        with suppress(DataError):
            _make_all(text, cache)
    else:
        _make_all(text, cache)


@pytest.mark.parametrize("text", sweep(ODD, 4))
def test_odd_texts(text: str, cache: FolderCache) -> None:
    _is_made_or_told(text, cache)


@functools.cache
def letters_by_class() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for letter in map(chr, range(sys.maxunicode + 1)):
        found.setdefault(unicodedata.category(letter), []).append(letter)
    return found


def test_no_class_of_letters_is_left_out() -> None:
    """But surrogates, letters of private use and what is no letter yet."""
    assert sorted(letters_by_class().keys() - {"Cs", "Cn", "Co"}) == CLASSES


@pytest.mark.parametrize("category", sweep(CLASSES, 4))
def test_letters_of_every_class(category: str, cache: FolderCache) -> None:
    """Letters from the whole range of a class, behind a word and alone."""
    letters = letters_by_class()[category]
    count = 4 * EXAMPLES
    some = [letters[len(letters) * at // (2 * count)] for at in range(2 * count)]
    for start in range(0, count, 4):
        _is_made_or_told(f"Chữ {''.join(some[2 * start : 2 * start + 8 : 2])}", cache)
        _is_made_or_told("".join(some[2 * start + 1 : 2 * start + 8 : 2]), cache)


@settings(max_examples=8 * EXAMPLES, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("a1Ấ.,;:!?-–()[]{}<>|*_`#~\\/\"'“”&%$@+=^ \n½²①٣"), min_size=1, max_size=40))
@example(text="](a) ![](b)")
def test_signs_of_markup(text: str, cache: FolderCache) -> None:
    _is_made_or_told(text, cache)
