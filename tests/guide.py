"""The guide as an office follows it: its pages, what they say to type, and the commands run as typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner, Result

from pcmt.check import read_and_check
from pcmt.problems import EXIT_OK, errors_in
from pcmt.publish.pdf.guide_pages import CARDS, QUICK_START, pages_in
from pcmt.run.cli import main
from tests.portal_fixtures import ROOT

GUIDE = (ROOT / "HUONG-DAN.md").read_text(encoding="utf-8")
PAGES = {one.title: one.text for section in (QUICK_START, CARDS) for one in pages_in(GUIDE, section)}
SECTIONS = dict(re.findall(r"^## (\d+)\. [^\n]*\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
TODAY = date(2026, 12, 1)


class Typed(NamedTuple):
    """What is between two fences of the guide, and the text before it."""

    text: str
    before: str


def typed_in(text: str) -> list[Typed]:
    """Return the fields that a text shows, without its commands."""
    found = re.finditer(r"^( *)```(?:yaml)?\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    parts = [Typed(re.sub(rf"^{one[1]}", "", one[2], flags=re.MULTILINE), text[: one.start()]) for one in found]
    return [one for one in parts if re.match(r"[a-z_]+:", one.text)]


def run(*words: str, answers: str = "", today: date = TODAY) -> Result:
    moment = int(datetime.combine(today, time(), UTC).timestamp())
    return CliRunner().invoke(main, words, input=answers, env={"SOURCE_DATE_EPOCH": str(moment)})


def write_in(path: Path, fields: str) -> None:
    """Write fields into a file: each in the place of the line that has its name, else at the end."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for field, key in re.findall(r"^((\w+):.*\n(?:(?: .*)?\n)*)", fields, re.MULTILINE):
        there = re.search(rf"^{key}:.*\n(?: .*\n)*", text, re.MULTILINE)
        start, end = there.span() if there else (len(text), len(text))
        text = f"{text[:start]}{field}{text[end:]}"
    path.write_text(text, encoding="utf-8")


def assert_published(portal: Path, path: Path, today: date = TODAY) -> None:
    """Find no error by the command, and the record among what is public."""
    checked = run("check", "--root", str(portal), today=today)
    assert checked.exit_code == EXIT_OK, checked.output
    loaded, problems = read_and_check(portal, today)
    assert errors_in(problems) == []
    record = loaded.records[path.parent.name][path.stem]
    assert record.state is None and record.published <= today


def copy_as_said(portal: Path, words: str) -> Path:
    """Run ``pcmt copy`` with words of the guide; return the file that it wrote."""
    told = run("copy", "--root", str(portal), *words.split())
    assert told.exit_code == EXIT_OK, told.output
    (path,) = set(re.findall(r"data/[a-z-]+/[a-z0-9-]+\.yaml", told.output))
    return portal / str(path)
