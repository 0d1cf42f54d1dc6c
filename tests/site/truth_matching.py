"""When an entry of the truth and one of the records are the same, and how many are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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


def words(text: str) -> list[str]:
    """Words in NFC without case; the tone mark stands at one place of its syllable (hoà = hòa)."""
    return [_tone_last(word) for word in re.findall(r"[\w%]+", unicodedata.normalize("NFC", text).casefold())]


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tones


def _compact(number: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", number)).casefold()


def day_of(printed: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", printed or ""))


def rung(place: str) -> str:
    """``II.3.a`` stands at the rung II.3."""
    return ".".join(place.split(".")[:2]).casefold()


def _hold_each_other(one: str, other: str) -> bool:
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


def same_document(truth: Item, record: Item) -> bool:
    """By number where the mention prints one, else by the words of its title."""
    if truth["number"] or record["number"]:
        return _compact(truth["number"] or "") == _compact(record["number"] or "")
    return set(words(truth["title"])) <= set(words(record["title"]))


def same_document_and_day(truth: Item, record: Item) -> bool:
    return same_document(truth, record) and day_of(truth["date"]) == day_of(record["date"])


def same_document_and_place(truth: Item, record: Item) -> bool:
    return same_document(truth, record) and _same_place(truth, record)


def _same_place(truth: Item, record: Item) -> bool:
    return rung(truth["at"]) == rung(record["at"])


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
