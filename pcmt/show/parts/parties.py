"""Parties of a deadline or duty: sender, recipient and assignee, as printed, else by the agency that the text means."""

from __future__ import annotations

import re

from markupsafe import Markup

from pcmt.model import Agency
from pcmt.model.campaign import ReportDue
from pcmt.model.plan import Deadline, Duty
from pcmt.relate.catalog import Catalog
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext

UNNAMED = "văn bản không nêu"
MEANT = "văn bản không nêu tên"
NO_RECEIVER = "không ghi nơi nhận"
_THROUGH = re.compile(r"\s*\(qua [^)]*\)")
"""Through whom it goes, as printed behind the receiver; the links beside the receiver say the same."""


def giver_words(catalog: Catalog, asked: Deadline | ReportDue) -> str:
    """Return the sender in plain words."""
    agency = getattr(asked, "from_agency", None)
    if asked.from_ or not agency:
        return asked.from_ or UNNAMED
    return f"{catalog.get(Agency, agency).title} ({MEANT})"


def render_giver(view: PageContext, asked: Deadline | ReportDue) -> Markup:
    """Render the sender, as a link where the agency has a record."""
    agency = getattr(asked, "from_agency", None)
    if not agency:
        return trusted_html(html_of(asked.from_ or UNNAMED))
    return view.render_link(Agency.kind_id, agency, asked.from_) if asked.from_ else _meant(view, agency)


def render_receiver(view: PageContext, asked: Deadline | ReportDue, unknown: str = NO_RECEIVER) -> Markup:
    """Render the recipient, with links to intermediate agencies."""
    if not asked.to:
        return _meant(view, asked.to_agency) if asked.to_agency else trusted_html(html_of(unknown))
    via = getattr(asked, "via", ())
    words = _THROUGH.sub("", asked.to) if via else asked.to
    name = view.render_link(Agency.kind_id, asked.to_agency, words) if asked.to_agency else trusted_html(html_of(words))
    return trusted_html(f"{name}{f'; gửi qua: {view.render_links(Agency.kind_id, via)}' if via else ''}")


def render_duty_agency(view: PageContext, duty: Duty) -> Markup:
    """Whom a text gives a task to, in its own words; the agency's title, and why, where it prints no name."""
    if duty.person:
        return view.render_link(Agency.kind_id, duty.agency, duty.person)
    if duty.agency_printed:
        return view.render_link(Agency.kind_id, duty.agency, duty.agency_printed)
    return _meant(view, duty.agency)


def _meant(view: PageContext, agency: str) -> Markup:
    return trusted_html(f'{view.render_link(Agency.kind_id, agency)} <span class="meta-line">({MEANT})</span>')
