"""The style sheet: a file for each subject, class names of the theme in one, colours of the brand in one."""

from __future__ import annotations

import re
from pathlib import Path

SHEET = Path(__file__).resolve().parents[2] / "pcmt/theme/assets/stylesheets/portal.css"
PARTS = {path.name: path.read_text("utf-8") for path in sorted((SHEET.parent / "portal").glob("*.css"))}
THEME_NAME = re.compile(r"(?:\.|--)md-[\w-]+")
SCHEME = "data-md-color-scheme"
BRAND = ("brand", "brand-deep", "on-brand-soft", "link", "warm", "warm-line")


def theme_names(parts: dict[str, str]) -> list[str]:
    """Names of the theme that stand outside the file that is theirs."""
    faults = [
        f"{part}: {name}" for part, text in parts.items() if part != "material.css" for name in THEME_NAME.findall(text)
    ]
    return faults + [
        f"{part}: {SCHEME}"
        for part, text in parts.items()
        if SCHEME in text and part not in {"material.css", "tokens.css"}
    ]


def test_the_sheet_imports_every_part_once_and_holds_no_rules() -> None:
    text = re.sub(r"/\*.*?\*/\n", "", SHEET.read_text("utf-8"), flags=re.DOTALL)
    imported = re.findall(r'^@import "portal/([\w-]+\.css)";\n', text, re.MULTILINE)
    assert text == "".join(f'@import "portal/{name}";\n' for name in imported)
    assert sorted(imported) == sorted(PARTS) and imported[0] == "tokens.css"


def test_names_of_the_theme_stand_in_one_file() -> None:
    assert theme_names(PARTS) == []


def test_colours_of_the_brand_stand_in_one_file() -> None:
    colours = {re.findall(rf"--{name}: (#[0-9a-f]+);", PARTS["tokens.css"])[0] for name in BRAND}
    assert [(part, one) for part, text in PARTS.items() if part != "tokens.css" for one in colours if one in text] == []


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
