"""Free text as a tree of blocks: what the page shows is what every other form of a material holds."""

from __future__ import annotations

import pytest

from pcmt.show.markup.body_tree import (
    Block,
    Grid,
    Heading,
    ListItem,
    MarkdownList,
    Paragraph,
    Quote,
    Run,
    Runs,
    ThematicBreak,
    parse_body,
    words_of,
)
from pcmt.show.markup.paper_links import web_address


def p(*runs: Run | str) -> Paragraph:
    return Paragraph(tuple(Run(run) if isinstance(run, str) else run for run in runs))


def cells(*words: str) -> tuple[Runs, ...]:
    return tuple((Run(word),) if word else () for word in words)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("", ()),
        ("một\nhai", (p("một hai"),)),
        ("một  \nhai", (p("một\nhai"),)),
        ("# Một\n\n## Hai\n\n#### Bốn", tuple(Heading(n, (Run(w),)) for n, w in ((2, "Một"), (2, "Hai"), (4, "Bốn")))),
        (
            "a **b *c* d** `e`",
            (p("a ", Run("b ", True), Run("c", True, True), Run(" d", True), " e"),),
        ),
        (
            "gọi **[111](duong-day-nong/goi-111)** ngay",
            (p("gọi ", Run("111", True, href="duong-day-nong/goi-111"), " ngay"),),
        ),
        ("<https://a.vn/>", (p("<https://a.vn/>"),)),
        ("[a](https://a.vn/?b&c=1&copy;)", (p(Run("a", href="https://a.vn/?b&c=1&copy;")),)),
        ("- a\n- b", (MarkdownList((ListItem((p("a"),)), ListItem((p("b"),)))),)),
        ("3. a\n4. b", (MarkdownList((ListItem((p("a"),)), ListItem((p("b"),))), 3),)),
        ("0. a", (MarkdownList((ListItem((p("a"),)),), 0),)),
        ("- [ ] a\n- [x] b", (MarkdownList((ListItem((p("a"),), False), ListItem((p("b"),), True))),)),
        (
            "1. a\n   - b\n\n   c",
            (MarkdownList((ListItem((p("a"), MarkdownList((ListItem((p("b"),)),)), p("c"))),), 1),),
        ),
        ("1. a\n\n   b\n2. c", (MarkdownList((ListItem((p("a"), p("b"))), ListItem((p("c"),))), 1),)),
        ("-", (MarkdownList((ListItem(()),)),)),
        ("> a\n>\n> - b", (Quote((p("a"), MarkdownList((ListItem((p("b"),)),)))),)),
        ("a\n\n---\n\nb", (p("a"), ThematicBreak(), p("b"))),
        ("| x | y |\n|---|---|\n| 1 | |", (Grid(cells("x", "y"), (cells("1", ""),)),)),
        ("| x |\n|---|\n\n| y |\n|---|\n| 2 |", (Grid(cells("x"), ()), Grid(cells("y"), (cells("2"),)))),
        ("```\nmột\nhai\n```", (p("một\nhai"),)),
    ],
)
def test_blocks_of_a_text(markdown: str, blocks: tuple[Block, ...]) -> None:
    assert parse_body(markdown) == blocks


@pytest.mark.parametrize(
    ("markdown", "inner"),
    [
        ("- a\n  > q", Quote((p("q"),))),
        ("- a\n  ***", ThematicBreak()),
        ("- a\n  # h", Heading(2, (Run("h"),))),
        ("- a\n  ```\n  m\n  ```", p("m")),
        ("- a\n  1. x", MarkdownList((ListItem((p("x"),)),), 1)),
    ],
)
def test_words_of_a_tight_item_stay_before_the_block_inside_it(markdown: str, inner: Block) -> None:
    assert parse_body(markdown) == (MarkdownList((ListItem((p("a"), inner)),)),)


def test_tags_and_pictures_are_the_characters_that_were_typed_as_on_the_page() -> None:
    assert parse_body("a <b>đậm</b> ![ảnh](x.png)\n\n<div>khối</div>\n\ncuối") == (
        p("a <b>đậm</b> ![ảnh](x.png)"),
        p("<div>khối</div>"),
        p("cuối"),
    )


def test_words_without_style() -> None:
    (paragraph,) = parse_body("a **b** [c](https://a.vn)")
    assert isinstance(paragraph, Paragraph) and words_of(paragraph.runs) == "a b c"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("van-ban/luat-a", "https://thu.example/van-ban/luat-a/"),
        ("/van-ban/luat-a/#muc", "https://thu.example/van-ban/luat-a/#muc"),
        ("https://a.vn/x", "https://a.vn/x"),
        ("#muc", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_links_lead_from_a_file_to_the_portal_or_the_web(href: str, address: str) -> None:
    assert web_address(href, "https://thu.example/") == address
