"""Pictures of the portal itself, drawn from its emblem, name and colours: for phones, networks and office files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files as package_files
from itertools import starmap
from typing import Any, NamedTuple

import pcmt.theme
from pcmt.publish.artifact import Artifact, Cache, Job, Outcome, Press, StoredFile, json_bytes, make_here
from pcmt.publish.pdf.typst import draw_picture, draw_png
from pcmt.publish.stylesheet import EMBLEM, coloured_drawing
from pcmt.read.code_edition import edition
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.pictures.emblem import emblem_of
from pcmt.text.vietnamese import clip

LAYOUT = "emblem.typ"
_DATA = ("publish/pdf",)
MANIFEST = "manifest.webmanifest"
SHARED_PICTURE = "assets/images/chia-se.png"
"""What networks show beside a link (Open Graph), 1200 × 630."""
_ICON = "assets/images/bieu-tuong-{}.png"
ICON_SIDES = (180, 192, 512)
"""Pixels: iOS, then the two that browsers ask an app for."""
_ON_PAPER = 300
"""Pixels of the height of an emblem in office files: 25 mm at 300 to the inch."""
_SAFE = 0.7
"""Share of an icon that no phone cuts off."""


class _Card(NamedTuple):
    """What the layout gets: width and height in pixels, the side of the emblem, colours, and words for a card with words."""

    width: int
    height: int
    inner: int = 0
    ground: str = ""
    line: str = ""
    title: str = ""
    unit: str = ""


def emblem_png(catalog: Catalog) -> bytes:
    """Return the portal's own emblem for office files; empty for a portal without one."""
    emblem = emblem_of(catalog)
    if emblem is None:
        return b""
    side = round(_ON_PAPER * max(emblem.width, emblem.height) / emblem.height)
    card = _Card(max(1, round(_ON_PAPER * emblem.width / emblem.height)), _ON_PAPER, inner=side)
    return _drawn(_content(emblem.svg, card))


def brand_pictures(catalog: Catalog, cache: Cache, press: Press = make_here) -> Iterator[StoredFile]:
    """Begin with the icons of the portal and the picture for networks, what ``cache`` lacks; give them in order.

    The program that draws them takes 25 MB of the process it runs in: a build has it run where forms are made.
    """
    emblem = emblem_of(catalog)
    svg, code = emblem.svg if emblem else _emblem_of_theme(catalog), edition(draw_picture.__module__, data=_DATA)
    jobs = [_job(code, path, _content(svg, card)) for path, card in _cards(catalog)]
    return starmap(_stored, zip(jobs, press(jobs, cache), strict=True))


def _stored(job: Job, outcome: Outcome) -> StoredFile:
    if isinstance(outcome, Exception):
        raise outcome
    return StoredFile(job.path, outcome.files[0])


def _cards(catalog: Catalog) -> Iterator[tuple[str, _Card]]:
    settings, colours = catalog.settings, catalog.settings.palette.light
    for side in ICON_SIDES:
        yield _ICON.format(side), _Card(side, side, inner=round(_SAFE * side), ground="#fff")
    yield SHARED_PICTURE, _Card(
        1200, 630, ground=colours["brand"], line=colours["warm"], title=clip(settings.title, 90),
        unit=clip(settings.unit or "", 90),
    )  # fmt: skip


def _job(code: str, path: str, content: str) -> Job:
    key = f"hinh-{sha256(f'{code} {LAYOUT} {content}'.encode()).hexdigest()}"
    return Job(key, path, draw_picture, lambda: (LAYOUT, content))


def manifest_file(catalog: Catalog) -> Artifact:
    """Return the manifest of the portal as an app."""
    return Artifact(MANIFEST, json_bytes(_manifest(catalog)))


def _emblem_of_theme(catalog: Catalog) -> str:
    drawing = package_files(pcmt.theme).joinpath(EMBLEM).read_text(encoding="utf-8")
    return coloured_drawing(drawing, catalog.settings.palette)


def _manifest(catalog: Catalog) -> dict[str, Any]:
    """Return the manifest (W3C, Web Application Manifest); its addresses are relative to its own."""
    settings, colours = catalog.settings, catalog.settings.palette.light
    icons = [
        {"src": _ICON.format(side), "sizes": f"{side}x{side}", "type": "image/png", "purpose": "any maskable"}
        for side in ICON_SIDES[1:]
    ]
    return {
        "name": settings.title,
        "short_name": settings.short_title,
        "description": settings.description,
        "lang": "vi",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": colours["brand"],
        "background_color": colours["paper"],
        "icons": icons,
    }


def _content(svg: str, card: _Card) -> str:
    return json.dumps({"svg": svg, **card._asdict()}, ensure_ascii=False)


@cache
def _drawn(content: str) -> bytes:
    return draw_png(LAYOUT, content)
