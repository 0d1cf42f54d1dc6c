"""A few records of every kind that refer to each other, to be edited."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pcmt.model import KINDS, Record
from tests import records as made
from tests.edited_portal import EditedPortal
from tests.memory_cache import MemoryCache

_DATUM: Any = made.DATUM
_FORMS = MemoryCache()
"""Forms that tests of this process have printed: portals of these records begin with the same ones."""


def small_records() -> list[Record]:
    """Return the records; a build of their site takes a fraction of a second."""
    body = "Lời đầu.\n\n## Phần một\n\n- Một ý về từ chối.\n- Ý nữa, gọi 111.\n\n| a | b |\n|-|-|\n| 1 | 2 |"
    return [
        *made.catalog(),
        made.vocabulary(
            "chu-de", {name: f"Chủ đề {name}" for name in ("tu-choi", "tro-giup", "phap-luat", "suc-khoe")}
        ),
        made.vocabulary("thuoc-do", {name: f"Thước đo {name}" for name in ("so-xa", "so-buoi", "so-nguoi", "ty-le")}),
        made.agency("so-b", parent="so-a", place="tinh-a", short_title="Sở B"),
        made.agency("so-cu", until="2026-03-01"),
        made.place("xa-a", level="commune", parent="tinh-a"),
        made.document("luat-a"),
        made.document("luat-b", issued="2025-06-01", in_force_from="2026-01-01"),
        made.plan("ke-hoach-a", text=made.TEXT, duties=({**_DATUM, "agency": "so-b", "role": "lead"},)),
        made.plan("ke-hoach-b", text=made.TEXT),
        made.campaign("thang-a", start="2026-06-01", end="2026-06-30"),
        made.campaign("dot-b", start="2026-11-01", end="2026-12-30"),
        made.event("su-kien-a", start="2026-12-01 08:30", place="tinh-a", campaign="thang-a", description="Gặp nhau."),
        made.event("su-kien-b", start="2026-06-12", place="xa-a", organizers=("so-b",)),
        made.event("su-kien-c", start="2026-06-12"),
        made.announcement("thong-bao-a"),
        made.material("giao-an-a", body=body),
        made.material("giao-an-b", body=body, description="Bài thứ hai."),
        made.kit("bo-a", materials=("giao-an-a", "giao-an-b")),
        made.helpline("duong-day-a"),
        made.helpline("duong-day-b", number="111"),
    ]


def grouped(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """Return records by kind and id; every kind is there."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for record in records:
        found[record.kind_id][record.id] = record
    return found


Edited = TypeVar("Edited", bound=EditedPortal)


def small_edited_portal(folder: Path, portal_type: type[Edited]) -> Edited:
    """Return a portal of these records with its site built once."""
    portal = portal_type(folder, grouped(small_records()), made.settings(), made.TODAY, _FORMS)
    portal.update()
    return portal
