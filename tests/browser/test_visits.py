"""The marks of visits on a phone (``dev/visits.py``), made on the built site by real taps."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dev.visit_tasks import VISITS, Mark, Visit
from dev.visits import Counted, make_visit, missed, report_text, served
from tests.browser_fixtures import in_letters_of

MARKED = [one for one in VISITS if one.mark != Mark()]


def test_there_are_24_visits_of_different_names() -> None:
    assert len(VISITS) == len({one.id for one in VISITS}) == len({one.title for one in VISITS}) == 24


@pytest.mark.parametrize("visit", MARKED, ids=[one.id for one in MARKED])
def test_a_visit_takes_no_more_than_its_mark(browser: Browser, built_site: Path, visit: Visit) -> None:
    with served(built_site) as address:
        counted = make_visit(browser, address, visit)
        if visit.mark.top is not None:
            with closing(browser.new_page()) as page:
                page.goto(address)
                visit = visit._replace(mark=visit.mark._replace(top=round(in_letters_of(page, visit.mark.top))))
    assert counted.kilobytes > 20 and missed(visit, counted) == ""


def test_each_mark_can_be_missed_and_the_report_says_so() -> None:
    visit = VISITS[0]
    good = Counted(1, 0.0, 50, 0.1, 100)
    cases = {
        Mark(0): "quá 0 chạm",
        Mark(screens=0.5): "quá 0.5 màn hình",
        Mark(extent=True): "dài hơn một màn hình",
        Mark(top=600): "bắt đầu ở 700 px, quá 600",
    }
    for mark, words in cases.items():
        marked = visit._replace(mark=mark)
        bad = Counted(1, 0.6, 50, 1.2, 700)
        assert missed(marked, bad) == words
        assert f"| chưa đạt: {words} |" in report_text([(marked, bad)])
    assert missed(visit, good) == "" and "| 1 | 0,0 | 50 | đạt |" in report_text([(visit, good)])
