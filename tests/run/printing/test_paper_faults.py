"""Records that wait and have nothing on paper need no look at the forms of the whole portal."""

from __future__ import annotations

import pytest

from pcmt.model import Record
from pcmt.run.printing.paper_faults import has_no_paper
from tests.records import agency, campaign, document, event, helpline, material, place, plan


@pytest.mark.parametrize(
    ("record", "is_bare"),
    [
        (agency(), True),
        (place(), True),
        (campaign(), True),
        (event(), True),
        (document(), True),
        (document(text="Điều 1. Làm."), False),
        (plan(text="1. Làm."), False),
        (plan(), False),
        (material(), False),
        (helpline(), False),
    ],
)
def test_what_waits_is_on_paper_where_it_is_printed_or_on_every_sheet(record: Record, is_bare: bool) -> None:
    assert has_no_paper(record) is is_bare
