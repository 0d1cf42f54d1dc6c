"""The files of a release: the same bytes from the same commit, a bill of materials that names all of the lock, every licence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from dev.bundled import FONTS, find_bundled
from dev.release_files import SUMS, main, make_files
from tests.portal_fixtures import ROOT
from tests.sweeps import SWEEP
from tests.tools.json_schema import faults

SCHEMA = json.loads((ROOT / "tests/tools/cyclonedx_part.json").read_text("utf-8"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)
HAS_COMMITS = subprocess.run(["git", "-C", str(ROOT), "log", "-1"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not HAS_COMMITS:
        pytest.skip("a release is made of a commit")
    folder = tmp_path_factory.mktemp("release")
    make_files("HEAD", folder)
    return folder


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another machine: zone, language and rights of new files differ."""
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    time.tzset()
    before = os.umask(0o077)
    yield
    os.umask(before)
    monkeypatch.undo()
    time.tzset()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def sbom_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(next(folder.glob("*.cdx.json")).read_text("utf-8"))
    return found


@pytest.mark.usefixtures("elsewhere")
@SWEEP
def test_the_same_commit_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    make_files("HEAD", tmp_path)
    assert contents(tmp_path) == contents(release)


def test_checksums_are_those_of_all_other_files(release: Path) -> None:
    lines = (release / SUMS).read_text("ascii").splitlines()
    named = {line[66:]: line[:64] for line in lines}
    assert named == {name: sha256(body).hexdigest() for name, body in contents(release).items() if name != SUMS}
    assert len(named) == 3


def test_the_bill_of_materials_follows_its_schema_and_names_all_of_the_lock(release: Path) -> None:
    bill = sbom_of(release)
    assert list(faults(bill, SCHEMA)) == []
    locked = {
        f"pkg:pypi/{name.lower()}@{version}"
        for name, version in PIN.findall((ROOT / "requirements/run.txt").read_text("utf-8"))
    }
    components = bill["components"]
    assert isinstance(components, list)
    assert {one["purl"] for one in components if "purl" in one} == locked
    assert {one["name"] for one in components if "purl" not in one} == {name for name, _ in FONTS}
    references = [one["bom-ref"] for one in components]
    assert len(references) == len(set(references))
    dependencies = bill["dependencies"]
    assert isinstance(dependencies, list)
    assert {two for one in dependencies for two in one["dependsOn"]} <= set(references)
    needed = {one["ref"].partition("@")[0]: one["dependsOn"] for one in dependencies}
    assert any(one.startswith("pkg:pypi/lxml@") for one in needed["pkg:pypi/feedgen"])


def test_a_wrong_bill_is_found(release: Path) -> None:
    assert list(faults({**sbom_of(release), "version": 0}, SCHEMA))
    assert list(faults({**sbom_of(release), "serialNumber": "1"}, SCHEMA))


def test_the_list_names_every_licence_and_holds_its_text(release: Path) -> None:
    text = next(release.glob("*-giay-phep.txt")).read_text("utf-8")
    for one in find_bundled(ROOT):
        assert f"\n{one.name} {one.version}".rstrip() + f": {one.licence}\n" in text
        assert one.texts or one.name == "feedgen", (
            one.name
        )  # its wheel is built here from a source without licence files
        assert all(words.strip() in text for words in one.texts.values())


def test_every_font_of_the_package_is_listed() -> None:
    folders = {path.parent.relative_to(ROOT / "pcmt/publish/pdf").as_posix() for path in (ROOT / "pcmt").rglob("*.ttf")}
    assert folders == {folder for _, folder in FONTS}


def test_a_commit_that_does_not_exist_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--commit", "v0.0.0-none", "--out", str(tmp_path)]) == 1
    assert "v0.0.0-none: " in capsys.readouterr().err
