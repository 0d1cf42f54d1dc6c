"""Where the relationships of an office package may lead, and where not."""

from __future__ import annotations

import pytest

from pcmt.read.attachments import see_file
from pcmt.read.attachments.targets import LinkTarget, place_of
from tests.read.attachments.office_packages import MAIN, OFFICE, STRICT, codes, office, relation

OWN_DISK = ["file:///C:\\Mau\\CongVan.dotx", "file:///C:/Mau/a.dotm", "Normal.dotm", "C:\\a.dotx", "file://localhost/C:/a.dotx",
            "file:///home/lan/a.dotx", "..\\Mau\\a.dotx", "file:///D:%5CMau%5Ca.dotx"]  # fmt: skip


AFAR = ["http://x.test/a.dotm", "HTTPS://x.test/a", "\\\\may\\a.dotm", "//may/a.dotm", "file://may/a.dotm", "smb://may/a",
        "file:////may/a.dotm", "file:///%5C%5Cmay%5Ca.dotm", "file:\\\\may\\a", "ftp://may/a", "ht\ttp://x.test/a"]  # fmt: skip


@pytest.mark.parametrize("target", OWN_DISK)
def test_a_template_on_the_own_disk_is_let_in(target: str) -> None:
    assert (
        codes("a.docx", office(".docx", {"word/_rels/settings.xml.rels": relation("attachedTemplate", target)})) == []
    )


@pytest.mark.parametrize("target", AFAR)
def test_a_template_from_elsewhere_is_refused_with_its_own_cure(target: str) -> None:
    content = office(".docx", {"word/_rels/settings.xml.rels": relation("attachedTemplate", target)})
    [fault] = see_file("a.docx", content).faults
    assert fault.code == "TEP_DOI_TUONG" and "mẫu" in fault.message and "Add-ins" in fault.cure


ACTIVE = [
    (".docx", "vbaProject", "media/image9.dat", "", "TEP_MACRO"),
    (".docx", "oleObject", "media/a.dat", "", "TEP_DOI_TUONG"),
    (".docx", "oleObject", "file:///C:/a.xlsx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "control", "media/a.xml", "", "TEP_DOI_TUONG"),
    (".docx", "frame", "http://x.test/", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "subDocument", "b.docx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "aFChunk", "a.htm", "", "TEP_DOI_TUONG"),
    (".docx", "ui/extensibility", "a.xml", "", "TEP_DOI_TUONG"),
    (".docx", "image", "http://x.test/a.png", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "image", "\\\\may\\a.png", ' TargetMode="external"', "TEP_DOI_TUONG"),
    (".docx", "hyperlink", "javascript:x", ' TargetMode="External"', "TEP_LIEN_KET"),
    (".docx", "hyperlink", "\\\\may\\a.exe", ' TargetMode="External"', "TEP_LIEN_KET"),
    (".docx", "mailMergeSource", "file:///C:/a.mdb", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".docx", "neverHeardOf", "a.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "connections", "connections.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "queryTable", "a.xml", "", "TEP_DOI_TUONG"),
    (".xlsx", "xlMacrosheet", "a.xml", "", "TEP_MACRO"),
    (".xlsx", "externalLinkPath", "https://x.test/a.xlsx", ' TargetMode="External"', "TEP_DOI_TUONG"),
    (".pptx", "video", "https://x.test/a.mp4", ' TargetMode="External"', "TEP_DOI_TUONG"),
]


@pytest.mark.parametrize(("ending", "kind", "target", "mode", "code"), ACTIVE)
def test_relationships_are_let_in_by_their_kind(ending: str, kind: str, target: str, mode: str, code: str) -> None:
    folder = MAIN[ending][0].partition("/")[0]
    for prefix in (OFFICE, STRICT, "http://schemas.microsoft.com/office/2006/relationships/"):
        content = office(ending, {f"{folder}/_rels/x.xml.rels": relation(kind, target, mode, prefix)})
        assert codes(f"a{ending}", content) == [code]


def test_a_relationship_hides_behind_no_spelling() -> None:
    plain = relation("attachedTemplate", "http://x.test/a.dotm")
    for text in (
        plain.replace('"', "'"),
        plain.replace("Template", "&#84;emplate"),
        plain.replace(" Target=", "\n Target = "),
    ):
        assert codes("a.docx", office(".docx", {"word/_rels/s.xml.rels": text})) == ["TEP_DOI_TUONG"]
    assert codes("a.docx", office(".docx", {"word/_rels/s.xml.rels": plain.encode("utf-16")})) == ["TEP_DOI_TUONG"]


@pytest.mark.parametrize("target", ["https://x.test/", "mailto:a@x.test", "#muc-1", "Phu-luc.docx"])
def test_ordinary_links_are_let_in(target: str) -> None:
    assert codes("a.docx", office(".docx", {"word/_rels/document.xml.rels": relation("hyperlink", target)})) == []


@pytest.mark.parametrize(
    "text",
    ["<Relationship " * 70_000, "<a>" * 70_000, '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', "<a" + ' b="' * 70_000],
)
def test_hostile_relationships_are_refused_at_their_first_fault(text: str) -> None:
    content = office(".docx", {"word/_rels/document.xml.rels": text})
    assert len(content) < 10_000
    assert codes("a.docx", content) == ["TEP_HONG"]


def test_places_are_told_apart() -> None:
    assert {place_of(one) for one in OWN_DISK} <= {LinkTarget.DISK, LinkTarget.NEARBY}
    assert not {place_of(one) for one in AFAR} & {LinkTarget.DISK, LinkTarget.NEARBY, LinkTarget.INSIDE}
