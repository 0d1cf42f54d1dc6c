"""Rules that no page can use are dropped from a sheet; whatever might apply, or is not understood, is kept."""

from __future__ import annotations

import pytest

from pcmt.publish.used_rules import CssFault, compact, is_used, used_rules, words

NAMES = words(['<p class="a b-c" id="here" data-x="on" dir="ltr">', "box.dataset.y"])


@pytest.mark.parametrize(
    "selector",
    [
        ".a",
        "p",
        "*",
        ".a.b-c > p::before",
        "#here",
        '[data-x="on"]',
        "[data-x=on] .a",
        ".a:not(.gone)",
        ".a:is(.gone, .b-c)",
        ":where(.gone .deeper, p) .a",
        ".a:has(> .b-c)",
        ".a:nth-child(2n + 1)",
        '[dir="ltr"] .a',
        "[dir] .a",
        '[href^="#gone"]',
        '[data-gone^="x"]',
        '[data-gone="0"]',
        r".a\:gone",
    ],
)
def test_what_may_apply_is_used(selector: str) -> None:
    assert is_used(selector, NAMES)


@pytest.mark.parametrize(
    "selector",
    [
        ".gone",
        ".a .gone",
        ".a.gone:hover",
        "#gone",
        "[data-gone]",
        '[dir="rtl"] .a',
        '[data-x="off"]',
        ".a:is(.gone, .lost)",
        ".a:is(.gone:not(.b), .lost > p)",
        ".a:has(.gone)",
        ".gone:not(.a)",
        ".A",
    ],
)
def test_what_needs_a_name_that_occurs_nowhere_is_not(selector: str) -> None:
    assert not is_used(selector, NAMES)


def test_of_a_list_the_used_selectors_stay() -> None:
    assert used_rules(".a, .gone, p:is(.a, b) { top: 0; left: 0 }", NAMES) == ".a,p:is(.a, b){top: 0;left: 0}"


def test_groups_are_kept_for_what_they_hold() -> None:
    sheet = "@media print{@supports (x:y){.gone{top:0}.a{top:1px}}}@media (width>1px){.gone{top:0}}@import 'x.css';"
    assert used_rules(sheet, NAMES) == "@media print{@supports (x:y){.a{top:1px}}}@import 'x.css';"


def test_signs_in_strings_comments_and_addresses_split_nothing() -> None:
    sheet = """.a::before{content:"};{,";background:url(data:image/svg+xml;a,b)}/* .b{ */.b-c{content:'\\'}'}"""
    assert used_rules(sheet, NAMES) == sheet.replace("/* .b{ */", "")


def test_properties_that_nothing_reads_go_in_turn() -> None:
    sheet = ":root{--kept:1;--by-sheet:2;--by-name-y:3;--first:var(--second);--second:4}.a{top:var(--kept)}"
    names = NAMES | {"by-name-y"}
    expected = ":root{--kept:1;--by-sheet:2;--by-name-y:3}.a{top:var(--kept)}"
    assert used_rules(sheet, names, ".x{left:var( --by-sheet, 0)}") == expected


def test_keyframes_stay_where_they_are_run() -> None:
    sheet = "@keyframes in{0%{top:0}to{top:1px}}@keyframes out{to{top:0}}@keyframes gone{to{top:0}}.a{animation:in 1s}"
    assert used_rules(sheet, NAMES, ".x{animation-name:out}") == sheet.replace("@keyframes gone{to{top:0}}", "")


def test_compact_drops_space_and_comments_only() -> None:
    sheet = "/* x */\n.gone  > p {\n  --y: 1;\n  top: calc(1px + 2px); /* ; */\n}\n@media print {\n  p { top: 0; }\n}\n"
    assert compact(sheet) == ".gone  > p{--y: 1;top: calc(1px + 2px)}@media print{p{top: 0}}"


@pytest.mark.parametrize("sheet", [".a{top:0", ".a{top:0}}", ".a(", "p", ".a{top:max(0}"])
def test_a_broken_sheet_is_refused(sheet: str) -> None:
    with pytest.raises(CssFault):
        used_rules(sheet, NAMES)
