"""Contrast of colours as WCAG 2.2 measures it: pairs that must be readable, and the nearest colours that are."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pcmt.text.colours import palette

LEAST = 4.5
"""Success criterion 1.4.3 (AA): text on its background."""
_TEXTS = ("ink", "ink_soft", "link")
BOTH_SCHEMES = (
    *((text, ground) for text in _TEXTS for ground in ("paper", "card", "tint", "muted_tint")),
    *((text, ground) for text in ("on_brand", "on_brand_soft", "warm") for ground in ("brand", "brand_deep")),
    *((text, f"{text}_tint") for text in ("danger", "info")),
    ("warm_ink", "warm_tint"),
    ("on_warm", "warm"),
)
"""Pairs of a text colour and its background on screens."""
LIGHT_ONLY = (
    *((text, "desk") for text in _TEXTS),
    *(("brand", ground) for ground in ("paper", "card", "tint", "warm_tint", "sheet_warm")),
)
"""Pairs that have no dark scheme: around sheets, and headings of prints."""
_STEPS = 200


class Unreadable(NamedTuple):
    """A pair that cannot be read: the names of text and background, the scheme, the contrast."""

    text: str
    ground: str
    is_dark: bool
    contrast: float


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb``, 0 to 1."""
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(2 * one for one in colour[1:])
    parts = [part / 255 for part in bytes.fromhex(digits)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def find_unreadable(brand: str, accent: str) -> Iterator[Unreadable]:
    """Yield the pairs that cannot be read on a portal with these two colours."""
    colours = palette(brand, accent)
    light, dark = colours.light, {**colours.light, **colours.dark}
    for pairs, scheme, is_dark in ((BOTH_SCHEMES + LIGHT_ONLY, light, False), (BOTH_SCHEMES, dark, True)):
        for text, ground in pairs:
            if (found := contrast(scheme[text], scheme[ground])) < LEAST:
                yield Unreadable(text, ground, is_dark, found)


def is_readable(brand: str, accent: str) -> bool:
    """Whether a portal with these two colours can be read."""
    return next(find_unreadable(brand, accent), None) is None


@cache
def nearest_brand(brand: str, accent: str) -> str | None:
    """Return the colour nearest to ``brand`` in lightness that can be read beside ``accent``; None where there is none."""
    return next((one for one in _by_nearness(brand) if is_readable(one, accent)), None)


@cache
def nearest_accent(brand: str, accent: str) -> str | None:
    """Return the colour nearest to ``accent`` in lightness that can be read beside ``brand``; None where there is none."""
    return next((one for one in _by_nearness(accent) if is_readable(brand, one)), None)


def _by_nearness(colour: str) -> Iterator[str]:
    """Yield a colour lighter and darker step by step, then the same with less and less of its hue."""
    red, green, blue = (part / 255 for part in bytes.fromhex(colour[1:]))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for share in (1.0, 0.6, 0.3, 0.0):
        for step in range(_STEPS):
            for moved in (lightness - step / _STEPS, lightness + step / _STEPS):
                if 0 <= moved <= 1:
                    parts = colorsys.hls_to_rgb(hue, moved, saturation * share)
                    yield "#" + "".join(f"{round(255 * one):02x}" for one in parts)
