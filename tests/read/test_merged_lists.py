"""A list of a portal adds to the shared list of its name: entries by id, problems at the file in which they were typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.model import Vocabulary
from pcmt.problems import Problem, errors_in
from pcmt.read.kept_records import KeptRecords
from pcmt.read.records import Loaded, read_records
from pcmt.read.shared_records import FOLDER, shared_files
from pcmt.run.search_answers import find_answer_problems
from tests.read.test_shared_records import SETTINGS
from tests.reading.conftest import TODAY

LIST = "data/danh-muc/hinh-thuc.yaml"
SHARED = re.findall(r"^  - id: (.*)$", (FOLDER / "danh-muc/hinh-thuc.yaml").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal with nothing but its settings."""
    (tmp_path / "data/danh-muc").mkdir(parents=True)
    (tmp_path / "data/cong.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def write(root: Path, text: str, path: str = LIST) -> None:
    (root / path).write_text(text, encoding="utf-8")


def read(root: Path, kept: KeptRecords | None = None) -> tuple[Loaded, list[Problem]]:
    loaded, problems = read_and_check(root, TODAY, kept=kept)
    return loaded, problems


def list_of(loaded: Loaded, name: str = "hinh-thuc") -> Vocabulary:
    found = loaded.records[Vocabulary.kind_id][name]
    assert isinstance(found, Vocabulary)
    return found


def ids(root: Path) -> list[str]:
    loaded, problems = read(root)
    assert errors_in(problems) == []
    return [one.id for one in list_of(loaded).terms]


def test_a_new_entry_is_added_and_the_rest_is_that_of_the_kit(portal: Path) -> None:
    write(portal, "terms:\n  - id: tro-choi\n    title: Trò chơi\n")
    assert ids(portal) == [*SHARED, "tro-choi"]
    assert list_of(read_records(portal)).title == "Hình thức"


def test_an_entry_of_the_same_id_takes_the_place_of_the_shared_one(portal: Path) -> None:
    write(portal, "title: Dạng\nterms:\n  - id: am-thanh\n    title: Bản ghi âm\n")
    assert ids(portal) == SHARED
    found = list_of(read_records(portal))
    assert (found.title, {one.id: one.title for one in found.terms}["am-thanh"]) == ("Dạng", "Bản ghi âm")


def test_a_new_entry_follows_the_one_above_it(portal: Path) -> None:
    new = "  - id: {0}\n    title: Mục {0}\n".format
    write(portal, f"terms:\n{new('dau-tep')}{new('van-ban')}{new('sau-van-ban')}{new('sau-nua')}")
    assert ids(portal) == ["van-ban", "sau-van-ban", "sau-nua", *SHARED[1:], "dau-tep"]


def test_an_entry_is_left_out(portal: Path) -> None:
    write(portal, "left_out: [video]\n")
    assert ids(portal) == [one for one in SHARED if one != "video"]


@pytest.mark.parametrize("text", ["terms:\n", "title: Hình thức\n", "terms:\n# - id: x\n"])
def test_a_list_without_entries_is_the_shared_one(portal: Path, text: str) -> None:
    write(portal, text)
    assert ids(portal) == SHARED


def test_without_the_shared_records_a_list_is_whole(portal: Path) -> None:
    write(portal, "title: Dạng\npublished: 2026-11-22\nterms:\n  - id: tro-choi\n    title: Trò chơi\n")
    kept = KeptRecords()
    assert len(list_of(read(portal, kept)[0]).terms) == len(SHARED) + 1
    write(portal, SETTINGS.replace("shared_records: có", "shared_records: không"), "data/cong.yaml")
    assert [one.id for one in list_of(read(portal, kept)[0]).terms] == ["tro-choi"]
    write(portal, SETTINGS, "data/cong.yaml")
    assert len(list_of(read(portal, kept)[0]).terms) == len(SHARED) + 1


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        ("terms:\n  - id: van-ban\n", f"{LIST}:2:5", "THIEU_TRUONG", "mục 1, tên gọi"),
        ("terms:\n  - title: A\n", f"{LIST}:2:5", "THIEU_TRUONG", "mục 1, mã"),
        ("terms:\n  - id: a\n    title: A\n  -\n", f"{LIST}:4:", "TRONG", "mục 2"),
        ("terms:\n  - id: a\n    title: A\n  - id: a\n    title: A\n", f"{LIST}:4:9", "TRUNG_MA", "ở dòng 2"),
        ("terms:\n  - id: a\n    title: A\n    months: [1]\n", f"{LIST}:2:5", "THUA_THANG", "mục 1»"),
        ("terms: a\n", f"{LIST}:1:8", "CAN_DANH_SACH", "các mục"),
        ("- a\n", f"{LIST}:1:1", "CAN_TRUONG", "một danh sách"),
        ("left_out: [van-ban]\n", f"{LIST}:1:12", "THIEU_MA", "xóa «van-ban» trong left_out"),
        ("left_out: [a]\nterms:\n  - id: a\n    title: A\n", f"{LIST}:1:12", "BO_MUC_CHUNG", "vừa bỏ"),
        ("left_out: [vide]\n", f"{LIST}:1:12", "BO_MUC_CHUNG", "có thể là: video"),
        ("state: draft\nterms:\n", f"{LIST}:1:8", "CHUA_DANG", "không có bản nháp"),
        (f"left_out: [{', '.join(SHARED)}]\n", f"{LIST}:1:1", "BO_MUC_CHUNG", "để lại ít nhất một mục"),
    ],
)
def test_a_fault_is_reported_where_the_office_typed_it(
    portal: Path, text: str, place: str, code: str, words: str
) -> None:
    write(portal, text)
    found = [str(one) for one in read(portal)[1] if one.code == code and one.path == LIST]
    assert len(found) == 1 and found[0].startswith(place) and words in found[0], found


