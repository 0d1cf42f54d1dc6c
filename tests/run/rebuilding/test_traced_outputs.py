"""Files of rules go into the site; what else a rule made is read when it is asked for, and made again where it is damaged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pcmt.model import Event
from pcmt.publish.artifact import Artifact
from pcmt.read.kept_values import packed
from pcmt.run.rebuilding.reasons import why_lines
from pcmt.run.rebuilding.site_folder import FileStamp, SiteFolder
from pcmt.run.rebuilding.traced_outputs import FileRule, Put, TracedOutputs, Written
from pcmt.show.parts.unmade import Unmade
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


def test_a_rule_inside_another_one_runs_by_its_own_reads(tmp_path: Path) -> None:
    """The outer rule has its files too, so that they are taken over also where it does not run."""

    def outer(outputs: TracedOutputs, rules: Rules, put: Put) -> list[str]:
        def page(record: Any, put: Put) -> str:
            put(Artifact(f"{record.id}.html", record.title.encode()))
            return str(record.title)

        records = rules.view().every(Event)
        return [outputs.write(f"trang {one.id}", partial(page, one)).more for one in records]

    def build(book: TraceBook, known: dict[str, FileStamp], *titles: str) -> tuple[list[str], Rules, SiteFolder]:
        records = [made.event(chr(ord("a") + place), title=title) for place, title in enumerate(titles)]
        folder, rules = SiteFolder(tmp_path, tmp_path, known), Rules(book, made.catalog(*records))
        outputs = TracedOutputs(rules, folder)
        written = outputs.write("ngoài", partial(outer, outputs, rules))
        assert [path for path, _ in written.files] == sorted(folder.stamps)
        return written.more, rules, folder

    found, rules, folder = build(TraceBook(), {}, "Một", "Năm")
    assert list(rules.ran) == ["trang a", "trang b", "ngoài"] and found == ["Một", "Năm"]
    found, rules, folder = build(rules.book(), folder.stamps, "Một", "Năm")
    assert list(rules.ran) == [] and len(folder.stamps) == 2
    found, rules, folder = build(rules.book(), folder.stamps, "Một", "Sáu")
    assert list(rules.ran) == ["trang b", "ngoài"] and found == ["Một", "Sáu"]
    assert folder.written == ["b.html"] and (tmp_path / "b.html").read_text("utf-8") == "Sáu"
    (tmp_path / "a.html").unlink()
    found, rules, folder = build(rules.book(), folder.stamps, "Một", "Sáu")
    assert list(rules.ran) == ["trang a", "ngoài"] and folder.written == ["a.html"]
    assert list(why_lines(rules, made.catalog(), "a.html")) == [
        "«a.html», quy tắc «trang a»: dựng lại.",
        "  - tệp của lần trước không còn nguyên trong thư mục trang",
    ]


def test_a_file_that_is_gone_is_made_again(tmp_path: Path) -> None:
    _, rules, folder = _written(TraceBook(), tmp_path)
    (tmp_path / "a.html").unlink()
    _, rules, folder = _written(rules.book(), tmp_path, folder)
    assert list(rules.ran) == ["thử"] and (tmp_path / "a.html").exists()


def test_a_rule_that_asks_for_what_is_not_made_yet_is_left_for_its_turn(tmp_path: Path) -> None:
    made_now: dict[str, bytes] = {}
    runs = []

    def make(path: str, put: Put) -> str:
        runs.append(path)
        content = made_now[path] if made_now else Unmade()[path]
        put(Artifact(path, content))
        return path

    folder, rules = SiteFolder(tmp_path), Rules(TraceBook(), made.catalog())
    outputs = TracedOutputs(rules, folder)
    outputs.write_ahead(FileRule("thử", _make))
    outputs.write_ahead(FileRule("chờ", partial(make, "b.html")))
    assert list(folder.stamps) == ["a.html"] and runs == ["b.html"]
    made_now["b.html"] = b"b"
    assert [outputs.write("thử", _make).more, outputs.write("chờ", partial(make, "b.html")).more] == ["khác", "b.html"]
    assert sorted(folder.stamps) == ["a.html", "b.html"] and runs == ["b.html"] * 2


def test_what_was_written_ahead_counts_only_for_what_it_was_given(tmp_path: Path) -> None:
    runs = []

    def make(put: Put) -> int:
        runs.append("")
        return len(runs)

    outputs = TracedOutputs(Rules(TraceBook(), made.catalog()), SiteFolder(tmp_path))
    outputs.write_ahead(FileRule("thử", make, "khung trước"))
    assert outputs.write("thử", make, "khung sau").more == 2
    assert outputs.write("thử", make, "khung trước").more == 1
