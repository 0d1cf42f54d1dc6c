"""Statements on the law: one sum for each rule, never without its condition, and no rule given only in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from pcmt.check.wording.own_words import own_texts
from pcmt.model import LegalDocument, Material
from tests.data_files import real_data

ROOT = Path(__file__).resolve().parents[2]
RECORDS = real_data().records
MATERIALS = {one.id: one for one in cast("list[Material]", list(RECORDS["tai-lieu"].values()))}
SAID = {
    **{name: "\n".join(text for _, text in own_texts(one)) for name, one in MATERIALS.items()},
    **{page.parent.name: page.read_text("utf-8") for page in (ROOT / "docs").rglob("index.md")},
}
"""All words of each material and page, by its name."""

FINES = {
    ("1", "a"): "1 đến 2",
    ("1", "b"): "1 đến 2",
    ("2", "a"): "2 đến 5",
    ("4", "a"): "10 đến 20",
    ("4", "b"): "10 đến 20",
    ("5", "h"): "20 đến 40",
    ("6", "c"): "40 đến 50",
    ("6", "d"): "40 đến 50",
    ("7", ""): "50 đến 75",
}
"""Million đồng by khoản and điểm of Điều 30, Nghị định 282/2025/NĐ-CP."""

_USE, _KEEP = "không bị truy cứu trách nhiệm hình sự", "chưa đến mức truy cứu trách nhiệm hình sự"
_SUM = re.compile(r"(\d+ đến \d+) triệu đồng")
_PLACE = re.compile(r"khoản (\d)(?: điểm ([a-hđ]))?")
_PART = re.compile(r"[;\n]|(?<=\w)\. ")
_LOCAL = {"thuoc-la-dien-tu-hoi-dap"}
"""Texts about e-cigarettes only, where harbouring is a fine."""


def _parts(text: str) -> Iterator[str]:
    """Rows and sentences of a text."""
    yield from (part for part in _PART.split(text) if part.strip())


def test_a_rule_has_the_same_sum_wherever_it_is_named() -> None:
    told = 0
    for name, text in SAID.items():
        for part in _parts(text):
            sums, places = _SUM.findall(part), _PLACE.findall(part)
            if len(sums) == 1 and places and "371" not in part and "Điều 5 khoản 2" not in part:
                wanted = {FINES[place] for place in places if place in FINES}
                assert not wanted or wanted == set(sums), (name, part)
                told += bool(wanted)
    assert told >= 30


def test_fines_for_use_and_for_keeping_stand_with_their_condition() -> None:
    for name, text in SAID.items():
        for part in _parts(text):
            if "1 đến 2 triệu đồng" in part:
                assert _USE in part or re.search("kỳ thị|(?i:bêu tên)|khoản 1 điểm b", part, re.IGNORECASE), (
                    name,
                    part,
                )
            if "2 đến 5 triệu đồng" in part:
                assert _KEEP in part, (name, part)
        assert not re.search(r"\d-\d+ triệu", text), name


def test_who_names_the_fine_for_use_or_for_help_also_names_the_crimes() -> None:
    found = [name for name, text in SAID.items() if _USE in text]
    assert len(found) >= 5
    for name in found:
        assert "256a" in SAID[name] and re.search(r"Điều 256(?!\w)", SAID[name]), name
        assert _KEEP in SAID[name], name


def test_lending_a_place_is_never_only_a_fine() -> None:
    for name, text in SAID.items():
        if re.search("triệu đồng", text) and re.search("mượn (?:phòng|chỗ)|chứa chấp", text) and name not in _LOCAL:
            assert re.search(r"Điều 256(?!\w)", text) and "Bộ luật Hình sự" in text, name
    for name, text in SAID.items():
        for row in text.splitlines():
            if re.search(r"[Cc]ho mượn (?:phòng|chỗ)", row) and "triệu đồng" in row and name not in _LOCAL:
                assert "256" in row or "không cho mượn" in row.lower(), (name, row)


def test_prison_terms_are_those_of_the_code() -> None:
    for name, text in SAID.items():
        for part in _parts(text):
            years = re.findall(r"(\d+ đến \d+) năm", part)
            if "256a" in part and years:
                assert set(years) <= {"2 đến 3", "3 đến 5", "2 đến 7", "7 đến 15"}, (name, part)
            elif re.search(r"Điều 256(?!\w)", part) and years:
                assert set(years) <= {"2 đến 7", "7 đến 15"}, (name, part)


def test_pupils_are_told_the_sums_for_their_age() -> None:
    found = [one for one in MATERIALS.values() if "hoc-sinh" in one.audiences and "triệu đồng" in SAID[one.id]]
    assert len(found) >= 3
    for one in found:
        assert "một nửa" in SAID[one.id] and re.search("dưới 16 tuổi", SAID[one.id]), one.id
    for name, text in SAID.items():
        assert not re.search("người chưa thành niên[^.]*chưa (?:được )?đối chiếu", text), name


def test_parents_who_hear_of_treatment_hear_of_their_duty() -> None:
    found = [one.id for one in MATERIALS.values() if "phu-huynh" in one.audiences and "cai nghiện" in one.body]
    assert len(found) >= 4
    for name in (*found, "nguoi-dan", "cam-nang-giao-vien-buoi-noi-chuyen-dau-tien"):
        assert re.search(r"Điều 26", SAID[name]) and "Công an cấp xã" in SAID[name], name
        told = re.search(r"quản lý,? (?:giúp đỡ )?(?:trong )?\*{0,2}(?:giúp đỡ )?(?:trong )?1 năm", SAID[name])
        assert told and "không phải là biện pháp xử lý hành chính" in SAID[name].replace("*", ""), name


def test_the_ban_on_vapes_is_told_whole() -> None:
    for name, text in SAID.items():
        for part in _parts(text):
            if re.search(r"[Tt]huốc lá điện tử[^|]{0,40} (?:bị cấm từ|đã bị cấm)", part):
                assert "nung nóng" in part or name == "khau-hieu-thang-hanh-dong", (name, part)
    pages = SAID["thuoc-la-dien-tu-hoi-dap"]
    assert "các loại khí, chất gây nghiện" in pages
    assert "cấm cả chứa chấp, vận chuyển" in pages


@pytest.mark.parametrize("name", ["hoi-dap-luat-120-2025", "danh-muc-viec-doanh-nghiep-thang-6"])
def test_employers_find_their_own_liability(name: str) -> None:
    for words in ("khoản 5 điểm h", "khoản 7", "khoản 4 điểm b", "khoản 6 điểm c", "khoản 8 điểm b"):
        assert words in SAID[name], words


def test_nobody_promises_to_keep_everything_secret() -> None:
    assert [name for name, text in SAID.items() if "giữ kín tuyệt đối" in text] == [], "one wording: «mọi điều»"
    listeners = [one.id for one in MATERIALS.values() if re.search("gặp riêng|nghe riêng|đến kể", one.body)]
    assert len(listeners) >= 8
    for name, text in SAID.items():
        assert not re.search(r"(?:[Cc]huyện riêng được|nghe riêng,|[Tt]ôi|[Cc]húng tôi) giữ kín(?! đến đâu)", text), (
            name
        )
    for name in (
        "sinh-hoat-15-phut-dau-ca-cho-cong-nhan",
        "danh-muc-viec-doanh-nghiep-thang-6",
        "ap-phich-noi-lam-viec",
    ):
        text = SAID[name].replace("*", "").lower()
        assert "không hứa giữ kín mọi điều" in text and "điều 26 khoản 2" in text, name


def test_a_link_called_full_text_leads_to_a_text() -> None:
    documents = cast("dict[str, LegalDocument]", RECORDS["van-ban"])
    links = re.compile(
        r"\[[^\]]*toàn văn[^\]]*\]\(van-ban/([\w-]+)\)|link\(\"van-ban/([\w-]+)\", \"[^\"]*toàn văn", re.I
    )
    for name, text in SAID.items():
        for match in links.finditer(text):
            assert documents[match[1] or match[2]].text, (name, match[0])


def test_answers_about_the_law_cover_what_a_citizen_needs() -> None:
    cited = {int(number) for number in re.findall(r"Điều (\d+)", SAID["hoi-dap-luat-120-2025"])}
    assert cited >= {5, 6, 8, 12, 23, 24, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 42, 43, 45, 48, 50}
    assert "24 tháng" in SAID["hoi-dap-luat-120-2025"] and "36 tháng" in SAID["hoi-dap-luat-120-2025"]


def test_testing_at_school_is_told_as_the_law_prints_it() -> None:
    assert "khi cần thiết" in SAID["nha-truong"] and "khi có yêu cầu" not in SAID["nha-truong"]


def test_articles_named_by_a_source_are_those_the_material_cites() -> None:
    """A source «đọc các Điều …» of Luật 120/2025 names every article of that law in the body."""
    for name in (
        "cam-nang-tan-sinh-vien",
        "cau-hoi-thpt-luat-va-ky-nang",
        "sinh-hoat-dau-khoa-45-phut-cao-dang-dai-hoc",
    ):
        one = MATERIALS[name]
        source = next(source.title for source in one.sources if "(đọc" in source.title and "120/2025" in source.title)
        read = set(re.findall(r"\d+", source.split("(đọc")[1]))
        told = set(re.findall(r"Điều (\d+)(?!\w)(?: khoản|, Điều|, \d+\))", SAID[name])) & {
            "5",
            "6",
            "8",
            "23",
            "26",
            "27",
        }
        assert told <= read, (name, told - read)


def test_who_answers_for_a_house_answers_for_neglect() -> None:
    """Khoản 5 điểm h fines neglect, not whatever happens; an organisation pays double."""
    found = 0
    for name, text in SAID.items():
        for part in _parts(text):
            if "khoản 5 điểm h" in part:
                assert "thiếu trách nhiệm" in part.lower(), (name, part)
                assert "gấp 02 lần" in text, name
                found += 1
    assert found >= 3


def test_a_letter_or_script_that_tells_families_to_report_tells_what_follows() -> None:
    for name in ("thu-gui-phu-huynh", "bai-phat-thanh-gia-dinh-3-phut"):
        assert "Điều 26" in SAID[name] and "trong 1 năm" in SAID[name], name
        assert "Điều 24" in SAID[name] and "không phải là biện pháp xử lý hành chính" in SAID[name], name


def test_pupils_asking_of_vapes_hear_that_a_place_for_drugs_is_a_crime() -> None:
    assert re.search(r"Điều 256(?!\w)", SAID["thuoc-la-dien-tu-hoi-dap"])


def test_slides_name_the_law_of_an_article_that_is_not_of_law_120() -> None:
    """A slide is read alone: beside articles of Luật 120/2025 another law's article carries its name."""
    body = MATERIALS["trinh-chieu-luat-2025-hoi-dap"].body
    shown = "\n".join(line for line in body.splitlines() if not line.lstrip().startswith(">"))
    assert "Nghị định 282, Điều 30" in shown
    assert "Bộ luật Hình sự, Điều 256)" in shown
    sources = " ".join(source.title for source in MATERIALS["trinh-chieu-luat-2025-hoi-dap"].sources)
    read = set(re.findall(r"\d+", sources.split("(đọc các Điều")[1].split(")")[0]))
    assert set(re.findall(r"\(Điều (29|30|42|43)\)", body)) - {"30"} <= read and "30" in read


def test_a_reason_in_the_history_names_only_what_the_page_has() -> None:
    for one in MATERIALS.values():
        for change in one.history:
            if re.search("dưới 18 tuổi", f"{change.what} {change.why}"):
                assert re.search("dưới 18 tuổi", SAID[one.id].replace(f"{change.why}", "")), one.id


def test_crimes_of_those_under_sixteen_are_only_the_grave_ones() -> None:
    for name, text in SAID.items():
        for part in re.split(r"\n|(?<=\w)\. ", text):
            if "trách nhiệm hình sự" in part and re.search("từ đủ 14", part):
                assert "rất nghiêm trọng hoặc đặc biệt nghiêm trọng" in part, (name, part)


def test_the_age_of_consent_to_publish_is_one() -> None:
    law = cast("dict[str, LegalDocument]", RECORDS["van-ban"])["luat-91-2025-qh15"]
    texts = {**SAID, law.id: str(law.description)}
    for name, text in texts.items():
        assert not re.search(r"trẻ từ 7 tuổi(?! \(Luật 91)", text), name
