"""What was published stays: a record that vanishes is an error, a renamed one says what it was called before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Spoil = Callable[[str, str, str], None]
EVENT = "su-kien/le-mit-tinh.yaml"
LINKING = "tai-lieu/giao-an-tu-choi.yaml"
ALL = ("su-kien/le-mit-tinh", "tai-lieu/giao-an-tu-choi", "duong-day-nong/113")
GONE = (
    "data/dia-chi.txt:2:1: [DIA_CHI_MAT] địa chỉ su-kien/le-mit-tinh/ đã đăng nhưng không còn tệp data/su-kien/le-mit-tinh.yaml."
    " Cách sửa: lấy lại tệp data/su-kien/le-mit-tinh.yaml; muốn thôi dùng thì thêm vào history của nó một mục kind: withdrawn;"
    " nếu chỉ đổi tên tệp thì ghi «moved_from: [le-mit-tinh]» {}.\n"
)


@pytest.fixture(autouse=True)
def register(portal: Path) -> Path:
    """The register of the sound portal as its last publication left it."""
    path = portal / "data" / "dia-chi.txt"
    path.write_text("# Sổ địa chỉ\n" + "".join(f"{one}\n" for one in ALL), encoding="utf-8")
    return path


def test_a_portal_with_all_its_records_is_sound(report: Callable[[], str]) -> None:
    assert report() == ""


def test_a_removed_record_is_an_error_with_its_cures(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(LINKING, "su-kien/le-mit-tinh", "tai-lieu/giao-an-tu-choi")
    (portal / "data" / EVENT).unlink()
    assert report() == GONE.format("trong tệp mới")


def test_a_renamed_record_is_named_in_the_cure(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(LINKING, "su-kien/le-mit-tinh", "su-kien/le-mit-tinh-2026")
    file = portal / "data" / EVENT
    file.rename(file.with_name("le-mit-tinh-2026.yaml"))
    assert report() == GONE.format("trong data/su-kien/le-mit-tinh-2026.yaml")


def test_a_declared_rename_is_sound(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    file = portal / "data" / EVENT
    file.rename(file.with_name("le-mit-tinh-2026.yaml"))
    spoil("su-kien/le-mit-tinh-2026.yaml", "status:", "moved_from: [le-mit-tinh]\nstatus:")
    assert report().count("\n") == 1 and "Cách sửa: bản ghi đã đổi mã, sửa thành su-kien/le-mit-tinh-2026." in report()
    spoil(LINKING, "su-kien/le-mit-tinh", "su-kien/le-mit-tinh-2026")
    assert report() == ""


def test_a_reference_to_a_former_id_is_told_the_new_one(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    file = portal / "data" / "co-quan" / "cong-an-tinh-thu.yaml"
    file.rename(file.with_name("cong-an-tinh.yaml"))
    spoil("co-quan/cong-an-tinh.yaml", "title:", "moved_from: [cong-an-tinh-thu]\ntitle:")
    assert "[THIEU_BAN_GHI]" in report() and "Cách sửa: bản ghi đã đổi mã, ghi cong-an-tinh." in report()


def test_a_withdrawn_record_is_sound(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "status:", "history:\n  - {on: 2026-11-22, kind: withdrawn, what: Rút, why: Sai}\nstatus:")
    assert report() == ""


def test_a_record_with_faults_of_its_own_has_not_vanished(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "status: confirmed", "status: la")
    assert "DIA_CHI_MAT" not in report() and "le-mit-tinh.yaml" in report()


def test_a_former_id_takes_nobodys_place(spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "status:", "moved_from: [le-mit-tinh]\nstatus:")
    assert (
        report().count("\n") == 1
        and "[DIA_CHI_TRUNG] trường «mã cũ, mục 1»: «le-mit-tinh» là mã của một sự kiện đang có" in report()
    )


def test_two_records_cannot_have_had_one_id(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    spoil(EVENT, "status:", "moved_from: [cu]\nstatus:")
    text = (portal / "data" / EVENT).read_text(encoding="utf-8")
    (portal / "data" / "su-kien" / "le-thu-hai.yaml").write_text(text, encoding="utf-8")
    assert report().count("[DIA_CHI_TRUNG]") == 1 and "mã cũ «cu» đã được ghi ở le-mit-tinh" in report()


@pytest.mark.parametrize("line", ["su-kien", "la/x", "su-kien/Lễ", "su-kien/../x", "su-kien/a b"])
def test_a_line_that_is_no_address_is_told(line: str, register: Path, report: Callable[[], str]) -> None:
    register.write_text(register.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")
    assert report().startswith("data/dia-chi.txt:5:1: [DIA_CHI_SAI]") and report().count("\n") == 1


def test_line_ends_of_any_system_pass(register: Path, report: Callable[[], str]) -> None:
    register.write_bytes(b"\xef\xbb\xbf" + register.read_bytes().replace(b"\n", b"\r\n"))
    assert report() == ""


def test_a_plan_that_was_replaced_tells_when(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    name = "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"
    text = (portal / "data" / name).read_text(encoding="utf-8")
    (portal / "data" / "ke-hoach" / "ke-hoach-moi.yaml").write_text(text, encoding="utf-8")
    spoil(name, "issuer:", "replaced_by: ke-hoach-moi\nissuer:")
    assert report().count("\n") == 1 and "[THIEU_LICH_SU] (cảnh báo) trường «được thay bằng»" in report()
    spoil(name, "issuer:", "history:\n  - {on: 2026-11-22, kind: replaced, what: Có kế hoạch mới}\nissuer:")
    assert report() == ""


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("[ke-hoach-2-kh-ubnd-2026, ke-hoach-2-kh-ubnd-2026]", "SO_SANH_TRUNG"),
        ("[ke-hoach-2-kh-ubnd-2026, la]", "THIEU_BAN_GHI"),
    ],
)
def test_comparisons_name_plans_that_differ(asked: str, code: str, portal: Path, report: Callable[[], str]) -> None:
    settings = portal / "data" / "cong.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"comparisons:\n  - plans: {asked}\n", encoding="utf-8")
    assert (
        report().count("\n") == 1
        and f"[{code}] trường «so sánh kế hoạch thêm, mục 1, các kế hoạch đặt cạnh nhau" in report()
    )
