"""Records that wait and have nothing on paper need no look at the forms of the whole portal."""

from __future__ import annotations

import pytest

from pcmt.model import Record
from pcmt.run.paper_faults import has_no_paper
from tests.records import agency, document, event, material, place, plan


@pytest.mark.parametrize(
    ("record", "is_bare"),
    [
        (agency(), True),
        (place(), True),
        (document(), True),
        (document(text="Điều 1. Làm."), False),
        (plan(text="1. Làm."), False),
        (plan(), False),
        (material(), False),
        (event(), False),
    ],
)
def test_only_bodies_places_and_documents_without_text_are_on_no_paper(record: Record, is_bare: bool) -> None:
    assert has_no_paper(record) is is_bare
