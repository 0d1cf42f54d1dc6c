"""What the guide says to type is typed, in a portal made as its first page says: every card leads to a published record."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from pcmt.check import read_and_check
from pcmt.problems import EXIT_OK, errors_in
from pcmt.publish.pdf.guide_pages import CARDS, QUICK_START, pages_in
from pcmt.run.cli import main
from pcmt.run.printing import paper_faults
from tests.made_files import pdf
from tests.portal_fixtures import ROOT

GUIDE = (ROOT / "HUONG-DAN.md").read_text(encoding="utf-8")
PAGES = {one.title: one.text for section in (QUICK_START, CARDS) for one in pages_in(GUIDE, section)}
SECTIONS = dict(re.findall(r"^## (\d+)\. [^\n]*\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
TODAY = date(2026, 12, 1)
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


class Typed(NamedTuple):
    """What is between two fences of the guide, and the text before it."""

    text: str
    before: str


def typed_in(text: str) -> list[Typed]:
    """Return the fields that a text shows, without its commands."""
    found = re.finditer(r"^( *)```(?:yaml)?\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    parts = [Typed(re.sub(rf"^{one[1]}", "", one[2], flags=re.MULTILINE), text[: one.start()]) for one in found]
    return [one for one in parts if re.match(r"[a-z_]+:", one.text)]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portal made by the command of the first page."""
    folder = tmp_path_factory.mktemp("office")
    kit = folder / "pcmt_portal-0.2.0-py3-none-any.whl"
    kit.write_bytes(b"")
    (command,) = re.findall(r"^pcmt (init .*)$", PAGES["Lập cổng"], re.MULTILINE)
    verb, _, *options = shlex.split(command)
    assert run(verb, str(folder / "cong"), *options, "--kit", str(kit)).exit_code == EXIT_OK
    return folder / "cong"


