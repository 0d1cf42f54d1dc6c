"""The kit as one file in the folder of a portal: ``kit/pcmt_portal-*.whl``, which ``portal.py`` installs."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

import pcmt
from pcmt.problems import EnvironmentFault, UsageFault

DISTRIBUTION = "pcmt-portal"
KIT = "kit"
VERSION_FILE = f"{KIT}/phien-ban.txt"
"""Holds the version that the data was last moved to, in one line."""
_BUILD = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"


def find_wheel(named: Path | None) -> Path:
    """Return the wheel to put into a portal. Raises UsageFault for a file that is none, EnvironmentFault where there is none."""
    if named is not None:
        if not (named.is_file() and named.name.startswith("pcmt_portal-") and named.suffix == ".whl"):
            raise UsageFault(f"{named} không phải tệp bộ công cụ; cần tệp pcmt_portal-….whl của bản phát hành")
        return named
    if (source := _installed_from()) is not None and source.is_file():
        return source
    repository = Path(pcmt.__file__).parents[1]
    if (repository / "pyproject.toml").is_file():
        return _build(repository)
    raise EnvironmentFault("không tìm thấy tệp .whl mà bộ công cụ được cài từ đó; hãy thêm --kit và tên tệp .whl")


def _installed_from() -> Path | None:
    """Return the file that pip installed the kit from, as it notes (PEP 610); None where it was another source."""
    from urllib.request import url2pathname  # noqa: PLC0415 - it loads the libraries of the network

    try:
        note = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    url = urlsplit(json.loads(note)["url"]) if note else None
    return Path(url2pathname(unquote(url.path))) if url is not None and url.scheme == "file" else None


def _build(repository: Path) -> Path:
    """Build the wheel of a repository of the kit."""
    folder = Path(mkdtemp(prefix="pcmt-kit-"))
    command = [sys.executable, "-c", _BUILD, str(folder)]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise EnvironmentFault(f"chưa đóng được bộ công cụ thành tệp .whl: {result.stderr.strip().splitlines()[-1:]}")
    return next(folder.glob("*.whl"))
