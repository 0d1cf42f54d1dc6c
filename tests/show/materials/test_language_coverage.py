"""The table of languages: what is there, what is missing, what comes first; from the records alone."""

from __future__ import annotations

from typing import Any

from pcmt.model import Material
from pcmt.read.attachments import Facts, OutsideFile
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.materials.language_coverage import coverage_facts
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import call_macro
from tests.records import TODAY, catalog, material, settings, vocabulary

LANGUAGES = {"vi": "Tiếng Việt", "tyz": "Tiếng Tày", "hmn": "Tiếng Mông"}
SOUND = {"file": "bai.mp3", "title": "Bản thu", "author": "Đoàn xã", "licence": "cc-by-4-0"}


def shown(*materials: Material) -> PageContext:
    found: Catalog = catalog(*materials)
    records = {kind: dict(group) for kind, group in found.records.items()}
    records["danh-muc"] |= {
        "ngon-ngu": vocabulary("ngon-ngu", LANGUAGES),
        "doi-tuong": vocabulary("doi-tuong", {"hoc-sinh": "Học sinh", "dong-bao-vung-cao": "Đồng bào vùng cao"}),
        "loai-tai-lieu": vocabulary(
            "loai-tai-lieu", {"giao-an": "Giáo án", "to-roi": "Tờ rơi", "bai-phat-thanh": "Bài"}
        ),
    }
    outside = {"bai.mp3": OutsideFile("bai.mp3", "", b"", (), Facts(seconds=9))}
    return PageContext(build_catalog(settings(), records, TODAY, outside))


def ids(facts: dict[str, Any]) -> list[str]:
    return [row.material.id for row in facts["rows"]]


def test_a_gap_is_a_gap() -> None:
    facts = coverage_facts(shown(material()))
    [row] = facts["rows"]
    assert [(bool(cell.text), bool(cell.sound)) for cell in row.cells] == [
        (True, False),
        (False, False),
        (False, False),
    ]
    assert [(one.language, one.texts, one.sounds) for one in facts["sums"]] == [
        ("Tiếng Việt", 1, 0),
        ("Tiếng Tày", 0, 0),
        ("Tiếng Mông", 0, 0),
    ]
    assert row.lacking == [
        ("Tiếng Việt", "bản thu"),
        ("Tiếng Tày", "bản chữ, bản thu"),
        ("Tiếng Mông", "bản chữ, bản thu"),
    ]


def test_a_translation_fills_its_cell_and_makes_no_row() -> None:
    spoken = material("ban-tay", language="tyz", translation_of="giao-an-a", files=(SOUND,))
    facts = coverage_facts(shown(material(), spoken))
    [row] = facts["rows"]
    assert row.cells[1].text == row.cells[1].sound == "../../tai-lieu/ban-tay/"
    assert facts["sums"][1][1:] == (1, 1)
    assert [words for words, _ in row.lacking] == ["Tiếng Việt", "Tiếng Mông"]


def test_a_translation_of_a_translation_goes_back_to_the_first() -> None:
    facts = coverage_facts(
        shown(
            material(),
            material("ban-tay", language="tyz", translation_of="giao-an-a"),
            material("ban-mong", language="hmn", translation_of="ban-tay"),
        )
    )
    assert ids(facts) == ["giao-an-a"]
    assert facts["rows"][0].cells[2].text.endswith("/ban-mong/")


def test_what_is_replaced_or_withdrawn_counts_for_nothing() -> None:
    gone = ({"on": "2026-07-01", "kind": "withdrawn", "what": "Rút."},)
    facts = coverage_facts(
        shown(
            material(),
            material("cu", replaced_by="giao-an-a"),
            material("ban-tay", language="tyz", translation_of="giao-an-a", history=gone),
        )
    )
    assert ids(facts) == ["giao-an-a"]
    assert facts["rows"][0].cells[1].text == ""


def test_the_most_needed_come_first() -> None:
    upland = ("dong-bao-vung-cao",)
    facts = coverage_facts(
        shown(
            material("d-giao-an", minutes="15"),
            material("c-to-roi", type="to-roi"),
            material("b-to-roi-vung-cao", type="to-roi", audiences=upland),
            material("a-phat-thanh-dai", type="bai-phat-thanh", minutes="9", audiences=upland),
            material("z-phat-thanh-ngan", type="bai-phat-thanh", minutes="3", audiences=upland),
        )
    )
    assert ids(facts) == ["z-phat-thanh-ngan", "a-phat-thanh-dai", "b-to-roi-vung-cao", "c-to-roi", "d-giao-an"]
    assert [row.material.id for row in facts["work"]] == ids(facts)


def test_a_finished_one_leaves_the_work_list() -> None:
    versions = [
        material(f"ban-{code}", language=code, translation_of="giao-an-a", files=(SOUND,)) for code in ("tyz", "hmn")
    ]
    assert coverage_facts(shown(material(), *versions))["work"] == []


def test_the_block_says_so_in_words() -> None:
    html = call_macro("language_coverage", shown(material(title="Bài <1>")))
    assert "Bài &lt;1&gt;" in html
    assert "chưa thu" in html and html.count("chưa có") == 2
    assert "0/1 bản chữ, 0/1 bản thu" in html
    assert "tiếng Tày, tiếng Mông (bản chữ, bản thu)" in html
