"""What runs the rules of a build, and the way to run them without notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from pcmt.relate.catalog import Catalog
from pcmt.trace.traces import FileNames, MadeValue, Trace

T = TypeVar("T")
CATALOG = "catalog"
WithFiles = tuple[FileNames, Any]
"""What the run of a rule gives: the files that it has put, and its value."""


class RuleRunner(Protocol):
    """What runs the rules of a build."""

    def view(self, root: str = CATALOG) -> Any:
        """Return what rules get in the place of the catalog, or of another root."""

    def add_root(self, name: str, real: Any) -> None:
        """Offer rules a mapping to ask beside the catalog."""

    def recall(self, name: str, make: Callable[[], T], given: str = "") -> T:
        """Return what a rule makes. ``given`` is the digest of what it gets beside the roots."""

    def have_files(
        self, name: str, make: Callable[[], WithFiles], given: str, is_there: Callable[[FileNames], bool]
    ) -> tuple[FileNames, MadeValue]:
        """Return the files of a rule and what else it makes, unread. ``is_there`` tells whether files of before still are."""

    def earlier(self, name: str) -> Trace | None:
        """Return what a rule read and made in the build of before, if that is known."""

    def take_over(self, name: str) -> None:
        """Keep what a rule made before for the next build."""

    def has_run(self, name: str) -> bool:
        """Whether a rule has run in this build."""

    def asked_beside(self, name: str) -> bool:
        """Whether a rule asked another root than the catalog in the build of before."""


class PlainRules:
    """Runs every rule, notes nothing."""

    def __init__(self, catalog: Catalog) -> None:
        self._roots: dict[str, Any] = {CATALOG: catalog}

    def view(self, root: str = CATALOG) -> Any:
        """Return the root itself."""
        return self._roots[root]

    def add_root(self, name: str, real: Any) -> None:
        """Offer another root."""
        self._roots[name] = real

    def recall(self, name: str, make: Callable[[], T], given: str = "") -> T:
        """Run the rule."""
        return make()

    def have_files(
        self, name: str, make: Callable[[], WithFiles], given: str, is_there: Callable[[FileNames], bool]
    ) -> tuple[FileNames, MadeValue]:
        """Run the rule."""
        files, value = make()
        return files, MadeValue(value)

    def earlier(self, name: str) -> None:
        """Nothing is known."""

    def take_over(self, name: str) -> None:
        """Keep nothing."""

    def has_run(self, name: str) -> bool:
        """Every rule runs."""
        return True

    def asked_beside(self, name: str) -> bool:
        """Nothing is known."""
        return False
