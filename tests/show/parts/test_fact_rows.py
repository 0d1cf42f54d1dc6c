"""A field marked as a ``ShownLine`` is on the page, in news and in the calendar without another line of code."""

from __future__ import annotations

from pcmt.model import Event
from pcmt.model.fields import ShownLine, label
from pcmt.show.events.kind import EVENT
from pcmt.show.subscribing.calendar_text import event_text
from tests.records import event, view


class Dressed(Event):
    """An event with one field more."""

    dress: ShownLine | None = label("trang phục", default=None)


def test_a_marked_field_follows_by_itself() -> None:
    fields = dict(event())
    dressed, bare = Dressed.model_construct(**fields, dress="Áo dài"), event()
    seen = view(dressed)
    for told in (str(EVENT.facts(seen, dressed)), str(EVENT.news_facts(seen, dressed)), event_text(seen, dressed)):
        assert "Trang phục" in told and "Áo dài" in told
    assert "Trang phục" not in event_text(seen, bare)
