"""A country with a province, a former province merged into it and two communes; plans and a document that set targets there."""

from __future__ import annotations

from typing import Any

from pcmt.model import LegalDocument, Place, Plan, Record, Vocabulary
from pcmt.relate.facets.targets import PlacedTarget, TargetIndex
from pcmt.relate.target_levels import TargetLevels
from pcmt.relate.target_progress import TargetProgress
from tests.records import DATUM, agency, catalog, document, place, plan, vocabulary

PER_CENT = {"comparator": "at_least", "value": "50", "unit": "%", "measure": "ty-le-xa"}
_COVERAGE = [{"rule": "coverage", "counted": "communes"}, {"rule": "coverage", "counted": "schools"}]
_TERMS_OF_YEAR = [
    {"title": "Học kỳ II", "months": ("1", "2", "3", "4", "5")},
    {"title": "Học kỳ I", "months": ("9", "10", "11", "12")},
]
_MEAN = [{"rule": "mean", "counted": "schools", "event_types": ("o-truong",), "windows": _TERMS_OF_YEAR}]
MEASURES = Vocabulary(
    id="thuoc-do",
    title="Chỉ số",
    published="2026-06-01",
    terms=(
        {"id": "ty-le-xa", "title": "Tỷ lệ xã", "unit": "%", "direction": "up"},
        {"id": "ty-le-tai-nghien", "title": "Tỷ lệ tái nghiện", "unit": "%", "direction": "down"},
        {"id": "co-tuyen-truyen", "title": "Có tuyên truyền", "unit": "%", "direction": "up", "progress": _COVERAGE},
        {"id": "moi-hoc-ky", "title": "Buổi mỗi học kỳ", "unit": "buổi", "direction": "up", "progress": _MEAN},
    ),
)
THEMES = vocabulary("chu-de-chi-tieu", {"dia-ban": "Địa bàn", "tuyen-truyen": "Tuyên truyền"})
TYPES = vocabulary("loai-su-kien", {"o-truong": "Ở trường", "noi-khac": "Nơi khác"})


def country(**fields: Any) -> Place:
    return place("ca-nuoc", level="country", **fields)


def ground() -> list[Record]:
    """Return the vocabularies, places and issuers of every test."""
    old = {"until": "2025-07-01", "successors": ({"place": "tinh-a", "since": "2025-07-01"},)}
    return [
        *(MEASURES, THEMES, TYPES, country()),
        place("tinh-a", parent="ca-nuoc"),
        place("tinh-cu", parent="ca-nuoc", **old),
        place("tinh-b", parent="ca-nuoc"),
        place("xa-1", level="commune", parent="tinh-a"),
        place("xa-2", level="commune", parent="tinh-a"),
        agency("trung-uong", level="central"),
        *(agency(f"don-vi-{one}", level="commune", place=one) for one in ("xa-1", "xa-2")),
        agency("so-a", place="tinh-a"),
    ]


def national(*, due: str | None = "2030", **fields: Any) -> LegalDocument:
    """Return a document of the central level that sets one target, from 2025 on."""
    target = PER_CENT | {"what": "mức cả nước", "source": "Nguồn thử", "due": due} | fields
    return document("ket-luan", issuer="trung-uong", issued="2025-03-18", targets=(target,))


def local(record_id: str = "ke-hoach-tinh", place_id: str = "tinh-a", *, years: str = "2030", **fields: Any) -> Plan:
    """Return a plan of a place for some years (``2026-2030``) that sets one target."""
    first, _, last = years.partition("-")
    period = {"start": first, "end": last or first}
    return plan(record_id, place=place_id, period=period, targets=(DATUM | PER_CENT | fields,))


def indexed(*records: Record) -> TargetIndex:
    return TargetIndex(catalog(*ground(), *records))


def ladder(*records: Record) -> TargetLevels:
    return TargetLevels(indexed(*records))


def book(*records: Record) -> TargetProgress:
    return TargetProgress(indexed(*records))


def only(index: TargetIndex, record_id: str) -> PlacedTarget:
    """Return the one target of a record."""
    (found,) = (one for one in index.all if one.record.id == record_id)
    return found
