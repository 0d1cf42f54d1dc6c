"""The files of the search index: what a term holds, how long lists are cut, and that bytes depend on the pages alone."""

from __future__ import annotations

import json
from typing import Any

from pcmt.publish.search.shards import LONGEST, SearchEntry, SearchIndex, shard_of, unpacked


def _page(location: str, title: str, text: str = "", *sections: tuple[str, str, str]) -> list[SearchEntry]:
    own = SearchEntry(location, title, "", text)
    return [own, *(SearchEntry(f"{location}#{anchor}", title, *words) for anchor, *words in sections)]


def _files(*pages: list[SearchEntry]) -> dict[str, Any]:
    index = SearchIndex({"ke-hoach": "Kế hoạch"})
    for page in pages:
        index.add(page)
    return {path.removeprefix("search/"): json.loads(content) for path, content in index.files()}


def _held(files: dict[str, Any], term: str) -> list[tuple[int, int, int]]:
    held = files[f"terms/{shard_of(term, files['index.json']['shards'])}.json"].get(term, "")
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
    assert len({shard_of(term, 4096) for term in ("ma túy", "ma tuy", "mã tùy", "MA TUY".lower())}) == 1


def test_a_long_list_keeps_its_best_pages_and_the_others_lie_apart() -> None:
    pages = [_page(f"{number}/", "Tên" if number % 2 else "Khác", "tên " + "x " * 400) for number in range(2 * LONGEST)]
    files = _files(*pages)
    shard = shard_of("tên", files["index.json"]["shards"])
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
