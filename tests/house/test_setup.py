"""The set-up: locked, portable, the same commands by make and Python, never left incomplete."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from dev import checks

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ("run", "dev", "bench")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)
SYSTEMS = {
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """portal.py with its environment moved to an empty place."""
    import portal as module

    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return module


def pins(level: str) -> dict[str, str]:
    """Name and version of everything that one lock file installs."""
    text = (ROOT / f"requirements/{level}.txt").read_text("utf-8")
    return {canonicalize_name(name): version for name, version in PIN.findall(text)}


def wanted_by(distribution: importlib.metadata.Distribution, environment: dict[str, str]) -> set[str]:
    """What ``distribution`` needs in ``environment``, without its extras."""
    needs = [Requirement(line) for line in distribution.requires or ()]
    return {
        canonicalize_name(need.name)
        for need in needs
        if need.marker is None or need.marker.evaluate({**environment, "extra": ""})
    }


@pytest.mark.parametrize("level", ["build", *LEVELS])
def test_every_pin_has_its_hashes(level: str) -> None:
    for block in re.split(r"\n(?=\S)", (ROOT / f"requirements/{level}.txt").read_text("utf-8")):
        if block.lstrip().startswith("#") or not block.strip():
            continue
        assert PIN.match(block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_each_lock_holds_the_one_before() -> None:
    for lower, upper in [("build", "run"), ("run", "dev"), ("dev", "bench")]:
        assert pins(lower).items() <= pins(upper).items(), (lower, upper)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_is_complete_on_every_system(system: str, python: str) -> None:
    """A lock made on Linux must also include what only Windows, macOS or a newer Python requires."""
    locked = pins("dev")
    environment = {
        **SYSTEMS[system],
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
    }
    missing = {
        f"{name} needs {need}"
        for name in locked
        for need in wanted_by(importlib.metadata.distribution(name), environment)
        if need not in locked and need not in {"pip"}
    }
    assert missing == set()


def test_the_project_asks_for_no_more_than_is_locked() -> None:
    locked = pins("run")
    declared = {canonicalize_name(Requirement(line).name) for line in importlib.metadata.requires("pcmt-portal") or ()}
    assert declared <= set(locked)


def test_old_pythons_can_read_the_sentence_meant_for_them() -> None:
    source = (ROOT / "portal.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    before = [node for node in tree.body if node.lineno < source[: source.index("import contextlib")].count("\n") + 1]
    assert [alias.name for node in before if isinstance(node, ast.Import) for alias in node.names] == ["sys"]
    assert "sys.exit(ENVIRONMENT)" in ast.unparse(before[-1])


def start_under(python: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Start portal.py under a Python that is made out to be another by ``python``, a statement."""
    script = (
        f"import sys, runpy; {python}; sys.argv = ['portal.py', 'help']; "
        f"runpy.run_path({str(ROOT / 'portal.py')!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=folder)


@pytest.mark.parametrize(
    ("python", "told"),
    [
        ("sys.version_info = (3, 7, 9)", "Python 3.7 đang chạy trên máy: cũ quá"),
        ("sys.version_info = (3, 10, 14)", "Python 3.10 đang chạy trên máy: cũ quá"),
        ("sys.version_info = (3, 15, 0)", "Python 3.15 đang chạy trên máy: mới quá"),
        ("sys.version_info = (4, 0, 0)", "Python 4.0 đang chạy trên máy: mới quá"),
        ("sys.maxsize = 2**31 - 1", "không phải loại 64 bit x64"),
        ("sys.platform, sys.version = 'win32', '3.13.1 [MSC v.1942 64 bit (ARM64)]'", "không phải loại 64 bit x64"),
    ],
)
def test_a_python_without_ready_libraries_is_told_before_pip_starts(python: str, told: str, tmp_path: Path) -> None:
    done = start_under(python, tmp_path)
    assert done.returncode == 3
    words = done.stderr.decode("utf-8")
    assert told in words
    assert "Hãy cài thêm Python 3.14 (64 bit)" in words
    assert "py -3.14 portal.py serve" in words
    assert "mạng" not in words


@pytest.mark.parametrize("minor", range(11, 15))
def test_every_python_of_the_lock_is_let_in(minor: int, tmp_path: Path) -> None:
    assert start_under(f"sys.version_info = (3, {minor}, 1)", tmp_path).returncode == 0


def test_the_pythons_named_are_those_the_lock_was_checked_for() -> None:
    import portal

    first, last = (".".join(map(str, version)) for version in (portal.FIRST, portal.LAST))
    assert (first, last) == (PYTHONS[0], PYTHONS[-1])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    allowed = SpecifierSet(project["requires-python"])
    assert [f"3.{minor}" for minor in range(6, 30) if f"3.{minor}.0" in allowed] == list(PYTHONS)
    for name in ("README.md", "HUONG-DAN.md", "Makefile"):
        assert f"Python từ {first} đến {last} (64 bit)" in (ROOT / name).read_text("utf-8"), name


def test_makefile_and_portal_offer_the_same_verbs() -> None:
    import portal

    makefile = (ROOT / "Makefile").read_text("utf-8")
    offered = re.findall(r"^VERBS := (.*)$", makefile, re.MULTILINE)[0].split()
    described = re.findall(r"^  ([a-z-]+) ", portal.HELP, re.MULTILINE)
    assert set(offered) | {"pcmt"} == set(described)
    assert set(portal.INSIDE) <= set(described)


def test_unknown_verb_is_a_usage_fault() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "portal.py"), "bay"], capture_output=True, check=False)
    assert done.returncode == 2
    assert "Không có việc «bay».\n" in done.stderr.decode("utf-8")
    near = subprocess.run([sys.executable, str(ROOT / "portal.py"), "buil"], capture_output=True, check=False)
    assert "Không có việc «buil»; có phải là: build.\n" in near.stderr.decode("utf-8")


