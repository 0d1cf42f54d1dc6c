"""The macros of hand-written pages: names officials may use in ``docs/``, bound to the render functions of the site."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any, Protocol

from pcmt.problems import DataError, Problem
from pcmt.run.portal import Portal, open_portal
from pcmt.show.markup.macro_source import BLOCK_NAMES, calling_line
from pcmt.show.markup.page_values import escaped_in_markdown
from pcmt.show.parts.context import View
from pcmt.show.site import macro_blocks as blocks
from pcmt.show.site import macro_pages as page_blocks
from pcmt.urls import feed_path

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


def _functions(portal: Portal, view: Callable[[], View]) -> dict[str, Callable[..., Any]]:
    settings = portal.catalog.settings
    return {
        "now_and_next": lambda: blocks.now_and_next(view()),
        "campaign_banner": lambda: blocks.campaign_banner(view()),
        "announcements": lambda: blocks.announcements(view()),
        "latest": lambda kind, n=5: blocks.latest(view(), kind, n),
        "listing": lambda kind: blocks.listing(view(), kind),
        "materials": lambda audience=None, level=None, type=None, n=None: blocks.materials(
            view(), audience, level, type, n
        ),
        "shelf": lambda: page_blocks.shelf(view()),
        "shelf_links": lambda by: blocks.shelf_chips(view(), by),
        "events": lambda n=None: blocks.events(view(), n),
        "event_list": lambda: page_blocks.event_list(view()),
        "duties": lambda by, value, n=5: blocks.duties(view(), by, value, n),
        "duty_register": lambda: page_blocks.duty_register(view()),
        "campaigns": lambda: blocks.campaigns(view()),
        "targets": lambda: page_blocks.targets(view()),
        "deadlines": lambda n=5: blocks.deadlines(view(), n),
        "deadline_calendar": lambda: page_blocks.deadline_calendar(view()),
        "results": lambda first, last, unit=None: blocks.results(view(), first, last, unit),
        "helplines": lambda: blocks.helplines(view()),
        "help_strip": lambda: blocks.help_strip(view()),
        "subscribe": lambda: page_blocks.subscribe(view()),
        "subscribe_addresses": lambda: page_blocks.subscribe_addresses(view()),
        "comparisons": lambda: page_blocks.comparisons(view()),
        "changes": lambda: page_blocks.changes(view()),
        "kit_builder": lambda: page_blocks.kit_builder(view()),
        "themes": lambda: blocks.themes(view()),
        "language_coverage": lambda: page_blocks.language_coverage(view()),
        "open_data": lambda: page_blocks.open_data(view()),
        "data_dictionary": lambda: page_blocks.data_dictionary(view()),
        "record": lambda reference: blocks.record_block(view(), reference),
        "link": lambda reference, words="": blocks.record_link(view(), reference, words),
        "setting": lambda name: blocks.setting(view(), name),
        "count": lambda kind: len(view().catalog.all(blocks.require_kind(kind))),
        "checked_on": lambda: blocks.helplines_checked_on(view()),
        "feed_url": lambda: settings.url + feed_path("rss"),
    }


def _require_arguments(name: str, function: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]) -> None:
    try:
        signature(function).bind(*args, **options)
    except TypeError:
        names = ", ".join(signature(function).parameters)
        raise blocks.UnknownRecord(
            f"lệnh «{name}» viết thiếu hoặc thừa phần trong ngoặc; cần: {name}({names})"
        ) from None


def define_macros(host: MacroHost) -> None:
    """Register every macro with mkdocs-macros."""
    portal = open_portal(Path(host.project_dir).resolve())

    def view() -> View:
        depth = host.page.url.strip("/").count("/") + 1 if host.page.url.strip("/") else 0
        return View(portal.catalog, "../" * depth if depth else "./", portal.downloads, portal.page_counts)

    def guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **options: Any) -> Any:
            try:
                _require_arguments(name, function, args, options)
                result = function(*args, **options)
            except blocks.UnknownRecord as error:
                problem = page_problem(portal, host.page, calling_line(), str(error), PAGE_CURE)
                if not portal.has_plugin:
                    raise DataError([problem]) from error
                portal.page_faults.append(problem)
                return ""
            if name in BLOCK_NAMES:
                return portal.values.hold_block(result) if portal.has_plugin else result
            return result if portal.has_plugin else escaped_in_markdown(result)

        return call

    for name, function in _functions(portal, view).items():
        host.macro(guarded(name, function), name)
