"""All records of a kind in groups, in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, cast

from pcmt.model import Agency, Announcement, Material, Place, Record
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.show.parts.context import View
from pcmt.show.site.cards import Card, card_of
from pcmt.text.dates import day_of, start_of
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import sort_key

CARDS_SHOWN = 60
"""A longer group goes on as folded links: a page of thousands of cards serves nobody, and a phone least."""


class Group(NamedTuple):
    """A heading of a list, the cards under it, and what follows them only by title.

    ``states`` (``coming``, ``running``, ``past``) are those whose cards the time script gathers here, ``now_title`` the heading
    that is true while it does, ``limit`` how many cards are shown of them.
    """

    title: str
    cards: list[Card]
    rest: Sequence[Record] = ()
    states: str = ""
    now_title: str = ""
    limit: int = 0

    @property
    def total(self) -> int:
        """Records of the group."""
        return len(self.cards) + len(self.rest)


def groups_of(view: View, kind: str) -> list[Group]:
    """All records of a kind in their groups; a kind without a way of its own stands in one group without a heading."""
    draw = _GROUPINGS.get(kind)
    return draw(view) if draw else _cards(view, {"": view.catalog.all(kind)})


def _documents(view: View) -> list[Group]:
    # Force is lost and gained after the build too: those headings carry the day that they speak of.
    day = format_date(view.catalog.today)
    titles = STATUS_TITLES | {
        "in_force": f"{STATUS_TITLES['in_force']} (tính đến ngày {day})",
        "coming": f"có hiệu lực sau ngày {day}",
    }
    by_status: dict[str, list[Record]] = {titles[key]: [] for key in STATUS_TITLES}
    for document in view.catalog.documents:
        by_status[titles[view.catalog.status_of(document)]].append(document)
    return _cards(view, {title[0].upper() + title[1:]: group for title, group in by_status.items()})


def _events(view: View) -> list[Group]:
    today = view.catalog.today
    coming = [one for one in view.catalog.events if day_of(one.finish) >= today]
    past = [one for one in reversed(view.catalog.events) if day_of(one.finish) < today]
    return _by_time(view, (f"Từ ngày {format_date(today)}", "Đang diễn ra và sắp tới", coming), ("Đã qua", past))


def _announcements(view: View) -> list[Group]:
    today = view.catalog.today
    notices = cast("list[Announcement]", view.catalog.all(Announcement.kind_id))
    notices = sorted(notices, key=lambda one: start_of(one.from_), reverse=True)
    valid = [one for one in notices if day_of(one.until) >= today]
    over = [one for one in notices if day_of(one.until) < today]
    title = f"Có hạn từ ngày {format_date(today)} trở đi"
    return _by_time(view, (title, "Còn hiệu lực và sắp tới", valid), ("Đã hết hạn", over))


def _agencies(view: View) -> list[Group]:
    """Central bodies first, then each place in dictionary order."""
    central: list[Record] = []
    local: dict[str, list[Record]] = {}
    for agency in cast("list[Agency]", view.catalog.all(Agency.kind_id)):
        place = cast(Place, view.catalog.find("dia-phuong", agency.place)) if agency.place else None
        if agency.level in {"central", "international"} or place is None:
            central.append(agency)
        else:
            local.setdefault(place.title, []).append(agency)
    by_place = {title: local[title] for title in sorted(local, key=sort_key)}
    return _cards(view, {"Trung ương và quốc tế": central, **by_place})


def _places(view: View) -> list[Group]:
    today = view.catalog.today
    now: list[Record] = []
    gone: list[Record] = []
    for place in cast("list[Place]", view.catalog.all(Place.kind_id)):
        (gone if view.catalog.has_ended(place) else now).append(place)
    return _cards(view, {f"Tính đến ngày {format_date(today)}": now, "Không còn là đơn vị hành chính": gone})


def _materials(view: View) -> list[Group]:
    by_type: dict[str, list[Record]] = {title: [] for title in view.catalog.terms["loai-tai-lieu"].values()}
    for material in cast("list[Material]", view.catalog.all(Material.kind_id)):
        by_type[view.term("loai-tai-lieu", material.type)].append(material)
    return _cards(view, by_type)


def _cards(view: View, groups: Mapping[str, Sequence[Record]]) -> list[Group]:
    return [grouped(view, title, records) for title, records in groups.items() if records]


def grouped(view: View, title: str, records: Sequence[Record]) -> Group:
    """Records under a heading: as cards, past a limit by title only."""
    return Group(title, [card_of(view, record) for record in records[:CARDS_SHOWN]], records[CARDS_SHOWN:])


def _by_time(view: View, ahead: tuple[str, str, Sequence[Record]], over: tuple[str, Sequence[Record]]) -> list[Group]:
    """Two groups between which the time script moves cards. ``ahead``: printed title, title by the script, records."""
    title, now_title, records = ahead
    if not records and not over[1]:
        return []
    return [
        grouped(view, title, records)._replace(states="running coming", now_title=now_title),
        grouped(view, *over)._replace(states="past"),
    ]


_GROUPINGS: dict[str, Callable[[View], list[Group]]] = {
    "van-ban": _documents,
    "su-kien": _events,
    "thong-bao": _announcements,
    "co-quan": _agencies,
    "dia-phuong": _places,
    "tai-lieu": _materials,
    "ke-hoach": lambda view: _cards(view, {"": view.catalog.plans}),
    "chien-dich": lambda view: _cards(view, {"": view.catalog.campaigns}),
    "duong-day-nong": lambda view: _cards(view, {"": view.catalog.helplines}),
}
