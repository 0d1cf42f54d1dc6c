"""The shelf: every material under what it is looked for by, cards that say what was made, lists that carry on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from pcmt.model import Material, Record
from pcmt.model.handouts import form_path, forms_of
from pcmt.read.attachments import see_file
from pcmt.relate.facets.materials import LENGTHS, ShelfIndex, length_of
from pcmt.show.materials.listing import MaterialLists, render_card, shelf_facts, shelf_links, short_name
from pcmt.show.materials.page import access_words, duration_words, feedback
from pcmt.show.parts.context import View
from pcmt.show.parts.files import preview_of
from pcmt.show.site.article import render_article
from pcmt.show.site.banners import banners
from pcmt.show.site.head import render_head
from pcmt.show.site.macros import call_macro
from tests.records import catalog, document, event, material, settings, view, vocabulary
from tests.site.page_reader import read_html

WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)
AUDIENCES = vocabulary("doi-tuong", {"moi-nguoi": "Mọi người", "hoc-sinh": "Học sinh", "phu-huynh": "Phụ huynh"})
LEVELS = vocabulary("cap-hoc", {"thcs": "THCS", "thpt": "THPT", "moi-lua-tuoi": "Mọi lứa tuổi"})
KINDS = vocabulary("loai-tai-lieu", {"to-roi": "Tờ rơi", "giao-an": "Giáo án", "ap-phich": "Áp phích"})
TERMS: tuple[Record, ...] = (AUDIENCES, LEVELS, KINDS)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (480).to_bytes(4) + (679).to_bytes(4) + b"\x08\x02"


def _index(*records: Record) -> ShelfIndex:
    return ShelfIndex(catalog(*TERMS, *records))


def _ids(index: ShelfIndex, dimension: str, value: str) -> list[str]:
    return [one.id for one in index.items(index.facet(dimension, value))]


def _made(*records: Record, **options: Any) -> View:
    """A view in which the first form of every material was made, four pages long, with its picture."""
    seen = view(*TERMS, *records, **options)
    files: dict[str, bytes] = {}
    for one in records:
        if isinstance(one, Material):
            path = form_path(one, forms_of(one)[0])
            files |= {path: b"%PDF" * 512, path.replace(".pdf", "-1.png"): PNG}
    return replace(seen, downloads=files, page_counts=dict.fromkeys(files, 4))


# -- index --


def test_what_is_for_everyone_stands_under_each_audience_and_level() -> None:
    index = _index(
        material("a", audiences=("moi-nguoi",), levels=("moi-lua-tuoi",)),
        material("b", audiences=("hoc-sinh",), levels=("thcs",)),
    )
    assert _ids(index, "doi-tuong", "hoc-sinh") == ["a", "b"]
    assert _ids(index, "doi-tuong", "phu-huynh") == ["a"] == _ids(index, "doi-tuong", "moi-nguoi")
    assert _ids(index, "cap-hoc", "thcs") == ["a", "b"]
    assert _ids(index, "cap-hoc", "moi-lua-tuoi") == ["a"]
    assert [one.id for one in index.facets("cap-hoc")] == ["thcs", "thpt", "moi-lua-tuoi"]


def test_what_was_replaced_or_withdrawn_is_not_on_the_shelf() -> None:
    index = _index(material("cu", replaced_by="moi"), material("moi"), material("rut", history=WITHDRAWN))
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


def test_kinds_stand_in_the_order_of_their_list_and_then_by_title() -> None:
    index = _index(material("a", title="Ông bà"), material("b", title="Ăn gì"), material("c", title="Ạ", type="to-roi"))
    assert [one.id for one in index.all] == ["c", "b", "a"]


def test_related_materials_share_topic_and_level_and_are_in_use() -> None:
    chosen = material("a", topics=("tu-choi",), levels=("thpt", "thcs"))
    index = _index(
        chosen,
        material("b", levels=("thpt",)),
        material("c", levels=("thcs", "thpt")),
        material("d", levels=("moi-lua-tuoi",)),
        material("e", replaced_by="b"),
    )
    assert [one.id for one in index.related(chosen, 6)] == ["c", "b"]
    assert [one.id for one in index.related(chosen, 1)] == ["c"]


# -- cards --


def test_a_card_says_what_was_made_and_nothing_else() -> None:
    seen = _made(material("a", licence="cc-by-4-0", minutes="15"))
    html = str(render_card(seen, seen.shelf, seen.shelf.all[0]))
    assert 'width="480" height="679" alt="Trang đầu của bản in khổ A4" loading="lazy"' in html
    assert 'src="../../tai-lieu/a/a-a4-1.png"' in html
    assert "<span>PDF, 4 trang, 2 kB</span> <span>CC BY 4.0</span> <span>1/6/2026</span>" in html
    assert 'data-doi-tuong="hoc-sinh phu-huynh"' in html and 'data-thoi-luong="6-15-phut"' in html
    assert "15 phút" in html and "chờ duyệt" in html
    bare = view(*TERMS, material("a", reviewed_by="Sở Y tế"))
    html = str(render_card(bare, bare.shelf, bare.shelf.all[0]))
    assert "<img" not in html and "PDF" not in html and "chờ duyệt" not in html


def test_titles_are_escaped_on_cards_and_pages() -> None:
    seen = _made(material("a", title='<i>"&'))
    assert "<i>" not in str(render_card(seen, seen.shelf, seen.shelf.all[0]))
    assert "<i>" not in render_article(seen, seen.shelf.all[0]).html


def test_a_licence_is_called_by_its_short_name() -> None:
    assert short_name("Creative Commons Ghi công 4.0 (CC BY 4.0)") == "CC BY 4.0"
    assert short_name("Giấy phép riêng") == "Giấy phép riêng"


def test_a_form_without_a_picture_gives_none() -> None:
    seen = _made(material("a"))
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
    assert '<a class="more" href="../../tai-lieu/cap-hoc/thpt/">Xem cả 3 tài liệu</a>' in html
    both = str(call_macro("materials", seen, "hoc-sinh", None, "giao-an", 1))
    assert 'href="../../tai-lieu/?doi-tuong=hoc-sinh&amp;loai=giao-an">Xem cả 2 tài liệu' in both
    assert "Chưa có tài liệu nào" in str(call_macro("materials", seen, None, None, "ap-phich", None))


def test_an_empty_shelf_says_so() -> None:
    assert shelf_facts(view())["total"] == 0
    assert list(MaterialLists.published(view())) == []


def test_values_are_links_only_where_they_have_a_page() -> None:
    seen = view(*TERMS, material("a", levels=("thpt",)))
    assert (
        str(shelf_links(seen, "cap-hoc", ("thpt", "thcs"))) == '<a href="../../tai-lieu/cap-hoc/thpt/">THPT</a>; THCS'
    )


# -- the page of a material --


def test_files_stand_above_the_text_with_computed_facts() -> None:
    seen = _made(material("a"))
    html = render_article(seen, seen.shelf.all[0]).html
    assert (
        '<a href="../../tai-lieu/a/a-a4.pdf" download>Bản in khổ A4</a> <span class="meta-line">PDF, 4 trang, 2 kB</span>'
        in html
    )
    assert html.index('id="tai-ve"') < html.index("Lời đầu.") < html.index('id="dung-lai"')
    assert "a-sua-duoc.docx" not in html
    assert "Muốn sửa" not in html
    assert ".pdf" not in render_article(view(material("a")), material("a")).html


def test_a_chain_of_replacements_points_to_its_end() -> None:
    chain = [material("a", replaced_by="b"), material("b", replaced_by="c"), material("c", reviewed_by="Sở A")]
    seen = view(*TERMS, *chain)
    for old in chain[:2]:
        first = banners(seen, old)[0]
        assert first.tone == "ended" and 'href="../../tai-lieu/c/"' in first.html
    assert banners(seen, chain[2]) == []


def test_translations_point_at_each_other() -> None:
    languages = vocabulary("ngon-ngu", {"vi": "Tiếng Việt", "tyz": "Tiếng Tày", "nut": "Tiếng Nùng"})
    original = material("goc")
    tay, nung = (material(one, language=one, translation_of="goc") for one in ("tyz", "nut"))
    seen = view(*TERMS, languages, original, tay, nung)
    assert '<a href="../../tai-lieu/tyz/">Tiếng Tày</a>' in render_article(seen, original).html
    page = render_article(seen, tay).html
    assert "Bản dịch của" in page and '<a href="../../tai-lieu/goc/">Tên goc</a> (Tiếng Việt)' in page
    assert 'lang="tyz"' in page and ">Tiếng Nùng</a>" in page


def test_attached_sound_is_played_and_its_words_stand_below() -> None:
    sound = see_file("loi.txt", "Lời ghi âm.".encode())
    given = {"file": "loi.txt", "title": "Lời", "author": "Đài xã", "licence": "cc-by-4-0"}
    one = material("a", files=(given,))
    seen = view(*TERMS, one)
    shown = replace(
        seen, catalog=replace(seen.catalog, outside={"loi.txt": sound}), downloads={sound.path: sound.content}
    )
    html = render_article(shown, one).html
    assert "Tác giả: Đài xã. Giấy phép: CC BY 4.0. Chưa ai kiểm tra" in html
    assert f'href="../../{sound.path}" download>Lời</a>' in html and "<audio" not in html
    assert "Đài xã" not in render_article(seen, one).html
    heard = replace(sound, name="loi.mp3")
    shown = replace(
        seen, catalog=replace(seen.catalog, outside={"loi.txt": heard}), downloads={heard.path: heard.content}
    )
    html = render_article(shown, one).html
    assert '<audio controls preload="none" src="../../tep/loi.mp3"' in html
    assert 'href="#noi-dung-chinh"' in html and 'id="noi-dung-chinh"' in html


def test_access_is_what_somebody_checked_or_said_to_be_unchecked() -> None:
    file = see_file("loi.txt", b"a")
    given = {"file": "loi.txt", "title": "L", "author": "A", "licence": "cc-by-4-0"}
    asked = [material("a", files=(given | {"accessible": flag},)).files[0] for flag in ("có", "không")]
    assert access_words(asked[0], file).startswith("Đã kiểm tra: dùng được")
    assert "chưa dùng được" in access_words(asked[1], file)
    unasked = material("a", files=(given,)).files[0]
    scanned = replace(file, facts=file.facts._replace(has_text=False))
    untagged = replace(file, facts=file.facts._replace(has_text=True, is_tagged=False))
    assert "hình chụp chữ" in access_words(unasked, scanned)
    assert "thiếu cấu trúc" in access_words(unasked, untagged)


def test_minutes_of_a_recording() -> None:
    assert [duration_words(one) for one in (9, 60, 185)] == ["9 giây", "1 phút 00 giây", "3 phút 05 giây"]


def test_feedback_names_whoever_was_declared() -> None:
    one = material("a")
    assert str(feedback(view(one), one)) == "Đơn vị quản lý cổng chưa khai báo địa chỉ góp ý."
    told = view(one, site=settings(email="gop-y@thu.example", phone="0205 000 000", unit="Sở A"))
    html = str(feedback(told, one))
    assert 'href="mailto:gop-y@thu.example?subject=G%C3%B3p' in html and 'href="tel:0205000000"' in html
    assert html.endswith("Sở A. Nhớ ghi mã tài liệu <code>a</code>.")


def test_machines_read_what_the_page_says() -> None:
    one = material("a", basis=("luat-a",), levels=("thpt", "thcs"))
    seen = _made(one, document())
    (found,) = re.findall(r'ld\+json">(.*?)</script>', render_head(seen, one))
    data = json.loads(found)
    assert data["@type"] == "LearningResource" and data["timeRequired"] == "PT45M"
    assert data["educationalLevel"] == ["THPT", "THCS"] and data["isAccessibleForFree"] is True
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["isBasedOn"] == ["https://thu.example/van-ban/luat-a/"]
    assert (data["datePublished"], data["dateModified"], data["inLanguage"]) == ("2026-06-01", "2026-06-01", "vi")
    assert data["encoding"] == [
        {
            "@type": "MediaObject",
            "name": "Bản in khổ A4",
            "contentUrl": "https://thu.example/tai-lieu/a/a-a4.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "2048",
        }
    ]


def test_a_page_names_events_and_related_materials() -> None:
    one = material("a")
    seen = view(*TERMS, one, material("b", title="Bạn của a"), event(materials=("a",)))
    reading = read_html(render_article(seen, one).html)
    assert "../../su-kien/su-kien-a/" in reading.links and "../../tai-lieu/b/" in reading.links
    assert {"tai-ve", "dung-lai", "lien-quan", "gop-y", "nguon"} <= reading.ids
