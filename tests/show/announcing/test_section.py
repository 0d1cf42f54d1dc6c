"""Ready texts: true to the record, within their limits, in the language of the field."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcmt.publish.plain_texts import script_sheets
from pcmt.show.announcing.section import render_script_section, scripts_of
from pcmt.show.announcing.written import BANNER_LIMIT, ZALO_LIMIT
from pcmt.show.parts.context import PageContext
from pcmt.text.dates import VIETNAM
from pcmt.text.sms import count_sms
from pcmt.text.speech import spell_out, syllables
from tests.records import campaign, catalog, event, vocabulary
from tests.show.announcing.invitations import FULL, KINDS, OFF_KINDS, TODAY, texts_of, view_on


def test_an_event_gets_every_text_from_its_own_facts() -> None:
    texts = texts_of(event(**FULL))
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
    spoken = texts_of(event(**FULL))["loa"].split("\n\n")
    assert "Số 111: trẻ em cần được bảo vệ. Gọi miễn phí. Gọi 113 khi cần công an đến ngay." in spoken[-2]
    assert "114" not in "\n".join(spoken)
    bare = event()
    assert "111" not in "\n".join(one.text for one in scripts_of(PageContext(catalog(bare, today=TODAY)), bare))


def test_what_the_record_does_not_say_is_passed_over() -> None:
    spoken = texts_of(event())["loa"]
    for word in ("Địa điểm", "mang theo", "liên hệ", "kính mời"):
        assert word not in spoken
    assert "Xin thông báo: Tên su-kien-a." in spoken


def test_a_provisional_time_says_so_in_every_text_that_gives_it() -> None:
    texts = texts_of(event(**FULL | {"status": "provisional"}))
    for kind in ("loa", "tin-nhan", "zalo", "duoi-co"):
        assert "dự kiến" in texts[kind]
    assert "(du kien)" in texts["tin-nhan-khong-dau"]


@pytest.mark.parametrize(("status", "word", "sign"), [("cancelled", "hủy", "[HỦY] "), ("postponed", "hoãn", "[HOÃN] ")])
def test_what_is_off_says_so_first(status: str, word: str, sign: str) -> None:
    off = event(**FULL | {"status": status, "status_reason": "Mưa bão."})
    texts = texts_of(off)
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
    texts = texts_of(moved)
    assert (
        "trước đây báo là 8 giờ 30 phút, thứ Bảy, ngày 20 tháng 6 năm 2026, nay dời sang thời gian mới: từ 8 giờ"
        in texts["loa"]
    )
    assert "Chuyển từ 8h30 20/6/2026 sang 8h30-10h 27/6/2026" in texts["tin-nhan"]
    assert "Ngày cũ: 8 giờ 30, thứ Bảy, 20/6/2026\nNgày mới: 8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026" in texts["zalo"]
    assert "chưa có ngày mới" in texts_of(event(**FULL | {"status": "postponed", "status_reason": "Mưa"}))["tin-nhan"]


def test_nothing_for_what_is_withdrawn_over_or_no_invitation() -> None:
    withdrawn = event(history=({"on": "2026-06-01", "kind": "withdrawn", "what": "Rút"},))
    assert texts_of(withdrawn) == {}
    assert texts_of(event(), today=date(2026, 6, 26)) != {}
    assert texts_of(event(), today=date(2026, 6, 27)) == {}
    assert texts_of(event(type="cao-diem"), vocabulary("loai-su-kien", {"cao-diem": "Cao điểm"})) == {}
    assert texts_of(campaign(form="peak")) == {}


def test_no_talk_under_the_flag_where_no_school_is_meant() -> None:
    assert "duoi-co" not in texts_of(event(audiences=("phu-huynh",)))
    assert "duoi-co" not in texts_of(campaign(form="peak", start="2026-06-01", end="2026-06-30"))


def test_a_yearly_day_is_told_without_a_year() -> None:
    yearly = campaign(title="Ngày toàn dân (26/6)", form="day", yearly={"month": "6", "day": "26"})
    view = view_on(yearly)
    scripts = scripts_of(view, yearly)
    assert [one.kind for one in scripts] == KINDS
    for one in scripts:
        assert not re.search(r"20\d\d", one.text)
        assert one.kind == "duoi-co" or "hằng năm" in one.text or "hang nam" in one.text
        assert one.until is None
    assert "Ngày toàn dân diễn ra ngày 26 tháng 6 hằng năm." in scripts[0].text
    assert scripts[-1].text == "Hưởng ứng Ngày toàn dân – 26/6 hằng năm"
    assert "data-show" not in render_script_section(view, yearly)


def test_the_theme_is_quoted_word_for_word_with_its_year_and_outlives_its_month() -> None:
    theme = "Vì một cộng đồng không ma túy - " * 4
    month = campaign(title="Tháng A", start="2026-06-01", end="2026-06-30", theme=theme.strip(" -"))
    line = f"“{theme.strip(' -')}” – Chủ đề năm 2026"
    assert texts_of(month)["khau-hieu"] == line
    assert texts_of(month, today=date(2027, 1, 1)) == {"khau-hieu": line}
    assert "Chủ đề năm 2026" in texts_of(month)["duoi-co"]
    assert "giữ nguyên văn" in " ".join(scripts_of(view_on(month), month)[-1].facts)


def test_an_invitation_hides_when_it_is_over_and_the_theme_stays() -> None:
    month = campaign(start="2026-06-01", end="2026-06-30", theme="Chung tay")
    html = render_script_section(view_on(month), month)
    assert html.count('data-end="2026-07-01T00:00:00+07:00" data-show="coming running"') == 5
    assert '<section class="scripts">' in html
    one = event(**FULL)
    assert '<section class="scripts" data-end="2026-06-27T10:00:00+07:00"' in render_script_section(view_on(one), one)


def test_the_section_escapes_and_links_its_file() -> None:
    one = event(title="<b>A & B</b>")
    view = view_on(one)
    html = render_script_section(view, one)
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
    past = view_on(month, today=date(2026, 7, 1))
    assert list(script_sheets(past)) == []
    assert "Khẩu hiệu để chép" in render_script_section(past, month)
    assert ".txt" not in render_script_section(past, month)
    assert len(list(script_sheets(view_on(month)))) == 1


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
    texts = texts_of(one)
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
        # Figures and short forms of a title are many syllables aloud, whatever the number of its letters.
        assert syllables(texts["duoi-co"]) <= 240 or syllables(spell_out(title)) > 40
