"""Restriction of hand-written pages to the portal's macros in plain expressions. Faults are reported with their lines.

Jinja gives access to every object of the program. So node types and filter names are allowed by list before anything
runs; the sandbox of ``pcmt.show.markup.page_values`` is the second line of defence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Set
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from pcmt.text.remembered import remembered

FILTER_NAMES = frozenset(
    "capitalize default e escape first int join last length list lower replace round sort title trim unique upper".split()
)
"""Filters that only change a text, a number or a list."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair),
    *(nodes.Name, nodes.Call, nodes.Keyword, nodes.Filter, nodes.If, nodes.For, nodes.Assign, nodes.CondExpr),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg),
)
_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_LOOP_WORDS = frozenset("index index0 first last length".split())
_ADDRESS = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|<)[^\s)>]*\Z")
"""Text before a value in the address of a link."""
COMMAND_CURE = "xem danh sách lệnh trong HUONG-DAN.md, mục Trang viết tay"


class PageFault(NamedTuple):
    """A fault at a line (from 1) of a page's source."""

    line: int
    message: str
    cure: str


@remembered
def find_page_faults(source: str, macros: frozenset[str]) -> Iterator[PageFault]:
    """Yield syntax errors, names that nothing defines, and whatever is more than a call of one of the ``macros``."""
    environment = Environment(autoescape=True)
    try:
        tree = environment.parse(source)
        refused = [(node, why) for node in tree.find_all(nodes.Node) if (why := _refusal(node, macros))]
        # Jinja computes constants while it looks for names: «'x' * 999999999» must be refused before it does.
        is_safe = all(isinstance(node, nodes.Call) for node, _ in refused)
        unknown = find_undeclared_variables(tree) - macros if is_safe else set()
    except (TemplateSyntaxError, RecursionError) as error:
        said = error.message if isinstance(error, TemplateSyntaxError) else "lồng quá sâu"
        message = f"viết sai cú pháp trong dấu ngoặc nhọn ({said})"
        line = getattr(error, "lineno", 1)
        yield PageFault(line, message, "so với các trang khác trong docs, chú ý đóng đủ ngoặc và dấu nháy")
        return
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            yield PageFault(name.lineno, f"không có lệnh «{name.name}»", COMMAND_CURE)
    for node, why in refused:
        yield PageFault(getattr(node, "lineno", 1), why, COMMAND_CURE)


def prints_calls_only(source: str) -> bool:
    """Whether a page only prints results of macros called with constants: what they return then changes nothing else of it.

    A value that begins the address of a link does: the engine looks at addresses.
    """
    before = ""
    for node in Environment().parse(source).body:
        if not isinstance(node, nodes.Output):
            return False
        for one in node.nodes:
            is_text, is_call = isinstance(one, nodes.TemplateData), isinstance(one, nodes.Call)
            inner = () if is_text else one.iter_child_nodes(exclude=("node",))
            if not (is_text or (is_call and not _ADDRESS.search(before))) or any(_computes(part) for part in inner):
                return False
            before = one.data if isinstance(one, nodes.TemplateData) else ""
    return True


def _computes(node: nodes.Node) -> bool:
    return not isinstance(node, nodes.Const | nodes.Keyword) or any(map(_computes, node.iter_child_nodes()))


def _refusal(node: nodes.Node, macros: Set[str]) -> str | None:
    """Why a page may not hold this node; None when it may."""
    if isinstance(node, _FILES):
        return "trang viết tay không được chèn tệp khác (include, import, extends)"
    if isinstance(node, nodes.Getattr):
        is_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _LOOP_WORDS
        return None if is_loop else f"không được lấy thuộc tính «.{node.attr}»"
    if isinstance(node, nodes.Call):
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        if called not in macros or node.dyn_args or node.dyn_kwargs:
            return f"chỉ được gọi lệnh của cổng, không gọi «{called or 'biểu thức khác'}»"
        return None
    if isinstance(node, nodes.Filter):
        named = any(isinstance(one, nodes.Keyword) and one.key == "attribute" for one in node.kwargs)
        return None if node.name in FILTER_NAMES and not named else f"không được dùng bộ lọc «|{node.name}»"
    if isinstance(node, nodes.Name) and _is_reserved(node, macros):
        return f"không được dùng tên «{node.name}»"
    if isinstance(node, nodes.For) and (node.recursive or next(node.find_all(nodes.For), None) is not None):
        return "không được lồng vòng lặp trong vòng lặp"
    if not isinstance(node, _ALLOWED):
        return f"không được dùng cấu trúc «{type(node).__name__.lower()}» trong trang"
    return None


def _is_reserved(name: nodes.Name, macros: Set[str]) -> bool:
    """Names that Jinja fills with objects of its own, and those of commands where a page would put its own value there."""
    is_taken = name.ctx != "load" and name.name in macros
    return is_taken or name.name.startswith("_") or name.name in {"self", "super", "caller", "varargs", "kwargs"}


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
