"""What a catalog and its indexes keep once it is computed. Who notes reading hears for which part it is computed.

A part is computed under its own name, no matter which code asks for it first, and every use of it is heard: what one part was made
from is never counted as read by another. So nothing in ``pcmt.relate`` is kept by other means than these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

T = TypeVar("T")
OWN = ""
"""The name of the catalog itself."""
_PART = ":"
"""The sign before the attribute in the name of a part."""


class Watcher(Protocol):
    """Hears what is computed."""

    def computing(self, group: str) -> AbstractContextManager[None]:
        """Enter the computation of what is kept under a name."""

    def uses(self, group: str) -> None:
        """Hear that what is being computed uses a part or an index."""

    def lists(self, kind: str) -> None:
        """Hear that what is being computed looks at which records of a kind there are."""


WATCHERS: list[Watcher] = []
"""The last one hears."""


def name_of_part(name: str, index: str = OWN) -> str:
    """Return the name of a part by that of its attribute and of its index, ``OWN`` for one of the catalog itself.

    That of a method's value has the argument behind a space: ``:all su-kien``.
    """
    return f"{index}{_PART}{name}"


def name_of_index(kind: type[Any]) -> str:
    """Return the name of an index by its class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def part_named(catalog: Any, name: str) -> Any:
    """Return the part of a catalog or of one of its indexes by its name. AttributeError where there is none."""
    index, _, attribute = name.rpartition(_PART)
    module, _, kind = index.rpartition(".")
    attribute, *argument = attribute.split(" ")
    found = getattr(catalog.index(getattr(import_module(module), kind)) if index else catalog, attribute)
    return found(*argument) if argument else found


def parts_of(catalog: Any) -> dict[str, Any]:
    """Return what a catalog has computed so far of its parts and of those of its indexes, by their names."""
    found: dict[str, Any] = {**_own_parts(catalog, OWN), **catalog.kept_lists}
    for kind, index in catalog.kept_indexes.items():
        found |= _own_parts(index, name_of_index(kind)) if isinstance(kind, type) else {}
    return found


def _own_parts(owner: Any, index: str) -> dict[str, Any]:
    known = vars(owner)
    names = (name for name in known if isinstance(getattr(type(owner), name, None), cached_property))
    return {name_of_part(name, index): known[name] for name in names}


if TYPE_CHECKING:
    catalog_part = index_part = cached_property
else:

    class _KeptPart(cached_property):
        """A property that is computed once; its uses are heard also when it is computed already."""

        def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
            """Compute it for the first who asks."""
            if instance is None:
                return self
            name, known = self.attrname, instance.__dict__
            if not WATCHERS:
                return known[name] if name in known else super().__get__(instance, owner)
            return part_of(self.group_of(instance), known, name, lambda: self.func(instance))

        def __set__(self, instance: Any, value: Any) -> None:
            """Refuse another value. With this method every use comes by ``__get__``."""
            raise AttributeError(self.attrname)

    class catalog_part(_KeptPart):  # noqa: N801 - used as ``cached_property`` is
        """A property of the catalog that is computed once."""

        def group_of(self, catalog: Any) -> str:
            """Return its own name."""
            return name_of_part(self.attrname)

    class index_part(_KeptPart):  # noqa: N801
        """A property of an index that is computed once."""

        def group_of(self, index: Any) -> str:
            """Return its name among those of the index."""
            return name_of_part(self.attrname, name_of_index(type(index)))


def part_of(group: str, known: dict[Any, Any], key: Any, make: Callable[[], T]) -> T:
    """Return the value of a key out of ``known``; it is computed under the name of a group for the first who asks."""
    if WATCHERS:
        WATCHERS[-1].uses(group)
    if key not in known:
        if WATCHERS:
            with WATCHERS[-1].computing(group):
                known[key] = make()
        else:
            known[key] = make()
    found: T = known[key]
    return found


def kept_in(index: Any, known: dict[Any, Any], key: Any, make: Callable[[], T]) -> T:
    """Return what an index keeps for a key in ``known``, one of its attributes; it is computed for the first who asks."""
    return part_of(name_of_index(type(index)), known, key, make)


def index_of(catalog: Any, known: dict[type[Any], Any], kind: type[Any]) -> Any:
    """Return an index of a catalog; ``known`` are those it has."""
    make: Callable[[Any], Any] = getattr(kind, "of", kind)
    return part_of(name_of_index(kind), known, kind, lambda: make(catalog))


def kept_once(known: dict[Any, Any], name: str, make: Callable[[], Any]) -> Any:
    """Return what ``known`` has under a name; it is made for the first who asks."""
    if name not in known:
        known[name] = make()
    return known[name]


class RecordsByKind(Mapping[str, Mapping[str, T]]):
    """The records of every kind by their ids. Who gets those of a kind can see which there are."""

    __slots__ = ("_kinds",)

    def __init__(self, kinds: Mapping[str, Mapping[str, T]]) -> None:
        """Take the records by kind."""
        self._kinds = kinds

    def __getitem__(self, kind: str) -> Mapping[str, T]:
        if WATCHERS:
            WATCHERS[-1].lists(kind)
        return self._kinds[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)
