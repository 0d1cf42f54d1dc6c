"""Links of hand-written pages: they say what became of the record, and survive one that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.model import Record
from pcmt.run.upkeep.page_review import MISSING, page_lines, page_matters
from pcmt.show.site.look_up import UnknownRecord, state_words
from pcmt.show.site.macros import call_macro
from tests import records

WITHDRAWN = ({"on": "2026-10-01", "kind": "withdrawn", "what": "Rút."},)
HELD = {"reason": "chưa rõ", "by": "Văn phòng", "on": "2026-10-01"}


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (records.material(), ""),
        (records.material(history=WITHDRAWN), "đã rút"),
        (records.material(replaced_by="giao-an-b"), "đã có bản thay"),
        (records.document(), ""),
        (records.document(status="ended"), "đã hết hiệu lực"),
        (records.document(in_force_from="2027-01-01"), "chưa đến ngày có hiệu lực"),
        (records.document(withheld=HELD), "chưa đăng nội dung"),
        (records.plan(), ""),
        (records.plan(period={"end": "2025-12-31"}), "đã hết thời hạn"),
        (records.plan(replaced_by="ke-hoach-b"), "đã được thay"),
        (records.event(status="cancelled", status_reason="Bão"), "hủy"),
        (records.agency("so-b", until="2025-07-01"), "không còn"),
    ],
)
def test_a_link_says_what_became_of_its_record(record: Record, words: str) -> None:
    view = records.view(record)
    found = state_words(view, record)
    assert words in found and bool(words) == bool(found)
    html = str(call_macro("link", view, f"{record.kind_id}/{record.id}", "lời"))
    assert html.startswith(f'<a href="../../{record.kind_id}/{record.id}/">lời</a>')
    assert ("badge--past" in html) == bool(words)


def test_an_end_ahead_is_in_the_page_already_for_the_day_it_comes() -> None:
    html = str(call_macro("link", records.view(records.plan(period={"end": "2027-12-31"})), "ke-hoach/ke-hoach-a"))
    assert 'data-words="||' in html and html.rstrip().endswith("hidden></span>")


def test_an_optional_link_to_what_is_not_there_is_its_words() -> None:
    view = records.view()
    assert call_macro("link", view, "ke-hoach/chua-co", "Kế hoạch <1>", optional=True) == "Kế hoạch &lt;1&gt;"
    assert call_macro("record", view, "ke-hoach/chua-co", optional=True) == ""
    for options in ({}, {"optional": False}):
        with pytest.raises(UnknownRecord, match="không có bản ghi"):
            call_macro("link", view, "ke-hoach/chua-co", **options)
    with pytest.raises(UnknownRecord, match="không có loại bản ghi"):
        call_macro("link", view, "ke-hoch/chua-co", optional=True)


def test_no_space_stands_before_what_follows_a_link() -> None:
    """What a day is going to show behind a link is hidden until then, and so is its distance."""
    view = records.view(records.document(term_end="2030", status="in_force"))
    link = str(call_macro("link", view, "van-ban/luat-a"))
    assert "data-state" in link and "</a><span" in link


def test_review_looks_at_hand_written_pages(tmp_path: Path) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "docs/a/index.md").write_text(
        '# A\n\n{{ link("van-ban/luat-a") }}, [x](../van-ban/luat-b/)\n{{ link("ke-hoach/chua-co", optional=true) }}\n',
        "utf-8",
    )
    catalog = records.catalog(records.document(status="ended"), records.document("luat-b"))
    found = list(page_matters(tmp_path, catalog))
    assert [(one.path, one.line, one.reference, one.words) for one in found] == [
        ("docs/a/index.md", 3, "van-ban/luat-a", "đã hết hiệu lực"),
        ("docs/a/index.md", 4, "ke-hoach/chua-co", MISSING),
    ]
    assert page_lines(found)[3] == "  - docs/a/index.md:3: Tên luat-a (đã hết hiệu lực)"
    assert page_lines([]) == []
