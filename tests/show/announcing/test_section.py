"""Ready texts: true to the record, within their limits, in the language of the field."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcmt.check import read_and_check
from pcmt.check.wording.language import find_banned
from pcmt.model import Campaign, Event, Record
from pcmt.publish.plain_texts import script_sheets
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.announcing.section import script_section, scripts_of
from pcmt.show.announcing.written import BANNER_LIMIT, ZALO_LIMIT
from pcmt.show.parts.context import View
from pcmt.text.dates import VIETNAM
from pcmt.text.sms import count_sms
from pcmt.text.speech import syllables
from tests.records import agency, campaign, catalog, event, helpline, place, vocabulary

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 6, 1)
KINDS = ["loa", "tin-nhan", "tin-nhan-khong-dau", "zalo", "duoi-co", "bang-ron"]
OFF_KINDS = ["loa", "tin-nhan", "tin-nhan-khong-dau", "zalo", "bang-ron"]
LINES = (
    helpline("goi-111", number="111", use="Trẻ em cần được bảo vệ", free="có"),
    helpline("goi-113", number="113", description="Gọi 113 khi cần công an đến ngay."),
    helpline("goi-114", number="114", use="Có cháy"),
)
FULL: dict[str, Any] = {
    "title": "Lễ phát động Tháng hành động PCMT",
    "start": "2026-06-27 08:30",
    "end": "2026-06-27 10:00",
    "venue": "Nhà văn hóa xã An Phú",
    "place": "tinh-a",
    "is_public": "có",
    "bring": ("áo mưa",),
    "contact": {"agency": "so-a", "phone": "0225.111.222"},
}


def _view(*records: Record, today: date = TODAY) -> View:
    return View(catalog(*LINES, *records, today=today))


def _texts(record: Event | Campaign, *others: Record, today: date = TODAY) -> dict[str, str]:
    return {one.kind: one.text for one in scripts_of(_view(record, *others, today=today), record)}


def test_an_event_gets_every_text_from_its_own_facts() -> None:
    texts = _texts(event(**FULL))
    assert list(texts) == KINDS
    spoken = texts["loa"]
    assert "Tên so-a trân trọng kính mời học sinh đến dự: Lễ phát động Tháng hành động phòng, chống ma túy." in spoken
    assert "Thời gian: từ 8 giờ 30 phút đến 10 giờ, thứ Bảy, ngày 27 tháng 6 năm 2026." in spoken
    assert "Địa điểm: Nhà văn hóa xã An Phú, Tên tinh-a." in spoken
    assert "xin mang theo: áo mưa." in spoken
    assert "xin liên hệ: Tên so-a, số điện thoại 0225.111.222." in spoken
    assert spoken.count("27 tháng 6 năm 2026") == 2  # once more in «Xin nhắc lại»
    assert texts["tin-nhan"] == (
        "Lễ phát động Tháng hành động PCMT. 8h30-10h 27/6/2026. Nhà văn hóa xã An Phú, Tên tinh-a. "
        "thu.example/su-kien/su-kien-a"
    )
    assert texts["tin-nhan-khong-dau"].startswith("Le phat dong Thang hanh dong PCMT. 8h30-10h 27/6/2026. Nha van hoa")
    assert "Thời gian: 8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026\n" in texts["zalo"]
    assert texts["zalo"].endswith("Chi tiết: https://thu.example/su-kien/su-kien-a/")
    assert texts["bang-ron"] == "Lễ phát động Tháng hành động PCMT – 8h30-10h 27/6/2026"


def test_helplines_come_last_from_data() -> None:
    spoken = _texts(event(**FULL))["loa"].split("\n\n")
    assert "Số 111: trẻ em cần được bảo vệ. Gọi miễn phí. Gọi 113 khi cần công an đến ngay." in spoken[-2]
    assert "114" not in "\n".join(spoken)
    bare = event()
    assert "111" not in "\n".join(one.text for one in scripts_of(View(catalog(bare, today=TODAY)), bare))


def test_what_the_record_does_not_say_is_passed_over() -> None:
    spoken = _texts(event())["loa"]
    for word in ("Địa điểm", "mang theo", "liên hệ", "kính mời"):
        assert word not in spoken
    assert "Xin thông báo: Tên su-kien-a." in spoken


def test_a_provisional_time_says_so_in_every_text_that_gives_it() -> None:
    texts = _texts(event(**FULL | {"status": "provisional"}))
    for kind in ("loa", "tin-nhan", "zalo", "duoi-co"):
        assert "dự kiến" in texts[kind]
    assert "(du kien)" in texts["tin-nhan-khong-dau"]


@pytest.mark.parametrize(("status", "word", "sign"), [("cancelled", "hủy", "[HỦY] "), ("postponed", "hoãn", "[HOÃN] ")])
def test_what_is_off_says_so_first(status: str, word: str, sign: str) -> None:
    off = event(**FULL | {"status": status, "status_reason": "Mưa bão."})
    texts = _texts(off)
    assert list(texts) == OFF_KINDS
    assert texts["loa"].startswith(f"Thông báo {word}.\n")
    assert "Lý do: mưa bão." in texts["loa"]
    assert "kính mời" not in texts["loa"]
    assert "mang theo" not in texts["loa"] + texts["zalo"]
    for kind in ("tin-nhan", "zalo", "bang-ron"):
        assert texts[kind].startswith(sign)
        assert "27/6/2026" in texts[kind]
    assert texts["tin-nhan-khong-dau"].startswith({"cancelled": "[HUY] ", "postponed": "[HOAN] "}[status])


def test_a_new_day_is_told_beside_the_old_one() -> None:
    moved = event(**FULL | {"status": "postponed", "previous_start": "2026-06-20 08:30", "status_reason": "Mưa"})
    texts = _texts(moved)
    assert (
        "trước đây báo là 8 giờ 30 phút, thứ Bảy, ngày 20 tháng 6 năm 2026, nay dời sang thời gian mới: từ 8 giờ"
        in texts["loa"]
    )
    assert "Chuyển từ 8h30 20/6/2026 sang 8h30-10h 27/6/2026" in texts["tin-nhan"]
    assert "Ngày cũ: 8 giờ 30, thứ Bảy, 20/6/2026\nNgày mới: 8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026" in texts["zalo"]
    assert "chưa có ngày mới" in _texts(event(**FULL | {"status": "postponed", "status_reason": "Mưa"}))["tin-nhan"]


def test_nothing_for_what_is_withdrawn_over_or_no_invitation() -> None:
    withdrawn = event(history=({"on": "2026-06-01", "kind": "withdrawn", "what": "Rút"},))
    assert _texts(withdrawn) == {}
    assert _texts(event(), today=date(2026, 6, 26)) != {}
    assert _texts(event(), today=date(2026, 6, 27)) == {}
    assert _texts(event(type="cao-diem"), vocabulary("loai-su-kien", {"cao-diem": "Cao điểm"})) == {}
    assert _texts(campaign(form="peak")) == {}


def test_no_talk_under_the_flag_where_no_school_is_meant() -> None:
    assert "duoi-co" not in _texts(event(audiences=("phu-huynh",)))
    assert "duoi-co" not in _texts(campaign(form="peak", start="2026-06-01", end="2026-06-30"))


def test_a_yearly_day_is_told_without_a_year() -> None:
    yearly = campaign(title="Ngày toàn dân (26/6)", form="day", yearly={"month": "6", "day": "26"})
    view = _view(yearly)
    scripts = scripts_of(view, yearly)
    assert [one.kind for one in scripts] == KINDS
    for one in scripts:
        assert not re.search(r"20\d\d", one.text)
        assert one.kind == "duoi-co" or "hằng năm" in one.text or "hang nam" in one.text
        assert one.until is None
    assert "Ngày toàn dân diễn ra ngày 26 tháng 6 hằng năm." in scripts[0].text
    assert scripts[-1].text == "Hưởng ứng Ngày toàn dân – 26/6 hằng năm"
    assert "data-show" not in script_section(view, yearly)


def test_the_theme_is_quoted_word_for_word_with_its_year_and_outlives_its_month() -> None:
    theme = "Vì một cộng đồng không ma túy - " * 4
    month = campaign(title="Tháng A", start="2026-06-01", end="2026-06-30", theme=theme.strip(" -"))
    line = f"“{theme.strip(' -')}” – Chủ đề năm 2026"
    assert _texts(month)["khau-hieu"] == line
    assert _texts(month, today=date(2027, 1, 1)) == {"khau-hieu": line}
    assert "Chủ đề năm 2026" in _texts(month)["duoi-co"]
    assert "giữ nguyên văn" in " ".join(scripts_of(_view(month), month)[-1].facts)


def test_a_document_is_named_not_spelled() -> None:
    real = _real(date(2026, 6, 1))
    spoken = next(
        one for one in scripts_of(View(real), _campaign_of(real, "thang-hanh-dong-2026")) if one.kind == "loa"
    ).text
    assert "thực hiện Công văn ngày 25 tháng 5 năm 2026 của Thủ tướng Chính phủ" in spoken
    assert "573" not in spoken


def test_an_invitation_hides_when_it_is_over_and_the_theme_stays() -> None:
    month = campaign(start="2026-06-01", end="2026-06-30", theme="Chung tay")
    html = script_section(_view(month), month)
    assert html.count('data-end="2026-07-01T00:00:00+07:00" data-show="coming running"') == 5
    assert '<section class="scripts">' in html
    one = event(**FULL)
    assert '<section class="scripts" data-end="2026-06-27T10:00:00+07:00"' in script_section(_view(one), one)


def test_the_section_escapes_and_links_its_file() -> None:
    one = event(title="<b>A & B</b>")
    view = _view(one)
    html = script_section(view, one)
    assert "<b>" not in html
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html
    assert "tính 120 tiếng một phút" in html
    (sheet,) = script_sheets(view)
    assert sheet.path == "su-kien/su-kien-a/loi-doc.txt"
    assert 'href="../../su-kien/su-kien-a/loi-doc.txt"' in html
    assert sheet.content.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in sheet.content.replace(b"\r\n", b"")
    text = sheet.content.decode("utf-8-sig").replace("\r\n", "\n")
    assert text.startswith("<b>A & B</b>\nhttps://thu.example/su-kien/su-kien-a/\nBản ngày 1/6/2026\n")
    for script in scripts_of(view, one):
        assert f"{script.title.upper()}\n({'; '.join(script.facts)})\n\n{script.text}\n" in text


def test_an_old_theme_is_shown_but_not_handed_on_as_a_file() -> None:
    month = campaign(start="2026-06-01", end="2026-06-30", theme="Chung tay")
    past = _view(month, today=date(2026, 7, 1))
    assert list(script_sheets(past)) == []
    assert "Khẩu hiệu để chép" in script_section(past, month)
    assert ".txt" not in script_section(past, month)
    assert len(list(script_sheets(_view(month)))) == 1


# -- Limits, for any record ------------------------------------------------------------------------------------------

_WORDS = st.lists(
    st.sampled_from(
        ["phòng,", "chống", "ma", "túy", "UBND", "Lễ", "(26/6)", "–", "Xã", "tuyên", "truyền:", "10%", "🏃", "[A]"]
    ),
    min_size=1,
)
_TITLES = _WORDS.map(lambda words: " ".join(words)[:200].strip())
_LINES = _WORDS.map(lambda words: " ".join(words * 3)[:500].strip())
_MOMENTS = st.datetimes(datetime(2026, 6, 2), datetime(2026, 12, 30)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


@settings(max_examples=150)
@given(
    title=_TITLES,
    venue=_LINES,
    start=_MOMENTS,
    previous=st.none() | _MOMENTS,
    status=st.sampled_from(["confirmed", "provisional", "postponed", "cancelled"]),
    number=st.integers(1, 80),
)
def test_limits_hold_and_the_date_is_never_lost(
    title: str, venue: str, start: datetime, previous: datetime | None, status: str, number: int
) -> None:
    fields = {"title": title, "venue": venue, "start": start.strftime("%Y-%m-%d %H:%M"), "status": status}
    fields |= {"previous_start": previous.strftime("%Y-%m-%d %H:%M")} if previous else {}
    one = event("e" * number, **fields, status_reason=venue, place="tinh-a", bring=(venue,) * 5, is_public="có")
    texts = _texts(one)
    day = f"{start.day}/{start.month}/{start.year}"
    sign = {"postponed": "[HOÃN] ", "cancelled": "[HỦY] "}.get(status, "")
    message, plain = count_sms(texts["tin-nhan"]), count_sms(texts["tin-nhan-khong-dau"])
    assert message.parts <= 2
    assert (plain.alphabet, plain.parts) == ("GSM-7", 1)
    assert len(texts["zalo"]) <= ZALO_LIMIT
    assert len(texts["bang-ron"]) <= BANNER_LIMIT
    for kind in ("tin-nhan", "tin-nhan-khong-dau", "zalo", "bang-ron"):
        assert day in texts[kind]
    for kind in ("tin-nhan", "zalo", "bang-ron"):
        assert texts[kind].startswith(sign)
    # Never inside a word: what is left of the title ends where one of its words does.
    kept = texts["tin-nhan"].removeprefix(sign).partition("…")[0].partition(". ")[0]
    assert title.startswith(kept)
    assert len(kept) == len(title) or not (kept[-1].isalpha() and title[len(kept)].isalpha())
    if "duoi-co" in texts:
        assert syllables(texts["duoi-co"]) >= 120
        assert syllables(texts["duoi-co"]) <= 240 or len(title) > 100


# -- Language --------------------------------------------------------------------------------------------------------


def _real(today: date) -> Catalog:
    loaded, _ = read_and_check(ROOT, date(2026, 11, 22))
    assert loaded.settings is not None
    return build_catalog(loaded.settings, loaded.records, today)


def _campaign_of(real: Catalog, record_id: str) -> Campaign:
    found = real.find("chien-dich", record_id)
    assert isinstance(found, Campaign)
    return found


def _all_scripts(today: date) -> list[tuple[str, str, str]]:
    """Id, kind and words of every text of the real data on a day."""
    view = View(_real(today))
    records: list[Event | Campaign] = [*view.catalog.campaigns, *view.catalog.events]
    return [(record.id, one.kind, one.text) for record in records for one in scripts_of(view, record)]


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 5, 28), date(2018, 5, 1)])
def test_texts_of_the_real_data_use_no_banned_word(today: date) -> None:
    scripts = _all_scripts(today)
    assert len(scripts) > 15
    assert [(name, words) for name, _, text in scripts for _, words, _ in find_banned(text)] == []


def test_fixed_sentences_use_no_banned_word_and_no_name_of_a_drug() -> None:
    records: list[Event | Campaign] = [
        event("cong-khai", **FULL),
        event("huy", **FULL | {"status": "cancelled", "status_reason": "Mưa bão"}),
        event("hoan", **FULL | {"status": "postponed", "status_reason": "Mưa bão"}),
        campaign("hang-nam", form="day", yearly={"month": "6", "day": "26"}),
        campaign(
            "nam-nay", start="2026-06-01", end="2026-06-30", theme="Chung tay", organizers=("so-a",), place="tinh-a"
        ),
    ]
    view = _view(*records, agency("so-b"), place("tinh-b"))
    text = "\n".join(one.text for record in records for one in scripts_of(view, record))
    assert list(find_banned(text)) == []
    assert not re.search(r"heroin|thuốc lắc|cần sa|ke(ta|tamin)|ecstasy|đá\b|cỏ Mỹ|bóng cười|pod", text, re.IGNORECASE)
    assert not re.search(r"chết|hủy hoại|hiểm họa|khủng khiếp", text)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 5, 28)])
def test_talks_under_the_flag_take_one_to_two_minutes(today: date) -> None:
    talks = [text for _, kind, text in _all_scripts(today) if kind == "duoi-co"]
    assert talks
    for talk in talks:
        assert 120 <= syllables(talk) <= 240
