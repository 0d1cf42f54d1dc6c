"""Helpline numbers in texts: each can be called, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.calls import dialled, named_helplines, render_call, render_calls, spelled_digits, with_calls
from tests.records import helpline, view

LINES = (helpline("goi-111", number="111"), helpline("cuc-c04", number="0769.04.04.04"))
SEEN = view(*LINES)
CALL_111 = '<a class="call" href="tel:111">111</a>'
CALL_C04 = '<a class="call" href="tel:0769040404">0769.04.04.04</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gọi 111.", f"Gọi {CALL_111}."),
        ("<p>Gọi <strong>111</strong>, hoặc 0769.04.04.04.</p>", f"<p>Gọi <strong>{CALL_111}</strong>, hoặc {CALL_C04}.</p>"),
        ("Số 0769 04 04 04", 'Số <a class="call" href="tel:0769040404">0769 04 04 04</a>'),
        ("Điều 111; 1.111; 111/KH-UBND; 111,5; 111%; 2111; 111 xã", "Điều 111; 1.111; 111/KH-UBND; 111,5; 111%; 2111; 111 xã"),
        ("111 học sinh, 111 lượt, 111 buổi, 111 lớp", "111 học sinh, 111 lượt, 111 buổi, 111 lớp"),
        ("(PDF, 111 kB), 111 tệp; gọi 111 miễn phí", f"(PDF, 111 kB), 111 tệp; gọi {CALL_111} miễn phí"),
        ("Gọi 111 hàng ngày, 111 ngày đêm", f"Gọi {CALL_111} hàng ngày, {CALL_111} ngày đêm"),
        ('<h2 id="a">Gọi 111</h2><code>111</code>', '<h2 id="a">Gọi 111</h2><code>111</code>'),
        ('<a href="../x/">xem 111</a> rồi gọi 111', f'<a href="../x/">xem 111</a> rồi gọi {CALL_111}'),
        ('<p title="gọi 111">không</p>', '<p title="gọi 111">không</p>'),
    ],
)  # fmt: skip
def test_a_number_is_a_call_where_it_is_one(text: str, shown: str) -> None:
    assert str(render_calls(SEEN, trusted_html(text))) == shown


def test_a_link_to_a_helpline_calls_and_shows_the_number() -> None:
    def shown(words: str, one: str = "cuc-c04") -> str:
        return str(render_calls(SEEN, trusted_html(f'<a href="../../duong-day-nong/{one}/">{words}</a>')))

    assert shown("Tổng đài 111", "goi-111") == '<a class="call" href="tel:111">Tổng đài 111</a>'
    assert shown("đường dây nóng") == '<a class="call" href="tel:0769040404">đường dây nóng 0769.04.04.04</a>'
    spelled = "đường dây nóng: không bảy sáu chín, không bốn, không bốn, không bốn"
    assert shown(spelled) == f'<a class="call" href="tel:0769040404">{spelled}</a>'
    assert shown("số cũ", "goi-000") == '<a href="../../duong-day-nong/goi-000/">số cũ</a>'


def test_plain_text_is_escaped_and_a_portal_without_numbers_calls_none() -> None:
    assert str(render_calls(SEEN, "<b> & 111")) == f"&lt;b&gt; &amp; {CALL_111}"
    assert str(render_calls(view(), "Gọi 111")) == "Gọi 111"


def test_the_helplines_of_a_text_are_those_that_it_calls() -> None:
    html = render_calls(SEEN, "Gọi 0769.04.04.04")
    assert [one.id for one in named_helplines(SEEN, html)] == ["cuc-c04"]


def test_a_number_is_dialled_without_signs_and_said_digit_by_digit() -> None:
    assert dialled("0769.04.04.04") == "0769040404"
    assert spelled_digits("0769.04.04.04") == "không bảy sáu chín, không bốn, không bốn, không bốn"
    assert str(render_call("111", "gọi")) == '<a class="call" href="tel:111">gọi</a>'


def test_a_hand_written_page_calls_from_its_text_only() -> None:
    page = "<head><title>111</title></head><nav>111</nav><main><p>Gọi 111</p><label>111</label><q>111</q>{}</main>111"
    official = '<section class="official prose"><p>số 111</p></section>'
    shown = with_calls(page.format(official), ["111"])
    assert shown == page.format(official).replace("<p>Gọi 111</p>", f"<p>Gọi {CALL_111}</p>")
    assert with_calls(page, []) == page
