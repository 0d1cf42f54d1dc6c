"""Ready texts of the real data: no banned word, a length that can be spoken."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pcmt.check.wording.language import find_banned
from pcmt.model import Campaign, Event
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.announcing.section import scripts_of
from pcmt.show.parts.context import PageContext
from pcmt.text.speech import syllables
from tests.data_files import real_data
from tests.records import agency, campaign, event, place
from tests.show.announcing.invitations import FULL, view_on


def test_a_document_is_named_not_spelled() -> None:
    real = _real(date(2026, 6, 1))
    spoken = next(
        one for one in scripts_of(PageContext(real), _campaign_of(real, "thang-hanh-dong-2026")) if one.kind == "loa"
    ).text
    assert "thực hiện Công văn ngày 25 tháng 5 năm 2026 của Thủ tướng Chính phủ" in spoken
    assert "573" not in spoken


def _real(today: date) -> Catalog:
    loaded = real_data()
    assert loaded.settings is not None
    return build_catalog(loaded.settings, loaded.records, today)


def _campaign_of(real: Catalog, record_id: str) -> Campaign:
    found = real.find("chien-dich", record_id)
    assert isinstance(found, Campaign)
    return found


def _all_scripts(today: date) -> list[tuple[str, str, str]]:
    """Id, kind and words of every text of the real data on a day."""
    view = PageContext(_real(today))
    records: list[Event | Campaign] = [*view.catalog.campaigns, *view.catalog.events]
    return [(record.id, one.kind, one.text) for record in records for one in scripts_of(view, record)]


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 5, 28), date(2018, 5, 1)])
def test_texts_of_the_real_data_use_no_banned_word(today: date) -> None:
    scripts = _all_scripts(today)
    assert len(scripts) > 15
    assert [(name, words) for name, _, text in scripts for _, words, _ in find_banned(text)] == []


def test_fixed_sentences_use_no_banned_word_and_no_name_of_a_drug() -> None:
    records: list[Event | Campaign] = [
        event("cong-khai", **FULL),
        event("huy", **FULL | {"status": "cancelled", "status_reason": "Mưa bão"}),
        event("hoan", **FULL | {"status": "postponed", "status_reason": "Mưa bão"}),
        campaign("hang-nam", form="day", yearly={"month": "6", "day": "26"}),
        campaign(
            "nam-nay", start="2026-06-01", end="2026-06-30", theme="Chung tay", organizers=("so-a",), place="tinh-a"
        ),
    ]
    view = view_on(*records, agency("so-b"), place("tinh-b"))
    text = "\n".join(one.text for record in records for one in scripts_of(view, record))
    assert list(find_banned(text)) == []
    assert not re.search(r"heroin|thuốc lắc|cần sa|ke(ta|tamin)|ecstasy|đá\b|cỏ Mỹ|bóng cười|pod", text, re.IGNORECASE)
    assert not re.search(r"chết|hủy hoại|hiểm họa|khủng khiếp", text)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 5, 28)])
def test_talks_under_the_flag_take_one_to_two_minutes(today: date) -> None:
    talks = [text for _, kind, text in _all_scripts(today) if kind == "duoi-co"]
    assert talks
    for talk in talks:
        assert 120 <= syllables(talk) <= 240
