"""Make the files of a release: ``make release-files``. Wheel, SBOM, licences, checksums; the same bytes from the same commit.

The wheel is built from the files of the commit, never from those of the working tree; times in it are those of the commit. The SBOM
follows CycloneDX 1.6 (ECMA-424) in JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from dev.bundled import Bundled, find_bundled, licence_list

ROOT = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"
_BUILD = "import os, sys; os.umask(0o022); from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_NAME = "pcmt-portal"


def git(*words: str) -> bytes:
    """Return the output of git in the repository."""
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=True).stdout


def make_files(commit: str, target: Path) -> list[Path]:
    """Write the files of a commit into a folder and return them. Raises ValueError for libraries that are not those of the lock."""
    epoch = int(git("log", "-1", "--format=%ct", commit))
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        with tarfile.open(fileobj=BytesIO(git("-c", "tar.umask=0022", "archive", commit))) as archive:
            archive.extractall(tree, filter="data")
        wheel = build_wheel(tree, target, epoch)
        parts = find_bundled(tree)
        version = version_of(tree)
    title = f"{_NAME.replace('-', '_')}-{version}"
    sbom = target / f"{title}.cdx.json"
    sbom.write_text(
        json.dumps(make_sbom(version, epoch, wheel, parts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    licences = target / f"{title}-giay-phep.txt"
    licences.write_text(licence_list(f"{_NAME} {version}", parts), encoding="utf-8", newline="\n")
    files = sorted([wheel, sbom, licences])
    sums = "".join(f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    (target / SUMS).write_text(sums, encoding="ascii", newline="\n")
    return [*files, target / SUMS]


def version_of(tree: Path) -> str:
    """Return the version that a tree says it has."""
    found = _VERSION.search((tree / "pcmt/__init__.py").read_text("utf-8"))
    assert found
    return found[1]


def build_wheel(tree: Path, target: Path, epoch: int) -> Path:
    """Build the wheel of a tree into a folder."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-c", _BUILD, str(target.resolve())]
    made = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise ValueError(f"the wheel was not built: {made.stderr[-500:]}")
    return (
        target / made.stdout.strip().splitlines()[-1]
        if made.stdout.strip().endswith(".whl")
        else next(target.glob("*.whl"))
    )


def make_sbom(version: str, epoch: int, wheel: Path, parts: list[Bundled]) -> dict[str, Any]:
    """Return the bill of materials of a wheel."""
    kit = f"pkg:pypi/{_NAME}@{version}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{kit}#{sha256(wheel.read_bytes()).hexdigest()}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": kit,
                "name": _NAME,
                "version": version,
                "hashes": [{"alg": "SHA-256", "content": sha256(wheel.read_bytes()).hexdigest()}],
                "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
                "purl": kit,
            },
        },
        "components": [_component(one) for one in parts],
        "dependencies": [
            {"ref": kit, "dependsOn": sorted(_reference(one) for one in parts)},
            *(
                {"ref": _reference(one), "dependsOn": [_reference(two) for two in parts if two.name in one.needs]}
                for one in parts
            ),
        ],
    }


def _reference(one: Bundled) -> str:
    return f"font:{one.name}" if one.is_font else f"pkg:pypi/{one.name}@{one.version}"


def _component(one: Bundled) -> dict[str, Any]:
    common = {"bom-ref": _reference(one), "name": one.name, "licenses": [{"expression": one.licence}]}
    return (
        {"type": "file", **common}
        if one.is_font
        else {"type": "library", **common, "version": one.version, "purl": _reference(one)}
    )


def main(arguments: list[str]) -> int:
    """Make the files of the tag of this version; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the files of a release.")
    parser.add_argument("--commit", default="", help="default: the tag of the version, e.g. v0.3.0")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder to write into (default: dist)")
    given = parser.parse_args(arguments)
    commit = given.commit or f"v{version_of(ROOT)}"
    try:
        files = make_files(commit, given.out)
    except subprocess.CalledProcessError as fault:
        sys.stderr.write(f"{commit}: {fault.stderr.decode('utf-8', 'replace').strip()}\n")
        return 1
    except ValueError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    print(*(f"{file.stat().st_size:9d}  {file}" for file in files), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
