"""The command line as a whole: every command keeps its options apart and says in Vietnamese what it does."""

from __future__ import annotations

from collections import Counter

import click
import pytest
from click.testing import CliRunner

from pcmt.problems import EXIT_INTERRUPTED
from pcmt.run.cli import main
from tests.portal_fixtures import ROOT


@pytest.mark.parametrize("name", sorted(main.every_command()))
def test_no_two_options_of_a_command_have_one_name(name: str) -> None:
    command = main.every_command()[name]
    words = Counter(word for option in command.params for word in (*option.opts, *option.secondary_opts))
    fields = Counter(option.name for option in command.params)
    assert [word for word, count in words.items() if count > 1] == []
    assert [field for field, count in fields.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(main.every_command()))
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = main.every_command()[name]
    assert command.help
    assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []


def test_a_question_that_has_no_answer_ends_in_vietnamese() -> None:
    result = CliRunner().invoke(main, ["new", "su-kien", "--root", str(ROOT)], input="")
    assert result.exit_code == EXIT_INTERRUPTED
    assert "Đã dừng theo lệnh." in result.output
    assert "Abort" not in result.output