@pytest.fixture
def portal(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the portal, with the attached files that cards name; no form is printed."""
    monkeypatch.setattr(paper_faults, "find_refusals", lambda *given: ())
    shutil.copytree(begun, tmp_path / "cong")
    (tmp_path / "cong/data/tep").mkdir(exist_ok=True)
    for name in re.findall(r"file: (\S+\.pdf)", "".join(PAGES.values())):
        (tmp_path / "cong/data/tep" / name).write_bytes(pdf())
    return tmp_path / "cong"


def run(*words: str, answers: str = "", today: date = TODAY) -> Result:
    moment = int(datetime.combine(today, time(), UTC).timestamp())
    return CliRunner().invoke(main, words, input=answers, env={"SOURCE_DATE_EPOCH": str(moment)})


def begin(portal: Path, kind: str) -> Path:
    """Begin a record with the command; return its file."""
    given = ANSWERS[kind]
    told = run("new", kind, "--root", str(portal), answers="".join(f"{one}\n" for one in given.values()))
    assert told.exit_code == EXIT_OK, told.output
    (path,) = (portal / "data" / kind).glob("*.yaml")
    return path


def write_in(path: Path, fields: str) -> None:
    """Write fields into a file: each in the place of the line that has its name, else at the end."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for field, key in re.findall(r"^((\w+):.*\n(?:(?: .*)?\n)*)", fields, re.MULTILINE):
        there = re.search(rf"^{key}:.*\n(?: .*\n)*", text, re.MULTILINE)
        start, end = there.span() if there else (len(text), len(text))
        text = f"{text[:start]}{field}{text[end:]}"
    path.write_text(text, encoding="utf-8")


def publish(path: Path, page: str, today: date = TODAY) -> None:
    """Do to the line ``state: draft`` what a page says."""
    text = path.read_text(encoding="utf-8")
    if PUBLISH.search(page):
        text = text.replace("\nstate: draft\n", f"\npublished: {today}\n")
    elif DELETE.search(page):
        text = text.replace("\nstate: draft\n", "\n")
    path.write_text(text, encoding="utf-8")


def assert_published(portal: Path, path: Path, today: date = TODAY) -> None:
    """Find no error by the command, and the record among what is public."""
    told = run("check", "--root", str(portal), today=today)
    assert told.exit_code == EXIT_OK, told.output
    loaded, problems = read_and_check(portal, today)
    assert errors_in(problems) == []
    record = loaded.records[path.parent.name][path.stem]
    assert record.state is None and record.published <= today


STARTING = [title for title, text in PAGES.items() if NEW.search(text)]


def follow(portal: Path, title: str) -> Path:
    """Do what a card says from ``pcmt new`` to the day of publication; return the file."""
    kind = NEW.search(PAGES[title])
    path = begin(portal, kind[1] if kind else "ke-hoach")
    write_in(path, WRITTEN.get(title, ""))
    for one in typed_in(PAGES[title]):
        write_in(path, one.text)
    publish(path, PAGES[title])
    return path


@pytest.mark.parametrize("title", [*STARTING, "Văn bản chưa được đăng nội dung"])
def test_a_card_ends_with_a_published_record(portal: Path, title: str) -> None:
    assert_published(portal, follow(portal, title))


def test_an_event_of_the_card_is_called_off_as_the_next_card_says(portal: Path) -> None:
    path = follow(portal, "Thêm một sự kiện")
    (called_off,) = typed_in(PAGES["Hoãn, hủy, dời ngày một sự kiện"])
    write_in(path, f"status: cancelled\nstatus_reason: Mưa bão.\n{called_off.text}")
    assert_published(portal, path, last_day(called_off.text))


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
def test_a_whole_file_of_the_guide_is_right(portal: Path, shown: Typed) -> None:
    path = portal / "data" / re.findall(r"`data/([a-z-]+)/?`", shown.before)[-1] / "vi-du.yaml"
    write_in(path, shown.text)
    assert_published(portal, path, last_day(shown.text))


AFTER = [(number, one) for number in ("7", "21") for one in typed_in(SECTIONS[number])]


@pytest.mark.parametrize(("number", "shown"), AFTER, ids=[f"{number}-{one.text[:9]}" for number, one in AFTER])
def test_what_comes_later_fits_the_event_of_the_guide(portal: Path, number: str, shown: Typed) -> None:
    path = portal / "data/su-kien/vi-du.yaml"
    write_in(path, typed_in(SECTIONS["6"])[0].text)
    write_in(path, shown.text)
    assert_published(portal, path, last_day(shown.text))


BRANDS = [one for text in (PAGES["Đổi biểu trưng, màu của cổng"], SECTIONS["30"]) for one in typed_in(text)]


@pytest.mark.parametrize("shown", BRANDS, ids=["card", "reference"])
def test_colours_and_emblem_of_the_guide_are_right(portal: Path, shown: Typed) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#ffd54a" d="M0 0h8v8H0z"/></svg>'
    (portal / "data/tep/bieu-trung.svg").write_text(drawing, encoding="utf-8")
    write_in(portal / "data/cong.yaml", shown.text)
    told = run("check", "--root", str(portal))
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


def test_a_moment_of_publication_stands_in_the_place_of_the_draft(portal: Path) -> None:
    path = begin(portal, "su-kien")
    (moment,) = re.findall(r"thay bằng `(publish_on: [^`]+)`", PAGES["Đăng bài đầu tiên"])
    path.write_text(path.read_text(encoding="utf-8").replace("\nstate: draft\n", f"\n{moment}\n"), encoding="utf-8")
    assert run("check", "--root", str(portal)).exit_code == EXIT_OK
    assert_published(portal, path, date(2027, 6, 2))


def test_a_record_without_day_is_told_what_to_write(portal: Path) -> None:
    path = begin(portal, "su-kien")
    path.write_text(path.read_text(encoding="utf-8").replace("\nstate: draft\n", "\n"), encoding="utf-8")
    told = run("check", "--root", str(portal))
    assert (
        "thêm dòng «published: …», ghi ngày đăng như 2026-06-26; chưa muốn đăng thì ghi «state: draft»" in told.output
    )
