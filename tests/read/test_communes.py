"""Communes as records by reference: each has one id; who names one has it."""

from __future__ import annotations

from pathlib import Path

from pcmt.check import read_and_check
from pcmt.model import Place
from pcmt.read.communes import commune_text, communes, find_named
from pcmt.read.country import read_country
from pcmt.read.records import read_records
from pcmt.read.yaml import read_yaml
from tests import records

SETTINGS = """title: Cổng
short_title: Cổng
description: Cổng thử.
url: https://a.vn/
tag_authority: a.vn
tag_year: 2026
unit: Đơn vị
responsible: Người
address: Nơi
phone: "0205000000"
licence: cc-by-4-0
shared_records: có
"""
AGENCY = "title: Trường A\npublished: 2026-06-01\nlevel: school\nplace: {}\n"


def portal(root: Path, place: str) -> Path:
    """Write a portal of one school."""
    (root / "data/co-quan").mkdir(parents=True)
    (root / "data/cong.yaml").write_text(SETTINGS, "utf-8")
    (root / "data/co-quan/truong-a.yaml").write_text(AGENCY.format(place), "utf-8")
    return root


def faults(root: Path) -> list[str]:
    return [str(one) for one in read_and_check(root, records.TODAY)[1] if one.severity == "error"]


def test_every_commune_of_today_has_an_id_of_its_own() -> None:
    assert {one.code for one in communes().values()} == read_country().communes.keys()
    assert sum(name.endswith(one.code) for name, one in communes().items()) == 16


def test_a_named_commune_is_a_record_with_its_province(tmp_path: Path) -> None:
    loaded = read_records(portal(tmp_path, "phuong-ky-lua-lang-son"))
    place = loaded.records["dia-phuong"]["phuong-ky-lua-lang-son"]
    assert isinstance(place, Place) and (place.code, place.parent) == ("06187", "lang-son")
    assert "lang-son" in loaded.records["dia-phuong"] and len(loaded.records["dia-phuong"]) < 5
    assert faults(tmp_path) == []


def test_a_slip_is_answered_with_the_nearest_commune(tmp_path: Path) -> None:
    (found,) = faults(portal(tmp_path, "phuong-ki-lua-lang-son"))
    assert "có thể là: phuong-ky-lua-lang-son" in found


def test_a_commune_with_a_file_of_its_own_has_one_id(tmp_path: Path) -> None:
    root = portal(tmp_path, "phuong-ky-lua-lang-son")
    (root / "data/dia-phuong").mkdir()
    text = commune_text(communes()["phuong-ky-lua-lang-son"])
    (root / "data/dia-phuong/ky-lua.yaml").write_text(text, "utf-8")
    (found,) = faults(root)
    assert "Phường Kỳ Lừa đã có tệp riêng, ghi ky-lua" in found


def test_a_village_is_in_a_commune_and_a_school_says_where_it_is(tmp_path: Path) -> None:
    root = portal(tmp_path, "thon-a")
    (root / "data/dia-phuong").mkdir()
    village = "title: Thôn A\npublished: 2026-06-01\nlevel: village\nparent: {}\n"
    (root / "data/dia-phuong/thon-a.yaml").write_text(village.format("xa-mau-son-lang-son"), "utf-8")
    assert faults(root) == []
    (root / "data/dia-phuong/thon-a.yaml").write_text(village.format("lang-son"), "utf-8")
    (root / "data/co-quan/truong-a.yaml").write_text(AGENCY.format("thon-a").replace("place: thon-a\n", ""), "utf-8")
    codes = [one.partition("[")[2].partition("]")[0] for one in faults(root)]
    assert codes == ["CAP_SAI", "CAP_SAI"]


def test_nothing_is_looked_up_where_nothing_is_missing() -> None:
    assert list(find_named({"dia-phuong": {}, "co-quan": {"a": records.agency("a", place="tinh-a")}}, ())) == []


def test_the_text_of_a_commune_is_a_record() -> None:
    data = read_yaml("x", commune_text(communes()["phuong-ba-dinh-ha-noi"]).encode()).data
    assert isinstance(data, dict) and data["title"] == "Phường Ba Đình, thành phố Hà Nội"
