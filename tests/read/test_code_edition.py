"""Keys of what is kept between builds hold the code that made it: the closure of its imports, its data files, every library."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from pcmt.read import code_edition
from pcmt.read.code_edition import LIBRARIES, edition, edition_of, import_closure, library_version
from pcmt.run.libraries import RUNTIME

PACKAGE = Path(code_edition.__file__).parents[1]
PRINT, LAYOUTS = "pcmt.publish.pdf.typst", "publish/pdf"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ban") / "pcmt"
    shutil.copytree(PACKAGE, place, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    return place


def of_copy(copy: Path) -> str:
    return edition_of(copy, [PRINT], [LAYOUTS], ["typst 1"])


def test_a_changed_byte_counts_within_the_closure_and_nowhere_else(copy: Path) -> None:
    """Every module of the closure, every layout; and one module and template of each folder outside."""
    before = of_copy(copy)
    inside = {
        *import_closure(copy, [PRINT]).values(),
        *(copy / LAYOUTS).rglob("*.t*"),
        *(copy / LAYOUTS).rglob("*.[!p]*"),
    }
    assert {copy / "publish/pdf/typst.py", copy / "show/parts/pictures/qr.py", copy / "publish/pdf/sheet.typ"} <= inside
    outside = {
        (path.parent, path.suffix): path for path in copy.rglob("*") if path.is_file() and path not in inside
    }.values()
    assert {".py", ".html", ".xml"} <= {path.suffix for path in outside}
    for path in (*inside, *outside):
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        assert (of_copy(copy) != before) == (path in inside), path
        path.write_bytes(content)
    assert of_copy(copy) == before


def test_a_list_template_and_the_words_of_a_sheet_are_outside() -> None:
    """What a form says is in its key itself; code that puts these words together may change without a new print."""
    closure = import_closure(PACKAGE, [PRINT])
    assert not {"pcmt.relate.catalog", "pcmt.publish.pdf.sheets", "pcmt.show.materials.listing"} & set(closure)
    assert len(closure) < 20


def test_a_new_a_moved_and_a_lost_file_count(copy: Path) -> None:
    before = of_copy(copy)
    new = copy / LAYOUTS / "them.typ"
    new.write_text("")
    after = of_copy(copy)
    moved = new.rename(copy / LAYOUTS / "khac.typ")
    assert len({before, after, of_copy(copy)}) == 3
    moved.unlink()
    (copy / LAYOUTS / "__pycache__").mkdir(exist_ok=True)
    (copy / LAYOUTS / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert of_copy(copy) == before


@pytest.mark.parametrize(
    "source",
    [
        "import pcmt.a.b",
        "import re, pcmt.a.b as c",
        "from pcmt.a import b",
        "from pcmt.a import (\n    c,  # why\n    b as d,\n)",
        "from pcmt.a.b import name",
        "def late():\n    from pcmt.a import b",
        "if TYPE_CHECKING:\n    import pcmt.a.b",
    ],
)
def test_every_way_to_import_is_followed(source: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name, text in (
        ("__init__", ""),
        ("start", source),
        ("a/__init__", ""),
        ("a/b", "import pcmt.end"),
        ("end", ""),
    ):
        (tmp_path / f"{name}.py").write_text(text)
    assert set(import_closure(tmp_path, ["pcmt.start"])) == {"pcmt", "pcmt.start", "pcmt.a", "pcmt.a.b", "pcmt.end"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_any_library_counts(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict.fromkeys((name.replace("-", "_") for name in LIBRARIES), "1")
    monkeypatch.setattr(code_edition, "_versions", lambda: known)
    monkeypatch.setattr(code_edition, "_editions", {})
    library_version.cache_clear()
    before = edition()
    known[library.replace("-", "_")] = "999"
    monkeypatch.setattr(code_edition, "_editions", {})
    library_version.cache_clear()
    assert edition() != before
    library_version.cache_clear()


@pytest.mark.parametrize("library", sorted({*LIBRARIES, *RUNTIME.values()}))
def test_the_name_of_a_folder_says_the_version(library: str) -> None:
    assert code_edition._versions()[library.replace("-", "_")] == metadata.version(library)
    assert library_version(library) == f"{library} {metadata.version(library)}"


def test_a_library_without_such_a_folder_is_asked_for_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_edition, "_versions", dict)
    library_version.cache_clear()
    assert library_version("click") == f"click {metadata.version('click')}"
    assert library_version("khong-co") == "khong-co -"
    library_version.cache_clear()


def test_what_draws_is_among_the_libraries() -> None:
    root = PACKAGE.parent / "requirements" / "run.txt"
    locked = {line.partition("==")[0] for line in root.read_text("utf-8").splitlines() if "==" in line}
    assert set(LIBRARIES) <= locked
    assert {"typst", "lxml", "openpyxl", "pillow", "pypdf", "segno"} <= set(LIBRARIES)
