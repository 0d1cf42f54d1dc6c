"""Rows of several runs are kept side by side; the report says which goals they meet."""

from __future__ import annotations

from pathlib import Path

from report import goals, markdown
from results import Fact, Results, Row, merge, read_results


def _row(part: str, records: int, who: str, cpu: float, peak: float = 100.0) -> Row:
    return Row(part, records, who, cpu, cpu * 2, peak, 10, 1.0, 3, "2026-11-29", (1.0, 2.0))


OURS, HUGO = "whole site of this project", "Hugo, same work"


def test_a_row_is_replaced_by_that_of_a_later_run_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    merge([_row("same", 1_000, OURS, 8.0), _row("same", 5_000, OURS, 30.0)], [], path)
    found = merge([_row("same", 1_000, OURS, 7.0)], [Fact(0, "heaviest page", "100 kB", "2026-11-29")], path)
    assert [(row.records, row.cpu) for row in found.rows] == [(1_000, 7.0), (5_000, 30.0)]
    assert found == read_results(path)


def test_the_version_of_a_program_stays_until_it_is_run_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    merge([], [], path, {"Hugo": "1.0", "Eleventy": "3.0"})
    assert (
        merge([], [], path, {"Hugo": "1.1"}).programs
        == read_results(path).programs
        == {"Eleventy": "3.0", "Hugo": "1.1"}
    )


def test_goals_say_met_and_missed() -> None:
    rows = [_row("same", 1_000, OURS, 4.0, 200), _row("same", 10_000, OURS, 50.0, 340)]
    rows += [_row("same", 1_000, HUGO, 4.0, 300), _row("same", 10_000, HUGO, 40.0, 800)]
    assert [line.partition(": ")[0] + line[line.index(": ") :] for line in goals(rows)] == [
        "- met: same at 1,000: CPU, times Hugo's: 1.00, at most 1.2",
        "- **missed**: same at 1,000: memory, times Hugo's: 0.67, at most 0.5",
        "- **missed**: same at 10,000: CPU, times Hugo's: 1.25, at most 1.2",
        "- met: same at 10,000: memory, times Hugo's: 0.42, at most 0.5",
        "- **missed**: growth of CPU, 1,000 to 10,000, as the power of N: 1.10, at most 1",
        "- met: peak MB at 10,000: 340.00, at most 350",
    ]


def test_the_report_names_the_load_of_every_row() -> None:
    row, fact = _row("edit", 0, "this project, new process", 1.5), Fact(400, "query", "26 kB", "day")
    text = markdown(Results([row], [fact], {"Hugo": "1.0"}))
    assert ", Hugo 1.0. Load: " in text
    assert "| real data | this project, new process | 1.50 |" in text and "2026-11-29; 1–2" in text
    assert "| 400 | query | 26 kB | day |" in text
