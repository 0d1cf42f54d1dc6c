"""A new portal: made of a few answers, sound at once; the sample comes and goes whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from pcmt.model import Agency, Place
from pcmt.problems import UsageFault, errors_in
from pcmt.read.records import read_records
from pcmt.read.sample_manifest import MANIFEST, has_sample
from pcmt.run.cli import main
from pcmt.run.new_portal import commands
from pcmt.run.new_portal.create import create_portal
from pcmt.run.new_portal.identity import Identity, check_address, find_commune, find_province, settings_text
from pcmt.run.new_portal.sample import remove_sample
from pcmt.run.portal import examine
from pcmt.run.printing import paper_faults
from tests.sweeps import SWEEP, sweep

TODAY = date(2026, 11, 22)
OF_SAMPLE = Identity("UBND phường Kỳ Lừa", "lang-son", "phuong-ky-lua-lang-son", "https://kylua.gov.vn/", "Cổng")
SCHOOL = Identity("Trường THCS Mẫu Sơn", "lang-son", "xa-mau-son-lang-son", "https://thcs.vn/", "Cổng", level="school")
PROVINCE = Identity("Ủy ban nhân dân tỉnh Lạng Sơn", "lang-son", "", "https://pcmt.langson.gov.vn/", "Cổng: thử \\1")
COMMUNE = Identity(
    "Ủy ban nhân dân xã Mẫu Sơn", "lang-son", "xa-mau-son-lang-son", "https://mauson.gov.vn/a/", "Cổng", "02053812345"
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that looks like a kit: these tests install nothing."""
    path = tmp_path_factory.mktemp("kit") / "pcmt_portal-0.2.0-py3-none-any.whl"
    path.write_bytes(b"")
    return path


