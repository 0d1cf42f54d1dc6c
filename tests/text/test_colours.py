"""Colours by their use: shades that follow the two colours of the portal."""

from __future__ import annotations

from pcmt.text.colours import ACCENT, BRAND, office_colours, palette

PALETTE = palette()


def test_shades_follow_their_colour_and_no_other() -> None:
    other = palette("#0b2a4a", ACCENT)
    changed = {name for name, value in other.light.items() if value != PALETTE.light[name]}
    assert {"brand", "brand_deep", "link", "tint", "ink", "focus", "on_warm", "office_tint", "hill_near"} <= changed
    assert not {"warm", "warm_ink", "focus_halo", "danger", "info", "card", "sheet_rule", "office_link"} & changed
    assert other.light["brand"] == "#0b2a4a" and other.dark["brand"] != PALETTE.dark["brand"]
    assert {name for name, value in palette(BRAND, "#ffd000").light.items() if value != PALETTE.light[name]} == {
        *("warm", "warm_ink", "warm_tint", "warm_line", "sheet_warm", "sun", "office_amber", "focus_halo"),
        *("draw_warm", "draw_ochre", "draw_sun", "draw_sand"),
    }


def test_shades_of_a_grey_are_grey() -> None:
    value = palette("#444444", ACCENT).light["tint"]
    assert value[1:3] == value[3:5] == value[5:7]


def test_office_files_write_no_sign() -> None:
    assert office_colours(PALETTE)["brand"] == BRAND[1:].upper()
