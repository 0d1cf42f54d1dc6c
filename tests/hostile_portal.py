"""A small portal extracted from the real one, with hostile values in every text field that accepts one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pcmt.check import read_and_check
from pcmt.model import KINDS, Settings
from pcmt.model import fields as value_types
from pcmt.model.markdown import Markdown
from pcmt.model.structure.walk import mark_of, part_of, types_in
from pcmt.problems import Position, Problem, errors_in
from pcmt.read.records import Loaded, read_records
from pcmt.run.portal import examine
from tests.hostile_choice import chosen_files, chosen_tree, copy_pages
from tests.portal_fixtures import ROOT

TODAY = date(2026, 11, 22)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
PLANTED = "<img src=x onerror=window.hostile=1>"
MARKUP = f'{PLANTED}"><script>window.hostile=2</script><x-hostile>{{{{ 7*7 }}}}</x-hostile>'
SIGNS = (
    "[x](javascript:window.hostile=3) `a` *b* ]( {#id} | a | </script> '\"&amp;\\ $x$ #y _z_ ~q~ [[pcmt:title]] <!-- "
)
LEVELS = (f"{MARKUP} {SIGNS}", f"{MARKUP}", SIGNS, PLANTED, "<x-hostile>*b*", "")
"""Values appended to a text, the most hostile first; where a field cannot contain one (too short, or a quote), the next."""
READ_AS_MARKDOWN = (f"{MARKUP} </script> {{#id}} '\"& $x$ [[pcmt:title]] {{{{ 7*7 }}}} <!-- ", PLANTED, "")
"""The same for CommonMark texts: values that are plain text there too."""
FORMULA = "=1+1 "
_WORD_FOR_WORD = frozenset("TRICH_SAI TRICH_YEU DON_VI_KHAC TEN_KHONG_IN TRANG_KHONG_CO PHIEU_KHONG_CO".split())
"""Codes of fields that say what stands elsewhere: nothing can be appended there, however harmless."""
NAMES = ("title", "short_title", "use")
"""Fields by which sheets call other records and the portal."""

_CLEAN = {id(get_args(getattr(value_types, name))[1]) for name in ("Title", "Line", "Text", "DocumentText", "Quote")}
"""The readers of free text, by which its fields are told from dates, ids, addresses and numbers."""
Place = tuple[str, tuple[str | int, ...]]


def _is_free(field: FieldInfo) -> bool:
    return any(id(mark) in _CLEAN for _, marks in types_in(field.annotation, field.metadata) for mark in marks)


def free_fields(model: type[BaseModel]) -> Iterator[tuple[str, str, bool]]:
    """Yield the name of a model, the key of each field of free text in it or below it, and whether it is parsed as Markdown."""
    for name, field in model.model_fields.items():
        if part := part_of(field.annotation):
            yield from free_fields(part)
        elif _is_free(field):
            is_markdown = mark_of(field, Markdown) is not None
            yield model.__name__, field.alias or name, is_markdown


def _places(
    model: type[BaseModel], node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[Any, str, bool, Any]]:
    """Yield model, key, whether it is Markdown, and the path of every free text that a tree contains or may contain."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        value = node.get(key)
        if part := part_of(field.annotation):
            for number, item in enumerate(value if isinstance(value, list) else [value] if value else []):
                where = (*path, key, number) if isinstance(value, list) else (*path, key)
                yield from _places(part, item, where)
        elif _is_free(field):
            is_markdown = mark_of(field, Markdown) is not None
            is_list = isinstance(value, list) or get_origin(field.annotation) is tuple
            if is_list:
                yield from ((model, key, is_markdown, (*path, key, number)) for number in range(len(value or ()) or 1))
            else:
                yield model, key, is_markdown, (*path, key)


