"""After an edit the pages of a family that show what was edited are drawn again, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from pcmt.model import Material, Record
from pcmt.publish.artifact import Artifact
from pcmt.publish.print_pages import personal_sheets
from pcmt.run.rebuilding.site_folder import FileStamp, SiteFolder
from pcmt.run.rebuilding.traced_outputs import Put, TracedOutputs
from pcmt.show.changes.print_code_page import code_pages
from pcmt.show.comparisons.page import compare_pages
from pcmt.show.events.listing import EventLists
from pcmt.show.kits.archive_texts import material_texts_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage, PageRule, drawn
from pcmt.show.site.long_lists import reference_pages
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records as made

Maker = Callable[[PageContext], Iterator[OwnPage | PageRule]]


@dataclass
class Builds:
    """Builds of the pages of one maker that follow each other."""

    folder: Path
    make: Maker
    book: TraceBook = field(default_factory=TraceBook)
    stamps: dict[str, FileStamp] = field(default_factory=dict)

    def build(self, *records: Record) -> set[str]:
        """Build; return what ran. Raises AssertionError where the pages are others than in a clean build."""
        site, rules = SiteFolder(self.folder, self.folder, self.stamps), Rules(self.book, made.catalog(*records))
        outputs, view = TracedOutputs(rules, site), PageContext(rules.view())

        def one(page: OwnPage | PageRule, put: Put) -> None:
            finished = drawn(page)
            put(Artifact(f"{finished.path}index.html", finished.html.encode()))

        def every(put: Put) -> None:
            for page in self.make(view):
                if isinstance(page, PageRule):
                    outputs.write(page.path, partial(one, page))
                else:
                    one(page, put)

        files = outputs.write("mọi trang", every).files
        clean = {one.path: one.html for one in map(drawn, self.make(PageContext(made.catalog(*records))))}
        assert {path.removesuffix("index.html") for path, _ in files} == clean.keys()
        assert all((self.folder / path / "index.html").read_text("utf-8") == html for path, html in clean.items())
        self.book, self.stamps = rules.book(), site.stamps
        return set(rules.ran) - {"mọi trang"}


@pytest.fixture
def builds(tmp_path: Path) -> Callable[[Maker], Builds]:
    return lambda make: Builds(tmp_path, make)


def test_a_plan_has_its_comparisons_drawn_again(builds: Callable[[Maker], Builds]) -> None:
    plans = [made.plan(one, title=f"Kế hoạch {one}") for one in "abcd"]
    comparisons = builds(compare_pages)
    assert {"so-sanh/a_voi_b/", "so-sanh/c_voi_d/", "cột so sánh a"} <= comparisons.build(*plans)
    assert comparisons.build(*plans) == set()
    ran = comparisons.build(made.plan("a", title="Kế hoạch khác"), *plans[1:])
    assert {one for one in ran if one.startswith("cột")} == {"cột so sánh a", "cột so sánh a rút gọn"}
    assert {"so-sanh/a_voi_b/"} <= ran and "so-sanh/c_voi_d/" not in ran


def test_a_material_has_its_codes_drawn_again(builds: Callable[[Maker], Builds]) -> None:
    first, second = made.material("a"), made.material("b")
    codes = builds(code_pages)
    every = codes.build(first, second)
    changed = codes.build(first, made.material("b", title="Tên khác"))
    assert changed and changed < every
    assert codes.build(first) == set()
    assert codes.build(first, made.material("b", title="Tên khác")) == changed


def test_a_list_of_references_is_drawn_again_by_its_own(builds: Callable[[Maker], Builds]) -> None:
    events = [made.event(f"e-{number:03d}", organizers=("so-a",)) for number in range(450)]
    lists = builds(reference_pages)
    every = lists.build(made.agency(), *events)
    assert len(every) > 2
    edited = made.event("e-449", organizers=("so-a",), title="Tên khác")
    changed = lists.build(made.agency(), *events[:-1], edited)
    assert changed and changed < every


def test_entries_of_events_are_drawn_again_by_groups(builds: Callable[[Maker], Builds]) -> None:
    events = [
        made.event(f"e-{number}", start=f"2026-06-{number:02d}", end=f"2026-06-{number + 1:02d}")
        for number in range(1, 20)
    ]
    lists = builds(EventLists.published)
    every = lists.build(*events)
    moved = made.event("e-7", start="2026-07-01")
    assert len(every) > len(lists.build(*events[:6], moved, *events[7:])) == 1
    gone = made.event("e-7", history=({"on": "2026-06-20", "kind": "withdrawn", "what": "Rút.", "why": "Sai"},))
    for others in (events[:6], [*events[:6], gone], events):
        assert len(lists.build(*others, *events[7:])) <= 1


def test_the_name_of_a_term_is_drawn_once_for_all_archives_and_on_no_sheet_with_a_name() -> None:
    poster = {"headline": "Chung tay", "points": ["Một", "Hai"], "call": "Gọi 111"}
    records = [made.material("a", type="ap-phich", poster=poster), made.material("b", audiences=("phu-huynh",))]
    kits = [made.kit(one, materials=("a", "b")) for one in ("bo-a", "bo-b")]
    book = TraceBook()
    for words in ("Học sinh", "Người học"):
        terms = made.vocabulary("doi-tuong", {"hoc-sinh": words, "phu-huynh": "Cha mẹ"})
        rules = Rules(book, made.catalog(*records, *kits, terms))
        view = PageContext(rules.view(), "https://phongchong.example.gov.vn/")
        list(personal_sheets(rules.view()))
        heads = [material_texts_of(view, one).head for _ in kits for one in view.catalog.every(Material)]
        assert len(heads) == 4 and [words in one for one in heads] == [True, False] * 2
        book = rules.book()
    assert set(rules.ran) == {"chữ của bộ, tài liệu a"}
