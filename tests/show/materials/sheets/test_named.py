"""Sheets with space for a name: their content, and a drawing without overflow."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest

from pcmt.model import Material
from pcmt.model.handouts import FORMS, code_of
from pcmt.model.material import AWAITING_REVIEW
from pcmt.publish.pdf.material_content import content_of
from pcmt.publish.print_pages import personal_sheets
from pcmt.show.materials.sheets.letter import letter_of
from pcmt.show.materials.sheets.named import foot_of, has_personal, personal_path
from pcmt.show.materials.sheets.poster import (
    HEIGHT,
    MARGIN,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    WIDTH,
    PosterSheet,
    heavy_width,
    poster_sheet,
)
from pcmt.show.materials.sheets.poster_faces import FACE
from pcmt.text.widths import MM_PER_POINT
from tests.records import catalog, helpline, material, view
from tests.site.page_reader import read_html

POSTER = {"headline": "Dừng tay, hỏi trước!", "points": ("Kể ngay: em không có lỗi.", "Rời đi."), "call": "Gọi 111."}
LETTER = """## Hướng dẫn cho nhà trường

Điền các chỗ có dấu chấm.

## Mẫu thư

**TRƯỜNG ……………………**

……………, ngày …… tháng …… năm ……

**THƯ GỬI CHA MẸ**

Thưa anh chị, <b>xem</b> [trang này](tai-lieu/giao-an-a).

1. Một **việc**.

**HIỆU TRƯỞNG**

(Ký, ghi rõ họ tên, đóng dấu)

## Phần cắt rời (không bắt buộc)

- [ ] Đã đọc, lớp ………

## Gợi ý gửi kèm

