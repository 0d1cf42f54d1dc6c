"""Official texts as HTML: every word, safely, with footnotes and the editor's remarks where they belong."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from pcmt.model.record import Note
from pcmt.show.plans.official_html import note_anchors, render_official_text
from pcmt.text.official_text import parse_official_text


def _html(text: str, *notes: Note) -> str:
    parsed = parse_official_text(text)
    return render_official_text(parsed, note_anchors(parsed, notes))


def _words(html: str) -> str:
    return " ".join("".join(ElementTree.fromstring(f"<x>{html}</x>").itertext()).split())


def test_each_rung_has_its_element() -> None:
    html = _html("Mở.\nI. MỤC\n1. Tên\n- Gạch.\n2. Chung: làm.\na) Điểm.\n+ Cộng.").split("\n")
    assert html == [
        '<p class="official-paragraph" id="mo-dau-d1">Mở.</p>',
        '<h3 class="official-heading" id="muc-i"><span class="mark">I.</span> MỤC</h3>',
        '<h4 class="official-heading" id="muc-i-1"><span class="mark">1.</span> Tên</h4>',
        '<p class="official-dash" id="muc-i-1-d2"><span class="mark">-</span> Gạch.</p>',
        '<p class="official-item" id="muc-i-2"><span class="mark">2.</span> <strong>Chung:</strong> làm.</p>',
        '<p class="official-point" id="muc-i-2-a"><span class="mark">a)</span> Điểm.</p>',
        '<p class="official-plus" id="muc-i-2-a-d2"><span class="mark">+</span> Cộng.</p>',
    ]


@pytest.mark.parametrize("sign", ["", "I. ", "1. ", "a) ", "- ", "+ ", "[^1]: "])
def test_no_markup_of_a_text_reaches_the_page(sign: str) -> None:
    html = _html(f"{sign}<b>x</b> & <script>alert(1)</script>: y")
    assert "<b>" not in html and "<script" not in html
    assert "<b>x</b> & <script>alert(1)</script>: y" in _words(html)


def test_a_footnote_stands_behind_its_paragraph_and_leads_back() -> None:
    html = _html("1. Theo luật[^1] này.\n[^1]: Luật 73.")
    assert '<sup class="footnote-ref"><a href="#chu-thich-1" id="goi-1">1</a></sup>' in html
    assert '<p class="footnote" id="chu-thich-1" role="note"><sup>1</sup> Luật 73. <a href="#goi-1"' in html


def test_a_footnote_inside_a_sentence_is_shown_at_its_spot_and_only_there() -> None:
    html = _html("1. Theo luật[^1] này và[^1:] còn nữa.\n[^1]: Luật 73.")
    assert html.count('id="chu-thich-1"') == html.count("Luật 73.") == 1
    assert re.search(
        r'và<span class="footnote" id="chu-thich-1" role="note"><sup>1</sup> Luật 73.*</span> còn nữa', html
    )


def test_a_colon_in_a_footnote_does_not_cut_a_run_in_heading() -> None:
    html = _html("1. Mục tiêu[^1:] chung: làm tốt.\n[^1]: Xem: luật.")
    ElementTree.fromstring(html)


def test_remarks_mark_the_block_they_speak_of() -> None:
    text = "I. A\n1. Sai chính tả.\n2. Đúng."
    notes = [
        Note(at="I", quote="Sai chính", note="x"),
        Note(at="I.2", note="y"),
        Note(note="cả văn bản"),
        Note(at="nơi nhận", note="z"),
    ]
    assert note_anchors(parse_official_text(text), tuple(notes)) == ["muc-i-1", "muc-i-2", "", ""]
    first, second, third = _html(text, *notes).split("\n")
    assert "note-ref" not in first
    assert 'href="#ghi-chu-1"' in second and "✎1</a></p>" in second
    assert 'href="#ghi-chu-2"' in third and "ghi-chu-3" not in third


def test_two_remarks_on_one_block_both_show() -> None:
    assert _html("1. Sai.", Note(at="1", note="x"), Note(at="1", note="y")).count("note-ref") == 2


def test_a_heading_may_end_with_a_footnote_mark_after_a_space() -> None:
    html = _html("1. Việc chung [^1]\n- Làm.\n[^1]: Chú.")
    assert html.startswith('<h4 class="official-heading" id="muc-1"><span class="mark">1.</span> Việc chung <sup')
