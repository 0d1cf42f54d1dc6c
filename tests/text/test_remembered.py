"""Results of pure functions are kept between programs by what was asked, and never told of another question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pcmt.text import remembered as module
from pcmt.text.remembered import KeptResults, know_results, remembered, results_of_one_run

asked: list[str] = []


def found_in(text: str, known: frozenset[str] = frozenset(), *, is_headline: bool = False) -> Iterator[str]:
    asked.append(text)
    yield from (f"{word} {is_headline}" for word in text.split() if word not in known and word.isupper())


@pytest.fixture(autouse=True)
def another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    asked.clear()
    monkeypatch.setattr(module, "_known", {})
    monkeypatch.setattr(module, "_used", {})


def kept_of_a_program() -> KeptResults:
    find = remembered(found_in)
    for text in ("không có gì", "CÓ một", "CÓ một", ""):
        list(find(text))
    return module.kept_results()


def test_the_next_program_does_not_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_of_a_program()
    assert asked == ["không có gì", "CÓ một", ""]
    monkeypatch.setattr(module, "_used", {})
    know_results(kept)
    find = remembered(found_in)
    assert [list(find(text)) for text in ("không có gì", "CÓ một", "")] == [[], ["CÓ False"], []]
    assert len(asked) == 3
    assert module.kept_results() == kept


def test_another_question_is_asked() -> None:
    know_results(kept_of_a_program())
    find = remembered(found_in)
    asked.clear()
    assert list(find("CÓ một", is_headline=True)) == ["CÓ True"]
    assert list(find("CÓ một", frozenset({"CÓ"}))) == []
    assert list(find("CÓ hai")) == ["CÓ False"]
    assert len(asked) == 3


def test_what_is_asked_no_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_of_a_program()
    monkeypatch.setattr(module, "_used", {})
    know_results(kept)
    list(remembered(found_in)("CÓ một"))
    after = module.kept_results()
    assert (len(after.empty), len(after.found)) == (0, 1)


def test_two_functions_never_share_a_result() -> None:
    def other(text: str) -> Iterator[str]:
        yield f"khác {text}"

    know_results(kept_of_a_program())
    assert list(remembered(other)("CÓ một")) == ["khác CÓ một"]


def test_nothing_is_left_once_results_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, empty in (("_known", {}), ("_used", {}), ("_of_objects", [])):
        monkeypatch.setattr(module, name, empty)
    looked: list[frozenset[str]] = []

    def found_of(words: frozenset[str]) -> Iterator[str]:
        looked.append(words)
        yield from words

    of_object, words = module.remembered_of(found_of), frozenset({"một"})
    list(remembered(found_in)("không có gì"))
    assert [list(of_object(words)) for _ in range(2)] == [["một"], ["một"]] and len(looked) == 1
    module.forget_results()
    assert module.kept_results() == KeptResults() and list(of_object(words)) == ["một"] and len(looked) == 2


def test_results_of_one_run_are_kept_to_its_end_and_for_no_other_program() -> None:
    find = remembered(found_in)
    with results_of_one_run():
        found = [list(find("CÓ một")) for _ in range(2)]
        assert found == [["CÓ False"]] * 2 and asked == ["CÓ một"]
        assert list(find("CÓ một", is_headline=True)) == ["CÓ True"]
        assert list(find("CÓ một", frozenset({"CÓ"}))) == []
        assert len(asked) == 3
    assert module.kept_results() == KeptResults()
    assert list(find("CÓ một")) == ["CÓ False"] and len(asked) == 4
