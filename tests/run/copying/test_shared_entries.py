"""Entries of a shared list go to the end of the list of a portal, which stays as it is otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.model import Vocabulary
from pcmt.problems import EXIT_DATA, EXIT_OK, EXIT_USAGE, errors_in
from pcmt.read.shared_records import FOLDER, shared_files
from pcmt.run.copying.shared_entries import with_entries
from pcmt.run.copying.shared_originals import SharedOriginal
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import SEARCH, copy, refused


def test_a_list_begins_empty_and_gets_entries_one_by_one(portal: Path) -> None:
    assert "chưa có mục nào" in copy(portal, "tim-kiem").output
    whole = len(read_and_check(portal, TODAY)[0].records[Vocabulary.kind_id]["tim-kiem"].terms)  # type: ignore[attr-defined]
    assert "ghi thêm mã mục" in refused(portal, "tim-kiem")
    assert copy(portal, "tim-kiem", "hoi-vi-sao", "tu-ap-phich").exit_code == EXIT_OK
    assert "đã có trong" in refused(portal, "danh-muc/tim-kiem", "tu-ap-phich")
    text = (portal / SEARCH).read_text(encoding="utf-8")
    assert text.count("  # Chép từ bộ chung, bản ") == 2 and "  - id: tu-ap-phich\n    title: áp phích\n" in text
    loaded, problems = read_and_check(portal, TODAY)
    assert errors_in(problems) == []
    assert len(loaded.records[Vocabulary.kind_id]["tim-kiem"].terms) == whole  # type: ignore[attr-defined]


def test_every_entry_of_every_list_can_be_copied() -> None:
    for name, file in shared_files(Vocabulary.kind_id).items():
        original = SharedOriginal(Vocabulary.kind_id, name.removesuffix(".yaml"), file.read_bytes())
        with_entries("terms:\n", original, [one["id"] for one in original.data["terms"]])


def test_all_entries_that_cannot_be_copied_are_named_at_once(portal: Path) -> None:
    (portal / "data/danh-muc").mkdir()
    left_out = "left_out: [tu-khau-hieu, tu-to-roi]\n"
    text = f"{left_out}terms:\n  - id: tu-ap-phich\n    title: A\n  - id: tu-giao-an\n    title: B\n"
    (portal / SEARCH).write_text(text, encoding="utf-8")
    asked = ["tu-ap-phic", "tu-ap-phich", "tu-giao-an", "tu-khau-hieu", "tu-to-roi", "xyz", "tu-cha-me"]
    told = refused(portal, "tim-kiem", *asked)
    assert "không có mục «tu-ap-phic»; có phải là: tu-ap-phich" in told and "không có mục «xyz»; xem mọi mục" in told
    assert f"mục «tu-ap-phich», «tu-giao-an» đã có trong {SEARCH}" in told
    assert "đang bỏ mục «tu-khau-hieu», «tu-to-roi» (dòng left_out)" in told and "tu-cha-me" not in told
    assert "không có mục «abc», «xyz»; bỏ chữ ấy" in refused(portal, "goi-111", "abc", "xyz")
    assert "«xyz»; xem mọi mục" in refused(portal, "--show", "tim-kiem", "abc", "xyz")
    assert (portal / SEARCH).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "before",
    [
        "terms:\n- id: a\n  title: A\nleft_out: [tu-trinh-chieu]\n",
        "title: Tìm\r\nterms:\r\n    - id: a\r\n      title: A\r\n",
        "left_out: [tu-trinh-chieu]",
        "terms:",
        "title: Tìm\rterms:\r  - id: a\r    title: A\r",
        "title: Tìm\r\nterms:\r\n  - id: a\r\n    title: A",
    ],
)
def test_an_entry_goes_to_the_end_of_what_is_there(portal: Path, before: str) -> None:
    (portal / "data/danh-muc").mkdir()
    (portal / SEARCH).write_bytes(before.encode())
    told = copy(portal, "tim-kiem", "tu-ap-phich")
    assert told.exit_code == EXIT_OK, told.output
    after = (portal / SEARCH).read_bytes().decode()
    assert all(line in after.splitlines() for line in before.splitlines())
    assert errors_in(read_and_check(portal, TODAY)[1]) == []


@pytest.mark.parametrize("before", ["terms: []\n", "terms: null\nleft_out: [tu-trinh-chieu]\n", "terms: ~"])
def test_an_empty_list_gets_its_first_entry(portal: Path, before: str) -> None:
    (portal / "data/danh-muc").mkdir()
    (portal / SEARCH).write_text(before, encoding="utf-8")
    assert copy(portal, "tim-kiem", "tu-ap-phich").exit_code == EXIT_OK
    assert (portal / SEARCH).read_text(encoding="utf-8").startswith("terms:\n  # Chép")


def test_a_comment_stays_above_its_field(portal: Path) -> None:
    (portal / "data/danh-muc").mkdir()
    after = "\n# không dùng\nleft_out: [tu-trinh-chieu]\n"
    (portal / SEARCH).write_text(f"terms:\n  - id: a\n    title: A\n{after}", encoding="utf-8")
    assert copy(portal, "tim-kiem", "tu-ap-phich").exit_code == EXIT_OK
    assert (portal / SEARCH).read_text(encoding="utf-8").endswith(after)


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("tim-kiem.yaml", "left_out: [tu-ap-phich]\nterms:\n", EXIT_USAGE, "xóa mã ấy ở left_out rồi chép lại"),
        ("tim-kiem.yaml", "- a\n", EXIT_DATA, "[CAN_TRUONG]"),
        ("tim-kiem.yaml", "terms: a\n", EXIT_USAGE, "không tự thêm được"),
        ("tim-kiem.yaml", "terms: {a: b}\n", EXIT_USAGE, "không tự thêm được"),
        ("tim-kiem.yml", "terms:\n", EXIT_USAGE, "đổi tên tệp ấy thành tim-kiem.yaml rồi chép lại"),
        ("Tim-Kiem.yaml", "terms:\n", EXIT_USAGE, "đã có data/danh-muc/Tim-Kiem.yaml; đổi tên"),
    ],
)
def test_a_list_that_takes_no_entry_stays_as_it_is(portal: Path, name: str, text: str, code: int, said: str) -> None:
    (portal / "data/danh-muc").mkdir()
    (portal / "data/danh-muc" / name).write_text(text, encoding="utf-8")
    assert said in refused(portal, "tim-kiem", "tu-ap-phich", code=code)


def test_where_an_entry_cannot_be_added_its_lines_are_shown(portal: Path) -> None:
    (portal / "data/danh-muc").mkdir()
    (portal / SEARCH).write_text("terms: [{id: a, title: A}]\n", encoding="utf-8")
    assert "chép các dòng sau vào cuối terms:\n  # Chép" in refused(portal, "tim-kiem", "tu-ap-phich")
    assert all(line != "." for line in refused(portal, "tim-kiem", "tu-ap-phich").splitlines())
    assert "id: tu-giao-an" in refused(portal, "tim-kiem", "tu-ap-phich", "tu-giao-an")
    (portal / SEARCH).write_text("terms: [\n", encoding="utf-8")
    assert f"{SEARCH}:" in refused(portal, "tim-kiem", "tu-ap-phich", code=EXIT_DATA)


def test_ids_and_texts_are_shown_without_copying(portal: Path) -> None:
    assert "goi-111: Tổng đài quốc gia bảo vệ trẻ em 111" in copy(portal, "--list", "duong-day-nong").output
    assert "thcs: Trung học cơ sở" in copy(portal, "--list", "cap-hoc").output
    assert (
        copy(portal, "--show", "cap-hoc", "thcs").output
        == "  - id: thcs\n    title: Trung học cơ sở\n    short_title: THCS\n"
    )
    assert copy(portal, "--show", "goi-111").output == (FOLDER / "duong-day-nong/goi-111.yaml").read_text("utf-8")
    assert list((portal / "data").iterdir()) == [portal / "data/cong.yaml"]
