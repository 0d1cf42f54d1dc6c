"""A new file of any kind is a draft that reads back, names its fields in Vietnamese, and disturbs nothing that is published."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from pcmt.check import read_and_check
from pcmt.model import KINDS, Record
from pcmt.model.fields import Link
from pcmt.problems import EXIT_OK, EXIT_USAGE, UsageFault, errors_in
from pcmt.read.records import Loaded
from pcmt.run.cli import main
from pcmt.run.upkeep.new_record import AnswerChoices, choices_of, questions_of, write_record
from tests import records

BASE = Path(__file__).parents[2] / "reading/base"
TODAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "danh-muc"])
def test_every_kind_can_be_begun_without_an_answer(root: Path, kind: str) -> None:
    path = write_record(root, kind, "ban-moi", {}, lambda _words: "", TODAY)
    text = path.read_text(encoding="utf-8")
    assert "\nstate: draft\n" in text
    assert "thay dòng «state: draft» bằng «published: 2026-11-22» (ghi ngày đăng)" in text
    for one in questions_of(KINDS[kind]):
        assert f"{one.key}:" in text
    _, problems = read_and_check(root, TODAY)
    assert errors_in(problems) == []


def test_an_event_is_whole_with_its_few_answers(root: Path) -> None:
    answers = {
        "title": 'Lễ phát động: "Vì cộng đồng"',
        "start": "2027-06-01 08:00",
        "organizers": "cong-an-tinh-thu",
        "audiences": "moi-nguoi, hoc-sinh",
        "status": "confirmed",
    }
    sets = [word for key, value in answers.items() for word in ("--set", f"{key}={value}")]
    result = CliRunner().invoke(main, ["new", "su-kien", "--root", str(root), *sets])
    assert (result.exit_code, "bản nháp" in result.output) == (EXIT_OK, True), result.output
    loaded, problems = read_and_check(root, TODAY)
    event = loaded.records["su-kien"]["le-phat-dong-vi-cong-dong"]
    assert event.title == answers["title"]
    assert [one for one in problems if one.path.endswith("vi-cong-dong.yaml")] == []


def test_an_answer_may_be_for_a_field_that_is_not_asked(root: Path) -> None:
    given = {"description": "Một câu.", "text": "I. MỤC TIÊU\n1. Một."}
    path = write_record(root, "ke-hoach", "a", given, lambda _words: "", TODAY)
    assert "text" not in {one.key for one in questions_of(KINDS["ke-hoach"])}
    typed = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {key: typed[key].strip() for key in given} == given


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("txt", "có phải là: text;"),
        ("sources", "trường «sources»"),
        ("published", "bản ghi mới là bản nháp"),
        ("state", "bản ghi mới là bản nháp"),
    ],
)
def test_a_field_that_takes_no_answer_is_refused_with_the_reason(root: Path, field: str, words: str) -> None:
    with pytest.raises(UsageFault, match=words):
        write_record(root, "ke-hoach", "a", {field: "x"}, lambda _words: "", TODAY)
    assert not (root / "data/ke-hoach/a.yaml").exists()


def test_questions_are_asked_in_vietnamese_with_their_choices(root: Path) -> None:
    asked: list[str] = []

    def answer(words: str) -> str:
        asked.append(words)
        return ""

    write_record(root, "su-kien", "a", {}, answer, TODAY)
    assert asked[0] == "tên gọi"
    assert any("confirmed" in words for words in asked)
    assert any("data/co-quan" in words for words in asked)


def test_fields_of_a_list_of_groups_are_read_when_their_marks_are_taken_away(root: Path) -> None:
    path = write_record(root, "tai-lieu", "a", {}, lambda _words: "", TODAY)
    typed = path.read_text(encoding="utf-8").partition("# loại tài liệu")[0]
    group = [line.removeprefix("# ") for line in typed.splitlines() if line.startswith(("# sources:", "#   "))]
    read = yaml.safe_load("\n".join(line.partition(" (")[0] + (" x" if " (" in line else "") for line in group))
    assert read == {"sources": [dict.fromkeys(("title", "url", "checked_on", "is_unofficial"), "x")]}


def test_nothing_is_written_over(root: Path) -> None:
    result = CliRunner().invoke(main, ["new", "su-kien", "--root", str(root), "--id", "le-mit-tinh"], input="\n" * 9)
    assert (result.exit_code, "đã có tệp" in result.output) == (EXIT_USAGE, True)
    for arguments in (["new", "la"], ["new", "su-kien", "--set", "sai"], ["new", "su-kien", "--set", "la=1"]):
        assert CliRunner().invoke(main, [*arguments, "--root", str(root)]).exit_code == EXIT_USAGE


AUDIENCES = records.vocabulary("doi-tuong", {"moi-nguoi": "Mọi người", "giao-vien": "Giáo viên, nhà trường"})


def loaded(*found: Record) -> Loaded:
    every = Loaded()
    for one in (AUDIENCES, *found):
        every.records[one.kind_id][one.id] = one
    return every


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("moi-nguoi", "moi-nguoi"),
        ("Mọi người", "moi-nguoi"),
        ("moi nguoi, giao-vien", "moi-nguoi, giao-vien"),
        ("Giáo viên, nhà trường", "giao-vien"),
        ("gì khác", "gì khác"),
        ("", ""),
    ],
)
def test_names_are_taken_for_ids(typed: str, read: str) -> None:
    choices = choices_of(loaded(), Link(vocabulary="doi-tuong"))
    assert choices.read(typed) == read
    assert choices.words == "moi-nguoi (Mọi người), giao-vien (Giáo viên, nhà trường)"


def test_the_only_agency_is_chosen_by_enter() -> None:
    one = choices_of(loaded(records.agency("ubnd-a")), Link("co-quan"))
    assert (one.usual, one.read(" "), one.read("khac")) == ("ubnd-a", "ubnd-a", "khac")
    assert one.words.endswith("Enter là chọn")
    two = choices_of(loaded(records.agency("ubnd-a"), records.agency("ubnd-b")), Link("co-quan"))
    assert (two.usual, two.read("")) == ("", "")


def test_shared_agencies_are_not_offered() -> None:
    every = loaded(records.agency("ubnd-a"), records.agency("bo-cong-an"))
    every.shared.add("data/co-quan/bo-cong-an.yaml")
    assert choices_of(every, Link("co-quan")).usual == "ubnd-a"


def test_codes_are_shown_with_their_meaning_and_found_by_it() -> None:
    (status,) = (one for one in questions_of(type(records.event())) if one.key == "status")
    choices = choices_of(loaded(), status.link, status.codes)
    assert "cancelled (" in choices.words
    meaning = choices.words.partition("cancelled (")[2].partition(")")[0]
    assert choices.read(meaning) == "cancelled"


def test_a_long_list_is_cut() -> None:
    assert AnswerChoices({f"a-{number}": str(number) for number in range(40)}).words.endswith(", …")
