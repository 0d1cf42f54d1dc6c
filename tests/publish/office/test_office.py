"""Office files as packages: which are made, that their parts fit each other, their bytes, and what the cache is asked."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from pptx import Presentation

from pcmt.model import Material
from pcmt.model.handouts import FORMS
from pcmt.publish import office
from pcmt.publish.office import WRITERS, office_files
from pcmt.publish.office.content import Manuscript, manuscript_of
from pcmt.show.parts.context import PageContext
from pcmt.text.zip_archive import packed, repacked
from tests.memory_cache import MemoryCache
from tests.publish.office.made_files import QUESTION, TYPES, made, parts_of
from tests.records import material, view


def test_an_archive_tells_neither_hour_nor_machine() -> None:
    loose = BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        archive.writestr("b.xml", "hai")
        archive.writestr("a.xml", "một")
    day = date(2026, 6, 5)
    once = repacked(loose.getvalue(), day)
    assert once == packed([("b.xml", b"hai", day), ("a.xml", "một".encode(), day)])
    with zipfile.ZipFile(BytesIO(once)) as archive:
        assert [(entry.filename, entry.date_time, entry.create_system) for entry in archive.infolist()] == [
            ("b.xml", (2026, 6, 5, 0, 0, 0), 3),
            ("a.xml", (2026, 6, 5, 0, 0, 0), 3),
        ]


def test_a_day_that_no_archive_can_name_is_the_first_one_that_it_can() -> None:
    with zipfile.ZipFile(BytesIO(packed([("a", b"", date(1979, 12, 31))]))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_parts_of_an_office_file_have_the_day_of_the_material(kind: str) -> None:
    with zipfile.ZipFile(BytesIO(made(type=kind, published="2026-06-01", modified="2026-06-05"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 5, 0, 0, 0)}


def test_files_are_made_for_the_forms_that_a_type_offers() -> None:
    whole = view(TYPES, material("a"), material("b", type="trinh-chieu"), material("c", type="ap-phich"))
    assert [artifact.path for artifact in office_files(whole, MemoryCache())] == [
        "tai-lieu/a/a-sua-duoc.docx",
        "tai-lieu/b/b-trinh-chieu.pptx",
    ]
    assert set(WRITERS) == {form.id for form in FORMS.values() if form.ending in {"docx", "pptx"}}


def test_what_is_cached_is_not_made_again_and_every_change_is() -> None:
    cache = MemoryCache()
    first = made(cache)
    assert (made(cache), cache.missed) == (first, 1)
    for change in ({"body": "Khác."}, {"title": "Tên mới"}, {"author": "Nhóm khác"}, {"reviewed_by": "Sở Y tế"}):
        assert made(cache, **change) != first
    assert cache.missed == 5


def test_the_words_of_a_cached_file_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, whole = MemoryCache(), view(TYPES, material("a"), material("b"))
    list(office_files(whole, cache))
    asked: list[str] = []

    def gather(view: PageContext, one: Material, emblem: bytes) -> Manuscript:
        asked.append(one.id)
        return manuscript_of(view, one, emblem)

    monkeypatch.setattr(office, "_manuscript_of", gather)
    list(office_files(whole, cache))
    assert asked == ["a", "b"]


def test_the_same_material_gives_the_same_bytes() -> None:
    for fields in ({}, {"type": "trinh-chieu"}, {"type": "cau-hoi-tu-kiem-tra", "questions": (QUESTION,)}):
        assert made(**fields) == made(**fields)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_a_package_is_whole(kind: str) -> None:
    """Every part has a type, every relationship its target, every id is there once."""
    parts = parts_of(made(type=kind, body="## A\n\n- [ ] x\n- [ ] y\n\n| a |\n|---|\n| [b](https://b.vn) |\n\n> lời"))
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    named = {one.get("PartName") for one in types if one.get("PartName")}
    assert named == {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for name, content in parts.items():
        tree = ElementTree.fromstring(content)
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").removesuffix(".rels")
            ids = [one.get("Id") for one in tree]
            assert len(set(ids)) == len(ids)
            for one in tree:
                target = one.get("Target") or ""
                if one.get("TargetMode") != "External":
                    parent = base.split("/")[:-1]
                    for step in target.split("/"):
                        parent = parent[:-1] if step == ".." else [*parent, step]
                    assert "/".join(parent) in parts
        for tag, attribute in (("cNvPr", "id"), ("sldId", "id"), ("num", "numId"), ("id", "val")):
            found = [
                next((value for key, value in one.items() if key.rpartition("}")[2] == attribute), None)
                for one in tree.iter()
                if one.tag.rpartition("}")[2] == tag
            ]
            assert len(set(found)) == len(found), (name, tag)


@pytest.mark.parametrize("kind", ["giao-an", "trinh-chieu"])
def test_properties_come_from_the_record(kind: str) -> None:
    content = made(type=kind, title="Tên & tên", published="2026-06-01", modified="2026-06-05")
    opened = docx.Document(BytesIO(content)) if kind == "giao-an" else Presentation(BytesIO(content))
    properties = opened.core_properties
    assert (properties.title, properties.author, properties.language) == ("Tên & tên", "Nhóm thử", "vi-VN")
    assert (str(properties.created)[:10], str(properties.modified)[:10]) == ("2026-06-01", "2026-06-05")


def test_another_edition_writes_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = MemoryCache()
    for name in ("mot", "mot", "hai"):
        monkeypatch.setattr(office, "edition", lambda *modules, name=name, **data: name)
        made(cache)
    assert cache.missed == 2
