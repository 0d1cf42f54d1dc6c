"""Every printed form of the real materials, read back by other programs: whole, in order, accessible, of the right size."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from PIL import Image

from pcmt.blobs import Cached
from pcmt.model import Material
from pcmt.model.handouts import FORMS, code_of, code_path, edition_of, form_path, forms_of, sheet_of
from pcmt.publish.artifact import make_here
from pcmt.publish.pdf.sheets import Wanted, count_sheets, print_forms, wanted_sheets
from pcmt.publish.pdf.typst import PREVIEW_BYTES
from pcmt.read.file_cache import FolderCache
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext
from tests.portal_fixtures import Lend, run_pcmt
from tests.programs import run_program
from tests.site.pdf_reader import (
    Size,
    draw_page,
    fonts_not_embedded,
    is_within,
    page_sizes,
    raw_text,
    read_codes,
    read_words,
    standards_missed,
    words_in,
)
from tests.site.print_words import Paper, source_words
from tests.sweeps import SWEEP

SIZES = {"a5": Size(148, 210), "a5-in-2": Size(297, 210), "a3": Size(297, 420), "a2": Size(420, 594)}


A4 = Size(210, 297)


@pytest.fixture(scope="module")
def papers(catalog: Catalog, built_site: Path) -> list[Paper]:
    found = [
        Paper(material, form, built_site / form_path(material, form))
        for material in cast("list[Material]", catalog.all("tai-lieu"))
        for form in forms_of(material)
        if form.is_paper
    ]
    assert len(found) > 40
    whole = {paper.form.id for paper in found if not paper.form.is_loose}
    assert whole == {form.id for form in FORMS.values() if form.is_paper} - {"ban-in"}
    assert {paper.layout for paper in found} == {"", "cards", "slips", "page"}
    return found


def test_every_form_and_its_picture_are_there(papers: list[Paper]) -> None:
    assert [one.file.name for one in papers if not one.file.is_file()] == []
    pictures = {one.material.id: sorted(one.file.parent.glob("*-1.webp")) for one in papers}
    assert [material for material, found in pictures.items() if len(found) != 1] == []
    for (picture,) in pictures.values():
        with Image.open(picture) as opened:
            assert (opened.format, opened.width) == ("WEBP", 240), picture


def test_no_preview_is_heavier_than_a_page_may_carry(built_site: Path) -> None:
    sizes = {one.parent.name: one.stat().st_size for one in built_site.rglob("*-1.webp")}
    assert len(sizes) > 50 and {name: size for name, size in sizes.items() if size > PREVIEW_BYTES} == {}


def test_every_form_is_pdf_ua_1_and_pdf_a_2a(papers: list[Paper]) -> None:
    missed = {one.file.name: standards_missed(one.file.read_bytes()) for one in papers}
    assert {name: faults for name, faults in missed.items() if faults} == {}


def test_qpdf_and_pdffonts_find_nothing_to_complain_of(papers: list[Paper]) -> None:
    for one in papers:
        run_program("qpdf", "--check", one.file)
        assert fonts_not_embedded(one.file) == [], one.file.name


def test_pages_have_the_right_size_and_number(papers: list[Paper]) -> None:
    wrong = []
    for one in papers:
        sizes = page_sizes(one.file)
        limit = 2 if one.material.type == "to-roi" else 1 if one.material.type == "ap-phich" else len(sizes)
        limit = 1 if one.form.is_loose else limit  # no sheet of the set has more cards than a page
        if set(sizes) != {SIZES.get(one.form.id, A4)} or not 0 < len(sizes) == limit:
            wrong.append((one.file.name, sizes))
    assert wrong == []


def test_every_word_of_the_source_is_printed_in_order(papers: list[Paper]) -> None:
    lost = [one.file.name for one in papers if not is_within(source_words(one), read_words(one.file))]
    assert lost == []


def test_little_is_printed_beyond_the_source(papers: list[Paper], catalog: Catalog) -> None:
    """Imprint, helplines of quizzes and posters, and heads of tables that go on: a bounded number of words."""
    for one in (one for one in papers if one.layout != "slips"):  # copies as many as the paper holds
        copies = 2 if one.form.id == "a5-in-2" else 1
        sources = sum(len(words_in(source.title)) for source in one.material.sources)
        helplines = sum(len(words_in(f"{line.number} {line.use}")) for line in catalog.helplines)
        sources += len(words_in(one.material.evidence))
        sources += sum(2 * len(words_in(catalog.find("van-ban", basis).title)) for basis in one.material.basis)
        extra = len(read_words(one.file)) - copies * len(source_words(one))
        assert 40 < extra < copies * (170 + sources + helplines), one.file.name


def test_no_sheet_ends_with_a_page_of_its_imprint_alone(papers: list[Paper]) -> None:
    for one in papers:
        pages = raw_text(one.file).split("\f")[:-1]
        page = next(words for words in reversed(pages) if "Quét mã hoặc mở" in words)
        before = page.partition("\nMã: ")[0]
        assert len(words_in(before)) > 8 and before.count("\n") >= 1, one.file.name


def test_no_line_of_a_poster_holds_a_single_word(papers: list[Paper]) -> None:
    for one in papers:
        if poster := one.material.poster:
            lines = [line.strip() for line in raw_text(one.file).replace("\u200b", "").splitlines()]
            for text in (poster.headline, *poster.points, poster.call):
                found = lines_with(text, lines)
                assert found and (len(found) == 1 or all(" " in line for line in found)), (one.file.name, text)


def lines_with(text: str, lines: list[str]) -> list[str]:
    """The lines in a row that make up ``text``."""
    for start in range(len(lines)):
        for end in range(start + 1, start + 8):
            if " ".join(lines[start:end]) == text:
                return lines[start:end]
    return []


def tops_of(words: list[str], found: list[tuple[str, float]]) -> list[float]:
    """Yield the upper edge of each word of a text, where its words are in a row."""
    start = next(at for at in range(len(found)) if [word for word, _ in found[at : at + len(words)]] == words)
    return [top for _, top in found[start : start + len(words)]]


def test_points_of_a_poster_stand_further_apart_than_the_lines_of_one(papers: list[Paper]) -> None:
    for one in papers:
        if poster := one.material.poster:
            boxes = run_program("pdftotext", "-bbox", one.file, "-").replace("\u200b", "")
            found = [
                (unescape(seen), float(top)) for top, seen in re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)
            ]
            points = [tops_of(point.split(), found) for point in poster.points]
            inside = [low - high for tops in points for high, low in pairwise(tops) if low - high > 1]
            between = [after[0] - before[-1] for before, after in pairwise(points)]
            assert min(between) > 1.15 * max(inside, default=0), (one.file.name, between, inside)


def test_the_test_of_words_notices_a_lost_or_moved_word() -> None:
    words = "một hai ba bốn năm".split()
    assert is_within(words, words)
    assert not is_within(words, words[:2] + words[3:])
    assert not is_within(words, [words[0], words[2], words[1], *words[3:]])


def test_every_form_says_whence_it_is_and_how_to_ask_whether_it_is_still_good(
    papers: list[Paper], catalog: Catalog
) -> None:
    url = catalog.settings.url
    for one in papers:
        code = code_of(one.material, one.form, edition_of(one.material))
        text = raw_text(one.file).replace("\u200b", "")
        joined = re.sub(r"\s+", "", text)
        assert f"Mã:{code[:4]}-{code[4:]}" in joined, one.file.name
        assert f"{url}{code_path(code)}" in joined
        assert f"{url}tai-lieu/{one.material.id}/" in joined
        assert "Giấyphép:CreativeCommons" in joined
        assert one.material.reviewed_by or "chờcơquanchuyênmônduyệt" in joined
        assert f"Bản{edition_of(one.material)}." in joined


@SWEEP
def test_a_camera_reads_the_code_of_each_kind_of_form(papers: list[Paper], catalog: Catalog, tmp_path: Path) -> None:
    for one in {paper.form.id: paper for paper in papers}.values():
        address = f"{catalog.settings.url}{code_path(code_of(one.material, one.form, edition_of(one.material)))}"
        pages = range(1, len(page_sizes(one.file)) + 1)
        found = [read_codes(one.file, number, tmp_path) for number in pages if has_code(one, number, len(pages))]
        assert found == [{address}], one.file.name


def has_code(paper: Paper, number: int, pages: int) -> bool:
    return number == (1 if paper.material.type == "thu-gui-phu-huynh" else pages)


def test_two_leaflets_on_a_sheet_are_the_same_and_cut_in_the_middle(papers: list[Paper], tmp_path: Path) -> None:
    per_mm = 10
    for one in (paper for paper in papers if paper.form.id == "a5-in-2"):
        for number in (1, 2):
            width, height, dots = draw_page(one.file, number, per_mm, tmp_path)
            assert width in {2970, 2971} and height in {2100, 2101}
            middle = [row for row in range(height) if min(dots[row * width + 1482 : row * width + 1488]) < 128]
            marks = set(range(2, 58)) | set(range(height - 58, height - 2))
            assert set(middle) >= marks and set(middle) <= marks | {*range(62), *range(height - 62, height)}
            shift = 1485
            dark = [
                (row, at)
                for row in range(70, height - 70, 7)
                for at in range(5, 1475, 5)
                if (dots[row * width + at] < 100) != (dots[row * width + at + shift] < 100)
            ]
            assert len(dark) < 200, (one.file.name, number, len(dark))  # edges of letters fall on other dots


@SWEEP
def test_sheets_set_anew_are_the_same_bytes(
    papers: list[Paper], catalog: Catalog, built_site: Path, tmp_path: Path
) -> None:
    """Two of each form, layout and type are printed again: what makes a print of a text another does not depend on its words."""
    wanted = list(wanted_sheets(catalog))
    assert len(wanted) == count_sheets(catalog) > len(papers)
    alike = defaultdict[tuple[str, ...], list[Wanted]](list)
    for record, form in wanted:
        layout = getattr(sheet_of(record, form), "layout", "") if isinstance(record, Material) else ""
        alike[record.kind_id, str(record.type), layout or form.id].append((record, form))
    chosen = [one for group in alike.values() for one in group[:2]]
    assert len(chosen) > 40
    cache = FolderCache(tmp_path)
    for (record, form), made in print_forms(PageContext(catalog), chosen, cache, make_here):
        assert isinstance(made, Cached)
        assert bytes(made.files[0]) == (built_site / form_path(record, form)).read_bytes(), (record.id, form.id)
    assert (cache.made, cache.reused) == (len(chosen), 0)


def test_a_second_build_takes_everything_from_the_cache_and_says_so(
    papers: list[Paper], built_site: Path, lend_site: Lend, tmp_path: Path
) -> None:
    site = lend_site(tmp_path / "site")
    for one in papers:
        (site / one.file.relative_to(built_site)).unlink()
    again = run_pcmt("build", "--site", str(site))
    counted = re.search(r"Bản in và bản soạn sẵn: (\d+) tệp, trong đó (\d+) lấy lại từ lần trước\.", again.stderr)
    assert counted and int(counted[1]) == int(counted[2]) >= len(papers)
    for one in papers:
        assert (site / one.file.relative_to(built_site)).read_bytes() == one.file.read_bytes()
