"""An event as schema.org describes events, for search engines; only what the record states.

Rules kept (schema.org/Event and Google's guide to event data): ``EventRescheduled`` goes with ``previousStartDate`` and the
new ``startDate``; a cancelled event, and a postponed one without a new day, keep the day they had. Whether entrance is free
is no field of a record, so nothing is said of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pcmt.model import Agency, Event, Place
from pcmt.relate.places import PlaceTree
from pcmt.show.parts.context import PageContext

SCHEMA = "https://schema.org/"
_STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
_REGION_LEVEL = "province"
_COUNTRY_LEVEL = "country"


def linked_event(view: PageContext, event: Event) -> dict[str, Any]:
    """Return the properties of an event beside name, address and description. Times carry Vietnam's offset."""
    data: dict[str, Any] = {
        "@type": "Event",
        "startDate": event.start.isoformat(),
        "eventStatus": SCHEMA
        + ("EventRescheduled" if event.was_moved else _STATUS.get(event.status, "EventScheduled")),
        "organizer": [
            {"@type": "Organization", "name": view.catalog.get(Agency, one).title} for one in event.organizers
        ],
    }
    # A clock time without an end says nothing of the end; a whole day ends with itself.
    if event.end is not None or not isinstance(event.start, datetime):
        data["endDate"] = event.finish.isoformat()
    if event.was_moved and event.previous_start is not None:
        data["previousStartDate"] = event.previous_start.isoformat()
    return data | _where(view, event)


def _where(view: PageContext, event: Event) -> dict[str, Any]:
    locations: list[dict[str, Any]] = []
    if event.venue or event.place:
        locations.append(_place(view, event))
    if event.online:
        locations.append({"@type": "VirtualLocation", "url": event.online})
    if not locations:
        return {}
    mode = "Mixed" if len(locations) == 2 else "Online" if event.online else "Offline"
    return {
        "location": locations if len(locations) > 1 else locations[0],
        "eventAttendanceMode": f"{SCHEMA}{mode}EventAttendanceMode",
    }


def _place(view: PageContext, event: Event) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": "VN"}
    name = event.venue or ""
    if event.place:
        around = (event.place, *view.catalog.index(PlaceTree).above(event.place))
        places = [view.catalog.get(Place, one) for one in around]
        name = name or places[0].title
        for place in places:
            if place.level == _REGION_LEVEL:
                address["addressRegion"] = place.title
            elif place.level != _COUNTRY_LEVEL:
                address.setdefault("addressLocality", place.title)
    if event.venue:
        address["streetAddress"] = event.venue
    return {"@type": "Place", "name": name, "address": address}
