"""Forms of materials and the codes on paper: a printed code identifies the same sheet for ever."""

from __future__ import annotations

import re

import pytest

from pcmt.model.handouts import (
    FORMS,
    code_of,
    code_path,
    edition_of,
    editions_of,
    form_path,
    forms_of,
    sheet_of,
    sheets_of,
    spelled_code,
)
from pcmt.show.materials.plain_copy import copy_path
from tests.records import material

REVISED = ({"on": "2026-07-01", "kind": "revised", "what": "Sửa số gọi."},)

PRINTED = {
    "giao-an": {"a4"},
    "to-roi": {"a5", "a5-in-2"},
    "ap-phich": {"a3", "a2", "a4"},
    "cau-hoi-tu-kiem-tra": {"cau-hoi", "dap-an"},
    "trinh-chieu": {"a4"},
}
"""Paper forms handed out so far, by type. Add to it; a form taken away would leave sheets on walls without a page."""


@pytest.mark.parametrize("kind", PRINTED)
def test_what_was_ever_printed_keeps_its_page(kind: str) -> None:
    assert {form.id for form in forms_of(material(type=kind)) if form.is_paper} >= PRINTED[kind]


@pytest.mark.parametrize(
    ("form", "edition", "code"), [("a4", 1, "xtnffrym"), ("a4", 2, "xbs2gnr2"), ("dap-an", 1, "c3d4jbxp")]
)
def test_codes_that_stand_on_paper_never_change(form: str, edition: int, code: str) -> None:
    assert code_of(material("giao-an-a"), FORMS[form], edition) == code


def test_a_code_hangs_on_nothing_that_may_be_mended() -> None:
    before, after = material(), material(title="Tên khác", body="Chữ khác.", published="2026-07-07", minutes="15")
    assert [sheet.code for sheet in sheets_of(before)] == [sheet.code for sheet in sheets_of(after)]


def test_letters_that_look_alike_are_in_no_code() -> None:
    codes = [code_of(material(f"giao-an-{n}"), FORMS["a4"], 1) for n in range(500)]
    assert all(re.fullmatch(r"[2-9a-hjkmnp-z]{8}", code) for code in codes)
    assert len(set(codes)) == 500
    assert {letter for code in codes for letter in code} == set("23456789abcdefghjkmnpqrstuvwxyz")


def test_only_a_change_of_content_makes_an_edition() -> None:
    confirmed = (
        {"on": "2026-07-01", "kind": "withdrawn", "what": "Rút."},
        {"on": "2026-07-02", "kind": "restored", "what": "Lại."},
    )
    assert edition_of(material()) == edition_of(material(history=confirmed)) == 1
    editions = editions_of(material(history=(*confirmed, *REVISED)))
    assert [(one.number, str(one.on), one.what) for one in editions] == [
        (1, "2026-06-01", ""),
        (2, "2026-07-01", "Sửa số gọi."),
    ]


def test_sheets_of_earlier_editions_stay() -> None:
    old, new = list(sheets_of(material())), list(sheets_of(material(history=REVISED)))
    assert [sheet.code for sheet in old] == [sheet.code for sheet in new if sheet.edition.number == 1]
    assert len({sheet.code for sheet in new}) == len(new) == 2 * len(old)


def test_screens_carry_no_code() -> None:
    assert {sheet.form.ending for kind in PRINTED for sheet in sheets_of(material(type=kind))} == {"pdf"}


def test_a_code_is_spelled_in_two_halves() -> None:
    assert spelled_code("xtnffrym") == "xtnf-frym"
    assert code_path("xtnffrym") == "ma/xtnffrym/"


def test_every_form_of_a_material_has_its_own_address() -> None:
    for kind in PRINTED:
        one = material(type=kind)
        paths = [form_path(one, form) for form in forms_of(one)]
        assert len(set(paths)) == len(paths)
        assert all(path.startswith("tai-lieu/giao-an-a/") for path in paths)
    assert form_path(material(), FORMS["chu"]) == copy_path(material())


def test_sheets_of_a_material_are_forms_behind_its_own() -> None:
    sheets = tuple({"id": name, "title": f"Phiếu {name}", "layout": layout} for name, layout in LAYOUTS)
    plain, with_sheets = material(), material(sheets=sheets)
    forms = forms_of(with_sheets)
    assert forms[:3] == forms_of(plain) and not any(form.is_loose for form in forms[:3])
    assert [(form.id, form.ending, form.is_paper, form.is_loose) for form in forms[3:]] == [
        ("phieu-the", "pdf", True, True),
        ("phieu-manh", "pdf", True, True),
        ("phieu-to", "pdf", True, True),
        ("phieu", "docx", False, True),
    ]
    assert [sheet_of(with_sheets, form) for form in forms[2:6]] == [None, *with_sheets.sheets]
    assert [form.title for form in forms[3:6]] == [
        "Phiếu the, thẻ cắt rời",
        "Phiếu manh, phiếu cắt rời",
        "Phiếu to, một tờ A4",
    ]
    assert len({sheet.code for sheet in sheets_of(with_sheets)}) == 4


LAYOUTS = (("the", "cards"), ("manh", "slips"), ("to", "page"))


def test_a_poster_with_a_sheet_is_still_a_poster() -> None:
    one = material(type="ap-phich", sheets=({"id": "the", "title": "Thẻ", "layout": "cards"},))
    assert {form.id for form in forms_of(one) if form.is_paper and form.holds == ("poster",)} == {"a4", "a3", "a2"}
