"""The style sheet: a file for each subject, class names of the theme in one."""

from __future__ import annotations

import re
from pathlib import Path

SHEET = Path(__file__).resolve().parents[2] / "pcmt/theme/assets/stylesheets/portal.css"
PARTS = {path.name: path.read_text("utf-8") for path in sorted((SHEET.parent / "portal").glob("*.css"))}
THEME_NAME = re.compile(r"(?:\.|--)md-[\w-]+")
SCHEME = "data-md-color-scheme"


def theme_names(parts: dict[str, str]) -> list[str]:
    """List names of the theme outside the file reserved for them."""
    faults = [
        f"{part}: {name}" for part, text in parts.items() if part != "material.css" for name in THEME_NAME.findall(text)
    ]
    return faults + [f"{part}: {SCHEME}" for part, text in parts.items() if SCHEME in text and part != "material.css"]


def test_the_sheet_imports_every_part_once_and_holds_no_rules() -> None:
    text = re.sub(r"/\*.*?\*/\n", "", SHEET.read_text("utf-8"), flags=re.DOTALL)
    first, *imported = re.findall(r'^@import "([\w/-]+\.css)";\n', text, re.MULTILINE)
    assert text == "".join(f'@import "{name}";\n' for name in (first, *imported))
    assert first == "colours/schemes.css" and sorted(imported) == [f"portal/{name}" for name in sorted(PARTS)]


def test_names_of_the_theme_stand_in_one_file() -> None:
    assert theme_names(PARTS) == []


def test_the_folder_stays_small() -> None:
    assert len(PARTS) <= 25


def test_the_rules_can_fail() -> None:
    assert theme_names({"events.css": ".md-main:has(.listing) {}", "material.css": ".md-main {}"}) == [
        "events.css: .md-main"
    ]
    assert theme_names({"events.css": f'[{SCHEME}="slate"] {{ --md-x: 1 }}'}) == [
        "events.css: --md-x",
        f"events.css: {SCHEME}",
    ]
