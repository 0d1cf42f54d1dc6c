"""What is recognised as the same in different plans, by words of the four real ones and by stock headings."""

from __future__ import annotations

import pytest

from pcmt.relate.plan_topics import agency_topic, section_topics, sections_of
from pcmt.text.official_text import parse_official_text
from tests.records import TEXT, agency


@pytest.mark.parametrize(
    ("heading", "topics"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", ["muc-dich"]),
        ("MỤC TIÊU, YÊU CẦU", ["muc-dich"]),
        ("NỘI DUNG THỰC HIỆN VÀ PHÂN CÔNG NHIỆM VỤ", ["noi-dung", "phan-cong"]),
        ("NHIỆM VỤ VÀ GIẢI PHÁP TRỌNG TÂM", ["noi-dung"]),
        ("PHÂN CÔNG NHIỆM VỤ", ["phan-cong"]),
        ("TỔ CHỨC THỰC HIỆN", ["to-chuc"]),
        ("KINH PHÍ THỰC HIỆN", ["kinh-phi"]),
        ("Chế độ báo cáo", ["bao-cao"]),
        ("ĐIỀU KHOẢN KHÁC", []),
    ],
)
def test_sections(heading: str, topics: list[str]) -> None:
    assert [topic.id for topic in section_topics(heading)] == topics


@pytest.mark.parametrize(
    ("title", "level", "topic"),
    [
        ("Công an tỉnh Hải Dương", "province", "cong-an"),
        ("Cơ quan Cảnh sát điều tra thành phố Lạng Sơn", "district", "cong-an"),
        ("Phòng PC04, Công an tỉnh Lạng Sơn", "unit", "cong-an"),
        ("Sở Y tế tỉnh Hải Dương", "province", "y-te"),
        ("Trung tâm Y tế thành phố Lạng Sơn", "district", "y-te"),
        ("Phòng Giáo dục và Đào tạo thành phố Lạng Sơn", "district", "giao-duc"),
        ("Ủy ban nhân dân các phường, xã thuộc thành phố Lạng Sơn", "commune", "ubnd-xa"),
        ("Ủy ban nhân dân tỉnh Hải Dương", "province", "ubnd-tinh"),
        ("Văn phòng Ủy ban nhân dân tỉnh Hải Dương", "province", "van-phong"),
        ("Ủy ban Mặt trận Tổ quốc tỉnh Lạng Sơn", "province", "mat-tran"),
        ("Liên đoàn Lao động tỉnh Hải Dương", "province", "mat-tran"),
        ("Công đoàn Y tế Việt Nam", "central", "mat-tran"),
        ("Bảo hiểm xã hội tỉnh Hải Dương", "province", "bao-hiem"),
        ("Báo và phát thanh, truyền hình Hải Dương", "province", "van-hoa"),
        ("Đoàn thuyền đánh cá", "unit", "co-quan-la"),
    ],
)
def test_agencies(title: str, level: str, topic: str) -> None:
    assert agency_topic(agency("co-quan-la", title=title, level=level)).id == topic


def test_groups_of_addressees_stand_together() -> None:
    words = "Các cơ quan, đơn vị chủ trì tuyên truyền, giáo dục phòng, chống ma túy tỉnh Lạng Sơn"
    assert agency_topic(agency(title=words, is_group="có")).id == "nhom"


def test_a_text_is_cut_at_its_sections() -> None:
    before, section = sections_of(parse_official_text(TEXT))
    assert before.head is None and before.paragraphs == 1
    assert section.head is not None and section.head.heading == "MỤC TIÊU"
    assert section.paragraphs == 2 and section.words == len(
        "I. MỤC TIÊU 1. Trên 90% trường học tổ chức tuyên truyền. 2. Báo cáo trước ngày 15/12/2026.".split()
    )
