"""``noi-o/<letters>.json``: names of all places of today and before, in small files that the place picker fetches as one types.

A file holds the names whose first word begins with its two letters, without accents and without the word for the kind of unit.
``noi-o/tinh.json`` holds the provinces and the names of the other files. Only places with a record have an id and a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pcmt.model import Place
from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.read.country import Country, FormerUnit, read_country
from pcmt.relate.catalog import Catalog
from pcmt.text.vietnamese import slugify, sort_key

FOLDER = "noi-o/"
LETTERS = 2
_KIND = re.compile(
    r"^(?:Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Xã|Phường|Đặc khu)\s+(?=\S)",
)


def place_names(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the files. Rows: ``[name, code of the province, id]`` of today, ``[name, within, [row of today, …]]`` of before."""
    country = read_country()
    ids = {one.code: one.id for one in catalog.every(Place) if one.code and not catalog.has_ended(one)}
    provinces = {code: [name, ids.get(code, "")] for code, name in country.provinces.items()}
    shards: defaultdict[str, list[Any]] = defaultdict(list)
    for name, row in _rows(country, ids):
        for key in shard_names(name):
            shards[key].append(row)
    yield Artifact(f"{FOLDER}tinh.json", json_bytes({"provinces": provinces, "files": " ".join(sorted(shards))}))
    for key, rows in sorted(shards.items()):
        rows.sort(key=lambda row: (len(row[2]) if isinstance(row[2], list) else 0, sort_key(row[0])))
        yield Artifact(f"{FOLDER}{key}.json", json_bytes(rows))


def _rows(country: Country, ids: dict[str, str]) -> Iterator[tuple[str, list[Any]]]:
    for code, name in country.provinces.items():
        yield name, [name, code, ids.get(code, "")]
    for one in country.communes.values():
        yield one.name, _commune_row(country, ids, one.code)
    for unit in country.former:
        yield unit.name, [unit.name, unit.within, list(_now(country, ids, unit))]


def _commune_row(country: Country, ids: dict[str, str], code: str) -> list[Any]:
    one = country.communes[code]
    return [one.name, one.province, ids.get(code, "")]


def _now(country: Country, ids: dict[str, str], unit: FormerUnit) -> Iterator[list[Any]]:
    for code in unit.now:
        is_province = code in country.provinces
        yield [country.provinces[code], code, ids.get(code, "")] if is_province else _commune_row(country, ids, code)


def shard_names(name: str) -> Iterable[str]:
    """Return the files that hold a name: one for its first word, and one for that after each dash ("Phương Liên - Trung Tự")."""
    parts = (slugify(part) for part in _KIND.sub("", name).split(" - "))
    return dict.fromkeys(part.partition("-")[0][:LETTERS] for part in parts if part)
