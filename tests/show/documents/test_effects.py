"""What a law means for people: each point with its article, the official text one tap away."""

from __future__ import annotations

from pcmt.show.documents.effects import official_source, render_effects
from pcmt.show.site.article import build_article
from tests.records import document, view

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
