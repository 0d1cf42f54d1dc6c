"""Problems in plain Vietnamese, one per line, and the exceptions that carry them to an entry point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

EXIT_OK = 0
EXIT_DATA = 1
EXIT_USAGE = 2
EXIT_ENVIRONMENT = 3
EXIT_BUSY = 4
EXIT_INTERRUPTED = 130

Severity = Literal["error", "warning", "draft"]
"""``draft``: an error in a draft, which must be mended before that is published and stops nothing else."""

_WEIGHTS: Mapping[Severity, str] = {"error": "", "warning": "(cảnh báo) ", "draft": "(bản nháp) "}

WARNINGS_OF_A_CODE = 5
"""Lines that a command other than the check prints of one kind of warning, so that errors are seen."""


class Position(NamedTuple):
    """A position in a file: line and column, from 1."""

    line: int
    column: int


class Explanation(NamedTuple):
    """What is wrong and what to do, as a problem says it: its code, its message and its cure."""

    code: str
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the data.

    ``path`` is relative to the portal's folder; ``line`` and ``column`` count from 1; ``field`` is the Vietnamese label
    of the field, empty when the fault is not in a field; ``message`` and ``cure`` have no full stop at their end.
    """

    path: str
    line: int
    column: int
    code: str
    field: str
    message: str
    cure: str
    severity: Severity = "error"

    def __reduce__(self) -> Any:
        """Return the form in which a problem is kept, which is shorter than that of all data classes."""
        return Problem, (
            *(self.path, self.line, self.column, self.code, self.field),
            *(self.message, self.cure, self.severity),
        )

    def __str__(self) -> str:
        """Return the one-line form: ``path:line:column: [CODE] trường «nhãn»: thông báo. Cách sửa: …``."""
        weight = _WEIGHTS[self.severity]
        field = f"trường «{self.field}»: " if self.field else ""
        cure = f" Cách sửa: {self.cure}." if self.cure else ""
        return _visible(f"{self.path}:{self.line}:{self.column}: [{self.code}] {weight}{field}{self.message}.{cure}")


def _visible(text: str) -> str:
    """Keep a report on its one line, and keep control characters of a file name away from the terminal."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of files and lines, each once."""
    return sorted(
        set(problems), key=lambda each: (each.path, each.line, each.column, each.code, each.field, each.message)
    )


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [each for each in problems if each.severity == "error"]


def report_text(problems: Iterable[Problem]) -> str:
    """Return the report for officials: one problem per line, each line terminated."""
    return "".join(f"{each}\n" for each in sorted_problems(problems))


def terminal_report(problems: Iterable[Problem], *, is_whole: bool = False) -> str:
    """Return the report as a terminal shows it: errors last, next to the verdict, whole; warnings and faults of drafts before.

    Unless ``is_whole``, only the first ``WARNINGS_OF_A_CODE`` of each code are listed, then how many more there are.
    """
    shown: list[str] = []
    for severity in ("draft", "warning"):
        groups: dict[str, list[Problem]] = {}
        for each in sorted_problems(problems):
            if each.severity == severity:
                groups.setdefault(each.code, []).append(each)
        for code, group in groups.items():
            count = len(group) if is_whole or len(group) <= WARNINGS_OF_A_CODE + 1 else WARNINGS_OF_A_CODE
            shown += map(str, group[:count])
            if rest := len(group) - count:
                shown.append(f"… và {rest} chỗ khác cùng loại [{code}]; xem đủ: python portal.py check-data.")
    shown += map(str, errors_in(sorted_problems(problems)))
    return "".join(f"{line}\n" for line in shown)


def report_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return the report for ``--json``: a list of objects keyed by the field names of ``Problem``."""
    return [asdict(each) for each in sorted_problems(problems)]


def exit_code(problems: Iterable[Problem]) -> int:
    """``EXIT_DATA`` when any problem stops a build, else ``EXIT_OK``."""
    return EXIT_DATA if errors_in(problems) else EXIT_OK


class DataError(Exception):
    """Raised when the data cannot be used; ``problems`` gives the reasons."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(report_text(self.problems))


class UsageFault(Exception):
    """The command or the configuration is wrong (``EXIT_USAGE``); the message is plain Vietnamese."""


class EnvironmentFault(Exception):
    """The machine is in the way: an unreadable file, a missing library (``EXIT_ENVIRONMENT``); plain Vietnamese."""


class BusyFault(Exception):
    """Another build is at work on the same site (``EXIT_BUSY``); plain Vietnamese."""
