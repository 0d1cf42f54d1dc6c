"""The catalogue (DCAT) and the page about the open data: every file as it is, every column explained."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pcmt.relate.datasets import TABLES
from tests.site.open_data_files import LISTS, OWN, read_csv, read_json
from tests.site.page_reader import read_page


def test_the_catalogue_tells_of_every_file_as_it_is(built_site: Path) -> None:
    data = read_json(built_site / "du-lieu/dcat.jsonld")
    assert data["@type"] == "dcat:Catalog"
    assert data["@context"]["dcat"] == "http://www.w3.org/ns/dcat#"
    assert [one["@id"].partition("#")[2] for one in data["dcat:dataset"]] == list(LISTS)
    told = set()
    page = read_page(built_site / "du-lieu-mo/index.html")
    for one in data["dcat:dataset"]:
        assert one["dct:publisher"]["foaf:name"]["@value"]
        assert one["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
        assert one["dct:language"]["@id"].endswith("/VIE")
        assert (built_site / one["dct:conformsTo"]["@id"].removeprefix(OWN)).is_file()
        assert urlsplit(one["dcat:landingPage"]["@id"]).fragment in page.ids
        for file in one["dcat:distribution"]:
            path = built_site / file["dcat:downloadURL"]["@id"].removeprefix(OWN)
            content = path.read_bytes()
            told.add(path)
            assert file["dcat:byteSize"]["@value"] == str(len(content))
            assert file["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(content).hexdigest()
            assert file["dcat:mediaType"]["@id"].endswith(
                {".json": "application/json", ".csv": "text/csv"}[path.suffix]
            )
    assert told == {path for path in (built_site / "du-lieu").iterdir() if path.suffix in {".json", ".csv"}}


def _terms(node: Any) -> set[str]:
    if isinstance(node, list):
        return {term for one in node for term in _terms(one)}
    if not isinstance(node, dict):
        return set()
    return {key for key in node if not key.startswith("@")} | {
        term for value in node.values() for term in _terms(value)
    }


def test_the_catalogue_uses_only_declared_words(built_site: Path) -> None:
    data = read_json(built_site / "du-lieu/dcat.jsonld")
    context = data.pop("@context")
    assert {term.partition(":")[0] for term in _terms(data)} <= set(context)
    blocks = re.findall(r'"@type": "([^"]+)"', json.dumps(data))
    assert {one.partition(":")[0] for one in blocks} <= set(context)


def test_addresses_of_rows_lead_to_the_words(built_site: Path) -> None:
    read = cache(read_page)
    for name in ("chi-tieu", "phan-cong", "thoi-han", "can-cu", "ghi-chu"):
        for row in read_json(built_site / f"du-lieu/{name}.json")["records"]:
            parts = urlsplit(row["portal"]["url"])
            page = built_site / parts.path.removeprefix("/") / "index.html"
            assert page.is_file()
            if row["record_kind"] == "ke-hoach":
                assert unquote(parts.fragment) in read(page).ids
                assert parts.fragment


def test_the_dictionary_tells_of_every_column(built_site: Path) -> None:
    folder = built_site / "du-lieu-mo/truong"
    html = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/index.html")))
    tables = re.finditer(r'<div class="table-scroll" id="truong-([a-z-]+)".*?</table>', html, re.DOTALL)
    sections = {
        found[1]: set(re.findall(r'<td data-label="Trường"><code>([^<]+)</code>', found[0])) for found in tables
    }
    for name in LISTS:
        shared = sections["moi-bang" if name in TABLES else "moi-ban-ghi"]
        for row in read_csv(built_site / f"du-lieu/{name}.csv")[:1]:
            assert set(row) - shared - sections[name] == set(), name
        for record in read_json(built_site / f"du-lieu/{name}.json")["records"][:1]:
            assert set(record) - shared - sections[name] == set(), name


def test_sizes_and_counts_on_the_page_are_those_of_the_files(built_site: Path) -> None:
    html = (built_site / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    for name in LISTS:
        row = re.search(rf'<tr id="{name}">.*?</tr>', html, re.DOTALL)
        assert row
        count = re.search(r'data-count="(\d+)"', row[0])
        assert count
        assert int(count[1]) == len(read_json(built_site / f"du-lieu/{name}.json")["records"])
        sizes = re.findall(r"\((\d+) kB\)", row[0])
        kilobytes = [
            max(1, round((built_site / f"du-lieu/{name}.{end}").stat().st_size / 1024)) for end in ("json", "csv")
        ]
        assert [int(one) for one in sizes] == kilobytes
