"""Blocks that are what a hand-written page is for: all events, all tasks, all targets, the shelf. Each returns finished HTML."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.show.changes.listing import change_facts
from pcmt.show.comparisons.chooser import choice_facts
from pcmt.show.deadlines.listing import deadline_calendar_facts
from pcmt.show.events.overview import event_list_facts
from pcmt.show.kits.builder import builder_facts
from pcmt.show.materials.language_coverage import coverage_facts
from pcmt.show.materials.listing import shelf_facts
from pcmt.show.open_data.page import data_facts, dictionary_facts
from pcmt.show.parts.block import draw_block
from pcmt.show.parts.context import View
from pcmt.show.subscribing.section import page_facts
from pcmt.show.targets.listing import target_page_facts
from pcmt.show.tasks.blocks import register_facts


def shelf(view: View) -> Markup:
    """The page of all materials: filters, the cards by kind."""
    return draw_block("materials/overview", view, **shelf_facts(view))


def duty_register(view: View) -> Markup:
    """The page of all tasks that plans give: filters, the tasks by what became of them."""
    return draw_block("tasks/overview", view, **register_facts(view))


def event_list(view: View) -> Markup:
    """The page of all events: filters, the grid of a month, what is coming and what is over."""
    return draw_block("events/overview", view, **event_list_facts(view))


def deadline_calendar(view: View) -> Markup:
    """The page of all deadlines: the years, the latest by month, the conflicts inside plans."""
    return draw_block("deadlines/calendar", view, **deadline_calendar_facts(view))


def targets(view: View) -> Markup:
    """The page of all targets: ways to them, warnings, terms and due times, progress, and the targets themselves."""
    return draw_block("targets/overview", view, **target_page_facts(view))


def comparisons(view: View) -> Markup:
    """The page ``so-sanh/``: plans to tick and every comparison as a link."""
    return draw_block("comparisons/chooser", view, **choice_facts(view))


def changes(view: View) -> Markup:
    """The newest changes of the whole portal, and the way to every month."""
    return draw_block("changes/overview", view, **change_facts(view))


def kit_builder(view: View) -> Markup:
    """The page where visitors put their own kit together; without scripts a list of files."""
    return draw_block("kits/builder", view, **builder_facts(view))


def language_coverage(view: View) -> Markup:
    """Which material stands in which language, to read and to hear, and what is most needed next."""
    return draw_block("materials/language_coverage", view, **coverage_facts(view))


def open_data(view: View) -> Markup:
    """Every list of the open data with its files, their sizes and the way to its fields."""
    return draw_block("open_data/overview", view, **data_facts(view))


def data_dictionary(view: View) -> Markup:
    """What every field of the open data means, made from the models."""
    return draw_block("open_data/data_dictionary", view, **dictionary_facts(view))


def subscribe(view: View) -> Markup:
    """The chooser of the page ``dang-ky/``: who or where you are, how to be told, the address. Needs scripts."""
    return draw_block("subscribing/chooser", view, **page_facts(view))


def subscribe_addresses(view: View) -> Markup:
    """Every address one can subscribe to, or the way to it; needs no scripts."""
    return draw_block("subscribing/addresses", view, **page_facts(view))
