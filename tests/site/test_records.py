"""What the records of the portal say of papers, bodies, places and campaigns holds together."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from typing import TypeVar

import pytest

from pcmt.model import Agency, Campaign, Helpline, LegalDocument, Place, Record
from pcmt.relate.catalog import Catalog
from tests.data_files import whole_catalog

TODAY = date(2026, 11, 22)
Kind = TypeVar("Kind", bound=Record)
POLICE = re.compile(r"^(Công an|Cơ quan Cảnh sát điều tra|Cơ quan thi hành án hình sự|Đội Cảnh sát)")
COURTS = re.compile(r"^(Tòa án|Viện kiểm sát)")
POLICE_END, COURTS_END, LEVEL_END = date(2025, 3, 1), date(2025, 7, 1), date(2025, 7, 1)
"""NĐ 02/2025/NĐ-CP; Luật 81/2025/QH15 and NQ 84/2025/UBTVQH15; the end of the district level."""
PLAIN = (
    "nay ra sao", "còn kịp", "chỗ đứng", "như in", "nay làm việc", "làm việc này hiện nay", "nay nhận việc", "lời của nguồn",
    "thời kỳ thực hiện đã kết thúc", "bản chép đã đọc", "sự kiện mời dự", "kể tên",
)  # fmt: skip
"""Turns of speech that no clerk would write."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return whole_catalog(TODAY)


def _all(catalog: Catalog, kind: type[Kind]) -> list[Kind]:
    return [one for one in catalog.records[kind.kind_id].values() if isinstance(one, kind)]


def test_quoted_titles_and_days_of_papers(catalog: Catalog) -> None:
    expected = {
        "luat-81-2025-qh15": ("Sửa đổi, bổ sung một số điều của Luật Tổ chức Tòa án nhân dân", "2025-06-24", "2025-07-01"),
        "luat-91-2025-qh15": ("Bảo vệ dữ liệu cá nhân", "2025-06-26", "2026-01-01"),
        "luat-104-2016-qh13": ("Tiếp cận thông tin", "2016-04-06", "2018-07-01"),
        "nghi-dinh-30-2020-nd-cp": ("Về công tác văn thư", "2020-03-05", "2020-03-05"),
        "nghi-dinh-200-2025-nd-cp": ("Quy định chi tiết một số điều của Luật Phòng thủ dân sự", "2025-07-09", "2025-08-23"),
        "quyet-dinh-140-qd-ttg-2024": (
            "Ban hành Chương trình phòng, chống ma túy trong thanh, thiếu niên đến năm 2030", "2024-02-02", "None",
        ),
        "quyet-dinh-356-qd-bgddt-2023": (
            "Phê duyệt Dự án “Tăng cường năng lực phòng, chống ma túy trong trường học đến năm 2025”", "2023-02-03", "None",
        ),
        "nghi-quyet-173-2024-qh15": ("Về hoạt động chất vấn tại Kỳ họp thứ 8, Quốc hội khóa XV", "2024-11-30", "None"),
        "cong-van-684-ttg-kgvx-2021": (
            "V/v triển khai Tháng hành động phòng, chống ma túy năm 2021", "2021-05-27", "None",
        ),
    }  # fmt: skip
    found = {one.id: (one.subject, str(one.issued), str(one.in_force_from)) for one in _all(catalog, LegalDocument)}
    assert {key: found[key] for key in expected} == expected


def test_a_letter_on_the_action_month_is_over_with_the_month(catalog: Catalog) -> None:
    letters = {
        one.id: one for one in _all(catalog, LegalDocument) if one.id.startswith("cong-van") and "kgvx" in one.id
    }
    assert len(letters) == 6
    for year, letter in ((int(key[-4:]), one) for key, one in letters.items()):
        assert (letter.status, str(letter.term_end)) == ("term_over", f"{year}-06-30")


def test_a_joint_programme_names_both_ministries(catalog: Catalog) -> None:
    joint = catalog.find("van-ban", "chuong-trinh-phoi-hop-03-ctrph-bca-bgddt-2024")
    assert isinstance(joint, LegalDocument)
    assert joint.issuers == ("bo-cong-an", "bo-giao-duc-va-dao-tao")


def test_no_paper_is_called_read_from_copies_alone(catalog: Catalog) -> None:
    for one in _all(catalog, LegalDocument):
        if one.evidence == "read":
            assert any(not source.is_unofficial for source in one.sources), one.id
    assert catalog.find("van-ban", "cong-van-573-ttg-kgvx-2026").evidence == "copied"  # type: ignore[attr-defined]


