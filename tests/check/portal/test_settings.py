"""Identity tables: labels from the models, safe values, and words where the source leaves a blank."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.show.parts.fact_rows import FactRow, label_of, render_fact_table, row
from tests.records import plan


def test_a_row_carries_the_label_declared_beside_the_field() -> None:
    record = plan(number="12/KH-UBND")
    assert row(record, "number", record.number) == [FactRow("Số, ký hiệu", "12/KH-UBND")]
    assert label_of(type(record), "issued") == "Ngày ban hành"


def test_a_blank_is_told_only_where_words_are_given() -> None:
    assert row(plan(), "number", None) == []
    assert row(plan(), "number", "") == []
    assert row(plan(), "number", None, "nguồn để trống") == [FactRow("Số, ký hiệu", "nguồn để trống", is_blank=True)]


def test_every_cell_is_escaped_but_what_is_markup_already() -> None:
    html = render_fact_table(
        [FactRow("<b>", '<b>"'), FactRow("Nơi", Markup("<a>x</a>")), FactRow("Số", "không ghi", is_blank=True)]
    )
    assert "<b>" not in html
    assert '<tr><th scope="row">&lt;b&gt;</th><td>&lt;b&gt;' in html
    assert "<td><a>x</a></td>" in html
    assert '<td class="blank">không ghi</td>' in html and html.count("blank") == 1
