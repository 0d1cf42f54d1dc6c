"""Registers the macros of hand-written pages with mkdocs-macros: bound to the page being drawn, faults with their lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from pcmt.problems import DataError, Problem
from pcmt.run.portal import Portal, open_portal
from pcmt.show.markup.macro_source import calling_line
from pcmt.show.markup.page_values import escaped_in_markdown
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import MACROS, UnknownRecord, call_macro

PAGE_CURE = "sửa lại mã trong trang, hoặc thêm bản ghi còn thiếu"


class MacroHost(Protocol):
    """The part of mkdocs-macros' environment that is used here."""

    page: Any
    project_dir: str

    def macro(self, function: Callable[..., Any], name: str = "") -> Any:
        """Register a macro under a name."""


def source_offset(path: Path, body: str) -> int:
    """Lines of front matter before a page's body, so that faults can name lines of the file."""
    source = path.read_text(encoding="utf-8-sig")
    position = source.find(body.lstrip("\n")[:200])
    return source[:position].count("\n") - (len(body) - len(body.lstrip("\n"))) if position > 0 else 0


def page_problem(portal: Portal, page: Any, line: int, message: str, cure: str) -> Problem:
    """A problem at a line of a hand-written page."""
    path = Path(page.file.abs_src_path)
    offset = source_offset(path, page.markdown or "")
    return Problem(path.relative_to(portal.root).as_posix(), line + offset, 1, "TRANG_SAI", "", message, cure)


def define_macros(host: MacroHost) -> None:
    """Register every macro with mkdocs-macros."""
    portal = open_portal(Path(host.project_dir).resolve())

    def view() -> PageContext:
        depth = host.page.url.strip("/").count("/") + 1 if host.page.url.strip("/") else 0
        return PageContext(portal.catalog, "../" * depth if depth else "./", portal.downloads, portal.page_counts)

    def guarded(name: str, *, is_block: bool) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            try:
                result = call_macro(name, view(), *args, **options)
            except UnknownRecord as error:
                problem = page_problem(portal, host.page, calling_line(), str(error), PAGE_CURE)
                if not portal.has_plugin:
                    raise DataError([problem]) from error
                portal.page_faults.append(problem)
                return ""
            if is_block:
                return portal.values.hold_block(result) if portal.has_plugin else result
            return result if portal.has_plugin else escaped_in_markdown(result)

        return call

    for name, macro in MACROS.items():
        host.macro(guarded(name, is_block=macro.is_block), name)
