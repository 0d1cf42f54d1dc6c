"""A process that makes forms loads no module of this package and opens no file of it that the keys of its forms do not hold."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pcmt.publish.artifact import Cache, Job, Outcome, make_here
from pcmt.publish.office import WRITERS, office_files, writer_of
from pcmt.publish.pdf import prepared_forms
from pcmt.publish.pdf.emblem import brand_pictures
from pcmt.publish.pdf.sheets import printed
from pcmt.publish.pdf.typst import draw_picture, print_sheet
from pcmt.read.code_edition import _imported, edition, import_closure
from tests import records
from tests.house.test_floors import find_modules, imports_in
from tests.memory_cache import MemoryCache

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pcmt"
MACHINERY = ["pcmt.run.printing.form_worker"]
"""Modules that request and store forms; they only handle finished bytes."""
WATCHED = """
import json, pickle, sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
import pcmt.run.printing.form_worker
for make, arguments in pickle.load(sys.stdin.buffer):
    assert make(*arguments).files
print(json.dumps([[name for name in sys.modules if name.startswith("pcmt")], sorted(opened)]))
"""
TYPES = records.vocabulary(
    "loai-tai-lieu", {"giao-an": "Giáo án", "to-roi": "Tờ rơi", "ap-phich": "Áp phích", "trinh-chieu": "Bài"}
)
LAYOUTS = ("sheet.typ", "leaflet.typ", "poster.typ", "loose.typ", "official.typ", "emblem.typ")
FACES = "## Cách in\n\nHai mặt.\n\n## Mặt trước: Dừng\n\nDừng lại.\n\n## Mặt sau: Kể\n\nKể ra."
POSTER = {"headline": "Dừng lại trước", "points": ("Hỏi người lớn.", "Rời đi."), "call": "Gọi 111."}


@pytest.fixture(scope="module")
def jobs() -> list[Job]:
    """At least one for each layout and each office program."""
    found: list[Job] = []

    def press(asked: Iterable[Job | Exception], cache: Cache) -> Iterator[Outcome]:
        given = list(asked)
        found.extend(one for one in given if isinstance(one, Job))
        return make_here(given, cache)

    view = records.view(
        TYPES,
        records.material("bai", body="Lời.\n\n| a |\n|---|\n| b |"),
        records.material("the", body="**Thẻ**\n\n- Một.", sheets=({"id": "the", "title": "Thẻ", "layout": "cards"},)),
        records.material("to", type="to-roi", body=FACES),
        records.material("hinh", type="ap-phich", poster=POSTER),
        records.material("chieu", type="trinh-chieu"),
        records.plan("van-ban", text="I. MỤC TIÊU\n1. Một."),
    )
    assert list(printed(view.catalog, MemoryCache(), press))
    assert list(office_files(view, MemoryCache(), press))
    assert list(brand_pictures(view.catalog, MemoryCache(), press))
    assert {job.arguments[0] for job in found} >= {
        *LAYOUTS,
        *WRITERS,
    }
    return found


def counted(job: Job) -> set[Path]:
    """Files that the key of a form holds."""
    start, data = (
        (print_sheet.__module__, "publish/pdf")
        if job.make in (print_sheet, draw_picture)
        else (WRITERS[job.arguments[0]], "publish/ooxml")
    )
    return {*import_closure(PACKAGE, [start]).values(), *(PACKAGE / data).rglob("*")}


@pytest.mark.parametrize("kind", [*LAYOUTS, *WRITERS])
def test_what_makes_a_form_is_in_its_key(kind: str, jobs: list[Job]) -> None:
    chosen = [job for job in jobs if job.arguments[0] == kind]
    result = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED],
        input=pickle.dumps([(job.make, job.arguments) for job in chosen]),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    loaded, opened = json.loads(result.stdout)
    modules = find_modules()
    machinery = import_closure(PACKAGE, MACHINERY).keys()
    used = {modules[name] for name in loaded if name not in machinery}
    used |= {path for path in map(Path, opened) if PACKAGE in path.parents and path.suffix not in {".py", ".pyc"}}
    assert len(used) > 5
    assert used - counted(chosen[0]) == set()


def test_keys_of_forms_name_the_modules_that_make_them() -> None:
    """By name: a build that makes no form does not load them."""
    assert prepared_forms._code() == edition(print_sheet.__module__, data=("publish/pdf",))
    assert {form: writer_of(form).__module__ for form in WRITERS} == WRITERS


def test_the_closure_is_that_of_the_syntax_tree() -> None:
    """Imports are read by a pattern, which takes a tenth of the time; relative ones it does not know."""
    modules = find_modules()
    for name, path in modules.items():
        if name == "macros":  # beside the package
            continue
        package = name if path.stem == "__init__" else name.rpartition(".")[0]
        named = {one for _, one in imports_in(path.read_text("utf-8"), package, set(modules)) if one.startswith("pcmt")}
        found = {name, *_imported(path, 0)}
        assert named <= found | {one.rpartition(".")[0] for one in found}, name
