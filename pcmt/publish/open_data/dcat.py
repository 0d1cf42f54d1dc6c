"""Catalogue of the open data as JSON-LD: DCAT 3 (W3C), with properties required or recommended by DCAT-AP 3.

Checksums are SPDX's. Only facts of the data are stated: a place or a period is given when every record has one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import indent
from typing import Any, NamedTuple

from pcmt.model import Place
from pcmt.model.published import FORMAT_VERSION
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import CATALOGUE_PATH, DATA_PAGE, LIST_ENDINGS, Dataset, opening_day, reach_of
from pcmt.show.materials.licences import licence_address
from pcmt.urls import data_path, record_path, schema_path

_CONTEXT = {
    "@version": 1.1,
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_VIETNAMESE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}
_PUBLIC = {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}
_FORMATS = {
    "json": ("JSON", "https://www.iana.org/assignments/media-types/application/json"),
    "csv": ("CSV", "https://www.iana.org/assignments/media-types/text/csv"),
}
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_DAY_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


class ListFile(NamedTuple):
    """Length and checksum of the file of a list."""

    size: int
    sha256: str


def catalogue(catalog: Catalog, lists: list[Dataset], files: Mapping[str, ListFile]) -> Artifact:
    """Return the catalogue of ``lists``, whose files are in ``files`` by path."""
    root = catalog.settings.url
    days = [one.updated for one in lists if one.updated]
    data = {
        "@context": _CONTEXT,
        "@id": root + CATALOGUE_PATH,
        "@type": "dcat:Catalog",
        "dct:title": _words(f"Dữ liệu mở của {catalog.settings.title}"),
        "dct:description": _words("Tất cả bản ghi của cổng và các bảng rút ra từ đó, dạng JSON và CSV."),
        "dct:issued": _day(opening_day(catalog).isoformat()),
        "dct:modified": _day(max(days).isoformat()),
        "foaf:homepage": {"@id": root},
        **_common(catalog),
    }
    sets = ",\n".join(_known_dataset(catalog, one, files) for one in lists)
    opening = _json(data).removesuffix("\n}")
    return Artifact(CATALOGUE_PATH, f'{opening},\n "dcat:dataset": [\n{sets}\n ]\n}}\n'.encode())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _words(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "vi"}


def _day(text: str) -> dict[str, str]:
    """Return a date in the precision of its source."""
    return {"@value": text, "@type": _DAY_TYPES[len(text)]}


def _licence(catalog: Catalog) -> dict[str, Any]:
    """Return the licence by address, else by name."""
    licence = catalog.settings.licence
    address = licence_address(licence)
    title = {"@type": "dct:LicenseDocument", "dct:title": _words(catalog.terms["giay-phep"][licence])}
    return {"@id": address, **title} if address else title


def _common(catalog: Catalog) -> dict[str, Any]:
    """Return the properties shared by the catalogue and each dataset."""
    settings = catalog.settings
    publisher = {"@id": f"{settings.url}#noi-dang", "@type": "foaf:Agent"}
    return {
        "dct:language": _VIETNAMESE,
        "dct:publisher": publisher | {"foaf:name": _words(settings.unit or settings.title)},
        "dct:license": _licence(catalog),
    }


def _known_dataset(catalog: Catalog, one: Dataset, files: Mapping[str, ListFile]) -> str:
    """Return a list as JSON, indented as the catalogue has it: only the one that was edited is written anew."""

    def make() -> str:
        return indent(_json(_dataset(catalog, one, files)), "  ")

    given = " ".join(files[data_path(one.name, ending)].sha256 for ending in LIST_ENDINGS)
    return catalog.recall(f"danh mục dữ liệu, {one.name}", make, given)


def _dataset(catalog: Catalog, one: Dataset, files: Mapping[str, ListFile]) -> dict[str, Any]:
    root = catalog.settings.url
    address = f"{root}{CATALOGUE_PATH}#{one.name}"
    found = {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": address,
        "dct:title": _words(one.title),
        "dct:description": _words(one.description),
        "dcat:keyword": [_words("phòng, chống ma túy"), _words(one.title.lower())],
        "dcat:landingPage": {"@id": f"{root}{DATA_PAGE}#{one.name}"},
        "dct:conformsTo": {"@id": root + schema_path(one.name), "@type": "dct:Standard"},
        "dcat:version": FORMAT_VERSION,
        "dct:accessRights": _PUBLIC,
        **_common(catalog),
        **_contact(catalog),
        **_reach(catalog, one),
        "dcat:distribution": [_distribution(catalog, one, ending, files) for ending in LIST_ENDINGS],
    }
    if one.updated:
        found["dct:modified"] = _day(one.updated.isoformat())
    return found


def _contact(catalog: Catalog) -> dict[str, Any]:
    settings = catalog.settings
    if not settings.email:
        return {}
    office = {"@type": "vcard:Kind", "vcard:fn": settings.unit or settings.title}
    return {"dcat:contactPoint": office | {"vcard:hasEmail": {"@id": f"mailto:{settings.email}"}}}


def _reach(catalog: Catalog, one: Dataset) -> dict[str, Any]:
    """Return the period and places of a list, where every record names them."""
    start, end, places = reach_of(catalog, one.name)
    found: dict[str, Any] = {}
    if start:
        reach = {"dcat:startDate": _day(start), "dcat:endDate": _day(end)}
        found["dct:temporal"] = {"@type": "dct:PeriodOfTime", **reach}
    if places:
        found["dct:spatial"] = [_location(catalog, place) for place in places]
    return found


def _location(catalog: Catalog, place: str) -> dict[str, Any]:
    address = catalog.settings.url + record_path(Place.kind_id, place)
    return {"@id": address, "@type": "dct:Location", "skos:prefLabel": _words(catalog.get(Place, place).title)}


def _distribution(catalog: Catalog, one: Dataset, ending: str, files: Mapping[str, ListFile]) -> dict[str, Any]:
    path = data_path(one.name, ending)
    address = {"@id": catalog.settings.url + path}
    title, media_type = _FORMATS[ending]
    digest = {"@value": files[path].sha256, "@type": "xsd:hexBinary"}
    return {
        "@id": f"{catalog.settings.url}{CATALOGUE_PATH}#{one.name}-{ending}",
        "@type": "dcat:Distribution",
        "dct:title": _words(f"{one.title}, {title}"),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": media_type},
        "dct:format": {"@id": _FILE_TYPES + title},
        "dcat:byteSize": {"@value": str(files[path].size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": digest,
        },
        "dct:license": _licence(catalog),
    }
