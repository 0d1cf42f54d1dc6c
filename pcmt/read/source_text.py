"""The bytes of a data file turned into text: strict UTF-8, no character that deceives a reader or a parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from pcmt.problems import DataError, Position, Problem
from pcmt.text.look_alikes import SUSPECT

FILE_LIMIT = 2_000_000

# YAML takes U+0085, U+2028 and U+2029 for line ends, XML refuses control characters and non-characters, and the
# bidi controls U+202A-202E and U+2066-2069 make a name or a file ending read backwards.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd\ufffe\uffff]"
)
# Signs and letters of Latin-1 that Vietnamese text lacks: traces of other encodings; and invisible characters.
FOREIGN = re.compile("[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00af\u00b1-\u00ba\u00bc-\u00bfÄÅÆÇËÏÑÖØÛÜßäåæçëïñöøûü]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d]")
# All of them in one look: most files hold none, and a look costs as much as a tenth of reading the file.
_UNUSUAL = re.compile("[" + "".join(each.pattern[1:-1] for each in (FORBIDDEN, FOREIGN, INVISIBLE, SUSPECT)) + "]")
_INDENT = re.compile(r"^ *([\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_UTF16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

_CHARACTER_CURE = "xóa ký tự đó rồi gõ lại đoạn chữ quanh nó"


def name_character(sign: str) -> str:
    """Name a character by its code point and, for the common ones, in words."""
    words = {
        "\t": "dấu tab",
        "\u00a0": "dấu cách không ngắt",
        "\ufeff": "dấu BOM giữa tệp, thường do nối hai tệp",
        "\u2028": "dấu xuống dòng lạ",
        "\u2029": "dấu xuống đoạn lạ",
        "\x85": "dấu xuống dòng lạ",
        "\ufffd": "dấu thế cho chữ đã hỏng",
    }.get(sign)
    if words is None and sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        words = "dấu đảo chiều chữ"
    return f"U+{ord(sign):04X}" + (f" ({words})" if words else "")


def decode_source(path: str, content: bytes) -> tuple[str, bool]:
    """Turn the content of a data file into text, and say whether it holds any character that deserves a second look.

    Raises DataError with every unfit character (first 20).
    """
    if len(content) > FILE_LIMIT:
        cure = "tách thành nhiều bản ghi, mỗi bản ghi một tệp"
        raise DataError([Problem(path, 1, 1, "TEP_QUA_LON", "", "tệp lớn hơn 2 MB", cure)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([_undecodable(path, content, error)]) from None
    unusual = _UNUSUAL.search(text) is not None
    if problems := [*(forbidden_signs(path, text) if unusual else ()), *_indents(path, text)]:
        raise DataError(problems[:20])
    return text, unusual


def locate(text: str, index: int) -> Position:
    """Return the position of the character at ``index``."""
    starts = _line_starts(text)
    line = bisect_right(starts, index)
    return Position(line, index - starts[line - 1] + 1)


@lru_cache(maxsize=1)
def _line_starts(text: str) -> list[int]:
    """Return where each line begins; kept for the text looked at last, which may hold hundreds of faults."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _undecodable(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    line = content.count(b"\n", 0, error.start) + 1
    column = error.start - content.rfind(b"\n", 0, error.start)
    if content.startswith(_UTF16_32) or content.count(0) > len(content) // 4:
        guess, line, column = "có vẻ là UTF-16 hoặc UTF-32", 1, 1
    else:
        guess = f"byte 0x{content[error.start]:02X}, có vẻ là bảng mã cũ như Windows-1258, TCVN3 hoặc VNI"
    cure = "mở tệp, chọn «Lưu thành…» (Save as) và chọn mã hóa UTF-8"
    return Problem(path, line, column, "MA_HOA", "", f"tệp không phải UTF-8: {guess}", cure)


def forbidden_signs(path: str, text: str) -> list[Problem]:
    """Return every character that is not allowed in texts of the portal (first 20)."""
    problems = []
    for match in FORBIDDEN.finditer(text):
        if text.count("\x00") > len(text) // 4:
            message = "tệp không phải UTF-8: có vẻ là UTF-16 hoặc UTF-32"
            return [
                Problem(path, 1, 1, "MA_HOA", "", message, "mở tệp, chọn «Lưu thành…» (Save as) và chọn mã hóa UTF-8")
            ]
        line, column = locate(text, match.start())
        message = f"có ký tự không được dùng {name_character(match[0])}"
        problems.append(Problem(path, line, column, "KY_TU_CAM", "", message, _CHARACTER_CURE))
        if len(problems) == 20:
            break
    return problems


def _indents(path: str, text: str) -> list[Problem]:
    problems = []
    for match in _INDENT.finditer(text):
        line, column = locate(text, match.start(1))
        code = "TAB" if match[1] == "\t" else "THUT_DONG_LA"
        message = f"đầu dòng thụt vào bằng {name_character(match[1])}"
        problems.append(
            Problem(path, line, column, code, "", message, "xóa chỗ thụt đó rồi gõ lại bằng dấu cách thường")
        )
        if len(problems) == 20:
            break
    return problems
