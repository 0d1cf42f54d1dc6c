"""A report of June over made-up records."""

from __future__ import annotations

from datetime import date
from typing import Any

from pcmt.model import Agency
from pcmt.model.event import MEASURES
from pcmt.relate.report_demands import Days
from pcmt.relate.result_sums import Figures, ResultReport, report_of_days
from tests.records import catalog

JUNE = Days(date(2026, 6, 1), date(2026, 6, 30))


DETAILS = 2
"""Place of the detail table among the tables of a report."""


def result(unit: str = "so-a", **figures: Any) -> dict[str, Any]:
    return {"agency": unit, "source": "Báo cáo 1", "reported_on": "2026-07-01"} | {
        k: str(v) for k, v in figures.items()
    }


def figures(**known: int) -> Figures:
    return tuple(known.get(name) for name in MEASURES)


def june(*records: Any, unit: Agency | None = None, **options: Any) -> ResultReport:
    return report_of_days(catalog(*records, **options), JUNE, unit)
