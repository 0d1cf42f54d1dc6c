"""A country in June: 34 provinces, 3,321 communes, their events. Deterministic; every title says "thử"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from real_parts import copy_real_parts
from synthetic import AUDIENCES, SEED
from synthetic_plan import Record
from words import sentence
from yaml_text import document

PROVINCES = 34
COMMUNES = 3_321
"""Provinces and communes, wards and special zones since 1 July 2025 (QĐ 19/2025/QĐ-TTg)."""
PUBLISHED = "2026-05-25"
CAMPAIGN = "thang-hanh-dong-thu-2026"
TYPES = ("le-mit-tinh", "noi-chuyen", "sinh-hoat-nha-truong", "phat-thanh-truyen-hinh", "thi-tim-hieu")
PROVINCE_SHARE = 0.05
"""Share of the events that a province organises itself; the others belong to communes."""
FOLDERS = ("ke-hoach", "van-ban", "co-quan", "dia-phuong", "chien-dich", "su-kien", "tai-lieu", "duong-day-nong", "tep")


def _province(number: int) -> str:
    return f"tinh-thu-{number:02d}"


def _commune(number: int) -> str:
    return f"xa-thu-{number:04d}"


def _places() -> Iterator[tuple[str, str, Record]]:
    yield "dia-phuong", "viet-nam", {"title": "Việt Nam", "published": PUBLISHED, "level": "country"}
    for number in range(1, PROVINCES + 1):
        place: Record = {"title": f"Tỉnh thử số {number:02d}", "published": PUBLISHED, "level": "province"}
        yield "dia-phuong", _province(number), place | {"parent": "viet-nam"}
        agency: Record = {"title": f"UBND tỉnh thử số {number:02d}", "published": PUBLISHED, "level": "province"}
        yield "co-quan", f"ubnd-{_province(number)}", agency | {"place": _province(number)}
    for number in range(1, COMMUNES + 1):
        place = {"title": f"Xã thử số {number:04d}", "published": PUBLISHED, "level": "commune"}
        yield "dia-phuong", _commune(number), place | {"parent": _province(number % PROVINCES + 1)}


def event(number: int) -> Record:
    """Return the record of event ``number``; it does not depend on the events before it."""
    rng = Random(f"{SEED}/{number}")
    day = date(2026, 6, 1) + timedelta(days=rng.randrange(30))
    hour = rng.randrange(7, 18)
    commune = rng.randrange(1, COMMUNES + 1)
    province = commune % PROVINCES + 1
    is_provincial = rng.random() < PROVINCE_SHARE
    status = rng.choices(("confirmed", "provisional", "postponed", "cancelled"), (85, 10, 3, 2))[0]
    record: Record = {
        "title": f"Sự kiện thử số {number}",
        "description": sentence(rng),
        "published": PUBLISHED,
        "start": f"{day} {hour:02d}:30",
        "end": f"{day} {hour + 2:02d}:00",
        "type": rng.choice(TYPES),
        "place": _province(province) if is_provincial else _commune(commune),
        "venue": f"Nhà văn hóa thử số {rng.randrange(1, 60)}",
        "organizers": [f"ubnd-{_province(province)}"],
        "audiences": sorted(rng.sample(AUDIENCES, 2)),
        "status": status,
        "campaign": CAMPAIGN,
    }
    if status in {"postponed", "cancelled"}:
        record["status_reason"] = sentence(rng)
        record["history"] = [{"on": "2026-05-30", "kind": status, "what": sentence(rng)}]
    return record


def write_country(folder: Path, events: int, real_data: Path) -> None:
    """Fill ``folder`` (a ``data/``) with the country and its events, and the real settings and vocabularies."""
    folder.mkdir(parents=True)
    copy_real_parts(folder, real_data)
    for kind in FOLDERS:
        (folder / kind).mkdir()
    campaign: Record = {"title": "Tháng hành động thử", "published": PUBLISHED, "form": "month", "place": "viet-nam"}
    campaign |= {"start": "2026-06-01", "end": "2026-06-30"}
    (folder / "chien-dich" / f"{CAMPAIGN}.yaml").write_text(document(campaign), encoding="utf-8")
    for kind, name, record in _places():
        (folder / kind / f"{name}.yaml").write_text(document(record), encoding="utf-8")
    for number in range(1, events + 1):
        (folder / "su-kien" / f"su-kien-thu-{number:05d}.yaml").write_text(document(event(number)), encoding="utf-8")
