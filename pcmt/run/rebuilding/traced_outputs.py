"""Files of the site by the rules that make them: a rule whose answers are as they were hands its files over unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import starmap
from typing import Any, NamedTuple

from pcmt.publish.artifact import Artifact, StoredFile
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.show.parts.unmade import NotMadeError
from pcmt.trace.rule_runner import RuleRunner, WithFiles
from pcmt.trace.traces import FileNames

Put = Callable[[Artifact | StoredFile], None]
"""Takes a file that a rule has made."""


class Written(NamedTuple):
    """What a rule has made: path and SHA-256 of its files, and what gives ``more`` that the build needs of it."""

    files: FileNames
    read: Callable[[], Any]

    @property
    def more(self) -> Any:
        """What the rule returned. That of an earlier program is read now."""
        return self.read()


class FileRule(NamedTuple):
    """A rule that makes files: its name, what puts each and returns what else is needed, what it is ``given`` beside the roots."""

    name: str
    make: Callable[[Put], Any]
    given: str = ""


class TracedOutputs:
    """Runs the rules that make files."""

    def __init__(self, rules: RuleRunner, site: SiteFolder) -> None:
        self.site = site
        self._rules = rules
        self._running: list[list[tuple[str, str]]] = []
        self._ahead: dict[tuple[str, str], Written] = {}

    def write_ahead(self, rule: FileRule) -> None:
        """Have the files of a rule in the site before its turn, unless it asks for downloads in the making."""
        if not self._rules.asked_beside(rule.name):
            with suppress(NotMadeError):
                self._ahead[rule.name, rule.given] = self.write(*rule)

    def write(self, name: str, make: Callable[[Put], Any], given: str = "") -> Written:
        """Have the files of a rule in the site; ``make`` puts each and returns what else is needed.

        Files of a rule inside another one are among those of both.
        """
        if not self._running and (written := self._ahead.pop((name, given), None)):
            return written

        def run() -> WithFiles:
            files: list[tuple[str, str]] = []

            def put(artifact: Artifact | StoredFile) -> None:
                files.append((artifact.path, self.site.put(artifact.path, artifact.content).sha256))

            self._running.append(files)
            try:
                more = make(put)
            finally:
                self._running.pop()
            return tuple(files), more

        files, made = self._rules.have_files(name, run, given, self._is_there)
        stamps, keep = self.site.stamps, self.site.keep
        for path, digest in files:
            if path not in stamps:
                keep(path, digest)
        if self._running:
            self._running[-1].extend(files)

        def read() -> Any:
            try:
                return made.value
            except Exception:  # whatever damaged bytes raise: then the rule runs again
                return self._rules.have_files(name, run, given, lambda files: False)[1].value

        return Written(files, read)

    def keep(self, names: Sequence[str]) -> bool:
        """Take over the files of rules that have no reads, unless one is gone: then nothing is taken over."""
        known = [self._rules.earlier(name) for name in names]
        if not all(one is not None and self._is_there(one.files) for one in known):
            return False
        for name, one in zip(names, known, strict=True):
            self._rules.take_over(name)
            for path, digest in one.files if one else ():
                self.site.keep(path, digest)
        return True

    def read(self, name: str) -> bytes:
        """Return the only file that a rule made before. Raises OSError or ValueError where it is gone or damaged."""
        known = self._rules.earlier(name)
        if known is None or len(known.files) != 1:
            raise ValueError(name)
        return self.site.read(*known.files[0])

    def _is_there(self, files: FileNames) -> bool:
        return all(starmap(self.site.has, files))
