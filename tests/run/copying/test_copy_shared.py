"""A shared record is copied into ``data/``: the same bytes below a line, no file replaced, and every refusal in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import EXIT_ENVIRONMENT, EXIT_OK, errors_in
from pcmt.read.shared_records import FOLDER, shared_files
from pcmt.run.copying import shared_originals
from tests.read.test_shared_records import SETTINGS
from tests.reading.conftest import TODAY
from tests.run.copying.conftest import HELPLINE, SEARCH, copy, refused


@pytest.mark.parametrize(
    "words",
    [
        ["goi-111"],
        ["duong-day-nong/goi-111"],
        ["data/duong-day-nong/goi-111.yaml"],
        ["./data\\duong-day-nong\\goi-111.yaml"],
        ["bo-chung/duong-day-nong/goi-111.yaml"],
        ["duong-day-nong", "goi-111"],
        ["https://cong.example.vn/duong-day-nong/goi-111/"],
        ["https://xa.example.vn/phong-chong/duong-day-nong/goi-111/index.html?in=1#nguon"],
        ["http://localhost:8000/duong-day-nong/goi-111"],
        ["cong.example.vn/duong-day-nong/goi-111/"],
        ["/duong-day-nong/goi-111/"],
        ["…/duong-day-nong/goi-111/"],
        ["duong-day-nong/goi-111.yml"],
    ],
)
def test_a_record_is_copied_as_it_is_below_a_line(portal: Path, words: list[str]) -> None:
    told = copy(portal, *words)
    assert told.exit_code == EXIT_OK, told.output
    for said in (HELPLINE, "Việc tiếp theo", "xóa tệp này"):
        assert said in told.output
    line, rest = (portal / HELPLINE).read_bytes().split(b"\n", 1)
    assert (
        line.decode().startswith("# Chép từ bộ chung, bản ")
        and "thay bản chung duong-day-nong/goi-111;" in line.decode()
    )
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
        (["https://cong.example.vn/tin-tuc/bai-1/"], "không có loại «tin-tuc»"),
        (["hoc-sinh"], "«hoc-sinh» là mục của danh mục doi-tuong: python portal.py pcmt copy doi-tuong hoc-sinh."),
        (
            ["danh-muc/hoc-sinh"],
            "«hoc-sinh» là mục của danh mục doi-tuong: python portal.py pcmt copy doi-tuong hoc-sinh.",
        ),
        (["danh-muc/doi-tuong/hoc-sinh"], "không có loại «danh-muc/doi-tuong»"),
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
