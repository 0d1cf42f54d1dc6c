"""Open data out of made records: the form of values, what the portal adds, what a spreadsheet must not be tricked into."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest

from pcmt.model import KINDS, Record
from pcmt.model.campaign import ReportDue
from pcmt.model.fields import Line, label
from pcmt.model.plan import Deadline
from pcmt.model.record import Part
from pcmt.model.structure.schema import entries, record_schema, row_schema
from pcmt.model.target import DocumentTarget, Target
from pcmt.publish.artifact import csv_bytes
from pcmt.publish.open_data import open_data, record_files
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import CATALOGUE_PATH, TABLES, column_entries, datasets
from pcmt.relate.record_groups import GROUPS
from pcmt.show.open_data.data_dictionary import dictionary_pages
from pcmt.show.open_data.field_types import choice_titles, type_words
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import call_macro
from tests.records import DATUM, TEXT, campaign, catalog, document, event, helpline, plan, view
from tests.tools.json_schema import faults


def written(made: Catalog) -> dict[str, bytes]:
    return {path: bytes(content) for path, content in open_data(made)}


def published(made: Catalog, name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(written(made)[f"du-lieu/{name}.json"])["records"]
    return records


def lines_of(made: Catalog, name: str) -> list[dict[str, str]]:
    text = written(made)[f"du-lieu/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def target(**fields: Any) -> dict[str, Any]:
    return DATUM | {"comparator": "at_least"} | fields


def test_keys_are_those_of_the_yaml_and_numbers_are_numbers() -> None:
    deadline = DATUM | {"from": "Sở A", "before": "15/12/2026"}
    made = catalog(plan(targets=[target(value="99,5", unit="%"), target(value="100")], deadlines=[deadline]))
    first, second = published(made, "chi-tieu")
    assert (first["value"], second["value"]) == (99.5, 100)
    assert isinstance(second["value"], int)
    assert [line["value"] for line in lines_of(made, "chi-tieu")] == ["99.5", "100"]
    (row,) = published(made, "thoi-han")
    assert row["from"] == "Sở A"
    assert row["before"] == "2026-12-15"
    assert "from_" not in row


def test_a_partial_date_stays_as_precise_as_its_source() -> None:
    (record,) = published(catalog(plan(issued="3/2024", period={"start": "2024", "end": "31/12/2025"})), "ke-hoach")
    assert record["issued"] == "2024-03"
    assert record["period"] == {"start": "2024", "end": "2025-12-31"}
    (line,) = lines_of(catalog(plan(issued="3/2024", period={"start": "2024"})), "ke-hoach")
    assert (line["issued"], line["period.start"], line["period.end"]) == ("2024-03", "2024", "")


def test_what_the_source_does_not_say_is_null_and_an_empty_cell() -> None:
    made = catalog(
        event(results=[{"agency": "so-a", "sessions": "0", "source": "Báo cáo", "reported_on": "2026-06-27"}])
    )
    (row,) = published(made, "ket-qua")
    assert (row["sessions"], row["participants"]) == (0, None)
    (line,) = lines_of(made, "ket-qua")
    assert (line["sessions"], line["participants"]) == ("0", "")


def test_a_group_that_is_not_there_leaves_its_columns_empty() -> None:
    signed = plan("ke-hoach-b", signer={"positions": ["TRƯỞNG BAN", "CHỦ TỊCH"], "name": "Người Ký"})
    unsigned, with_name = lines_of(catalog(plan(), signed), "ke-hoach")
    assert (unsigned["signer.positions"], unsigned["signer.name"]) == ("", "")
    assert (with_name["signer.positions"], with_name["signer.name"]) == ("TRƯỞNG BAN | CHỦ TỊCH", "Người Ký")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-3 việc", "@tên", '=HYPERLINK("http://a","b")'])
def test_no_cell_is_a_formula(text: str) -> None:
    made = catalog(event(venue=text))
    assert [line["venue"] for line in lines_of(made, "su-kien")] == [f"'{text}"]
    assert published(made, "su-kien")[0]["venue"] == text


def test_numbers_of_a_csv_are_never_guarded() -> None:
    assert csv_bytes([[-1, -0.5, "-1", "a,b", 'nói "a"']]) == '\ufeff-1,-0.5,\'-1,"a,b","nói ""a"""\r\n'.encode()


