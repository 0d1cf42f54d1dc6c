"""No row of the three lists of faults is missing from ``dev/reviews.md``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROWS = (Path(__file__).resolve().parents[2] / "dev/reviews.md").read_text(encoding="utf-8")

CONTENT = [f"content 1.1 #{number}" for number in (*range(1, 31), "26b", "26c")]
WORDS = [f"content 6 #{number}" for number in range(1, 46)]
PRINTS = [f"content 5.{number}" for number in range(1, 16)]
OTHERS = ["content 1.0", "content 1.2", "content 1.3", "content 1.4", *(f"content 2.{part}" for part in range(1, 6))]
OUTPUTS = [f"outputs F{number}" for number in range(1, 13)]
FAULTS = [f"faults A{number:02d}" for number in range(1, 15) if number != 10]
DATA = [f"faults B{number:02d}" for number in range(1, 12) if number != 10] + [f"faults C0{n}" for n in (1, 2, 3)]
ATTACKS = [f"attack {number}" for number in range(1, 8)]


def ids() -> list[str]:
    """List the first cells of all rows; ``#21, #22`` of one section gives both."""
    found = []
    for cell in re.findall(r"^\| ([^|]+) \|", ROWS, re.MULTILINE):
        section = cell.rpartition(" #")[0].partition(" #")[0]
        numbers = re.findall(r"#(\w+)", cell)
        found += [f"{section} #{number}" for number in numbers] or [cell]
    return found


@pytest.mark.parametrize(
    "row", [*CONTENT, *WORDS, *PRINTS, *OTHERS, "content 3", *OUTPUTS, *FAULTS, *DATA, *ATTACKS, "content 4"]
)
def test_every_row_is_answered(row: str) -> None:
    assert [one for one in ids() if re.match(rf"{re.escape(row)}(?!\d)", one)]


def test_every_row_says_what_was_done_and_where() -> None:
    rows = [line for line in ROWS.splitlines() if line.startswith("| ") and not line.startswith("| id ")]
    assert len(rows) > 250
    assert [line for line in rows if any(not cell.strip() for cell in line.strip("|").split("|"))] == []
