"""Reports of results as files that an office opens: DOCX to sign and send, XLSX to work with, CSV for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pcmt.catalog import Catalog
from pcmt.outputs import Artifact
from pcmt.outputs.reports.excel import report_xlsx
from pcmt.outputs.reports.plain import report_csv
from pcmt.outputs.reports.word import report_docx
from pcmt.render.report_words import file_stem
from pcmt.results import Report, report_of_campaign

WRITERS: dict[str, Callable[[Catalog, Report], bytes]] = {"docx": report_docx, "xlsx": report_xlsx, "csv": report_csv}
"""What makes the bytes of a report, by the ending of the file."""


def report_files(catalog: Catalog, report: Report, stem: str) -> list[Artifact]:
    """A report in every form; ``stem`` is the path without its ending."""
    return [Artifact(f"{stem}.{ending}", write(catalog, report)) for ending, write in WRITERS.items()]


def campaign_reports(catalog: Catalog) -> Iterator[Artifact]:
    """``bao-cao/<campaign>.docx``, ``.xlsx``, ``.csv`` of every campaign that has days and events."""
    for campaign in catalog.campaigns:
        if report := report_of_campaign(catalog, campaign):
            yield from report_files(catalog, report, file_stem(campaign.id))
