"""Reports of results as files that an office opens: DOCX to sign and send, XLSX to work with, CSV for machines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from pcmt.model import Campaign
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog

if TYPE_CHECKING:
    from pcmt.relate.result_sums import ResultReport

# A build of one edit makes no report: what writes them is loaded for one to be made, with the library of XLSX.


def writers() -> dict[str, Callable[[Catalog, ResultReport], bytes]]:
    """Return what makes the bytes of a report, by the ending of the file."""
    from pcmt.publish.reports.csv import report_csv
    from pcmt.publish.reports.docx import report_docx
    from pcmt.publish.reports.xlsx import report_xlsx

    return {"docx": report_docx, "xlsx": report_xlsx, "csv": report_csv}


def report_files(catalog: Catalog, report: ResultReport, stem: str) -> list[Artifact]:
    """Return a report in every format; ``stem`` is the path without its extension."""
    return [Artifact(f"{stem}.{ending}", write(catalog, report)) for ending, write in writers().items()]


def campaign_reports(catalog: Catalog) -> Iterator[Artifact]:
    """``bao-cao/<campaign>.docx``, ``.xlsx``, ``.csv`` of every campaign that has days and events."""
    # Not in the order of titles, for which all records of the portal would be put in order.
    for campaign in cast("Mapping[str, Campaign]", catalog.records[Campaign.kind_id]).values():
        yield from catalog.recall(f"báo cáo {campaign.id}", partial(_files_of_campaign, catalog, campaign))


def _files_of_campaign(catalog: Catalog, campaign: Campaign) -> list[Artifact]:
    from pcmt.relate.result_sums import report_of_campaign
    from pcmt.show.results.phrases import file_stem

    report = report_of_campaign(catalog, campaign)
    files = report_files(catalog, report, file_stem(campaign.id)) if report else []
    gc.collect(1)  # a workbook is as large as all records, and holds cycles
    return files
