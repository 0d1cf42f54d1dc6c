"""A record as an article: its HTML, contents, crumbs and the facts that head elements need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from jinja2 import Template
from markupsafe import Markup

from pcmt.model import Agency, Announcement, Campaign, Event, Kit, LegalDocument, Material, Place, Plan, Record
from pcmt.model.record import Citation
from pcmt.show.agencies.succession import succession_section
from pcmt.show.announcing.section import script_section
from pcmt.show.campaigns.page import campaign_extras, closing_section
from pcmt.show.comparisons.page import comparison_section
from pcmt.show.documents.graph_section import chain_section
from pcmt.show.documents.lifecycle import life_section, relation_sections
from pcmt.show.events.page import event_extras
from pcmt.show.kits.page import kit_extras
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.markup.unique_ids import with_unique_ids
from pcmt.show.materials.page import material_extras
from pcmt.show.parts.closing_sections import backlink_sections, data_line, note_section, source_section
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import identity_table
from pcmt.show.parts.history import history_section
from pcmt.show.parts.tables import anchor_of, render_table
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.show.plans.official_html import note_anchors, render_official_text
from pcmt.show.plans.originals import copies_section
from pcmt.show.results.sections import campaign_results, event_results
from pcmt.show.site.banners import banners
from pcmt.show.site.cross_links import place_targets, plan_ways
from pcmt.show.site.facts import rows_of
from pcmt.show.site.record_tables import tables_of
from pcmt.show.subscribing.section import subscribe_section
from pcmt.show.tasks.agency_section import duty_section, place_duties
from pcmt.text.official_text import parse_official_text
from pcmt.urls import record_path

_TEMPLATES = {
    "ke-hoach": "plans/page.html",
    "van-ban": "documents/page.html",
    "co-quan": "agencies/page.html",
    "dia-phuong": "agencies/place_page.html",
    "chien-dich": "campaigns/page.html",
    "su-kien": "events/page.html",
    "tai-lieu": "materials/page.html",
    "bo-tai-lieu": "kits/page.html",
    "duong-day-nong": "agencies/helpline_page.html",
    "thong-bao": "announcing/page.html",
    "danh-muc": "site/vocabulary_page.html",
}
_SECTIONS: dict[str, tuple[Callable[[View, Any], Markup], ...]] = {
    "dia-phuong": (subscribe_section,),
    "co-quan": (subscribe_section,),
    "ke-hoach": (chain_section, comparison_section),
    "van-ban": (chain_section, relation_sections),
    "chien-dich": (campaign_results, script_section, closing_section, subscribe_section),
    "su-kien": (
        event_results,
        script_section,
    ),
}
"""For each kind, in order: what follows the record's own template and stands before the closing sections."""
_TOC_SPOT = "<!--pcmt:toc-->"
# Each pattern starts with a fixed text, which lets the engine skip through a page quickly.
_HEADING = re.compile(r'<h([234]) (?:class="[^"]*" )?id="([^"]+)">(.*?)</h', re.DOTALL)
_ITEM = re.compile(
    r'<p class="official-item" id="([^"]+)">(<span class="mark">[^<]*</span> )<strong>(.*?)</strong>', re.DOTALL
)
_NOISE = re.compile(r'<sup.*?</sup>|<a class="note-ref".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


class Entry(NamedTuple):
    """A line of the table of contents. ``words`` are safe HTML text."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Article:
    """A record ready to be shown. ``html`` holds the contents for phones, ``toc`` the same for the side bar."""

    record: Record
    path: str
    html: str
    toc: str


def _extras(view: View, record: Record) -> dict[str, Any]:
    """What a kind's template needs beyond what all kinds have."""
    if isinstance(record, Plan | LegalDocument):
        return _paper_extras(view, record)
    if isinstance(record, Material):
        return material_extras(view, record)
    if isinstance(record, Kit):
        return kit_extras(view, record)
    if isinstance(record, Announcement):
        return {"body_html": Markup(render_markdown(record.text, view.root))}
    if isinstance(record, Agency):
        return {"succession": succession_section(view, record), "duties": duty_section(view, record)}
    if isinstance(record, Place):
        return {
            "succession": succession_section(view, record),
            "duties": place_targets(view, record) + place_duties(view, record),
        }
    if isinstance(record, Campaign):
        return campaign_extras(view, record)
    if isinstance(record, Event):
        return event_extras(view, record) | {"anchor_of_document": partial(_anchor_in_document, view)}
    return {}


def _paper_extras(view: View, record: Plan | LegalDocument) -> dict[str, Any]:
    extras: dict[str, Any] = {"text_html": "", "copies": copies_section(view, record)}
    if isinstance(record, Plan):
        extras["ways"] = plan_ways(view, record)
    if record.text:
        text = parse_official_text(record.text)
        anchors = note_anchors(text, record.notes)
        extras |= {"text_html": Markup(render_official_text(text, anchors)), "note_anchors": anchors}
    if isinstance(record, LegalDocument):
        extras["life"] = life_section(view, record)
    return extras


def _anchor_in_document(view: View, citation: Citation) -> str:
    return anchor_of(view.catalog.find("van-ban", citation.document), citation)


def _entries(html: str) -> tuple[Entry, ...]:
    """Read the contents off the finished article, so that they can never differ from it."""
    found = [(match.start(), int(match[1]), match[2], match[3]) for match in _HEADING.finditer(html)]
    if "official-item" in html:
        items = _ITEM.finditer(html)
        found += [(match.start(), 4, match[1], match[2] + match[3].rstrip(":")) for match in items]
        found.sort()
    return tuple(Entry(level, anchor, _plain(words)) for _, level, anchor, words in found)


def _plain(words: str) -> str:
    """Words of a heading without tags, footnote digits and marks of notes."""
    if "<" not in words:
        return words
    return _SPACE.sub(" ", _TAG.sub("", _NOISE.sub("", words))).strip()


def _contents(entries: tuple[Entry, ...]) -> str:
    """Nested list of the contents."""
    parts: list[str] = []
    depth = 1
    for entry in entries:
        level = min(entry.level, depth + 1)
        if level > depth:
            parts.append("<ul>")
        else:
            parts.append("</li></ul>" * (depth - level) + "</li>")
        parts.append(f'<li><a href="#{entry.anchor}">{entry.words}</a>')
        depth = level
    parts.append("</li></ul>" * (depth - 1))
    return "".join(parts)


@cache
def _template(kind: str) -> Template:
    return ENVIRONMENT.get_template(_TEMPLATES[kind])


def render_article(view: View, record: Record) -> Article:
    """Draw a record for the page that ``view`` looks out from."""
    extras = _extras(view, record)
    anchors = extras.pop("note_anchors", ("",) * len(record.notes))
    html = _template(record.kind_id).render(
        view=view,
        record=record,
        banners=banners(view, record),
        identity=identity_table(rows_of(view, record)),
        tables=[render_table(table) for table in tables_of(view, record)],
        ending=Markup("").join(draw(view, record) for draw in _SECTIONS.get(record.kind_id, ()))
        + backlink_sections(view, record)
        + history_section(record)
        + note_section(record.notes, anchors)
        + source_section(view, record.sources)
        + data_line(view, record),
        **extras,
    )
    html = with_unique_ids(html)
    entries = _entries(html)
    toc = _contents(entries) if len(entries) > 2 else ""
    inline = (
        f'<details class="toc-inline"><summary>Mục lục</summary><nav aria-label="Mục lục">{toc}</nav></details>'
        if toc
        else ""
    )
    html = html.replace(_TOC_SPOT, inline, 1)
    return Article(record, record_path(record.kind_id, record.id), html, toc)
