"""What tests of accessibility see: faults of every sort, and each contrast, though of elements that look alike two are judged."""

from __future__ import annotations

import pytest

from tests.browser_fixtures import Windows, accessibility_faults

LINES = "".join(f"<li><b>Dòng {number}</b><i>thử</i></li>" for number in range(6))


@pytest.mark.parametrize(
    ("rule", "pale"),
    [
        ("b { color: #222 }", 0),
        ("b { color: #999 }", 2),
        ("li:last-child b { color: #999 }", 1),
        ("li:last-child { background: #222 }", 2),
        ("li:last-child { opacity: .4 }", 2),
        ("li:nth-child(4) i { opacity: .4 }", 1),
        ("b { color: #777; font-size: 25px; } li:nth-child(5) b { font-size: 12px }", 1),
        ("li:nth-child(-n+5) { display: none } li b { color: #999 }", 1),
        ("ul { display: none } b { color: #999 }", 0),
    ],
)
def test_each_contrast_is_seen(windows: Windows, rule: str, pale: int) -> None:
    page = windows.new_page()
    style = f"<style>body {{ background: #fff; color: #333 }} {rule}</style>"
    page.set_content(f"<html lang=vi><title>Thử</title>{style}<main><h1>Thử</h1><ul>{LINES}</ul></main>")
    assert [name for name, _ in accessibility_faults(page)] == ["color-contrast"] * pale


def test_faults_of_every_sort_are_seen(windows: Windows) -> None:
    page = windows.new_page()
    page.set_content(
        "<html><main><h1>Thử</h1><h4>Thử</h4><input><button></button><b role=x>Ba</b><p aria-x=1>Bốn</p>"
        "<a href='#1' style='font-size:8px'>1</a> <a href='#2' style='font-size:8px'>2</a></main><p>Ngoài"
    )
    assert {name for name, _ in accessibility_faults(page)} == {
        "aria-roles",
        "aria-valid-attr",
        "button-name",
        "document-title",
        "heading-order",
        "html-has-lang",
        "label",
        "region",
        "target-size",
    }
