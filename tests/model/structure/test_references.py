"""References: which fields of a record point at others, found at any depth, with the YAML keys that lead there."""

from __future__ import annotations

from pcmt.model.fields import AgencyId, label
from pcmt.model.record import Part
from pcmt.model.structure.references import references
from tests.records import DATUM, agency, campaign, event, material, plan, settings


def _found(record) -> set[tuple[str, tuple[str, ...], str, str]]:
    return {
        (".".join(map(str, path)), link.kinds, link.vocabulary, target) for path, link, target in references(record)
    }


def test_a_plan_names_all_it_rests_on() -> None:
    record = plan(
        co_issuers=("so-b", "so-c"),
        replaced_by="ke-hoach-b",
        basis=({"document": "luat-a", "quote": "x", "at": "mở đầu"},),
        duties=({**DATUM, "agency": "so-b", "agency_printed": "Sở B", "role": "lead"},),
        deadlines=(
            {**DATUM, "from": "Sở B", "from_agency": "so-b", "on": "2026"},
            {**DATUM, "from": "Sở C", "to_agency": "so-a", "on": "2026"},
        ),
        targets=({**DATUM, "comparator": "qualitative"},),
    )
    assert _found(record) == {
        ("type", (), "loai-van-ban", "ke-hoach"),
        ("issuer", ("co-quan",), "", "so-a"),
        ("co_issuers.0", ("co-quan",), "", "so-b"),
        ("co_issuers.1", ("co-quan",), "", "so-c"),
        ("place", ("dia-phuong",), "", "tinh-a"),
        ("basis.0.document", ("van-ban",), "", "luat-a"),
        ("duties.0.agency", ("co-quan",), "", "so-b"),
        ("deadlines.0.from_agency", ("co-quan",), "", "so-b"),
        ("deadlines.1.to_agency", ("co-quan",), "", "so-a"),
        ("replaced_by", ("ke-hoach",), "", "ke-hoach-b"),
    }


def test_an_event_names_all_it_rests_on() -> None:
    record = event(
        place="tinh-a", campaign="thang-a", materials=("giao-an-a",), contact={"agency": "so-b", "phone": "111"}
    )
    assert _found(record) == {
        ("organizers.0", ("co-quan",), "", "so-a"),
        ("audiences.0", (), "doi-tuong", "hoc-sinh"),
        ("place", ("dia-phuong",), "", "tinh-a"),
        ("campaign", ("chien-dich",), "", "thang-a"),
        ("materials.0", ("tai-lieu",), "", "giao-an-a"),
        ("contact.agency", ("co-quan",), "", "so-b"),
    }


def test_references_inside_groups_and_lists_are_found() -> None:
    successors = ({"agency": "so-b", "since": "2025"}, {"agency": "so-c", "since": "2025"})
    found = [(path, target) for path, _, target in references(agency(successors=successors))]
    assert found == [(("successors", 0, "agency"), "so-b"), (("successors", 1, "agency"), "so-c")]
    report = {"what": "x", "from": "a", "to": "b", "to_agency": "so-b", "before": "2026-07-15", "quote": "q", "at": "I"}
    assert [path for path, _, _ in references(campaign(reports=(report,)))] == [("reports", 0, "to_agency")]


def test_a_path_is_made_of_the_keys_of_the_file() -> None:
    class _Letter(Part):
        from_: AgencyId = label("bên gửi", alias="from")

    assert [path for path, _, _ in references(_Letter(**{"from": "so-b"}))] == [("from",)]


def test_terms_of_vocabularies_are_references_too() -> None:
    vocabularies = {link.vocabulary for _, link, _ in references(material())}
    assert vocabularies == {"loai-tai-lieu", "doi-tuong", "cap-hoc", "ngon-ngu", "hinh-thuc", "chu-de", "giay-phep"}


def test_settings_name_a_licence() -> None:
    assert _found(settings()) == {("licence", (), "giay-phep", "cc-by-4-0")}
