"""Lists that are pages of their own: what those of events and those of materials have in common.

They are poured into a frame like records. All of a kind lie equally deep, continuations too: one frame serves them.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeVar

from pcmt.relate.subscriptions import Scope
from pcmt.show.parts.context import View

LISTING_ROOT = "../../../"


def listing_frame(kind: str) -> str:
    """Name of the frame of a kind's lists."""
    return f"danh-sach/{kind}"


class Listing(NamedTuple):
    """A finished page of a list of records of ``kind``, and the scope whose feeds and calendar it names. ``number`` from 1.

    ``root`` leads from the page to the site root.
    """

    kind: str
    path: str
    title: str
    description: str
    html: str
    crumbs: tuple[tuple[str, str], ...]
    scope: Scope
    number: int
    root: str = LISTING_ROOT

    @property
    def frame(self) -> str:
        """Name of the frame it is poured into; a list as shallow as records has one beside theirs."""
        return listing_frame(self.kind) if self.root == LISTING_ROOT else self.kind


class Chip(NamedTuple):
    """A link to another list, with the number of its entries. ``is_here``: the list being shown."""

    href: str
    words: str
    total: int
    is_here: bool = False


class Choice(NamedTuple):
    """One select of a form that filters, and the same values as links for a page without a script."""

    dimension: str
    title: str
    chips: list[Chip]
    ids: list[str]

    @property
    def options(self) -> list[tuple[str, Chip]]:
        """The id of each value and its link."""
        return list(zip(self.ids, self.chips, strict=True))


class Listed(Protocol):
    """A value to filter by that has a page of its own."""

    @property
    def path(self) -> str:
        """Site-relative address of the first page."""


Value = TypeVar("Value", bound=Listed)
Asked_contra = TypeVar("Asked_contra", contravariant=True)


class ListIndex(Protocol[Asked_contra]):
    """An index that names the values it filters by and counts what each holds."""

    def title(self, facet: Asked_contra, /) -> str:
        """Name of a value for people."""

    def count(self, facet: Asked_contra, /) -> int:
        """How many records it holds."""


def page_path(facet: Listed, number: int) -> str:
    """Address of a page of a facet's list; no id holds an underscore, so a continuation never meets another facet."""
    return facet.path if number == 1 else f"{facet.path[:-1]}_trang-{number}/"


def chip_of(view: View, index: ListIndex[Value], facet: Value, here: Value | None = None) -> Chip:
    """The link to a facet's list."""
    return Chip(view.page(facet.path), index.title(facet), index.count(facet), facet == here)
