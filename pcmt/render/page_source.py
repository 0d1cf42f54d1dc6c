"""Faults in the Jinja source of hand-written pages, found before the macros run, with their lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Set
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables


class PageFault(NamedTuple):
    """A fault at a line (from 1) of a page's source."""

    line: int
    message: str
    cure: str


def find_page_faults(source: str, known: Set[str]) -> Iterator[PageFault]:
    """Syntax errors and names that nothing defines. ``known`` are the names the page may use."""
    environment = Environment(autoescape=True)
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        message = f"viết sai cú pháp trong dấu ngoặc nhọn ({error.message})"
        yield PageFault(error.lineno, message, "so với các trang khác trong docs, chú ý đóng đủ ngoặc và dấu nháy")
        return
    unknown = find_undeclared_variables(tree) - known
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            yield PageFault(name.lineno, f"không có lệnh «{name.name}»", "xem danh sách lệnh trong HUONG-DAN.md")


def calling_line() -> int:
    """Line of the page source whose macro call is now running; 0 when no page is on the stack.

    Jinja compiles a page to Python; the template object that it leaves in the frame's globals maps lines back.
    """
    frame = sys._getframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == (template.filename or "<template>"):
            return int(template.get_corresponding_lineno(frame.f_lineno))
        if frame.f_back is None:
            break
        frame = frame.f_back
    return 0
