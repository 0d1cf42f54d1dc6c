"""Files of rules go into the site; what else a rule made is read when it is asked for, and made again where it is damaged."""

from __future__ import annotations

from pathlib import Path

from pcmt.publish.artifact import Artifact
from pcmt.read.kept_values import packed
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.traced_outputs import Put, TracedOutputs, Written
from pcmt.trace.rules import Rules
from pcmt.trace.traces import MadeValue, TraceBook
from tests import records as made


def _make(put: Put) -> str:
    put(Artifact("a.html", b"a"))
    return "khác"


def _written(book: TraceBook, site: Path, stamps: SiteFolder | None = None) -> tuple[Written, Rules, SiteFolder]:
    folder = SiteFolder(site, site, stamps.stamps if stamps else {})
    rules = Rules(book, made.catalog())
    return TracedOutputs(rules, folder).write("thử", _make), rules, folder


def test_a_value_that_is_damaged_costs_a_run_once_it_is_asked_for(tmp_path: Path) -> None:
    _, rules, folder = _written(TraceBook(), tmp_path)
    book = rules.book()
    for content, words, ran in ((packed("trước"), "trước", []), (b"x", "khác", ["thử"])):
        book.traces["thử"] = book.traces["thử"]._replace(made=MadeValue(read=lambda place: place, place=content))
        written, rules, folder = _written(book, tmp_path, folder)
        assert list(rules.ran) == [] and written.files == book.traces["thử"].files
        assert written.more == words and list(rules.ran) == ran
        assert (tmp_path / "a.html").read_bytes() == b"a" and list(folder.stamps) == ["a.html"]


def test_a_file_that_is_gone_is_made_again(tmp_path: Path) -> None:
    _, rules, folder = _written(TraceBook(), tmp_path)
    (tmp_path / "a.html").unlink()
    _, rules, folder = _written(rules.book(), tmp_path, folder)
    assert list(rules.ran) == ["thử"] and (tmp_path / "a.html").exists()