@pytest.mark.parametrize(
    "text", ["state: draft\n", "publish_on: 2030-01-01\n", "terms:\n  - id: phap-luat\n    title:\n"]
)
def test_what_uses_a_list_with_a_fault_is_not_reported(portal: Path, text: str) -> None:
    write(portal, text, "data/danh-muc/chu-de.yaml")
    assert [one.path for one in errors_in(read(portal)[1])] == ["data/danh-muc/chu-de.yaml"]


def test_only_a_list_that_adds_to_a_shared_one_leaves_entries_out(portal: Path) -> None:
    own = "data/danh-muc/cua-cong.yaml"
    write(portal, "title: A\npublished: 2026-11-22\nleft_out: [b]\nterms:\n  - id: a\n    title: A\n", own)
    assert [(one.path, one.line) for one in errors_in(read(portal)[1])] == [(own, 3)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hinh-thuc-phuong", "có lẽ là hinh-thuc. Cách sửa: đổi lại tên tệp thành hinh-thuc.yaml;"),
        ("hin-thuc", "có lẽ là hinh-thuc. Cách sửa: đổi lại tên tệp thành hinh-thuc.yaml;"),
        ("cap-hoc-2", "có lẽ là cap-hoc. Cách sửa: chuyển các mục sang tệp cap-hoc.yaml rồi xóa tệp này;"),
        ("xyz", "không có danh mục chung tên xyz. Cách sửa: đặt tên tệp như một danh mục chung: "),
    ],
)
def test_a_part_of_a_list_under_a_wrong_name_is_one_problem(portal: Path, name: str, words: str) -> None:
    write(portal, "left_out: [thcs]\n", "data/danh-muc/cap-hoc.yaml")
    write(portal, "terms:\n  - id: tro-choi\n    title: Trò chơi\n    la: x\n", f"data/danh-muc/{name}.yaml")
    (one,) = (one for one in read(portal)[1] if one.path == f"data/danh-muc/{name}.yaml")
    assert one.code == "DANH_MUC_LA" and words in str(one)


def test_a_fault_of_a_shared_entry_is_reported_at_the_shared_list(portal: Path) -> None:
    write(portal, "left_out: [am-thanh]\nterms:\n  - id: tro-choi\n    title: Trò chơi\n")
    loaded, found = read_records(portal), list_of(read_records(portal))
    shared = loaded.problem(found, ("terms", 1, "title"), "X", "a", "b")
    assert (shared.path, shared.line, shared.field) == (
        "bo-chung/danh-muc/hinh-thuc.yaml",
        10,
        "các mục, mục 3, tên gọi",
    )
    own = loaded.problem(found, ("terms", 3, "title"), "X", "a", "b")
    assert (own.path, own.line, own.field) == (LIST, 4, "các mục, mục 1, tên gọi")
    assert loaded.is_shared(found, ("terms", 1)) and not loaded.is_shared(found, ("terms", 3))


def test_answers_of_the_portal_are_looked_for_not_those_of_the_kit(portal: Path) -> None:
    text = "terms:\n  - id: hoi\n    title: Hỏi\n    asked: [hỏi]\n    answer: khong-co/\n"
    write(portal, text, "data/danh-muc/tim-kiem.yaml")
    found = list(find_answer_problems(portal, read_records(portal)))
    assert [(one.path, one.line) for one in found] == [("data/danh-muc/tim-kiem.yaml", 5)]


def test_a_list_is_kept_by_both_texts(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(portal, "terms:\n  - id: tro-choi\n    title: Trò chơi\n")
    first = KeptRecords()
    key = first.key_of_item(list_of(read(portal, first)[0]))
    second = KeptRecords(first.packed_files())
    again = list_of(read(portal, second)[0])
    assert second.key_of_item(again) == key != ""
    assert again == list_of(read(portal)[0])
    other = portal / "hinh-thuc.yaml"
    other.write_text((FOLDER / "danh-muc/hinh-thuc.yaml").read_text("utf-8") + "  - id: moi\n    title: Mới\n", "utf-8")
    files = {**shared_files(Vocabulary.kind_id), "hinh-thuc.yaml": other}
    monkeypatch.setattr(
        "pcmt.read.records.shared_files", lambda kind: files if kind == Vocabulary.kind_id else shared_files(kind)
    )
    newer = list_of(read(portal, second)[0])
    assert [one.id for one in newer.terms] == [*SHARED, "moi", "tro-choi"]
    assert second.key_of_item(newer) != key
