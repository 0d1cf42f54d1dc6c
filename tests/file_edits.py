"""Random edits of the files of a portal that add to lists of the kit or stand in the place of its records."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from pcmt.model import Vocabulary
from tests.own_files import LISTS
from tests.record_edits import WORDS, Edit

if TYPE_CHECKING:
    from tests.edited_portal import EditedPortal


def add_entry(portal: EditedPortal, random: Random) -> str:
    """Add an entry of the portal's own to a list, which may have no file yet."""
    own, name, entry = portal.own, _some_list(portal, random).id, f"muc-{random.randrange(10**6)}"
    if name not in own.lists():
        own.copy(portal.records[LISTS][name])
    own.add_entry(name, f"  - id: {entry}\n    title: Mục {random.choice(WORDS)}\n", random.randrange(9))
    return f"{name} {entry}"


def change_entry(portal: EditedPortal, random: Random) -> str:
    """Copy an entry of the kit, unless the file has it, and change its title; one that was left out is taken again."""
    own, chosen = portal.own, _some_list(portal, random)
    entry = random.choice(chosen.terms).id
    path = own.path(LISTS, chosen.id)
    if entry in own.left_out_of(chosen.id):
        path.write_text(re.sub(r"^left_out: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")
    if entry not in own.entries_of(chosen.id):
        own.copy(chosen, entry)
    title = rf"(- id: {entry}\n *title: ).*"
    path.write_text(re.sub(title, rf"\1Mục {random.choice(WORDS)}", path.read_text("utf-8")), encoding="utf-8")
    return f"{chosen.id} {entry}"


def leave_out_entry(portal: EditedPortal, random: Random) -> str:
    """Leave an entry of the kit out, of which the file may hold a copy: then that one counts."""
    own, chosen = portal.own, _some_list(portal, random)
    if chosen.id not in own.lists():
        own.copy(chosen)
    entry = random.choice(chosen.terms).id
    if entry not in own.left_out_of(chosen.id):
        own.leave_out(chosen.id, entry)
    return f"{chosen.id} {entry}"


def remove_list(portal: EditedPortal, random: Random) -> str:
    """Remove the portal's file of a list; begin one without entries where there is none."""
    if names := portal.own.lists():
        name = random.choice(names)
        portal.own.path(LISTS, name).unlink()
        return name
    return f"none, begun {portal.own.copy(_some_list(portal, random)).stem}"


def edit_copy(portal: EditedPortal, random: Random) -> str:
    """Copy a record of the kit, or take a copy that is there, and change its title."""
    own, copies = portal.own, portal.own.copies()
    if copies and random.random() < 0.4:
        path = own.path(*random.choice(copies))
    else:
        others = {(kind, one) for kind, group in portal.records.items() if kind != LISTS for one in group}
        kind, name = random.choice(sorted(others.difference(copies)))
        path = own.copy(portal.records[kind][name])
    text = re.sub(r"^title: .*$", f"title: Bản {random.choice(WORDS)}", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return f"{path.parent.name}/{path.stem}"


def delete_copy(portal: EditedPortal, random: Random) -> str:
    """Delete a copy, so that the record of the kit counts again; make one where there is none."""
    if copies := portal.own.copies():
        path = portal.own.path(*random.choice(copies))
        path.unlink()
        return f"{path.parent.name}/{path.stem}"
    return f"none, copied {edit_copy(portal, random)}"


def renew_kit(portal: EditedPortal, random: Random) -> str:
    """Change in the kit all that files of the portal are about, as a newer kit may: the entries of lists, the records copied."""
    if not portal.own.names():
        portal.own.copy(_some_list(portal, random))
    renewed = []
    for kind, name in portal.own.names():
        record, words = portal.records[kind].get(name), random.choice(WORDS)
        if isinstance(record, Vocabulary):
            terms = tuple(one.model_copy(update={"title": f"Mới {one.id}, {words}"}) for one in record.terms)
            portal.records[kind][name] = record.model_copy(update={"terms": terms})
        elif record is not None:
            portal.records[kind][name] = record.model_copy(update={"title": f"Mới {words}"})
        renewed.append(f"{kind}/{name}")
    return ", ".join(renewed)


def _some_list(portal: EditedPortal, random: Random) -> Vocabulary:
    return random.choice([one for one in portal.records[LISTS].values() if isinstance(one, Vocabulary)])


FILE_EDITS: tuple[tuple[Edit, int], ...] = (
    (add_entry, 3),
    (change_entry, 3),
    (leave_out_entry, 3),
    (edit_copy, 5),
    (delete_copy, 2),
    (renew_kit, 2),
    (remove_list, 2),
)
