"""Calls of pages: one that offers downloads is not begun while these are still made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pcmt.run.macros import PageCalls
from pcmt.run.portal import Portal
from pcmt.show.markup.page_values import MacroCall
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import MACROS, Macro
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records as made

CALL = MacroCall("docs/index.md", 1, "./", "thu", (), {})
DOWNLOADS = {"bai.pdf": b"%PDF"}


class _Builds:
    """Builds that follow each other, each with one call; ``begun`` counts how often its macro has begun."""

    def __init__(self) -> None:
        self.book = TraceBook()
        self.begun = 0

    def offer(self, view: PageContext) -> str:
        """Read of the data, then offer a download with its size."""
        self.begun += 1
        return f"{view.catalog.find('su-kien', 'a').title}, {len(view.downloads['bai.pdf'])}"

    def build(self, title: str) -> list[Any]:
        """Return what the call gives while downloads are made, and then."""
        catalog = made.catalog(made.event("a", title=title))
        portal = Portal(Path("cong"), catalog, Rules(self.book, catalog))
        portal.making = _Making()  # type: ignore[assignment]
        first = PageCalls(portal).make(CALL)
        portal.finish_downloads()
        found = [first, PageCalls(portal).make(CALL)]
        self.book = portal.rules.book()  # type: ignore[attr-defined]
        return found


class _Making:
    def finish(self) -> tuple[dict[str, bytes], dict[str, int]]:
        return DOWNLOADS, {}


def test_a_call_that_offered_downloads_before_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    builds = _Builds()
    monkeypatch.setitem(MACROS, "thu", Macro(builds.offer))
    assert builds.build("Một") == [CALL, "Một, 4"] and builds.begun == 2  # nothing is known of it yet
    assert builds.build("Một") == [CALL, "Một, 4"] and builds.begun == 2
    assert builds.build("Hai") == [CALL, "Hai, 4"] and builds.begun == 3
