"""The files of the search index: what a term holds, how long lists are cut, and that bytes depend on the pages alone."""

from __future__ import annotations

import json
import weakref
from typing import Any

from pcmt.publish.search.meaning import NO_MEANING, Answer, Meaning
from pcmt.publish.search.postings import LONGEST
from pcmt.publish.search.shards import SearchIndex
from pcmt.publish.search.weighing import SearchEntry, SearchPage, hash_of
from pcmt.show.parts.kind_view import SearchGroup
from tests.search_files import Posting, unpacked


def _page(location: str, title: str, text: str = "", *sections: tuple[str, str, str]) -> list[SearchEntry]:
    own = SearchEntry(location, title, "", text)
    return [own, *(SearchEntry(f"{location}#{anchor}", title, *words) for anchor, *words in sections)]


def _files(*pages: list[SearchEntry] | SearchPage, meaning: Meaning = NO_MEANING) -> dict[str, Any]:
    index = SearchIndex({"ke-hoach": "Kế hoạch"})
    for page in pages:
        index.add(page if isinstance(page, SearchPage) else SearchPage(page, SearchGroup.HELP))
    return {path.removeprefix("search/"): json.loads(content) for path, content in index.files(meaning)}


def _held(files: dict[str, Any], term: str) -> list[Posting]:
    held = files[f"terms/{hash_of(term) % files['index.json']['shards']}.json"].get(term, "")
    return list(unpacked(held if isinstance(held, str) else held[0]))


def test_a_title_weighs_more_than_a_heading_and_that_more_than_a_text() -> None:
    files = _files(
        _page("a/", "Địa bàn"),
        _page("b/", "Khác", "", ("x", "Địa bàn", "")),
        _page("c/", "Khác", "Ở địa bàn " + "này " * 100),
    )
    postings = _held(files, "địa bàn")
    assert [page for page, *_ in postings] == [0, 1, 3]
    weights = [weight for *_, weight in postings]
    assert weights == sorted(weights, reverse=True) and len(set(weights)) == 3


def test_a_term_leads_to_the_first_section_that_has_it() -> None:
    files = _files(_page("a/", "Tên", "một", ("x", "Hai", "ba"), ("y", "Bốn", "ba")))
    assert [_held(files, word)[0][1] for word in ("tên", "một", "hai", "ba", "bốn")] == [0, 0, 1, 1, 2]


def test_the_title_of_the_kind_belongs_to_the_page() -> None:
    files = _files(_page("ke-hoach/a/", "Tên"), _page("b/", "Tên"))
    assert [page for page, *_ in _held(files, "kế hoạch")] == [0]


def test_all_accented_forms_of_a_term_lie_in_one_file() -> None:
    assert len({hash_of(term) % 4096 for term in ("ma túy", "ma tuy", "mã tùy", "MA TUY".lower())}) == 1


def test_a_long_list_keeps_its_best_pages_and_the_others_lie_apart() -> None:
    pages = [_page(f"{number}/", "Tên" if number % 2 else "Khác", "tên " + "x " * 400) for number in range(2 * LONGEST)]
    files = _files(*pages)
    shard = hash_of("tên") % files["index.json"]["shards"]
    packed, total = files[f"terms/{shard}.json"]["tên"]
    best, others = list(unpacked(packed)), list(unpacked(files[f"tails/{shard}.json"]["tên"]))
    assert total == 2 * LONGEST and len(best) == len(others) == LONGEST
    assert {page % 2 for page, *_ in best} == {1} and {page % 2 for page, *_ in others} == {0}
    assert shard in files["index.json"]["tails"]


def test_entries_are_shown_with_the_beginning_of_their_text() -> None:
    pages = [_page(f"{number}/", f"Tên {number}", "chữ " * 100) for number in range(9)]
    files = _files(*pages)
    assert [len(files[f"pages/{number}.json"]) for number in (0, 1)] == [8, 1]
    location, title, heading, text = files["pages/1.json"][0]
    assert (location, title, heading) == ("8/", "Tên 8", "") and text.endswith("chữ…") and len(text) <= 160


