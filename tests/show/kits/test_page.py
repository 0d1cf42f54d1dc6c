"""The page of a kit and the page on which people choose their own: what left, sizes, pieces for browsers."""

from __future__ import annotations

import json
import re

import pytest

from pcmt.blobs import sha256_of
from pcmt.publish.kit_archives import own_kit_list
from pcmt.show.kits.builder import builder_facts
from pcmt.show.parts.files import size_words
from pcmt.show.site.article import build_article
from tests.publish.kit_zips import PDF, TRIO, WITHDRAWN, archive_of, page_of, view_with, with_kits
from tests.records import campaign, kit, material


def test_the_page_says_what_left_and_what_came_last_in_its_place() -> None:
    chain = (material("giao-an-a", replaced_by="giao-an-b"), material("giao-an-b", replaced_by="giao-an-c"), TRIO[2])
    gone = material("giao-an-d", **WITHDRAWN)
    html = page_of(*chain, gone, kit(materials=("giao-an-a", "giao-an-c", "giao-an-d")))
    said = html[html.index("Không còn trong bộ này") : html.index('id="trong-bo"')]
    assert re.sub(r"<[^>]+>", "", said).count("đã được thay bằng Tên giao-an-c.") == 1
    assert "Tên giao-an-d, đã rút xuống." in re.sub(r"<[^>]+>", "", said)


def test_the_page_offers_the_archive_with_its_true_size() -> None:
    seen = with_kits(view_with(*TRIO, kit(), giao_an_a=PDF * 300_000))
    html = build_article(seen, seen.catalog.find("bo-tai-lieu", "bo-a")).html
    size = size_words(len(seen.downloads["bo-tai-lieu/bo-a/bo-a.zip"]))
    assert f'href="../../bo-tai-lieu/bo-a/bo-a.zip" download>Tải cả bộ (.zip, {size})</a>' in html
    assert 'href="../../bo-tai-lieu/bo-a/bo-a-sha256.txt"' in html
    assert "(PDF, 3,1 MB)" in html
    assert 'href="../../bo-tai-lieu/tu-chon/?chon=giao-an-a,giao-an-b"' in html


def test_materials_and_campaigns_name_their_kits() -> None:
    month = campaign()
    seen = view_with(*TRIO, month, kit(campaigns=("thang-a",)))
    for record in (TRIO[0], month):
        assert 'href="../../bo-tai-lieu/bo-a/">Tên bo-a</a>' in build_article(seen, record).html
    assert "bo-tai-lieu/bo-a/" not in build_article(seen, TRIO[2]).html


def test_the_pieces_for_browsers_name_every_file_in_use_with_its_checksum() -> None:
    replaced = material("giao-an-c", replaced_by="giao-an-a")
    seen = view_with(*TRIO[:2], replaced, giao_an_a=PDF)
    listed = own_kit_list(seen)
    data = json.loads(listed.content)
    assert listed.path == "bo-tai-lieu/tu-chon/tep.json" and set(data["materials"]) == {"giao-an-a", "giao-an-b"}
    files = data["materials"]["giao-an-a"]["files"]
    assert list(files) == ["a4", "chu"]
    for file in files.values():
        assert file["sha256"] == sha256_of(seen.downloads[file["path"]])
        assert 'href="[[thu-muc]]/' in file["html"]
    assert data["index"].count("[[cac-muc]]") == 1 and data["index"].count("[[chua-doi-chieu]]") == 1


def test_joined_pieces_are_the_item_that_a_kit_shows() -> None:
    seen = view_with(*TRIO, kit(), giao_an_a=PDF)
    pieces = json.loads(own_kit_list(seen).content)["materials"]["giao-an-a"]
    item = pieces["head"] + "".join(file["html"] for file in pieces["files"].values()) + pieces["foot"]
    assert item.replace("[[thu-muc]]", "01-giao-an-a") in archive_of(seen).read("index.html").decode()


def test_the_page_to_choose_on_shows_what_is_in_use_by_kind() -> None:
    replaced = material("giao-an-c", replaced_by="giao-an-a")
    facts = builder_facts(view_with(*TRIO[:2], replaced))
    ((title, choices),) = facts["groups"]
    assert title == "Giáo án" and [one.material.id for one in choices] == ["giao-an-a", "giao-an-b"]
    assert choices[0].values == {"doi-tuong": ["hoc-sinh", "phu-huynh"], "cap-hoc": ["thpt"], "loai": ["giao-an"]}
    assert facts["limit_words"] == "20 MB"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (0, "1 kB"),
        (1, "1 kB"),
        (1_536, "2 kB"),
        (1024**2 - 1, "1 MB"),
        (1024**2, "1 MB"),
        (2_000_000, "1,9 MB"),
        (20 * 1024**2, "20 MB"),
        (1_200 * 1024**2, "1.200 MB"),
    ],
)
def test_sizes_are_said_as_people_read_them(length: int, words: str) -> None:
    assert size_words(length) == words
