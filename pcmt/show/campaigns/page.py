"""Content of a campaign's page: days, directing documents, timeline, places and organisers, other years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, cast

from markupsafe import Markup

from pcmt.model import Campaign, Event, LegalDocument, Material, Place, Record
from pcmt.model.vocabulary import MaterialType
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Facet
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import AGENCY, CAMPAIGN, PLACE, retired
from pcmt.show.campaigns.timeline import timeline_of
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.calendar_offer import FOLLOW_ANCHOR
from pcmt.show.parts.closing_sections import LISTED
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_summary_facts, render_way
from pcmt.show.parts.kind_view import Backlinks
from pcmt.show.parts.phrases import yearly_words
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.show.parts.time_marks import render_record_state
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import sort_key, squeeze

SHOWN_GROUPS = 40
"""Places or organizers named with their counts: all provinces, with room."""
SLOGANS = MaterialType.SLOGANS
PROGRAMME = "chuong-trinh/"
"""Path of the printed programme below a campaign's page."""
NO_DAYS = "Chưa rõ ngày bắt đầu và ngày kết thúc"


class Share(NamedTuple):
    """How many events a place or an organizer has. ``path`` is the site-relative address of their list."""

    title: str
    path: str
    total: int


class Year(NamedTuple):
    """A year of a series; ``campaign`` is None when the portal found no source for it."""

    year: int
    campaign: Campaign | None


def events_of(catalog: Catalog, campaign: Campaign) -> list[Event]:
    """Return a campaign's events without withdrawn ones, in order of time."""
    found = cast("list[Event]", catalog.backlinks(campaign, Event.kind_id))
    return sorted((one for one in found if not one.is_withdrawn), key=lambda one: (day_of(one.start), one.id))


def span_words(campaign: Campaign) -> str:
    """Return the days of a campaign as given by its source."""
    start, end = campaign.start, campaign.end
    if campaign.yearly:
        return yearly_words(campaign.yearly)
    if start and end:
        return format_date(start) if start == end else f"Từ {format_date(start)} đến {format_date(end)}"
    if start:
        return f"Từ {format_date(start)} (chưa rõ ngày kết thúc)"
    return f"Đến {format_date(end)} (chưa rõ ngày bắt đầu)" if end else NO_DAYS


def shares_by_place(view: PageContext, events: Iterable[Event]) -> list[Share]:
    """Events counted by province (a commune's under its province), the busiest first; empty unless there are several."""
    tree = view.catalog.index(PlaceTree)
    return _shares(view, PLACE, events, lambda event: (_province(view, tree, event.place),) if event.place else ())


def shares_by_organizer(view: PageContext, events: Iterable[Event]) -> list[Share]:
    """Count events by organiser, largest first; empty unless there are several organisers."""
    return _shares(view, AGENCY, events, lambda event: event.organizers)


def _shares(
    view: PageContext, kind: str, events: Iterable[Event], keys: Callable[[Event], tuple[str, ...]]
) -> list[Share]:
    counts: dict[str, int] = defaultdict(int)
    for event in events:
        for key in dict.fromkeys(keys(event)):
            counts[key] += 1
    titles = {key: view.catalog.find(kind, key).title for key in counts}
    ordered = sorted(counts, key=lambda key: (-counts[key], sort_key(titles[key])))
    # Places have a page of their events; an agency's own page lists what it organizes.
    paths = {key: Facet(Event.kind_id, PLACE, key).path if kind == PLACE else f"{kind}/{key}/" for key in ordered}
    return [Share(titles[key], paths[key], counts[key]) for key in ordered] if len(ordered) > 1 else []


def _province(view: PageContext, tree: PlaceTree, place_id: str) -> str:
    for one in (place_id, *tree.above(place_id)):
        if view.catalog.get(Place, one).level == "province":
            return one
    return place_id


def materials_of(view: PageContext, campaign: Campaign) -> list[Material]:
    """Materials that name the campaign or its series."""
    catalog = view.catalog
    owners = [campaign, *([catalog.get(Campaign, campaign.series)] if campaign.series else [])]
    found = {one.id: one for owner in owners for one in catalog.backlinks(owner, Material.kind_id)}
    return [one for one in cast("list[Material]", list(found.values())) if not one.is_withdrawn]


def _used_materials(view: PageContext, campaign: Campaign, _found: Sequence[Record]) -> Sequence[Record]:
    return [one for one in materials_of(view, campaign) if one.type != SLOGANS]


ALL_MATERIALS = Backlinks(Material, "Tài liệu dùng cho chiến dịch", only=_used_materials)
"""The list of which a campaign's page shows the first ``LISTED``."""


