"""Registers the macros of hand-written pages with mkdocs-macros, and makes the calls that drawn pages hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from pcmt.problems import DataError, Problem
from pcmt.run.portal import Portal, open_portal
from pcmt.show.markup.macro_source import calling_line
from pcmt.show.markup.page_values import MacroCall, PageValues, escaped_in_markdown
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.unmade import NotMadeError
from pcmt.show.site.look_up import UnknownRecord
from pcmt.show.site.macros import MACROS, call_macro

PAGE_CURE = "sửa lại mã trong trang, hoặc thêm bản ghi còn thiếu"


class MacroHost(Protocol):
    """The part of mkdocs-macros' environment that is used here."""

    page: Any
    project_dir: str

    def macro(self, function: Callable[..., Any], name: str = "") -> Any:
        """Register a macro under a name."""


class PageCalls:
    """Makes macro calls with the data of a portal; ``problems`` are those of the calls that ask for what does not exist."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._views: dict[str, PageContext] = {}
        self.problems: list[Problem] = []

    def make(self, call: MacroCall) -> Any:
        """Return what a macro gives on a page: a value, or a block as Markup; empty text where there is a problem.

        A call that asks for downloads in the making, or did so in the build before, is returned itself.
        """
        if call.root not in self._views:
            self._views[call.root] = self._portal.view(call.root)
        name = f"lệnh {call.page}:{call.line} {call.name} {call.root} {[*call.args]!r} {call.options!r}"
        if self._portal.making and self._portal.rules.asked_beside(name):
            return call
        run = partial(call_macro, call.name, self._views[call.root], *call.args, **call.options)
        try:
            return self._portal.rules.recall(name, run)
        except NotMadeError:
            return call
        except UnknownRecord as error:
            self.problems.append(Problem(call.page, call.line, 1, "TRANG_SAI", "", str(error), PAGE_CURE))
            return ""


def with_calls_made(portal: Portal, values: PageValues) -> PageValues:
    """Return the values of pages with those of their calls. Raises DataError with every call for what does not exist."""
    calls = PageCalls(portal)
    made = values.resolved(calls.make)
    if calls.problems:
        raise DataError(calls.problems)
    return made


def digest_of(value: Any) -> str:
    """Return the SHA-256 of a value that a page computes with; its type counts."""
    return sha256(f"{type(value).__name__}\0{value}".encode()).hexdigest()


def source_place(portal: Portal, page: Any, line: int) -> tuple[str, int]:
    """Return the path of a page below the portal and the line of the file, for a line of the body without front matter."""
    path = Path(page.file.abs_src_path or page.file.src_uri)
    if not path.is_relative_to(portal.root):
        return page.file.src_uri, line
    source, body = path.read_text(encoding="utf-8-sig"), page.markdown or ""
    position = source.find(body.lstrip("\n")[:200])
    offset = source[:position].count("\n") - (len(body) - len(body.lstrip("\n"))) if position > 0 else 0
    return path.relative_to(portal.root).as_posix(), line + offset


def define_macros(host: MacroHost) -> None:
    """Register every macro with mkdocs-macros."""
    portal = open_portal(Path(host.project_dir).resolve())

    def register(name: str, *, is_block: bool) -> None:
        def call(*args: Any, **options: Any) -> Any:
            depth = host.page.url.strip("/").count("/") + 1 if host.page.url.strip("/") else 0
            place = source_place(portal, host.page, calling_line())
            asked = MacroCall(*place, "../" * depth if depth else "./", name, args, options)
            if not portal.has_plugin:
                return _result(portal, asked)
            if is_block:
                return portal.values.hold_block(asked, has_heading=MACROS[name].has_heading)
            return portal.values.hold_call(asked) if portal.prints_calls_only else _seen(portal, asked)

        host.macro(call, name)

    for name, macro in MACROS.items():
        register(name, is_block=macro.is_block)


def _result(portal: Portal, call: MacroCall) -> Any:
    """Return the result for an engine without the plugin; raise DataError where there is a problem."""
    portal.finish_downloads()
    calls = PageCalls(portal)
    result = calls.make(call)
    if calls.problems:
        raise DataError(calls.problems)
    return result if MACROS[call.name].is_block else escaped_in_markdown(result)


def _seen(portal: Portal, call: MacroCall) -> Any:
    """Return the result for a page that computes with it, and note what it was."""
    portal.finish_downloads()
    calls = PageCalls(portal)
    result = calls.make(call)
    portal.page_faults += calls.problems
    portal.values.seen.append((call, digest_of(result)))
    return result
