"""Checks across fields and records, one noun per module; all problems are returned in one sorted list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from pcmt.check.attachments import check_attachments
from pcmt.check.citations import check_citations
from pcmt.check.clock import trusted_day
from pcmt.check.copies import check_copies
from pcmt.check.dates import check_times
from pcmt.check.duties import check_duties
from pcmt.check.encoding import check_typing
from pcmt.check.helplines import check_helplines
from pcmt.check.history import check_history
from pcmt.check.kits import check_kits
from pcmt.check.materials import check_materials, check_print_codes
from pcmt.check.one_record import check_by_record
from pcmt.check.portal.brand import check_brand
from pcmt.check.portal.page_files import check_page_files
from pcmt.check.portal.published_addresses import check_addresses
from pcmt.check.portal.readiness import check_portal
from pcmt.check.portal.settings import check_identity
from pcmt.check.quotes import check_quotes
from pcmt.check.references import check_cycles, check_references
from pcmt.check.results import check_results
from pcmt.check.schedule import IN_USE, check_schedule
from pcmt.check.shared_copies import check_shared_copies
from pcmt.check.target_values import check_figures
from pcmt.check.targets import check_targets
from pcmt.check.vocabularies import (
    check_left_out,
    check_month_tasks,
    check_replaced_entries,
    check_titles,
    check_vocabulary_ids,
)
from pcmt.check.wording.fines import check_fines
from pcmt.check.wording.first_aid import check_first_aid
from pcmt.check.wording.language import check_language
from pcmt.check.wording.law_places import check_law_places
from pcmt.check.wording.letters import check_letters
from pcmt.check.wording.links import check_links
from pcmt.check.wording.norms import check_norms
from pcmt.check.wording.personal_data import check_personal_data
from pcmt.check.wording.source_hosts import check_source_hosts
from pcmt.problems import Problem, sorted_problems
from pcmt.read.kept_records import KeptRecords
from pcmt.read.partial_records import without_echoes
from pcmt.read.records import ATTACHMENTS, DATA, Loaded, read_records
from pcmt.read.waiting import draft_paths, published_part, waiting_paths
from pcmt.text.dates import start_of

__all__ = ["check_all", "read_and_check", "weighed"]


def check_all(loaded: Loaded, today: date, now: datetime | None = None) -> list[Problem]:
    """Every problem of what was read, those of reading included, sorted by file and line.

    ``today`` decides about helplines and days in the future, ``now`` (by default the first moment of ``today``) about what
    is published; neither is taken from the clock here.
    """
    day, fault = trusted_day(loaded, today)
    moment = now or start_of(today)
    found = [*_check_parts(loaded, day, moment), *check_schedule(loaded, moment)]
    problems = [*loaded.problems, *([fault] if fault else []), *without_echoes(iter(found), loaded.partial)]
    return sorted_problems(weighed(problems, loaded))


def weighed(problems: Iterable[Problem], loaded: Loaded) -> Iterator[Problem]:
    """Yield problems; errors in drafts are marked so: what is not finished must not stop what is to be published today."""
    drafts = draft_paths(loaded)
    for one in problems:
        is_of_draft = one.path in drafts and one.severity == "error" and one.code != IN_USE
        yield replace(one, severity="draft") if is_of_draft else one


def _check_parts(loaded: Loaded, today: date, now: datetime) -> Iterator[Problem]:
    """Check what is public as if nothing waited, so that it is whole by itself; then report what waits, checked with it."""
    waiting = waiting_paths(loaded, now)
    if not waiting:
        yield from _check_each(loaded, today, "whole")
        return
    files = f"{DATA}/{ATTACHMENTS}/"  # whether a file is used is known from all records
    for one in _check_each(published_part(loaded, now), today, "public"):
        if one.path not in waiting and not one.path.startswith(files):
            yield one
    for one in _check_each(loaded, today, "whole"):
        if one.path in waiting or one.path.startswith(files):
            yield one


_OF_ONE_RECORD = (
    check_quotes,
    check_copies,
    check_figures,
    check_letters,
    check_language,
    check_norms,
    check_first_aid,
    check_source_hosts,
    check_materials,
)
_OF_ONE_RECORD_AND_DAY = (check_times, check_history, check_duties, check_targets, check_results)


def _check_each(loaded: Loaded, today: date, part: str) -> Iterator[Problem]:
    """Run every check on a part of the data."""
    yield from check_by_record(loaded, _OF_ONE_RECORD, part)
    dated = [partial(check, today=today) for check in _OF_ONE_RECORD_AND_DAY]
    yield from check_by_record(loaded, dated, f"{part}, by day", today)
    yield from check_identity(loaded)
    yield from check_typing(loaded)
    yield from check_shared_copies(loaded)
    yield from check_references(loaded)
    yield from check_vocabulary_ids(loaded)
    yield from check_left_out(loaded)
    yield from check_replaced_entries(loaded)
    yield from check_titles(loaded)
    yield from check_month_tasks(loaded)
    yield from check_addresses(loaded)
    yield from check_cycles(loaded)
    yield from check_citations(loaded)
    yield from check_helplines(loaded, today)
    yield from check_portal(loaded)
    yield from check_brand(loaded)
    yield from check_links(loaded)
    yield from check_fines(loaded)
    yield from check_law_places(loaded)
    yield from check_personal_data(loaded)
    yield from check_print_codes(loaded)
    yield from check_kits(loaded)
    yield from check_attachments(loaded)


def read_and_check(
    root: Path, today: date, now: datetime | None = None, kept: KeptRecords | None = None
) -> tuple[Loaded, list[Problem]]:
    """Read ``data/`` under the portal's folder and check it all; EnvironmentFault when the disk is in the way.

    Of the folders beside it only the names of files are looked at. ``kept``: files as they were read before.
    """
    loaded = read_records(root, kept)
    return loaded, sorted_problems([*check_all(loaded, today, now), *check_page_files(root)])
