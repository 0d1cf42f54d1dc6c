"""The page of a material: its files, its replacements, translations, sound, words to read aloud, and what machines read."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from pcmt.model.handouts import form_path, forms_of
from pcmt.read.attachments import see_file
from pcmt.show.markup.html import trusted_html
from pcmt.show.materials.page import READ_ALOUD, access_words, duration_words, render_feedback_links, render_read_aloud
from pcmt.show.site.article import banners, build_article
from pcmt.show.site.head import render_head
from tests.records import document, event, material, settings, view, vocabulary
from tests.show.materials.shelf_views import TERMS, made_view
from tests.site.page_reader import read_html

# -- the page of a material --


def test_files_stand_above_the_text_with_computed_facts() -> None:
    seen = made_view(material("a"))
    html = build_article(seen, seen.shelf.all[0]).html
    assert (
        '<a href="../../tai-lieu/a/a-a4.pdf" download>Bản in khổ A4</a> <span class="meta-line">PDF, 4 trang, 2 kB</span>'
        in html
    )
    assert (
        html.index('id="tai-ve"')
        < html.index("Lời đầu.")
        < html.index('id="ve-tai-lieu"')
        < html.index('id="dung-lai"')
    )
    assert "a-sua-duoc.docx" not in html
    assert "Muốn sửa" not in html
    assert ".pdf" not in build_article(view(material("a")), material("a")).html


def test_sheets_are_offered_behind_the_text_and_a_button_leads_there() -> None:
    lesson = material("a", sheets=({"id": "the", "title": "Phiếu 1", "layout": "cards"},))
    paths = [form_path(lesson, form) for form in forms_of(lesson)]
    seen = replace(view(*TERMS, lesson), downloads=dict.fromkeys(paths, b"%PDF" * 512), page_counts={paths[3]: 2})
    html = build_article(seen, lesson).html
    row, _, rest = html.partition('id="noi-dung-chinh"')
    buttons = re.findall(r'<a class="action[^>]*href="([^"]+)"', row)
    assert buttons == ["../../tai-lieu/a/a-a4.pdf", "../../tai-lieu/a/a-sua-duoc.docx", "#phieu-the"]
    assert rest.index("Lời đầu.") < rest.index('id="phieu-the"') < rest.index('id="ve-tai-lieu"')
    listed = rest.partition('id="phieu-the"')[2].partition("</section>")[0]
    assert 'a-phieu-the.pdf" download>Phiếu 1, thẻ cắt rời</a> <span class="meta-line">PDF, 2 trang, 2 kB' in listed
    assert 'a-phieu.docx" download>Phiếu, thẻ sửa được bằng Word</a>' in listed
    about = rest.partition('id="cac-tep"')[2].partition("</section>")[0]
    assert "a-a4.pdf" in about and "phieu" not in about
    assert 'href="#phieu-the"' not in build_article(made_view(material("a")), material("a")).html


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
    assert '<a href="../../tai-lieu/tyz/">Tiếng Tày</a>' in build_article(seen, original).html
    page = build_article(seen, tay).html
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
    html = build_article(shown, one).html
    assert "Tác giả: Đài xã. Giấy phép: CC BY 4.0. Chưa ai kiểm tra" in html
    assert f'href="../../{sound.path}" download>Lời</a>' in html and "<audio" not in html
    assert "Đài xã" not in build_article(seen, one).html
    heard = replace(sound, name="loi.mp3")
    shown = replace(
        seen, catalog=replace(seen.catalog, outside={"loi.txt": heard}), downloads={heard.path: heard.content}
    )
    html = build_article(shown, one).html
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
    assert str(render_feedback_links(view(one), one)) == ""
    told = view(one, site=settings(email="gop-y@thu.example", phone="0205 000 000", unit="Sở A"))
    html = str(render_feedback_links(told, one))
    assert 'href="mailto:gop-y@thu.example?subject=G%C3%B3p' in html and 'href="tel:0205000000"' in html
    assert html.endswith("Sở A. Nhớ ghi mã tài liệu <code>a</code>.")


def test_machines_read_what_the_page_says() -> None:
    one = material("a", basis=("luat-a",), levels=("thpt", "thcs"))
    seen = made_view(one, document())
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
    told = settings(email="gop-y@thu.example")
    seen = made_view(one, material("b", title="Bạn của a"), event(materials=("a",)), site=told)
    reading = read_html(build_article(seen, one).html)
    assert "../../su-kien/su-kien-a/" in reading.links and "../../tai-lieu/b/" in reading.links
    assert {"tai-ve", "dung-lai", "lien-quan", "gop-y", "nguon"} <= reading.ids


def test_the_words_to_read_are_in_a_box_with_a_button() -> None:
    html = (
        '<h2 id="a">Trước khi đọc</h2><p>x</p><h2 id="b">Lời đọc</h2>\n<p>Kính thưa.</p>\n<h2 id="c">Sau</h2><p>y</p>'
    )
    shown = render_read_aloud(trusted_html(html))
    assert f'<div class="read-aloud" id="{READ_ALOUD}">\n<p>Kính thưa.</p>\n</div><h2 id="c">Sau</h2>' in shown
    assert shown.count("data-copy-from") == 1 and shown.startswith('<h2 id="a">Trước khi đọc</h2><p>x</p>')


def test_a_text_without_words_to_read_stays_as_it_is() -> None:
    html = trusted_html('<h2 id="a">Khác</h2>')
    assert render_read_aloud(html) == html
