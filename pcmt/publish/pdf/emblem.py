"""Pictures of the portal itself, drawn from its emblem, name and colours: for phones, networks and office files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files as package_files
from typing import Any, NamedTuple

import pcmt.theme
from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.publish.pdf.typst import draw_png
from pcmt.publish.stylesheet import EMBLEM, coloured_drawing
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.pictures.emblem import emblem_of
from pcmt.text.vietnamese import clip

LAYOUT = "emblem.typ"
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
    return _drawn(emblem.svg, _Card(max(1, round(_ON_PAPER * emblem.width / emblem.height)), _ON_PAPER, inner=side))


def brand_files(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the manifest of the portal as an app, its icons, and the picture for networks."""
    settings, colours = catalog.settings, catalog.settings.palette.light
    emblem = emblem_of(catalog)
    svg = emblem.svg if emblem else _emblem_of_theme(catalog)
    for side in ICON_SIDES:
        card = _Card(side, side, inner=round(_SAFE * side), ground="#fff")
        yield Artifact(_ICON.format(side), _drawn(svg, card))
    card = _Card(
        1200, 630, ground=colours["brand"], line=colours["warm"], title=clip(settings.title, 90),
        unit=clip(settings.unit or "", 90),
    )  # fmt: skip
    yield Artifact(SHARED_PICTURE, _drawn(svg, card))
    yield Artifact(MANIFEST, json_bytes(_manifest(catalog)))


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


@cache
def _drawn(svg: str, card: _Card) -> bytes:
    return draw_png(LAYOUT, json.dumps({"svg": svg, **card._asdict()}, ensure_ascii=False))
