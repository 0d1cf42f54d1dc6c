"""Statements about documents: a cited article exists, and a link named "toàn văn" leads to a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pcmt.check.citations import documents_by_number
from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.model import LegalDocument, Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

PLACE_CURE = "mở toàn văn của văn bản ấy, ghi lại đúng điều, khoản, điểm"
TEXT_CURE = "bỏ chữ «toàn văn», hoặc dẫn tới Công báo, vbpl.vn; đăng toàn văn ở text của văn bản rồi mới gọi như vậy"

_PART = re.compile(r"[;\n|]|(?<=[\w)\]”*])[.!?]\s")
_NUMBER = re.compile(r"(?<!\w)\d{1,6}(?:/\d{4})?[/-][A-ZĐ][\w/-]{0,40}\w")
_LINK = re.compile(r"\]\(/?van-ban/([a-z0-9-]{1,120})")
_RUNG, _GAP, _N = r"[\s,*_]{0,6}", r"\s{1,4}", r"\d{1,4}[a-z]?"
_CITED = re.compile(
    rf"Điều{_GAP}(?P<article>{_N})(?!\w)(?:{_RUNG}khoản{_GAP}(?P<item>{_N})(?!\w)"
    rf"(?:{_RUNG}điểm{_GAP}(?P<point>[a-zđ])(?!\w))?)?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"(?:điểm{_GAP}(?P<point>[a-zđ]){_RUNG})?khoản{_GAP}(?P<item>{_N}){_RUNG}(?=điều{_GAP}\d)", re.IGNORECASE
)
_ARTICLE_LINE = re.compile(r"^[ \t*#]*Điều\s+(\d{1,4}[a-z]?)(?!\w)", re.MULTILINE)
_ITEM_LINE = re.compile(r"^[ \t*]*(\d{1,4}[a-z]?)\.(?=\s)", re.MULTILINE)
_POINT_LINE = re.compile(r"^[ \t*]*([a-zđ])\)", re.MULTILINE)
_FULL = re.compile(
    r"(?P<before>[^.;\n\[\]]{0,40})\[(?P<words>[^\[\]\n]{0,200})\]\(/?(?P<kind>van-ban|ke-hoach)/(?P<id>[a-z0-9-]{1,120})"
)


@cache
def places_of(text: str) -> frozenset[tuple[str, ...]]:
    """Articles, items and points of a text of law: ("5",), ("5", "2"), ("5", "2", "a")."""
    found: set[tuple[str, ...]] = set()
    for article, inside in _split(_ARTICLE_LINE, text):
        found.add((article,))
        for item, under in _split(_ITEM_LINE, inside):
            found.add((article, item))
            found |= {(article, item, point) for point, _ in _split(_POINT_LINE, under)}
        # An article may hold points without numbered items.
        found |= {(article, "", point) for point, _ in _split(_POINT_LINE, inside)}
    return frozenset(found)


def _split(sign: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    marks = list(sign.finditer(text))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        yield mark[1].lower(), text[mark.end() : end]


class CitedPlace(NamedTuple):
    """A cited place of a document: its position in the text, article with clause and point, id of the document."""

    start: int
    place: tuple[str, ...]
    document: str


class _Sentence(NamedTuple):
    """A sentence that cites: its start, and by their starts in it the linked documents, the numbers, the cited places."""

    start: int
    links: list[tuple[int, str]]
    numbers: list[tuple[int, str]]
    places: list[tuple[int, tuple[str, ...]]]


def find_citations(text: str, numbers: dict[str, list[str]]) -> Iterator[CitedPlace]:
    """Yield each «Điều …» beside a document that the same sentence names."""
    for sentence in _citing_sentences(text):
        known = ((start, numbers.get(number, ())) for start, number in sentence.numbers)
        named = [*sentence.links, *((start, ids[0]) for start, ids in known if len(ids) == 1)]
        for place, rung in sentence.places if named else ():
            _, document = min((abs(start - place), name) for start, name in named)
            yield CitedPlace(sentence.start + place, rung, document)


@remembered
def _citing_sentences(text: str) -> Iterator[_Sentence]:
    if "van-ban/" not in text and not _NUMBER.search(text):
        return
    start = 0
    for stop in [*(match.span() for match in _PART.finditer(text)), (len(text), len(text))]:
        part = text[start : stop[0]]
        links = [(match.start(), match[1]) for match in _LINK.finditer(part)]
        numbers = [(match.start(), match[0]) for match in _NUMBER.finditer(part)]
        if links or numbers:
            places = [(match.start(), _rung(part, match)) for match in _CITED.finditer(part)]
            yield _Sentence(start, links, numbers, places)
        start = stop[1]


def _rung(part: str, match: re.Match[str]) -> tuple[str, ...]:
    leading = [one for one in _LEADING.finditer(part) if one.end() == match.start()]
    inner = match if match["item"] or not leading else leading[0]
    return tuple(each.lower() for each in (match["article"], inner["item"], inner["point"]) if each)


def check_law_places(loaded: Loaded) -> Iterator[Problem]:
    """Check citations in the portal's own texts for documents with a text, and links labelled as full text."""
    texts = {
        name: places_of(document.text)
        for name, document in loaded.records[LegalDocument.kind_id].items()
        if isinstance(document, LegalDocument) and document.text
    }
    numbers = documents_by_number(loaded)
    for record, citing in loaded.with_facts(_citing_texts, loaded):
        for where, text in citing:
            for index, rung, document in find_citations(text, numbers):
                if document in texts and rung not in texts[document]:
                    message = f"văn bản «{document}» không có {_words(rung)}"
                    down = lines_down(loaded, record, where, text, index)
                    yield loaded.problem(record, where, "DIEU_KHONG_CO", message, PLACE_CURE, lines_down=down)
            yield from _full_texts(loaded, record, where, text)


def _citing_texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts that cite a document or name a full text."""
    for where, text in own_texts(record):
        if any(True for _ in _citing_sentences(text)) or any(True for _ in _full_text_links(text)):
            yield where, text


def _full_texts(loaded: Loaded, record: Record, where: FieldPath, text: str) -> Iterator[Problem]:
    for kind, record_id, start in _full_text_links(text):
        target = loaded.records[kind].get(record_id)
        if target is not None and not getattr(target, "text", None):
            message = f"gọi là «toàn văn» nhưng trang «{record_id}» không có toàn văn"
            down = lines_down(loaded, record, where, text, start)
            yield loaded.problem(record, where, "TOAN_VAN_KHONG_CO", message, TEXT_CURE, lines_down=down)


class _FullTextLink(NamedTuple):
    """A link that calls a record a full text: kind and id of the record, and the start of the link's words."""

    kind: str
    id: str
    start: int


@remembered
def _full_text_links(text: str) -> Iterator[_FullTextLink]:
    for match in _FULL.finditer(text) if "](" in text and "văn" in text.lower() else ():
        if "toàn văn" in f"{match['before']}{match['words']}".lower():
            yield _FullTextLink(match["kind"], match["id"], match.start("words"))


def _words(rung: tuple[str, ...]) -> str:
    return " ".join(f"{name} {each}" for name, each in zip(("Điều", "khoản", "điểm"), rung, strict=False))