def test_sentences_survive_an_old_console() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "portal.py"), "help"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert "kiểm tra dữ liệu" in done.stderr.decode("utf-8")


def test_an_empty_or_half_made_environment_is_not_ready(portal: ModuleType) -> None:
    assert not portal.is_ready("run")
    portal.PYTHON.parent.mkdir(parents=True)
    portal.PYTHON.touch()
    assert not portal.is_ready("run")
    portal.stamp("run").write_text(portal.fingerprint("run"))
    assert portal.is_ready("run")
    assert not portal.is_ready("dev")


def test_a_changed_lock_or_project_makes_it_stale(portal: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    before = portal.fingerprint("run")
    (portal.ROOT / "pyproject.toml").write_text("[project]\nname = 'khac'\n")
    assert portal.fingerprint("run") != before
    assert portal.fingerprint("run") != portal.fingerprint("dev")


def test_a_fault_while_installing_leaves_no_stamp(portal: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[str] = []

    def fail_at_requirements(arguments: list[str], python: Path | None = None) -> int:
        commands.append(" ".join(arguments))
        return 1 if "run.txt" in commands[-1] else 0

    monkeypatch.setattr(portal, "run", fail_at_requirements)
    for _ in range(2):
        with pytest.raises(portal.SetUpFault, match="Chưa tải hoặc chưa cài được"):
            portal.set_up("run")
    assert not portal.is_ready("run")
    assert sum("-m venv --clear" in command for command in commands) == 2


def test_all_check_steps_run_even_after_a_fault(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ran: list[str] = []

    def fail_first(arguments: list[str]) -> int:
        ran.append(arguments[1])
        return int(len(ran) == 1)

    monkeypatch.setattr(checks, "run", fail_first)
    assert checks.run_steps(checks.CHECK_STEPS, ["-x"]) == 1
    assert ran == ["ruff", "ruff", "mypy", "check", "pcmt", "pytest"]
    assert "CHƯA ĐẠT 1/6 bước: soát mã nguồn" in capfdbinary.readouterr().err.decode()


def test_a_portal_of_an_office_installs_the_newest_wheel_and_takes_the_locks_out_of_it(portal: ModuleType) -> None:
    folder = portal.ROOT / "kit"
    folder.mkdir()
    for version in ("0.9.0", "0.10.0"):
        with zipfile.ZipFile(folder / f"pcmt_portal-{version}-py3-none-any.whl", "w") as archive:
            archive.writestr("pcmt/starter/requirements/run.txt", version)
    assert portal.kit_source().name == "pyproject.toml"  # the repository of the kit is installed from itself
    (portal.ROOT / "pyproject.toml").unlink()
    assert portal.kit_source().name == "pcmt_portal-0.10.0-py3-none-any.whl"
    assert portal.lock_file("run").read_text() == "0.10.0"
    assert portal.main(["check"]) == portal.main(["bench"]) == portal.USAGE
    for wheel in folder.iterdir():
        wheel.unlink()
    with pytest.raises(portal.SetUpFault, match="Thư mục kit thiếu tệp"):
        portal.kit_source()
