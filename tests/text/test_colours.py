"""Colours by their use: pairs that can be read, shades that follow the two colours of the portal."""

from __future__ import annotations

import pytest

from pcmt.text.colours import ACCENT, BRAND, OFFICE_COLOURS, PALETTE, palette

PAIRS = (
    *(
        (text, ground)
        for text in ("ink", "ink_soft", "link")
        for ground in ("paper", "card", "tint", "muted_tint", "desk")
    ),
    *((text, ground) for text in ("on_brand", "on_brand_soft", "warm") for ground in ("brand", "brand_deep")),
    *((text, f"{text}_tint") for text in ("danger", "info")),
    ("warm_ink", "warm_tint"),
    ("on_warm", "warm"),
)
"""Pairs of a text colour and its background."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(2 * one for one in colour[1:])
    parts = [part / 255 for part in bytes.fromhex(digits)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast() -> None:
    assert contrast("#000", "#ffffff") == 21
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_what_it_stands_on(text: str, ground: str) -> None:
    light, dark = PALETTE.light, {**PALETTE.light, **PALETTE.dark}
    assert contrast(light[text], light[ground]) >= LEAST_CONTRAST
    if ground != "desk":  # only around sheets, which have no dark scheme
        assert contrast(dark[text], dark[ground]) >= LEAST_CONTRAST


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
    assert OFFICE_COLOURS["brand"] == BRAND[1:].upper()
