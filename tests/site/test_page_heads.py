"""Every built page: a title and a description of its own, unique ids, landmarks that can be distinguished."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.site.head_reader import HeadReading, read_head

SHORTEST, LONGEST = 50, 300


@pytest.fixture(scope="module")
def heads(built_site: Path) -> dict[str, HeadReading]:
    return _heads(built_site)


def _heads(site: Path) -> dict[str, HeadReading]:
    found = {str(path.relative_to(site)): read_head(path) for path in sorted(site.rglob("*.html"))}
    assert len(found) > 400
    return found


def _found(heads: dict[str, HeadReading]) -> dict[str, HeadReading]:
    """Pages that people come to: no redirects."""
    return {path: head for path, head in heads.items() if not head.is_redirect}


def _twice(words: dict[str, str]) -> dict[str, list[str]]:
    totals = Counter(words.values())
    return {text: [path for path, one in words.items() if one == text] for text, count in totals.items() if count > 1}


def test_every_page_has_a_title_of_its_own(heads: dict[str, HeadReading]) -> None:
    titles = {path: head.title for path, head in _found(heads).items()}
    assert all(titles.values())
    assert _twice(titles) == {}


def test_every_page_has_a_description_of_its_own(heads: dict[str, HeadReading]) -> None:
    words = {path: head.metas.get("description", "") for path, head in _found(heads).items()}
    assert _twice(words) == {}
    assert {path: text for path, text in words.items() if not SHORTEST <= len(text) <= LONGEST} == {}
    assert [path for path, text in words.items() if text != unicodedata.normalize("NFC", " ".join(text.split()))] == []
    assert [path for path, text in words.items() if not text.endswith((".", "!", "?", "…", "”"))] == []


def test_what_is_shared_agrees_with_the_page(heads: dict[str, HeadReading]) -> None:
    shared = {path: head for path, head in _found(heads).items() if "og:title" in head.metas}
    assert len(shared) > 400
    for path, head in shared.items():
        title = head.metas["og:title"]
        assert head.title == title or head.title.startswith(f"{title} - "), path
        assert head.metas["og:description"] == head.metas["description"], path
        assert head.metas.get("DC.description", head.metas["description"]) == head.metas["description"], path


def test_no_id_stands_twice(heads: dict[str, HeadReading]) -> None:
    twice = {path: [one for one, count in Counter(head.ids).items() if count > 1] for path, head in heads.items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_landmarks_of_a_sort_have_different_names(heads: dict[str, HeadReading]) -> None:
    twice = {path: [one for one, count in Counter(head.landmarks).items() if count > 1] for path, head in heads.items()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_form_stands_in_a_landmark(heads: dict[str, HeadReading]) -> None:
    assert [path for path, head in heads.items() if head.stray_forms] == []


def test_no_time_is_empty(heads: dict[str, HeadReading]) -> None:
    assert sum(len(head.times) for head in heads.values()) > 100
    assert [path for path, head in heads.items() if not all(one.strip() for one in head.times)] == []


def test_records_that_say_the_same_get_pages_that_differ(changed_site: Path) -> None:
    """Two events and two documents of one title and one description, a term and a heading named like a part of the frame."""
    assert (changed_site / "van-ban/luat-105-2016-qh13/index.html").is_file()
    heads = _found(_heads(changed_site))
    assert _twice({path: head.title for path, head in heads.items()}) == {}
    assert _twice({path: head.metas["description"] for path, head in heads.items()}) == {}
    assert [path for path, head in heads.items() if max(Counter(head.ids).values()) > 1] == []
