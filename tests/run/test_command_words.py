"""Help and refusals of the command line: in Vietnamese, with the nearest command or option, always exit code 2."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner, Result

from pcmt.problems import EXIT_OK, EXIT_USAGE
from pcmt.run.cli import main
from tests.portal_fixtures import run_pcmt

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|show|this|message|exit|missing|invalid|no such|did you|try|got|requires"
    r"|value|default|directory|text|integer|range|path|file|required)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"--[\w-]+|«[^»]*»|\bpcmt [a-z-]+")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="pcmt")


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(NAMES.sub("", text))


@pytest.mark.parametrize("name", ["", *sorted(main.every_command())])
def test_help_is_in_vietnamese(name: str) -> None:
    said = run(*name.split(), "--help")
    assert said.exit_code == EXIT_OK
    assert said.output.startswith(f"Cách dùng: pcmt {name}".rstrip())
    assert "Hiện phần giúp này." in said.output
    assert english_in(said.output) == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("bild", "không có lệnh «bild»; có phải là: build."),
        ("xyz", "không có lệnh «xyz»."),
        ("build --relase", "không có tùy chọn «--relase»; có phải là: --release"),
        ("build --by", "tùy chọn «--by» thiếu giá trị đi sau."),
        ("build --release=3", "tùy chọn «--release» không kèm giá trị."),
        ("serve --port x", "giá trị của --port không dùng được: phải là số nguyên từ 1 đến 65535."),
        ("serve --port 99999", "giá trị của --port không dùng được: phải là số nguyên từ 1 đến 65535."),
        (f"check --root {__file__}", "giá trị của --root không dùng được: phải là thư mục."),
        ("new", "thiếu LOẠI."),
        ("publish a b", "thừa «b»; chữ có dấu cách phải đặt trong dấu nháy."),
        ("--helpp", "không có tùy chọn «--helpp»; có phải là: --help."),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(call: str, words: str) -> None:
    said = run(*call.split())
    assert said.exit_code == EXIT_USAGE
    assert f"Lỗi cách gọi: {words}" in said.output
    command = call.split(maxsplit=1)[0] if call.split(maxsplit=1)[0] in main.every_command() else ""
    assert f"Xem cách dùng: pcmt {command}".rstrip() + " --help\n" in said.output
    assert english_in(said.output) == []


def test_without_a_command_the_help_is_shown() -> None:
    said = run_pcmt()
    assert (said.returncode, said.stdout) == (EXIT_USAGE, "")
    assert "Các lệnh:" in said.stderr


def test_every_command_is_of_our_class() -> None:
    """A command of another class would speak English."""
    assert [name for name, one in main.every_command().items() if type(one) is click.Command] == []


def test_all_words_of_a_command_are_in_the_list() -> None:
    said = " ".join(run("--help").output.split())
    for one in main.every_command().values():
        words = one.short_help or one.help
        assert words
        assert " ".join(words.split())[:40] in said
