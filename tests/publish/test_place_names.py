"""Files of the place picker: every name in the file of its first letters, small, an id only where there is a page."""

from __future__ import annotations

import gzip
import json

import pytest

from pcmt.publish.place_names import FOLDER, place_names, shard_names
from tests.records import catalog, place

BA_DINH = place("phuong-ba-dinh", title="Phường Ba Đình", level="commune", code="00004")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {one.path: one.content for one in place_names(catalog(BA_DINH))}


def test_a_file_has_the_names_that_begin_with_its_letters(files: dict[str, bytes]) -> None:
    rows = json.loads(files[f"{FOLDER}ba.json"])
    assert ["Phường Ba Đình", "01", "phuong-ba-dinh"] in rows and ["Xã Ba Đình", "38", ""] in rows
    old = next(row for row in json.loads(files[f"{FOLDER}qu.json"]) if row[0] == "Phường Quán Thánh")
    assert old[1:] == ["Quận Ba Đình, Thành phố Hà Nội", [["Phường Ba Đình", "01", "phuong-ba-dinh"]]]


def test_a_district_of_islands_is_listed_once(files: dict[str, bytes]) -> None:
    rows = [row for row in json.loads(files[f"{FOLDER}ly.json"]) if row[0] == "Huyện Lý Sơn"]
    assert [within for _, within, _ in rows] == ["Tỉnh Quảng Ngãi"]


def test_the_first_file_names_the_provinces_and_all_other_files(files: dict[str, bytes]) -> None:
    front = json.loads(files[f"{FOLDER}tinh.json"])
    assert len(front["provinces"]) == 34 and front["provinces"]["31"] == ["Thành phố Hải Phòng", ""]
    assert {f"{FOLDER}{name}.json" for name in front["files"].split()} == files.keys() - {f"{FOLDER}tinh.json"}


def test_the_first_file_has_the_short_names_of_provinces_of_today_first(files: dict[str, bytes]) -> None:
    short = json.loads(files[f"{FOLDER}tinh.json"])["short"]
    assert short["hcm"] == short["saigon"] == ["Thành phố Hồ Chí Minh"]
    assert short["hn"] == ["Thành phố Hà Nội", "Tỉnh Hà Nam", "Thành phố Hồng Ngự"] and short["tthue"] == [
        "Thành phố Huế"
    ]
    assert short["haiduong"] == ["Tỉnh Hải Dương"] and short["thudo"] == ["Thành phố Hà Nội"]
    assert short["vt"] == ["Thành phố Việt Trì", "Thành phố Vũng Tàu", "Thành phố Vị Thanh"]
    assert not [name for names in short.values() for name in names if name.startswith(("Xã", "Phường"))]
    assert len(gzip.compress(files[f"{FOLDER}tinh.json"])) < 2_400


def test_what_a_phone_fetches_is_small(files: dict[str, bytes]) -> None:
    sizes = sorted(len(gzip.compress(content)) for content in files.values())
    assert sizes[-1] < 15_000 and sum(sizes) < 230_000
    assert max(map(len, files.values())) < 100_000


def test_a_place_that_is_no_more_gives_no_page() -> None:
    gone = place("cu", title="Phường Ba Đình", level="commune", code="00004", until="2026-01-01")
    found = {one.path: one.content for one in place_names(catalog(gone))}
    assert ["Phường Ba Đình", "01", ""] in json.loads(found[f"{FOLDER}ba.json"])


def test_a_name_with_a_dash_is_found_by_both_parts() -> None:
    assert list(shard_names("Phường Phương Liên - Trung Tự")) == ["ph", "tr"]
    assert list(shard_names("Phường 1")) == ["1"]
    assert list(shard_names("Thành phố Hồ Chí Minh")) == ["ho"]
    assert list(shard_names("Phường Ô Chợ Dừa")) == ["o"]
