"""What shows in the typed text of any file: personal numbers, letters of old Vietnamese encodings, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html.entities import html5

from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.read.source_text import FOREIGN, INVISIBLE, locate, name_character
from pcmt.text.look_alikes import find_look_alikes

# Twelve digits standing alone, also in groups of three or four: the form of a citizen's identity number. Longer runs
# and runs inside an address are article numbers of news sites.
_IDENTITY = re.compile(r"(?<![\w/.-])(?:[0-9]{12}|[0-9]{3}(?: [0-9]{3}){3}|[0-9]{4} [0-9]{4} [0-9]{4})(?![\w/.-]*\w)")
_AS_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_IDENTITY_ZEROS = (b"0" * 12, b"000 000 000 000", b"0000 0000 0000")
# UTF-8 read as Windows-1252: ế becomes áº¿, ạ becomes áº¡, ư becomes Æ°.
_MOJIBAKE = re.compile("á[º»][\u0080-\u00bf\u2018-\u2122]|Æ[°¡]|Ä[\u2018\u0090\u0192]|Ã[\u0080-\u00bf]\\w")
# VNI writes the mark as a second letter (Keá hoaïch), TCVN3 uses signs of Latin-1 (KÕ ho¹ch); neither is Vietnamese.
_OLD_ENCODING = re.compile(
    r"[aeouyAEOUY][ïøûõöëäåùÏØÛÕÖËÄÅÙ]|[ae][áàâã]|[A-Za-zđ][¸µ¶·¹¨©®¬]|(?<=[a-z])[ËÖÕÝÇÊß](?=[a-z])"
)
OLD_ENCODING_LEAST = 2
# Pasted out of a web page; every output prints it as it was typed.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENTITY_OPENING = b"&"


def check_typing(loaded: Loaded) -> Iterator[Problem]:
    """Look through every file as typed, so that no field is forgotten."""
    kept = loaded.kept
    none, _ = kept.facts.known_of(__name__)
    for path, document in loaded.documents.items():
        key = kept.key_of_path(path)
        if key not in none:
            look = partial(_typing_faults, loaded.sources, path, is_unusual=document.unusual)
            yield from kept.facts.find_in(key, __name__, look)


def _typing_faults(sources: Mapping[str, bytes], path: str, *, is_unusual: bool) -> Iterator[Problem]:
    """Look closely only where something can be wrong."""
    content = sources[path]
    if is_unusual or _ENTITY_OPENING in content or _may_hold_identity(content):
        yield from find_typing_faults(path, content)


def _may_hold_identity(content: bytes) -> bool:
    """Whether there are as many digits in a row as an identity number has: a pattern takes a hundred times as long."""
    zeros = content.translate(_AS_ZEROS)
    return any(form in zeros for form in _IDENTITY_ZEROS)


def find_typing_faults(path: str, content: bytes) -> Iterator[Problem]:
    """Yield the encoding and typing faults of one file, whose content is valid UTF-8."""
    text = content.decode("utf-8-sig")
    if _may_hold_identity(content):
        for match in _IDENTITY.finditer(text):
            message = f"dãy 12 chữ số «{match[0][:3]}…» giống số căn cước công dân"
            cure = "xóa số này; không đăng số giấy tờ của cá nhân"
            yield _problem(path, text, match.start(), "SO_CAN_CUOC", message, cure)
    # Broken letters are full of look-alikes; fixing the first fault fixes them too.
    broken = list(_encodings(path, text)) if FOREIGN.search(text) else []
    yield from broken or _look_alikes(path, text)
    for match in _ENTITY.finditer(text):
        if match[0][1] == "#" or match[0][1:] in html5:
            message = f"«{match[0]}» là ký hiệu của mã HTML, cổng đăng nguyên như đã gõ"
            yield _problem(path, text, match.start(), "KY_HIEU_HTML", message, "gõ thẳng chữ hoặc dấu ấy", "warning")
    if unseen := INVISIBLE.search(text):
        message = f"có ký tự không nhìn thấy {name_character(unseen[0])}, cổng sẽ bỏ đi khi đăng"
        yield _problem(path, text, unseen.start(), "KY_TU_AN", message, "xóa rồi gõ lại chỗ đó", weight="warning")


def _encodings(path: str, text: str) -> Iterator[Problem]:
    cure = "chuyển đoạn chữ sang Unicode bằng bộ gõ hoặc công cụ chuyển mã, rồi dán lại"
    if match := _MOJIBAKE.search(text):
        shown, _, _ = text[match.start() : match.start() + 12].partition("\n")
        message = f"chữ bị hỏng «{shown}»: UTF-8 bị đọc bằng bảng mã khác"
        yield _problem(path, text, match.start(), "CHU_HONG", message, cure)
        return
    found = list(_OLD_ENCODING.finditer(text))
    if len(found) >= OLD_ENCODING_LEAST:
        message = "chữ viết bằng bảng mã cũ (VNI hoặc TCVN3)"
        yield _problem(path, text, found[0].start(), "BANG_MA_CU", message, cure)


def _look_alikes(path: str, text: str) -> Iterator[Problem]:
    for one in find_look_alikes(text):
        code = f"U+{ord(one.sign[-1]):04X}"
        message = f"«{one.sign}» ({code}) trong «{one.word[:40]}» chỉ giống chữ Việt, đúng ra là {_named(one.right)}"
        cure = f"gõ lại thành «{one.mended[:40]}»" if one.mended else f"gõ lại «{one.word[:40]}» bằng bộ gõ tiếng Việt"
        weight = "error"
        if not one.is_certain:
            message, weight = message.replace("chỉ giống chữ Việt", "có thể là gõ nhầm"), "warning"
            cure += "; tên nước ngoài hoặc tiếng dân tộc thì giữ nguyên"
        yield _problem(path, text, one.start, "CHU_GIA", message, cure, weight)


def _named(right: str) -> str:
    return right if " " in right else f"«{right}»"


def _problem(path: str, text: str, index: int, code: str, message: str, cure: str, weight: str = "error") -> Problem:
    line, column = locate(text, index)
    return Problem(path, line, column, code, "", message, cure, "warning" if weight == "warning" else "error")
