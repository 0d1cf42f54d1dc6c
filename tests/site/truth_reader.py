"""Scores the plans' records against the held-out truth of tests/truth, by the rules of its README.md."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.model.plan import Deadline
from pcmt.model.target import Target
from pcmt.relate.catalog import Catalog
from pcmt.text.dates import PartialDate

FOLDER = Path(__file__).resolve().parents[1] / "truth"
PLANS = (
    "so-tnmt-lang-son-2024",
    "van-phong-ubnd-son-la-2024",
    "bcd-138-hai-duong-2024",
    "ubnd-tp-lang-son-cao-diem-2025",
)
ASPECTS = ("number", "date", "place", "targets", "deadlines", "agencies")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ARTICLES = {"cac\u0301"}
_HEADS = ("thủ trưởng ", "trưởng ", "chủ tịch ")

Item = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """``missed``: truth without a record; ``extra``: records without truth."""

    matched: int
    missed: tuple[Item, ...] = ()
    extra: tuple[Item, ...] = ()

    @property
    def recall(self) -> float:
        wanted = self.matched + len(self.missed)
        return self.matched / wanted if wanted else 1.0

    @property
    def precision(self) -> float:
        given = self.matched + len(self.extra)
        return self.matched / given if given else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.matched + other.matched, self.missed + other.missed, self.extra + other.extra)


def truth_of(name: str) -> Item:
    """The truth of one plan (or letter) as its file says it."""
    found: Item = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def words(text: str) -> list[str]:
    """Return words in NFC without case, with the tone mark at one position of its syllable (hoà = hòa)."""
    return [_tone_last(word) for word in re.findall(r"[\w%]+", unicodedata.normalize("NFC", text).casefold())]


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tones


def _compact(number: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", number)).casefold()


def _day(printed: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", printed or ""))


def _rung(place: str) -> str:
    """Map ``II.3.a`` to its level II.3."""
    return ".".join(place.split(".")[:2]).casefold()


def _hold_each_other(one: str, other: str) -> bool:
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


# ---- what the records say, in the shape of the truth -------------------------------------------------


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
            (duty.agency, _rung(duty.at)),
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
            found[each.to, _rung(each.at)] = {"name": each.to, "names": names, "at": each.at}
    return list(found.values())


# ---- what counts as equal ---------------------------------------------------------------------------


def same_document(truth: Item, record: Item) -> bool:
    """By number where the mention prints one, else by the words of its title."""
    if truth["number"] or record["number"]:
        return _compact(truth["number"] or "") == _compact(record["number"] or "")
    return set(words(truth["title"])) <= set(words(record["title"]))


def same_document_and_day(truth: Item, record: Item) -> bool:
    return same_document(truth, record) and _day(truth["date"]) == _day(record["date"])


def same_document_and_place(truth: Item, record: Item) -> bool:
    return same_document(truth, record) and _same_place(truth, record)


def _same_place(truth: Item, record: Item) -> bool:
    return _rung(truth["at"]) == _rung(record["at"])


def same_target(truth: Item, record: Item) -> bool:
    if not _same_place(truth, record) or truth["comparator"] != record["comparator"]:
        return False
    if truth["value"] != record["value"] or not _same_unit(truth["unit"], record["unit"]):
        return False
    return _share(truth["what"], record["what"]) >= 1 / 3


def _same_unit(one: str | None, other: str | None) -> bool:
    return one == other or bool(one and other and set(words(one)) & set(words(other)))


def _share(one: str, other: str) -> float:
    first, second = set(words(one)), set(words(other))
    return len(first & second) / (min(len(first), len(second)) or 1)


def same_deadline(truth: Item, record: Item) -> bool:
    if not _same_place(truth, record) or truth["kind"] != record["kind"]:
        return False
    keys = ("frequency", "months", "day") if truth["kind"] == "rule" else ("date", "last_good")
    if any(_plain(truth[key]) != _plain(record[key]) for key in keys):
        return False
    return all(not truth[key] or not record[key] or _hold_each_other(truth[key], record[key]) for key in ("from", "to"))


def _plain(value: Any) -> Any:
    return [str(each) for each in value] if isinstance(value, list) else None if value is None else str(value)


def same_agency(truth: Item, record: Item) -> bool:
    if not _same_place(truth, record) or truth.get("role") != record.get("role"):
        return False
    return any(same_name(_without_head(truth["name"]), _without_head(name)) for name in record["names"])


def same_name(one: str, other: str) -> bool:
    """One name holds the other and both begin with one noun: "Sở" is not "Văn phòng Sở"."""
    first, second = ([word for word in words(name) if word not in _ARTICLES] for name in (one, other))
    return first[:1] == second[:1] and _hold_each_other(one, other)


def _without_head(name: str) -> str:
    for head in _HEADS:
        if name.casefold().startswith(head):
            return name[len(head) :]
    return name


# ---- scoring ------------------------------------------------------------------------------------------


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


def paired(truth: list[Item], records: list[Item], same: Callable[[Item, Item], bool]) -> Score:
    """The largest number of pairs, each entry used once (augmenting paths)."""
    holder: dict[int, int] = {}

    def seat(one: int, tried: set[int]) -> bool:
        for other, record in enumerate(records):
            if other in tried or not same(truth[one], record):
                continue
            tried.add(other)
            if other not in holder or seat(holder[other], tried):
                holder[other] = one
                return True
        return False

    for one in range(len(truth)):
        seat(one, set())
    missed = tuple(each for one, each in enumerate(truth) if one not in holder.values())
    return Score(len(holder), missed, tuple(each for other, each in enumerate(records) if other not in holder))


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
