"""What the guide says to type is typed, in a portal made as its first page says: every card leads to a published record."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pcmt.problems import EXIT_OK
from tests.guide import GUIDE, PAGES, SECTIONS, TODAY, Typed, assert_published, copy_as_said, run, typed_in, write_in

NEW = re.compile(r"pcmt new ([a-z-]+)")
PUBLISH = re.compile(r"[Tt]hay dòng `state: draft` bằng `published: \d{4}-\d\d-\d\d` \(ghi ngày hôm nay\)")
DELETE = re.compile(r"[Xx]óa (?:dòng )?`state: draft`")
ANSWERS = {
    "su-kien": {
        "title": "Gặp mặt câu lạc bộ", "start": "2027-06-26 08:30", "organizers": "", "audiences": "hoc-sinh",
        "status": "provisional",
    },
    "thong-bao": {
        "title": "Tạm nghỉ tiếp dân", "text": "Sáng thứ Hai bộ phận một cửa tạm nghỉ.", "from": "2026-12-01",
        "until": "2026-12-31", "audiences": "moi-nguoi",
    },
    "ke-hoach": {
        "title": "Kế hoạch năm 2027", "subject": "Phòng, chống ma túy năm 2027", "issuer": "",
        "place": "phuong-ky-lua-lang-son",
    },
    "van-ban": {
        "title": "Chỉ thị của phường", "type": "chi-thi", "issuer": "", "status": "in_force", "evidence": "copied",
        "checked_on": "2026-12-01",
    },
    "tai-lieu": {
        "title": "Lời nhắc cuối tuần", "type": "bai-phat-thanh", "audiences": "moi-nguoi", "levels": "nguoi-lon",
        "minutes": "2", "topics": "tro-giup", "author": "Công an phường",
        "evidence": "Nhắc lại số gọi để người cần biết chỗ hỏi.", "reviewed_on": "2026-11-20",
    },
}  # fmt: skip
"""Answers of the office to the questions of ``pcmt new``; an empty one is Enter."""
ORIGINAL = "original:\n  transcribed_from: Bản ký của Ủy ban nhân dân phường.\n"
PLAN_TEXT = "text: |\n  I. MỤC TIÊU\n  1. Tuyên truyền phòng, chống ma túy.\n"
SOURCES = "sources:\n  - title: Công văn của Công an tỉnh\n    checked_on: 2026-11-20\n"
BODY = "body: |\n  ## Lời đọc\n\n  Cuối tuần, mời bà con dành thời gian cho con em.\n"
WRITTEN = {
    "Đăng một kế hoạch có toàn văn": PLAN_TEXT + ORIGINAL,
    "Văn bản chưa được đăng nội dung": PLAN_TEXT + ORIGINAL,
    "Đăng một tài liệu": BODY + SOURCES,
    "Đăng tờ rơi, tệp của nơi khác": SOURCES,
    "Văn bản hết hiệu lực, được thay": "description: Về việc phòng, chống ma túy trong phường.\n" + SOURCES,
}
"""What the office writes itself where a card says what to write, not how."""


def begin(portal: Path, kind: str) -> Path:
    """Begin a record with the command; return its file."""
    given = ANSWERS[kind]
    told = run("new", kind, "--root", str(portal), answers="".join(f"{one}\n" for one in given.values()))
    assert told.exit_code == EXIT_OK, told.output
    (path,) = (portal / "data" / kind).glob("*.yaml")
    return path


def publish(path: Path, page: str, today: date = TODAY) -> None:
    """Do to the line ``state: draft`` what a page says."""
    text = path.read_text(encoding="utf-8")
    if PUBLISH.search(page):
        text = text.replace("\nstate: draft\n", f"\npublished: {today}\n")
    elif DELETE.search(page):
        text = text.replace("\nstate: draft\n", "\n")
    path.write_text(text, encoding="utf-8")


STARTING = [title for title, text in PAGES.items() if NEW.search(text)]


def follow(portal: Path, title: str) -> Path:
    """Do what a card says from ``pcmt new`` to the day of publication; return the file."""
    kind = NEW.search(PAGES[title])
    path = begin(portal, kind[1] if kind else "ke-hoach")
    write_in(path, WRITTEN.get(title, ""))
    for one in typed_in(PAGES[title]):
        verb, words = [("new", ""), *re.findall(r"pcmt (new|copy) ([^`]+)`", one.before)][-1]
        write_in(copy_as_said(portal, words) if verb == "copy" else path, one.text)
    publish(path, PAGES[title])
    return path


@pytest.mark.parametrize("title", [*STARTING, "Văn bản chưa được đăng nội dung"])
def test_a_card_ends_with_a_published_record(new_portal: Path, title: str) -> None:
    assert_published(new_portal, follow(new_portal, title))


def test_an_event_of_the_card_is_called_off_as_the_next_card_says(new_portal: Path) -> None:
    path = follow(new_portal, "Thêm một sự kiện")
    (called_off,) = typed_in(PAGES["Hoãn, hủy, dời ngày một sự kiện"])
    write_in(path, f"status: cancelled\nstatus_reason: Mưa bão.\n{called_off.text}")
    assert_published(new_portal, path, last_day(called_off.text))


def last_day(text: str) -> date:
    """Return the day on which a text is typed: the last one that it dates something with."""
    days = re.findall(r"\b(?:published|on|reported_on): (\d{4}-\d\d-\d\d)", text)
    return max(map(date.fromisoformat, days))


WHOLE = [
    one
    for text in (*PAGES.values(), *SECTIONS.values())
    for one in typed_in(text)
    if re.search(r"^title:", one.text, re.MULTILINE) and re.search(r"^published:", one.text, re.MULTILINE)
]


@pytest.mark.parametrize("shown", WHOLE, ids=[one.text.splitlines()[0] for one in WHOLE])
def test_a_whole_file_of_the_guide_is_right(new_portal: Path, shown: Typed) -> None:
    path = new_portal / "data" / re.findall(r"`data/([a-z-]+)/?`", shown.before)[-1] / "vi-du.yaml"
    write_in(path, shown.text)
    assert_published(new_portal, path, last_day(shown.text))


AFTER = [(number, one) for number in ("7", "21") for one in typed_in(SECTIONS[number])]


@pytest.mark.parametrize(("number", "shown"), AFTER, ids=[f"{number}-{one.text[:9]}" for number, one in AFTER])
def test_what_comes_later_fits_the_event_of_the_guide(new_portal: Path, number: str, shown: Typed) -> None:
    path = new_portal / "data/su-kien/vi-du.yaml"
    write_in(path, typed_in(SECTIONS["6"])[0].text)
    write_in(path, shown.text)
    assert_published(new_portal, path, last_day(shown.text))


BRANDS = [one for text in (PAGES["Đổi biểu trưng, màu của cổng"], SECTIONS["30"]) for one in typed_in(text)]


@pytest.mark.parametrize("shown", BRANDS, ids=["card", "reference"])
def test_colours_and_emblem_of_the_guide_are_right(new_portal: Path, shown: Typed) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#ffd54a" d="M0 0h8v8H0z"/></svg>'
    (new_portal / "data/tep/bieu-trung.svg").write_text(drawing, encoding="utf-8")
    write_in(new_portal / "data/cong.yaml", shown.text)
    told = run("check", "--root", str(new_portal))
    assert (told.exit_code, shown.text[:6]) == (EXIT_OK, "brand:"), told.output


def test_every_text_about_a_new_file_says_how_it_is_published() -> None:
    assert DELETE.findall(GUIDE) == []
    texts = [*PAGES.items(), *SECTIONS.items()]
    assert [title for title, text in texts if NEW.search(text) and not PUBLISH.search(text)] == []


def test_no_field_of_the_guide_is_followed_by_a_remark() -> None:
    shown = re.findall(r"^ *```yaml\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(shown) > 20
    assert [line for text in shown for line in text.splitlines() if re.search(r"\S +# ", line)] == []


def test_no_text_says_to_copy_a_file_that_a_new_portal_has_not() -> None:
    assert re.findall(r"[Cc]hép một tệp (?:có sẵn )?trong `data/|Trong `data/\S+, chép một tệp", GUIDE) == []


def test_a_moment_of_publication_stands_in_the_place_of_the_draft(new_portal: Path) -> None:
    path = begin(new_portal, "su-kien")
    (moment,) = re.findall(r"thay bằng `(publish_on: [^`]+)`", PAGES["Đăng bài đầu tiên"])
    path.write_text(path.read_text(encoding="utf-8").replace("\nstate: draft\n", f"\n{moment}\n"), encoding="utf-8")
    assert run("check", "--root", str(new_portal)).exit_code == EXIT_OK
    assert_published(new_portal, path, date(2027, 6, 2))


def test_a_record_without_day_is_told_what_to_write(new_portal: Path) -> None:
    path = begin(new_portal, "su-kien")
    path.write_text(path.read_text(encoding="utf-8").replace("\nstate: draft\n", "\n"), encoding="utf-8")
    told = run("check", "--root", str(new_portal))
    assert (
        "thêm dòng «published: …», ghi ngày đăng như 2026-06-26; chưa muốn đăng thì ghi «state: draft»" in told.output
    )