def test_words_are_listed_without_accents_and_the_most_frequent_first() -> None:
    files = _files(_page("a/", "Đường dây", "đường 12"), _page("b/", "Đương"))
    assert files["words.json"] == "duong day"


def test_bytes_depend_on_the_pages_alone_and_every_shard_exists() -> None:
    pages = [
        _page(f"{number}/", f"Tên {number}", " ".join(f"w{number}x{at}" for at in range(300))) for number in range(20)
    ]
    files = _files(*pages)
    assert files == _files(*pages)
    shards = files["index.json"]["shards"]
    assert shards > 8 and {f"terms/{number}.json" for number in range(shards)} <= set(files)


def test_an_index_without_pages_can_be_read() -> None:
    assert _files()["index.json"]["pages"] == 0
    assert _held(_files(), "tên") == []


def test_pairs_without_digits_are_listed_where_several_pages_have_them() -> None:
    files = _files(*(_page(f"{number}/", "Ma túy 12 số") for number in range(3)), _page("x/", "Một mình"))
    assert files["pairs.json"] == "ma tuy"


def test_groups_are_ranges_of_entries() -> None:
    pages = [SearchPage(_page(f"{number}/", "Tên"), group) for number, group in enumerate(GROUPS)]
    facts = _files(*pages)["index.json"]
    assert facts["groups"] == [[0, 0], [2, 5], [3, 0]]
    assert facts["titles"][5] == SearchGroup.LISTS.value


GROUPS = (SearchGroup.HELP, SearchGroup.HELP, SearchGroup.LISTS, SearchGroup.HELP)


def test_a_page_without_a_share_is_left_out_and_a_smaller_one_weighs_less() -> None:
    entries = _page("a/", "Tên")
    files = _files(*(SearchPage(entries, SearchGroup.HELP, share=share) for share in (0, 0.5, 1.0)))
    half, whole = (weight for *_, weight in _held(files, "tên"))
    assert files["index.json"]["pages"] == 2 and half < whole


def test_a_title_and_names_are_held_as_a_whole_without_what_every_title_has() -> None:
    files = _files(
        SearchPage(_page("a/", "Công an thành phố Hải Phòng (C04)"), SearchGroup.BODIES, ("Tỉnh Đông",)),
        _page("b/", "Tháng hành động phòng, chống ma túy năm 2026: Chung tay"),
    )
    assert [page for page, *_ in _held(files, "=công an hải phòng")] == [0]
    assert [page for page, *_ in _held(files, "=c 4")] == [0]
    assert [page for page, *_ in _held(files, "=đông")] == [0]
    assert [page for page, *_ in _held(files, "=tháng hành động 2026")] == [1]
    assert "=" not in files["words.json"]


def test_answers_name_the_entry_that_they_lead_to_and_words_of_one_meaning_those_that_pages_hold() -> None:
    words = ("Tên", "Lời", "", "")
    answers = [Answer(("một",), "a/#x", words), Answer(("hai",), "b/", words)]
    meaning = Meaning([["áp phích", "poster"]], answers, [("111", "Tổng đài")])
    pages = _page("0/", "Áp phích"), _page("a/", "Tên", "", ("x", "Mục", "chữ"))
    facts = _files(*pages, meaning=meaning)["index.json"]
    assert facts["answers"] == [[["một"], 1, 1, *words]]
    assert facts["same"] == [[["áp phích"], ["poster"]]]
    index = SearchIndex({})
    index.add(SearchPage(pages[1], SearchGroup.HELP))
    assert index.find_missing(meaning) == ["b/"]


def test_a_page_is_not_held_once_it_is_in_the_index() -> None:
    index = SearchIndex({})
    page = index.weigh(SearchPage(_page("a/", "Tên", "một hai ba"), SearchGroup.HELP))
    assert page is not None
    held = weakref.ref(page.postings)
    index.put(page)
    del page
    assert held() is None
