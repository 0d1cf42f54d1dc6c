"""Ready configurations of web servers and of automatic publishing, with the places of a portal filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pcmt.problems import EnvironmentFault, UsageFault


class Configuration(NamedTuple):
    """A configuration: the file of this folder, and the name it has where it is used."""

    source: str
    name: str


FILES = {
    "nginx": Configuration("nginx.conf", "cong.conf"),
    "caddy": Configuration("Caddyfile", "Caddyfile"),
    "nginx-csp": Configuration("nginx-csp.conf", "cong-csp.conf"),
    "caddy-csp": Configuration("caddy-csp.conf", "cong-csp.caddy"),
    "systemd": Configuration("systemd.txt", ""),
    "container": Configuration("Containerfile", "Containerfile"),
    "github": Configuration("github-pages.yml", ".github/workflows/dang.yml"),
    "gitlab": Configuration("gitlab-pages.yml", ".gitlab-ci.yml"),
}
"""Configurations by the name that ``pcmt deploy`` takes. One without a name is several files."""
_PART = re.compile(r"^# ---- (\S+)\n", re.MULTILINE)
"""The line before each file of a configuration that is several."""


def needs_site(name: str) -> bool:
    """Whether a configuration is computed from a finished site."""
    return name.endswith("-csp")


def configuration(name: str, places: Mapping[str, str]) -> str:
    """Return a configuration; ``places`` are HOST, PATH, TARGET, ROOT, USER, MAIL and POLICY. UsageFault for an unknown name."""
    if name not in FILES:
        raise UsageFault(f"không có mẫu «{name}»; các mẫu: {', '.join(FILES)}")
    text = (Path(__file__).parent / FILES[name].source).read_text(encoding="utf-8")
    for place, value in places.items():
        text = text.replace(f"@{place}@", value)
    return text


def split_files(name: str, text: str) -> dict[str, str]:
    """Return the files that a configuration consists of, by name."""
    if FILES[name].name:
        return {FILES[name].name: text}
    parts = _PART.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write_files(name: str, text: str, folder: Path) -> list[Path]:
    """Write the files of a configuration into a folder; UsageFault where one is there already, EnvironmentFault from the disk."""
    files = {folder / file: content for file, content in split_files(name, text).items()}
    if there := [path for path in files if path.exists()]:
        raise UsageFault(f"đã có tệp {there[0]}; hãy đổi tên nó hoặc chọn thư mục khác")
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFault(f"không ghi được vào {folder}: {error.strerror or error}") from None
    return list(files)
