"""An index whose pages change is, file by file, the one that is made of these pages anew."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.publish.search import frequent, postings
from pcmt.publish.search.changed_index import ChangedIndex, NotKeptError
from pcmt.publish.search.counts import IndexCounts
from pcmt.publish.search.meaning import Answer, Meaning
from pcmt.publish.search.shards import SearchIndex
from pcmt.publish.search.weighing import SearchEntry, SearchPage, WeighedPage
from pcmt.show.parts.kind_view import SearchGroup

Files = dict[str, bytes]
WORDS = "ma mà túy tuý tuy phòng phong chống 111 thôn xã gọi".split()
MEANING = Meaning([["ma túy", "phòng", "không có"]], [Answer(("hỏi",), "0/#x", ("Tên", "", "", ""))], [])
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
PAGES = st.tuples(TEXTS.filter(bool), TEXTS, TEXTS, st.sampled_from([0.5, 1.0]))


def page(number: int, words: tuple[str, str, str, float]) -> WeighedPage:
    title, text, section, share = words
    call = "111" if "gọi" in title else ""
    entries = [SearchEntry(f"{number}/", title, "", text, call)]
    if number % 3 == 0:
        entries.append(SearchEntry(f"{number}/#x", title, "gọi 111", section))
    found = SearchIndex({}).weigh(SearchPage(entries, SearchGroup.HELP, (section,) if section else (), share))
    assert found is not None
    return found


def made(pages: list[WeighedPage], meaning: Meaning = MEANING) -> tuple[IndexCounts, Files, list[int]]:
    """Return counts and files of an index, and the first entry of each page."""
    index, firsts = SearchIndex({}), []
    for one in pages:
        firsts.append(index.size)
        index.put(one)
    counts = index.count(meaning)
    return counts, {part.name: part.artifact.content for part in index.parts(meaning, counts)}, firsts


def changed(
    counts: IndexCounts, files: Files, firsts: list[int], pages: list[WeighedPage], new: dict[int, WeighedPage]
) -> tuple[IndexCounts, Files]:
    """Return the index after some pages are replaced."""
    change = ChangedIndex(counts, MEANING, lambda name: json.loads(files[name]))
    for number, one in new.items():
        change.replace(firsts[number], [pages[number]], [one])
    kept, others = change.parts()
    now = {name: files[name] for name in kept} | {part.name: part.artifact.content for part in others}
    assert len(now) == len(kept) + len(others)
    return change.counts, now


@given(st.data(), st.lists(PAGES, min_size=2, max_size=9))
def test_an_index_with_pages_replaced_is_that_of_these_pages(data: st.DataObject, words: list[Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "LONGEST", data.draw(st.sampled_from([1, 2, 200])))
        patch.setattr(frequent, "PAIRS_LISTED", data.draw(st.sampled_from([1, 3, 1200])))
        pages = [page(number, one) for number, one in enumerate(words)]
        counts, files, firsts = made(pages)
        for _ in range(2):
            numbers = data.draw(st.sets(st.integers(0, len(pages) - 1), max_size=3))
            new = {number: page(number, data.draw(PAGES)) for number in numbers}
            before, pages = pages, [new.get(number, one) for number, one in enumerate(pages)]
            expected, whole, _ = made(pages)
            said = ""
            try:
                counts, files = changed(counts, files, firsts, before, new)
            except NotKeptError as error:
                said = str(error)
            assert said in ("", "shards", "pairs") and (said == "shards") <= (expected.shards != counts.shards)
            counts, files = (expected, whole) if said else (counts, files)
            assert files == whole
            assert counts._replace(pairs=expected.pairs) == expected
            assert counts.pairs.text == expected.pairs.text


def many(random: Random) -> tuple[str, str, str, float]:
    words = [f"từ{random.randrange(300)}" for _ in range(40)]
    return "Tên " + words[0], " ".join(words[:30]), " ".join(words[30:]), 1.0


def test_a_page_of_many_touches_some_of_the_files() -> None:
    random = Random(1)
    pages = [page(number, many(random)) for number in range(300)]
    counts, files, firsts = made(pages)
    words = many(random)
    new = page(100, words)
    now, found = changed(counts, files, firsts, pages, {100: new})
    pages[100] = new
    expected, whole, _ = made(pages)
    assert found == whole and now == expected._replace(pairs=now.pairs) and "tails" in str(list(whole))
    unlike = [name for name in whole if files.get(name) != whole[name]]
    assert 3 < len(unlike) < len(whole) / 2


def test_what_cannot_be_changed_is_said() -> None:
    pages = [page(number, ("ma túy", "phòng", "thôn", 1.0)) for number in range(4)]
    counts, files, firsts = made(pages)
    with pytest.raises(NotKeptError, match="meaning"):
        ChangedIndex(counts, Meaning([], [], []), lambda name: json.loads(files[name]))
    with pytest.raises(NotKeptError, match="addresses"):
        changed(counts, files, firsts, pages, {1: page(2, ("ma túy", "", "", 1.0))})
    with pytest.raises(NotKeptError, match="addresses"):
        changed(counts, files, firsts, pages, {1: pages[1]._replace(group=1, terms="")})
    other = [*pages[:2], page(2, ("gọi", "gọi", "gọi", 1.0)), pages[3]]
    with pytest.raises(NotKeptError, match=r"postings|pages/"):
        changed(counts, files, firsts, other, {2: pages[2]})
