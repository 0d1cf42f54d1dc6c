"""The synthetic country is valid data, and the benchmark assigns each file to its output."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import campaign
import campaign_data
import pytest

from pcmt.check import read_and_check
from pcmt.problems import errors_in

PROJECT = Path(__file__).resolve().parents[2]


def test_the_country_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign_data, "COMMUNES", 40)
    campaign_data.write_country(tmp_path / "data", 60, PROJECT / "data")
    loaded, problems = read_and_check(tmp_path, date(2026, 11, 22))
    assert errors_in(problems) == []
    assert len(loaded.records["su-kien"]) == 60
    assert len(loaded.records["dia-phuong"]) == 1 + 34 + 40


def test_an_event_does_not_depend_on_the_events_before_it() -> None:
    first = campaign_data.event(7)
    campaign_data.event(8)
    assert campaign_data.event(7) == first


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("rss.xml", "RSS"),
        ("rss/dia-phuong/xa-thu-0001.xml", "RSS"),
        ("atom/doi-tuong/hoc-sinh.xml", "Atom"),
        ("feed.json", "JSON Feed"),
        ("lich.ics", "calendars"),
        ("lich/dia-phuong/xa-thu-0001.ics", "calendars"),
        ("su-kien/su-kien-thu-00001/su-kien.ics", "calendar of one event"),
        ("sitemap.xml", "other"),
    ],
)
def test_outputs_are_told_apart(path: str, group: str) -> None:
    assert campaign.group_of(path) == group
