"""Quotes: every datum taken out of an official text stands there word for word, and footnotes match their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.load import Loaded
from pcmt.load_words import FieldPath
from pcmt.model import Campaign, Event, LegalDocument, Plan, Record
from pcmt.official_text import OfficialText, parse_official_text
from pcmt.problems import Problem
from pcmt.vietnamese import squeeze

_FOOTNOTE = re.compile(r"^\s*\[\^(\d+)\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^(\d+)\]")
_SHOWN = 60
RECIPIENTS = "nơi nhận"
"""Place of the lines under "Nơi nhận:", which stand behind the text proper."""


class Quoted(NamedTuple):
    """A quote, the place it names, and the field group it stands in."""

    where: FieldPath
    at: str
    quote: str


def check_quotes(loaded: Loaded) -> Iterator[Problem]:
    """Quotes of plans, documents, campaigns and events against the text they were taken from, where it is on the portal."""
    for group in loaded.records.values():
        for record in group.values():
            text = getattr(record, "text", None)
            if text is not None:
                yield from _footnotes(loaded, record, text)
                quoted = [
                    each for each in _own_quotes(record) if each.at != RECIPIENTS or not _is_recipient(record, each)
                ]
                if quoted:
                    yield from _compare(loaded, record, quoted, [parse_official_text(text)])
            elif isinstance(record, Campaign | Event):
                yield from _outside_quotes(loaded, record)


def _own_quotes(record: Record) -> Iterator[Quoted]:
    for name in ("basis", "targets", "deadlines", "duties", "notes") if isinstance(record, Plan) else ("notes",):
        for number, item in enumerate(getattr(record, name)):
            if item.quote is not None and item.at is not None:
                yield Quoted((name, number), item.at, item.quote)


def _is_recipient(record: Record, each: Quoted) -> bool:
    """Whether a quote at ``nơi nhận`` stands in one of the printed lines there."""
    return any(squeeze(each.quote) in squeeze(line) for line in getattr(record, "recipients", ()))


def _outside_quotes(loaded: Loaded, record: Campaign | Event) -> Iterator[Problem]:
    """A campaign quotes the letters that direct it, an event the document each citation names."""
    if isinstance(record, Campaign):
        quoted = [Quoted(("reports", number), each.at, each.quote) for number, each in enumerate(record.reports)]
        if quoted and (texts := _texts(loaded, record.directing)):
            yield from _compare(loaded, record, quoted, texts)
        return
    for number, citation in enumerate(record.basis):
        if texts := _texts(loaded, (citation.document,)):
            yield from _compare(loaded, record, [Quoted(("basis", number), citation.at, citation.quote)], texts)


def _texts(loaded: Loaded, ids: tuple[str, ...]) -> list[OfficialText]:
    documents = [loaded.records["van-ban"].get(each) for each in ids]
    return [parse_official_text(each.text) for each in documents if isinstance(each, LegalDocument) and each.text]


def _compare(loaded: Loaded, record: Record, quoted: list[Quoted], texts: list[OfficialText]) -> Iterator[Problem]:
    for each in quoted:
        known = False
        for text in texts:
            try:
                block = text.find_quote(each.at, each.quote)
            except KeyError:
                continue
            known = True
            if block is not None:
                break
        else:
            yield _fault(loaded, record, each, texts, known)


def _fault(loaded: Loaded, record: Record, each: Quoted, texts: list[OfficialText], known: bool) -> Problem:
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
    message = f"không thấy câu «{shown}» ở {each.at} của văn bản"
    cure = "chép lại đúng từng chữ, trong một dòng của toàn văn"
    if elsewhere := next((found for text in texts if (found := _place_of(text, each.quote))), ""):
        cure = f"câu này ở {elsewhere}: sửa lại at"
    return loaded.problem(record, (*each.where, "quote"), "TRICH_SAI", message, cure)


def _place_of(text: OfficialText, quote: str) -> str:
    """Where else in the text a quote stands; empty when nowhere."""
    places = dict.fromkeys(block.place for block in text.blocks)
    return next((block.place for place in places if (block := text.find_quote(place, quote))), "")


def _footnotes(loaded: Loaded, record: Record, text: str) -> Iterator[Problem]:
    if "[^" not in text:
        return
    notes = _FOOTNOTE.findall(text)
    marks = _MARK.findall(_FOOTNOTE.sub("", text))
    for number in sorted({*notes, *marks}, key=int):
        if number not in marks:
            message = f"chú thích [^{number}] không có dấu nào trong văn bản dẫn tới"
        elif number not in notes:
            message = f"dấu [^{number}] không có dòng chú thích «[^{number}]: …»"
        elif notes.count(number) > 1:
            message = f"chú thích [^{number}] viết hai lần"
        else:
            continue
        yield loaded.problem(record, ("text",), "CHU_THICH", message, "mỗi dấu [^n] ứng với đúng một dòng «[^n]: …»")
