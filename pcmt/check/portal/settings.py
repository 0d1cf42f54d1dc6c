"""What must be one of a kind: ids, the key of a legal document, the code of a place, the terms of a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.model import Agency, LegalDocument, Place, Record, Vocabulary
from pcmt.model.agency import AGENCY_LEVEL_TITLES, BELOW_COMMUNE, CODE_LENGTHS, PLACE_LEVEL_TITLES
from pcmt.problems import Problem
from pcmt.read.records import Loaded, path_of
from pcmt.text.vietnamese import squeeze
from pcmt.urls import is_id

_PLAIN = re.compile(r"(?:[a-z0-9/-]++\.yaml\n)*+")
"""Paths that differ for everybody if they differ at all."""


def check_identity(loaded: Loaded) -> Iterator[Problem]:
    """No two things claim one identity."""
    yield from _file_names(loaded.paths)
    yield from _titles(loaded)
    yield from _documents(loaded)
    yield from _codes(loaded)
    yield from _levels(loaded)
    for vocabulary in loaded.every(Vocabulary):
        yield from _terms(loaded, vocabulary)


def _titles(loaded: Loaded) -> Iterator[Problem]:
    """Check that a title has letters: it becomes links, messages and headings."""
    for record, _ in loaded.with_facts(_title_of_signs, loaded):
        message = f"«{record.title[:20]}» không có chữ hay số nào"
        yield loaded.problem(record, ("title",), "CHI_CO_DAU", message, "viết tên bằng chữ")


def _title_of_signs(record: Record) -> Iterator[str]:
    if not any(sign.isalnum() for sign in record.title):
        yield record.title


def _documents(loaded: Loaded) -> Iterator[Problem]:
    """Issuer, number and date make a document; number and symbol alone repeat over the years."""
    seen: dict[tuple[str, str, str], LegalDocument] = {}
    for document in loaded.every(LegalDocument):
        if document.number is None or document.issued is None:
            continue
        number = squeeze(document.number).casefold().replace(" ", "")
        keys = [(issuer, number, str(document.issued)) for issuer in document.issuers]
        first = next((seen[key] for key in keys if key in seen), document)
        for key in keys:
            seen.setdefault(key, document)
        if first is not document:
            line = loaded.documents[path_of(first)].position(("number",))[0]
            message = f"trùng cơ quan, số và ngày ban hành với {path_of(first)}:{line}"
            yield loaded.problem(document, ("number",), "TRUNG_VAN_BAN", message, "giữ một bản ghi, xóa bản kia")


def _codes(loaded: Loaded) -> Iterator[Problem]:
    """Check that the code of a place has the length of its level and is unique."""
    seen: dict[str, Place] = {}
    for place in loaded.every(Place):
        if place.code is None:
            continue
        length = CODE_LENGTHS.get(place.level)
        if len(place.code) != length:
            wanted = f"{length} chữ số" if length else "không có mã"
            message = f"mã «{place.code}» không đúng độ dài của cấp {PLACE_LEVEL_TITLES[place.level]} ({wanted})"
            cure = "xem lại bảng mã đơn vị hành chính, chép đủ số 0 ở đầu"
            yield loaded.problem(place, ("code",), "MA_DON_VI_SAI", message, cure)
        first = seen.setdefault(place.code, place)
        if first is not place:
            line = loaded.documents[path_of(first)].position(("code",))[0]
            message = f"trùng mã với {path_of(first)}:{line}"
            yield loaded.problem(
                place, ("code",), "TRUNG_MA", message, "mã không dùng lại: xem lại bảng mã, sửa một nơi"
            )


def _levels(loaded: Loaded) -> Iterator[Problem]:
    """Check that villages belong to a commune, and that schools, posts and villages say where they are."""
    places = {one.id: one for one in loaded.every(Place)}
    for place in places.values():
        above = places.get(place.parent or "")
        if place.level == "village" and (above is None or above.level != "commune"):
            message = f"{PLACE_LEVEL_TITLES[place.level]} phải thuộc một xã, phường, đặc khu"
            yield loaded.problem(place, ("parent",), "CAP_SAI", message, "ghi mã của xã, phường ở parent")
    for agency in loaded.every(Agency):
        if agency.level in BELOW_COMMUNE and agency.place is None:
            message = f"{AGENCY_LEVEL_TITLES[agency.level]} chưa ghi ở xã, phường nào"
            yield loaded.problem(agency, ("place",), "CAP_SAI", message, "ghi mã của xã, phường ở place")


def _terms(loaded: Loaded, vocabulary: Vocabulary) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, term in enumerate(vocabulary.terms):
        first = seen.setdefault(term.id, number)
        if first != number:
            line = loaded.documents[path_of(vocabulary)].position(("terms", first, "id"))[0]
            message = f"mã «{term.id}» đã dùng ở dòng {line}"
            yield loaded.problem(
                vocabulary, ("terms", number, "id"), "TRUNG_MA", message, "đặt mã khác hoặc xóa mục trùng"
            )


def _file_names(paths: list[str]) -> Iterator[Problem]:
    """No two files whose names a Mac, Windows or a careless typist would take for the same record."""
    if _PLAIN.fullmatch("".join(f"{path}\n" for path in paths)):
        return  # no folder holds a name twice
    seen: dict[str, str] = {}
    for path in sorted(paths, key=lambda each: (not is_id(_stem(each)), each)):
        name = squeeze(path).casefold().replace("_", "-").replace(" ", "-")
        key = name.removesuffix(".yaml").removesuffix(".yml")
        first = seen.setdefault(key, path)
        if first != path:
            message = f"cùng một địa chỉ với {first}:1: hai tên chỉ khác chữ hoa, dấu, gạch nối hoặc đuôi tệp"
            yield Problem(path, 1, 1, "TRUNG_MA", "", message, "giữ một tệp, xóa hoặc đổi tên tệp kia")


def _stem(path: str) -> str:
    """File name without its folder and ending; pathlib would take a tenth of all checking for this."""
    return path.rpartition("/")[2].partition(".")[0]