def test_a_line_break_in_a_text_is_a_space_in_csv_only() -> None:
    made = catalog(event(description="Dòng một.\nDòng hai."))
    assert lines_of(made, "su-kien")[0]["description"] == "Dòng một. Dòng hai."
    assert published(made, "su-kien")[0]["description"] == "Dòng một.\nDòng hai."


def test_a_withdrawn_record_stays_with_its_history() -> None:
    history = [{"on": "2026-07-01", "kind": "withdrawn", "what": "Đăng nhầm."}]
    made = catalog(plan(targets=[target()], history=history))
    (record,) = published(made, "ke-hoach")
    assert record["portal"]["is_withdrawn"] is True
    assert record["portal"]["updated"] == "2026-07-01"
    assert record["history"][0]["what"] == "Đăng nhầm."
    (row,) = published(made, "chi-tieu")
    assert row["portal"]["is_withdrawn"] is True
    assert [line["kind"] for line in lines_of(made, "lich-su")] == ["withdrawn"]


def test_only_what_depends_on_the_day_names_a_day() -> None:
    records = [plan(period={"end": "2024"}), document(in_force_until="2026-07-01"), event(), helpline()]
    early, late = (written(catalog(*records, today=day)) for day in (date(2026, 6, 30), date(2026, 11, 22)))
    changed = {path for path in early if early[path] != late[path]}
    dated = {f"du-lieu/{kind}.{ending}" for kind in ("ke-hoach", "van-ban") for ending in ("json", "csv")}
    assert changed == {*dated, "du-lieu/dcat.jsonld"}
    (record,) = json.loads(late["du-lieu/van-ban.json"])["records"]
    assert (record["portal"]["status_today"], record["portal"]["as_of"]) == ("ended", "2026-11-22")
    assert json.loads(early["du-lieu/van-ban.json"])["records"][0]["portal"]["status_today"] == "in_force"


def test_reports_of_campaigns_stand_beside_deadlines_of_plans() -> None:
    report = DATUM | {"from": "Các tỉnh", "to": "Bộ A", "before": "2026-07-10"}
    made = catalog(campaign(start="2026-06-01", end="2026-06-30", reports=[report]))
    (row,) = published(made, "thoi-han")
    assert (row["record_kind"], row["before"], row["rule"]) == ("chien-dich", "2026-07-10", None)
    assert list(faults(row, row_schema(Deadline))) == []
    keys = [{field.alias or name for name, field in model.model_fields.items()} for model in (ReportDue, Deadline)]
    assert keys[0] <= keys[1]


def test_the_file_of_a_record_is_its_line_of_the_list() -> None:
    made = catalog(plan(description="Một.\n\nHai: «],» và <b>"), plan("ke-hoach-b"))
    files = dict(one for number in range(GROUPS) for one in record_files(number, PageContext(made)))
    assert len(files) == sum(map(len, made.records.values()))
    cut = PageContext(made, downloads=written(made))
    assert files == dict(one for number in range(GROUPS) for one in record_files(number, cut))
    lines = [line.removesuffix(b",") for line in written(made)["du-lieu/ke-hoach.json"].split(b"\n")]
    assert files["du-lieu/ke-hoach/ke-hoach-a.json"].removesuffix(b"\n") in lines
    own = json.loads(files["du-lieu/ke-hoach/ke-hoach-a.json"])
    assert own == published(made, "ke-hoach")[0]
    assert own["description"] == "Một.\n\nHai: «],» và <b>"
    assert b"<" not in files["du-lieu/ke-hoach/ke-hoach-a.json"]


def test_empty_lists_are_published_too() -> None:
    made = catalog()
    assert published(made, "ke-hoach") == []
    assert lines_of(made, "ke-hoach") == []
    assert [one.total for one in datasets(made) if one.name == "chi-tieu"] == [0]


class _Later(Target):
    """A target with a field that came with a later version."""

    theme: Line | None = label("chủ đề thử", "Một lời giải thích.", since="1.7", default=None)


def test_a_new_field_reaches_schema_columns_and_dictionary_by_itself() -> None:
    schema = row_schema(_Later)
    assert schema["properties"]["theme"]["x-since"] == "1.7"
    entry = next(one for one in entries(schema) if one.path == "theme")
    assert (entry.title, entry.hint, entry.since, entry.is_required) == (
        "chủ đề thử",
        "Một lời giải thích.",
        "1.7",
        False,
    )
    assert "theme" in [one.path for one in column_entries(schema)]


