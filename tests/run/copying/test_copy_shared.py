"""A shared record is copied into ``data/``: the same bytes below a line, no file replaced, and every refusal in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pcmt.check import read_and_check
from pcmt.model import Vocabulary
from pcmt.problems import EXIT_DATA, EXIT_ENVIRONMENT, EXIT_OK, EXIT_USAGE, errors_in
from pcmt.read.shared_records import FOLDER, shared_files
from pcmt.run.cli import main
from pcmt.run.copying import shared_originals
from pcmt.run.copying.shared_entries import with_entry
from pcmt.run.copying.shared_originals import SharedOriginal
from tests.read.test_shared_records import SETTINGS
from tests.reading.conftest import TODAY

HELPLINE = "data/duong-day-nong/goi-111.yaml"
SEARCH = "data/danh-muc/tim-kiem.yaml"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal with nothing but its settings."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/cong.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    return tmp_path


def copy(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["copy", "--root", str(root), *words])


def refused(root: Path, *words: str, code: int = EXIT_USAGE) -> str:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    told = copy(root, *words)
    assert told.exit_code == code, told.output
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    return str(told.output)


@pytest.mark.parametrize(
    "words",
    [
        ["goi-111"],
        ["duong-day-nong/goi-111"],
        ["data/duong-day-nong/goi-111.yaml"],
        ["./data\\duong-day-nong\\goi-111.yaml"],
        ["bo-chung/duong-day-nong/goi-111.yaml"],
        ["duong-day-nong", "goi-111"],
    ],
)
def test_a_record_is_copied_as_it_is_below_a_line(portal: Path, words: list[str]) -> None:
    told = copy(portal, *words)
    assert told.exit_code == EXIT_OK, told.output
    for said in (HELPLINE, "Việc tiếp theo", "xóa tệp này"):
        assert said in told.output
    line, rest = (portal / HELPLINE).read_bytes().split(b"\n", 1)
    assert line.decode().startswith("# Chép từ bộ chung, bản ") and "thay bản chung" in line.decode()
    assert rest == (FOLDER / "duong-day-nong/goi-111.yaml").read_bytes()
    assert errors_in(read_and_check(portal, TODAY)[1]) == []


def test_a_copy_that_was_published_can_be_deleted_again(portal: Path) -> None:
    names = (
        "duong-day-nong/goi-111",
        "van-ban/luat-86-2025-qh15",
        "dia-phuong/phuong-ky-lua-lang-son",
        "danh-muc/tim-kiem",
    )
    for name in names:
        assert copy(portal, name).exit_code == EXIT_OK
    loaded, problems = read_and_check(portal, TODAY)
    assert errors_in(problems) == [] and not loaded.shared & {f"data/{name}.yaml" for name in names}
    (portal / "data/dia-chi.txt").write_text("".join(f"{one}\n" for one in names), encoding="utf-8")
    for name in names:
        (portal / f"data/{name}.yaml").unlink()
    loaded, problems = read_and_check(portal, TODAY)
    assert errors_in(problems) == [] and loaded.shared >= {f"data/{name}.yaml" for name in names}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["goi-1111"], "có phải là: duong-day-nong/goi-111"),
        (["tong-dai-quoc-gia-bao-ve-tre-em"], "duong-day-nong/goi-111"),
        (["phuong-ki-lua-lang-son"], "dia-phuong/phuong-ky-lua-lang-son"),
        (["van-ban/luat-73"], "van-ban/luat-73-2021-qh14; tìm mã bằng: python portal.py pcmt copy --list van-ban"),
        (["luat/luat-73-2021-qh14"], "không có loại «luat»; các loại: ke-hoach"),
        (["goi-111", "abc"], "không phải danh mục nên không có mục «abc»"),
        (["tim-kiem", "tu-ap-phic"], "có phải là: tu-ap-phich"),
        (["--list", "goi-111"], "không phải danh mục"),
        (["duong-day-nong"], "là một loại; ghi thêm mã sau tên loại"),
        (["x" * 5000], "bộ chung không có"),
        ([], "thiếu MÃ"),
    ],
)
def test_what_there_is_not_is_refused_with_what_is_near(portal: Path, words: list[str], said: str) -> None:
    assert said in refused(portal, *words)


def test_an_id_of_two_kinds_is_asked_for_with_its_kind(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"goi-111.yaml": FOLDER / "duong-day-nong/goi-111.yaml"}
    monkeypatch.setattr(
        shared_originals, "shared_files", lambda kind: files if kind == "thong-bao" else shared_files(kind)
    )
    assert "viết rõ duong-day-nong/goi-111 hoặc thong-bao/goi-111" in refused(portal, "goi-111")
    assert copy(portal, "duong-day-nong", "goi-111").exit_code == EXIT_OK


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (HELPLINE, "title: của cổng\n", f"đã có {HELPLINE}, không chép đè"),
        (HELPLINE, "state: draft\ntitle: của cổng\n", f"đã có {HELPLINE} (đang là bản nháp, chưa lên cổng)"),
        ("data/duong-day-nong/Goi-111.YAML", "title: x\n", "đã có data/duong-day-nong/Goi-111.YAML"),
        ("data/duong-day-nong/goi-999.yaml", "title: x\n", "là bản ghi của riêng cổng này"),
    ],
)
def test_a_file_of_the_portal_is_never_replaced(portal: Path, path: str, text: str, said: str) -> None:
    (portal / path).parent.mkdir()
    (portal / path).write_text(text, encoding="utf-8")
    assert said in refused(portal, "goi-999" if "999" in path else "goi-111")


def test_a_portal_without_shared_records_has_none_to_copy(portal: Path) -> None:
    settings = SETTINGS.replace("shared_records: có", "shared_records: không")
    (portal / "data/cong.yaml").write_text(settings, encoding="utf-8")
    assert "không dùng bộ chung" in refused(portal, "goi-111")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are others on Windows")
def test_a_folder_that_cannot_be_written_is_the_machine_in_the_way(portal: Path) -> None:
    (portal / "data/duong-day-nong").write_text("một tệp ở chỗ của thư mục", encoding="utf-8")
    assert f"không ghi được {HELPLINE}" in refused(portal, "goi-111", code=EXIT_ENVIRONMENT)


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
        original, text = SharedOriginal(Vocabulary.kind_id, name.removesuffix(".yaml"), file.read_bytes()), "terms:\n"
        for number in range(len(original.data["terms"])):
            text = with_entry(text, original, number)


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


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("words", [["goi-111"], ["tim-kiem", "tu-ap-phich"]])
def test_nothing_is_written_through_a_link(
    portal: Path, tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for kind in ("duong-day-nong", "danh-muc"):
        (portal / "data" / kind).symlink_to(elsewhere)
    assert "liên kết tượng trưng" in refused(portal, *words)
    assert list(elsewhere.iterdir()) == []
    (portal / "data/danh-muc").unlink()
    (portal / "data/danh-muc").mkdir()
    (portal / SEARCH).symlink_to(elsewhere / "x.yaml")
    assert "là liên kết tượng trưng" in refused(portal, "tim-kiem", "tu-ap-phich", code=EXIT_ENVIRONMENT)


def test_where_an_entry_cannot_be_added_its_lines_are_shown(portal: Path) -> None:
    (portal / "data/danh-muc").mkdir()
    (portal / SEARCH).write_text("terms: [{id: a, title: A}]\n", encoding="utf-8")
    assert "chép các dòng sau vào cuối terms:\n  # Chép" in refused(portal, "tim-kiem", "tu-ap-phich")
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
