"""Communes of today as records by reference: a commune that something names is a record with a page, without a file.

The id is the name and its province (``phuong-ky-lua-lang-son``). Eight pairs of communes that differ in accents alone have
their code at the end (``xa-ba-to-quang-ngai-21484``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pcmt.model import Place, Record
from pcmt.model.structure.references import references
from pcmt.read.address_register import Address
from pcmt.read.country import Commune, read_country
from pcmt.read.shared_records import shared_files
from pcmt.text.vietnamese import slugify

_CODE = re.compile(rb'^code: "([0-9]{2})"', re.MULTILINE)
_SHAPE = re.compile(r"(?:xa|phuong|dac-khu)-")
_TEXT = """title: {name}, {province}
published: 2026-11-22
level: commune
code: "{code}"
parent: {parent}
sources:
  - title: Quyết định 19/2025/QĐ-TTg (bảng mã đơn vị hành chính), đọc qua bộ dữ liệu đơn vị hành chính
    url: https://github.com/thanglequoc/vietnamese-provinces-database
    checked_on: 2026-11-22
"""


@cache
def province_ids() -> dict[str, str]:
    """Return the ids of the provinces by code."""
    files = shared_files(Place.kind_id).values()
    found = ((_CODE.search(file.read_bytes()), file.stem) for file in files)
    return {match[1].decode(): name for match, name in found if match}


@cache
def communes() -> dict[str, Commune]:
    """Return the communes of today by id."""
    provinces = province_ids()
    named = [(f"{slugify(one.name)}-{provinces[one.province]}", one) for one in read_country().communes.values()]
    count = Counter(name for name, _ in named)
    return {name if count[name] == 1 else f"{name}-{one.code}": one for name, one in named}


def commune_text(commune: Commune) -> str:
    """Return the record of a commune as a file would hold it."""
    province = read_country().provinces[commune.province]
    return _TEXT.format(
        name=commune.name,
        province=province[0].lower() + province[1:],
        code=commune.code,
        parent=province_ids()[commune.province],
    )


def find_named(records: Mapping[str, Mapping[str, Record]], roots: Iterable[Address]) -> Iterator[str]:
    """Yield the ids of communes that records or ``roots`` name and that have no record, nor one of their code."""
    places = records[Place.kind_id]
    named = {
        one.target for group in records.values() for record in group.values() for one in references(record)
        if Place.kind_id in one.link.kinds
    }  # fmt: skip
    named |= {name for kind, name in roots if kind == Place.kind_id}
    missing = sorted(name for name in named - places.keys() if _SHAPE.match(name))
    if not missing:
        return
    codes = {place.code for place in places.values() if isinstance(place, Place)}
    for name in missing:
        commune = communes().get(name)
        if commune is not None and commune.code not in codes:
            yield name