def test_bounds_are_written_as_the_standard_names_them() -> None:
    text = json.dumps([record_schema(model) for model in KINDS.values()])
    assert '"ge"' not in text
    assert '"minimum": 1' in text


@pytest.mark.parametrize("model", KINDS.values())
def test_every_field_has_a_label_and_a_type_in_words(model: type[Record]) -> None:
    for entry in entries(record_schema(model)):
        assert entry.title
        assert entry.title != entry.path.rpartition(".")[2], entry.path
        assert type_words(entry)
        codes = tuple(entry.node.get("enum", ()))
        # A new closed list needs its meanings in pcmt.show.open_data.field_types.
        assert all(words != code for code, words in choice_titles(codes).items()), entry.path


def test_no_table_takes_the_name_of_a_kind() -> None:
    assert not TABLES.keys() & KINDS.keys()
    for table in TABLES.values():
        for model, field in table.sources:
            assert field in model.model_fields


def test_a_table_keeps_its_own_names_apart_from_those_of_its_parts() -> None:
    for table in TABLES.values():
        own = {field.alias or name for name, field in table.part.model_fields.items()}
        assert not own & {"record_kind", "record", "position", "portal"}
        assert set(row_schema(Part)["properties"]) == {"record_kind", "record", "position", "portal"}


def test_the_dictionary_escapes_and_links() -> None:
    html = call_macro("data_dictionary", view(plan()))
    assert re.search(r'<li id="truong-chi-tieu"><a href="[./]*du-lieu-mo/truong/chi-tieu/">', html)
    pages = {page.path: page.html for page in dictionary_pages(view(plan()))}
    assert "<code>at_least</code> từ mức ấy trở lên" in pages["du-lieu-mo/truong/chi-tieu/"]
    assert 'bảng riêng: <a href="../../../du-lieu-mo/#chi-tieu">chi-tieu</a>' in pages["du-lieu-mo/truong/ke-hoach/"]


def test_targets_of_documents_stand_beside_those_of_plans() -> None:
    told = {"what": "mức cả nước", "comparator": "at_least", "value": "50", "unit": "%", "source": "Báo thử"}
    quoted = target(value="90", unit="%")
    own = (document(targets=(told,)), document("luat-b", text=TEXT, targets=(quoted,)), plan(targets=(quoted,)))
    rows = published(catalog(*own), "chi-tieu")
    assert [(one["record_kind"], one["record"], one["source"], one["at"]) for one in rows] == [
        ("ke-hoach", "ke-hoach-a", None, "I.1"),
        ("van-ban", "luat-a", "Báo thử", None),
        ("van-ban", "luat-b", None, "I.1"),
    ]
    assert [one["portal"]["url"].rpartition("/")[2] for one in rows] == ["#muc-i-1", "", "#muc-i-1"]
    assert not [fault for one in rows for fault in faults(one, row_schema(DocumentTarget))]


def test_the_time_of_a_list_reaches_as_far_as_its_dates_can_mean() -> None:
    periods = (
        {"start": "2026-03-01", "end": "2026-06"},
        {"start": "2026", "end": "2026"},
        {"start": "2026-02", "end": "2026"},
    )
    plans = [plan(f"ke-hoach-{number}", period=period) for number, period in enumerate(periods)]
    sets = json.loads(written(catalog(*plans))[CATALOGUE_PATH])["dcat:dataset"]
    [span] = [one["dct:temporal"] for one in sets if one["dcat:landingPage"]["@id"].endswith("#ke-hoach")]
    assert (span["dcat:startDate"]["@value"], span["dcat:endDate"]["@value"]) == ("2026", "2026")
    assert span["dcat:endDate"]["@type"] == "xsd:gYear"
    sets = json.loads(written(catalog(*plans, plan("khong-ro")))[CATALOGUE_PATH])["dcat:dataset"]
    assert not any("dct:temporal" in one for one in sets if one["dcat:landingPage"]["@id"].endswith("#ke-hoach"))


def test_same_data_same_bytes() -> None:
    records = [plan(targets=[target()]), plan("ke-hoach-b"), event()]
    assert written(catalog(*records)) == written(catalog(*reversed(records)))
