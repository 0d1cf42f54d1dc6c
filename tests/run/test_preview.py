"""The preview: what keeps an edit from being shown stands above the page that the browser shows."""

from __future__ import annotations

from pcmt.problems import DataError, Problem, UsageFault
from pcmt.run.preview import with_notice, words_of

PAGE = b"<!doctype html><html><body dir=ltr><h1>A</h1></body></html>"


def test_a_fault_of_the_last_edit_stands_above_the_page() -> None:
    page = with_notice(PAGE, "data/a.yaml:1:2: [X] <b>sai</b>. Cách sửa: …").decode()
    body = page.partition("<body dir=ltr>")[2]
    assert body.startswith('<pre role="alert"') and body.index("&lt;b&gt;sai&lt;/b&gt;") < body.index("<h1>A</h1>")
    assert "trang tự vẽ lại" in body


def test_a_sound_edit_leaves_the_page_as_it_is() -> None:
    assert with_notice(PAGE, "") == PAGE
    assert with_notice(b"<svg/>", "sai") == b"<svg/>"


def test_warnings_are_not_in_the_way_of_the_fault() -> None:
    fault = Problem("data/a.yaml", 1, 2, "X", "", "sai", "sửa")
    warning = Problem("data/b.yaml", 1, 2, "Y", "", "nên xem", "xem", "warning")
    assert words_of(DataError([warning, fault])) == str(fault)
    assert words_of(UsageFault("thiếu tệp")) == "thiếu tệp"
