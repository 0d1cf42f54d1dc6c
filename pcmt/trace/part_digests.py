"""Digests of the parts that a catalog computes once: a part that holds what it held changes no answer made from it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import part_named, parts_of
from pcmt.trace.digests import NotPlainError, digest_of


class PartDigests:
    """The digests of a build before, brought up to date for a catalog."""

    def __init__(self, catalog: Catalog, before: Mapping[str, bytes]) -> None:
        """Take the digests by the names of parts; those of ``before`` hold for all parts that are not asked for here."""
        self._catalog = catalog
        self._digests = dict(before)

    def is_same(self, name: str) -> bool:
        """Compute a part anew and tell whether it is what it was; False of what is no part with a digest."""
        before = self._digests.pop(name, None)
        if before is None:
            return False
        with suppress(NotPlainError):
            self._digests[name] = digest_of(part_named(self._catalog, name))
        return self._digests.get(name) == before

    def complete(self) -> dict[str, bytes]:
        """Return them with those of all that has been computed since."""
        for name, value in parts_of(self._catalog).items():
            if name not in self._digests:
                with suppress(NotPlainError):
                    self._digests[name] = digest_of(value)
        return self._digests
