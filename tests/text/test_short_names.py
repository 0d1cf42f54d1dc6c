"""Short names of provinces, as people type them."""

from __future__ import annotations

import pytest

from pcmt.text.short_names import city_keys, short_names, typed_keys


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Thành phố Hà Nội", ["HN", "TP HN", "TPHN", "Thủ đô"]),
        ("Thành phố Hồ Chí Minh", ["HCM", "TP HCM", "TPHCM", "Sài Gòn", "SG", "HCMC", "HCM City"]),
        ("Thành phố Huế", ["Thừa Thiên Huế", "TT Huế", "TTH"]),
        ("Tỉnh Bà Rịa - Vũng Tàu", ["BRVT"]),
        ("Tỉnh Đồng Nai", ["ĐN"]),
        ("Phường Ba Đình", []),
        ("Việt Nam", []),
    ],
)
def test_a_province_has_short_names_other_units_have_none(title: str, names: list[str]) -> None:
    assert short_names(title) == names


def test_keys_have_no_accents_no_spaces_and_no_kind() -> None:
    assert typed_keys("Thành phố Đà Nẵng") == ["danang", "dn"]
    assert typed_keys("Tỉnh Đắk Lắk") == ["daklak", "dl", "daclac"]
    assert typed_keys("Thành phố Huế") == ["hue", "thuathienhue", "tthue", "tth"]
    assert typed_keys("Xã Hà Nội") == []


def test_a_city_of_before_is_typed_by_its_letters() -> None:
    assert city_keys("Thành phố Vũng Tàu") == ["vt"]
    assert city_keys("Thành phố Buôn Ma Thuột") == ["bmt", "buonmethuot", "banmethuot"]
    assert city_keys("Thành phố Vinh") == city_keys("Tỉnh Nam Định") == city_keys("Thị xã Sơn Tây") == []
