"""Pages of all records of a kind whose front page leaves some out: ``ke-hoach/trang/1/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from pcmt.model import Plan, Record
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.listing import LISTING_ROOT, ListPage
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.site.card_groups import CARDS_ON_PAGE, WITH_LISTS, groupings, groups_of
from pcmt.show.site.kinds import KINDS
from pcmt.show.site.reference_lists import FRAME, ROWS_SHOWN, ListPlace, list_rows, long_list_page
from pcmt.show.tasks.listing import TaskLists
from pcmt.text.formats import format_number
from pcmt.text.vietnamese import lower_first

FRAMES = {Plan.kind_id: TaskLists.frame()}
"""Frames in whose menu a kind is marked, where it is another entry than that of agencies."""


def kind_pages(view: PageContext) -> Iterator[OwnPage]:
    """Yield the pages of every kind that has more records than its front page shows, in the order of its groups."""
    deep = replace(view, root=LISTING_ROOT)
    for kind in KINDS:
        is_long = kind not in WITH_LISTS and len(view.catalog.records[kind]) > CARDS_ON_PAGE
        if is_long and any(group.left_out for group in groups_of(deep, kind)):
            records = list(chain.from_iterable(one.records for one in groupings(deep, kind)))
            starts = range(0, len(records), ROWS_SHOWN)
            paths = [f"{kind}/trang/{number}/" for number in range(1, len(starts) + 1)]
            for number, start in enumerate(starts, start=1):
                part = ListPage(number, records[start : start + ROWS_SHOWN], paths)
                yield _page(deep, kind, part, f"{format_number(len(records))} mục")


def _page(view: PageContext, kind: str, part: ListPage[Record], lead: str) -> OwnPage:
    front = KINDS[kind].model.kind_title
    place = ListPlace(front, (("", "Trang chủ"), (f"{kind}/", front)), FRAMES.get(kind, FRAME))
    words = {"rows": list_rows(view, part.rows), "with_kind": False}
    return long_list_page(view, place, part, f"Tất cả {lower_first(front)}", lead, "site/reference_list", words)
