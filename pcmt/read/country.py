"""The administrative units of Vietnam: 34 provinces and 3,321 communes of today, districts and communes of before 1/7/2025.

Today's units: QĐ 19/2025/QĐ-TTg, with the ten communes of Đồng Nai that became wards on 30/4/2026. Former units and what became
of them: ``vietnamadminunits`` 1.0.4, compared by ``dev/places.py`` with a second list of what each commune was formed from.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pcmt.text.vietnamese import fold

_FOLDER = Path(__file__).parent / "country"
_PARTS = re.compile(r", | và ")
_ABBREVIATED = {"TPHCM": "Thành phố Hồ Chí Minh"}


class Commune(NamedTuple):
    """A commune of today; ``province`` is the code of its province."""

    code: str
    name: str
    province: str


class FormerUnit(NamedTuple):
    """A province, district or commune of before, what it belonged to, and the codes of today that it became, main part first."""

    name: str
    within: str
    now: tuple[str, ...]


class Country(NamedTuple):
    """Names of provinces by code, communes by code, former units. A former province leads to a province of today."""

    provinces: dict[str, str]
    communes: dict[str, Commune]
    former: tuple[FormerUnit, ...]


class Provinces(NamedTuple):
    """Names of provinces by code, and the provinces of before that they were formed from."""

    today: dict[str, str]
    former: tuple[FormerUnit, ...]


@cache
def read_provinces() -> Provinces:
    """Return the provinces alone, in the order of their codes: all units take a tenth of a second."""
    rows = _rows("tinh")
    today = {code: name for code, name, _ in rows}
    former = [one for code, _, formed_from in rows for one in _former_provinces(code, formed_from, today)]
    return Provinces(today, tuple(former))


@cache
def read_country() -> Country:
    """Return all units, in the order of their codes."""
    provinces = read_provinces()
    communes = {code: Commune(code, name, province) for code, name, province in _rows("xa")}
    districts = {code: (name, province) for code, name, province in _rows("huyen-cu")}
    former = [*provinces.former]
    of_districts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for _, name, district, now in _rows("xa-cu"):
        codes = tuple(now.split())
        former.append(FormerUnit(name, ", ".join(districts.get(district, ())), codes))
        of_districts[district] |= dict.fromkeys(codes)
    former += [FormerUnit(*districts[code], tuple(codes)) for code, codes in of_districts.items() if code]
    return Country(provinces.today, communes, tuple(one for one in former if not _is_the_same(one, communes)))


def _rows(name: str) -> list[list[str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _former_provinces(code: str, formed_from: str, provinces: dict[str, str]) -> list[FormerUnit]:
    """Return the provinces that a province was formed from, without the one whose name it keeps."""
    names = (
        _ABBREVIATED.get(one, f"{one[:1].upper()}{one[1:]}") for one in _PARTS.split(formed_from.partition(". ")[0])
    )
    kept = fold(provinces[code].partition(" ")[2])
    return [
        FormerUnit(one, "", (code,)) for one in names if one.startswith(("Tỉnh", "Thành phố")) and kept not in fold(one)
    ]


def _is_the_same(one: FormerUnit, communes: dict[str, Commune]) -> bool:
    """Whether a unit of before is called like the only one that it became: then there is nothing to say."""
    return len(one.now) == 1 and one.now[0] in communes and fold(communes[one.now[0]].name) == fold(one.name)
