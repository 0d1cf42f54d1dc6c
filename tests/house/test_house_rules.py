"""The rules of the house that a machine can read: sizes, names, words, and what may lie where."""

from __future__ import annotations

import ast
import functools
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import BaseModel

from pcmt.model import KINDS, Settings
from pcmt.model.structure.walk import part_of
from pcmt.read.shared_records import FOLDER

ROOT = Path(__file__).resolve().parents[2]


MODULE_LIMIT = 250


FUNCTION_LIMIT = 40


MACROS_LIMIT = 60


FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "process", "handle", "misc"}


MADE_AT_THE_TOP = {"site", "build", "dist"}


MADE = {"__pycache__", "node_modules"}


TEXT_SUFFIXES = {
    ".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".in", ".html", ".j2", ".css", ".js", ".json", ".xml", ".sh", ".cfg",
    ".svg", "",
}  # fmt: skip


# Inputs that are wrong on purpose keep their faults.
BAD_INPUTS = re.compile(r"tests/(?:[^/]+/)*bad[^/]*/")


# A class of one letter keeps each pattern from finding itself in this file.
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E])\b")


MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:roo[t]|wor[k]|hom[e]|User[s]|opt/wheel[s])/(?=[\w.])|\b[A-Z]:\\User[s]\\")
DAY_NAMES = re.compile(r"[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)\b|[Cc]hủ nhật|[Tt]háng \{[^{}]*\}(?:/| năm )\{")


REGISTRY_HOST = re.compile(r"pyp[i]\.org|python[h]osted|registry\.[n]pmjs|deb\.[d]ebian\.org|--(?:extra-)?index-[u]rl ")


@functools.cache
def list_names(root: Path = ROOT) -> tuple[str, ...]:
    """List the files that git knows or would take: no environment, cache or built site; all files where git is missing."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    with suppress(OSError, subprocess.CalledProcessError):
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
        return tuple(sorted({name for name in listed.split("\0") if name}))
    return tuple(walk_files(root))


def walk_files(root: Path) -> Iterator[str]:
    for folder, subfolders, names in os.walk(root):
        made = MADE | MADE_AT_THE_TOP if Path(folder) == root else MADE
        subfolders[:] = sorted(one for one in subfolders if one not in made and (one == ".ci" or one[0] != "."))
        yield from sorted((Path(folder) / name).relative_to(root).as_posix() for name in names)


def find_files(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Relative name and path of every text file of the project, without what the machine makes."""
    for name in list_names(root):
        path = root / name
        if path.suffix in TEXT_SUFFIXES and path.is_file():
            yield name, path


def is_product(name: str) -> bool:
    """Whether ``name`` is code that runs the portal (tests and workshop scripts are not)."""
    return name.endswith(".py") and (name.startswith("pcmt/") or name in {"macros.py", "portal.py"})


def sizes_over(name: str, source: str) -> list[str]:
    """Sentences about a module or functions that grew too long."""
    lines = len(source.splitlines())
    limit = MACROS_LIMIT - 1 if name == "macros.py" else MODULE_LIMIT
    faults = [f"{name}: {lines} lines, at most {limit}"] if lines > limit else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LIMIT:
                faults.append(f"{name}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LIMIT}")
    return faults


def missing_docstrings(name: str, source: str) -> list[str]:
    """Sentences about public modules, classes and functions that do not say what they are."""
    tree = ast.parse(source)
    faults = [] if ast.get_docstring(tree) else [f"{name}: module without a docstring"]
    scopes: list[ast.Module | ast.ClassDef] = [tree]
    while scopes:
        for node in scopes.pop().body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith(
                "_"
            ):
                if not ast.get_docstring(node):
                    faults.append(f"{name}:{node.lineno}: {node.name} without a docstring")
                if isinstance(node, ast.ClassDef):
                    scopes.append(node)
    return faults


