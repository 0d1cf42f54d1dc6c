"""Translation of libyaml's messages into Vietnamese sentences with a cure.

libyaml reports what its grammar missed, not what the author did. So the offending line is examined first (an open
quote, a reserved first character, a missing space), and the message only then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pcmt.problems import Explanation, Problem

QUOTE_CURE = 'đặt cả giá trị trong dấu nháy, ví dụ title: "…"'
UNCLOSED_CURE = "thêm dấu nháy đóng ở cuối giá trị"
COMMENT_MESSAGE = "chữ sau dấu # bị coi là ghi chú và sẽ mất"
COMMENT_CURE = "đặt cả giá trị trong dấu nháy; nếu đúng là ghi chú thì chuyển thành một dòng riêng bắt đầu bằng #"
SPACE_MESSAGE = "thiếu dấu cách sau dấu hai chấm"
SPACE_CURE = "viết «tên_trường: giá trị», sau dấu hai chấm thường (:) có một dấu cách thường"
DASH_CURE = "thêm dấu - và một dấu cách ở đầu mục, thẳng cột với các mục khác"
INDENT_CURE = "thụt các dòng cùng cấp bằng nhau, mỗi cấp hai dấu cách"

# "key:value", "key：value" and "key:<no-break space>value" are one word to YAML.
GLUED = re.compile(r"^\s*(?:- +)?\w+\s*(?::[^\s/]|：|:\u00a0)")
BULLET = re.compile(r"^\s*(?:- +)?(–|—|--|•|·|▪|●|\+)\s+\S")
"""A list item as word processors write it."""
_NBSP = "\u00a0"
_CURLY = "“”„‘’"
_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w.-]+ *: +)?(?P<value>\S.*)?$")
_RESERVED = "&*!%@`>|?]},"
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What libyaml said: its two messages and the two places (line, column from 0; line -1 where it names none)."""

    context: str
    problem: str
    context_at: tuple[int, int]
    problem_at: tuple[int, int]


def explain_syntax(path: str, text: str, complaint: Complaint) -> Problem:
    """Return the problem in Vietnamese, at the place where the author has to look."""
    lines = text.splitlines() or [""]
    if opened := _open_quote(lines, complaint):
        return Problem(path, *opened, "NHAY_HO", "", "dấu nháy mở ở đây mà không có dấu nháy đóng", UNCLOSED_CURE)
    at = complaint.problem_at
    # A flow collection or a word without its colon is noticed only behind the place where it went wrong.
    if complaint.context.startswith(("while parsing a flow", "while scanning a simple key")) or at[0] >= len(lines):
        at = complaint.context_at if complaint.context_at[0] >= 0 else (len(lines) - 1, 0)
    # "title:x" is a word whose missing space only shows when the next line brings a colon.
    if complaint.problem.startswith("mapping values") and at[0]:
        above = lines[at[0] - 1]
        at = (at[0] - 1, 0) if GLUED.match(above) or BULLET.match(above) else at
    line = lines[min(at[0], len(lines) - 1)]
    code, message, cure = _by_look_alike(line) or _by_first_sign(line) or _by_message(line, complaint, at[1])
    if code == "KY_TU_DAU" and (match := _VALUE.match(line)):
        at = (at[0], max(match.start("value"), 0))
    return Problem(path, at[0] + 1, at[1] + 1, code, "", message, cure)


def _open_quote(lines: list[str], complaint: Complaint) -> tuple[int, int] | None:
    """Place of the first value, at or before the fault, that opens a quote its own line does not close.

    A quoted value may lawfully run over lines, so this is only asked once libyaml has stumbled.
    """
    if complaint.context.startswith("while parsing a quoted"):
        return None
    in_block = -1
    for number, line in enumerate(lines[: complaint.problem_at[0] + 1]):
        indent = len(line) - len(line.lstrip(" "))
        if in_block >= 0 and (indent > in_block or not line.strip()):
            continue
        in_block = indent if re.search(r":\s+[|>][-+0-9]*\s*$", line) else -1
        match = _VALUE.match(line)
        value = (match["value"] if match else None) or ""
        is_open = bool(value) and value[0] in _QUOTED and not _QUOTED[value[0]].match(value)
        if is_open and not _closes_later(lines, number, value[0], complaint.problem_at[0]):
            return number + 1, line.index(value) + 1
    return None


def _closes_later(lines: list[str], number: int, sign: str, last: int) -> bool:
    """Whether a following line, before any line that looks like a field, ends the quoted value."""
    for line in lines[number + 1 : last + 1]:
        if re.match(r"\s*(?:- +)?\w+:(?:\s|$)", line):
            return False
        if line.rstrip().endswith(sign):
            return True
    return False


def bullet_words(sign: str) -> Explanation:
    """Explain a bullet of a word processor."""
    message = f"đầu mục là «{sign}», không phải dấu gạch ngang thường"
    return Explanation("GACH_LA", message, "thay bằng dấu - và một dấu cách")


