"""No page is a burden for a slow phone: at most 150 kB of HTML, before compression, whatever it lists."""

from __future__ import annotations

from pathlib import Path

LIGHT = 150_000


def test_every_page_is_light(built_site: Path) -> None:
    sizes = {path.relative_to(built_site).as_posix(): path.stat().st_size for path in built_site.rglob("*.html")}
    assert len(sizes) > 250
    assert {name: size for name, size in sizes.items() if size > LIGHT} == {}
