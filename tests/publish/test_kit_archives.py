"""Kits: content and order of an archive, removed materials, the size limit, and the fragments that browsers join."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from zipfile import ZIP_STORED

import pytest

from pcmt.problems import DataError
from pcmt.publish import kit_archives as output
from pcmt.publish.kit_archives import kit_attachments, kits, own_kit_list
from pcmt.publish.plain_texts import material_texts
from pcmt.read.attachments import see_file
from pcmt.relate.subscriptions import AUDIENCE, CAMPAIGN, Scope, reach_of
from tests.memory_cache import MemoryCache
from tests.publish.kit_zips import PDF, TRIO, WITHDRAWN, archive_of, names_in, page_of, view_with, with_kits
from tests.records import kit, material, view


def test_an_archive_holds_every_file_in_the_order_of_use() -> None:
    seen = view_with(*TRIO, kit(materials=("giao-an-b", "giao-an-a")), giao_an_b=PDF)
    archive = archive_of(seen)
    assert archive.namelist() == [
        "index.html",
        "HUONG-DAN.txt",
        "GIAY-PHEP.txt",
        "01-giao-an-b/giao-an-b-a4.pdf",
        "01-giao-an-b/giao-an-b.txt",
        "02-giao-an-a/giao-an-a.txt",
        "SHA256SUMS.txt",
    ]
    assert archive.read("01-giao-an-b/giao-an-b-a4.pdf") == PDF
    assert archive.read("02-giao-an-a/giao-an-a.txt") == seen.downloads["tai-lieu/giao-an-a/giao-an-a.txt"]


def test_every_file_in_an_archive_has_the_day_of_its_content() -> None:
    old, new = material("giao-an-a", published="2025-03-04"), material("giao-an-b", modified="2026-09-08")
    days = {
        entry.filename: entry.date_time for entry in archive_of(view_with(old, new, kit(), giao_an_a=PDF)).infolist()
    }
    assert days["01-giao-an-a/giao-an-a-a4.pdf"] == days["01-giao-an-a/giao-an-a.txt"] == (2025, 3, 4, 0, 0, 0)
    assert days["02-giao-an-b/giao-an-b.txt"] == days["index.html"] == days["SHA256SUMS.txt"] == (2026, 9, 8, 0, 0, 0)


def test_checksums_cover_every_file_but_their_own_list() -> None:
    archive = archive_of(view_with(*TRIO, kit(), giao_an_a=PDF))
    lines = archive.read("SHA256SUMS.txt").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert list(sums) == archive.namelist()[:-1]
    assert all(sha256(archive.read(name)).hexdigest() == digest for name, digest in sums.items())


def test_the_archive_itself_has_a_checksum_beside_it() -> None:
    archive, checksum = kits(view_with(*TRIO, kit()), MemoryCache())
    assert (archive.path, checksum.path) == ("bo-tai-lieu/bo-a/bo-a.zip", "bo-tai-lieu/bo-a/bo-a-sha256.txt")
    assert bytes(checksum.content).decode() == f"{sha256(bytes(archive.content)).hexdigest()}  bo-a.zip\n"


def test_the_same_data_makes_the_same_archive_in_whatever_order_files_were_made() -> None:
    seen = view_with(*TRIO, kit(), giao_an_a=PDF, giao_an_b=PDF)
    turned = replace(seen, downloads=dict(reversed(list(seen.downloads.items()))))
    assert list(kits(seen, MemoryCache())) == list(kits(turned, MemoryCache()))


def test_the_index_links_what_is_there_and_loads_nothing() -> None:
    archive = archive_of(view_with(*TRIO, kit(), giao_an_a=PDF))
    index = archive.read("index.html").decode()
    links = re.findall(r'href="([^"]+)"', index)
    inside = [link for link in links if not link.startswith("https://")]
    assert set(inside) == set(archive.namelist()) - {"index.html", "HUONG-DAN.txt"}
    assert not re.search(r"<(?:script|img|link|iframe)|url\(|@import", index)
    assert "Giáo án, 45 phút. Dành cho: Học sinh; Phụ huynh." in index
    assert "Giấy phép: CC BY 4.0." in index
    assert "Dạy <strong>bài một</strong> trước." in index
    assert "Nội dung cập nhật đến ngày 1/6/2026." in index


def test_the_index_is_dated_by_its_newest_part() -> None:
    newer = material("giao-an-b", modified="2026-07-05")
    assert "cập nhật đến ngày 5/7/2026." in archive_of(view_with(TRIO[0], newer, kit())).read("index.html").decode()


def test_guide_and_terms_are_texts_for_any_machine() -> None:
    archive = archive_of(view_with(TRIO[0], material("giao-an-b", reviewed_by="Sở Y tế tỉnh A"), kit()))
    guide, terms = (archive.read(name).decode() for name in ("HUONG-DAN.txt", "GIAY-PHEP.txt"))
    assert guide.startswith("\ufeffTÊN BO-A\r\n") and "\n" not in guide.replace("\r\n", "")
    assert "01-giao-an-a: Tên giao-an-a (45 phút)\r\n02-giao-an-b: Tên giao-an-b (45 phút)" in guide
    assert "Dạy bài một trước." in guide and "https://thu.example/bo-tai-lieu/bo-a/" in guide
    assert "https://thu.example/tai-lieu/giao-an-b/" in terms and "- Nguồn thử (kiểm tra ngày 1/6/2026)." in terms
    assert terms.count("chờ cơ quan chuyên môn duyệt") == 1 and "Cơ quan duyệt: Sở Y tế tỉnh A." in terms


def test_words_that_look_like_html_stay_words() -> None:
    hostile = material("giao-an-a", title="<script>alert(1)</script> & $& [[thu-muc]]", author="A <b>B</b>")
    seen = view_with(hostile, TRIO[1], kit(title="<i>Bộ</i>"))
    index = archive_of(seen).read("index.html").decode()
    assert "<script" not in index and "<b>B" not in index and "<i>" not in index
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $&amp; [[thu-muc]]" in index
    pieces = json.loads(own_kit_list(seen).content)["materials"]["giao-an-a"]
    assert "<script" not in pieces["head"] and "&lt;script&gt;" in pieces["head"]


def test_what_was_replaced_or_withdrawn_leaves_and_numbers_close_up() -> None:
    replaced = material("giao-an-a", replaced_by="giao-an-c")
    names = names_in(replaced, *TRIO[1:], materials=("giao-an-a", "giao-an-b"))
    assert [name for name in names if "/" in name] == ["01-giao-an-b/giao-an-b.txt"]
    withdrawn = material("giao-an-b", **WITHDRAWN)
    names = names_in(TRIO[0], withdrawn, materials=("giao-an-b", "giao-an-a"))
    assert [name for name in names if "/" in name] == ["01-giao-an-a/giao-an-a.txt"]


def test_a_kit_with_nothing_left_has_no_archive_and_says_so() -> None:
    gone = [material(one, **WITHDRAWN) for one in ("giao-an-a", "giao-an-b")]
    assert list(kits(view_with(*gone, kit()), MemoryCache())) == []
    assert "Chưa có tệp nào để tải." in page_of(*gone, kit())


def test_kits_over_the_limit_are_all_named_with_the_heaviest_material(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "SIZE_LIMIT", 6_000)
    heavy = bytes(sha256(bytes([number % 251, number // 251])).digest()[0] for number in range(9_000))
    other = kit("bo-b", materials=("giao-an-b", "giao-an-c"))
    seen = view_with(*TRIO, kit(), other, kit("bo-c", materials=("giao-an-a", "giao-an-c")), giao_an_b=heavy)
    with pytest.raises(DataError) as caught:
        list(kits(seen, MemoryCache()))
    first, second = caught.value.problems
    assert (first.path, second.path) == ("data/bo-tai-lieu/bo-a.yaml", "data/bo-tai-lieu/bo-b.yaml")
    assert (first.code, first.severity) == ("BO_QUA_NANG", "error")
    assert re.fullmatch(r"bộ «bo-a» nặng \d+ kB, quá mức 6 kB", first.message)
    assert "bớt tài liệu nặng nhất là giao-an-b (" in first.cure


def test_files_from_outside_travel_with_their_own_licence() -> None:
    sound = {"file": "loi-doc.mp3", "title": "Lời đọc", "author": "Đài xã A", "licence": "cc-by-4-0"}
    plain = view(material("giao-an-a", files=(sound,)), TRIO[1], kit())
    file = replace(see_file("loi-doc.mp3", b"ID3"), faults=())
    catalog = replace(plain.catalog, outside={"loi-doc.mp3": file})
    files = dict(material_texts(plain)) | {file.path: b"ID3"}
    archive = archive_of(replace(plain, catalog=catalog, downloads=files))
    assert archive.read("01-giao-an-a/loi-doc.mp3") == b"ID3"
    assert archive.getinfo("01-giao-an-a/loi-doc.mp3").compress_type == ZIP_STORED
    assert "Tệp kèm theo “Lời đọc”: Đài xã A. Giấy phép: CC BY 4.0." in archive.read("GIAY-PHEP.txt").decode()


def test_feeds_are_told_the_true_length_of_an_archive() -> None:
    seen = with_kits(view_with(*TRIO, kit()))
    ((key, (attachment,)),) = kit_attachments(seen).items()
    assert key == ("bo-tai-lieu", "bo-a")
    assert (attachment.path, attachment.type) == ("bo-tai-lieu/bo-a/bo-a.zip", "application/zip")
    assert attachment.length == len(seen.downloads[attachment.path])
    assert kit_attachments(view_with(*TRIO, kit())) == {}


def test_subscribers_of_its_audiences_and_campaigns_hear_of_a_kit() -> None:
    found = reach_of(kit(campaigns=("thang-a",))).scopes
    assert {Scope(AUDIENCE, "hoc-sinh"), Scope(CAMPAIGN, "thang-a")} <= set(found)


def test_a_kit_needs_two_materials() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        kit(materials=("giao-an-a",))


def test_every_name_in_an_archive_is_safe() -> None:
    for name in names_in(material("a" * 80), TRIO[0], materials=("a" * 80, "giao-an-a")):
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)?", name) and ".." not in name