class HostilePortal:
    """The trees of the chosen records by their files, the value inserted in each field, and the portal written from them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.trees = {path: chosen_tree(path) for path in chosen_files(read_records(ROOT))}
        self.levels: dict[Place, int] = {}
        self.kept: dict[Place, str | None] = {}
        self.known: dict[Place, tuple[str, str, bool]] = {}
        self.places: dict[str, list[Place]] = {path: [] for path in self.trees}
        self.unwritten = set(self.trees)
        self._positions: dict[str, list[tuple[Place, list[Position]]]] = {}
        for path, tree in self.trees.items():
            model: type[BaseModel] = Settings if path == "cong.yaml" else KINDS[path.partition("/")[0]]
            for owner, key, is_markdown, where in list(_places(model, tree)):
                place = (path, where)
                self.known[place] = (owner.__name__, key, is_markdown)
                self.places[path].append(place)
                self.kept[place] = _get(tree, where)
                # A text added to a document without one would need a quote for each of its facts.
                is_new_text = self.kept[place] is None and where == ("text",)
                # A quoted title names its source word for word: neither can change alone.
                is_named = "subject_source" in tree and (
                    where == ("subject_source",) or where[::2] == ("sources", "title")
                )
                self.levels[place] = len(self._texts(place)) - 1 if is_new_text or is_named else 0

    def plant(self) -> None:
        """Write the portal, run ``check``, insert less wherever it reports a problem, until it reports none."""
        copy_pages(self.root)
        is_readable = False
        for _ in range(40):
            self._write()
            loaded, errors = self._faults(is_readable)
            if is_readable and not errors:
                return
            is_readable = is_readable or not errors
            if not errors:
                continue
            # A record that does not fit on its paper is shortened as a whole; when nothing is left of it, the names of others are.
            on_paper = {one.path.removeprefix("data/") for one in errors if one.code == "KHONG_IN_DUOC"}
            stepped = sum(self._less(place) for path in on_paper for place in self.places[path])
            if on_paper and not stepped:
                stepped = sum(self._less(place) for place in self.levels if place[1][-1] in NAMES)
            for one in errors:
                path = one.path.removeprefix("data/")
                stepped += 0 if path in on_paper else self._step_back(loaded, path, one)
            if not stepped:
                raise AssertionError("\n".join(map(str, errors[:20])))
        raise AssertionError("\n".join(map(str, errors[:20])))

    def _faults(self, is_readable: bool) -> tuple[Loaded | None, list[Problem]]:
        """Return the errors of the files; once these can be read, of all that ``check`` looks at. Sheets need no positions."""
        errors = errors_in(examine(self.root, TODAY).problems) if is_readable else []
        if is_readable and all(one.code == "KHONG_IN_DUOC" for one in errors):
            return None, errors
        loaded, problems = read_and_check(self.root, TODAY)
        return loaded, errors or errors_in(problems)

    def _around(self, loaded: Loaded | None, path: str) -> list[tuple[Place, list[Position]]]:
        """Return the positions of the places of a file and of what is around each, as long as it is not written again."""
        document = loaded.documents.get(f"data/{path}") if loaded else None
        if path not in self._positions and document:
            self._positions[path] = [
                (place, [document.position(place[1][:end]) for end in range(len(place[1]), 0, -1)])
                for place in self.places[path]
            ]
        return self._positions.get(path, [])

    def _step_back(self, loaded: Loaded | None, path: str, problem: Problem) -> int:
        """Insert a less hostile value in the field of a problem; for a group of fields, remove those that were added."""
        at = (problem.line, problem.column)
        inside: list[Place] = []
        for place, around in self._around(loaded, path):
            if around[0] == at and self._less(place, is_last=problem.code in _WORD_FOR_WORD):
                return 1
            if at[0] in [line for line, _ in around]:
                inside.append(place)
        added = [one for one in inside if self.kept[one] is None and self.levels[one] < len(self._texts(one)) - 1]
        for place in added:
            self._less(place, is_last=True)
        return len(added) or sum(map(self._less, inside or self.places[path]))

    def _less(self, place: Place, *, is_last: bool = False) -> int:
        """Go to the next, less hostile value of a place, or to the last one; return 0 where there is none."""
        last = len(self._texts(place)) - 1
        before = self.levels[place]
        self.levels[place] = last if is_last else min(before + 1, last)
        if self.levels[place] > before:
            self.unwritten.add(place[0])
        return self.levels[place] > before

    def planted(self) -> dict[Place, str]:
        """Return the text of every field that contains an inserted value."""
        return {place: self._value(place) or "" for place in self.levels if self._texts(place)[self.levels[place]]}

    def _texts(self, place: Place) -> tuple[str, ...]:
        return READ_AS_MARKDOWN if self.known[place][2] else LEVELS

    def _value(self, place: Place) -> str | None:
        planted = self._texts(place)[self.levels[place]]
        kept = self.kept[place]
        if not planted:
            return kept
        return (
            f"{kept or 'Chữ'} {planted}"
            if self.known[place][2] or self.levels[place]
            else f"{FORMULA}{kept or ''} {planted}"
        )

    def _write(self) -> None:
        for path in self.unwritten:
            self._positions.pop(path, None)
            tree = self.trees[path]
            for place in self.places[path]:
                _set(tree, place[1], self._value(place))
            file = self.root / "data" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, default_style='"', width=10**9, sort_keys=False),
                encoding="utf-8",
            )
        self.unwritten.clear()


def _get(tree: Any, where: tuple[str | int, ...]) -> str | None:
    for step in where:
        try:
            tree = tree[step]
        except (KeyError, IndexError):
            return None
    return str(tree) if tree is not None else None


def _set(tree: Any, where: tuple[str | int, ...], value: str | None) -> None:
    for step, following in pairwise(where):
        if isinstance(following, int) and isinstance(tree, dict):
            tree.setdefault(step, [])
        tree = tree[step]
    last = where[-1]
    if isinstance(tree, list) and isinstance(last, int):
        if value is None:
            del tree[last:]
        elif last == len(tree):
            tree.append(value)
        else:
            tree[last] = value
    elif value is None:
        tree.pop(last, None)
    else:
        tree[last] = value
