"""Small records made directly from the models, for tests that need no file. Every builder accepts fields to override."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pcmt.model import (
    Agency,
    Announcement,
    Campaign,
    Event,
    Helpline,
    Kit,
    LegalDocument,
    Material,
    Place,
    Plan,
    Record,
    Settings,
    Vocabulary,
)
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.parts.context import PageContext

TODAY = date(2026, 11, 22)
TEXT = "Lời mở đầu.\nI. MỤC TIÊU\n1. Trên 90% trường học tổ chức tuyên truyền.\n2. Báo cáo trước ngày 15/12/2026."
_TERMS = {
    "loai-van-ban": {"ke-hoach": "Kế hoạch", "luat": "Luật"},
    "loai-tai-lieu": {"giao-an": "Giáo án", "ap-phich": "Áp phích", "thu-gui-phu-huynh": "Thư gửi phụ huynh"},
    "doi-tuong": {"hoc-sinh": "Học sinh", "phu-huynh": "Phụ huynh"},
    "cap-hoc": {"thpt": "Trung học phổ thông"},
    "chu-de": {"tu-choi": "Kỹ năng từ chối"},
    "giay-phep": {"cc-by-4-0": "CC BY 4.0"},
    "ngon-ngu": {"vi": "Tiếng Việt"},
    "hinh-thuc": {"van-ban": "Văn bản"},
}
DATUM = {"what": "việc thử", "quote": "Trên 90% trường học", "at": "I.1"}
"""Fields that targets, duties and deadlines share; the quote is in TEXT."""


def settings(**fields: Any) -> Settings:
    base = {
        "title": "Cổng thử",
        "short_title": "Thử",
        "description": "Một cổng để thử.",
        "url": "https://thu.example/",
        "tag_authority": "thu.example",
        "tag_year": "2026",
        "licence": "cc-by-4-0",
    }
    return Settings(**(base | fields))


def _titled(record_id: str, fields: dict[str, Any], **base: Any) -> dict[str, Any]:
    return {"id": record_id, "title": f"Tên {record_id}", "published": "2026-06-01"} | base | fields


def agency(record_id: str = "so-a", **fields: Any) -> Agency:
    return Agency(**_titled(record_id, fields, level="province"))


def place(record_id: str = "tinh-a", **fields: Any) -> Place:
    return Place(**_titled(record_id, fields, level="province"))


def document(record_id: str = "luat-a", **fields: Any) -> LegalDocument:
    base = {"type": "luat", "subject": "Luật để thử", "issuer": "so-a", "status": "in_force"}
    return LegalDocument(**_titled(record_id, fields, **base, evidence="read", checked_on="2026-06-01"))


def plan(record_id: str = "ke-hoach-a", **fields: Any) -> Plan:
    base = {"subject": "Kế hoạch để thử", "issuer": "so-a", "place": "tinh-a", "text": TEXT}
    return Plan(**_titled(record_id, fields, **base, original={"transcribed_from": "Bản chữ để thử."}))


def event(record_id: str = "su-kien-a", **fields: Any) -> Event:
    base = {"start": "2026-06-26", "organizers": ("so-a",), "audiences": ("hoc-sinh",), "status": "confirmed"}
    return Event(**_titled(record_id, fields, **base))


def campaign(record_id: str = "thang-a", **fields: Any) -> Campaign:
    return Campaign(**_titled(record_id, fields, form="month"))


def announcement(record_id: str = "thong-bao-a", **fields: Any) -> Announcement:
    base = {"text": "Lời báo.", "from": "2026-06-01", "until": "2026-12-31", "audiences": ("hoc-sinh",)}
    return Announcement(**_titled(record_id, fields, **base))


def material(record_id: str = "giao-an-a", **fields: Any) -> Material:
    base = {
        "type": "giao-an",
        "audiences": ("hoc-sinh", "phu-huynh"),
        "levels": ("thpt",),
        "minutes": "45",
        "topics": ("tu-choi",),
        "author": "Nhóm thử",
        "licence": "cc-by-4-0",
        "evidence": "Có căn cứ.",
        "reviewed_on": "2026-06-01",
        "body": "Lời đầu.\n\n## Chuẩn bị\n\nGiấy và bút.",
        "sources": ({"title": "Nguồn thử", "checked_on": "2026-06-01"},),
    }
    return Material(**_titled(record_id, fields, **base))


def kit(record_id: str = "bo-a", **fields: Any) -> Kit:
    base = {
        "description": "Bộ để thử.",
        "audiences": ("hoc-sinh",),
        "levels": ("thpt",),
        "materials": ("giao-an-a", "giao-an-b"),
        "guide": "Dạy **bài một** trước.",
    }
    return Kit(**_titled(record_id, fields, **base))


def helpline(record_id: str = "duong-day-a", **fields: Any) -> Helpline:
    base = {"number": "111", "use": "Khi trẻ em cần giúp.", "checked_on": "2026-06-01", "valid_for": "365"}
    return Helpline(**_titled(record_id, fields, **base, sources=({"title": "Nguồn", "checked_on": "2026-06-01"},)))


def vocabulary(record_id: str, terms: dict[str, str]) -> Vocabulary:
    return Vocabulary(
        **_titled(record_id, {}, terms=tuple({"id": key, "title": words} for key, words in terms.items()))
    )


def catalog(*records: Record, today: date = TODAY, site: Settings | None = None) -> Catalog:
    """Return a catalog of the given records, with every vocabulary, agency ``so-a`` and place ``tinh-a`` added."""
    ground: Iterable[Record] = [agency(), place(), *(vocabulary(name, terms) for name, terms in _TERMS.items())]
    found: dict[str, dict[str, Record]] = {}
    for record in (*ground, *records):
        found.setdefault(record.kind_id, {})[record.id] = record
    return build_catalog(site or settings(), found, today)


def view(*records: Record, **options: Any) -> PageContext:
    return PageContext(catalog(*records, **options))
