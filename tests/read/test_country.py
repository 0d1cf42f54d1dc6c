"""The units of Vietnam: complete, in NFC, each former unit leads to units of today."""

from __future__ import annotations

import unicodedata
from collections import Counter

from pcmt.read.country import FormerUnit, read_country, read_provinces


def test_all_units_of_today_are_there() -> None:
    country = read_country()
    assert len(country.provinces) == 34 and len(country.communes) == 3321
    assert {one.province for one in country.communes.values()} == set(country.provinces)
    kinds = Counter(one.name.split()[0] for one in country.communes.values())
    assert set(kinds) == {"Xã", "Phường", "Đặc"} and kinds["Đặc"] == 13
    assert all(len(code) == 5 and code.isdigit() for code in country.communes)


def test_every_former_unit_leads_to_units_of_today() -> None:
    country = read_country()
    known = country.provinces.keys() | country.communes.keys()
    assert len(country.former) > 9000
    assert [one for one in country.former if not one.now or not set(one.now) <= known] == []
    assert sum(one.name.startswith("Tỉnh") for one in country.former) >= 28


def test_former_names_of_all_levels() -> None:
    former = set(read_country().former)
    assert FormerUnit("Tỉnh Hải Dương", "", ("31",)) in former
    assert FormerUnit("Tỉnh Bình Dương", "", ("79",)) in former
    assert any(one.name == "Quận Ba Đình" and "00004" in one.now for one in former)
    assert FormerUnit("Phường Quán Thánh", "Quận Ba Đình, Thành phố Hà Nội", ("00004",)) in former
    assert FormerUnit("Xã Lộc Ninh", "", ("25270",)) in former  # a ward since 30/4/2026


def test_names_are_composed_and_single_spaced() -> None:
    country = read_country()
    names = [*country.provinces.values(), *(one.name for one in country.communes.values())]
    names += [text for one in country.former for text in (one.name, one.within)]
    assert [name for name in names if name != " ".join(unicodedata.normalize("NFC", name).split())] == []


def test_the_provinces_alone_are_those_of_the_country() -> None:
    country, provinces = read_country(), read_provinces()
    assert provinces.today == country.provinces and len(provinces.today) == 34
    units = [one for one in country.former if not one.within and one.name.startswith(("Tỉnh", "Thành phố"))]
    assert provinces.former == tuple(units) and len(units) > 25
