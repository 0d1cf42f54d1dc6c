"""Print editions of the real plans and of the letter, read back by other programs: word for word, accessible, in the layout."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import code_of, code_path, edition_of, form_path, spelled_code
from pcmt.problems import EXIT_DATA
from pcmt.publish.pdf.official_head import without_place
from pcmt.relate.catalog import Catalog
from tests.changed_fixtures import READABLE, SIGNED, SIGNED_PLAN, attach_originals
from tests.made_files import pdf
from tests.portal_fixtures import run_pcmt
from tests.programs import run_program
from tests.read.attachments.test_pdf import RUNNING
from tests.site.official_papers import (
    FORM,
    MM,
    OURS,
    Paper,
    first_own_page,
    joined,
    official_words,
    page_texts,
    portal_words,
    source_words,
)
from tests.site.page_reader import read_page
from tests.site.pdf_reader import Size, fonts_not_embedded, page_sizes, read_codes, standards_missed, words_in
from tests.sweeps import SWEEP


@pytest.fixture(scope="module")
def papers(catalog: Catalog, built_site: Path) -> list[Paper]:
    texts = cast("list[Plan | LegalDocument]", [*catalog.plans, *catalog.all("van-ban")])
    found = [Paper(one, built_site / form_path(one, FORM)) for one in texts if one.text]
    assert len(found) >= 4 and {one.record.kind_id for one in found} == {"ke-hoach", "van-ban"}
    return found


def test_every_word_of_the_text_is_printed_in_order_and_no_other(papers: list[Paper], catalog: Catalog) -> None:
    footnotes = 0
    for one in papers:
        printed = official_words(one)
        words, notes = source_words(one.record)
        for note in notes:
            assert printed.count(note) == 1, (one.record.id, note)
            printed = printed.replace(note, "")
        footnotes += len(notes)
        if isinstance(one.record, Plan):
            title = joined(f"{catalog.terms['loai-van-ban'][one.record.type]} {one.record.subject}")
            before, found, body = printed.partition(title)
            assert found, one.record.id
            assert body == words, one.record.id
            check_head(one.record, before, catalog)
        else:
            assert printed.endswith(words), one.record.id
            assert len(printed) - len(words) < 200
    assert footnotes >= 3


def check_head(plan: Plan, head: str, catalog: Catalog) -> None:
    """The fields of the head are in the order of the decree; blanks of the source have a remark."""
    agency = catalog.find("co-quan", plan.issuer)
    parent = getattr(agency, "parent", None)
    above = catalog.find("co-quan", parent).title if parent and not agency.title.startswith("Ủy ban nhân dân") else ""
    fields = [above.replace("Ủy ban nhân dân", "UBND"), without_place(agency.title, above)]
    fields += ["Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc"]
    fields += [plan.number_printed or f"Số {plan.number or ''}"]
    fields += [plan.dateline or "ngày"]
    place = 0
    for field in map(joined, fields):
        found = head.find(field, place)
        assert found >= 0, (plan.id, field, head)
        place = found + len(field)
    assert "nguồn" not in head and "[" not in head


def test_blanks_of_the_source_are_remarked_on_in_the_portals_own_part(papers: list[Paper]) -> None:
    for one in papers:
        if isinstance(one.record, Plan):
            blanks = (not one.record.number) + (not (one.record.issued and one.record.issued.is_whole))
            ours = portal_words(one)
            found = re.findall("(?:kýhiệu|nămbanhành)(?:bảngốcbỏtrống|khôngghitrongvănbản)", ours)
            assert len(found) == blanks, one.record.id


def test_the_test_of_words_notices_a_lost_and_a_moved_word(papers: list[Paper]) -> None:
    record = papers[0].record
    words, _ = source_words(record)
    spoilt = record.model_copy(update={"text": (record.text or "").replace(" và ", " ", 1)})
    assert source_words(spoilt)[0] != words


def test_every_file_is_pdf_ua_1_and_pdf_a_2a_with_its_fonts(papers: list[Paper]) -> None:
    for one in papers:
        run_program("qpdf", "--check", one.file)
        assert fonts_not_embedded(one.file) == [], one.record.id
        assert standards_missed(one.file.read_bytes()) == [], one.record.id
        assert "LiberationSerif" in run_program("pdffonts", one.file)
        facts = run_program("pdfinfo", one.file)
        assert re.search(r"Tagged:\s+yes", facts)
        assert re.search(rf"Title:\s+{re.escape(one.record.title)}\n", facts)


def test_pages_are_a4_and_words_keep_to_the_margins_of_the_decree(papers: list[Paper]) -> None:
    for one in papers:
        assert set(page_sizes(one.file)) == {Size(210, 297)}
        boxes = re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"', run_program("pdftotext", "-bbox", one.file, "-")
        )
        assert len(boxes) > 500
        assert min(float(left) for left, _, _ in boxes) >= 29.9 * MM
        assert max(float(right) for _, _, right in boxes) <= (210 - 15) * MM


def test_kinh_gui_stands_away_from_the_margin(papers: list[Paper]) -> None:
    """The addressees are printed below it, each further line under the words of its first."""
    letters = [one for one in papers if "\n  Kính gửi:\n" in f"\n  {one.record.text}".replace("\n", "\n  ")]
    assert letters
    for one in letters:
        boxes = run_program("pdftotext", "-f", "1", "-l", "1", "-bbox", one.file, "-")
        left = float(re.findall(r'xMin="([\d.]+)"[^>]*>Kính<', boxes)[0])
        assert left > (30 + 12.7) * MM, one.record.id
        dashes = [float(at) for at in re.findall(r'xMin="([\d.]+)"[^>]*>-<', boxes)]
        assert min(dashes[1:3]) > left + 4 * MM, (one.record.id, dashes)


def test_page_numbers_stand_above_from_the_second_page_to_the_last_of_the_paper(papers: list[Paper]) -> None:
    for one in papers:
        crop = ["-x", "0", "-y", "0", "-W", "595", "-H", str(round(19 * MM))]
        heads = [words.split() for words in run_program("pdftotext", "-raw", *crop, one.file, "-").split("\f")[:-1]]
        numbers = [[word for word in words if word.isdigit()] for words in heads]
        own = next(at for at, words in enumerate(heads) if "CỔNG," in words)
        assert numbers == [[], *([str(number)] for number in range(2, own + 1)), *[[]] * (len(heads) - own)]
        assert 1 < own < len(heads)


def test_every_page_says_that_it_is_no_original_and_carries_its_code(papers: list[Paper], catalog: Catalog) -> None:
    for one in papers:
        code = spelled_code(code_of(one.record, FORM, edition_of(one.record)))
        pages = run_program("pdftotext", "-raw", one.file, "-").split("\f")[:-1]
        own = next(at for at, words in enumerate(pages) if "PHẦN CỦA CỔNG, KHÔNG THUỘC VĂN BẢN" in words)
        for number, words in enumerate(pages):
            assert f"Bản tra cứu dựng từ {catalog.settings.title}. Không có chữ ký và con dấu." in words
            assert f"Mã: {code}" in words
            assert ("BẢN TRA CỨU, KHÔNG THAY BẢN GỐC" in words) == (number < own)
            assert not re.search(r"Trang \d+/\d+", words)
        assert "Tính đến ngày 22/11/2026:" in " ".join(pages[0].split())


def test_the_two_halves_of_the_head_stand_apart(papers: list[Paper]) -> None:
    for one in papers:
        crop = ["-f", "1", "-l", "1", "-x", "0", "-y", str(round(19 * MM)), "-W", "595", "-H", "70"]
        boxes = re.findall(
            r'<word xMin="([\d.]+)" [^>]*xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<',
            run_program("pdftotext", *crop, "-bbox", one.file, "-"),
        )
        nation = next(float(left) for left, _, _, word in boxes if word == "CỘNG")
        top = next(float(bottom) for _, _, bottom, word in boxes if word == "CỘNG")
        left_half = [
            float(right) for left, right, bottom, _ in boxes if float(left) < nation and abs(float(bottom) - top) < 40
        ]
        assert max(left_half) <= nation - 4 * MM, one.record.id


def test_no_number_is_cut_by_the_end_of_a_line(papers: list[Paper]) -> None:
    for one in papers:
        for words in page_texts(one.file)[: first_own_page(one) - 1]:
            assert not re.search(r"[0-9]+/\n[0-9A-ZĐ]|[0-9]+/[A-ZĐ]+-\n", words), one.record.id


def test_the_last_page_holds_more_than_the_code(papers: list[Paper]) -> None:
    for one in papers:
        assert len(words_in(page_texts(one.file)[-1])) > 40, one.record.id


def test_the_portals_own_pages_tell_source_status_and_every_remark(papers: list[Paper], catalog: Catalog) -> None:
    for one in papers:
        texts = page_texts(one.file)
        start = next(at for at, words in enumerate(texts) if joined(OURS) in joined(words))
        ours = joined(" ".join(texts[start:]))
        for note in one.record.notes:
            assert joined(f"{note.quote or ''} {note.note}") in ours, (one.record.id, note.note)
        for source in one.record.sources:
            assert joined(source.title) in ours
        if isinstance(one.record, Plan):
            assert one.record.original is not None
            assert joined(one.record.original.transcribed_from or "") in ours
        assert joined(f"{catalog.settings.url}{one.record.kind_id}/{one.record.id}/") in ours


def test_a_camera_reads_the_code_and_its_page_stands(
    papers: list[Paper], catalog: Catalog, built_site: Path, tmp_path: Path
) -> None:
    for one in papers:
        path = code_path(code_of(one.record, FORM, edition_of(one.record)))
        assert read_codes(one.file, first_own_page(one), tmp_path) == {f"{catalog.settings.url}{path}"}
        page = read_page(built_site / path / "index.html").text
        assert "Bản in này đúng với cổng" in page and "không thay văn bản ký" in page
        assert sha256(one.file.read_bytes()).hexdigest() in page


def test_pages_offer_the_print_with_what_its_file_shows(papers: list[Paper], built_site: Path) -> None:
    for one in papers:
        html = (built_site / one.record.kind_id / one.record.id / "index.html").read_text("utf-8")
        size = max(1, round(one.file.stat().st_size / 1024))
        assert f'<a href="../../{form_path(one.record, FORM)}" download>{FORM.title}</a>' in html
        assert f"PDF, {len(page_sizes(one.file))} trang, {size} kB" in html
        assert sha256(one.file.read_bytes()).hexdigest() in html


def test_a_scripted_and_a_damaged_original_are_refused(portal_copy: Path) -> None:
    attach_originals(portal_copy, pdf(RUNNING["script at opening"][0]), READABLE[:-40])
    refused = run_pcmt("check", "--root", str(portal_copy))
    assert refused.returncode == EXIT_DATA
    assert "[PDF_CHAY_MA]" in refused.stdout + refused.stderr and "[TEP_HONG]" in refused.stdout + refused.stderr


@SWEEP
def test_signed_and_readable_originals_are_offered_with_what_they_hold(changed_site: Path) -> None:
    assert (changed_site / "tep/ky.pdf").read_bytes() == SIGNED
    assert (changed_site / "tep/doc.pdf").read_bytes() == READABLE
    words = " ".join(read_page(changed_site / f"ke-hoach/{SIGNED_PLAN}/index.html").text.split())
    for title, content in (("Bản ký số", SIGNED), ("Bản đọc", READABLE)):
        assert f"{title} PDF, 1 trang, 1 kB" in words
        assert sha256(content).hexdigest() in words
    assert "Trong tệp có 1 chữ ký số. Cổng không kiểm tra chữ ký còn giá trị hay không" in words
    assert "Toàn văn gõ lại từ: bản chép chữ" in words
