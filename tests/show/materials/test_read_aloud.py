"""The words of a broadcast: one box that a button copies, nothing of the advice around it."""

from __future__ import annotations

from pcmt.show.markup.html import trusted_html
from pcmt.show.materials.read_aloud import READ_ALOUD, render_read_aloud


def test_the_words_to_read_are_in_a_box_with_a_button() -> None:
    html = (
        '<h2 id="a">Trước khi đọc</h2><p>x</p><h2 id="b">Lời đọc</h2>\n<p>Kính thưa.</p>\n<h2 id="c">Sau</h2><p>y</p>'
    )
    shown = render_read_aloud(trusted_html(html))
    assert f'<div class="read-aloud" id="{READ_ALOUD}">\n<p>Kính thưa.</p>\n</div><h2 id="c">Sau</h2>' in shown
    assert shown.count("data-copy-from") == 1 and shown.startswith('<h2 id="a">Trước khi đọc</h2><p>x</p>')


def test_a_text_without_words_to_read_stays_as_it_is() -> None:
    html = trusted_html('<h2 id="a">Khác</h2>')
    assert render_read_aloud(html) == html
