"""The copy for a USB stick, read file by file: a sound ZIP, and no link that leads nowhere on a disk."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZIP_STORED, ZipFile

import pytest

from pcmt.publish.usb_copy import FOLDER, READ_FIRST, START
from pcmt.relate.catalog import Catalog
from pcmt.run.usb import find_place, pack_copy
from pcmt.urls import is_id
from tests.html_reader import HtmlReader
from tests.portal_fixtures import run_pcmt
from tests.programs import run_program
from tests.search_files import read_entries

OWN = "https://pcmt.example/"
ADDRESSES = {"href", "src", "action", "poster", "formaction", "cite"}


class _Reader(HtmlReader):
    """Tag, attribute and address of everything a page names, its ids, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: set[str] = set()
        self.scripts: list[dict[str, str | None]] = []
        self.canonical = ""
        self.living = ""
        self.is_in_line = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        if tag == "script":
            self.scripts.append(values)
        if tag == "aside" and values.get("class") == "offline-line":
            self.is_in_line = True
        for name, value in attrs:
            if self.is_in_line and name == "href":
                self.living = value or ""
            elif tag == "link" and values.get("rel") == "canonical":
                self.canonical = values.get("href") or ""
            elif name in ADDRESSES:
                self.links.append((tag, name, value or ""))
            elif name == "srcset":
                self.links += [(tag, name, one.split()[0]) for one in (value or "").split(",")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "aside":
            self.is_in_line = False


@pytest.fixture(scope="module")
def names(usb_zip: Path) -> frozenset[str]:
    with ZipFile(usb_zip) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def pages(usb_zip: Path) -> dict[str, _Reader]:
    readings = {}
    with ZipFile(usb_zip) as archive:
        for name in archive.namelist():
            if name.endswith(".html"):
                readings[name] = _Reader()
                readings[name].feed(archive.read(name).decode())
    return readings


def test_the_zip_is_sound(usb_zip: Path) -> None:
    run_program("unzip", "-tq", usb_zip)
    with ZipFile(usb_zip) as archive:
        assert archive.testzip() is None


def test_names_lie_inside_and_on_every_disk(usb_zip: Path) -> None:
    with ZipFile(usb_zip) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert len({name.lower() for name in names}) == len(names)
    assert {name.partition("/")[0] for name in names} == {START, READ_FIRST, FOLDER}
    for entry in entries:
        assert entry.filename.isascii()
        assert entry.filename == posixpath.normpath(entry.filename)
        assert ".." not in entry.filename.split("/")
        assert all(is_id(part.partition(".")[0].lower().replace("_", "-")) for part in entry.filename.split("/")), entry
        assert len(entry.filename) < 160  # with a folder of the user's before it, Windows stops at 260
        assert entry.date_time == (2026, 11, 22, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o644
        if entry.filename.endswith((".zip", ".png")):
            assert entry.compress_type == ZIP_STORED


def test_what_only_a_server_needs_stays_away(names: frozenset[str]) -> None:
    left_out = {f"{FOLDER}/{one}" for one in ("404.html", "sitemap.xml", "sitemap.xml.gz", ".pcmt-site", "robots.txt")}
    assert not names & left_out
    assert not [name for name in names if name.endswith(".map") or "ban-usb" in name]
    assert {f"{FOLDER}/rss.xml", f"{FOLDER}/lich.ics"} <= names


def test_every_page_of_the_site_is_there(built_site: Path, names: frozenset[str]) -> None:
    there = {f"{FOLDER}/{path.relative_to(built_site).as_posix()}" for path in built_site.rglob("*") if path.is_file()}
    missing = {name for name in there - names if "/search/" not in name}
    assert missing == {f"{FOLDER}/{one}" for one in ("404.html", "sitemap.xml", ".pcmt-site")}


def test_every_link_leads_to_a_file_of_the_copy(pages: dict[str, _Reader], names: frozenset[str]) -> None:
    broken = []
    for page, reading in pages.items():
        for tag, name, address in reading.links:
            parts = urlsplit(address)
            if parts.scheme or address.startswith("//") or not address:
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
            )
            is_anchor_there = path not in pages or unquote(parts.fragment) in pages[path].ids
            if path not in names or parts.path.startswith("/") or (parts.fragment and not is_anchor_there):
                broken.append((page, tag, name, address))
    assert len(pages) > 200
    assert not broken, broken[:20]


def test_clicks_stay_in_the_copy_unless_they_subscribe(pages: dict[str, _Reader], names: frozenset[str]) -> None:
    @cache
    def is_in_copy(address: str) -> bool:
        path = f"{FOLDER}/{urlsplit(address).path.removeprefix('/')}"
        return path in names or f"{path.rstrip('/')}/index.html" in names

    leaving = [
        (page, address)
        for page, reading in pages.items()
        for tag, _, address in reading.links
        if tag == "a" and page != START and address.startswith(OWN) and is_in_copy(address)
        if not urlsplit(address).path.endswith((".xml", ".ics", ".json"))
    ]
    assert leaving == []


def test_every_page_leads_to_its_living_one(pages: dict[str, _Reader]) -> None:
    for page, reading in pages.items():
        if page == START:
            continue
        expected = OWN + page.removeprefix(f"{FOLDER}/").removesuffix("index.html")
        assert reading.living == expected, page
        record = posixpath.dirname(expected.rstrip("/")) + "/"  # sheets for paper name the record's page as their own
        assert reading.canonical in {expected, record, ""}, page


def test_no_script_is_a_module_or_comes_from_elsewhere(pages: dict[str, _Reader], usb_folder: Path) -> None:
    for page, reading in pages.items():
        for script in reading.scripts:
            assert not (script.get("src") and script.get("type") == "module"), page
            assert not urlsplit(script.get("src") or "").netloc, page
    assert (usb_folder / FOLDER / "assets/javascripts/time.js").read_text(encoding="utf-8").startswith("(() => {")


def test_search_has_the_words_of_the_site_and_leads_to_files(
    built_site: Path, usb_folder: Path, names: frozenset[str]
) -> None:
    folder = usb_folder / FOLDER / "search"
    scripts = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.js"))
    given = dict(re.findall(r'^offlineData\("([^"]+)",(.*)\)$', scripts, re.MULTILINE))
    before = {path.relative_to(built_site).as_posix(): path for path in (built_site / "search").rglob("*.json")}
    assert set(given) == set(before) and len(list(folder.rglob("*.*"))) < 30
    for name, path in before.items():
        if not name.startswith("search/pages/"):
            assert json.loads(given[name]) == json.loads(path.read_bytes()), name
    shown = [one for name in sorted(given) if name.startswith("search/pages/") for one in json.loads(given[name])]
    assert sorted(one[1:4] for one in shown) == sorted(list(one)[1:4] for one in read_entries(built_site))
    assert {f"{FOLDER}/{location.partition('#')[0]}" for location, *_ in shown} <= names


def test_every_list_that_scripts_fetch_lies_there_as_a_script(usb_folder: Path) -> None:
    folder = usb_folder / FOLDER
    lists = {
        (page.parent / found).resolve()
        for page in folder.rglob("*.html")
        for found in re.findall(r' data-list="([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert len(lists) > 2
    for one in lists:
        script = one.with_name(f"{one.name}.js").read_text(encoding="utf-8")
        name, data = re.fullmatch(r'offlineData\("([^"]+)",(.*)\)\n', script, re.DOTALL).groups()  # type: ignore[union-attr]
        assert (folder / name).resolve() == one
        assert json.loads(data) == json.loads(one.read_bytes())


def test_the_copy_is_that_of_the_site_of_another_zone_and_seed_and_replaces_an_older_one(
    usb_zip: Path, built_site: Path, catalog: Catalog, tmp_path: Path
) -> None:
    """The command ran far east with a seed of its own; here the site of the tests is packed, over an older copy."""
    place = tmp_path / "a.zip"
    with ZipFile(place, "w") as archive:
        archive.writestr(START, "an older copy")
    packed = pack_copy(catalog, built_site, find_place(place, catalog.today), lambda done, total: None)
    assert packed.path == place
    assert place.read_bytes() == usb_zip.read_bytes()
    with ZipFile(usb_zip) as archive:
        assert len(archive.namelist()) == packed.files


def test_a_data_fault_leaves_the_older_copy(portal_copy: Path, usb_zip: Path, tmp_path: Path) -> None:
    place = tmp_path / "cu.zip"
    shutil.copy(usb_zip, place)
    (portal_copy / "data/su-kien/sai.yaml").write_text("title: [", encoding="utf-8")
    result = run_pcmt("usb", "--root", str(portal_copy), "--out", str(place))
    assert result.returncode == 1
    assert "data/su-kien/sai.yaml" in result.stderr
    assert place.read_bytes() == usb_zip.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".moi")] == []


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    place = tmp_path / "luan-van.zip"
    place.write_bytes(b"thesis")
    result = run_pcmt("usb", "--out", str(place))
    assert result.returncode == 2
    assert "tệp khác" in result.stderr
    assert place.read_bytes() == b"thesis"
