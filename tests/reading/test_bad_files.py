"""Each folder of ``bad/`` is a fault and, beside it, the exact report that an official must get.

``bad/<case>/data/`` is laid over the sound portal of ``base/``; the first letters of a case name its row in the contract.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import EXIT_DATA, exit_code, report_text
from pcmt.read.kept_records import KeptRecords
from tests.reading.conftest import HERE, TODAY

CASES = sorted(path.name for path in (HERE / "bad").iterdir())
WARNINGS = (
    "D20-draft-with-faults",
    "E17-zero-width-in-text",
    "F34-unnamed",
    "F35-original-unsigned",
    "K04-helpline-expired",
    "K04-helpline-soon",
    "K07-settings-sample",
    "M06-http-address",
    "K09-cancelled-without-history",
    "K09-postponed-again-without-history",
    "K09-revision-behind",
    "K11-announcement-too-long",
    "K12-result-too-large",
    "K14-level-beside-audience",
    "K14-no-original",
    "K14-private-mobile",
    "K14-questions-in-a-leaflet",
    "K14-kit",
    "K15-number",
    "K16-target-against-direction",
    "K16-target-without-theme",
    "K15-deadlines-collide",
    "K15-heir-comes-late",
    "K17-in-force-before-issue",
)
WARNED = {case for case in CASES if case.startswith(WARNINGS)}
"""Cases that only earn a warning; all others stop the build."""


def test_the_sound_portal_has_no_problem(report: Callable[[], str]) -> None:
    assert report() == ""


@pytest.fixture(scope="module")
def read() -> KeptRecords:
    """The files read before, in all cases: the report is the one after an edit, as in a preview, and must be the same."""
    return KeptRecords()


@pytest.mark.parametrize("case", CASES)
def test_report_and_weight(case: str, portal: Path, read: KeptRecords) -> None:
    shutil.copytree(HERE / "bad" / case / "data", portal / "data", dirs_exist_ok=True)
    _, problems = read_and_check(portal, TODAY, None, read)
    assert report_text(problems) == (HERE / "bad" / case / "expected.txt").read_text("utf-8")
    assert (exit_code(problems) == EXIT_DATA) == (case not in WARNED)
    assert problems