@pytest.fixture
def without_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print nothing: forms differ by the name and the address of the unit only, and are printed for the longest name."""
    monkeypatch.setattr(paper_faults, "find_refusals", lambda *given: ())


@pytest.mark.parametrize(
    "identity",
    sweep([COMMUNE, PROVINCE, OF_SAMPLE, SCHOOL]),
    ids=["commune", "province", "sample-place", "school"],
)
@pytest.mark.parametrize("with_sample", [False, pytest.param(True, marks=SWEEP)], ids=["empty", "sample"])
def test_a_new_portal_passes_every_check(
    tmp_path: Path, kit: Path, identity: Identity, with_sample: bool, request: pytest.FixtureRequest
) -> None:
    if identity != PROVINCE:
        request.getfixturevalue("without_paper")
    root = tmp_path / "cổng"
    count = create_portal(root, identity, TODAY, with_sample=with_sample, wheel=kit)
    assert count == sum(one.is_file() and one != root / MANIFEST for one in root.rglob("*"))
    found = examine(root, TODAY)
    assert errors_in(found.problems) == []
    assert {one.code for one in found.problems} <= {"CHUA_KHAI", "HAN_CHONG"}
    assert found.catalog is not None
    assert bool(found.catalog.records["ke-hoach"]) == with_sample
    assert found.catalog.settings.unit == identity.unit


def test_names_that_yaml_would_read_as_something_else(tmp_path: Path, kit: Path) -> None:
    create_portal(tmp_path, PROVINCE, TODAY, wheel=kit)
    assert "site_name: 'Cổng: thử \\1'\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert 'phone: "02053812345"' in settings_text(COMMUNE, TODAY)


def test_the_sample_goes_whole_but_for_what_the_office_changed(tmp_path: Path, kit: Path) -> None:
    create_portal(tmp_path, PROVINCE, TODAY, with_sample=True, wheel=kit)
    own = {"data/cong.yaml", "data/co-quan/uy-ban-nhan-dan-tinh-lang-son.yaml", "data/dia-chi.txt"}
    sample = read_records(tmp_path)
    changed = tmp_path / "data/van-ban/ke-hoach-36-kh-bcd-lang-son-2024.yaml"
    changed.write_text(changed.read_text("utf-8") + "# sửa\n", encoding="utf-8")
    lines = [f"{kind}/{name}\n" for kind, group in sample.records.items() for name in group]
    (tmp_path / "data/dia-chi.txt").write_text("# Sổ\n" + "".join(lines), encoding="utf-8")
    removed = remove_sample(tmp_path)
    assert removed.changed == ["data/van-ban/ke-hoach-36-kh-bcd-lang-son-2024.yaml"]
    assert len(removed.files) > 100
    remove = {
        path.relative_to(tmp_path).as_posix() for path in (tmp_path / "data").rglob("*.*") if path.name != ".gitkeep"
    }
    assert remove == own | set(removed.changed)
    register = (tmp_path / "data/dia-chi.txt").read_text("utf-8")
    assert "ke-hoach/bcd-138-hai-duong-2024" not in register
    assert "van-ban/ke-hoach-36-kh-bcd-lang-son-2024" in register
    assert not has_sample(tmp_path)
    with pytest.raises(UsageFault, match="không có dữ liệu mẫu"):
        remove_sample(tmp_path)


@pytest.mark.usefixtures("without_paper")
def test_after_the_sample_is_gone_the_portal_is_sound(tmp_path: Path, kit: Path) -> None:
    create_portal(tmp_path, COMMUNE, TODAY, with_sample=True, wheel=kit)
    assert remove_sample(tmp_path).changed == []
    found = examine(tmp_path, TODAY)
    assert errors_in(found.problems) == []
    assert found.catalog is not None
    assert not found.catalog.records["ke-hoach"]


@pytest.mark.usefixtures("without_paper")
def test_the_commune_of_a_portal_comes_with_the_kit(tmp_path: Path, kit: Path) -> None:
    create_portal(tmp_path, SCHOOL, TODAY, wheel=kit)
    assert [one.name for one in (tmp_path / "data/dia-phuong").iterdir()] == [".gitkeep"]
    catalog = examine(tmp_path, TODAY).catalog
    assert catalog is not None
    place = catalog.get(Place, "xa-mau-son-lang-son")
    assert (place.title, place.level, place.parent) == ("Xã Mẫu Sơn, tỉnh Lạng Sơn", "commune", "lang-son")
    assert catalog.get(Agency, "truong-thcs-mau-son").level == "school"
    assert sum(one.level == "commune" for one in catalog.every(Place)) == 1


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Phường Kỳ Lừa", "phuong-ky-lua-lang-son"),
        ("ky lua", "phuong-ky-lua-lang-son"),
        ("xã  MẪU sơn", "xa-mau-son-lang-son"),
    ],
)
def test_communes_are_found_however_they_are_typed(typed: str, place: str) -> None:
    assert find_commune(typed, "lang-son") == place


def test_communes_that_differ_in_accents_alone_are_told_apart() -> None:
    assert find_commune("Xã Ba Tơ", "quang-ngai") != find_commune("Xã Ba Tô", "quang-ngai")
    with pytest.raises(UsageFault, match=r"có phải là: Xã Ba T., Xã Ba T."):
        find_commune("xa ba to", "quang-ngai")


def test_a_commune_of_another_province_is_none() -> None:
    with pytest.raises(UsageFault, match="Tỉnh Lạng Sơn không có đúng một xã, phường, đặc khu tên «Ba Đình»"):
        find_commune("Ba Đình", "lang-son")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Lạng Sơn", "lang-son"),
        ("tinh  lang son", "lang-son"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.HỒ CHÍ MINH", "ho-chi-minh"),
        ("Thành phố Huế", "hue"),
        ("Tây Ninh", "tay-ninh"),
    ],
)
def test_provinces_are_found_however_they_are_typed(typed: str, place: str) -> None:
    assert find_province(typed) == place


def test_a_slip_of_the_hand_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(UsageFault, match="có phải là: Thành phố Hồ Chí Minh"):
        find_province("Hồ Chí Min")


def test_a_province_of_before_2025_is_no_province() -> None:
    with pytest.raises(UsageFault, match="không có tỉnh, thành phố nào tên «Hải Dương»"):
        find_province("Hải Dương")


def test_addresses_end_in_a_slash_and_name_a_server() -> None:
    assert check_address(" https://pcmt.langson.gov.vn ") == "https://pcmt.langson.gov.vn/"
    with pytest.raises(UsageFault, match="địa chỉ cổng"):
        check_address("langson")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments])


def test_what_is_missing_and_what_is_in_the_way_is_said(tmp_path: Path, kit: Path) -> None:
    folder = tmp_path / "cổng"
    missing = run(str(folder), "--province", "Lạng Sơn", "--kit", str(kit))
    assert missing.exit_code == 2
    assert "thiếu --unit (tên đầy đủ của đơn vị chủ quản)" in missing.output
    given = ("--province", "Lạng Sơn", "--unit", "UBND", "--url", "https://a.vn")
    assert "không phải tệp bộ công cụ" in run(str(folder), *given, "--kit", str(tmp_path)).output
    assert run(str(folder), *given, "--kit", str(kit)).exit_code == 0
    again = run(str(folder), *given, "--kit", str(kit))
    assert again.exit_code == 2
    assert "đã có tệp" in again.output


def test_a_wrong_answer_at_a_terminal_is_asked_for_again(
    tmp_path: Path, kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    answers = ("UBND tỉnh", "lang son", "ky lua xa", "", "UBND tỉnh Lạng Sơn", "langson", "https://a.gov.vn", "")
    told = CliRunner().invoke(
        main, ["init", str(tmp_path / "cổng"), "--kit", str(kit)], input="\n".join(answers) + "\n"
    )
    assert told.exit_code == 0, told.output
    assert told.output.count("không có tỉnh, thành phố nào tên «UBND tỉnh»") == 1
    assert told.output.count("Tỉnh, thành phố: ") == 2 and told.output.count("Xã, phường, đặc khu") == 2
    assert "url: https://a.gov.vn/" in (tmp_path / "cổng/data/cong.yaml").read_text(encoding="utf-8")
