"""Every page that is neither a record nor written by hand: lists, and pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from pcmt.show.changes import listing as change_log
from pcmt.show.changes.print_code_page import CODE_FRAME, code_pages
from pcmt.show.comparisons import page as compare_page
from pcmt.show.deadlines.listing import DeadlineLists
from pcmt.show.events.listing import EventLists
from pcmt.show.materials.listing import MaterialLists
from pcmt.show.open_data import data_dictionary
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import LIST_FRAME
from pcmt.show.parts.listing import Lists
from pcmt.show.parts.standalone_page import OwnPage, PageRule, drawn
from pcmt.show.site import long_lists
from pcmt.show.site.redirect_page import moved_pages
from pcmt.show.site.waiting_page import waiting_pages
from pcmt.show.targets.listing import TargetLists
from pcmt.show.tasks.listing import TaskLists

LISTS: tuple[type[Lists], ...] = (EventLists, MaterialLists, TaskLists, DeadlineLists, TargetLists)
"""Lists of the portal, in the order in which they are written."""
OWN_FRAMES = (CODE_FRAME, compare_page.FRAME, change_log.FRAME, LIST_FRAME, data_dictionary.FRAME)
"""Frames of such pages, beside those of the kinds of records."""


OWN_PAGES: dict[str, Callable[[PageContext], Iterator[OwnPage | PageRule]]] = {
    **{f"danh sách {one.kind}": one.published for one in LISTS},
    "mã bản in": code_pages,
    "so sánh": compare_page.compare_pages,
    "thay đổi": change_log.change_pages,
    "địa chỉ cũ": moved_pages,
    "chờ đăng": waiting_pages,
    "danh sách tham chiếu": long_lists.reference_pages,
    "danh sách loại": long_lists.kind_pages,
    "bảng của cơ quan": long_lists.table_pages,
    "bảng của văn bản": long_lists.citing_pages,
    "từ điển dữ liệu": data_dictionary.dictionary_pages,
}
"""What yields such pages, in the order in which they are written, by the name of the rule."""


def own_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages one at a time. ``view`` must include the downloads."""
    return map(drawn, chain.from_iterable(pages(view) for pages in OWN_PAGES.values()))
