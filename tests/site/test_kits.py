"""The kits of the real data as people get them: unpacked, held against their checksums, read without a network."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin
from zipfile import ZipFile

import pytest

from pcmt.model.kit import SIZE_LIMIT
from pcmt.show.parts.files import size_words
from tests.data_files import record_file, record_files
from tests.programs import run_program
from tests.site.page_reader import read_page

KITS = sorted(path.stem for path in record_files("bo-tai-lieu"))


def test_there_are_kits_for_everyone() -> None:
    texts = [record_file(f"bo-tai-lieu/{one}.yaml").read_text("utf-8") for one in KITS]
    for term in (
        "tieu-hoc",
        "thcs",
        "thpt",
        "cao-dang-dai-hoc",
        "phu-huynh",
        "can-bo-xa",
        "nguoi-lao-dong",
        "dong-bao-vung-cao",
    ):
        assert any(f"  - {term}\n" in text for text in texts), term


@pytest.mark.parametrize("kit", KITS)
def test_a_kit_opens_and_every_checksum_is_right(kit: str, built_site: Path, tmp_path: Path) -> None:
    folder = built_site / "bo-tai-lieu" / kit
    assert (folder / f"{kit}.zip").stat().st_size <= SIZE_LIMIT
    assert "No errors detected" in run_program("unzip", "-t", f"{kit}.zip", folder=folder)
    assert run_program("sha256sum", "-c", f"{kit}-sha256.txt", folder=folder) == f"{kit}.zip: OK\n"
    run_program("unzip", "-q", folder / f"{kit}.zip", folder=tmp_path)
    told = run_program("sha256sum", "-c", "SHA256SUMS.txt", folder=tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(told.splitlines()) == len(files) - 1 and told.count(": OK\n") == len(files) - 1


@pytest.mark.parametrize("kit", KITS)
def test_a_kit_holds_what_the_site_offers_under_plain_names(kit: str, built_site: Path) -> None:
    with ZipFile(built_site / "bo-tai-lieu" / kit / f"{kit}.zip") as archive:
        names = archive.namelist()
        inside = [name for name in names if "/" in name]
        for name in names:
            assert re.fullmatch(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?", name, re.ASCII) and ".." not in name
        for name in inside:
            material = name.partition("/")[0].partition("-")[2]
            assert archive.read(name) == (built_site / "tai-lieu" / material / name.partition("/")[2]).read_bytes()
    page = read_page(built_site / "bo-tai-lieu" / kit / "index.html")
    offered = [link for link in page.links if re.fullmatch(r"\.\./\.\./tai-lieu/[^?#]+\.(?!png)\w+", link)]
    assert len(offered) == len(inside) > 1
    assert sorted(link.rpartition("/")[2] for link in offered) == sorted(name.rpartition("/")[2] for name in inside)


@pytest.mark.parametrize("kit", KITS)
def test_the_page_says_the_true_size_and_the_index_leads_to_every_file(kit: str, built_site: Path) -> None:
    archive = built_site / "bo-tai-lieu" / kit / f"{kit}.zip"
    page = read_page(archive.with_name("index.html"))
    assert f"Tải cả bộ (.zip, {size_words(archive.stat().st_size)})" in page.text
    with ZipFile(archive) as opened:
        index = opened.read("index.html").decode()
        linked = {unquote(link) for link in re.findall(r'href="([^":]+)"', index)}
        assert linked == set(opened.namelist()) - {"index.html", "HUONG-DAN.txt"}
    assert not re.search(r"<(?:script|img|link|iframe)", index)


def test_the_pieces_for_browsers_are_of_this_site(built_site: Path) -> None:
    data = json.loads((built_site / "bo-tai-lieu" / "tu-chon" / "tep.json").read_text("utf-8"))
    files = [file for material in data["materials"].values() for file in material["files"].values()]
    assert len(data["materials"]) >= 30 and len(files) > len(data["materials"])
    for file in files:
        assert sha256((built_site / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_the_page_to_choose_on_is_a_list_of_links_without_scripts(built_site: Path) -> None:
    place = "bo-tai-lieu/tu-chon/"
    html = (built_site / place / "index.html").read_text("utf-8")
    data = json.loads((built_site / place / "tep.json").read_text("utf-8"))
    linked = {urljoin(f"/{place}", link)[1:] for link in re.findall(r'<a class="without-script" href="([^"]+)"', html)}
    shown = set(re.findall(r'class="kit-choice" data-id="([^"]+)"', html))
    wanted = {file["path"] for one in shown for file in data["materials"][one]["files"].values()}
    assert linked == wanted | {f"tai-lieu/{one}/" for one in shown}
    assert all((built_site / path).exists() for path in linked)
    left_out = re.search(r"Còn (\d+) tài liệu khác, xem ở <a href=", html)
    assert left_out and int(left_out[1]) == len(data["materials"]) - len(shown)


def test_kits_are_news(built_site: Path) -> None:
    feed = json.loads((built_site / "json" / "loai" / "bo-tai-lieu.json").read_text("utf-8"))
    assert len(feed["items"]) == len(KITS)
    for item in feed["items"]:
        (attachment,) = item["attachments"]
        path = built_site / attachment["url"].partition("//")[2].partition("/")[2]
        assert (attachment["mime_type"], attachment["size_in_bytes"]) == ("application/zip", path.stat().st_size)
