"""What reading and checking found out, kept for the next program: files as they were read, results of checks, editions of code.

All of it is found by what it was made from: bytes of files, texts, the code. A record that was not edited is neither parsed nor
validated again, nor are its texts searched for banned words.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pcmt.read.code_edition import edition, know_editions, known_editions
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
    """The findings of the last program and of this one; ``records`` are the files that it read."""

    def __init__(self, cache: FolderCache, root: Path) -> None:
        """Take over what the last program found in the portal below ``root``: several may share a cache."""
        self._cache = cache
        self._stamp = code_stamp()
        self._editions = know_editions(_editions_in(cache.get(_place(self._stamp)) if self._stamp else None))
        self._key = findings_key(root)
        content = cache.get(self._key)
        results, records, before, findings, facts = KeptResults(), {}, {}, {}, {}
        with suppress(Exception):  # whatever damaged bytes raise: then everything is looked at again
            results, records, before, findings, facts = unpacked(content or b"")
        self.records = KeptRecords(records, before)
        self.records.findings, self.records.facts = findings, facts
        self._known = content
        know_results(results)

    def keep(self) -> None:
        """Keep the findings of this program."""
        files, before = self.records.packed_files(), self.records.packed_before()
        content = packed((kept_results(), files, before, self.records.findings, self.records.facts))
        if content != self._known:
            self._cache.put(self._key, content)
            self._known = content
        if self._stamp and (editions := known_editions()) != self._editions:
            self._cache.put(_place(self._stamp), json.dumps(editions).encode())


def findings_key(root: Path) -> str:
    """Return the name under which a cache keeps the findings in the portal below ``root`` of this edition."""
    place = os.fsencode(os.path.realpath(root))
    return f"findings-{sha256(edition(*_MODULES, data=_DATA).encode() + place).hexdigest()}"


def _place(stamp: str) -> str:
    return f"editions-{stamp}"


def _editions_in(content: bytes | None) -> dict[str, str]:
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {}
    return {name: one for name, one in found.items() if isinstance(one, str)} if isinstance(found, dict) else {}
