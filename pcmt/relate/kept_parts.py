"""What a catalog keeps once it is computed: its own parts and its indexes. Who notes reading hears for which it is computed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

OWN = ""
"""The name of what a catalog keeps itself."""


class Watcher(Protocol):
    """Hears what is computed."""

    def computing(self, group: str) -> AbstractContextManager[None]:
        """Enter the computation of what is kept under a name."""

    def uses(self, group: str) -> None:
        """Hear that what is being computed uses an index."""


WATCHERS: list[Watcher] = []
"""The last one hears."""


if TYPE_CHECKING:
    catalog_part = cached_property
else:

    class catalog_part(cached_property):  # noqa: N801 - used as ``cached_property`` is
        """A property of the catalog that is computed once."""

        def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
            """Compute it for the first who asks."""
            if instance is None or not WATCHERS:
                return super().__get__(instance, owner)
            with WATCHERS[-1].computing(OWN):
                return super().__get__(instance, owner)


def own_part(known: dict[Any, Any], key: Any, make: Callable[[], Any]) -> Any:
    """Return a part of what a catalog keeps itself, computed for the first who asks; ``known`` are those it has."""
    if key not in known:
        if WATCHERS:
            with WATCHERS[-1].computing(OWN):
                known[key] = make()
        else:
            known[key] = make()
    return known[key]


def name_of_index(kind: type[Any]) -> str:
    """Return the name of an index by its class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def index_of(catalog: Any, known: dict[type[Any], Any], kind: type[Any]) -> Any:
    """Return an index of a catalog; ``known`` are those it has."""
    if WATCHERS:
        WATCHERS[-1].uses(name_of_index(kind))
    if kind not in known:
        make: Callable[[Any], Any] = getattr(kind, "of", kind)
        if WATCHERS:
            with WATCHERS[-1].computing(name_of_index(kind)):
                known[kind] = make(catalog)
        else:
            known[kind] = make(catalog)
    return known[kind]


def kept_once(known: dict[Any, Any], name: str, make: Callable[[], Any]) -> Any:
    """Return what ``known`` has under a name; it is made for the first who asks."""
    if name not in known:
        known[name] = make()
    return known[name]
