"""Every kind of record as it is shown: what its subject declares, with the parts of its page that later subjects draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pcmt.model import Record
from pcmt.show.agencies.kind import AGENCY, PLACE
from pcmt.show.announcing.section import render_script_section
from pcmt.show.campaigns.kind import CAMPAIGN
from pcmt.show.campaigns.page import render_closing_section
from pcmt.show.comparisons.page import render_comparison
from pcmt.show.documents.graph_section import render_graph_section
from pcmt.show.documents.kind import DOCUMENT
from pcmt.show.events.kind import EVENT
from pcmt.show.kinds import DECLARED
from pcmt.show.parts.kind_view import KindView
from pcmt.show.plans.citation import render_citation
from pcmt.show.plans.kind import PLAN
from pcmt.show.results.sections import render_campaign_results, render_event_results
from pcmt.show.site.cross_links import render_place_tasks, render_plan_links
from pcmt.show.site.record_tables import (
    agency_deadline_table,
    citation_table,
    citing_table,
    deadline_table,
    duty_table,
    target_table,
)
from pcmt.show.site.summaries.agency_summary import render_agency_summary
from pcmt.show.site.summaries.document_summary import render_document_summary
from pcmt.show.site.summaries.place_summary import render_place_summary
from pcmt.show.site.summaries.plan_summary import render_plan_summary
from pcmt.show.subscribing.section import render_subscribe_section
from pcmt.show.tasks.agency_section import render_task_section

_COMPLETED: tuple[KindView[Any], ...] = (
    replace(
        PLAN,
        slots={"summary": render_plan_summary, "ways": render_plan_links, "citation": render_citation},
        tables=(citation_table, target_table, deadline_table, duty_table),
        sections=(render_graph_section, render_comparison),
    ),
    replace(
        DOCUMENT,
        slots={**DOCUMENT.slots, "summary": render_document_summary},
        tables=(target_table, duty_table, citing_table),
    ),
    replace(
        AGENCY,
        slots={**AGENCY.slots, "summary": render_agency_summary, "duties": render_task_section},
        tables=(agency_deadline_table,),
        sections=(render_subscribe_section,),
    ),
    replace(
        PLACE,
        slots={**PLACE.slots, "summary": render_place_summary, "duties": render_place_tasks},
        sections=(render_subscribe_section,),
    ),
    replace(
        CAMPAIGN,
        sections=(render_campaign_results, render_script_section, render_closing_section, render_subscribe_section),
    ),
    replace(EVENT, sections=(render_event_results, render_script_section)),
)

KINDS: Mapping[str, KindView[Any]] = {**DECLARED, **{one.model.kind_id: one for one in _COMPLETED}}
"""How each kind is shown, by the id of the kind."""


def kind_view(record: Record) -> KindView[Any]:
    """How the kind of a record is shown."""
    return KINDS[record.kind_id]
