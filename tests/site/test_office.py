"""Word files and decks of the real data, opened by LibreOffice as an office would: nothing lost, nothing over the edge."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pptx import Presentation

from pcmt.publish.office import office_files
from pcmt.read.file_cache import open_cache
from pcmt.relate.catalog import Catalog
from pcmt.show.materials.imprint import about_line, imprint_of
from pcmt.show.parts.context import PageContext
from tests import records
from tests.data_files import whole_catalog
from tests.memory_cache import MemoryCache
from tests.portal_fixtures import ROOT
from tests.programs import office_environment
from tests.site.office_words import (
    materials,
    names_of_parts,
    pdf_words,
    quiz_words,
    source_words,
    word_text,
    words,
)
from tests.site.pdf_reader import is_within
from tests.sweeps import SWEEP

TODAY = date(2026, 11, 22)


SLIDE_HEIGHT, SLIDE_WIDTH = 540, 960


CROWDED = "\n\n".join(
    (
        "## Một tiêu đề rất dài để xem trang chiếu có giữ được hai dòng tiêu đề ở trên vạch vàng hay không",
        *(
            f"{number}. Em nói với người lớn mà em tin, trong ngày, ở nhà hay ở trường đều được."
            for number in range(1, 13)
        ),
        "## Bảng dài",
        "Câu dẫn đứng trên bảng.",
        "| Việc | Ai | Phút |\n|---|---|---|\n"
        + "\n".join(
            f"| Việc thứ {number}, tả đủ dài để xuống dòng trong ô | Cả lớp cùng cô | 5 |" for number in range(12)
        ),
        "Câu chốt đứng dưới bảng.",
        "## Hai bảng\n\n| A |\n|---|\n| 1 |\n\ngiữa\n\n| B |\n|---|\n| 2 |",
    )
)
"""Slides with far more on them than they hold."""


@pytest.fixture(scope="module")
def real() -> Catalog:
    return whole_catalog(TODAY)


@pytest.fixture(scope="module")
def files(real: Catalog) -> dict[str, bytes]:
    """The files as builds of this session make and keep them."""
    return {path: bytes(content) for path, content in office_files(PageContext(real), open_cache(ROOT))}


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file as the PDF that LibreOffice prints, made in one run with a profile of its own."""
    program = shutil.which("soffice")
    if program is None or not Path("/usr/lib/libreoffice/program/libsdlo.so").exists():
        pytest.skip("thiếu LibreOffice (Writer và Impress): chạy tests/system-packages.sh")
    folder = tmp_path_factory.mktemp("office")
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    kinds = records.vocabulary("loai-tai-lieu", {"trinh-chieu": "Trình chiếu"})
    crowded = records.view(kinds, records.material(type="trinh-chieu", body=CROWDED))
    for path, file in office_files(crowded, MemoryCache()):
        (folder / Path(path).name).write_bytes(bytes(file))
    result = subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder / "pdf"), *sorted(str(path) for path in folder.glob("*.*x"))],
        capture_output=True, text=True, timeout=900, check=False, env=office_environment(),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return folder / "pdf"


def test_every_material_that_offers_it_has_its_file(real: Catalog, files: dict[str, bytes]) -> None:
    expected = {path for form in ("sua-duoc", "trinh-chieu", "phieu") for _, path in materials(real, form)}
    assert set(files) == expected and len(files) >= 30
    assert max(map(len, files.values())) < 100_000


def test_files_made_anew_are_the_same_bytes(real: Catalog, files: dict[str, bytes]) -> None:
    assert dict(office_files(PageContext(real), MemoryCache())) == files


def test_word_files_hold_every_word_and_no_other(real: Catalog, files: dict[str, bytes]) -> None:
    """In order within each section (``test_forms_agree``); here no word is lost or added, and each occurs equally often."""
    for material, path in materials(real, "sua-duoc"):
        lines = list(word_text(files[path]))
        seen = PageContext(real)
        imprint = imprint_of(seen, material)
        heads = (material.title, about_line(seen, material), imprint.awaiting or imprint.reviewed)
        frame = Counter(words(" ".join(heads)))
        told = Counter(word for line in lines[: lines.index("Về tài liệu này")] for word in words(line))
        source = Counter([*source_words(material), *quiz_words(material)])
        assert not source - told - names_of_parts(material), path
        added = told - source - frame
        assert not added - Counter(words("Họ và tên không bắt buộc Lớp nhóm" if material.questions else "")), (
            path,
            added,
        )


