"""What was taken out of the four plans leads back to its words: the paragraph, the printed name, no word of operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from pcmt.model import Plan
from pcmt.relate.catalog import Catalog
from pcmt.text.official_text import Block, parse_official_text
from tests.data_files import whole_catalog
from tests.site.truth_matching import words
from tests.site.truth_reader import PLANS

OPERATIONS = (
    "nghiệp vụ", "trinh sát", "truy xét", "điều tra cơ bản", "thu thập tài liệu", "chứng cứ", "đường dây", "ổ nhóm",
    "phương thức, thủ đoạn", "bí mật", "nguồn tin", "mai phục", "theo dõi đối tượng", "tuần tra",
    "que thử", "xét nghiệm", "nghi sử dụng",
)  # fmt: skip
"""How the police work stays in the official text; a summary that travels in calendars, feeds and tables leaves it out."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return whole_catalog(date(2026, 11, 22))


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest, catalog: Catalog) -> Plan:
    found = catalog.find("ke-hoach", request.param)
    assert isinstance(found, Plan)
    return found


def _facts(plan: Plan) -> Iterator[Any]:
    yield from (*plan.basis, *plan.targets, *plan.deadlines, *plan.duties)


def _paragraphs(plan: Plan, fact: Any) -> list[Block]:
    """The paragraphs at and under the fact's place that hold its quote."""
    quote = " ".join(fact.quote.split())
    return [block for block in parse_official_text(plan.text).find_blocks(fact.at) if quote in block.plain]


def test_every_place_leads_to_the_one_paragraph_that_holds_the_quote(plan):
    for fact in _facts(plan):
        held = [block for block in _paragraphs(plan, fact) if block.place == fact.at]
        assert len(held) == 1, (fact.at, fact.quote)
        assert parse_official_text(plan.text).find_quote(fact.at, fact.quote) is held[0]


def test_the_printed_name_of_an_agency_stands_in_its_paragraph_or_in_the_heading_above(plan):
    text = parse_official_text(plan.text)
    for duty in plan.duties:
        printed = duty.agency_printed or duty.person
        if printed is None:
            assert duty.agency == plan.issuer
            continue
        above = [block.plain for block in text.blocks if block.place == duty.at and block.kind in ("section", "item")]
        near = " ".join([*above, *(block.plain for block in _paragraphs(plan, duty))]).casefold()
        assert " ".join(printed.split()).casefold() in near, (duty.at, printed)


def test_work_that_names_nobody_is_the_issuers_in_every_plan_and_a_note_says_so(catalog):
    """One rule for all plans; the four of the portal hold such work in three."""
    found = {
        plan.id: {duty.at for duty in plan.duties if not (duty.agency_printed or duty.person)} for plan in catalog.plans
    }
    assert sum(map(bool, found.values())) == 3
    for plan in catalog.plans:
        notes = " ".join(each.note for each in plan.notes if "ghi tên đơn vị" in each.note)
        for place in found[plan.id]:
            assert place in notes, (plan.id, place)


def test_no_number_in_a_summary_is_invented(plan):
    text = parse_official_text(plan.text)
    for fact in (*plan.targets, *plan.deadlines, *plan.duties):
        printed = " ".join(block.plain for block in text.find_blocks(fact.at))
        assert set(re.findall(r"\d+", fact.what)) <= set(re.findall(r"\d+", printed)), fact.what


def test_summaries_tell_no_police_operation(plan):
    for fact in (*plan.targets, *plan.deadlines, *plan.duties):
        told = [each for each in OPERATIONS if each in fact.what.casefold()]
        assert not told, (fact.what, told)


def test_a_summary_says_what_its_paragraph_says(plan):
    """Most words of a summary are in the section it comes from; the few others are the grammar around them."""
    text = parse_official_text(plan.text)
    for fact in (*plan.targets, *plan.deadlines, *plan.duties):
        printed = set(words(" ".join(block.plain for block in text.find_blocks(fact.at))))
        mine = words(fact.what)
        assert sum(word in printed for word in mine) / len(mine) >= 0.8, fact.what
