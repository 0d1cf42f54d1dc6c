"""Deterministic synthetic portal data: N records of which 20 % are plans, 50 % events and 30 % materials.

The same ``seed`` and ``count`` give the same bytes. Every title says "thử": the records exist only to measure the build,
and only in a temporary folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from real_parts import copy_real_parts
from synthetic_plan import (
    AGENCY_COUNT,
    DOCUMENT_COUNT,
    PLACE_COUNT,
    Record,
    agency_id,
    agency_title,
    document_facts,
    plan,
)
from words import clause, paragraph, sentence
from yaml_text import document

SEED = 138
FIRST_DAY = date(2026, 1, 5)
LAST_DAY = date(2026, 11, 20)
CAMPAIGN = "chien-dich-thu-2026"
MIX = ("ke-hoach",) * 2 + ("su-kien",) * 5 + ("tai-lieu",) * 3
"""The kinds of ten consecutive records: the shares are exact for every multiple of ten."""

AUDIENCES = ("moi-nguoi", "hoc-sinh", "sinh-vien", "giao-vien", "phu-huynh", "can-bo-xa", "nguoi-lao-dong", "doan-hoi")
LEVELS = ("tieu-hoc", "thcs", "thpt", "cao-dang-dai-hoc", "nguoi-lon", "moi-lua-tuoi")
TOPICS = (
    "ky-nang-tu-choi",
    "nhan-biet-tinh-huong",
    "tro-chuyen-trong-gia-dinh",
    "phap-luat",
    "tro-giup",
    "chong-ky-thi",
)
MATERIAL_TYPES = ("giao-an", "bai-phat-thanh", "danh-muc-viec", "hoi-dap", "cam-nang")


def counts(total: int) -> dict[str, int]:
    """Return how many of ``total`` records are of each kind."""
    whole, rest = divmod(total, len(MIX))
    return {kind: whole * MIX.count(kind) + MIX[:rest].count(kind) for kind in dict.fromkeys(MIX)}


def record_id(kind: str, number: int) -> str:
    """Return the id of record ``number`` of a kind, from 1."""
    return f"{kind}-thu-{number:05d}"


def event(number: int, rng: Random, published: str, materials: int) -> Record:
    """Return the record of event ``number``; about 1 KB as YAML."""
    day = FIRST_DAY + timedelta(days=rng.randrange(500))
    hour = rng.randrange(7, 19)
    organizer = rng.randrange(1, AGENCY_COUNT + 1)
    status = rng.choices(("confirmed", "provisional", "postponed", "cancelled"), (80, 12, 5, 3))[0]
    record: Record = {
        "title": f"Sự kiện thử số {number}",
        "description": sentence(rng),
        "published": published,
        "sources": [{"title": "Dữ liệu thử của phép đo", "checked_on": published}],
        "start": f"{day} {hour:02d}:30",
        "end": f"{day} {hour + 2:02d}:00",
        "place": f"dia-phuong-thu-{rng.randrange(1, PLACE_COUNT + 1):02d}",
        "venue": f"Hội trường thử số {rng.randrange(1, 60)}",
        "organizers": [agency_id(organizer)],
        "audiences": sorted(rng.sample(AUDIENCES, 2)),
        "status": status,
    }
    if status in {"postponed", "cancelled"}:
        record |= {
            "status_reason": f"Cần thêm thời gian {clause(rng)}",
            "previous_start": f"{day - timedelta(days=7)} 08:00",
            "revision": 1,
        }
    if status == "cancelled":
        del record["previous_start"]
    linked = sorted(rng.sample(range(1, materials + 1), min(2, materials)))
    return record | {
        "campaign": CAMPAIGN,
        "materials": [record_id("tai-lieu", item) for item in linked],
        "contact": {"agency": agency_id(organizer)},
        "bring": [sentence(rng), "Giấy bút"],
        "is_public": True,
    }


def _body(rng: Random) -> str:
    steps = [f"{step}. **Bước {step}.** {sentence(rng)}" for step in (1, 2)]
    return "\n".join([paragraph(rng, 1), "", "## Cách làm", "", *steps, "", "## Ghi nhớ", "", f"- {sentence(rng)}"])


def material(number: int, rng: Random, published: str) -> Record:
    """Return the record of material ``number``; about 1 KB as YAML."""
    return {
        "title": f"Tài liệu thử số {number}",
        "description": sentence(rng),
        "published": published,
        "sources": [{"title": "Dữ liệu thử của phép đo", "checked_on": published}],
        "type": rng.choice(MATERIAL_TYPES),
        "audiences": [rng.choice(AUDIENCES)],
        "levels": sorted(rng.sample(LEVELS, 2)),
        "minutes": rng.choice((5, 10, 15, 45)),
        "topics": [rng.choice(TOPICS)],
        "author": agency_title(rng.randrange(1, AGENCY_COUNT + 1)),
        "evidence": "Dữ liệu thử, không có căn cứ khoa học",
        "campaigns": [CAMPAIGN],
        "reviewed_on": published,
        "body": _body(rng),
    }


def _places_and_agencies(day: str) -> Iterator[tuple[str, str, Record]]:
    yield "dia-phuong", "viet-nam", {"title": "Việt Nam", "published": day, "level": "country"}
    for number in range(1, PLACE_COUNT + 1):
        place: Record = {"title": f"Địa phương thử số {number:02d}", "published": day, "level": "province"}
        yield "dia-phuong", f"dia-phuong-thu-{number:02d}", place | {"parent": "viet-nam"}
    for number in range(1, AGENCY_COUNT + 1):
        agency: Record = {"title": agency_title(number), "published": day, "level": "province"}
        yield "co-quan", agency_id(number), agency | {"place": f"dia-phuong-thu-{number % PLACE_COUNT + 1:02d}"}


SOURCE = "Công báo thử"


def supporting_records() -> Iterator[tuple[str, str, Record]]:
    """Yield the few agencies, places, documents and the campaign that the records refer to; the same for every N."""
    day = FIRST_DAY.isoformat()
    yield from _places_and_agencies(day)
    for number in range(1, DOCUMENT_COUNT + 1):
        facts = document_facts(number)
        yield (
            "van-ban",
            facts["id"],
            {
                "title": f"Chỉ thị thử số {facts['number']}",
                "published": day,
                "type": "chi-thi",
                "subject": facts["subject"],
                "subject_source": SOURCE,
                "sources": [{"title": SOURCE, "checked_on": day}],
                "number": facts["number"],
                "issued": facts["issued_iso"],
                "issuer": agency_id(number),
                "status": "unknown",
                "evidence": "cited",
                "checked_on": day,
            },
        )
    campaign: Record = {"title": "Chiến dịch thử năm 2026", "published": day, "form": "month"}
    yield "chien-dich", CAMPAIGN, campaign | {"start": "2026-06-01", "end": "2026-06-30"}


def records(total: int, seed: int = SEED) -> Iterator[tuple[str, str, Record]]:
    """Yield ``(kind, id, record)``; record N does not depend on the records before it."""
    materials = counts(total)["tai-lieu"]
    seen = dict.fromkeys(MIX, 0)
    span = (LAST_DAY - FIRST_DAY).days
    for index in range(total):
        kind = MIX[index % len(MIX)]
        seen[kind] += 1
        rng = Random(f"{seed}/{index}")
        published = (FIRST_DAY + timedelta(days=rng.randrange(span))).isoformat()
        if kind == "ke-hoach":
            record = plan(seen[kind], rng, published)
        elif kind == "su-kien":
            record = event(seen[kind], rng, published, materials)
        else:
            record = material(seen[kind], rng, published)
        yield kind, record_id(kind, seen[kind]), record


def write_data(folder: Path, total: int, real_data: Path, seed: int = SEED) -> None:
    """Fill ``folder`` (a ``data/``) with N records, the records they refer to, and the real settings and vocabularies."""
    folder.mkdir(parents=True, exist_ok=True)
    copy_real_parts(folder, real_data)
    for kind in (
        "ke-hoach",
        "van-ban",
        "co-quan",
        "dia-phuong",
        "chien-dich",
        "su-kien",
        "tai-lieu",
        "duong-day-nong",
        "tep",
    ):
        (folder / kind).mkdir(exist_ok=True)
    for source in (supporting_records(), records(total, seed)):
        for kind, name, record in source:
            (folder / kind / f"{name}.yaml").write_text(document(record), encoding="utf-8")


def main() -> None:
    """Run the command line of the generator."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("total", type=int)
    parser.add_argument("--real-data", type=Path, default=Path(__file__).resolve().parents[2] / "data")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_data(options.folder, options.total, options.real_data, options.seed)


if __name__ == "__main__":
    main()
