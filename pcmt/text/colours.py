"""Colours by their use, for screens and paper. No other file of the portal writes a colour (``tests/house/test_colours.py``).

A row is the value on a light screen, on a dark screen and in print; an empty one is that on a light screen. The shades of a
table follow the first or the second colour of the portal in hue.
"""

from __future__ import annotations

import colorsys
from functools import cache
from typing import NamedTuple

_GREEN, _AMBER = "#0b4a3a", "#f6c664"
"""The two colours for which the shades below were chosen."""
BRAND, ACCENT = _GREEN, _AMBER
"""The two colours of the portal as ``#rrggbb``: large areas and headings; signs that draw the eye. Every shade follows them."""

_Row = tuple[str, str, str]
_Rows = dict[str, _Row]
_Hls = tuple[float, float, float]
"""Hue, lightness and saturation, each from 0 to 1."""

# fmt: off
_BRAND_SHADES: _Rows = {
    "ink":           ("#1b2623", "#e7ece9", "#000"),
    "ink_soft":      ("#4a5a55", "#b3c0ba", "#333"),
    "paper":         ("#fbfaf6", "#101815", "#fff"),
    "card":          ("#fff",    "#18231f", "#fff"),
    "line":          ("#d5dcd6", "#37473f", "#999"),
    "brand":         (_GREEN,    "#0c3b2f", ""),
    "brand_deep":    ("#083629", "#092d24", ""),
    "on_brand":      ("#fff",    "",        ""),
    "on_brand_soft": ("#d5e8df", "",        ""),
    "tint":          ("#e7f1ec", "#1a2f28", "#fff"),
    "link":          ("#0a5a45", "#86d6b6", "#000"),
    "muted_tint":    ("#ecefed", "#26332d", "#fff"),
    # Sheets that the portal prints: around them on a screen, notes, the name to fill in, rules, the hills of a poster.
    "desk":          ("#e7e9e8", "#101815", ""),
    "sheet_line":    ("#b9c4bd", "",        ""),
    "hill_far":      ("#cfe3d9", "",        ""),
    "hill_near":     ("#9cc5b1", "",        ""),
    # Drawings of people and scenes (pcmt/theme/assets/drawings).
    "draw_back":     ("#e4efe9", "#1f372e", ""),
    "draw_mid":      ("#b9d7c8", "#3f6a59", ""),
    "draw_soft":     ("#d7e7de", "#c3d6cc", ""),
    "draw_deep":     (_GREEN,    "#2f8a6c", ""),
    "draw_green":    ("#2f7d64", "#4aa585", ""),
    "draw_leaf":     ("#5fa184", "#4f9577", ""),
    "draw_hill":     ("#9cc5b1", "#4f8069", ""),
    "draw_board":    ("#1f5a49", "#17463a", ""),
    # Documents and slides, which an office may change.
    "office_tint":   ("#e3efea", "",        ""),
    "office_green":  ("#2f7d64", "",        ""),
    "office_line":   ("#6f8f84", "",        ""),
}
_ACCENT_SHADES: _Rows = {
    "warm":          (_AMBER,    "",        ""),
    "warm_ink":      ("#4a3000", "#f8dfa8", "#000"),
    "warm_tint":     ("#fdf1d7", "#352a10", "#fff"),
    "warm_line":     ("#c88a14", "#c6943a", "#777"),
    "sheet_warm":    ("#fdf6e6", "",        ""),
    "sun":           ("#fbe6b4", "",        ""),
    "draw_warm":     (_AMBER,    "",        ""),
    "draw_ochre":    ("#e3a93c", "",        ""),
    "draw_sun":      ("#fbe6b4", "#e9cf92", ""),
    "draw_sand":     ("#f7ecd6", "#ded3bd", ""),
    "office_amber":  ("#8a5a00", "",        ""),
}
_FIXED: _Rows = {
    "danger":        ("#9c2119", "#ffb4ab", "#000"),
    "on_danger":     ("#fff",    "#3d1a16", ""),
    "danger_tint":   ("#fbe9e7", "#3d1a16", "#fff"),
    "info":          ("#14507a", "#a9d0f2", "#000"),
    "info_tint":     ("#e6f0f7", "#152b3d", "#fff"),
    "draw_paper":    ("#fff",    "#eef3f0", ""),
    "draw_ink":      ("#27302d", "#4d4640", ""),
    "draw_slate":    ("#42524c", "#6d7f75", ""),
    "draw_grey":     ("#98a39e", "",        ""),
    "draw_coral":    ("#d8745a", "",        ""),
    "draw_wood":     ("#a9825a", "",        ""),
    "draw_skin":     ("#eebf9a", "",        ""),
    "draw_neck":     ("#dfa981", "",        ""),
    "draw_water":    ("#6fa9cf", "",        ""),
    "sheet_dark":    ("#333",    "",        ""),
    "sheet_note":    ("#444",    "",        ""),
    "sheet_rule":    ("#777",    "",        ""),
    "office_ink":    ("#1c1c1c", "",        ""),
    "office_link":   ("#0b5c8a", "",        ""),
    "office_seen":   ("#5a4a7a", "",        ""),
    "office_grid":   ("#808080", "",        ""),
}
# fmt: on


class Palette(NamedTuple):
    """Colours by use as ``#rrggbb`` or ``#rgb``: all of them for light screens, those that differ for dark ones and for print."""

    light: dict[str, str]
    dark: dict[str, str]
    print: dict[str, str]


@cache
def palette(brand: str = BRAND, accent: str = ACCENT) -> Palette:
    """Return the colours of a portal with these two as ``#rrggbb``; each shade keeps its lightness and takes their hue."""
    rows: _Rows = dict(_FIXED)
    for shades, old, new in ((_BRAND_SHADES, _GREEN, brand), (_ACCENT_SHADES, _AMBER, accent)):
        rows |= {name: _turned(row, old, new) for name, row in shades.items()}
    light, dark, print_ = ({name: row[at] for name, row in rows.items() if row[at]} for at in range(3))
    # The ring around what has the focus: dark on light with a warm halo, warm on dark.
    light |= {"focus": light["ink"], "focus_halo": light["warm"], "on_warm": light["ink"]}
    dark |= {"focus": light["warm"], "focus_halo": dark["paper"]}
    return Palette(light, dark, print_)


def _turned(row: _Row, old: str, new: str) -> _Row:
    light, dark, printed = (new if one == old else _shade(one, old, new) for one in row)
    return light, dark, printed


def _shade(shade: str, old: str, new: str) -> str:
    """Return a shade of ``old`` as one of ``new``: hue moved by as much, saturation in proportion, lightness kept."""
    if old == new or len(shade) != len("#rrggbb"):
        return shade
    (hue, lightness, saturation), (old_hue, _, strong), (new_hue, _, new_strong) = map(_hls, (shade, old, new))
    red, green, blue = colorsys.hls_to_rgb(
        (hue + new_hue - old_hue) % 1, lightness, min(1, saturation * new_strong / strong)
    )
    return "#" + "".join(f"{round(255 * one):02x}" for one in (red, green, blue))


def _hls(colour: str) -> _Hls:
    red, green, blue = (part / 255 for part in bytes.fromhex(colour[1:]))
    return colorsys.rgb_to_hls(red, green, blue)


def office_colours(colours: Palette) -> dict[str, str]:
    """Return the colours of a light screen as OOXML writes them: ``RRGGBB`` without a sign."""
    return {name: value[1:].upper() for name, value in colours.light.items()}