def word_faults(name: str, text: str) -> list[str]:
    """List forbidden content of a file: unfinished work, paths of this machine, registry hosts."""
    rules = {"unfinished work": UNFINISHED, "path of one machine": MACHINE_PATH, "host of a registry": REGISTRY_HOST}
    return [f"{name}: {title}: {match[0]!r}" for title, rule in rules.items() for match in rule.finditer(text)]


def unlabelled_fields(model: type[BaseModel]) -> list[str]:
    """Fields of ``model`` and of its parts that have no Vietnamese name."""
    seen: set[type[BaseModel]] = set()
    waiting, faults = [model], []
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            if not field.title or field.title != unicodedata.normalize("NFC", field.title):
                faults.append(f"{current.__name__}.{name}")
            waiting += [part] if (part := part_of(field.annotation)) else []
    return faults


def is_generated(name: str) -> bool:
    """Whether a file below ``docs/`` cannot be a page that somebody wrote: pages of records live in ``data/``."""
    place = Path(name).relative_to("docs")
    frame_or_page = place.suffix == ".md" and (place.parts[0] not in KINDS or place.name == "index.md")
    return not frame_or_page and place.parts[0] != "assets"


def test_modules_and_functions_stay_small() -> None:
    assert [
        fault for name, path in find_files() if is_product(name) for fault in sizes_over(name, path.read_text("utf-8"))
    ] == []


def test_everything_public_says_what_it_is() -> None:
    faults = [
        fault
        for name, path in find_files()
        if is_product(name)
        for fault in missing_docstrings(name, path.read_text("utf-8"))
    ]
    assert faults == []


def test_no_module_has_an_empty_name() -> None:
    assert [name for name, path in find_files() if path.suffix == ".py" and path.stem in FORBIDDEN_NAMES] == []


def test_modules_use_postponed_annotations() -> None:
    """All but portal.py, which must be parsed by old Pythons, and files without annotations."""
    faults = [
        name
        for name, path in find_files()
        if is_product(name) and name != "portal.py" and "def " in (text := path.read_text("utf-8"))
        if "from __future__ import annotations" not in text
    ]
    assert faults == []


def test_no_file_holds_forbidden_words() -> None:
    faults = [
        fault
        for name, path in find_files()
        if not BAD_INPUTS.match(name)
        for fault in word_faults(name, path.read_text("utf-8", errors="replace"))
    ]
    assert faults == []


def test_every_file_is_nfc() -> None:
    faults = [
        name
        for name, path in find_files()
        if not BAD_INPUTS.match(name) and not unicodedata.is_normalized("NFC", name + path.read_text("utf-8"))
    ]
    assert faults == []


def days_named(source: str) -> list[int]:
    """Lines of code, docstrings left out, that write a weekday, or a month with its year, as Vietnamese text."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in said)
    return sorted({node.lineno for node in texts if DAY_NAMES.search(ast.unparse(node))})


def test_weekdays_and_months_are_named_in_one_module() -> None:
    named = {name for name, path in find_files() if is_product(name) and days_named(path.read_text("utf-8"))}
    assert named == {"pcmt/text/formats.py"}


def test_rule_of_weekdays_and_months_can_fail() -> None:
    assert days_named('"""Thứ Hai"""\nA = "thứ Hai"\nB = f"Tháng {month}/{year}"\nC = f"hết tháng {month}"\n') == [2, 3]


def test_data_holds_only_data() -> None:
    """Pages are templates that can run commands; data must never become one (see dev/adr)."""
    folders = (ROOT / "data", *(FOLDER / kind for kind in KINDS))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    wrong = {".md", ".html", ".htm", ".py", ".j2", ".js"}
    assert [path.name for path in files if path.suffix.lower() in wrong or path.suffix == ".yml"] == []


@pytest.mark.parametrize("model", [*KINDS.values(), Settings], ids=lambda model: model.__name__)
def test_every_field_has_a_vietnamese_name(model: type[BaseModel]) -> None:
    # The id is the file name: it is labelled too, because lists and CSV heads print it.
    assert unlabelled_fields(model) == []


def test_docs_holds_only_written_pages() -> None:
    assert [name for name, _ in find_files() if name.startswith("docs/") and is_generated(name)] == []
