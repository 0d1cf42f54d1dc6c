"""Targets by facet: every one under its theme, place, years and measure; what says nothing of one still has its list."""

from __future__ import annotations

from datetime import date

from pcmt.model import Record
from pcmt.relate.facets.targets import MEASURE, NO_THEME, NO_YEAR, THEME, YEAR
from tests.records import DATUM, agency, document, plan
from tests.target_records import PER_CENT, indexed, local, national, only

WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)


def _ids(dimension: str, value: str, *records: Record) -> list[str]:
    index = indexed(*records)
    return [one.record.id for one in index.items(index.facet(dimension, value))]


def test_from_the_country_down() -> None:
    records = (local("b", "tinh-b"), local("xa", "xa-2"), local("a", "tinh-a"), national())
    assert [one.record.id for one in indexed(*records).all] == ["ket-luan", "a", "xa", "b"]


def test_years_are_those_of_the_due_time_or_the_term_or_the_issue() -> None:
    records = (
        local("ky", years="2026-2028"),
        local("han", years="2026-2030", due="2027"),
        plan("ngay", issued="2024-03", targets=(DATUM | PER_CENT,)),
        plan("khong", targets=(DATUM | PER_CENT,)),
    )
    index = indexed(*records)
    assert [one.id for one in index.facets(YEAR)] == ["2028", "2027", "2026", "2024", NO_YEAR]
    assert _ids(YEAR, "2027", *records) == ["ky", "han"]
    assert _ids(YEAR, NO_YEAR, *records) == ["khong"]
    assert index.title(index.facet(YEAR, NO_YEAR)) == "Không rõ năm"


def test_a_place_holds_what_lies_in_it_and_what_went_into_it() -> None:
    records = (local("xa", "xa-1"), local("cu", "tinh-cu"), local("b", "tinh-b"))
    assert _ids("dia-phuong", "tinh-a", *records) == ["xa", "cu"]
    assert len(_ids("dia-phuong", "ca-nuoc", *records)) == 3


def test_themes_and_measures() -> None:
    records = (local("co", theme="dia-ban"), local("khong", measure=None))
    assert _ids(THEME, "dia-ban", *records) == ["co"]
    assert _ids(THEME, NO_THEME, *records) == ["khong"]
    assert _ids(MEASURE, "ty-le-xa", *records) == ["co"]
    index = indexed(*records)
    assert [index.title(one) for one in index.facets(THEME)] == ["Địa bàn", "Chưa xếp chủ đề"]
    assert index.count(index.facet(THEME, "dia-ban")) == 1


def test_a_document_speaks_for_the_place_of_its_issuer_or_the_country() -> None:
    target = PER_CENT | {"what": "mức", "source": "Nguồn"}
    ended = document("het", issuer="so-a", in_force_until="2026-07-01", targets=(target,))
    term = document("ky", issuer="so-b", term_end="2025", targets=(target,))
    index = indexed(national(), ended, term, agency("so-b"))
    places = {one.record.id: (one.place, str(one.last)) for one in index.all}
    assert places == {"ket-luan": ("ca-nuoc", "None"), "het": ("tinh-a", "2026-06-30"), "ky": ("", "2025-12-31")}


def test_what_was_taken_back_is_listed_nowhere() -> None:
    assert indexed(plan(targets=(DATUM | PER_CENT,), history=WITHDRAWN)).all == []


def test_a_document_that_ends_on_an_imprecise_day_binds_to_the_last_one_it_can_mean() -> None:
    target = PER_CENT | {"what": "mức", "source": "Nguồn"}
    ends = [("2027", date(2027, 12, 30)), ("2027-07", date(2027, 7, 30)), ("2027-07-01", date(2027, 6, 30))]
    for until, last in ends:
        ended = document("nghi-quyet", issuer="so-a", issued="2025", in_force_until=until, targets=(target,))
        assert only(indexed(ended), "nghi-quyet").last == last
