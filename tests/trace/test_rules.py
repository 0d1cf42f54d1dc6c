"""A rule runs again when, and only when, something that it read or asked has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from pcmt.model import Event, Record
from pcmt.read.kept_values import packed
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.events import EventIndex
from pcmt.trace.rule_runner import PlainRules
from pcmt.trace.rules import GIVEN, GONE, NEW, VAGUE, Reason, Rules
from pcmt.trace.traces import MadeValue, Trace, TraceBook
from tests import records as made


@dataclass
class Builds:
    """Builds that follow each other, each with one rule."""

    book: TraceBook = field(default_factory=TraceBook)

    def build(self, rule: Callable[[Any], Any], *records: Record, **options: Any) -> tuple[Any, Any]:
        """Run the rule in a build of these records; return what it gives and why it ran, None where it did not."""
        days = {name: options.pop(name) for name in ("today",) if name in options}
        files = options.pop("files", {})
        rules = Rules(self.book, made.catalog(*records, **days))
        rules.add_root("files", files)
        value = rules.recall("thử", lambda: rule(rules), **options)
        self.book = rules.book()
        return value, rules.ran.get("thử")


def title_of_a(rules: Rules) -> str:
    return str(rules.view().find("su-kien", "a").title)


def first_title(rules: Rules) -> str:
    return str(rules.view().every(Event)[0].title)


def test_only_a_field_that_was_read_counts() -> None:
    builds = Builds()
    assert builds.build(title_of_a, made.event("a", title="Một"))[1].words == NEW
    assert builds.build(title_of_a, made.event("a", title="Một", description="Khác.")) == ("Một", None)
    value, reason = builds.build(title_of_a, made.event("a", title="Hai", description="Khác."))
    assert (value, reason.causes) == ("Hai", (("su-kien", "a", "title"),))


@pytest.mark.parametrize("whole", [hash, lambda one: one == one.model_copy(), lambda one: one.model_dump()])
def test_a_record_taken_as_a_whole_counts_with_every_field(whole: Callable[[Any], Any]) -> None:
    builds = Builds()

    def rule(rules: Rules) -> str:
        return type(whole(rules.view().find("su-kien", "a"))).__name__

    builds.build(rule, made.event("a"))
    assert builds.build(rule, made.event("a", venue="Nhà văn hóa"))[1] is not None


def test_an_answer_counts_by_what_it_is() -> None:
    builds = Builds()
    builds.build(first_title, made.event("a", title="An"), made.event("b", title="Bình"))
    assert builds.build(first_title, made.event("a", title="An"), made.event("b", title="Chi"))[1] is None
    value, reason = builds.build(first_title, made.event("a", title="Dung"), made.event("b", title="Chi"))
    assert value == "Chi" and reason is not None
    assert builds.build(first_title, made.event("b", title="Chi"))[0] == "Chi"


def test_records_that_come_and_go_count() -> None:
    builds = Builds()

    def rule(rules: Rules) -> list[str]:
        return sorted(rules.view().records["su-kien"])

    builds.build(rule, made.event("a"))
    assert builds.build(rule, made.event("a"), made.event("b"))[0] == ["a", "b"]
    assert builds.build(rule, made.event("b"))[0] == ["b"]


def test_what_is_not_there_is_an_answer_too() -> None:
    builds = Builds()

    def rule(rules: Rules) -> bool:
        try:
            rules.view().find("su-kien", "b")
        except KeyError:
            return False
        return "x" in rules.view("files")

    assert builds.build(rule, made.event("a"))[0] is False
    assert builds.build(rule, made.event("a"), made.event("b"), files={"x": b""})[0] is True
    assert builds.build(rule, made.event("a"), made.event("b"), files={})[0] is False


def test_indexes_are_asked_and_not_taken_apart() -> None:
    builds = Builds()

    def rule(rules: Rules) -> int:
        index = rules.view().index(EventIndex)
        return sum(index.count(facet) for facet in index.facets("thang"))

    records = made.event("a", start="2026-06-12"), made.event("b", start="2026-06-13")
    assert builds.build(rule, *records)[0] == 2
    assert builds.build(rule, made.event("a", start="2026-06-14"), records[1])[1] is None
    assert builds.build(rule, records[0])[0] == 1
    assert not any(kind == "su-kien" for kind, _, _ in builds.book.fields_of("thử"))


def test_the_day_counts_only_for_those_that_ask_it() -> None:
    builds = Builds()
    builds.build(lambda rules: rules.view().today, made.event("a"))
    day = made.TODAY.replace(day=1)
    assert builds.build(lambda rules: rules.view().today, made.event("a"), today=day)[0] == day
    builds = Builds()
    builds.build(title_of_a, made.event("a"))
    assert builds.build(title_of_a, made.event("a"), today=day)[1] is None


def test_what_is_given_and_what_is_left_count() -> None:
    builds = Builds()
    builds.build(title_of_a, made.event("a"), given="1")
    assert builds.build(title_of_a, made.event("a"), given="2")[1].words == GIVEN


def test_a_rule_is_known_to_have_asked_beside_the_catalog_before() -> None:
    for rule, asks in ((title_of_a, False), (lambda rules: "x" in rules.view("files"), True)):
        builds = Builds()
        builds.build(rule, made.event("a"))
        known = Rules(builds.book, made.catalog(made.event("a", title="Khác")))
        assert (known.asked_beside("thử"), known.asked_beside("không có")) == (asks, False)


def test_files_of_a_rule_are_known_without_its_value() -> None:
    """The value is read when it is asked for."""
    read: list[str] = []
    kept = MadeValue(read=lambda place: read.append(place) or packed("Một"), place="chỗ")  # type: ignore[func-returns-value]
    book = TraceBook({"thử": Trace(b"", b"", False, "", kept, (), (("a.html", "1"),))})

    def found(is_there: bool) -> tuple[Any, str, Reason | None]:
        rules = Rules(book, made.catalog())
        names, value = rules.have_files("thử", lambda: ((("b.html", "2"),), "Hai"), "", lambda files: is_there)
        assert read == []
        return names, value.value, rules.ran.get("thử")

    assert found(is_there=False) == ((("b.html", "2"),), "Hai", Reason(words=GONE))
    assert found(is_there=True) == ((("a.html", "1"),), "Một", None) and read == ["chỗ"]


def test_inner_rules_are_recalled_and_their_reads_count_outside() -> None:
    ran = []

    def part(rules: Rules, name: str) -> str:
        def make() -> str:
            ran.append(name)
            return str(rules.view().find("su-kien", name).title)

        return str(rules.view().recall(f"phần {name}", make))

    builds = Builds()
    rule = lambda rules: part(rules, "a") + part(rules, "b")  # noqa: E731
    builds.build(rule, made.event("a", title="Một"), made.event("b", title="Hai"))
    builds.build(rule, made.event("a", title="Một"), made.event("b", title="Hai"))
    assert builds.build(rule, made.event("a", title="Một"), made.event("b", title="Ba"))[0] == "MộtBa"
    assert ran == ["a", "b", "b"]


def test_arguments_that_cannot_be_noted_are_answered_openly() -> None:
    builds = Builds()

    def rule(rules: Rules) -> str:
        chosen = rules.view().index(EventIndex).values_of(rules.view().find("su-kien", "a"))
        return str(chosen)

    builds.build(rule, made.event("a", start="2026-06-12"))
    assert "2026-07" in builds.build(rule, made.event("a", start="2026-07-12"))[0]


def test_a_function_of_which_nothing_is_known_runs_in_every_build() -> None:
    builds = Builds()

    def rule(rules: Rules) -> list[Any]:
        return [rules.view("files")["f"](lambda: 1)]

    builds.build(rule, files={"f": lambda make: make()})
    assert builds.build(rule, files={"f": lambda make: make()})[1].words == VAGUE or builds.book.traces["thử"].is_vague


def test_plain_rules_run_always_and_give_the_real_catalog() -> None:
    catalog = made.catalog(made.event("a"))
    rules = PlainRules(catalog)
    assert isinstance(rules.view(), Catalog)
    made_now = iter((1, 2))
    assert [rules.recall("thử", lambda: next(made_now)) for _ in range(2)] == [1, 2]


def test_reading_outside_of_rules_leaves_no_watch_behind() -> None:
    builds = Builds()
    with pytest.raises(ZeroDivisionError):
        builds.build(lambda rules: 1 / 0, made.event("a"))
    assert "__getattribute__" not in vars(Record)


@pytest.mark.parametrize("runner", [PlainRules, lambda catalog: Rules(TraceBook(), catalog)])
def test_what_is_asked_for_again_is_made_once(runner: Callable[[Catalog], Any]) -> None:
    catalog = made.catalog(made.event("a"))
    view, numbers = runner(catalog).view(), iter(range(9))
    assert [view.recall("thử", lambda: next(numbers), is_once=True) for _ in range(2)] == [0, 0]
    assert [view.recall("khác", lambda: next(numbers)) for _ in range(2)] == [1, 2]


def test_a_rule_that_is_made_once_is_still_read_by_all_who_ask() -> None:
    builds = Builds()

    def rule(rules: Rules) -> list[str]:
        def title() -> str:
            return title_of_a(rules)

        first = rules.recall("trong", title, is_once=True)
        return [first, rules.recall("ngoài", lambda: str(rules.recall("trong", title, is_once=True)))]

    assert builds.build(rule, made.event("a", title="Một"))[0] == ["Một", "Một"]
    assert ("su-kien", "a", "title") in builds.book.fields_of("ngoài")
    assert builds.build(rule, made.event("a", title="Hai"))[0] == ["Hai", "Hai"]


def test_fields_are_read_without_notes_once_a_build_is_over() -> None:
    builds = Builds()
    for title in ("Một", "Hai"):
        assert builds.build(title_of_a, made.event("a", title=title))[0] == title
        assert "__getattribute__" not in vars(Event)
