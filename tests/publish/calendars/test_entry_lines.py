"""Entries have the lines that icalendar writes, folded as it folds them, byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Alarm, vDuration
from icalendar import Event as Component
from icalendar.parser import Contentline

from pcmt.publish.calendars.entries import CalendarEntry, campaign_entries, due_entries, event_entries
from pcmt.publish.calendars.entry_lines import ALARMS, entry_bytes, folded
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.calendar_text import page_of
from pcmt.text.dates import VIETNAM
from tests.publish.calendars.entries import HARD_TEXT, TYPES, reporting_campaign, yearly_campaign
from tests.records import campaign, event, view


def _by_the_library(on: PageContext, entry: CalendarEntry) -> bytes:
    made = Component()

    def stamp(day: object) -> datetime:
        return datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=VIETNAM).astimezone(UTC)

    made.add("uid", f"{entry.name}@{on.catalog.settings.tag_authority}")
    made.add("dtstamp", stamp(entry.record.updated))
    made.add("dtstart", entry.start)
    if entry.end is not None:
        made.add("dtend", entry.end)
    made.add("summary", entry.summary)
    made.add("status", entry.status)
    made.add("sequence", entry.sequence)
    made.add("created", stamp(entry.record.published))
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    made.add("categories", list(entry.categories))
    if entry.location:
        made.add("location", entry.location)
    made.add("url", page_of(on, entry.record))
    made.add("description", entry.text)
    for words, trigger in ALARMS.items() if entry.is_due and entry.status != "CANCELLED" else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", vDuration.from_ical(trigger))
        alarm.add("description", f"{entry.summary} ({words})")
        made.add_component(alarm)
    content: bytes = made.to_ical(sorted=False)
    return content


def test_entries_are_written_as_by_the_library() -> None:
    records = (
        event(title=f"{HARD_TEXT}; một, hai\\ba", description=HARD_TEXT, venue="Nhà văn hóa, số 1; cổng \\B"),
        event("ca-ngay", start="2026-06-01", end="2026-06-03", status="cancelled"),
        event("mot-luc", start="2026-06-26T08:30"),
    )
    campaigns = (reporting_campaign(), yearly_campaign(), campaign("chien-dich-z"))
    on = view(TYPES, *records, *campaigns)
    entries = [
        *(entry for record in records for entry in event_entries(on, record)),
        *(entry for one in campaigns for entry in (*campaign_entries(on, one), *due_entries(on, one))),
    ]
    assert any(one.is_due for one in entries) and {type(one.start) for one in entries} > {datetime}
    assert len(entries) > len(records) + 1
    for entry in entries:
        assert entry_bytes(on, entry) == _by_the_library(on, entry)
    moved = entries[0]._replace(start=entries[0].start + timedelta(days=1))
    assert entry_bytes(on, moved) == _by_the_library(on, moved) != entry_bytes(on, entries[0])


@given(st.text(st.sampled_from('ếab \\\r\nN,;:"^😀'), max_size=120))
def test_a_text_is_written_as_by_the_library(words: str) -> None:
    on = view(TYPES, event())
    (entry,) = event_entries(on, event())
    entry = entry._replace(summary=f"a{words}", text=f"{words}b", location=f"c{words}", categories=(f"d{words}", "e"))
    assert entry_bytes(on, entry) == _by_the_library(on, entry)


LETTERS = st.text(st.sampled_from("aếộ \\^,;😀"), max_size=400)


@given(LETTERS)
@example("a" * 74)
@example("a" * 75)
@example("a" * 73 + "\\n" + "ế" * 80)
@example("a" * 73 + "\\\\" + "^^" * 80)
@example("😀" * 100)
def test_a_line_is_folded_as_by_the_library(line: str) -> None:
    assert folded(line) == Contentline(line).to_ical()


def test_no_line_is_longer_than_the_limit() -> None:
    text = "DESCRIPTION:" + "Tháng hành động phòng\\, chống ma túy\\n" * 30
    lines = folded(text).split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"".join([lines[0], *(one[1:] for one in lines[1:])]).decode() == text
