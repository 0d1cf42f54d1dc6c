"""The questions of ``tests/search``, asked of the search of the finished site in Node."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.programs import run_program
from tests.sweeps import SWEEP

pytestmark = SWEEP
ROOT = Path(__file__).resolve().parents[2]
LISTS = ("questions", "plain_speech", "by_person")
ELSEWHERE = "elsewhere"
"""The group of questions that a portal does not answer."""
FIRST, FIRST_THREE = 0.80, 0.95
"""Shares of the questions whose answer is the first result, or among the first three."""
BYTES = 60_000
"""Of the index, with brotli, for a first query; the scripts add a tenth."""


class Asked(NamedTuple):
    """What the search says to a query; ``isApart``: its words are never side by side."""

    query: str
    all: int
    isApart: bool  # noqa: N815 - as the script prints it
    mended: list[dict[str, str]]
    unknown: list[str]
    files: int
    bytes: int
    answers: int
    found: list[str]

    def place_of(self, wanted: list[str]) -> int:
        """Return the place of the first of the wanted pages, from 0; 99 where there is none. ``/`` is the home page."""
        pages = [address.partition("#")[0] or "/" for address in self.found]
        hits = [any(page == one if one == "/" else page.startswith(one) for one in wanted) for page in pages]
        return hits.index(True) if True in hits else 99


def _groups(name: str) -> dict[str, dict[str, list[str]]]:
    groups: dict[str, dict[str, list[str]]] = yaml.safe_load((ROOT / f"tests/search/{name}.yaml").read_text("utf-8"))
    return groups


def _wanted(name: str) -> dict[str, list[str]]:
    """Return the questions of a list with the wanted pages."""
    groups = _groups(name)
    return {query: wanted for group, some in groups.items() if group != ELSEWHERE for query, wanted in some.items()}


@pytest.fixture(scope="module")
def asked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asked]:
    """The answers of the search to all questions."""
    queries = tmp_path_factory.mktemp("asked") / "queries.json"
    all_queries = [query for name in LISTS for some in _groups(name).values() for query in some]
    queries.write_text(json.dumps(all_queries), "utf-8")
    printed = run_program("node", ROOT / "tests/tools/ask_search.js", built_site, queries)
    return {one["query"]: Asked(**one) for one in json.loads(printed)}


@pytest.mark.parametrize("name", LISTS)
def test_there_are_eighty_questions_or_more(name: str) -> None:
    assert len(_wanted(name)) >= 80


@pytest.mark.parametrize("name", LISTS)
def test_the_wanted_answer_is_among_the_first(asked: dict[str, Asked], name: str) -> None:
    places = {query: asked[query].place_of(wanted) for query, wanted in _wanted(name).items() if wanted}
    late = {query: asked[query].found[:3] for query, place in places.items() if place > 2}
    assert len(late) <= (1 - FIRST_THREE) * len(places), late
    second = [query for query, place in places.items() if place > 0]
    assert len(second) <= (1 - FIRST) * len(places), second


def test_the_calendar_of_the_action_month_is_found(asked: dict[str, Asked]) -> None:
    wanted = _groups("questions")["events"]
    for query in ("lịch tháng hành động", "đưa lịch vào điện thoại"):
        assert asked[query].place_of(wanted[query]) < 3, asked[query].found[:5]


def test_every_answer_of_the_vocabulary_is_in_the_index(built_site: Path) -> None:
    terms = yaml.safe_load((ROOT / "pcmt/national/danh-muc/tim-kiem.yaml").read_text("utf-8"))["terms"]
    held = json.loads((built_site / "search/index.json").read_text("utf-8"))["answers"]
    assert [one["title"] for one in terms if one.get("answer")] == [answer[3] for answer in held]


def test_what_is_asked_elsewhere_has_no_answer_here(asked: dict[str, Asked]) -> None:
    elsewhere = [query for name in LISTS for query in _groups(name).get(ELSEWHERE, ())]
    assert len(elsewhere) > 5 and [query for query in elsewhere if asked[query].answers] == []


def test_what_no_page_is_about_is_said(asked: dict[str, Asked]) -> None:
    for query, wanted in _wanted("questions").items():
        if not wanted:
            assert asked[query].isApart or not asked[query].all, query


def test_a_first_query_reads_little(asked: dict[str, Asked]) -> None:
    assert {query: one.bytes for query, one in asked.items() if one.bytes > BYTES} == {}


def test_no_list_is_before_a_page_that_is_no_list(asked: dict[str, Asked]) -> None:
    """Comparisons and measures are not in the index; a list of results by a filter is the last of a page of results."""
    for query, one in asked.items():
        assert not [
            page for page in one.found if page.startswith(("so-sanh/", "chi-tieu/thuoc-do/")) and "_" in page
        ], query
        assert not [page for page in one.found[:3] if page.startswith("tai-lieu/loai/")], query
