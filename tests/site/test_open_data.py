"""The open data as strangers meet it: schemas that hold, files that agree, examples that run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pcmt.model import KINDS
from pcmt.relate.datasets import TABLES
from tests.site.open_data_files import LISTS, OWN, Reading, read_csv, read_json
from tests.tools.json_schema import faults

CELL_LIMIT = 32_767
"""Letters that a cell of Excel holds."""


@pytest.mark.parametrize("name", LISTS)
def test_every_record_fits_its_published_schema(built_site: Path, name: str) -> None:
    schema = read_json(built_site / f"du-lieu/schema/{name}.json")
    envelope = read_json(built_site / "du-lieu/schema/danh-sach.json")
    data = read_json(built_site / f"du-lieu/{name}.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == data["schema"] == f"{OWN}du-lieu/schema/{name}.json"
    assert list(faults(data, envelope)) == []
    assert [fault for record in data["records"] for fault in faults(record, schema)] == []
    # Optional keys are present too, so that no reader has to test for them.
    assert all(set(record) == set(schema["properties"]) for record in data["records"])


def test_a_schema_refuses_what_is_wrong(built_site: Path) -> None:
    schema = read_json(built_site / "du-lieu/schema/chi-tieu.json")
    row = read_json(built_site / "du-lieu/chi-tieu.json")["records"][0]
    assert list(faults(row, schema)) == []
    for spoilt in (
        row | {"comparator": "about"},
        row | {"value": "100"},
        row | {"more": 1},
        row | {"record": "Kế hoạch"},
        {key: value for key, value in row.items() if key != "what"},
        row | {"portal": row["portal"] | {"url": "không phải địa chỉ"}},
    ):
        assert list(faults(spoilt, schema)), spoilt


def _speaking(node: Any, inside: str = "") -> list[tuple[str, str]]:
    """Every title and description in a schema."""
    if isinstance(node, list):
        return [pair for one in node for pair in _speaking(one)]
    if not isinstance(node, dict):
        return []
    found = [pair for key, value in node.items() for pair in _speaking(value, key)]
    if inside not in {"properties", "$defs"}:
        found += [(key, node[key]) for key in ("title", "description") if isinstance(node.get(key), str)]
    return found


@pytest.mark.parametrize("name", [*LISTS, "danh-sach"])
def test_schemas_speak_vietnamese(built_site: Path, name: str) -> None:
    schema = read_json(built_site / f"du-lieu/schema/{name}.json")
    words = _speaking(schema)
    english = re.compile(r"\b(the|of|and|is|are|with|where|entry)\b|``")
    assert len(words) > 5
    assert [one for one in words if english.search(one[1])] == []

    def properties(node: Any) -> list[tuple[str, Any]]:
        if isinstance(node, list):
            return [pair for one in node for pair in properties(one)]
        if not isinstance(node, dict):
            return []
        own = list(node.get("properties", {}).items()) if isinstance(node.get("properties"), dict) else []
        return own + [pair for value in node.values() for pair in properties(value)]

    assert [key for key, node in properties(schema) if "title" not in node] == []


def test_every_code_has_its_meaning(built_site: Path) -> None:
    no_progress = []
    for path in (built_site / "du-lieu/schema").iterdir():
        for codes in re.findall(r'"x-titles": \{(.*?)\}', path.read_text(encoding="utf-8"), re.DOTALL):
            titles = json.loads(f"{{{codes}}}")
            no_progress += [(path.name, code) for code, words in titles.items() if code == words]
    assert no_progress == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_a_record_is_its_line_of_the_list(built_site: Path, kind: str) -> None:
    records = read_json(built_site / f"du-lieu/{kind}.json")["records"]
    files = {path.stem: path for path in (built_site / "du-lieu" / kind).glob("*.json")}
    assert files.keys() == {record["id"] for record in records}
    for record in records:
        assert read_json(files[record["id"]]) == record
        assert record["portal"]["url"] == f"{OWN}{kind}/{record['id']}/"
        assert record["portal"]["data"] == f"{OWN}du-lieu/{kind}/{record['id']}.json"
        page = (built_site / kind / record["id"] / "index.html").read_text(encoding="utf-8")
        link = f'type="application/json" title="Dữ liệu của trang này" href="{record["portal"]["data"]}">'
        assert link in page
        assert f'<a href="../../du-lieu/{kind}/{record["id"]}.json">Dữ liệu của trang này (JSON)</a>' in page


def _cells(record: Reading) -> dict[str, str]:
    """A record as the dictionary says that CSV shows it: groups over dots, lists by bars, groups in lists as JSON."""
    found: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": cell for inner, cell in _cells(value).items()}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            found[key] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        elif isinstance(value, list):
            found[key] = " | ".join(map(str, value))
        elif isinstance(value, bool):
            found[key] = "true" if value else "false"
        else:
            found[key] = "" if value is None else " ".join(str(value).splitlines())
    return {key: f"'{cell}" if cell[:1] in set("=+-@") and cell[1:2] != "" else cell for key, cell in found.items()}


@pytest.mark.parametrize("name", LISTS)
def test_csv_says_what_json_says(built_site: Path, name: str) -> None:
    path = built_site / f"du-lieu/{name}.csv"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    records = read_json(built_site / f"du-lieu/{name}.json")["records"]
    rows = read_csv(path)
    assert len(rows) == len(records)
    for record, row in zip(records, rows, strict=True):
        cells = _cells(record)
        for column, cell in row.items():
            # A group that the record does not have leaves its columns empty.
            assert cell == cells.get(column, ""), (name, column)
            assert len(cell) <= CELL_LIMIT
        left_out = {key.partition(".")[0] for key in cells} - {key.partition(".")[0] for key in row}
        tables = {field for table in TABLES.values() for model, field in table.sources if model.kind_id == name}
        assert left_out <= tables | {"text", "body"}, left_out


BOOKS = ("chi-tieu", "phan-cong", "dia-phuong", "duong-day-nong")


@pytest.fixture(scope="module")
def books(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables as LibreOffice reads them, all from one run of it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("thiếu LibreOffice: chạy tests/system-packages.sh")
    folder = tmp_path_factory.mktemp("books")
    # Comma, double quote, UTF-8 (76), from line 1, columns as they are, English (1033): the choices in the page's steps.
    options = "CSV:44,34,76,1,,1033,false,true"
    subprocess.run(
        [
            program,
            *("--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", f"--infilter={options}"),
            *("--convert-to", "xlsx", "--outdir", str(folder)),
            *(str(built_site / f"du-lieu/{name}.csv") for name in BOOKS),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return folder


@pytest.mark.parametrize("name", BOOKS)
def test_libreoffice_reads_the_csv_as_the_page_says(built_site: Path, books: Path, name: str) -> None:
    book = load_workbook(books / f"{name}.xlsx", read_only=True)
    lines = [list(line) for line in book.worksheets[0].iter_rows(values_only=True)]
    rows = read_csv(built_site / f"du-lieu/{name}.csv")
    assert lines[0] == list(rows[0])
    assert len(lines) == len(rows) + 1
    records = read_json(built_site / f"du-lieu/{name}.json")["records"]
    for line, row, record in zip(lines[1:], rows, records, strict=True):
        for head, cell in zip(lines[0], line, strict=True):
            value = record.get(head)
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert cell == value
            elif isinstance(value, str) and not re.fullmatch(r"[\d.\-:T+]+", value):
                assert cell == row[head], (name, head)
            else:
                assert (cell is None) == (row[head] == "")


def test_the_python_example_runs(built_site: Path, site_url: str, tmp_path: Path) -> None:
    html = (built_site / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    block = re.search(r"<code[^>]*>(import csv.*?)</code>", html, re.DOTALL)
    assert block
    code = unescape(re.sub(r"<[^>]+>", "", block[1]))
    assert f'CONG = "{OWN}"' in code
    program = tmp_path / "vi-du.py"
    program.write_text(code.replace(OWN, f"{site_url}/"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(program)], capture_output=True, text=True, check=False, timeout=600
    )
    assert result.returncode == 0, result.stderr
    targets = read_json(built_site / "du-lieu/chi-tieu.json")
    high = [one for one in targets["records"] if one["unit"] == "%" and (one["value"] or 0) >= 90]
    duties = read_json(built_site / "du-lieu/phan-cong.json")
    lines = result.stdout.splitlines()
    assert lines[0] == f"{targets['count']} chỉ tiêu, giấy phép: {targets['licence_title']}"
    assert f"{duties['count']} nhiệm vụ" in lines
    assert len([line for line in lines if " % " in line]) == len(high) > 0