Không in.
"""


def _poster(**fields: Any) -> Material:
    return material("ap-phich-a", **({"type": "ap-phich", "poster": POSTER} | fields))


def _letter(body: str = LETTER, **fields: Any) -> Material:
    return material("thu-a", type="thu-gui-phu-huynh", body=body, **fields)


def _sheet(**fields: Any) -> PosterSheet:
    one = _poster(**fields)
    assert one.poster
    return poster_sheet(view(one, helpline()), one, one.poster)


def _html(one: Material, *others: Any) -> str:
    (artifact,) = (
        sheet for sheet in personal_sheets(catalog(one, *others)) if sheet.path.startswith(f"tai-lieu/{one.id}/")
    )
    return artifact.content.decode()


def test_posters_and_letters_have_a_sheet_and_nothing_else_has() -> None:
    assert has_personal(_poster()) and has_personal(_letter())
    assert not has_personal(material()) and not has_personal(material(type="ap-phich"))
    paths = [sheet.path for sheet in personal_sheets(catalog(_poster(), _letter(), material()))]
    assert sorted(paths) == ["tai-lieu/ap-phich-a/in/index.html", "tai-lieu/thu-a/in/index.html"]
    assert personal_path(_poster()) == "tai-lieu/ap-phich-a/in/"


def test_the_foot_names_edition_licence_and_address() -> None:
    one = _poster(history=({"on": "2026-06-02", "kind": "revised", "what": "Sửa dòng lớn"},))
    foot = foot_of(view(one, helpline()), one)
    code = code_of(one, FORMS["a4"], 2)
    assert foot.code == f"{code[:4]}-{code[4:]}" and foot.checked_at == f"https://thu.example/ma/{code}/"
    words = " ".join(foot.lines)
    for part in (
        AWAITING_REVIEW,
        foot.code,
        "https://thu.example/tai-lieu/ap-phich-a/",
        "miễn là ghi nguồn",
        "1/6/2026",
    ):
        assert part in words
    assert foot.helplines[0][0] == "111"


def test_a_reviewed_sheet_names_who_reviewed_it() -> None:
    html = _html(_poster(reviewed_by="Sở thử nghiệm"))
    assert "Cơ quan duyệt: Sở thử nghiệm" in html and AWAITING_REVIEW not in html


def test_no_line_of_the_drawing_sticks_out() -> None:
    """The longest words that the model takes, narrow and broad, at the most points."""
    for letters in ("mềm mỏng ", "ƯỜNG MẶT ", "w" * 200):
        long = (letters * 60)[:500]
        poster = {"headline": long[:60], "points": tuple(long[:90] for _ in range(6)), "call": long[:120]}
        sheet = _sheet(poster=poster)
        sizes = sheet.sizes
        for lines, size in (
            (sheet.headline, sizes.headline),
            (sheet.call, sizes.call),
            *((one.lines, sizes.point) for one in sheet.points),
        ):
            for line in lines:
                width = heavy_width(line.words, size / 10 / MM_PER_POINT) * 10
                room = MARGIN + PICTURE_WIDTH if lines is sheet.headline else MARGIN
                assert line.x + width <= WIDTH - room + 1, line
        ys = [line.y for line in sheet.headline]
        assert sheet.picture_y + PICTURE_HEIGHT < sheet.points[0].lines[0].y - sizes.point
        ys += [line.y for point in sheet.points for line in point.lines] + [
            sheet.call_y,
            *(line.y for line in sheet.call),
        ]
        ys += [sheet.below.band_y, sheet.below.name_y, sheet.below.foot_y, sheet.below.foot[-1].y]
        assert all(above < below for above, below in pairwise(ys)), ys
        assert ys[-1] <= HEIGHT - MARGIN + 10


def test_a_short_poster_is_printed_large() -> None:
    sizes = _sheet().sizes
    assert sizes.headline > 160 and sizes.point > 85  # 16 and 8.5 mm


def test_lines_end_where_the_voice_stops() -> None:
    sheet = _sheet(poster=POSTER | {"headline": "Chưa rõ là gì? Dừng tay, hỏi trước!"})
    assert [line.words for line in sheet.headline] == ["Chưa rõ", "là gì?", "Dừng tay,", "hỏi trước!"]
    crowded = _sheet(
        poster=POSTER | {"headline": "Chưa rõ là gì? Dừng tay, hỏi trước!", "points": ("một hai ba bốn " * 6,) * 6}
    )
    assert [line.words for line in crowded.headline] == ["Chưa rõ là gì?", "Dừng tay, hỏi trước!"]


def test_the_sheet_has_the_picture_and_the_faces_of_the_printed_poster() -> None:
    html = _html(_poster(poster=POSTER | {"drawing": "cung-roi-di"}), helpline())
    printed = content_of(view(_poster(), helpline()), _poster(poster=POSTER | {"drawing": "cung-roi-di"}), FORMS["a3"])
    assert printed["picture"] in html and 'aria-hidden="true"><svg xmlns' in html
    assert "<style>@font-face" in html and f'font-family="&#39;{FACE}&#39;, ' in html.replace("'", "&#39;")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    rules = html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(rules.encode()).digest()).decode()
    assert f"&#39;sha256-{digest}&#39;" in policy and policy.endswith("font-src data:")
    assert "font-src" not in _html(_letter())


def test_every_word_of_the_poster_is_in_the_drawing() -> None:
    html = _html(_poster(), helpline())
    drawing = re.sub(r"<[^>]+>", "", html.partition("<svg")[2])
    for words in (POSTER["headline"], *POSTER["points"], POSTER["call"], "111"):
        assert str(words) in drawing


def test_a_letter_loses_its_blank_head_and_keeps_its_words() -> None:
    letter = letter_of(_letter())
    assert letter.titles == ["<strong>THƯ GỬI CHA MẸ</strong>"]
    assert letter.body.startswith("<p>Thưa anh chị, &lt;b&gt;xem&lt;/b&gt; trang này.</p>")
    assert '<ol start="1"><li><p>Một <strong>việc</strong>.</p></li></ol>' in letter.body
    assert letter.signer == ["<strong>HIỆU TRƯỞNG</strong>", "(Ký, ghi rõ họ tên, đóng dấu)"]
    assert (
        letter.slip_title.startswith("Phần cắt rời") and '<li class="task"><p>Đã đọc, lớp ………</p></li>' in letter.slip
    )
    for text in ("Điền các chỗ", "Không in", "ngày …… tháng", "TRƯỜNG"):
        assert text not in letter.body + letter.slip


def test_a_body_without_headings_is_the_letter() -> None:
    letter = letter_of(_letter("Kính gửi anh chị.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n> Lời\n\n---\n\nHết."))
    assert letter.titles == [] and letter.slip == ""
    assert letter.signer == ["(Ký, ghi rõ họ tên, đóng dấu)"]
    for part in (
        "<p>Kính gửi anh chị.</p>",
        '<th scope="col">A</th>',
        "<td>2</td>",
        "<blockquote><p>Lời</p></blockquote>",
        "<hr>",
    ):
        assert part in letter.body


def test_words_are_not_taken_for_blanks() -> None:
    letter = letter_of(_letter("Trường chúng tôi có một tiết kỹ năng.\n\nGửi ngày 1 tháng 6 năm 2026.\n\nLớp ……… nhé."))
    assert letter.body.count("<p>") == 3


@pytest.mark.parametrize("one", [_poster(), _letter()])
def test_the_page_loads_its_own_files_and_runs_nothing_inline(one: Material) -> None:
    html = _html(one)
    page = read_html(html)
    assert page.loads and all(address.startswith("../../../assets/") for address in page.loads)
    assert not re.search(r"<[^>]*\s(style|on\w+)\s*=", html)
    assert len(re.findall("<style", html)) == (one.type == "ap-phich")  # its faces, allowed by their hash
    assert re.findall(r"<script[^>]*>[^<]", html) == []
    assert "default-src 'none'" in html.replace("&#39;", "'") and "connect-src" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="https://thu.example/tai-lieu/{one.id}/">' in html
    assert page.headings.count("h1") == 1 and "../" in page.links
    assert html == _html(one)


def test_only_letters_ask_for_a_day_and_only_posters_for_paper() -> None:
    poster, letter = _html(_poster()), _html(_letter())
    assert 'name="kho"' in poster and "data-save-picture" in poster and 'name="ngay"' not in poster
    assert 'name="ngay"' in letter and 'name="noi"' in letter and 'name="kho"' not in letter
    assert 'name="cat-roi"' in letter and 'name="cat-roi"' not in _html(_letter("Thưa anh chị."))


def test_what_is_gone_says_so_above_the_sheet() -> None:
    replaced = _html(_poster(replaced_by="ap-phich-b"), material("ap-phich-b", title="Bản mới"))
    assert '<p class="stop">' in replaced and "Bản mới" in replaced
    withdrawn = _html(_poster(history=({"on": "2026-06-02", "kind": "withdrawn", "what": "Rút"},)))
    assert "đã được rút xuống" in withdrawn
    assert '<p class="stop">' not in _html(_poster())


def test_words_of_the_data_are_escaped() -> None:
    html = _html(_poster(title="A <script>1</script>", poster=POSTER | {"call": "Gọi <img src=x>."}))
    assert "<script>1" not in html and "<img src=x>" not in html and "&lt;img" in html
