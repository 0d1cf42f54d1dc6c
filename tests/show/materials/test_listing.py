"""The shelf: every material under what it is looked for by, cards that say what was made, lists that carry on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pcmt.model import Vocabulary
from pcmt.relate.facets.materials import LENGTHS, length_of
from pcmt.show.materials.listing import (
    MaterialLists,
    render_card,
    render_shelf_links,
    review_words,
    shelf_facts,
    short_name,
)
from pcmt.show.parts.files import preview_of
from pcmt.show.site.article import build_article
from pcmt.show.site.macros import call_macro
from tests.records import material, view
from tests.show.materials.shelf_views import AUDIENCES, KINDS, LEVELS, TERMS, WITHDRAWN, ids_on, made_view, shelf_index

# -- index --


def test_what_is_for_everyone_stands_under_each_audience_and_level() -> None:
    index = shelf_index(
        material("a", audiences=("moi-nguoi",), levels=("moi-lua-tuoi",)),
        material("b", audiences=("hoc-sinh",), levels=("thcs",)),
    )
    assert ids_on(index, "doi-tuong", "hoc-sinh") == ["a", "b"]
    assert ids_on(index, "doi-tuong", "phu-huynh") == ["a"] == ids_on(index, "doi-tuong", "moi-nguoi")
    assert ids_on(index, "cap-hoc", "thcs") == ["a", "b"]
    assert ids_on(index, "cap-hoc", "moi-lua-tuoi") == ["a"]
    assert [one.id for one in index.facets("cap-hoc")] == ["thcs", "thpt", "moi-lua-tuoi"]


def test_what_was_replaced_or_withdrawn_is_not_on_the_shelf() -> None:
    index = shelf_index(material("cu", replaced_by="moi"), material("moi"), material("rut", history=WITHDRAWN))
    assert [one.id for one in index.all] == ["moi"]
    assert index.count(index.facet("loai", "giao-an")) == 1


@pytest.mark.parametrize(
    ("minutes", "stretch"),
    [(1, "den-5-phut"), (5, "den-5-phut"), (6, "6-15-phut"), (15, "6-15-phut"), (16, "16-45-phut"), (45, "16-45-phut"),
     (46, "tren-45-phut"), (600, "tren-45-phut")],
)  # fmt: skip
def test_every_minute_falls_into_one_stretch(minutes: int, stretch: str) -> None:
    assert length_of(minutes) == stretch
    assert stretch in LENGTHS


def test_kinds_stand_in_the_order_of_their_list_and_of_one_day_by_title() -> None:
    index = shelf_index(
        material("a", title="Ông bà"), material("b", title="Ăn gì"), material("c", title="Ạ", type="to-roi")
    )
    assert [one.id for one in index.all] == ["c", "b", "a"]


def test_related_materials_share_topic_and_level_and_are_in_use() -> None:
    chosen = material("a", topics=("tu-choi",), levels=("thpt", "thcs"))
    index = shelf_index(
        chosen,
        material("b", levels=("thpt",)),
        material("c", levels=("thcs", "thpt")),
        material("d", levels=("moi-lua-tuoi",)),
        material("e", replaced_by="b"),
    )
    assert [one.id for one in index.related(chosen, 6)] == ["c", "b"]
    assert [one.id for one in index.related(chosen, 1)] == ["c"]


# -- cards --


def test_a_card_is_an_icon_a_title_and_one_line() -> None:
    seen = made_view(material("a", licence="cc-by-4-0", minutes="15", levels=("thcs", "thpt")))
    html = str(render_card(seen, seen.shelf, seen.shelf.all[0]))
    assert '<span class="shelf-icon"><svg class="icon" aria-hidden="true"' in html and "<img" not in html
    assert re.sub(r"<svg.*?</svg>|<[^>]+>", "", html).split("\n")[2:4] == ["Tên a", "Giáo án, 15 phút · THCS, THPT"]
    assert 'data-doi-tuong="hoc-sinh phu-huynh"' in html and 'data-thoi-luong="6-15-phut"' in html
    reviewed = view(*TERMS, material("a", reviewed_by="Sở Y tế"))
    assert " · đã duyệt</p>" in str(render_card(reviewed, reviewed.shelf, reviewed.shelf.all[0]))


def test_a_poster_shows_its_picture() -> None:
    seen = made_view(material("a", type="ap-phich"))
    html = str(render_card(seen, seen.shelf, seen.shelf.all[0]))
    assert 'width="240" height="340" alt="Trang đầu của áp phích khổ A3" loading="lazy"' in html
    assert 'src="../../tai-lieu/a/a-a3-1.webp"' in html
    bare = view(*TERMS, material("a", type="ap-phich"))
    assert "<img" not in str(render_card(bare, bare.shelf, bare.shelf.all[0]))


def test_a_list_says_once_which_materials_wait_for_review() -> None:
    waiting, reviewed = material("a"), material("b", reviewed_by="Sở Y tế")
    assert review_words([waiting]) == "Biên soạn cho cổng, chờ cơ quan chuyên môn duyệt."
    assert review_words([reviewed]) == "" == review_words([])
    assert review_words([waiting, reviewed]).startswith("Tài liệu ghi “đã duyệt” đã được")
    seen = view(*TERMS, waiting, material("c"))
    pages = {one.path: one.html for one in MaterialLists.published(seen)}
    assert pages["tai-lieu/loai/giao-an/"].count("duyệt") == 1


def test_a_list_for_an_audience_begins_with_what_it_needs_first() -> None:
    terms = [
        {"id": "hoc-sinh", "title": "Học sinh", "materials": ["c", "a"]},
        {"id": "moi-nguoi", "title": "Mọi người"},
    ]
    audiences = Vocabulary.model_validate(AUDIENCES.model_dump() | {"terms": terms})
    made = [material(one, audiences=("hoc-sinh",), published=f"2026-06-0{day}") for day, one in enumerate("abcd", 1)]
    seen = view(audiences, LEVELS, KINDS, *made)
    page = next(one for one in MaterialLists.published(seen) if one.path == "tai-lieu/doi-tuong/hoc-sinh/")
    assert re.findall(r'data-id="([^"]+)"', page.html) == ["c", "a", "d", "b"]
    assert page.html.index("Nên xem trước") < page.html.index('data-id="c"') < page.html.index('id="giao-an"')
    assert [one.id for one in seen.shelf.all] == ["c", "a", "d", "b"]
    assert re.findall(r'data-id="([^"]+)"', str(call_macro("materials", seen, "hoc-sinh", None, None, 3))) == [
        "c",
        "a",
        "d",
    ]


def test_titles_are_escaped_on_cards_and_pages() -> None:
    seen = made_view(material("a", title='<i>"&'))
    assert "<i>" not in str(render_card(seen, seen.shelf, seen.shelf.all[0]))
    assert "<i>" not in build_article(seen, seen.shelf.all[0]).html


def test_a_licence_is_called_by_its_short_name() -> None:
    assert short_name("Creative Commons Ghi công 4.0 (CC BY 4.0)") == "CC BY 4.0"
    assert short_name("Giấy phép riêng") == "Giấy phép riêng"


def test_a_form_without_a_picture_gives_none() -> None:
    seen = made_view(material("a"))
    assert preview_of(replace(seen, downloads={}), ()) is None


# -- lists --


def test_every_value_has_a_page_and_the_shelf_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MaterialLists, "page_size", 2)
    seen = view(*TERMS, *(material(f"m-{number}", levels=("thcs",)) for number in range(5)))
    pages = {one.path: one for one in MaterialLists.published(seen)}
    assert {"tai-lieu/cap-hoc/thcs/", "tai-lieu/cap-hoc/thcs_trang-2/", "tai-lieu/cap-hoc/thcs_trang-3/"} <= set(pages)
    assert {"tai-lieu/trang/2/", "tai-lieu/trang/3/"} <= set(pages) and "tai-lieu/trang/1/" not in pages
    assert "tai-lieu/cap-hoc/thpt/" not in pages
    assert all(path.count("/") == 3 for path in pages)
    cards = re.findall(r'data-id="([^"]+)"', "".join(one.html for one in pages.values() if "/trang/" in one.path))
    first = "".join(str(card) for row in shelf_facts(seen)["rows"] for card in row.cards)
    assert sorted([*re.findall(r'data-id="([^"]+)"', first), *cards]) == [f"m-{number}" for number in range(5)]
    second = pages["tai-lieu/cap-hoc/thcs_trang-2/"]
    assert second.title == "Tài liệu theo cấp học, lứa tuổi: THCS (trang 2/3)"
    assert 'aria-current="page">Trang 2</a>' in second.html
    assert {one.frame for one in pages.values()} == {"danh-sach/tai-lieu"}
    assert len({one.title for one in pages.values()}) == len(pages)


def test_a_list_says_when_it_holds_what_is_for_everyone() -> None:
    seen = view(*TERMS, material("a", audiences=("moi-nguoi",)), material("b", audiences=("hoc-sinh",)))
    pages = {one.path: one for one in MaterialLists.published(seen)}
    assert "2 tài liệu đang dùng. Có cả tài liệu cho mọi người." in pages["tai-lieu/doi-tuong/hoc-sinh/"].html
    assert "Có cả" not in pages["tai-lieu/doi-tuong/moi-nguoi/"].html
    assert "Có cả" not in pages["tai-lieu/cap-hoc/thpt/"].html


def test_a_hand_written_page_shows_its_own_first_and_leads_on() -> None:
    seen = view(
        *TERMS, material("a", levels=("moi-lua-tuoi",)), material("b", levels=("thpt",)), material("c", type="to-roi")
    )
    html = str(call_macro("materials", seen, None, "thpt", None, 2))
    assert re.findall(r'data-id="([^"]+)"', html) == ["c", "b"]
    assert '<a class="more" href="../../tai-lieu/cap-hoc/thpt/">Xem tất cả 3 tài liệu</a>' in html
    both = str(call_macro("materials", seen, "hoc-sinh", None, "giao-an", 1))
    assert 'href="../../tai-lieu/?doi-tuong=hoc-sinh&amp;loai=giao-an">Xem tất cả 2 tài liệu' in both
    assert "Chưa có tài liệu nào" in str(call_macro("materials", seen, None, None, "ap-phich", None))


def test_an_empty_shelf_says_so() -> None:
    assert shelf_facts(view())["total"] == 0
    assert list(MaterialLists.published(view())) == []


def test_values_are_links_only_where_they_have_a_page() -> None:
    seen = view(*TERMS, material("a", levels=("thpt",)))
    assert (
        str(render_shelf_links(seen, "cap-hoc", ("thpt", "thcs")))
        == '<a href="../../tai-lieu/cap-hoc/thpt/">THPT</a>; THCS'
    )
