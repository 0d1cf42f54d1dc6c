"""The chain of who carries out whose decision: complete, in order, drawn inside a phone, and the same in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pcmt.model import Record
from pcmt.show.documents.graph_lanes import lanes_of
from pcmt.show.documents.graph_section import render_graph_section
from pcmt.show.documents.graph_svg import WIDTH
from pcmt.show.documents.implementation_graph import DOWN_LIMIT, ImplementationGraph, graph_around
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.tables import ROWS_ON_PAGE
from tests.records import campaign, catalog, document, plan

CARRIED = {"document": "ke-hoach-tinh", "quote": "Trên 90% trường học", "at": "I.1", "relation": "implements"}
LINE = (
    document("chi-thi", number="36-CT/TW"),
    document("chuong-trinh", implements=("chi-thi",)),
    document("ke-hoach-tinh", number="166/KH", issued="2020-10-08", implements=("chuong-trinh",)),
)


def _chain(record: Record, *others: Record) -> ImplementationGraph:
    chain = graph_around(PageContext(catalog(record, *others)), record)
    assert chain is not None
    return chain


def _names(chain: ImplementationGraph) -> list[str]:
    return [node.record.id for node in chain.nodes]


def test_a_plan_stands_under_all_that_it_carries_out() -> None:
    named = {**CARRIED, "document": "chi-thi", "relation": "mentions"}
    chain = _chain(plan(basis=(CARRIED, named)), *LINE)
    assert _names(chain) == ["chi-thi", "chuong-trinh", "ke-hoach-tinh", "ke-hoach-a"]
    assert [node.parents for node in chain.nodes] == [(), (0,), (1,), (2,)] and chain.here == 3


def test_what_is_only_named_makes_no_chain() -> None:
    named = {**CARRIED, "relation": "mentions"}
    view = PageContext(catalog(plan(basis=(named,)), *LINE))
    assert graph_around(view, plan(basis=(named,))) is None
    assert render_graph_section(view, plan(basis=(named,))) == ""


def test_a_shorter_way_beside_a_longer_one_is_not_drawn_again() -> None:
    both = (CARRIED, {**CARRIED, "document": "chi-thi"})
    assert [node.parents for node in _chain(plan(basis=both), *LINE).nodes] == [(), (0,), (1,), (2,)]


def test_a_document_shows_what_is_above_and_below_it() -> None:
    chain = _chain(LINE[1], LINE[0], LINE[2], plan(basis=(CARRIED,)), campaign(directing=("chuong-trinh",)))
    assert _names(chain)[:2] == ["chi-thi", "chuong-trinh"] and chain.here == 1
    assert set(_names(chain)[2:]) == {"ke-hoach-tinh", "ke-hoach-a", "thang-a"}


def test_a_thousand_below_are_counted_not_drawn() -> None:
    many = [document(f"d-{number:03d}", implements=("chi-thi",)) for number in range(300)]
    chain = _chain(LINE[0], *many)
    assert (len(chain.nodes), chain.left_out) == (DOWN_LIMIT + 1, 300 - DOWN_LIMIT)
    html = render_graph_section(PageContext(catalog(LINE[0], *many)), LINE[0])
    assert f"Hình không vẽ {300 - DOWN_LIMIT} mục nữa; xem các danh sách trên trang này." in html


def test_a_drawing_says_where_what_it_leaves_out_is_listed() -> None:
    cited = {**CARRIED, "document": "chi-thi"}
    plans = [plan(f"ke-hoach-{number:03d}", basis=(cited,)) for number in range(ROWS_ON_PAGE + 1)]
    html = render_graph_section(PageContext(catalog(LINE[0], *plans), "../../"), LINE[0])
    assert 'mục nữa; xem <a href="../../van-ban/chi-thi/noi-dan/">tất cả nơi viện dẫn văn bản này</a>' in html
    above = [document(f"d-{n:02d}", implements=(f"d-{n + 1:02d}",) if n < 20 else ()) for n in range(21)]
    deep = plan(basis=({**CARRIED, "document": "d-00"},))
    html = render_graph_section(PageContext(catalog(deep, *above)), deep)
    assert "Hình không vẽ 7 mục nữa; xem trang của các văn bản trong hình." in html


def _fork() -> tuple[Record, ...]:
    cited = tuple({**CARRIED, "document": name} for name in ("b", "d", "e"))
    return (
        plan(basis=cited),
        document("a"),
        document("b", implements=("a",)),
        document("c"),
        document("d", implements=("c",)),
        document("e"),
    )


def test_lines_never_run_through_a_strange_record() -> None:
    chain = _chain(*_fork())
    lanes = lanes_of(chain)
    assert lanes.width == 2
    assert {(line.first, line.last) for line in lanes.lines} == {
        (parent, child) for child, node in enumerate(chain.nodes) for parent in node.parents
    }
    for line in lanes.lines:
        passed = [row for row in range(line.first + 1, line.last) if lanes.dots[row] == line.column]
        assert not passed, (line, passed)


def test_the_drawing_is_sound_narrow_and_leads_everywhere() -> None:
    records = _fork()
    html = render_graph_section(PageContext(catalog(*records)), records[0])
    svg = ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])
    names = (svg.get("aria-labelledby") or "").split()
    assert [svg.find(f".//*[@id='{name}']").tag for name in names] == ["title", "desc"]  # type: ignore[union-attr]
    assert {link.get("href") for link in svg.iter("a")} == {f"../../van-ban/{name}/" for name in "abcde"}
    assert svg.get("width") == str(WIDTH) == "320"
    assert len(list(svg.iter("circle"))) == 6 and len(list(svg.iter("path"))) == 5
    assert not re.search(r"style=|#[0-9a-f]{3,6}\b|<script", html)
    heights = [float(rect.get("height") or 0) for rect in svg.iter("rect")]
    assert min(heights) >= 24  # WCAG 2.2, 2.5.8


def test_the_words_tell_the_same_chain() -> None:
    records = _fork()
    html = render_graph_section(PageContext(catalog(*records)), records[0])
    twin = html[html.index("<details") :]
    words = " ".join(re.sub(r"<[^>]+>", " ", twin).split())
    assert words == (
        "Đọc chuỗi này bằng chữ Kế hoạch này thực hiện: Tên b – Tên so-a, thực hiện: Tên a – Tên so-a"
        " Tên d – Tên so-a, thực hiện: Tên c – Tên so-a Tên e – Tên so-a"
    )
    down = render_graph_section(PageContext(catalog(*records)), records[1])
    assert "<p>Thực hiện văn bản này:</p>" in down and "được thực hiện bằng:" in down


def test_an_end_is_told_by_its_day_and_names_are_escaped() -> None:
    old = document("chi-thi", title="<b>x</b>", status="ended", in_force_until="2026-07-01")
    html = render_graph_section(PageContext(catalog(old, *LINE[1:])), LINE[1])
    assert "hết hiệu lực từ 1/7/2026" in html and "<b>" not in html and 'class="chain-dot chain-dot--over"' in html


def test_what_two_documents_lead_to_is_counted_once() -> None:
    hub = document("nghi-dinh", implements=("chi-thi",))
    many = [document(f"d-{number:03d}", implements=("chi-thi",)) for number in range(DOWN_LIMIT - 1)]
    both = [document(f"x-{number}", implements=("chi-thi", "nghi-dinh")) for number in range(3)]
    chain = _chain(LINE[0], *many, hub, *both)
    assert "nghi-dinh" in _names(chain)
    assert chain.left_out == 3


def test_a_document_that_will_end_is_not_drawn_as_ended() -> None:
    top = document("chi-thi", in_force_until="2027-07-01")
    below = document("ke-hoach-tinh", implements=("chi-thi",))
    html = render_graph_section(PageContext(catalog(top, below)), below)
    assert "hết hiệu lực từ 1/7/2027" in html and "chain-dot--over" not in html
