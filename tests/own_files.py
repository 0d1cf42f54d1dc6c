"""Files of a portal that add to lists of the kit or stand in the place of its records, read together with these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import yaml

from pcmt.check import read_and_check
from pcmt.model import Record, Vocabulary
from pcmt.problems import Problem
from pcmt.read import shared_records
from pcmt.read.communes import communes
from pcmt.read.kept_records import KeptRecords
from pcmt.run.copying.copy_shared import copy_shared

LISTS = Vocabulary.kind_id
_SETTINGS = """title: Cổng thử
short_title: Thử
description: Cổng thử.
url: https://thu.example/
tag_authority: thu.example
tag_year: 2026
licence: cc-by-4-0
shared_records: có
"""
_ENTRY = re.compile(r"^(?: *#.*\n)? *- id: (\S+)\n", re.MULTILINE)
_LEFT_OUT = re.compile(r"^left_out: \[(.*)\]\n", re.MULTILINE)
Records = dict[str, dict[str, Record]]


class ReadRecords(NamedTuple):
    """What a portal publishes with its own files, and the problems of these."""

    records: Records
    problems: list[Problem]


class OwnFiles:
    """The files below ``folder/portal``; the records of the kit that they are about are below ``folder/kit``."""

    def __init__(self, folder: Path) -> None:
        self.root, self._kit = folder / "portal", folder / "kit"
        self.is_used = False
        """Whether there was such a file: before, records in memory need no reading."""

    def read(self, records: Records, today: date, kept: KeptRecords) -> ReadRecords:
        """Return records with what the files add, change and replace; those of a file with faults are not there."""
        if not self.is_used:
            return ReadRecords(records, [])
        self._write_lists(records[LISTS])
        with self._kit_in_place():
            loaded, problems = read_and_check(self.root, today, kept=kept)
        found = {kind: dict(group) for kind, group in records.items()} | {LISTS: dict(loaded.records[LISTS])}
        for kind, name in self.copies():
            found[kind].pop(name, None)
            if name in loaded.records[kind]:
                found[kind][name] = loaded.records[kind][name]
        return ReadRecords(found, problems)

    def names(self) -> list[tuple[str, str]]:
        """Return kind and id of every file."""
        return self.copies() + [(LISTS, name) for name in self.lists()]

    def copies(self) -> list[tuple[str, str]]:
        """Return kind and id of the records that were copied."""
        return [(path.parent.name, path.stem) for path in self._files() if path.parent.name != LISTS]

    def lists(self) -> list[str]:
        """Return the names of the lists of which the portal has a file."""
        return [path.stem for path in self._files() if path.parent.name == LISTS]

    def path(self, kind: str, name: str) -> Path:
        """Return the file of a record."""
        return self.root / "data" / kind / f"{name}.yaml"

    def copy(self, record: Record, *entries: str) -> Path:
        """Copy a record of the kit, or entries of a list, by the command; return the file."""
        if not self.is_used:
            self.is_used = True
            self.root.joinpath("data").mkdir(parents=True)
            self.root.joinpath("data/cong.yaml").write_text(_SETTINGS, encoding="utf-8")
        self._write_in_kit(record)
        with self._kit_in_place():
            copy_shared(self.root, f"{record.kind_id}/{record.id}", entries)
        return self.path(record.kind_id, record.id)

    def entries_of(self, name: str) -> dict[str, int]:
        """Return where the entries in the file of a list begin; empty where there is none."""
        return {match[1]: match.start() for match in _ENTRY.finditer(self._text(name))}

    def left_out_of(self, name: str) -> list[str]:
        """Return the entries that the file of a list leaves out."""
        found = _LEFT_OUT.search(self._text(name))
        return found[1].split(", ") if found else []

    def add_entry(self, name: str, words: str, place: int) -> None:
        """Add an entry to the file of a list, above the entry of a number or below all."""
        text = self._text(name)
        found = _LEFT_OUT.search(text)
        starts = [*self.entries_of(name).values(), found.start() if found else len(text)]
        start = starts[place % len(starts)]
        self.path(LISTS, name).write_text(f"{text[:start]}{words}{text[start:]}", encoding="utf-8")

    def leave_out(self, name: str, entry: str) -> None:
        """Leave an entry of the kit out."""
        names = ", ".join([*self.left_out_of(name), entry])
        text = _LEFT_OUT.sub("", self._text(name))
        self.path(LISTS, name).write_text(f"{text}left_out: [{names}]\n", encoding="utf-8")

    def content(self) -> dict[Path, bytes]:
        """Return the files, to be put back by ``put_back``."""
        return {path: path.read_bytes() for path in (*self._files(), *self._kit.rglob("*.yaml"))}

    def put_back(self, content: Mapping[Path, bytes]) -> None:
        """Make the files those of before."""
        now = self.content()
        for path in now.keys() - content.keys():
            path.unlink()
        for path, one in content.items():
            if now.get(path) != one:
                path.write_bytes(one)

    def _files(self) -> list[Path]:
        return sorted(self.root.glob("data/*/*.yaml"))

    def _text(self, name: str) -> str:
        path = self.path(LISTS, name)
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def _write_lists(self, lists: Mapping[str, Record]) -> None:
        for path in (self._kit / LISTS).glob("*.yaml"):
            if path.stem not in lists:
                path.unlink()
        for one in lists.values():
            self._write_in_kit(one)

    def _write_in_kit(self, record: Record) -> None:
        path = self._kit / record.kind_id / f"{record.id}.yaml"
        fields = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
        content = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6).encode()
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    @contextmanager
    def _kit_in_place(self) -> Iterator[None]:
        communes()  # of the real provinces, read once
        with patch.object(shared_records, "FOLDER", self._kit):
            yield
