"""What a command loads: a build after an edit does without the modules and libraries of what it does not make anew."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.small_portal import write_small_portal

BUILD = """
import sys
from pcmt.__main__ import main
try:
    main()
finally:
    from pcmt.model.parts import Part
    from pydantic.plugin import _loader

    def below(model):
        return [model, *(one for child in model.__subclasses__() for one in below(child))]

    print("plugins", _loader._plugins)
    print("validated", *sorted(one.__name__ for one in below(Part) if one.__pydantic_complete__))
    print("loaded", *sys.modules)
"""
MADE_AT_FIRST = (
    *("PIL", "icalendar", "mkdocs"),
    *("pcmt.publish.event_filter_data", "pcmt.publish.place_names", "pcmt.publish.print_pages"),
    *("pcmt.publish.sitemap", "pcmt.publish.subscription_lists"),
    *("pcmt.publish.pdf.material_content", "pcmt.publish.pdf.sheet_layouts"),
)
"""Loaded by the first build of a portal, which makes all; not by one after an edit of an event."""
OTHERS = (
    *("openpyxl", "pypdf", "typst"),
    *("pcmt.run.new_portal.commands", "pcmt.run.publishing.commands", "pcmt.run.upkeep.commands"),
    *("pcmt.run.publishing.gate", "pcmt.check.wording.gate"),
    *("pcmt.read.attachments.readers", "pcmt.read.attachments.office_files"),
    *("pcmt.publish.office.content", "pcmt.publish.office.docx", "pcmt.publish.office.pptx"),
    *("pcmt.publish.reports.csv", "pcmt.publish.reports.docx", "pcmt.publish.reports.xlsx"),
)
"""Loaded for other commands, for a new attachment, and by the processes that make forms."""


def build(root: Path) -> dict[str, list[str]]:
    """Build a portal in a process of its own; return what this printed in the end, by the first word of the line."""
    environment = {name: value for name, value in os.environ.items() if name != "PCMT_CACHE"}
    command = [sys.executable, "-X", "utf8", "-c", BUILD, "build", "--root", str(root)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout
    return {words[0]: words[1:] for line in said.splitlines() if (words := line.split())}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_portal(tmp_path_factory.mktemp("cong") / "cong")


@pytest.fixture(scope="module")
def first(portal: Path) -> dict[str, list[str]]:
    return build(portal)


@pytest.fixture(scope="module")
def after_an_edit(portal: Path, first: dict[str, list[str]]) -> dict[str, list[str]]:
    assert first
    (record, *_) = sorted((portal / "data" / "su-kien").glob("*.yaml"))
    text = record.read_text("utf-8")
    record.write_text(text.replace("description: ", "description: Kính ", 1), encoding="utf-8")
    return build(portal)


def test_a_first_build_loads_what_makes_its_files(first: dict[str, list[str]]) -> None:
    assert set(MADE_AT_FIRST) - set(first["loaded"]) == set()
    assert [name for name in OTHERS if find_spec(name) is None] == []


def test_a_build_after_an_edit_loads_what_the_edit_needs(after_an_edit: dict[str, list[str]]) -> None:
    loaded = set(after_an_edit["loaded"])
    assert {"pcmt.show.events.page", "pcmt.read.yaml"} <= loaded
    assert loaded & {*MADE_AT_FIRST, *OTHERS} == set()


def test_only_models_of_edited_files_are_made_ready(
    first: dict[str, list[str]], after_an_edit: dict[str, list[str]]
) -> None:
    assert {"Event", "Plan", "Material"} <= set(first["validated"])
    assert after_an_edit["validated"] == ["Brand", "Event", "Settings"]


def test_validation_has_no_plugins(first: dict[str, list[str]]) -> None:
    assert first["plugins"] == ["None"]
