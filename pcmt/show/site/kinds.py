"""Every kind of record as it is shown: what its subject declares, with the parts of its page that later subjects draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pcmt.model import Record
from pcmt.show.agencies.kind import AGENCY, PLACE
from pcmt.show.announcing.section import script_section
from pcmt.show.campaigns.kind import CAMPAIGN
from pcmt.show.campaigns.page import closing_section
from pcmt.show.comparisons.page import comparison_section
from pcmt.show.documents.graph_section import chain_section
from pcmt.show.documents.kind import DOCUMENT
from pcmt.show.events.kind import EVENT
from pcmt.show.kinds import DECLARED
from pcmt.show.parts.kind_view import KindView
from pcmt.show.plans.kind import PLAN
from pcmt.show.results.sections import campaign_results, event_results
from pcmt.show.site.cross_links import place_work, plan_ways
from pcmt.show.site.record_tables import (
    agency_deadline_table,
    citation_table,
    citing_table,
    deadline_table,
    duty_table,
    target_table,
)
from pcmt.show.subscribing.section import subscribe_section
from pcmt.show.tasks.agency_section import duty_section

_COMPLETED: tuple[KindView[Any], ...] = (
    replace(
        PLAN,
        slots={"ways": plan_ways},
        tables=(citation_table, target_table, deadline_table, duty_table),
        sections=(chain_section, comparison_section),
    ),
    replace(DOCUMENT, tables=(target_table, duty_table, citing_table)),
    replace(
        AGENCY,
        slots={**AGENCY.slots, "duties": duty_section},
        tables=(agency_deadline_table,),
        sections=(subscribe_section,),
    ),
    replace(PLACE, slots={**PLACE.slots, "duties": place_work}, sections=(subscribe_section,)),
    replace(CAMPAIGN, sections=(campaign_results, script_section, closing_section, subscribe_section)),
    replace(EVENT, sections=(event_results, script_section)),
)

KINDS: Mapping[str, KindView[Any]] = {**DECLARED, **{one.model.kind_id: one for one in _COMPLETED}}
"""How each kind is shown, by the id of the kind."""


def kind_view(record: Record) -> KindView[Any]:
    """How the kind of a record is shown."""
    return KINDS[record.kind_id]
