"""Data tables: every cell is escaped, every row leads to its words, long tables are folded."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markupsafe import Markup

from pcmt.model import Agency, Record
from pcmt.show.parts.tables import SHOWN, Table, anchor_of, render_table
from pcmt.show.site.article import build_article, tables_of
from pcmt.show.tasks.agency_section import render_task_section
from tests.records import DATUM, agency, document, event, plan, view

EVIL = "<b>&\"'"
SAFE = "&lt;b&gt;&amp;"


def _evil_records() -> list[Record]:
    """Records of which every text that a table may print holds markup."""
    text = f"I. A\n1. Trên 90% {EVIL}\nnơi"
    datum = {"what": EVIL, "quote": EVIL, "at": "I.1"}
    party = {"from": EVIL, "to": EVIL}
    return [
        agency("so-a", title=EVIL),
        document(title=EVIL, number=EVIL, replaced_by=("luat-b",)),
        document("luat-b", title=EVIL),
        plan(
            title=EVIL,
            text=text,
            basis=({"document": "luat-a", "number": f"12{EVIL}", "issued": EVIL, "quote": EVIL, "at": "I.1"},),
            targets=({**datum, "comparator": "exactly", "value": "5", "unit": EVIL, "baseline": EVIL, "where": EVIL},),
            deadlines=(
                {**datum, **party, "on": "2026"},
                {**datum, **party, "from_agency": "so-a", "to_agency": "so-a", "before": "2026-12-15"},
            ),
            duties=({**datum, "agency": "so-a", "agency_printed": EVIL, "role": "lead", "due": EVIL},),
        ),
        event(title=EVIL, basis=({"document": "luat-a", "quote": EVIL, "at": EVIL},)),
    ]


def _tables(record: Record, *others: Record) -> dict[str, str]:
    return {table.anchor: str(render_table(table)) for table in tables_of(view(record, *others), record)}


@pytest.mark.parametrize("number", range(4))
def test_no_cell_lets_markup_through(number: int) -> None:
    records = _evil_records()
    looked_at = view(*records)
    tables = tables_of(looked_at, records[number])
    assert number == 2 or tables
    html = "".join(render_table(table) for table in tables)
    if isinstance(record := records[number], Agency):
        html += render_task_section(looked_at, record)
    assert "<b>" not in html
    assert number == 2 or html.count(SAFE) >= 5


def test_every_fact_of_a_plan_has_its_table() -> None:
    records = _evil_records()
    anchors = [table.anchor for table in tables_of(view(*records), records[3])]
    assert anchors == ["van-ban-duoc-dan", "chi-tieu", "thoi-han", "phan-cong"]
    assert tables_of(view(plan()), plan()) == []
    assert tables_of(view(event()), event()) == []


def test_a_row_leads_to_the_block_that_holds_its_words() -> None:
    record = plan(targets=({**DATUM, "comparator": "more_than", "value": "90", "unit": "%"},))
    html = _tables(record)["chi-tieu"]
    assert '<a class="at" href="#muc-i-1">mục I.1</a>' in html
    assert '<td data-label="Mục tiêu">trên 90%</td>' in html
    assert 'id="muc-i-1"' in build_article(view(record), record).html


def test_an_anchor_is_that_of_the_very_block() -> None:
    record = plan(text="I. A\n1. B\n- một\n- hai", targets=({**DATUM, "quote": "hai", "comparator": "qualitative"},))
    assert anchor_of(record, record.targets[0]) == "muc-i-1-d3"
    assert anchor_of(document(), record.targets[0]) == ""


def test_a_misprinted_number_stands_beside_the_right_one_and_what_holds_today() -> None:
    citation = {"document": "luat-a", "number": "37/2021", "quote": "q", "at": "I"}
    old = document(number="73/2021", in_force_until="2025-07-01", replaced_by=("luat-b",))
    html = _tables(plan(basis=(citation,)), old, document("luat-b"))["van-ban-duoc-dan"]
    assert "37/2021" in html and '<span class="badge badge--warn">số đúng: 73/2021</span>' in html
    assert "đã hết hiệu lực<br>thay bằng <a href=" in html and "van-ban/luat-b/" in html
    right = _tables(plan(basis=({**citation, "number": "73/2021"},)), document(number="73/2021"))["van-ban-duoc-dan"]
    assert "số đúng" not in right and "đang có hiệu lực" in right


def test_a_citation_says_when_the_plan_carries_the_document_out() -> None:
    citation = {"document": "luat-a", "quote": "q", "at": "I"}
    named = _tables(plan(basis=(citation,)), document())["van-ban-duoc-dan"]
    carried_out = _tables(plan(basis=({**citation, "relation": "implements"},)), document())["van-ban-duoc-dan"]
    assert "(thực hiện, làm theo)" in carried_out and "thực hiện" not in named


def test_an_agency_sees_its_deadlines() -> None:
    deadline = {**DATUM, "from": "Sở A", "from_agency": "so-a", "before": "2026-12-15"}
    html = _tables(agency(), plan(deadlines=(deadline,)))
    assert set(html) == {"thoi-han"} and 'href="../../ke-hoach/ke-hoach-a/#muc-i-1"' in html["thoi-han"]
    assert "chậm nhất là hết ngày 14/12/2026" in html["thoi-han"]


def test_a_document_sees_where_it_is_cited() -> None:
    citation = {"document": "luat-a", "quote": "Trên 90%", "at": "I.1"}
    html = _tables(document(), plan(basis=(citation,)), event(basis=(citation,)))["noi-dan"]
    assert '<a href="../../ke-hoach/ke-hoach-a/#muc-i-1">I.1</a>' in html
    assert "mục I.1 của văn bản này" in html
    assert '<span class="count">(2)</span>' in html


@pytest.mark.parametrize(("rows", "is_folded"), [(SHOWN, False), (SHOWN + 1, True)])
def test_only_a_long_table_is_folded(rows: int, is_folded: bool) -> None:
    html = render_table(Table("a", "T", ("H",), [("x",)] * rows))
    assert ("<details" in html) is is_folded
    assert html.count("<tr>") == rows + 1
    assert (f"<summary>Xem {rows} dòng</summary>" in html) is is_folded


def test_a_table_escapes_its_own_words_and_labels() -> None:
    html = render_table(Table("a", EVIL, (EVIL, "Tốt"), [(EVIL, Markup("<i>x</i>"))]))
    assert "<b>" not in html and '<td data-label="Tốt"><i>x</i></td>' in html
    labels = re.findall(r'data-label="([^"]*)"', html)
    assert [unescape(label) for label in labels] == [EVIL, "Tốt"]


def test_a_row_without_a_cell_is_a_fault() -> None:
    with pytest.raises(ValueError):
        render_table(Table("a", "T", ("H", "I"), [("x",)]))
