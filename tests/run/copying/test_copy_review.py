"""Copies of shared records are compared with what the kit holds now: another original, an equal one, none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pcmt.check import read_and_check
from pcmt.check.copy_mark import digest_of
from pcmt.problems import EXIT_OK, errors_in
from pcmt.run.cli import main
from pcmt.run.copying.copy_review import copy_lines, copy_matters
from pcmt.run.new_portal.kit_wheel import VERSION_FILE
from tests.read.test_shared_records import SETTINGS
from tests.reading.conftest import TODAY

HELPLINE = "data/duong-day-nong/goi-111.yaml"
LIST = "data/danh-muc/hinh-thuc.yaml"
DIGEST = re.compile(r"dấu [0-9a-f]{8}")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal with a copy of a record and of an entry."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/cong.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for words in (("goi-111",), ("hinh-thuc", "am-thanh")):
        assert CliRunner().invoke(main, ["copy", "--root", str(tmp_path), *words]).exit_code == EXIT_OK
    return tmp_path


def states(root: Path) -> list[tuple[str, str]]:
    return [(one.path, one.state) for one in copy_matters(root)]


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def age(root: Path, path: str) -> None:
    """Make a copy one of another original."""
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(DIGEST.sub("dấu 00000000", text), encoding="utf-8")


def test_a_copy_without_a_change_of_the_office_is_equal(portal: Path) -> None:
    assert states(portal) == [(HELPLINE, "same"), (LIST, "same")]


def test_a_copy_that_the_office_changed_is_no_matter(portal: Path) -> None:
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    change(portal, LIST, "Âm thanh", "Bản ghi âm")
    assert states(portal) == []


def test_a_copy_of_an_original_that_changed_is_named_with_what_differs(portal: Path) -> None:
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    change(portal, LIST, "Âm thanh", "Bản ghi âm")
    age(portal, HELPLINE)
    age(portal, LIST)
    assert states(portal) == [(HELPLINE, "changed"), (LIST, "changed")]
    record, entry = copy_matters(portal)
    assert "tên gọi (title)" in record.words and "copy --show duong-day-nong/goi-111)" in record.cure
    assert entry.line == 7 and "copy --show danh-muc/hinh-thuc am-thanh)" in entry.cure
    for one in (record, entry):  # as the cure says
        old, new = re.findall(r"«(bản [^»]+)»", one.cure)
        change(portal, one.path, old, new)
    assert states(portal) == []


def test_a_copy_that_the_kit_has_no_more_belongs_to_the_office(portal: Path) -> None:
    change(portal, HELPLINE, "duong-day-nong/goi-111;", "duong-day-nong/goi-999;")
    (portal / HELPLINE).rename(portal / HELPLINE.replace("111", "999"))
    change(portal, LIST, "am-thanh", "tieng-noi")
    assert [state for _, state in states(portal)] == ["gone", "gone"]


def test_a_copy_under_another_name_is_called_so(portal: Path) -> None:
    renamed = HELPLINE.replace("111", "111-phuong")
    (portal / HELPLINE).rename(portal / renamed)
    (found,) = (one for one in copy_matters(portal) if one.path == renamed)
    assert found.state == "renamed" and "chép từ goi-111, mang tên khác" in found.words
    assert found.cure.startswith("đổi tên tệp lại thành goi-111.yaml, hoặc xóa dòng đầu")


def test_what_replaces_a_shared_record_without_a_mark_is_named_with_the_line_to_add(portal: Path) -> None:
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    change(portal, LIST, "Âm thanh", "Bản ghi âm")
    for path in (HELPLINE, LIST):
        text = (portal / path).read_text(encoding="utf-8")
        (portal / path).write_text(re.sub(r"^ *# Chép từ .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    entry, record = sorted(copy_matters(portal))
    assert {entry.state, record.state} == {"unmarked"} and "duong-day-nong/goi-111 mà không ghi chép từ" in record.words
    assert "hai bản khác nhau ở: title" in entry.words and "copy --show danh-muc/hinh-thuc am-thanh)" in entry.cure
    for one, where in ((record, "vào đầu tệp"), (entry, "ngay trên mục ấy")):  # as the cure says
        (line,) = re.findall(rf"thêm dòng «(# Chép từ bộ chung[^»]+)» {where}", one.cure)
        lines = (portal / one.path).read_text(encoding="utf-8").split("\n")
        lines.insert(one.line - 1, line)
        (portal / one.path).write_text("\n".join(lines), encoding="utf-8")
    assert states(portal) == []


def test_a_mark_without_a_name_is_read_as_before(portal: Path) -> None:
    change(portal, HELPLINE, " duong-day-nong/goi-111;", ";")
    assert states(portal)[0] == (HELPLINE, "same")
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    age(portal, HELPLINE)
    assert states(portal)[0] == (HELPLINE, "changed")


def test_a_mark_that_is_left_behind_is_not_that_of_the_next_entry(portal: Path) -> None:
    text = (portal / LIST).read_text(encoding="utf-8")
    for entry, found in (
        ("  - id: cua-cong\n    title: Của cổng\n", []),
        ("  - id: video\n    title: Phim\n", [(LIST, "unmarked")]),
    ):
        (portal / LIST).write_text(text[: text.index("  - id: am-thanh")] + entry, encoding="utf-8")
        assert states(portal) == [(HELPLINE, "same"), *found]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_mark_is_read_whatever_was_typed_around_it(portal: Path, ending: str) -> None:
    change(portal, LIST, "id: am-thanh\n    title: Âm thanh", "title: Bản ghi âm\n    id: am-thanh")
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    for path in (HELPLINE, LIST):
        age(portal, path)
        text = (portal / path).read_text(encoding="utf-8").replace("# Chép", "#Chép")
        (portal / path).write_bytes(f"\n# của cổng\n{text}".replace("\n", ending).encode())
    assert states(portal) == [(HELPLINE, "changed"), (LIST, "changed")]


def test_a_copy_cannot_take_the_address_of_its_original_along(portal: Path) -> None:
    renamed = portal / HELPLINE.replace("111", "cua-cong")
    text = (portal / HELPLINE).read_text(encoding="utf-8")
    renamed.write_text(f"{text}moved_from: [goi-111]\n", encoding="utf-8")
    (portal / HELPLINE).unlink()
    (found,) = errors_in(read_and_check(portal, TODAY)[1])
    assert found.code == "DIA_CHI_TRUNG" and "đặt lại tên tệp là goi-111.yaml" in found.cure


def test_records_of_the_office_and_files_with_faults_are_passed_over(portal: Path) -> None:
    (portal / HELPLINE).write_text("title: [\n", encoding="utf-8")
    (portal / LIST).write_text("terms:\n  - id: cua-cong\n    title: Của cổng\n", encoding="utf-8")
    (portal / "data/duong-day-nong/rieng.yaml").write_text("title: Riêng\n", encoding="utf-8")
    assert states(portal) == []
    assert copy_lines([]) == []


def test_without_shared_records_nothing_is_a_copy(portal: Path) -> None:
    change(portal, "data/cong.yaml", "shared_records: có", "shared_records: không")
    assert states(portal) == []


def test_comments_and_the_order_of_fields_are_no_change() -> None:
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"b": "2", "a": "1"}) != digest_of({"a": "1", "b": "3"})


@pytest.mark.parametrize("option", ["--dry-run", ""])
def test_an_upgrade_names_the_copies(portal: Path, option: str) -> None:
    change(portal, HELPLINE, "trẻ em 111", "trẻ em (111)")
    age(portal, HELPLINE)
    (portal / VERSION_FILE).parent.mkdir(exist_ok=True)
    (portal / VERSION_FILE).write_text("0.1.0\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["upgrade", "--root", str(portal), *filter(None, [option])])
    assert told.exit_code == EXIT_OK, told.output
    assert "BẢN CHÉP TỪ BỘ CHUNG (2)" in told.output and f"{HELPLINE}:1:" in told.output
