"""A misprinted number listed in the document's record resolves to it without a message; the printed form is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pcmt.check import read_and_check
from pcmt.check.citations import documents_by_number
from pcmt.model import Plan
from tests.reading.conftest import TODAY

Spoil = Callable[[str, str, str], None]
PLAN, LETTER = "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml", "van-ban/cong-van-1-ubnd-2026.yaml"


def test_a_known_misprint_resolves_and_keeps_its_printed_form(
    portal: Path, spoil: Spoil, report: Callable[[], str]
) -> None:
    spoil(PLAN, "    number: 1/UBND", "    number: 11 / UBND")
    assert "[SO_KHAC]" in report()
    spoil(LETTER, "number: 1/UBND", "number: 1/UBND\nmisprints:\n  - {printed: 11 / UBND, where: Kế hoạch 2}")
    assert report() == ""
    loaded, _ = read_and_check(portal, TODAY)
    assert documents_by_number(loaded) == {"1/UBND": ["cong-van-1-ubnd-2026"], "11 / UBND": ["cong-van-1-ubnd-2026"]}
    plan = loaded.records["ke-hoach"]["ke-hoach-2-kh-ubnd-2026"]
    assert isinstance(plan, Plan) and plan.basis[0].number == "11 / UBND"


def test_two_documents_of_one_number_are_both_found(portal: Path, spoil: Spoil, report: Callable[[], str]) -> None:
    twin = (portal / "data" / LETTER).read_text("utf-8").replace("2026-05-04", "2018-05-04")
    (portal / "data/van-ban/cong-van-1-ubnd-2018.yaml").write_text(twin, encoding="utf-8")
    loaded, _ = read_and_check(portal, TODAY)
    assert documents_by_number(loaded)["1/UBND"] == ["cong-van-1-ubnd-2018", "cong-van-1-ubnd-2026"]
    assert "[SO_KHAC]" not in report()
