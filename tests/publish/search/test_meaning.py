"""Words of one meaning: provinces with a page by their short names, none that mean something else."""

from __future__ import annotations

from pcmt.publish.search.meaning import meaning_of
from tests.records import catalog, place


def test_a_city_is_found_by_its_short_names_a_province_by_those_of_three_letters() -> None:
    saigon = place("hcm", title="Thành phố Hồ Chí Minh")
    others = place("hai-duong", title="Tỉnh Hải Dương"), place("ba-ria", title="Tỉnh Bà Rịa - Vũng Tàu")
    same = meaning_of(catalog(saigon, *others)).same
    assert ["Hồ Chí Minh", "HCM", "TP HCM", "TPHCM", "Sài Gòn", "SG", "HCMC", "HCM City"] in same
    assert ["Bà Rịa - Vũng Tàu", "BRVT"] in same
    assert not [names for names in same if names[0] == "Hải Dương" and len(names) > 1]


def test_a_short_name_of_two_provinces_of_today_means_neither() -> None:
    hanoi, hanam = place("ha-noi", title="Thành phố Hà Nội"), place("ha-nam", title="Tỉnh Hà Nam", until="2025-07-01")
    assert ["Hà Nội", "HN", "TP HN", "TPHN", "Thủ đô"] in meaning_of(catalog(hanam, hanoi)).same
    danang, dongnai = place("da-nang", title="Thành phố Đà Nẵng"), place("dong-nai", title="Thành phố Đồng Nai")
    assert not {"ĐN", "TP ĐN"} & {name for names in meaning_of(catalog(danang, dongnai)).same for name in names}


def test_a_province_without_a_page_is_known_too_by_its_full_name_and_its_letters() -> None:
    same = meaning_of(catalog()).same
    assert ["Thành phố Hồ Chí Minh", "HCM", "TP HCM", "TPHCM", "HCMC"] in same
    assert ["Tỉnh Bà Rịa - Vũng Tàu", "BRVT"] in same
    assert all([name] in same for name in ("Sài Gòn", "Hồ Chí Minh", "Hà Giang", "Quảng Ngãi", "Đắc Lắc"))
    held = meaning_of(catalog(place("quang-ngai", title="Tỉnh Quảng Ngãi"))).same
    assert ["Quảng Ngãi"] not in held and ["Hà Giang"] in held