def test_days_of_papers_follow_each_other(catalog: Catalog) -> None:
    for one in _all(catalog, LegalDocument):
        days = [day for day in (one.issued, one.in_force_from, one.in_force_until) if day is not None]
        for earlier, later in pairwise(days):
            assert earlier.first <= later.last, one.id


def test_bodies_of_districts_end_with_their_kind(catalog: Catalog) -> None:
    district = [
        one for one in _all(catalog, Agency) if one.place == "tp-lang-son" and one.level in {"district", "unit"}
    ]
    police = [one for one in district if POLICE.match(one.title)]
    courts = [one for one in district if COURTS.match(one.title)]
    assert (len(police), len(courts)) == (4, 2)
    for bodies, end in ((police, POLICE_END), (courts, COURTS_END)):
        for one in bodies:
            assert one.until is not None and one.until.is_whole and one.until.first == end, one.id
            assert one.successors, one.id
            assert all(successor.since.first == end for successor in one.successors), one.id
    for one in district:
        assert one.until is None or one.until.first <= LEVEL_END, one.id


@pytest.mark.parametrize("name", ["toa-an-nhan-dan", "vien-kiem-sat-nhan-dan"])
def test_courts_of_hai_duong_passed_to_hai_phong(catalog: Catalog, name: str) -> None:
    former = catalog.find("co-quan", f"{name}-tinh-hai-duong")
    assert isinstance(former, Agency)
    assert [successor.agency for successor in former.successors] == [f"{name}-thanh-pho-hai-phong"]


def test_one_body_says_one_thing_of_what_is_not_known(catalog: Catalog) -> None:
    endings = (
        "hưa xác minh được cơ quan tiếp nhận nhiệm vụ.",
        "hưa xác minh ngày kết thúc hoạt động và cơ quan tiếp nhận nhiệm vụ.",
        "hưa có nguồn về ban chỉ đạo của bốn phường mới.",
    )
    orphans = [
        one
        for one in _all(catalog, Agency)
        if one.place == "tp-lang-son" and one.until and not one.successors and not one.is_group
    ]
    assert len(orphans) == 10
    for one in orphans:
        assert one.remark is not None and one.remark.endswith(endings), one.id


def test_every_place_says_what_it_is(catalog: Catalog) -> None:
    places = _all(catalog, Place)
    assert all(one.description for one in places)
    codes = {one.id: one.code for one in places if one.level == "province"}
    assert codes == {
        "ha-noi": "01", "son-la": "14", "lang-son": "20", "hai-phong": "31", "hung-yen": "33", "hai-duong": None,
    }  # fmt: skip


def test_every_year_of_the_campaign_has_its_days_and_letter(catalog: Catalog) -> None:
    years = {one.start.year: one for one in _all(catalog, Campaign) if one.series == "thang-hanh-dong" and one.start}
    assert sorted(years) == [2018, 2020, 2021, 2023, 2024, 2025, 2026]
    for year, one in years.items():
        assert (str(one.start), str(one.end)) == (f"{year}-06-01", f"{year}-06-30")
        assert one.theme and one.description and one.theme in one.description
        assert one.directing or year == 2023
        notes = " ".join(note.note for note in one.notes)
        assert ("không in ngày bắt đầu" in notes) == (year == 2020)
    gaps = " ".join(note.note for note in catalog.find("chien-dich", "thang-hanh-dong").notes)
    assert "2019" in gaps and "2022" in gaps and "chưa có hồ sơ" in gaps


def test_numbers_to_call_rest_on_no_proposal(catalog: Catalog) -> None:
    lines = {one.number: one for one in _all(catalog, Helpline)}
    for one in lines.values():
        assert not any("ngaynay" in f"{source.title}{source.url}" for source in one.sources)
    for number in ("112", "113", "114", "115"):
        assert any(".gov.vn" in (source.url or "") for source in lines[number].sources), number
    assert "200/2025/NĐ-CP" in " ".join(note.note for note in lines["112"].notes)


def test_records_speak_as_a_clerk_does(catalog: Catalog) -> None:
    for kind in (
        "van-ban",
        "co-quan",
        "dia-phuong",
        "chien-dich",
        "su-kien",
        "duong-day-nong",
        "danh-muc",
        "thong-bao",
    ):
        for one in catalog.records[kind].values():
            told = one.model_dump(mode="json", exclude={"text", "targets", "reports"})
            words = json.dumps(told, ensure_ascii=False)
            assert not [turn for turn in PLAIN if turn in words], one.id