def glued_words(line: str) -> Explanation:
    """Explain a field whose value is not apart from its colon."""
    if re.match(rf"^\s*(?:- +)?\w+\s*:{_NBSP}", line):
        message = "sau dấu hai chấm là dấu cách không ngắt (chép từ Word, trang web), không phải dấu cách thường"
        return Explanation("THIEU_CACH", message, "xóa dấu cách ấy rồi gõ lại")
    return Explanation("THIEU_CACH", SPACE_MESSAGE, SPACE_CURE)


def _by_look_alike(line: str) -> Explanation | None:
    """Explain signs that look like those of a data file: bullets, quotes as word processors turn them."""
    if bullet := BULLET.match(line):
        return bullet_words(bullet[1])
    match = _VALUE.match(line)
    value = (match["value"] if match else None) or ""
    if value[:1] and value[0] in _CURLY and ": " in value:
        message = f"dấu nháy cong «{value[0]}» (Word tự đổi) không bao được giá trị"
        return Explanation("NHAY_CONG", message, 'gõ lại bằng dấu nháy thẳng "…"')
    return None


def _by_first_sign(line: str) -> Explanation | None:
    match = _VALUE.match(line)
    value = (match["value"] if match else None) or ""
    if value[:1] in _QUOTED:
        closed = _QUOTED[value[0]].match(value)
        if closed and value[closed.end() :].strip():
            cure = "bao cả giá trị bằng dấu nháy " + ("đơn (')" if value[0] == '"' else 'kép (")')
            return Explanation("NHAY_THUA", "còn chữ sau dấu nháy đóng", cure)
        return None
    if (value[:1] and value[0] in _RESERVED) or value.startswith("- ") or value == "-":
        return Explanation("KY_TU_DAU", reserved_message(value[0]), QUOTE_CURE)
    return None


def reserved_message(sign: str) -> str:
    """Why a value may not start with this sign."""
    return f"giá trị bắt đầu bằng «{sign}», ký tự có nghĩa riêng trong tệp dữ liệu"


def _by_message(line: str, complaint: Complaint, column: int) -> Explanation:
    problem = complaint.problem
    if GLUED.match(line):
        return glued_words(line)
    if problem.startswith("mapping values"):
        if re.search(r"\S:\s", line[:column]):
            return Explanation("HAI_CHAM", "giá trị có thêm một dấu hai chấm", QUOTE_CURE)
        return Explanation(
            "THUT_DONG", "dòng này thụt vào không khớp với dòng trên, hoặc dòng trên thiếu dấu hai chấm", INDENT_CURE
        )
    if problem.startswith("block sequence entries"):
        return Explanation("KY_TU_DAU", reserved_message("-"), QUOTE_CURE)
    if "expected ':'" in problem:
        message = "dòng này không có dạng «tên trường: giá trị» và cũng thiếu dấu - đầu mục"
        return Explanation("THIEU_HAI_CHAM", message, f"{SPACE_CURE}; nếu là một mục của danh sách thì {DASH_CURE}")
    if "'-' indicator" in problem:
        return Explanation("THIEU_GACH", "thiếu dấu - đầu mục: danh sách lẫn với nhóm trường", DASH_CURE)
    if "expected key" in problem and line.lstrip().startswith("- "):
        message = "dấu - đầu mục đứng sai chỗ: nhóm trường lẫn với danh sách"
        return Explanation("GACH_THUA", message, "thụt mục vào dưới tên danh sách, hoặc bỏ dấu -")
    if "expected key" in problem and (match := _VALUE.match(line)) and (match["value"] or "")[:1] in {"[", "{"}:
        return Explanation("NGOAC", "còn chữ sau dấu ngoặc đóng", QUOTE_CURE)
    if "expected key" in problem or "<document start>" in problem:
        return Explanation("THUT_DONG", "dòng này thụt vào không khớp với các dòng cùng cấp", INDENT_CURE)
    return _by_rare_message(complaint)


def _by_rare_message(complaint: Complaint) -> Explanation:
    problem = complaint.problem
    if complaint.context.startswith("while parsing a flow") or "node content" in problem:
        message = "dấu ngoặc [ ] hoặc { } không khép, hoặc thiếu dấu phẩy bên trong"
        return Explanation("NGOAC", message, f"đóng ngoặc; nếu đó là chữ thường thì {QUOTE_CURE}")
    if complaint.context.startswith("while parsing a quoted"):
        return Explanation(
            "GACH_CHEO", "dấu \\ trong nháy kép không đi với chữ này", "dùng nháy đơn (') thay cho nháy kép"
        )
    if "cannot start any token" in problem:
        return Explanation("KY_TU_DAU", "có ký tự không thể đứng ở đầu giá trị", QUOTE_CURE)
    return Explanation("SAI_YAML", "tệp viết sai cách ở chỗ này", f"xem lại dòng này và dòng trên; {QUOTE_CURE}")