@SWEEP
def test_a_letter_keeps_to_one_page_and_a_leaflet_to_two(real: Catalog, printed: Path) -> None:
    for material, path in materials(real, "sua-duoc"):
        pages = {"thu-gui-phu-huynh": 1, "to-roi": 2}.get(material.type)
        if pages:
            file = printed / f"{Path(path).stem}.pdf"
            text = subprocess.run(
                ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True
            ).stdout.decode()
            own = next(at for at, page in enumerate(text.split("\f")) if material.title in " ".join(page.split()))
            assert own == pages, path
            assert words(text.split("\f")[0])[:2] != words("Trang 1")


def test_word_files_have_the_headings_of_the_page(real: Catalog, files: dict[str, bytes]) -> None:
    for material, path in materials(real, "sua-duoc"):
        styles = [one.style.name for one in docx.Document(BytesIO(files[path])).paragraphs if one.style]
        for level in (1, 2, 3):
            own = len(re.findall(rf"^#{{{level + 1}}} ", material.body, re.MULTILINE))
            added = (1 + 2 * bool(material.questions)) * (level == 1)
            if material.type == "thu-gui-phu-huynh" and level == 1:
                added -= 2  # the letter has no heading, the slip one of its own style
            assert styles.count(f"Heading {level}") == own + added, (path, level)
        assert styles.count("Câu hỏi") == styles.count("Đáp án") == len(material.questions)


def test_decks_show_or_tell_every_word_in_order_and_no_other(real: Catalog, files: dict[str, bytes]) -> None:
    for material, path in materials(real, "trinh-chieu"):
        slides = list(Presentation(BytesIO(files[path])).slides)
        titles = [slide.shapes.title.text for slide in slides if slide.shapes.title]
        assert len(titles) == len(set(titles)) == len(slides)
        found = []
        for slide, title in zip(slides, titles, strict=True):
            for shape in list(slide.shapes)[:-1]:
                if shape.has_table:
                    found += [word for row in shape.table.rows for cell in row.cells for word in words(cell.text)]
                elif not (shape == slide.shapes.title and "(tiếp" in title):
                    found += words(shape.text_frame.text)
            if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
                found += words(slide.notes_slide.notes_text_frame.text)
        source = source_words(material)
        assert any(found[start : start + len(source)] == source for start in range(len(found))), path
        told = [slide.has_notes_slide for slide, title in zip(slides, titles, strict=True) if "(tiếp" not in title]
        assert told == [False, *[True] * material.body.count("\n> **"), False, True], path


@SWEEP
def test_libreoffice_opens_every_file_and_prints_every_word(
    real: Catalog, files: dict[str, bytes], printed: Path
) -> None:
    assert {path.stem for path in printed.iterdir()} >= {Path(path).stem for path in files}
    for material, path in materials(real, "sua-duoc"):
        shown = pdf_words(printed / f"{Path(path).stem}.pdf")
        whole = Counter([*words(material.title), *source_words(material), *quiz_words(material)])
        assert not whole - Counter(shown) - names_of_parts(material), path


@SWEEP
def test_every_slide_is_readable_from_the_last_row_and_ends_inside_its_edge(real: Catalog, printed: Path) -> None:
    mark = real.settings.sample_mark.split()
    box = re.compile(r'xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]+)<')
    decks = sorted(printed.glob("*-trinh-chieu.pdf"))
    assert len(decks) == 3
    for deck in decks:
        pages = subprocess.run(["pdftotext", "-bbox", str(deck), "-"], capture_output=True, check=True).stdout.decode()
        for number, page in enumerate(pages.split("<page ")[1:], start=1):
            for *sides, word in box.findall(page):
                left, top, right, bottom = map(float, sides)
                if word in {str(number), *mark} and top > SLIDE_HEIGHT * 0.93:
                    continue  # the number of the slide, and what a sample says of itself
                place = (deck.stem, number, word)
                assert left >= 40 and right <= SLIDE_WIDTH - 40, place
                assert top >= 20 and bottom <= SLIDE_HEIGHT - 30, place
                assert bottom - top >= 20, place


@SWEEP
def test_a_crowded_deck_goes_on_over_as_many_slides_as_it_needs(printed: Path) -> None:
    shown = pdf_words(printed / "giao-an-a-trinh-chieu.pdf")
    assert [shown.count(word) for word in ("tin", "thứ", "Việc")] == [12, 12, 12 + shown.count("Phút")]
    assert shown.count("tiếp") >= 3
    title = words(CROWDED.partition("\n")[0])
    assert is_within([*title, *title, "Câu", "dẫn", "Việc", "thứ", "0"], shown)
