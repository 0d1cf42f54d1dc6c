"""Ready configurations of web servers and of automatic publishing, with the places of a portal filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pcmt.problems import UsageFault

FILES = {"nginx": "nginx.conf", "caddy": "Caddyfile", "systemd": "systemd.txt", "github": "github-pages.yml"}
"""Configurations by the name that ``pcmt deploy`` takes."""


def configuration(name: str, places: Mapping[str, str]) -> str:
    """Return a configuration; ``places`` are HOST, PATH, TARGET, ROOT, USER and MAIL. UsageFault for an unknown name."""
    if name not in FILES:
        raise UsageFault(f"không có mẫu «{name}»; các mẫu: {', '.join(FILES)}")
    text = (Path(__file__).parent / FILES[name]).read_text(encoding="utf-8")
    for place, value in places.items():
        text = text.replace(f"@{place}@", value)
    return text
