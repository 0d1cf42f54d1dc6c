"""The ``report`` command behind its options: a period and a unit as typed, and files that are never half-written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from pcmt.model import Agency
from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.publish.artifact import Artifact
from pcmt.publish.reports import report_files
from pcmt.relate.catalog import Catalog
from pcmt.relate.report_demands import Days
from pcmt.relate.result_sums import report_of_days
from pcmt.text.dates import parse_date
from pcmt.text.vietnamese import fold


def read_period(first: str, last: str) -> Days:
    """Parse the period between two days as typed (``2026-06-01`` or ``1/6/2026``). Raises UsageFault for an invalid one."""
    days = Days(_read_day("--from", first), _read_day("--to", last))
    if days.first > days.last:
        raise UsageFault(f"ngày đầu {days.first} đứng sau ngày cuối {days.last}; hãy đổi lại --from và --to")
    return days


def _read_day(option: str, text: str) -> date:
    if not text.strip():
        raise UsageFault(f"thiếu {option}: viết {option} 2026-06-01 hoặc {option} 1/6/2026")
    try:
        return parse_date(text.strip())
    except ValueError as error:
        raise UsageFault(f"{option}: {error}; viết 2026-06-01 hoặc 1/6/2026") from None


def find_unit(catalog: Catalog, unit_id: str) -> Agency:
    """Return the agency with an id. Raises UsageFault naming the nearest ids, matched by id or name, when there is none."""
    agencies = catalog.records[Agency.kind_id]
    if unit_id in agencies:
        return cast(Agency, agencies[unit_id])
    wanted = fold(unit_id).replace(" ", "-")
    near = get_close_matches(wanted, agencies, n=3, cutoff=0.5)
    near = near or [one for one in agencies if wanted and wanted in one][:3]
    hint = f"; có thể là: {', '.join(near)}" if near else "; mã là tên tệp trong data/co-quan"
    raise UsageFault(f"không có cơ quan nào mang mã «{unit_id}»{hint}")


def write_report(catalog: Catalog, days: Days, unit: Agency | None, folder: Path) -> list[str]:
    """Write the report of a period into a folder; lines for the terminal that say where it is and what it holds.

    Raises EnvironmentFault when the folder cannot be written; whatever stood there before is then whole.
    """
    report = report_of_days(catalog, days, unit)
    stem = "-".join(["bao-cao", days.first.isoformat(), days.last.isoformat(), *([unit.id] if unit else [])])
    files = report_files(catalog, report, stem)
    _write_all(folder, files)
    total = report.total
    return [
        *(f"Đã ghi {os.path.relpath(folder / file.path)} ({len(file.content)} byte)." for file in files),
        f"{total.events} sự kiện, {len(report.details)} dòng chi tiết; {total.reporting}/{total.expected} đơn vị có số liệu.",
    ]


def _write_all(folder: Path, files: Iterable[Artifact]) -> None:
    """All files beside their places first, then each by one rename."""
    coming = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            beside = folder / f".{file.path}.moi"
            coming.append((beside, folder / file.path))
            beside.write_bytes(file.content)
        for beside, place in coming:
            os.replace(beside, place)
    except OSError as error:
        raise EnvironmentFault(f"không ghi được vào «{error.filename or folder}»: {error.strerror or error}") from error
    finally:
        for beside, _ in coming:
            if beside.exists():
                beside.unlink()
