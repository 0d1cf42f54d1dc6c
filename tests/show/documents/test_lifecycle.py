"""The page of a document: its life in order of time, what it implements, what implements it and what rests on it from afar."""

from __future__ import annotations

import re

from pcmt.model import Record
from pcmt.show.documents.lifecycle import official_source, render_effects, render_lifecycle, render_relations
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from tests.records import catalog, document, material, view


def _lines(html: str) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in re.findall(r"<li.*?</li>", html)]


def _life(record: Record, *others: Record) -> list[str]:
    view = PageContext(catalog(record, *others))
    return _lines(render_lifecycle(view, view.basis_graph.find(record.id)))


LAW = document(
    issued="2021-03-30",
    in_force_from="2022-01-01",
    in_force_until="2026-07-01",
    status="ended",
    replaced_by=("luat-b",),
    amended_by=("sua", "sua-khong-ngay"),
)
OTHERS = (
    document("luat-b", issued="2025-12-10", in_force_from="2026-07-01"),
    document("sua", issued="2024-05", in_force_from="2024-08-01"),
    document("sua-khong-ngay"),
)


def test_a_life_is_told_in_order_of_time() -> None:
    assert _life(LAW, *OTHERS) == [
        "30/3/2021 Ban hành",
        "1/1/2022 Bắt đầu có hiệu lực",
        "1/8/2024 Được sửa đổi, bổ sung bởi Tên sua",
        "1/7/2026 Hết hiệu lực, được thay bằng Tên luat-b",
        "Không rõ ngày Được sửa đổi, bổ sung bởi Tên sua-khong-ngay",
    ]


def test_the_other_side_is_told_too() -> None:
    assert _life(OTHERS[0], LAW, *OTHERS[1:]) == [
        "10/12/2025 Ban hành",
        "1/7/2026 Bắt đầu có hiệu lực, thay thế Tên luat-a",
    ]
    assert _life(OTHERS[1], LAW, OTHERS[0], OTHERS[2])[1:] == [
        "1/8/2024 Bắt đầu có hiệu lực",
        "1/8/2024 Sửa đổi, bổ sung Tên luat-a",
    ]


def test_a_term_and_an_end_without_a_day() -> None:
    assert _life(document(issued="2021-08-31", term_end="2025"))[1] == "năm 2025 Hết giai đoạn thực hiện"
    ended = document(issued="2021", status="ended", replaced_by=("luat-b",))
    assert _life(ended, OTHERS[0])[1] == "Không rõ ngày Đã hết hiệu lực, được thay bằng Tên luat-b"


def test_a_single_day_needs_no_timeline() -> None:
    assert _life(document(issued="2021-03-30")) == _life(document()) == []


def test_both_directions_with_the_way() -> None:
    chain = (document("a"), document("b", implements=("a",)), document("c", implements=("b",)))
    records = (*chain, material(basis=("c",)))
    view = PageContext(catalog(*records))
    html = render_relations(view, view.basis_graph.find("a"))
    assert re.findall(r'<h2 id="([^"]+)">', html) == ["van-ban-trien-khai", "dua-gian-tiep"]
    assert _lines(html) == [
        "Tên b",
        "Văn bản Tên c (qua Tên b )",
        "Tài liệu Tên giao-an-a (qua Tên c , rồi Tên b )",
    ]
    up = render_relations(view, view.basis_graph.find("c"))
    assert _lines(up) == ["Tên b", "Tên a (qua Tên b )"]
    assert 'id="van-ban-cap-tren"' in up and "dua-gian-tiep" not in up


def test_long_lists_are_folded() -> None:
    many = [document(f"d-{number:03d}", implements=("luat-a",)) for number in range(25)]
    view = PageContext(catalog(document(), *many))
    html = render_relations(view, view.basis_graph.find("luat-a"))
    assert "<summary>Xem thêm 5 mục</summary>" in html and html.count("<li>") == 25


def test_the_page_holds_life_chain_and_relations() -> None:
    chain = (LAW, *OTHERS, document("nghi-dinh", implements=("luat-a",)))
    article = build_article(PageContext(catalog(*chain)), LAW)
    anchors = re.findall(r'<h2 id="([^"]+)">', article.html)
    assert anchors == ["chuoi-thuc-hien", "van-ban-trien-khai", "vong-doi", "thong-tin-van-ban"]


EFFECTS = (
    {
        "who": "Con <tôi>",
        "points": (
            {"what": "Gia đình báo.", "at": "Điều 26 khoản 1"},
            {"what": "Tội chứa chấp.", "at": "Điều 256", "document": "bo-luat"},
        ),
    },
)
BLOG = {"title": "Báo", "url": "https://bao.example/luat", "checked_on": "2026-06-01"}
STATE = {"title": "Hệ thống văn bản", "url": "https://vanban.chinhphu.vn/?docid=1", "checked_on": "2026-06-01"}


def test_every_point_names_its_article_and_the_other_document() -> None:
    law = document(effects=EFFECTS, sources=(BLOG, STATE))
    html = str(render_effects(view(law, document("bo-luat")), law))
    assert '<h3 id="con-toi">Con &lt;tôi&gt;</h3>' in html
    assert "Gia đình báo. <span" in html and "(Điều 26 khoản 1)" in html
    assert '(Điều 256, <a href="../../van-ban/bo-luat/">Tên bo-luat</a>)' in html
    assert 'href="https://vanban.chinhphu.vn/?docid=1"' in html and "bao.example" not in html


def test_the_page_leads_with_it() -> None:
    law = document(effects=EFFECTS)
    html = build_article(view(law, document("bo-luat")), law).html
    assert html.index('id="dieu-can-biet"') < html.index('id="thong-tin-van-ban"')
    assert "Đọc bản chính thức" not in html


def test_a_document_without_points_says_nothing() -> None:
    assert render_effects(view(document()), document()) == ""


def test_only_publications_of_the_state_are_official() -> None:
    assert official_source(document(sources=(BLOG,))) is None
    found = official_source(document(sources=(BLOG, STATE)))
    assert found is not None and found.name == "Hệ thống văn bản"