def years_of(catalog: Catalog, series: Campaign) -> list[Year]:
    """Every year of a series from its newest to its oldest campaign; a year without a record is a gap, and is shown."""
    members = [one for one in catalog.campaigns if one.series == series.id and one.start and not one.is_withdrawn]
    by_year: dict[int, list[Campaign]] = defaultdict(list)
    for one in members:
        by_year[one.start.year if one.start else 0].append(one)
    found: list[Year] = []
    for year in range(max(by_year, default=0), min(by_year, default=1) - 1, -1):
        found += [Year(year, one) for one in by_year[year]] or [Year(year, None)]
    return found


def neighbours_of(years: Sequence[Year], campaign: Campaign) -> tuple[Year | None, Year | None]:
    """Return the recorded years before and after a campaign in its series."""
    told = [one for one in years if one.campaign]
    place = next((number for number, one in enumerate(told) if one.campaign and one.campaign.id == campaign.id), None)
    if place is None:
        return None, None
    earlier = told[place + 1] if place + 1 < len(told) else None
    return earlier, told[place - 1] if place else None


def papers_of(view: PageContext, campaign: Campaign) -> list[LegalDocument]:
    """Return the directing documents of a campaign, in the editor's order."""
    return [view.catalog.get(LegalDocument, one) for one in campaign.directing]


def theme_setter(campaign: Campaign, papers: Sequence[LegalDocument]) -> LegalDocument | None:
    """Return the directing document whose text contains the theme verbatim; None while the portal has no such text."""
    theme = squeeze(campaign.theme or "")
    return next((one for one in papers if theme and one.text and theme in squeeze(one.text)), None)


def campaign_extras(view: PageContext, campaign: Campaign) -> dict[str, object]:
    """Return the template variables of a campaign beyond the record itself."""
    events = events_of(view.catalog, campaign)
    materials = materials_of(view, campaign)
    papers = papers_of(view, campaign)
    return {
        "follow": _render_follow(view, campaign),
        "papers": papers,
        "theme_setter": theme_setter(campaign, papers),
        "span": span_words(campaign),
        "badge": render_record_state(campaign, view.catalog.today),
        "same_days": same_days_of(view.catalog, campaign),
        "timeline": timeline_of(view, campaign, events),
        "events": events,
        "all_events": Facet(Event.kind_id, CAMPAIGN, campaign.id).path,
        "shares": (shares_by_place(view, events), shares_by_organizer(view, events)),
        "shown_groups": SHOWN_GROUPS,
        "slogans": [one for one in materials if one.type == SLOGANS],
        "materials": [one for one in materials if one.type != SLOGANS],
        "all_materials": ALL_MATERIALS.path(campaign),
        "listed": LISTED,
        "programme": PROGRAMME if has_programme(campaign) else "",
    }


def _render_follow(view: PageContext, campaign: Campaign) -> Markup:
    """Render the way to the calendar and the news far below; empty for a campaign that has no more of them."""
    if campaign.is_withdrawn or retired(view.catalog, campaign):
        return trusted_html("")
    return render_summary_facts([FactRow("Theo dõi", render_way(FOLLOW_ANCHOR, "lịch vào điện thoại, tin mới"))])


def same_days_of(catalog: Catalog, campaign: Campaign) -> list[Campaign]:
    """Return other yearly days that overlap with one: 26 June falls within the action month."""
    if campaign.yearly is None:
        return []
    start, end = (campaign.yearly.month, campaign.yearly.day), (campaign.yearly.last_month, campaign.yearly.last_day)
    others = [(one, one.yearly) for one in catalog.campaigns if one.yearly and one.id != campaign.id]
    return [
        one
        for one, days in others
        if (days.month, days.day) <= end and start <= (days.last_month, days.last_day) and not one.is_withdrawn
    ]


def has_programme(campaign: Campaign) -> bool:
    """Whether there is a programme to print: only a campaign with a first and a last day has one."""
    return campaign.start is not None and campaign.end is not None and not campaign.is_withdrawn


def render_closing_section(view: PageContext, campaign: Campaign) -> Markup:
    """Plans that carry a campaign out, and the years of its series."""
    catalog = view.catalog
    series = catalog.get(Campaign, campaign.series) if campaign.series else campaign
    years = years_of(catalog, series)
    earlier, later = neighbours_of(years, campaign)
    years = [one for one in years if one.campaign is None or one.campaign.id != campaign.id]
    template = ENVIRONMENT.get_template("campaigns/closing.html")
    return Markup(template.render(view=view, record=campaign, series=series, years=years, earlier=earlier, later=later))
