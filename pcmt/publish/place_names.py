"""``noi-o/<letters>.json``: names of all places of today and before, in small files that the place picker fetches as one types.

A file holds the names whose first word begins with its two letters, without accents and without the word for the kind of unit.
``noi-o/tinh.json`` holds the provinces, the short names of provinces and cities of today and before, the names of the other files.
Only places with a record have an id and a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pcmt.model import Place
from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.read.country import Country, read_country
from pcmt.relate.catalog import Catalog
from pcmt.text.short_names import city_keys, typed_keys
from pcmt.text.vietnamese import slugify, sort_key

FOLDER = "noi-o/"
LETTERS = 2
_KIND = re.compile(
    r"^(?:Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Xã|Phường|Đặc khu)\s+(?=\S)",
)


class NamedUnit(NamedTuple):
    """A name in a file: the ``code`` of a unit of today, or what one of before was ``within`` and the codes it became (``now``)."""

    name: str
    code: str = ""
    within: str = ""
    now: tuple[str, ...] = ()


def place_names(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the files. Rows: ``[name, code of the province, id]`` of today, ``[name, within, [row of today, …]]`` of before."""
    country, files = read_country(), _units_by_file()
    ids = {one.code: one.id for one in catalog.every(Place) if one.code and not catalog.has_ended(one)}
    provinces = {code: [name, ids.get(code, "")] for code, name in country.provinces.items()}
    front = {"provinces": provinces, "short": _short_names(country), "files": " ".join(files)}
    yield Artifact(f"{FOLDER}tinh.json", json_bytes(front))
    for key, units in files.items():
        rows = [
            _row(country, ids, one.code)
            if one.code
            else [one.name, one.within, [_row(country, ids, code) for code in one.now]]
            for one in units
        ]
        yield Artifact(f"{FOLDER}{key}.json", json_bytes(rows))


@cache
def _units_by_file() -> dict[str, list[NamedUnit]]:
    """Return the files by name with what each holds: units of today before those that several became, each by the alphabet."""
    files: defaultdict[str, list[NamedUnit]] = defaultdict(list)
    for one in _units(read_country()):
        for key in shard_names(one.name):
            files[key].append(one)
    for units in files.values():
        units.sort(key=lambda one: (len(one.now), sort_key(one.name)))
    return dict(sorted(files.items()))


def _short_names(country: Country) -> dict[str, list[str]]:
    """Return names by what is typed: provinces of today, of before, cities of before: ``{"hn": ["Thành phố Hà Nội", …]}``."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in (*country.provinces.values(), *(one.name for one in country.former if not one.within)):
        for key in typed_keys(name):
            found[key].append(name)
    for one in country.former:
        for key in city_keys(one.name) if one.within else ():
            if one.name not in found[key]:
                found[key].append(one.name)
    return dict(sorted(found.items()))


def _units(country: Country) -> Iterator[NamedUnit]:
    yield from (NamedUnit(name, code) for code, name in country.provinces.items())
    yield from (NamedUnit(one.name, one.code) for one in country.communes.values())
    # A district of islands without communes is among the communes, too.
    former = (one for one in country.former if not one.within.startswith(f"{one.name}, "))
    yield from (NamedUnit(one.name, within=one.within, now=one.now) for one in former)


def _row(country: Country, ids: dict[str, str], code: str) -> list[Any]:
    """Return the row of a unit of today."""
    if code in country.provinces:
        return [country.provinces[code], code, ids.get(code, "")]
    one = country.communes[code]
    return [one.name, one.province, ids.get(code, "")]


def shard_names(name: str) -> Iterable[str]:
    """Return the files that hold a name: one for its first word, and one for that after each dash ("Phương Liên - Trung Tự")."""
    parts = (slugify(part) for part in _KIND.sub("", name).split(" - "))
    return dict.fromkeys(part.partition("-")[0][:LETTERS] for part in parts if part)
