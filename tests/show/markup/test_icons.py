"""Icons come out of the theme, take the colour of the words and say nothing."""

from __future__ import annotations

from pcmt.show.markup.icons import render_icon
from pcmt.show.materials.listing import ICONS, OTHER_ICON


def test_every_icon_of_the_shelf_is_in_the_theme() -> None:
    for name in (*ICONS.values(), OTHER_ICON, "phone", "download", "share-variant"):
        assert render_icon(name).startswith('<svg class="icon" aria-hidden="true" '), name
        assert "<path d=" in render_icon(name)


def test_an_unknown_icon_is_nothing() -> None:
    assert render_icon("khong-co") == ""
