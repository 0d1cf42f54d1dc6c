"""The editor's list: everything owed is named with its file, what to do and why; what is over is named apart."""

from __future__ import annotations

from datetime import date

from pcmt.model import Record
from pcmt.relate.review_list import review
from pcmt.run.upkeep.review import review_json, review_lines
from tests.records import TODAY, catalog, document, helpline, material, plan

CITED = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}
OLD = document(status="ended", in_force_until="2026-07-01", replaced_by=("luat-b",))
NEW = document("luat-b")
REVIEWED = {"reviewed_by": "Sở Y tế"}


def _matters(*records: Record, today: date = TODAY) -> list[tuple[str, str, bool]]:
    return [(item.matter, item.record.id, item.is_done) for item in review(catalog(*records, today=today))]


def test_nothing_owed_is_said_in_so_many_words() -> None:
    assert review_lines(catalog(OLD, NEW, material(**REVIEWED))) == [
        "Rà soát ngày 22/11/2026",
        "",
        "Không có việc gì phải làm.",
    ]


def test_a_lost_basis_names_all_that_rests_on_it_with_file_reason_and_cure() -> None:
    decree = document("nghi-dinh", implements=("luat-a",))
    records = (
        OLD,
        NEW,
        decree,
        plan(basis=(CITED,), period={"end": "2024"}),
        material(basis=("nghi-dinh",), **REVIEWED),
    )
    assert review_lines(catalog(*records)) == [
        "Rà soát ngày 22/11/2026",
        "",
        "CĂN CỨ ĐÃ THAY ĐỔI (3)",
        "",
        "  Tên luat-a",
        "  data/van-ban/luat-a.yaml: được thay thế từ 1/7/2026, văn bản thay thế: Tên luat-b",
        "    Cần rà soát (2):",
        "    - data/van-ban/nghi-dinh.yaml: Tên nghi-dinh",
        "      Triển khai văn bản này. Việc cần làm: tra xem còn hiệu lực không; nếu hết thì ghi in_force_until và replaced_by.",
        "    - data/tai-lieu/giao-an-a.yaml: Tên giao-an-a",
        "      Dựa qua: Tên nghi-dinh. Việc cần làm: sửa nội dung theo văn bản mới, thay mã ở basis, ghi ngày vào reviewed_on.",
        "    Đã hết thời hạn, đã qua hoặc đã thay; chỉ rà soát khi dùng lại (1):",
        "    - data/ke-hoach/ke-hoach-a.yaml: Tên ke-hoach-a",
        "      Dẫn trực tiếp (I.1).",
        "",
        "Cộng 2 việc cần làm.",
    ]


def test_a_basis_that_will_end_stands_apart() -> None:
    coming = document(in_force_until="2027-03-01")
    lines = review_lines(catalog(coming, material(basis=("luat-a",), **REVIEWED)))
    assert "CĂN CỨ CÓ NGÀY HẾT HIỆU LỰC (1)" in lines
    assert "  data/van-ban/luat-a.yaml: hết hiệu lực từ 1/3/2027, chưa ghi văn bản thay thế" in lines


def test_unverified_documents_are_named_while_something_in_use_rests_on_them() -> None:
    unknown = document(status="unknown")
    assert _matters(unknown, material(basis=("luat-a",), **REVIEWED)) == [("unverified", "luat-a", False)]
    assert _matters(unknown, plan(basis=(CITED,), period={"end": "2024"})) == []
    assert _matters(unknown) == []


def test_materials_and_numbers_come_up_in_their_time() -> None:
    old = material(reviewed_on="2025-11-22", **REVIEWED)
    assert _matters(old) == [("review_due", "giao-an-a", False)]
    assert _matters(old, today=date(2026, 11, 21)) == []
    assert _matters(material()) == [("awaiting_review", "giao-an-a", False)]
    withdrawn = ({"on": "2026-06-10", "kind": "withdrawn", "what": "Rút"},)
    assert _matters(material(history=withdrawn)) == []
    line = helpline(checked_on="2026-06-01", valid_for="180")  # runs out on 28/11/2026
    assert _matters(line) == [("helpline", "duong-day-a", False)]
    assert _matters(line, today=date(2026, 9, 28)) == []


def test_the_list_for_programs_says_the_same() -> None:
    (row,) = review_json(catalog(OLD, NEW, material(basis=("luat-a",), **REVIEWED)))
    assert row == {
        "matter": "basis",
        "file": "data/tai-lieu/giao-an-a.yaml",
        "title": "Tên giao-an-a",
        "document": "luat-a",
        "ending": "replaced",
        "since": "2026-07-01",
        "replaced_by": ["luat-b"],
        "via": [],
        "is_done": False,
        "day": "2026-07-01",
    }
