"""Short and other names of provinces and cities as people type them: "HCM", "TP HCM", "Sài Gòn", "TT Huế", "VT"."""

from __future__ import annotations

import re

from pcmt.text.vietnamese import slugify

_KIND = re.compile(r"^(Tỉnh|Thành phố) (?=\S)")
CITY = "Thành phố"
_OTHER_NAMES = {
    "Thành phố Hà Nội": ("Thủ đô",),
    "Thành phố Hồ Chí Minh": ("Sài Gòn", "SG", "HCMC", "HCM City"),
    "Thành phố Huế": ("Thừa Thiên Huế", "TT Huế", "TTH"),
    "Tỉnh Đắk Lắk": ("Đắc Lắc", "Đăk Lăk"),
    "Tỉnh Đắk Nông": ("Đắc Nông", "Đăk Nông"),
    "Tỉnh Bắc Kạn": ("Bắc Cạn",),
    "Tỉnh Bà Rịa - Vũng Tàu": ("BRVT",),
    "Thành phố Buôn Ma Thuột": ("Buôn Mê Thuột", "Ban Mê Thuột"),
}


def short_names(title: str) -> list[str]:
    """Return other names of a province by its title: first letters, with "TP" for a city, names of before; none for other units."""
    kind = _KIND.match(title)
    if not kind:
        return []
    words = re.findall(r"\w+", title[kind.end() :])
    first = "".join(word[0] for word in words).upper() if len(words) > 1 else ""
    names = [first] if first else []
    if first and kind[1] == CITY:
        names += [f"TP {first}", f"TP{first}"]
    return list(dict.fromkeys((*names, *_OTHER_NAMES.get(title, ()))))


def bare_name(title: str) -> str:
    """Return the name of a province without its kind: "Hà Nội"."""
    return _KIND.sub("", title)


def typed_keys(title: str) -> list[str]:
    """Return what is typed for a province without accents, spaces and kind: "hochiminh", "hcm", "saigon"; none for another unit."""
    bare = bare_name(title)
    if bare == title:
        return []
    names = (name for name in (bare, *short_names(title)) if not name.startswith("TP"))
    return list(dict.fromkeys(slugify(name).replace("-", "") for name in names))


def city_keys(title: str) -> list[str]:
    """Return what is typed for a city of before, in a province, instead of its name: "vt"; none for another unit."""
    return typed_keys(title)[1:] if title.startswith(f"{CITY} ") else []
