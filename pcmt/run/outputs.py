"""What a portal publishes beside its pages: every file that is a function of the catalog, in one stream.

The plugin writes them into the site; an export without any engine writes the very same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pcmt.publish.artifact import Artifact, StoredFile
from pcmt.publish.calendars import own_calendars, scope_calendars
from pcmt.publish.feeds import feeds
from pcmt.publish.kit_archives import further_kit_choices, kit_attachments, own_kit_list
from pcmt.publish.open_data import record_files
from pcmt.publish.pdf.emblem import manifest_file
from pcmt.publish.plain_texts import attachments, script_sheets
from pcmt.relate.record_groups import GROUPS
from pcmt.show.parts.context import PageContext

# A rule whose answers stand is not run: its module is loaded when it is.


def _follow_lists(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.subscription_lists import follow_lists

    return follow_lists(view.catalog)


def _place_names(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.place_names import place_names

    return place_names(view.catalog)


def _programmes(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.print_pages import programmes

    return programmes(view.catalog)


def _personal_sheets(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.print_pages import personal_sheets

    return personal_sheets(view.catalog)


def _sitemaps(hand_written: tuple[str, ...], view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.sitemap import sitemaps

    return sitemaps(view.catalog, hand_written)


def _event_data(view: PageContext) -> Iterable[Artifact]:
    from pcmt.publish.event_filter_data import event_data

    return (event_data(view.catalog),)


SITEMAP = "sơ đồ trang"
"""The only one of these rules that is given more than the view."""


def artifact_rules(hand_written: tuple[str, ...]) -> dict[str, Callable[[PageContext], Iterable[Artifact]]]:
    """Return what makes the files beside pages, downloads and search, by the name of the rule.

    ``hand_written`` are the addresses of the pages in ``docs/``.
    """
    return {
        "nhận diện": lambda view: (manifest_file(view.catalog),),
        "nguồn tin": lambda view: feeds(view.catalog, {**attachments(view), **kit_attachments(view)}),
        "lịch": scope_calendars,
        **{f"lịch riêng, nhóm {number}": partial(own_calendars, number) for number in range(GROUPS)},
        "danh mục đăng ký": _follow_lists,
        "tên địa phương": _place_names,
        "chương trình": _programmes,
        "bản ghi tên": _personal_sheets,
        "lời đọc": script_sheets,
        **{f"dữ liệu từng bản ghi, nhóm {number}": partial(record_files, number) for number in range(GROUPS)},
        SITEMAP: partial(_sitemaps, hand_written),
        "bộ lọc sự kiện": _event_data,
        "bộ tự chọn": lambda view: (own_kit_list(view), *further_kit_choices(view)),
    }


def artifacts(view: PageContext, hand_written: Iterable[str]) -> Iterator[Artifact | StoredFile]:
    """Every file beside the pages and the search index."""
    for make in artifact_rules(tuple(hand_written)).values():
        yield from make(view)
    yield from (StoredFile(*file) for file in view.downloads.items())
