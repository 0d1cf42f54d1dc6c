"""Scores the plans' records against the held-out truth of tests/truth, by the rules of its README.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.model.plan import Deadline
from pcmt.model.target import Target
from pcmt.relate.catalog import Catalog
from pcmt.text.dates import PartialDate
from tests.site.truth_matching import (
    Item,
    Score,
    paired,
    rung,
    same_agency,
    same_deadline,
    same_document,
    same_document_and_day,
    same_document_and_place,
    same_target,
)

FOLDER = Path(__file__).resolve().parents[1] / "truth"


PLANS = (
    "so-tnmt-lang-son-2024",
    "van-phong-ubnd-son-la-2024",
    "bcd-138-hai-duong-2024",
    "ubnd-tp-lang-son-cao-diem-2025",
)


ASPECTS = ("number", "date", "place", "targets", "deadlines", "agencies")


def truth_of(name: str) -> Item:
    """The truth of one plan (or letter) as its file says it."""
    found: Item = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def records_of(catalog: Catalog, plan: Plan) -> Item:
    """The plan's records as lists of citations, targets, deadlines, agencies and receivers."""
    return {
        "citations": [_citation(catalog, each) for each in plan.basis],
        "targets": [_target(each) for each in plan.targets],
        "deadlines": [_deadline(each) for each in plan.deadlines],
        "agencies": _agencies(catalog, plan),
        "receivers": _receivers(catalog, plan),
    }


def _citation(catalog: Catalog, citation: Any) -> Item:
    document = catalog.find("van-ban", citation.document)
    assert isinstance(document, LegalDocument)
    title = f"{document.title} {document.subject}"
    return {"number": citation.number, "date": citation.issued, "at": citation.at, "title": title}


def _target(target: Target) -> Item:
    value = None if target.value is None else float(target.value)
    words_of = f"{target.what} {target.quote}"
    return {"what": words_of, "comparator": target.comparator, "value": value, "unit": target.unit, "at": target.at}


def _deadline(deadline: Deadline) -> Item:
    found: Item = {"printed": deadline.quote, "from": deadline.from_, "to": deadline.to, "at": deadline.at}
    if rule := deadline.rule:
        return {**found, "kind": "rule", "frequency": rule.frequency, "months": list(rule.months), "day": rule.day}
    kind = "before" if deadline.before else "on"
    day = deadline.before or deadline.on
    assert day
    return {**found, "kind": kind, "date": str(day), "last_good": [last_good_day(kind, day)]}


def last_good_day(kind: str, day: PartialDate) -> date:
    """The last day on which the work is still in time: the eve of ``before``, the end of the month or day of ``on``."""
    return day.first - timedelta(days=1) if kind == "before" else day.last


def names_of(catalog: Catalog, agency: str | None, *printed: str) -> list[str]:
    """The printed names and those that the portal's record of the agency holds."""
    if not agency:
        return [*printed]
    record = catalog.find("co-quan", agency)
    assert isinstance(record, Agency)
    return [*printed, record.title, *([record.short_title] if record.short_title else []), *record.aliases]


def _agencies(catalog: Catalog, plan: Plan) -> list[Item]:
    """One entry for an agency at a place, with its highest role there."""
    found: dict[tuple[str, str], Item] = {}
    for duty in plan.duties:
        if not (duty.agency_printed or duty.person):
            continue  # the truth holds what is printed; work without a name is the issuer's
        known = found.setdefault(
            (duty.agency, rung(duty.at)),
            {
                "name": duty.agency_printed or duty.person or "",
                "names": names_of(catalog, duty.agency, duty.agency_printed or duty.person or ""),
                "role": duty.role,
                "at": duty.at,
            },
        )
        known["names"].append(duty.agency_printed or duty.person or "")
        known["role"] = "lead" if "lead" in (known["role"], duty.role) else "support"
    return list(found.values())


def _receivers(catalog: Catalog, plan: Plan) -> list[Item]:
    found: dict[tuple[str, str], Item] = {}
    for each in plan.deadlines:
        if each.to:
            names = names_of(catalog, each.to_agency, each.to)
            found[each.to, rung(each.at)] = {"name": each.to, "names": names, "at": each.at}
    return list(found.values())


def scores(truth: Item, records: Item) -> dict[str, Score]:
    """One score for each of ``ASPECTS``; assignments and receivers are one aspect."""
    return {
        "number": paired(truth["citations"], records["citations"], same_document),
        "date": paired(truth["citations"], records["citations"], same_document_and_day),
        "place": paired(truth["citations"], records["citations"], same_document_and_place),
        "targets": paired(truth["targets"], records["targets"], same_target),
        "deadlines": paired(truth["deadlines"], records["deadlines"], same_deadline),
        "agencies": paired(truth["agencies"], records["agencies"], same_agency)
        + paired(truth["receivers"], records["receivers"], same_agency),
    }


def table(found: dict[str, dict[str, Score]]) -> str:
    """The scores as a Markdown table: plan by plan, then all four."""
    lines = ["| plan | " + " | ".join(f"{aspect} P / R" for aspect in ASPECTS) + " |", "|---" * 7 + "|"]
    for name, by_aspect in [*found.items(), ("all four", total(found.values()))]:
        cells = [f"{by_aspect[aspect].precision:.3f} / {by_aspect[aspect].recall:.3f}" for aspect in ASPECTS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def total(found: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """The scores of all plans together."""
    whole = {aspect: Score(0) for aspect in ASPECTS}
    for by_aspect in found:
        whole = {aspect: whole[aspect] + by_aspect[aspect] for aspect in ASPECTS}
    return whole


def faults(found: dict[str, dict[str, Score]]) -> str:
    """Every difference on a line of its own."""
    lines = []
    for name, by_aspect in found.items():
        for aspect, score in by_aspect.items():
            lines += [f"{name} {aspect} missed: {_short(each)}" for each in score.missed]
            lines += [f"{name} {aspect} extra:  {_short(each)}" for each in score.extra]
    return "\n".join(lines)


def _short(item: Item) -> str:
    return ", ".join(f"{key}={str(value)[:150]}" for key, value in item.items() if key not in {"names"})
