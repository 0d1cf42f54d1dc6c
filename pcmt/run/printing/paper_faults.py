"""What would stop the printing of forms or the packing of kits, of published records and of those that wait."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pcmt.model import Agency, Campaign, Event, LegalDocument, Place, Record
from pcmt.model.handouts import forms_of
from pcmt.problems import DataError, Problem
from pcmt.publish.pdf.refusals import find_refusals
from pcmt.read.file_cache import FolderCache, open_cache
from pcmt.read.records import Loaded
from pcmt.relate.catalog import Catalog
from pcmt.run.downloads.download_run import OnProgress, find_heavy_kits
from pcmt.run.printing.form_pool import FormPool


def find_paper_faults(
    root: Path, catalogs: Iterable[Catalog], loaded: Loaded, on_progress: OnProgress
) -> list[Problem]:
    """Return the faults of all catalogs, each once. ``on_progress`` hears of forms printed to see whether they fit."""
    cache = open_cache(root)
    found: dict[Problem, None] = {}
    with FormPool(cache.folder) as pool:
        for catalog in catalogs:
            refusals = list(find_refusals(catalog, loaded, cache, pool, on_progress))
            found |= dict.fromkeys(refusals or _heavy_kits(catalog, loaded, cache, pool))
    return list(found)


def has_no_paper(record: Record) -> bool:
    """Whether no form and no kit has anything of a record that waits: nothing published may refer to it.

    Such are bodies, places, campaigns, events, and documents known by their names alone; helplines are on every sheet.
    """
    is_bare = isinstance(record, LegalDocument) and not forms_of(record)
    return is_bare or isinstance(record, Agency | Place | Campaign | Event)


def _heavy_kits(catalog: Catalog, loaded: Loaded, cache: FolderCache, pool: FormPool) -> list[Problem]:
    """Return the problems that would stop the packing of kits."""
    try:
        heavy = find_heavy_kits(catalog, cache, pool)
    except DataError as error:
        return list(error.problems)
    return [loaded.problem(one.kit, ("materials",), "BO_QUA_NANG", one.message, one.cure) for one in heavy]
