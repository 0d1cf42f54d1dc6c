"""Quotes: every datum taken from an official text occurs in it word for word, and footnotes match their marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.model import Campaign, Event, LegalDocument, Plan, Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.official_text import FOOTNOTE_MARK, OfficialText, parse_official_text
from pcmt.text.quote_anchors import holds_quote
from pcmt.text.vietnamese import squeeze

_FOOTNOTE = re.compile(r"^\s*\[\^([0-9]{1,2})\]:", re.MULTILINE)
_SHOWN = 60
_QUOTING = {
    Plan.kind_id: ("basis", "targets", "deadlines", "duties", "notes"),
    LegalDocument.kind_id: ("targets", "duties", "notes"),
}
RECIPIENTS = "nơi nhận"
"""Place of the lines under "Nơi nhận:", which stand behind the text proper."""


class Quoted(NamedTuple):
    """A quote (empty: only the place is named), its place (empty: anywhere), and the field group it belongs to."""

    where: FieldPath
    at: str
    quote: str


def check_quotes(loaded: Loaded) -> Iterator[Problem]:
    """Quotes of plans, documents, campaigns and events against the text they were taken from, where it is on the portal."""
    for record in loaded:
        text = getattr(record, "text", None)
        if text is not None:
            yield from _footnotes(loaded, record, text)
            # A quote that is found is known from now on: pages and open data link to it and need not parse the text for that.
            if quoted := [each for each in _own_quotes(record) if not _is_printed(record, text, each)]:
                yield from _compare(loaded, record, quoted, [parse_official_text(text)])
        elif isinstance(record, Campaign | Event):
            yield from _outside_quotes(loaded, record)


def _own_quotes(record: Record) -> Iterator[Quoted]:
    for name in _QUOTING.get(record.kind_id, ("notes",)):
        for number, item in enumerate(getattr(record, name)):
            if item.quote is not None or item.at is not None:
                yield Quoted((name, number), item.at or "", item.quote or "")


def _is_printed(record: Record, text: str, each: Quoted) -> bool:
    """Whether the text of a record holds a quote at its place, or its recipients do."""
    return _is_recipient(record, each) or holds_quote(text, each.at, each.quote)


def _is_recipient(record: Record, each: Quoted) -> bool:
    """Return True if a quote at ``nơi nhận``, or without a place, occurs in one of the printed lines of recipients."""
    if each.at and each.at != RECIPIENTS:
        return False
    return any(squeeze(each.quote) in squeeze(line) for line in getattr(record, "recipients", ()))


def _outside_quotes(loaded: Loaded, record: Campaign | Event) -> Iterator[Problem]:
    """Yield quotes from other texts: a campaign quotes the letters that direct it, an event the document of each citation."""
    if isinstance(record, Campaign):
        quoted = [Quoted(("reports", number), each.at, each.quote) for number, each in enumerate(record.reports)]
        if quoted and (texts := _texts(loaded, record.directing)):
            yield from _compare(loaded, record, quoted, texts)
        return
    for number, citation in enumerate(record.basis):
        if texts := _texts(loaded, (citation.document,)):
            yield from _compare(loaded, record, [Quoted(("basis", number), citation.at, citation.quote)], texts)


def _texts(loaded: Loaded, ids: tuple[str, ...]) -> list[OfficialText]:
    documents = [loaded.records[LegalDocument.kind_id].get(each) for each in ids]
    found = [each.text for each in documents if isinstance(each, LegalDocument) and each.text]
    return [parse_official_text(text) for text in found]


def _compare(loaded: Loaded, record: Record, quoted: list[Quoted], texts: list[OfficialText]) -> Iterator[Problem]:
    printed = ""
    for each in quoted:
        knowing = [text for text in texts if not each.at or each.at in text.places]
        if not any(text.find_quote(each.at, each.quote) for text in knowing):
            printed = printed or "\n".join(squeeze(block.plain) for text in texts for block in text.blocks)
            yield _fault(loaded, record, each, texts, bool(knowing), printed)


def _fault(
    loaded: Loaded, record: Record, each: Quoted, texts: list[OfficialText], known: bool, printed: str
) -> Problem:
    if each.at == RECIPIENTS:
        message = f"không thấy câu «{each.quote[:_SHOWN]}» ở phần nơi nhận"
        return loaded.problem(
            record, (*each.where, "quote"), "TRICH_SAI", message, "chép lại đúng từng chữ, trong một dòng"
        )
    if not known:
        message = f"văn bản không có vị trí «{each.at}»"
        cure = "ghi vị trí như II.3, II.3.a hoặc mở đầu"
        return loaded.problem(record, (*each.where, "at"), "VI_TRI_LA", message, cure)
    shown = each.quote if len(each.quote) <= _SHOWN else f"{each.quote[:_SHOWN]}…"
    message = f"không thấy câu «{shown}» ở {each.at} của văn bản" if each.at else f"văn bản không có câu «{shown}»"
    cure = "chép lại đúng từng chữ, trong một dòng của toàn văn" + _first_difference(each.quote, printed)
    if elsewhere := next((block for text in texts if (block := text.find_quote("", each.quote))), None):
        cure = f"câu này ở {elsewhere.place}: sửa lại at"
    return loaded.problem(record, (*each.where, "quote"), "TRICH_SAI", message, cure)


def _first_difference(quote: str, printed: str) -> str:
    """Return the word from which a quote is not in the printed lines, and the text's own; empty where not even its beginning is."""
    words = squeeze(quote).split(" ")
    # The beginning of a beginning that is printed is printed too: the longest one is found by bisection.
    known = bisect_left(range(len(words)), 1, key=lambda count: " ".join(words[: count + 1]) not in printed)
    if not 1 < known < len(words):
        return ""
    begun = " ".join(words[:known])
    rest = printed[printed.index(begun) + len(begun) :].partition("\n")[0].split(" ", 2)
    own = rest[1] if len(rest) > 1 and not rest[0] else rest[0]
    there = f"văn bản in «{own}»" if own else "văn bản hết dòng"
    return f"; khác từ chữ thứ {known + 1}: trích «{words[known]}», {there}"


def _footnotes(loaded: Loaded, record: Record, text: str) -> Iterator[Problem]:
    if "[^" not in text:
        return
    notes = Counter(_FOOTNOTE.findall(text))
    marks = set(FOOTNOTE_MARK.findall(_FOOTNOTE.sub("", text)))
    for number in sorted(notes.keys() | marks, key=int):
        if number not in marks:
            message = f"chú thích [^{number}] không có dấu nào trong văn bản dẫn tới"
        elif number not in notes:
            message = f"dấu [^{number}] không có dòng chú thích «[^{number}]: …»"
        elif notes[number] > 1:
            message = f"chú thích [^{number}] viết hai lần"
        else:
            continue
        yield loaded.problem(record, ("text",), "CHU_THICH", message, "mỗi dấu [^n] ứng với đúng một dòng «[^n]: …»")
