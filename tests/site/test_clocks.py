"""An untouched portal on days to come: it is sound, it is drawn, and it offers no number that was not checked again."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from pcmt.check import check_all
from pcmt.problems import errors_in
from pcmt.publish.feeds import feeds
from pcmt.publish.office.content import manuscript_of
from pcmt.publish.pdf.prepared_forms import content_for
from pcmt.publish.pdf.sheets import wanted_sheets
from pcmt.read.waiting import published_part
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.relate.review_list import review
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from pcmt.show.site.macros import call_macro
from pcmt.text.dates import start_of
from tests.data_files import real_data
from tests.portal_fixtures import Lend, run_pcmt
from tests.publish.calendars.every_calendar import calendars
from tests.sweeps import SWEEP, sweep

BEGINNING = date(2026, 11, 22)
FRESH, STALE = (60,), (200, 800, 1_500)
"""Days from the beginning: while all numbers are checked, and after."""
_CALL = re.compile(r'href="?tel:')
EPOCH_OF_200_DAYS = "1812585600"


@cache
def catalog_of(days: int) -> Catalog:
    """Return the catalog of a day to come; read-only."""
    loaded = real_data()
    assert loaded.settings
    day = BEGINNING + timedelta(days=days)
    public = published_part(loaded, start_of(day))
    return build_catalog(loaded.settings, public.records, day, loaded.attachments)


@pytest.mark.parametrize("days", sweep(FRESH + STALE, 2))
def test_time_alone_makes_no_error_and_every_page_is_drawn(days: int) -> None:
    """The site of all tests is that of the first day."""
    assert errors_in(check_all(real_data(), BEGINNING + timedelta(days=days))) == []
    catalog = catalog_of(days)
    view = PageContext(catalog)
    for record in catalog:
        assert build_article(view, record).html
    assert list(feeds(catalog, {}))
    assert list(calendars(view))
    for record, form in wanted_sheets(catalog):
        assert content_for(view, record, form)


@pytest.mark.parametrize("days", sweep(STALE))
def test_a_number_that_was_not_checked_again_is_shown_as_such_and_offered_nowhere(days: int) -> None:
    catalog = catalog_of(days)
    view = PageContext(catalog, root="./")
    assert catalog.helplines
    assert catalog.valid_helplines == []
    listed = str(call_macro("helplines", view))
    assert listed.count("chưa được kiểm tra lại từ ngày 22/11/2026") == len(catalog.helplines)
    assert not _CALL.search(listed)
    strip = str(call_macro("help_strip", view))
    assert "tro-giup/" in strip
    assert not _CALL.search(strip)
    for line in catalog.helplines:
        page = build_article(view, line).html
        assert "chưa được kiểm tra lại từ ngày" in page
        assert not _CALL.search(page)
    for record, form in wanted_sheets(catalog):
        assert not content_for(view, record, form).get("helplines")
    for material in catalog.records["tai-lieu"].values():
        assert manuscript_of(view, material).helplines == ()  # type: ignore[arg-type]


def test_the_editor_hears_of_it_sixty_days_before() -> None:
    first = min(line.expires for line in catalog_of(0).helplines)
    for before, is_named in ((61, False), (60, True), (0, True), (-5, True)):
        day = first - timedelta(days=before)
        items = review(catalog_of((day - BEGINNING).days))
        assert any(item.matter == "helpline" for item in items) == is_named
        codes = {one.code for one in check_all(real_data(), day)}
        assert bool({"SO_SAP_HAN", "SO_QUA_HAN"} & codes) == is_named


@SWEEP
def test_a_whole_site_is_built_after_the_numbers_ran_out(lend_site: Lend, tmp_path: Path) -> None:
    result = run_pcmt("build", "--site", str(lend_site(tmp_path / "site")), SOURCE_DATE_EPOCH=EPOCH_OF_200_DAYS)
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site/tro-giup/index.html").read_text(encoding="utf-8")
    assert "chưa được kiểm tra lại từ ngày" in page
    for path in ("index.html", "tro-giup/index.html"):
        assert not _CALL.search((tmp_path / "site" / path).read_text(encoding="utf-8"))
