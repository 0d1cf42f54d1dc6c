"""What reading and checking found out, kept for the next program: files as they were read, results of checks, editions of code.

All of it is found by what it was made from: bytes of files, texts, the code. A record that was not edited is neither parsed nor
validated again, nor are its texts searched for banned words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Set
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from string import hexdigits

from pcmt.read.code_edition import edition, know_editions, known_editions
from pcmt.read.collection import no_collection
from pcmt.read.file_cache import FolderCache
from pcmt.read.kept_records import KeptRecords
from pcmt.read.kept_values import packed, unpacked
from pcmt.run.rebuilding.unchanged import code_stamp
from pcmt.text.remembered import KeptResults, kept_results, know_results

_MODULES = ("pcmt.read.records", "pcmt.check", "pcmt.run.handwritten_pages", "pcmt.show.markup.lost_words")
"""Modules that read data and have functions whose results are remembered."""
_DATA = ("text", "model", "read", "check", "national")
"""Folders of the package with files beside code that these read."""


class KeptFindings:
    """The findings of the last program and of this one; ``records`` are the files that it read.

    Records are kept apart from what is known of them, by the first sign of the name of their bytes: few of these groups change.
    """

    def __init__(self, cache: FolderCache, root: Path) -> None:
        """Take over what the last program found in the portal below ``root``: several may share a cache."""
        self._cache = cache
        self._stamp = code_stamp()
        self._editions = know_editions(_editions_in(cache.get(_place(self._stamp)) if self._stamp else None))
        self._key, *groups = findings_keys(root)
        self._groups: dict[str, Set[str]] = {}
        with no_collection():
            content = cache.get(self._key)
            results, before, findings, stamps, facts = KeptResults(), {}, {}, {}, {}
            with suppress(Exception):  # whatever damaged bytes raise: then everything is looked at again
                results, before, findings, stamps, facts = unpacked(content or b"")
            self.records = KeptRecords(self._read_groups(groups), before)
        self.records.findings, self.records.stamps, self.records.facts.known = findings, stamps, facts
        self._known = content
        know_results(results)

    def _read_groups(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the records of the last program; those of a damaged group are read again."""
        records: dict[str, bytes] = {}
        for name in names:
            with suppress(Exception):  # whatever damaged bytes raise
                group = unpacked(self._cache.get(name) or b"")
                records |= group
                self._groups[name] = group.keys()
        return records

    def keep(self) -> None:
        """Keep the findings of this program."""
        records = self.records
        groups: dict[str, dict[str, bytes]] = {name: {} for name in _group_names(self._key)}
        for key, one in records.packed_files().items():
            groups[_group_of(self._key, key)][key] = one
        for name, group in groups.items():
            if group.keys() != self._groups.get(name, frozenset()):
                self._cache.put(name, packed(group))
                self._groups[name] = group.keys()
        content = packed(
            (kept_results(), records.packed_before(), records.findings, records.stamps, records.facts.known)
        )
        if content != self._known:
            self._cache.put(self._key, content)
            self._known = content
        if self._stamp and (editions := known_editions()) != self._editions:
            self._cache.put(_place(self._stamp), json.dumps(editions).encode())


def findings_keys(root: Path) -> tuple[str, ...]:
    """Return the names under which a cache keeps the findings in the portal below ``root`` of this edition, its records last."""
    place = os.fsencode(os.path.realpath(root))
    key = f"findings-{sha256(edition(*_MODULES, data=_DATA).encode() + place).hexdigest()}"
    return (key, *_group_names(key))


def _group_names(key: str) -> tuple[str, ...]:
    return tuple(_group_of(key, sign) for sign in hexdigits[:16])


def _group_of(key: str, name: str) -> str:
    return f"{key}-{name[0]}"


def _place(stamp: str) -> str:
    return f"editions-{stamp}"


def _editions_in(content: bytes | None) -> dict[str, str]:
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {}
    return {name: one for name, one in found.items() if isinstance(one, str)} if isinstance(found, dict) else {}
