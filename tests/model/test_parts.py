"""Copies that are not official are called so wherever a source is shown; joint papers name all who issued them."""

from __future__ import annotations

import json

import pytest

from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import forms_of
from pcmt.model.parts import hosts_copies
from pcmt.model.record import UNOFFICIAL, Source
from pcmt.publish.pdf.material_content import content_of
from pcmt.publish.search.entries import record_entries
from pcmt.relate.news import news
from pcmt.relate.subscriptions import AGENCY, Scope, reach_of
from pcmt.show.kits.archive_texts import material_texts_of
from pcmt.show.materials.plain_copy import reading_copy
from pcmt.show.site.article import build_article
from pcmt.show.site.cards import card_of
from pcmt.show.site.head import render_head
from pcmt.show.site.kinds import kind_view
from pcmt.show.subscribing.news_text import news_lines
from tests.records import agency, document, material, plan, view

COPY = {"title": "Kho bản chép", "url": "https://m.thuvienphapluat.vn/van-ban/1.aspx", "checked_on": "2026-06-01"}
OFFICIAL = {"title": "Hệ thống văn bản", "url": "https://vanban.chinhphu.vn/?docid=1", "checked_on": "2026-06-01"}


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/a/b",
        "https://raw.githubusercontent.com/a/b/main/c.md",
        "https://www.scribd.com/document/1",
        "https://TaiLieu.vn/doc/1.html",
        "http://hethongphapluat.com./luat",
        "https://text.123docz.net/document/1.htm",
    ],
)
def test_sites_of_copies_are_known_with_their_parts(address: str) -> None:
    assert hosts_copies(address)


@pytest.mark.parametrize(
    "address",
    ["https://vanban.chinhphu.vn/", "https://notgithub.com/", "https://github.com.gov.vn/", "", "http://[x", "tel:113"],
)
def test_other_addresses_are_not(address: str) -> None:
    assert not hosts_copies(address)


def test_the_editor_has_the_last_word() -> None:
    assert Source(**COPY).is_unofficial
    assert not Source(**COPY, is_unofficial="không").is_unofficial
    assert Source(title="Bản chụp", checked_on="2026-06-01", is_unofficial="có").name == f"Bản chụp ({UNOFFICIAL})"
    assert Source(**OFFICIAL).name == "Hệ thống văn bản"


def test_parts_with_the_same_given_fields_share_their_set_and_a_changed_copy_has_its_own() -> None:
    first, second = Source(**OFFICIAL), Source(**OFFICIAL | {"title": "Công báo"})
    assert first.model_fields_set is second.model_fields_set
    changed = first.model_copy(update={"is_unofficial": True})
    assert changed.model_fields_set == {*OFFICIAL, "is_unofficial"}
    assert first.model_fields_set == second.model_fields_set == {*OFFICIAL}


def test_a_copy_is_named_in_every_form_of_a_material() -> None:
    one = material(sources=(COPY, OFFICIAL))
    seen = view(one)
    forms = [
        build_article(seen, one).html,
        reading_copy(seen, one).decode("utf-8-sig"),
        material_texts_of(seen, one).licence,
        json.dumps(content_of(seen, one, forms_of(one)[0]), ensure_ascii=False, default=str),
    ]
    for form in forms:
        assert form.count(UNOFFICIAL) == 1, form
        assert form.index("Kho bản chép") < form.index(UNOFFICIAL)


def test_a_copy_is_named_on_the_page_and_in_the_data_of_a_document() -> None:
    one = document(sources=(COPY,))
    assert f"Kho bản chép</a> ({UNOFFICIAL})" in build_article(view(one), one).html
    assert one.model_dump(mode="json")["sources"][0]["is_unofficial"] is True


def test_a_quoted_title_stands_in_marks_with_its_source_and_own_words_do_not() -> None:
    quoted = document(subject="Về việc thử", subject_source="Kho bản chép", sources=(COPY,))
    rows = {row.head: row for row in kind_view(quoted).facts(view(quoted), quoted)}
    assert rows["Trích yếu"].value == "“Về việc thử”"
    assert rows["Nguồn in trích yếu"].value == "Kho bản chép"
    told = document(subject=None, description="Văn bản để thử.")
    rows = {row.head: row for row in kind_view(told).facts(view(told), told)}
    assert rows["Trích yếu"].is_blank
    assert "Văn bản để thử." not in {str(row.value) for row in rows.values()}


@pytest.mark.parametrize("joint", [document(co_issuers=("so-b",)), plan(co_issuers=("so-b",))])
def test_all_who_issued_a_joint_paper_are_named(joint: LegalDocument | Plan) -> None:
    seen = view(joint, agency("so-b"))
    both = ("Tên so-a", "Tên so-b")
    rows = {row.head: str(row.value) for row in kind_view(joint).facts(seen, joint)}
    assert both[0] in rows["Cơ quan ban hành"]
    assert both[1] in rows["Cơ quan cùng ban hành"]
    assert Scope(AGENCY, "so-b") in reach_of(joint).scopes
    told = [news_lines(seen, one) for one in news(seen.catalog)]
    for shown in (render_head(seen, joint), str(told), str(record_entries(seen, joint))):
        assert both[1] in shown
    if isinstance(joint, Plan):
        assert card_of(seen, joint).meta == "; ".join(both)
