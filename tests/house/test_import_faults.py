"""The rule about imports finds a wrong one and lets a right one pass."""

from __future__ import annotations

import pytest

from tests.house.test_floors import faults_of, find_modules


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pcmt.model.plan", "from pcmt.relate.catalog import Catalog"),
        ("pcmt.urls", "import pcmt.read.yaml"),
        ("pcmt.relate.catalog", "from pcmt.show.parts.context import View"),
        ("pcmt.show.site.cards", "from pcmt.run import cli"),
        ("pcmt.show.site.cards", "def late():\n    from pcmt.publish import feeds"),
        ("pcmt.publish.frames", "from pcmt.publish.feeds import atom"),
        ("pcmt.publish.frames", "from . import feeds"),
        ("pcmt.publish.feeds.items", "from pcmt.publish.frames import pour"),
        ("pcmt.relate.catalog", "import yaml"),
        ("pcmt.publish.frames", "from mkdocs.config import Config"),
        ("pcmt.run.portal", "import requests"),
        ("pcmt.attic", "import re"),
    ],
)
def test_a_wrong_import_is_found(module: str, line: str) -> None:
    known = {*find_modules(), "pcmt.publish.feeds", "pcmt.run.cli"}
    assert len(faults_of(module, line, known, package=module.rpartition(".")[0])) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pcmt.publish.feeds", "from pcmt.publish import Artifact\nfrom feedgen.feed import FeedGenerator"),
        ("pcmt.publish.feeds", "from pcmt.show.site.cards import card_of"),
        ("pcmt.publish.feeds.pieces", "from pcmt.publish.feeds.items import Item\nfrom pcmt.publish import Artifact"),
        ("pcmt.run.mkdocs_plugin", "from pcmt.publish import feeds\nfrom mkdocs.plugins import BasePlugin"),
        ("pcmt.model.plan", "from pcmt.model.fields import label\nimport pydantic"),
        ("macros", "from pcmt.run.macros import define"),
    ],
)
def test_a_right_import_passes(module: str, line: str) -> None:
    assert faults_of(module, line, set(find_modules()), package=module.rpartition(".")[0]) == []
