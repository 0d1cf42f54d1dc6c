"""All forms of all materials, built as they are offered: each holds the whole content that it declares, under the same labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from pcmt.model import Material
from pcmt.model.handouts import edition_of, form_path, forms_of
from pcmt.model.material import Question
from pcmt.relate.catalog import Catalog
from pcmt.show.markup.markdown import render_markdown
from pcmt.text.formats import format_date
from tests.site.form_reader import LETTERS, Made, bare, text_of
from tests.site.pdf_reader import is_within, words_in

FACES = ("Mặt trước", "Mặt sau")
NAMES_OF_PARTS = (*FACES, "Mẫu thư")
"""Sections of leaflets and letters whose heading is only for the author; the sheet itself does not print it."""


@pytest.fixture(scope="module")
def made(catalog: Catalog, built_site: Path) -> list[Made]:
    found = [
        Made(material, form, words_in(text_of(built_site / form_path(material, form))))
        for material in cast("list[Material]", catalog.all("tai-lieu"))
        if material.is_offered
        for form in forms_of(material)
    ]
    assert {one.form.ending for one in found} == {"pdf", "docx", "pptx", "txt"} and len(found) > 100
    return found


def sections_of(material: Material) -> Iterator[tuple[str, str]]:
    """Name and words of each section, read off the page's own HTML."""
    html = render_markdown(material.body, "")
    for part in re.split(r"(?=<h2 )", html):
        heading = re.match(r"<h2 [^>]*>(.*?)</h2>", part, re.DOTALL)
        name = bare(heading[1]) if heading else ""
        yield name, bare(part[heading.end() if heading else 0 :])


def wanted(one: Made) -> Iterator[str]:
    """Every text that a form declares to contain, each of which must be in it in order."""
    material = one.material
    for name, words in sections_of(material):
        is_face = name.startswith(FACES)
        if "body" in one.form.holds or ("faces" in one.form.holds and is_face):
            yield f"{name.partition(':')[2] if name.startswith(NAMES_OF_PARTS) else name} {words}"
    if "poster" in one.form.holds and material.poster:
        yield from (material.poster.headline, *material.poster.points, material.poster.call)
    for number, question in enumerate(material.questions, start=1):
        if "questions" in one.form.holds:
            yield asked(number, question)
        if "answers" in one.form.holds:
            yield f"{LETTERS[question.answer - 1]} {question.options[question.answer - 1]} {question.explanation}"


def asked(number: int, question: Question) -> str:
    options = " ".join(f"{letter} {option}" for letter, option in zip(LETTERS, question.options, strict=False))
    return f"Câu {number} {question.question} {options}"


def test_every_form_holds_in_order_all_that_it_declares(made: list[Made]) -> None:
    lost = [f"{one}: {text[:60]}" for one in made for text in wanted(one) if not is_within(words_in(text), one.words)]
    assert lost == []


def test_questions_carry_the_same_labels_word_for_word(made: list[Made], built_site: Path) -> None:
    """``Câu 1. … A. …`` as the page has them: no other word between them."""
    asking = [one for one in made if one.material.questions]
    assert {one.form.id for one in asking} >= {"cau-hoi", "dap-an", "sua-duoc", "chu"}
    for one in asking:
        joined = " ".join(one.words)
        for number, question in enumerate(one.material.questions, start=1):
            if "questions" in one.form.holds:
                assert " ".join(words_in(asked(number, question))) in joined, (str(one), number)
        page = (built_site / "tai-lieu" / one.material.id / "index.html").read_text("utf-8")
        assert page.count('<ol class="quiz-options" type="A">') == len(one.material.questions)


def test_the_answers_stay_off_the_sheet_of_questions(made: list[Made]) -> None:
    for one in made:
        if one.form.id == "cau-hoi":
            for question in one.material.questions:
                assert " ".join(words_in(question.explanation)) not in " ".join(one.words), str(one)


def test_forms_that_hold_less_say_so_by_their_kind(made: list[Made]) -> None:
    """Only sheets with a fixed number of pages hold less than the whole text."""
    partial = {one.form.id for one in made if "body" not in one.form.holds and not one.form.is_loose}
    assert partial == {"a5", "a5-in-2", "a3", "a2", "a4", "cau-hoi"}
    assert {one.material.type for one in made if one.form.id == "a4" and "body" not in one.form.holds} == {"ap-phich"}


SMALL = {"a5", "a5-in-2", "a3", "a2"}


def is_small(one: Made) -> bool:
    """Whether a form counts its sources instead of naming them: leaflets, posters, sheets of a lesson on paper."""
    is_sheet = one.form.is_loose or one.material.poster is not None
    return one.form.id in SMALL or (one.form.is_paper and is_sheet)


