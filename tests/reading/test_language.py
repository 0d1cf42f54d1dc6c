"""The language lint: what it catches in each family, the ordinary words it must never trip over, and whose words it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from pcmt.check.wording.banned_words import BANNED, Banned
from pcmt.check.wording.language import find_banned, levelled
from pcmt.check.wording.own_words import own_texts
from pcmt.check.wording.personal_data import find_personal
from tests import records
from tests.data_files import checked_data

ROOT = Path(__file__).resolve().parents[2]

CAUGHT = {
    "từ kỳ thị": [
        "Không gọi ai là con nghiện", "thằng  nghiện", "kẻ\nnghiện ma tuý", "tên nghiện", "các đối tượng nghiện",
        "đối tượng sử dụng trái phép chất ma tuý", "CON NGHIỆN", "con **nghiện**", "sống nghiện ngập", "bọn hút chích",
        "thằng xì ke", "bị ngáo đá", "cặn bã của xã hội", "phần tử nghiện", "lũ nghiện", "sâu mọt xã hội",
        "người từng lỡ bước", "đang làm lại cuộc đời", "tuổi trẻ lầm lỡ", "em đã sa ngã", "hoàn lương", "lầm đường lạc lối",
    ],
    "từ tả khoái cảm": [
        "rất phê luôn", "Phê quá", "bay lắc", "thấy «bay» lắm", "cảm giác bay", "get high", "hưng phấn kéo dài",
        "gây hưng phấn", "tăng sinh lý", "tăng cường sinh lý", "lên tiên", "khoái cảm", "thấy lâng lâng",
        "sung sướng tột độ", "quên hết mọi buồn phiền",
    ],
    "lời chỉ liều lượng, cách pha, cách dùng": [
        "liều dùng", "liều lượng mỗi ngày", "cách pha chế", "công thức pha", "tỷ lệ pha trộn", "pha với nước ngọt",
        "cách hít", "cách cuốn", "uống nửa viên thuốc lắc", "hút 2 điếu cần sa", "dùng 0,5 gam ketamine", "nấu ma túy",
    ],
    "lời chỉ giá, chỗ mua bán": [
        "mua ma tuý ở đâu", "chỗ bán ma túy", "giá một viên", "giá của mỗi liều", "giá mỗi gói", "300 nghìn đồng một viên",
        "200k/viên", "đặt ma túy qua mạng", "vào nhóm Telegram", "mua hàng trên telegram", "#baylắc", "theo dõi #ke",
    ],
    "lời chỉ cách giấu, cách tránh xét nghiệm": [
        "qua mặt que thử", "vượt qua xét nghiệm", "đối phó với test nhanh", "cách giấu", "chỗ cất giấu",
        "giấu ma túy trong giày", "để ra âm tính", "trốn xét nghiệm", "đánh lừa việc kiểm tra nước tiểu",
        "đào thải ma túy nhanh", "né que test",
    ],
    "lời dọa nạt, nói quá": [
        "Cái chết trắng", "thử một lần là nghiện", "chỉ dùng 1 lần sẽ nghiện", "ai thử cũng nghiện", "dính vào là hết đời",
        "nghiện là chết", "không bao giờ cai được", "vô phương cai nghiện", "địa ngục trần gian", "thân tàn ma dại",
        "ma túy là cái chết", "ma tuý là chết",
    ],
    "lời giao cho học sinh vai đi rủ bạn": [
        "nhờ một bạn đóng vai người rủ", "đóng vai kẻ ép bạn", "Người rủ **chỉ đọc** câu in sẵn", "bạn rủ nói một câu",
        "Bạn thứ nhất chìa bàn tay", "một em đọc lời rủ, em kia đáp", "hai học sinh đọc lời nhờ", "các em đóng vai đi dụ bạn",
        "Một học sinh vào vai kẻ xấu", "nhập vai người rủ rê", "Một bạn giả làm người bán", "em A rủ, em B từ chối",
    ],
    "tên gọi như nhãn hàng, thu hút người đọc": [
        "# Nước vui", "## Sự thật về **cỏ Mỹ**", "### Bùa lưỡi", "# Pod chill là gì", "## Nước xoài", "# Tem giấy",
        "## Bóng cười",
    ],
}  # fmt: skip
PASSED = {
    "từ kỳ thị": [
        "người nghiện ma túy", "khi con nghiện game", "con nghiện điện thoại", "cai nghiện", "nghiện thuốc lá",
        "đối tượng sử dụng tài liệu", "kẻ xấu dụ dỗ", "đồ chơi", "xã hội",
        "muốn làm lại bài", "lỡ uống một thứ lạ", "bước một bước", "lầm tưởng",
    ],
    "từ tả khoái cảm": [
        "máy bay", "bay ra ngoài", "chim bay qua", "phê duyệt", "phê  duyệt", "phê bình", "phê chuẩn", "cà phê",
        "tự phê bình", "lời phê của cô", "high school", "highlight", "high-tech", "cảm giác bay trên máy bay", "ngày bay",
        "sinh lý học", "phấn khởi", "phấn viết bảng",
    ],
    "lời chỉ liều lượng, cách pha, cách dùng": [
        "liều lĩnh", "cách phản ứng", "cách pháp luật", "cách phân công", "pha trò", "cách pha trò", "cách pha trà",
        "cách hít thở sâu", "cách từ chối", "bột pha nước không rõ nguồn gốc", "uống một viên thuốc cảm", "tỷ lệ phần trăm",
    ],
    "lời chỉ giá, chỗ mua bán": [
        "giá trị", "giá mỗi bữa", "giá mua tài liệu", "mua ở đâu, ai làm", "báo công an nơi mua bán", "giá một gói mì",
        "phạt từ 1 triệu đồng đến 2 triệu đồng", "mua hàng qua mạng phải xem kỹ", "# Cần làm gì", "bán hàng",
    ],
    "lời chỉ cách giấu, cách tránh xét nghiệm": [
        "xét nghiệm tự nguyện", "giấu cảm xúc", "cách giấu cảm xúc", "ma túy giấu trong bánh kẹo", "kết quả âm tính",
        "vượt qua bài kiểm tra", "đối phó với lời rủ", "thử thách",
    ],
    "lời dọa nạt, nói quá": [
        "trắng", "làm thử một lần", "không thể cai nghiện một mình", "dừng lại không bao giờ muộn", "ai cũng có lúc cần giúp",
        "chết đuối", "đọc cùng con một lần",
    ],
    "lời giao cho học sinh vai đi rủ bạn": [
        "Không em nào đóng vai người rủ", "không bạn nào đóng vai đi rủ", "đóng vai cha mẹ", "Lời rủ chỉ giáo viên đọc",
        "Khi một bạn rủ em thử", "người rủ sẽ thôi", "một em xung phong đáp", "một em đọc lời từ chối",
    ],
    "tên gọi như nhãn hàng, thu hút người đọc": [
        "Có nơi gọi là nước vui, nước xoài", "trong bài, bùa lưỡi là tem giấy tẩm chất lạ", "# Nước và sức khỏe",
        "## Năm tình huống cần dừng lại", "# Vui tết trung thu", "bóng đá cười vui",
    ],
}  # fmt: skip
PERSONAL = [
    "gọi 0912 345 678", "gọi 0912345678.", "ĐT: 024.3825.1234", "(024) 3825 1234", "+84 912 345 678", "anh Ba 091-234-5678",
    "thư lan@gmail.com", "co.giao_3b@yahoo.com.vn", "em Nguyễn Thị Hoa", "cháu Giàng A Páo", "học sinh Trần Văn Nam, lớp 8B",
    "sinh viên Lê Thị Mai (sinh năm 2007",
]  # fmt: skip
NOT_PERSONAL = [
    "gọi 111", "số 113, 115", "0769.04.04.04", "ngày 02-06-2026 08:30", "từ 08.30-09.30", "01.06.2026-30.06.2026", "1900 1234",
    "https://bao.vn/bai-post0912345678.html", "Nghị định 282/2025/NĐ-CP", "phong@giaoduc.edu.vn", "ubnd@xa-a.langson.gov.vn",
    "em Minh nói", "học sinh Trường THCS Nguyễn Du", "học sinh Nguyễn Trãi đi đầu", "cháu Hà, bạn của An", "Bác Hồ Chí Minh",
    "em Mai đã kể", "em Mai Anh", "em Hà My cười", "cháu Nguyễn đâu rồi",
]  # fmt: skip
C04 = frozenset({"0769040404"})


def _reasons(text: str) -> list[str]:
    return [entry.reason for _, _, entry in find_banned(text)]


@pytest.mark.parametrize(("family", "text"), [(family, text) for family, texts in CAUGHT.items() for text in texts])
def test_every_family_is_caught_under_its_own_name(family: str, text: str) -> None:
    assert family in _reasons(text)


@pytest.mark.parametrize("text", [text for texts in PASSED.values() for text in texts])
def test_ordinary_words_pass(text: str) -> None:
    assert _reasons(text) == []


@pytest.mark.parametrize("entry", BANNED, ids=lambda entry: entry.phrase)
def test_every_entry_catches_something(entry: Banned) -> None:
    assert any(found is entry for text in CAUGHT[entry.reason] for _, _, found in find_banned(text))


def wordings(phrase: str) -> Iterator[str]:
    """Yield every wording that a phrase matches; of an optional part both with and without it."""
    opened = phrase.find("(")
    if opened < 0:
        yield phrase
        return
    depth, place, pieces, start = 0, opened, [], opened + 1
    for place in range(opened, len(phrase)):
        depth += {"(": 1, ")": -1}.get(phrase[place], 0)
        if (depth == 1 and phrase[place] == "|") or depth == 0:
            pieces.append(phrase[start:place])
            start = place + 1
        if depth == 0:
            break
    is_optional = phrase[place + 1 : place + 2] == "?"
    rest = phrase[place + 1 + is_optional :]
    for piece in [*pieces, *([""] if is_optional else [])]:
        for inner in wordings(piece):
            for ending in wordings(rest):
                yield phrase[:opened] + inner + ending


@pytest.mark.parametrize("entry", BANNED, ids=lambda entry: entry.phrase)
def test_no_wording_slips_past_the_quick_look(entry: Banned) -> None:
    """``cores`` only spare time: whatever the phrase says must be found."""
    phrase = entry.phrase.replace(r"\d{1,4}([.,]\d{1,3})?", "2").replace(r"\d[\d.,]* ?", "500 ").replace(" ?(", " (")
    phrase = phrase.replace("[“\"«']", "«").replace("[”\"»']", "»")
    found = list(islice(wordings(phrase), 6000))
    assert found and not any("\\" in one for one in found)
    missed = [one for one in found if not any(hit is entry for _, _, hit in find_banned(one, is_headline=True))]
    assert missed == []


def test_every_family_has_its_plants_and_near_misses() -> None:
    assert set(CAUGHT) == set(PASSED) == {entry.reason for entry in BANNED}
    assert min(map(len, [*CAUGHT.values(), *PASSED.values()])) >= 6


@pytest.mark.parametrize("text", PERSONAL)
def test_traces_of_a_person_are_found(text: str) -> None:
    assert len(list(find_personal(text, C04))) == 1


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_offices_hotlines_and_dates_are_no_persons(text: str) -> None:
    assert list(find_personal(text, C04)) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ma TUÝ, hoà, khoẻ", "ma túy, hòa, khỏe"),
        ("hoàn toàn, quý, thuỷ", "hoàn toàn, quý, thủy"),
        ("UỶ ban", "ủy ban"),
    ],
)
def test_tone_placement_is_levelled_letter_for_letter(text: str, level: str) -> None:
    assert levelled(text).replace("qúy", "quý") == level
    assert len(levelled(text)) == len(text)


def test_a_place_is_that_of_the_text_as_typed() -> None:
    text = "Khoẻ và HOÀ nhã. Kẻ  nghiện."
    [(place, words, _)] = find_banned(text)
    assert text[place : place + len(words)] == "Kẻ  nghiện"


def test_questions_posters_and_files_are_read_too() -> None:
    one = records.material(
        questions=({"question": "Câu?", "options": ("Một", "Hai"), "answer": "1", "explanation": "Vì thế."},),
        poster={"headline": "Dòng lớn", "points": ("Dòng nhỏ",), "call": "Gọi ngay"},
        files=(
            {"file": "a.pdf", "title": "Tên tệp", "author": "Ai", "licence": "cc-by-4-0", "description": "Hình gì"},
        ),
    )
    texts = {".".join(map(str, where)): text for where, text in own_texts(one)}
    for path in (
        "title", "body", "evidence", "questions.0.question", "questions.0.options.1", "questions.0.explanation",
        "poster.headline", "poster.points.0", "poster.call", "files.0.title", "files.0.description",
    ):  # fmt: skip
        assert texts[path], path
    assert not any(path.startswith(("sources", "id", "type", "audiences")) or path.endswith("file") for path in texts)


def test_events_announcements_and_campaigns_are_read_but_not_what_they_quote() -> None:
    event = records.event(bring=("Mang nước",), basis=({"document": "luat-a", "quote": "Lời trích", "at": "I.1"},))
    assert {text for _, text in own_texts(event)} >= {"Mang nước", event.title}
    assert "Lời trích" not in {text for _, text in own_texts(event)}
    assert "Lời báo." in {text for _, text in own_texts(records.announcement())}
    assert "Chủ đề" not in {text for _, text in own_texts(records.campaign(theme="Chủ đề"))}


def test_official_texts_are_printed_word_for_word(
    portal: Path, spoil: Callable[[str, str, str], None], report: Callable[[], str]
) -> None:
    plan = "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"
    text = (portal / "data" / plan).read_text("utf-8")
    assert "text: |\n" in text
    spoil(plan, "text: |\n", "text: |\n  Rà soát đối tượng nghiện, triệt xóa điểm bán lẻ. Liên hệ 0912 345 678.\n")
    assert report() == ""
    spoil(plan, "text: |\n", "description: Kế hoạch về đối tượng nghiện.\ntext: |\n")
    assert "[TU_CAM] trường «tóm tắt»: «đối tượng nghiện»" in report()


def test_everything_the_portal_says_today_passes() -> None:
    loaded, problems = checked_data()
    codes = {"TU_CAM", "SO_DIEN_THOAI", "THU_DIEN_TU", "TEN_HOC_SINH", "SO_DI_DONG"}
    assert [str(one) for one in problems if one.code in codes] == []
    assert len(loaded.records["tai-lieu"]) >= 38
    assert sum(len(list(own_texts(one))) for group in loaded.records.values() for one in group.values()) > 500


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.parent.name)
def test_written_pages_pass_too(page: Path) -> None:
    assert [words for _, words, _ in find_banned(page.read_text("utf-8"))] == []
