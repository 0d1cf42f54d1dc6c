"""Marks that a version control program leaves where two people changed the same lines: both versions would be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.problems import Problem

CODE = "DAU_XUNG_DOT"
_OUTER = re.compile(r"^[ \t>]*(?:<{7}|>{7}|\|{7})(?=[ \t\r]|$)", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}\r?$", re.MULTILINE)


def find_merge_marks(path: str, text: str, *, with_lone_middle: bool = True) -> Iterator[Problem]:
    """Yield a problem for each merge mark of a text.

    ``with_lone_middle``: count seven equals signs alone on a line as a mark even without another one; in a file made
    elsewhere
    they may underline a title.
    """
    if not any(signs in text for signs in ("<<<<<<<", ">>>>>>>", "=======", "|||||||")):
        return
    places = [match.start() for match in _OUTER.finditer(text)]
    if places or with_lone_middle:
        places += [match.start() for match in _MIDDLE.finditer(text)]
    for place in sorted(places)[:20]:
        line = text.count("\n", 0, place) + 1
        found = text[place : place + 40].split("\n", maxsplit=1)[0].strip()[:7]
        message = f"còn dấu «{found}» của hai bản sửa chưa gộp xong"
        yield Problem(
            path, line, 1, CODE, "", message, "giữ phần chữ đúng, xóa phần kia và mọi dòng <<<<<<<, =======, >>>>>>>"
        )
