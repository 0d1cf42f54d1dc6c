"""The printed programme: which events find room, in which order, and heights that are upper bounds."""

from __future__ import annotations

from pcmt.publish.print_pages import programmes
from pcmt.show.campaigns.programme_sheet import HEIGHT, SIZES, ProgrammeSheet, fixed_height, sheet_of
from pcmt.text.vietnamese import clip
from pcmt.text.widths import lines_of, width_of
from tests.records import agency, campaign, catalog, document, event, helpline, place, view
from tests.site.page_reader import read_html

JUNE = {"start": "2026-06-01", "end": "2026-06-30"}
LONG = "Hội nghị tuyên truyền phổ biến giáo dục pháp luật về phòng chống ma túy cho thanh thiếu niên trên địa bàn"


def _height(sheet: ProgrammeSheet) -> float:
    return fixed_height(sheet) + sum(row.height(SIZES[sheet.size]) for row in sheet.rows)


def test_a_line_is_measured_from_above() -> None:
    assert width_of("WWWW", 10) > width_of("Aaaa", 10) > width_of("aaaa", 10) > 4 * 10 * 0.35 * 0.58
    assert lines_of("", 50, 10) == 1
    assert lines_of("ma túy", 50, 10) == 1
    assert lines_of("một hai ba", width_of("một hai", 10) + 0.1, 10) == 2
    assert lines_of("x" * 100, width_of("x" * 30, 10), 10) == 4
    assert lines_of("a " + "x" * 40, width_of("x" * 30, 10), 10) == 3


def test_a_text_is_cut_at_a_word() -> None:
    assert clip("ngắn gọn", 20) == "ngắn gọn"
    assert clip("một hai ba bốn", 10) == "một hai…"
    assert clip("x" * 30, 10) == "x" * 9 + "…"
    assert len(clip(LONG, 40)) <= 40


def test_a_few_events_are_all_printed_large() -> None:
    events = [event("b", start="2026-06-20", campaign="thang-a"), event("a", campaign="thang-a", status="provisional")]
    sheet = sheet_of(view(campaign(**JUNE), *events), campaign(**JUNE))
    assert [row.what for row in sheet.rows] == ["Tên b", "Tên a (dự kiến)"]
    assert (sheet.more, sheet.size) == (0, "large")


def test_what_does_not_take_place_is_not_printed() -> None:
    fields = {"campaign": "thang-a", "status_reason": "Mưa bão"}
    events = [event("hoan", status="postponed", **fields), event("huy", status="cancelled", **fields)]
    gone = event("rut", campaign="thang-a", history=({"on": "2026-06-02", "kind": "withdrawn", "what": "Rút"},))
    sheet = sheet_of(view(campaign(**JUNE), *events, gone), campaign(**JUNE))
    assert (sheet.rows, sheet.more) == ([], 0)


def test_sixty_events_stay_on_one_sheet_and_the_rest_is_told() -> None:
    events = [event(f"e-{number:02d}", title=f"{LONG} {number}", campaign="thang-a") for number in range(60)]
    sheet = sheet_of(view(campaign(**JUNE), *events), campaign(**JUNE))
    assert 5 < len(sheet.rows) < 60 and len(sheet.rows) + sheet.more == 60
    assert sheet.size == "small" and _height(sheet) <= HEIGHT


def test_what_everybody_may_join_and_the_wider_place_come_first() -> None:
    places = [place("nuoc", level="country"), place("xa", level="commune")]
    crowd = [
        event(f"e-{number:02d}", title=LONG, place="xa", start="2026-06-02", campaign="thang-a") for number in range(60)
    ]
    open_one = event("mo", title="Mở cửa", place="xa", start="2026-06-29", campaign="thang-a", is_public="có")
    wide = event("rong", title="Cả nước", place="nuoc", start="2026-06-28", campaign="thang-a")
    sheet = sheet_of(view(campaign(**JUNE), *places, *crowd, open_one, wide), campaign(**JUNE))
    assert [row.what for row in sheet.rows][-2:] == ["Cả nước", "Mở cửa"]
    assert sheet.more > 0


def test_the_longest_words_leave_room_for_the_foot() -> None:
    stuffed = campaign(
        title="MỪNG " * 39,
        theme="Vì cộng đồng " * 38,
        **JUNE,
        directing=tuple(f"cv-{number}" for number in range(5)),
        reports=tuple(
            {"what": LONG * 4, "from": LONG * 4, "to": LONG * 4, "before": "2026-07-10", "quote": "q", "at": "I.1"}
            for _ in range(5)
        ),
    )
    papers = [document(f"cv-{number}", title=LONG) for number in range(5)]
    lines = [helpline(f"so-{number}", title=LONG) for number in range(9)]
    events = [
        event(str(n), title=(LONG * 2)[:200], venue=LONG * 4, organizers=("so-a", "so-b"), campaign="thang-a")
        for n in range(60)
    ]
    sheet = sheet_of(view(stuffed, agency("so-b", title=LONG), *papers, *lines, *events), stuffed)
    assert _height(sheet) <= HEIGHT
    assert (len(sheet.papers), len(sheet.reports), len(sheet.helplines)) == (2, 2, 4)


def test_the_page_names_its_address_twice_and_asks_for_nothing_outside() -> None:
    site = catalog(campaign(**JUNE), campaign("khong-ngay"), event(campaign="thang-a"), helpline())
    (artifact,) = programmes(site)
    assert artifact.path == "chien-dich/thang-a/chuong-trinh/index.html"
    html = artifact.content.decode()
    page = read_html(html)
    assert "https://thu.example/chien-dich/thang-a/" in page.text and '<svg class="qr"' in html
    assert page.links == ["../", "tel:111"]
    assert all(address.startswith("../../../assets/") for address in page.loads)
    assert "111" in page.text and "kiểm tra ngày 1/6/2026" in page.text
    assert artifact == next(iter(programmes(site)))


def test_a_campaign_without_events_says_so() -> None:
    (artifact,) = programmes(catalog(campaign(**JUNE)))
    assert "Chưa có hoạt động nào của chiến dịch này được đăng." in artifact.content.decode()
