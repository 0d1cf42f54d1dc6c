"""The gate on the way to the public: refuses, or lets pass in the name of a role and with a reason, which are kept in a log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from pcmt.check.wording.gate import CODES, NEVER, find_gate_problems
from pcmt.problems import DataError, EnvironmentFault, Problem, UsageFault, errors_in, sorted_problems, terminal_report
from pcmt.read.attachments.file_words import file_words
from pcmt.read.records import read_records
from pcmt.read.sample_manifest import MANIFEST, has_sample
from pcmt.read.waiting import published_part
from pcmt.run.publishing.override import Override
from pcmt.text.dates import VIETNAM

LOG_FILE = "nhat-ky-dang.txt"
"""Beside the data, to be saved with it: who let what pass, when and why."""


def pass_gate(root: Path, now: datetime, override: Override) -> None:
    """Print what a person has to look at, log what is let pass; DataError with the rest, UsageFault for a wrong override."""
    _check_override(override)
    loaded = published_part(read_records(root), now)
    in_words = find_gate_problems(loaded, lambda name: file_words(name, loaded.attachments[name].content))
    found = sorted_problems([*_sample_problems(root), *in_words])
    passing = [one for one in found if one.code in override.codes]
    rest = [one for one in found if one not in passing]
    if errors_in(rest):
        raise DataError(rest)
    click.echo(terminal_report(rest, is_whole=True), nl=False, err=True)
    if passing:
        _log(root, now, override, passing)
        click.echo(f"Cho qua {len(passing)} chỗ, đã ghi vào {LOG_FILE}; hãy lưu tệp này cùng dữ liệu.", err=True)


def _sample_problems(root: Path) -> Iterator[Problem]:
    """Yield a problem for a portal that still holds the sample: its readers would take plans of other places for its own."""
    if has_sample(root):
        cure = "gỡ ra bằng lệnh: python portal.py pcmt remove-sample"
        yield Problem(MANIFEST, 1, 1, "CON_MAU", "", "cổng còn dữ liệu mẫu của nơi khác", cure)


def _check_override(override: Override) -> None:
    for code in override.codes:
        if code not in CODES:
            raise UsageFault(f"không có mã «{code}»; các mã: {', '.join(CODES)}")
        if code in NEVER:
            raise UsageFault(f"{CODES[code]} không ai được cho qua; hãy sửa dữ liệu")
    if override.codes and not (override.by.strip() and override.reason.strip()):
        raise UsageFault("muốn cho qua phải ghi --by «chức vụ» và --reason «lý do»")


def _log(root: Path, now: datetime, override: Override, passing: list[Problem]) -> None:
    moment = now.astimezone(VIETNAM).isoformat(timespec="minutes")

    def lines() -> Iterator[str]:
        for one in passing:
            words = (moment, one.code, f"{one.path}:{one.line}", override.by, override.reason)
            yield " | ".join(" ".join(word.split()) for word in words) + "\n"

    try:
        with (root / LOG_FILE).open("a", encoding="utf-8", newline="\n") as log:
            log.writelines(lines())
    except OSError as error:
        raise EnvironmentFault(f"không ghi được {LOG_FILE}: {error.strerror or error}") from None
