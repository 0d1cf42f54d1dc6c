"""Random edits of the records of a portal that are in memory, of its settings, its day, its frames and its site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from pcmt.model import Record, Vocabulary

if TYPE_CHECKING:
    from tests.edited_portal import EditedPortal

_TRIES = 40
"""Fields looked at to find one that an edit would change."""
WORDS = "an ninh cộng đồng học đường gia đình thôn xóm phòng ngừa lắng nghe giúp đỡ".split()


def _some(portal: EditedPortal, random: Random) -> Record:
    return random.choice([record for group in portal.records.values() for record in group.values()])


def _put(portal: EditedPortal, record: Record, **fields: Any) -> str:
    portal.records[record.kind_id][record.id] = record.model_copy(update=fields)
    return f"{record.kind_id}/{record.id} {', '.join(fields)}"


def change_title(portal: EditedPortal, random: Random) -> str:
    record = _some(portal, random)
    return _put(portal, record, title=f"{random.choice(WORDS).capitalize()} {record.title}"[:120])


def change_description(portal: EditedPortal, random: Random) -> str:
    words = " ".join(random.choices(WORDS, k=8)).capitalize() + "."
    return _put(portal, _some(portal, random), description=random.choice([None, words]))


def exchange_field(portal: EditedPortal, random: Random) -> str:
    """Give a record the value that another of its kind has in some field."""
    for _ in range(_TRIES):
        record = _some(portal, random)
        name = random.choice([one for one in type(record).model_fields if one != "id"])
        value = getattr(random.choice(list(portal.records[record.kind_id].values())), name)
        if value != getattr(record, name):
            break
    return _put(portal, record, **{name: value})


def empty_field(portal: EditedPortal, random: Random) -> str:
    for _ in range(_TRIES):
        record = _some(portal, random)
        fields = type(record).model_fields
        name = random.choice([name for name, one in fields.items() if not one.is_required()])
        if getattr(record, name) != fields[name].get_default():
            break
    return _put(portal, record, **{name: fields[name].get_default()})


def add(portal: EditedPortal, random: Random) -> str:
    record, number = _some(portal, random), random.randrange(10**6)
    copy = record.model_copy(
        update={"id": f"{record.id}-{number}", "title": f"{record.title} {number}", "moved_from": ()}
    )
    portal.records[record.kind_id][copy.id] = copy
    return f"{copy.kind_id}/{copy.id}"


def remove(portal: EditedPortal, random: Random) -> str:
    record = _some(portal, random)
    del portal.records[record.kind_id][record.id]
    return f"{record.kind_id}/{record.id}"


def rename(portal: EditedPortal, random: Random) -> str:
    record = _some(portal, random)
    new = f"{record.id}-moi"
    del portal.records[record.kind_id][record.id]
    portal.records[record.kind_id][new] = record.model_copy(
        update={"id": new, "moved_from": (*record.moved_from, record.id)}
    )
    return f"{record.kind_id}/{new}"


def change_term(portal: EditedPortal, random: Random) -> str:
    lists = [one for one in portal.records[Vocabulary.kind_id].values() if isinstance(one, Vocabulary)]
    chosen = random.choice(lists)
    number = random.randrange(len(chosen.terms))
    title = f"{chosen.terms[number].title} {random.choice(WORDS)}"
    term = chosen.terms[number].model_copy(update={"title": title})
    return _put(portal, chosen, terms=(*chosen.terms[:number], term, *chosen.terms[number + 1 :]))


def change_settings(portal: EditedPortal, random: Random) -> str:
    name = random.choice(["title", "description", "unit"])
    portal.settings = portal.settings.model_copy(update={name: f"Cổng {' '.join(random.choices(WORDS, k=3))}"})
    return name


def change_day(portal: EditedPortal, random: Random) -> str:
    portal.today += timedelta(days=random.choice([1, 1, 7, 30, 200, -1]))
    return portal.today.isoformat()


def change_template(portal: EditedPortal, random: Random) -> str:
    portal.frame = f"<!-- {random.random()} -->"
    return "frame"


def change_pages(portal: EditedPortal, random: Random) -> str:
    portal.pages = (*portal.pages[:3], f"trang-{random.randrange(9)}/")
    return str(portal.pages)


def forget(portal: EditedPortal, random: Random) -> str:
    """Lose files of the site, as if somebody had tidied up or typed into one."""
    gone, typed = (portal.workshop.site / name for name in random.sample(sorted(portal.files()), 2))
    gone.unlink()
    typed.unlink()
    typed.write_text("khác", encoding="utf-8")
    return f"{gone.name}, {typed.name}"


Edit = Callable[["EditedPortal", Random], str]
"""Edits a portal and says what it did."""
RECORD_EDITS: tuple[tuple[Edit, int], ...] = (
    (change_title, 4),
    (change_description, 3),
    (exchange_field, 8),
    (empty_field, 4),
    (add, 2),
    (remove, 3),
    (rename, 2),
    (change_term, 2),
    (change_settings, 1),
    (change_day, 2),
    (change_template, 1),
    (change_pages, 1),
    (forget, 1),
)