def said_of(one: Made, catalog: Catalog) -> Iterator[str]:
    """What every form says of its material, read off the record and not through the portal's own imprint."""
    material = one.material
    terms = catalog.terms
    yield f"{terms['loai-tai-lieu'][material.type]} {material.minutes} phút"
    yield "Dành cho " + " ".join(terms["doi-tuong"][name] for name in material.audiences)
    yield "Cấp học lứa tuổi " + " ".join(terms["cap-hoc"][name] for name in material.levels)
    yield f"Cơ quan duyệt {material.reviewed_by}" if material.reviewed_by else "chờ cơ quan chuyên môn duyệt"
    yield f"Biên soạn {material.author} Rà soát gần nhất ngày {format_date(material.reviewed_on)}"
    yield f"Bản {edition_of(material)}"
    yield f"Giấy phép {terms['giay-phep'][material.licence or '']}"
    yield catalog.settings.url + f"tai-lieu/{material.id}/"
    if is_small(one):
        yield f"Nguồn {len(material.sources)} tài liệu ghi đủ ở trang dưới đây"
        return
    yield f"Cơ sở khoa học {material.evidence}"
    yield from (source.name for source in material.sources)
    yield from (f"kiểm tra ngày {format_date(source.checked_on)}" for source in material.sources)
    yield from (catalog.find("van-ban", name).title for name in material.basis)
    if not one.form.is_paper:
        yield f"“{material.title}” {material.author}"
        yield "đã sửa thì ghi thêm chữ “có sửa”"


def test_every_form_says_what_it_is_who_made_it_on_which_ground_and_terms(made: list[Made], catalog: Catalog) -> None:
    lost = []
    for one in made:
        joined = f" {' '.join(one.words)} "
        lost += [(str(one), said) for said in said_of(one, catalog) if f" {' '.join(words_in(said))} " not in joined]
    assert lost == []


def cautions_on(page: str) -> list[str]:
    """The documents that the banner of a page names as ended, each with what became of it."""
    banners = re.findall(r'<div class="banner[^>]*>(?:(?!</div>).)*cần rà soát(?:(?!</div>).)*</div>', page, re.DOTALL)
    return [bare(item) for banner in banners for item in re.findall(r"<li>(.*?)</li>", banner, re.DOTALL)]


def test_what_a_page_asks_to_be_looked_at_stands_in_every_form(made: list[Made], built_site: Path) -> None:
    """An ended basis is shown in every form of the material, not on its page alone."""
    told = 0
    for one in made:
        page = (built_site / "tai-lieu" / one.material.id / "index.html").read_text("utf-8")
        cautions = cautions_on(page)
        assert bool(cautions) == ("cần rà soát" in page[page.index('<div class="material-body"') :]), one.material.id
        # The list stands behind the lesson; the first lines of the page lead to it.
        head, text, rest = page.partition('id="noi-dung-chinh"')
        assert text and bool(cautions) == ('href="#can-ra-soat"' in head) == ('id="can-ra-soat"' in rest), (
            one.material.id
        )
        joined = " ".join(one.words)
        wanted = [f"Căn cứ cần rà soát {len(cautions)} văn bản"] if is_small(one) and cautions else cautions
        assert [said for said in wanted if " ".join(words_in(said)) not in joined] == [], str(one)
        told += len(wanted)
    assert told > 20


def test_the_words_of_a_poster_stand_on_its_page(made: list[Made], built_site: Path) -> None:
    for one in made:
        if poster := one.material.poster:
            page = " ".join(
                words_in(bare((built_site / "tai-lieu" / one.material.id / "index.html").read_text("utf-8")))
            )
            said = (poster.headline, *poster.points, poster.call)
            assert [line for line in said if " ".join(words_in(line)) not in page] == [], one.material.id


def test_kits_carry_the_same_bytes(made: list[Made], catalog: Catalog, built_site: Path) -> None:
    """What is true of a form is true of its copy in a kit (``test_kits`` compares every byte): quizzes are in some kit."""
    in_kits = {one for kit in catalog.all("bo-tai-lieu") for one in getattr(kit, "materials", ())}
    assert {one.material.id for one in made if one.material.type == "cau-hoi-tu-kiem-tra"} & in_kits


def test_the_test_notices_a_lost_label_and_a_lost_word(made: list[Made]) -> None:
    one = next(one for one in made if one.form.id == "chu" and one.material.questions)
    text = asked(1, one.material.questions[0])
    assert is_within(words_in(text), one.words)
    assert not is_within(words_in(text.replace(" B ", " 2 ")), one.words[: one.words.index("đáp")])
    assert not is_within([*words_in(text), "chữkhôngcó"], one.words)
