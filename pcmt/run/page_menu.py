"""The menu in ``mkdocs.yml``: every page it names is there, and every page that is there is named or left out on purpose.

Read line by line, since the file may hold tags of the engine that the reader of data refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from pcmt.problems import Problem

_PAGE = re.compile(r"""^\s*-\s+(?:.*?:\s+)?["']?(?P<page>[^\s"'#:][^"'#]*?\.md)["']?\s*(?:#.*)?$""")
_SETTING = re.compile(r"^[A-Za-z_]\w*:")


def _block(lines: Sequence[str], name: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines of a top-level setting."""
    inside = False
    for number, line in enumerate(lines, start=1):
        if _SETTING.match(line):
            inside = line.startswith(f"{name}:")
        elif inside and line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def find_menu_problems(path: str, text: str, pages: Sequence[str]) -> Iterator[Problem]:
    """Dead entries of the menu; pages of ``docs/`` that no entry and no pattern of ``not_in_nav`` names."""
    lines = text.splitlines()
    named: dict[str, int] = {}
    for number, line in _block(lines, "nav"):
        if match := _PAGE.match(line):
            page = match["page"].strip().removeprefix("./")
            named.setdefault(page, number)
            if page not in pages:
                message = f"danh mục trang dẫn tới docs/{page}, trang này không có"
                cure = "sửa lại tên tệp, khôi phục trang, hoặc xóa dòng này"
                yield Problem(path, number, line.index(match["page"]) + 1, "MENU_CHET", "", message, cure)
    if not named:
        return
    patterns = [line.strip() for _, line in _block(lines, "not_in_nav")]
    for page in pages:
        if page not in named and not any(_fits(page, pattern) for pattern in patterns):
            message = "trang không có trong danh mục nav của mkdocs.yml nên không nơi nào dẫn tới"
            cure = "thêm một dòng vào nav, hoặc ghi vào not_in_nav nếu cố ý"
            yield Problem(f"docs/{page}", 1, 1, "NGOAI_MENU", "", message, cure, "warning")


def _fits(page: str, pattern: str) -> bool:
    """Whether a pattern in the manner of ``.gitignore`` names a page."""
    if pattern.endswith("/"):
        folder = pattern.strip("/")
        return page.startswith(f"{folder}/") or (not pattern.startswith("/") and f"/{folder}/" in f"/{page}")
    if pattern.startswith("/"):
        return fnmatchcase(page, pattern[1:])
    return fnmatchcase(page, pattern) or fnmatchcase(page.rpartition("/")[2], pattern)
