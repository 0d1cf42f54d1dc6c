"""What the guide says of records that come with the kit works in a portal that has none of them in ``data/``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.model import Helpline, LegalDocument, Vocabulary
from pcmt.problems import EXIT_OK, errors_in
from tests.guide import GUIDE, PAGES, SECTIONS, TODAY, assert_published, copy_as_said, run, typed_in, write_in

COPIED = re.findall(r"pcmt copy ([a-z0-9 /-]+)[`\n]", GUIDE)
WORDS = sorted({words.removeprefix("duong-day-nong/") for words in COPIED if "--" not in words}, key=len)
SHOWN = sorted({words for words in COPIED if words.startswith("--")})
APRIL = date(2027, 4, 15)


def terms_of(portal: Path, name: str) -> dict[str, str]:
    loaded, problems = read_and_check(portal, TODAY)
    assert errors_in(problems) == []
    found = loaded.records[Vocabulary.kind_id][name]
    assert isinstance(found, Vocabulary)
    return {one.id: one.title for one in found.terms}


def checked(portal: Path) -> None:
    told = run("check", "--root", str(portal))
    assert told.exit_code == EXIT_OK, told.output


def test_every_record_that_the_guide_copies_is_there(new_portal: Path) -> None:
    assert len(WORDS) > 10 and len(SHOWN) > 8
    for words in WORDS:
        assert copy_as_said(new_portal, words).is_file()
    checked(new_portal)
    for words in SHOWN:
        told = run("copy", "--root", str(new_portal), *words.split())
        assert told.exit_code == EXIT_OK and len(told.output) > 100, words


def test_a_number_is_checked_again_as_card_and_section_say(new_portal: Path) -> None:
    listed = run("review", "--root", str(new_portal), today=APRIL).output
    (named,) = re.findall(r"Máy kể `(bo-chung/\S+)`", PAGES["Kiểm tra lại số điện thoại"])
    assert f"  - {named}: " in listed and "python portal.py pcmt copy LOẠI/MÃ" in listed
    for text in (PAGES["Kiểm tra lại số điện thoại"], SECTIONS["20"]):
        (words,) = re.findall(r"pcmt copy (goi[^`]+)`", text)
        path = copy_as_said(new_portal, words)
        (shown,) = typed_in(SECTIONS["20"])
        write_in(path, shown.text)
        checked(new_portal)
        found = read_and_check(new_portal, TODAY)[0].records[Helpline.kind_id]["goi-111"]
        assert isinstance(found, Helpline) and found.checked_on == TODAY
        assert "goi-111.yaml" not in run("review", "--root", str(new_portal), today=date(2027, 3, 1)).output
        path.unlink()


def test_a_law_ends_as_the_card_says(new_portal: Path) -> None:
    title = "Văn bản hết hiệu lực, được thay"
    for text in (PAGES[title], SECTIONS["14"]):
        (shown,) = [one for one in typed_in(text) if "in_force_until" in one.text]
        path = copy_as_said(new_portal, re.findall(r"pcmt copy (luat[^`]+)`", shown.before)[-1])
        write_in(path, shown.text)
        checked(new_portal)
        found = read_and_check(new_portal, TODAY)[0].records[LegalDocument.kind_id][path.stem]
        assert isinstance(found, LegalDocument) and found.replaced_by == ("luat-120-2025-qh15",)
        path.unlink()


def test_a_task_of_the_month_is_added_changed_and_taken_out(new_portal: Path) -> None:
    before = terms_of(new_portal, "viec-trong-thang")
    begin, change = re.findall(r"pcmt copy (viec-trong-thang[^`]*)`", SECTIONS["5"])[:2]
    path = copy_as_said(new_portal, begin)
    (shown,) = typed_in(SECTIONS["5"])
    write_in(path, shown.text)
    assert terms_of(new_portal, "viec-trong-thang").items() - before.items() == {
        ("phuong-loa-chieu-thu-sau", "Đọc bài phát thanh trên loa phường chiều thứ Sáu")
    }
    assert copy_as_said(new_portal, change) == path
    path.write_text(path.read_text("utf-8").replace(before["truong-chao-co"], "Nói chuyện dưới cờ"), "utf-8")
    assert terms_of(new_portal, "viec-trong-thang")["truong-chao-co"] == "Nói chuyện dưới cờ"
    path.unlink()
    (left_out,) = re.findall(r"`(left_out: [^`]+)`", SECTIONS["5"])
    write_in(path, f"{left_out}\n")
    assert list(terms_of(new_portal, "viec-trong-thang")) == [one for one in before if one != "truong-chao-co"]


def test_words_and_answers_of_the_search_are_added(new_portal: Path) -> None:
    before = terms_of(new_portal, "tim-kiem")
    words, entry = re.findall(r"pcmt copy (tim-kiem[^`]*)`", SECTIONS["31"])
    path = copy_as_said(new_portal, words)
    first, second = re.findall(r"^```yaml\n(.*?)^```$", SECTIONS["31"], re.MULTILINE | re.DOTALL)
    path.write_text(path.read_text(encoding="utf-8").replace("terms:\n", first + second), encoding="utf-8")
    after = terms_of(new_portal, "tim-kiem")
    assert [*after] == [*before, "tu-nha-van-hoa", "hoi-gap-ai-o-phuong"]
    copy_as_said(new_portal, entry)
    checked(new_portal)
    assert terms_of(new_portal, "tim-kiem") == after


def test_a_shared_record_is_changed_and_taken_back_as_the_card_says(new_portal: Path) -> None:
    card = PAGES["Sửa một bản ghi chung"]
    (listed,) = re.findall(r"pcmt copy (--list [a-z-]+)`", card)
    (words,) = re.findall(r"pcmt copy (goi[^`]+)`", card)
    assert f"\n{words}: " in f"\n{run('copy', '--root', str(new_portal), *listed.split()).output}"
    (named,) = re.findall(r"ghi tệp `([^`]+)`", card)
    path = copy_as_said(new_portal, words)
    assert path == new_portal / named and path.read_text("utf-8").startswith("#")
    (shown,) = typed_in(card)
    write_in(path, shown.text)
    assert_published(new_portal, path)
    loaded = read_and_check(new_portal, TODAY)[0]
    found = loaded.records[Helpline.kind_id][words]
    assert isinstance(found, Helpline) and f"use: {found.use}\n" == shown.text
    assert named not in run("review", "--root", str(new_portal)).output
    path.write_text(re.sub("dấu [0-9a-f]{8}", "dấu 00000000", path.read_text("utf-8"), count=1), "utf-8")
    told = run("review", "--root", str(new_portal)).output  # as after a kit whose record is another one
    assert f"{named}:1: " in told and "gọi khi nào (use)" in told
    assert re.findall(r"copy (--show) goi", card) and f"pcmt copy --show {Helpline.kind_id}/{words}" in told
    old, new = re.findall(r"sửa dòng ghi «([^»]+)» thành «([^»]+)»", told)[0]
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert named not in run("review", "--root", str(new_portal)).output
    path.unlink()
    checked(new_portal)
    assert read_and_check(new_portal, TODAY)[0].records[Helpline.kind_id][words] != found


def test_a_word_is_added_changed_and_left_out_as_the_card_says(new_portal: Path) -> None:
    card = PAGES["Thêm một từ vào danh mục chung"]
    lists, entries = (words.split() for words in re.findall(r"pcmt copy (--list [a-z-]+)`", card))
    assert f"{entries[1]}: " in run("copy", "--root", str(new_portal), *lists).output
    before = terms_of(new_portal, entries[1])
    assert all(f"{name}: " in run("copy", "--root", str(new_portal), *entries).output for name in before)
    begin, change = re.findall(r"pcmt copy (loai-su-kien[^`]*)`", card)
    path = copy_as_said(new_portal, begin)
    (shown,) = typed_in(card)
    write_in(path, shown.text)
    assert list(terms_of(new_portal, begin)) == [*before, "chieu-phim"]
    event = new_portal / "data/su-kien/chieu-phim-thang-6.yaml"
    event.parent.mkdir(exist_ok=True)
    (used,) = re.findall(r"`(type: [^`]+)`", card)
    (fields,) = typed_in(PAGES["Thêm một sự kiện"])
    event.write_text(f"title: Chiếu phim tháng 6\npublished: {TODAY}\n{used}\n{fields.text}", encoding="utf-8")
    assert_published(new_portal, event)
    assert copy_as_said(new_portal, change) == path
    name = change.split()[1]
    path.write_text(path.read_text("utf-8").replace(before[name], "Nói chuyện"), "utf-8")
    assert terms_of(new_portal, begin)[name] == "Nói chuyện"
    (left_out,) = re.findall(r"`(left_out: [^`]+)`", card)
    path.write_text(f"{path.read_text('utf-8')}{left_out}\n", encoding="utf-8")
    checked(new_portal)
    assert terms_of(new_portal, begin).keys() == {*before, "chieu-phim"} - set(re.findall(r"\[(.*)\]", left_out))
    path.unlink()
    told = run("check", "--root", str(new_portal)).output  # the event still uses the word
    assert "su-kien/chieu-phim-thang-6.yaml" in told
    event.unlink()
    assert terms_of(new_portal, begin) == before


def test_a_published_copy_is_deleted_as_the_guide_says(new_portal: Path) -> None:
    path = copy_as_said(new_portal, "goi-111")
    assert run("keep", "--root", str(new_portal)).exit_code == EXIT_OK
    assert "duong-day-nong/goi-111\n" in (new_portal / "data/dia-chi.txt").read_text(encoding="utf-8")
    path.unlink()
    checked(new_portal)


def test_the_guide_sends_nobody_to_a_list_that_a_new_portal_has_not() -> None:
    """A file of a list is named only where a command beside it makes it."""
    lines = GUIDE.splitlines()
    named = [number for number, line in enumerate(lines) if re.search(r"data/danh-muc/[a-z-]+\.yaml", line)]
    lost = [lines[number] for number in named if "pcmt copy" not in "".join(lines[number - 1 : number + 1])]
    assert len(named) >= 4
    assert lost == []


@pytest.mark.parametrize("number", ["5", "9", "14", "16", "18", "20", "22", "30", "31"])
def test_sections_about_shared_records_say_how_they_are_copied(number: str) -> None:
    assert "pcmt copy" in SECTIONS[number]
