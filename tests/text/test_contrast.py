"""Contrast: the pairs of the portal's own colours, and a colour to propose for every one that cannot be read."""

from __future__ import annotations

import colorsys

import pytest

from pcmt.text.colours import ACCENT, BRAND
from pcmt.text.contrast import (
    LEAST,
    contrast,
    find_unreadable,
    is_readable,
    luminance,
    nearest_accent,
    nearest_brand,
)


def test_the_measure_of_contrast() -> None:
    assert contrast("#000", "#ffffff") == 21
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_text_of_the_sample_can_be_read_on_what_it_stands_on() -> None:
    assert list(find_unreadable(BRAND, ACCENT)) == []


def test_a_pair_is_named_with_its_scheme_and_measure() -> None:
    found = {(one.text, one.ground, one.is_dark): one.contrast for one in find_unreadable("#5aa469", ACCENT)}
    assert found["on_brand", "brand", False] == pytest.approx(contrast("#5aa469", "#fff"))
    assert all(one < LEAST for one in found.values())


@pytest.mark.parametrize("hue", range(0, 360, 30))
def test_every_hue_has_a_colour_near_it_that_can_be_read(hue: int) -> None:
    bright = "#" + "".join(f"{round(255 * one):02x}" for one in colorsys.hls_to_rgb(hue / 360, 0.6, 0.9))
    better = nearest_brand(bright, ACCENT)
    assert better is not None and is_readable(better, ACCENT)
    assert luminance(better) <= luminance(bright)


def test_a_readable_colour_is_its_own_nearest() -> None:
    assert nearest_brand(BRAND, ACCENT) == BRAND and nearest_accent(BRAND, ACCENT) == ACCENT


def test_an_accent_too_dark_for_the_first_colour_becomes_lighter() -> None:
    better = nearest_accent(BRAND, "#a05a00")
    assert better is not None and is_readable(BRAND, better) and luminance(better) > luminance("#a05a00")
