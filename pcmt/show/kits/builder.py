"""The page for assembling a kit: every current material, its files, and the filters.

All data for the script's sums is on the page; fragments of the archive are fetched on demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from pcmt.model import Material
from pcmt.model.kit import SIZE_LIMIT
from pcmt.relate.facets.materials import EVERY_AGE, LEVEL, TYPE
from pcmt.relate.subscriptions import AUDIENCE, EVERYONE
from pcmt.show.kits.page import KitFile, kit_files, own_kit_path
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import size_words
from pcmt.show.parts.templates import ENVIRONMENT

FILTERS = (AUDIENCE, LEVEL, TYPE)
OWN_LIST = "tep.json"
"""Name of the file with the pieces of archives (``pcmt.publish.kit_archives``), beside the page."""
MORE_LIST = "tai-lieu.json"
"""Name of the file with the materials that the page itself leaves out, beside it."""
SHOWN_CHOICES = 40
"""Materials on the page itself, about 1.7 kB each."""


class KitChoice(NamedTuple):
    """A material that can be ticked; ``values`` are those under which each filter finds it."""

    material: Material
    files: tuple[KitFile, ...]
    values: dict[str, list[str]]


class Filter(NamedTuple):
    """A list to choose from: ids with their titles."""

    dimension: str
    title: str
    options: list[tuple[str, str]]


def builder_facts(view: PageContext) -> dict[str, Any]:
    """Return ``groups`` of materials by kind, ``filters``, and the size limit in bytes and in words."""
    choices = _choices(view)
    return {
        "groups": _grouped(view, choices[:SHOWN_CHOICES]),
        "total": len(choices),
        "left_out": len(choices[SHOWN_CHOICES:]),
        "more": own_kit_path() + MORE_LIST,
        "filters": [_filter(view, dimension) for dimension in FILTERS],
        "list": own_kit_path() + OWN_LIST,
        "limit": SIZE_LIMIT,
        "limit_words": size_words(SIZE_LIMIT),
    }


def further_choices(view: PageContext) -> Iterator[dict[str, str]]:
    """Yield the materials that the page leaves out, as ``title`` of the group and ``html`` of its list items."""
    template = ENVIRONMENT.from_string(
        '{% from "kits/choice.html" import kit_choice with context %}{% for one in choices %}{{ kit_choice(one) }}{% endfor %}'
    )
    groups = _grouped(view, _choices(view)[SHOWN_CHOICES:])
    for title, choices in groups:
        yield {"title": title, "html": template.render(view=view, choices=choices)}


def _choices(view: PageContext) -> list[KitChoice]:
    return [choice for one in view.shelf.all if (choice := _choice(view, one)).files]


def _grouped(view: PageContext, choices: list[KitChoice]) -> list[tuple[str, list[KitChoice]]]:
    groups = groupby(choices, key=lambda choice: choice.material.type)
    return [(view.term("loai-tai-lieu", type_), list(group)) for type_, group in groups]


def _choice(view: PageContext, material: Material) -> KitChoice:
    values = view.shelf.values_of(material)
    return KitChoice(material, kit_files(view, material), {dimension: values[dimension] for dimension in FILTERS})


def _filter(view: PageContext, dimension: str) -> Filter:
    index = view.shelf
    facets = [one for one in index.facets(dimension) if one.id not in {EVERYONE, EVERY_AGE}]
    return Filter(dimension, index.dimensions[dimension].title, [(one.id, index.title(one)) for one in facets])
