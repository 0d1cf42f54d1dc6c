"""Shared records: read with those of the portal, replaced by its own files, published only where they are of use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from pcmt.check import read_and_check
from pcmt.model import KINDS, Agency, LegalDocument, Place
from pcmt.problems import Problem, errors_in
from pcmt.read.records import Loaded, read_records
from pcmt.read.shared_records import FOLDER, LABEL, find_mentions, in_shared_file, shared_files
from pcmt.read.waiting import find_waiting, published_part, with_waiting
from pcmt.run.portal import examine
from pcmt.text.dates import start_of
from tests.portal_fixtures import ROOT
from tests.reading.conftest import TODAY

SETTINGS = """title: Cổng thử
short_title: Thử
description: Cổng thử.
url: https://cong.example.vn/
tag_authority: cong.example.vn
tag_year: 2026
licence: cc-by-4-0
shared_records: có
"""
AGENCY = "title: Ủy ban nhân dân tỉnh thử\npublished: 2026-11-22\nlevel: province\nparent: chinh-phu\nplace: cao-bang\n"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal that has nothing but its settings and one body of its own."""
    for name, text in (("cong.yaml", SETTINGS), ("co-quan/ubnd-tinh-thu.yaml", AGENCY)):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def read(root: Path) -> Loaded:
    loaded, problems = read_and_check(root, TODAY)
    assert errors_in(problems) == []
    return loaded


def test_every_shared_record_is_sound_and_refers_to_shared_records_only(portal: Path) -> None:
    every = [f"{kind}/{name.removesuffix('.yaml')}" for kind in KINDS for name in shared_files(kind)]
    assert len(every) > 150
    page = portal / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("\n".join(every), encoding="utf-8")
    loaded = read(portal)
    assert len(loaded.shared) == len(every)


def test_bodies_documents_and_places_without_use_are_left_out(portal: Path) -> None:
    loaded = read(portal)
    assert {"cao-bang", "viet-nam"} <= set(loaded.records[Place.kind_id])
    assert "lang-son" not in loaded.records[Place.kind_id]
    assert "chinh-phu" in loaded.records[Agency.kind_id]
    assert "quyet-dinh-93-2001-qd-ttg" in loaded.records[LegalDocument.kind_id]  # the campaign of 26/6 rests on it
    assert len(loaded.records[LegalDocument.kind_id]) < len(shared_files(LegalDocument.kind_id))
    assert all(path in loaded.sources for path in loaded.shared)


@pytest.mark.parametrize("where", ["docs/index.md", "data/dia-chi.txt"])
def test_a_page_or_a_published_address_is_a_use(portal: Path, where: str) -> None:
    path = portal / where
    path.parent.mkdir(exist_ok=True)
    path.write_text("dia-phuong/lang-son\n", encoding="utf-8")
    assert "lang-son" in read(portal).records[Place.kind_id]


def test_a_file_of_the_portal_replaces_a_shared_one(portal: Path) -> None:
    own = portal / "data" / "dia-phuong" / "cao-bang.yaml"
    own.parent.mkdir()
    shutil.copy(FOLDER / "dia-phuong" / "cao-bang.yaml", own)
    own.write_text(own.read_text("utf-8").replace("title: Tỉnh Cao Bằng", "title: Tỉnh Cao Bằng (thử)"), "utf-8")
    loaded = read(portal)
    assert loaded.records[Place.kind_id]["cao-bang"].title == "Tỉnh Cao Bằng (thử)"
    assert "data/dia-phuong/cao-bang.yaml" not in loaded.shared


def test_a_portal_that_does_not_want_them_gets_none(portal: Path) -> None:
    file = portal / "data" / "cong.yaml"
    file.write_text(SETTINGS.replace("shared_records: có\n", ""), encoding="utf-8")
    loaded = read_records(portal)
    assert loaded.shared == set()
    assert [*loaded.records[Agency.kind_id]] == ["ubnd-tinh-thu"]


def test_a_problem_of_a_shared_file_names_it_and_how_to_change_it(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = TODAY.replace(year=2040)
    monkeypatch.setattr(
        "pcmt.run.printing.paper_faults.find_refusals", lambda *given: ()
    )  # prints forms, of which nothing is asked
    found = [one for one in examine(portal, late).problems if one.path.startswith(f"{LABEL}/duong-day-nong/")]
    assert found
    assert "pcmt copy duong-day-nong/" in found[0].cure
    other = Problem("data/cong.yaml", 1, 1, "X", "", "a", "b")
    assert in_shared_file(other, {"data/co-quan/x.yaml"}) is other


def test_a_problem_of_a_shared_entry_names_the_entry_to_copy() -> None:
    lines = (FOLDER / "danh-muc/cap-hoc.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(lines, 1) if "Trung học cơ sở" in one)
    for path in ("data/danh-muc/cap-hoc.yaml", f"{LABEL}/danh-muc/cap-hoc.yaml"):
        found = in_shared_file(Problem(path, line, 1, "X", "", "a", "b"), {"data/danh-muc/cap-hoc.yaml"})
        assert "pcmt copy danh-muc/cap-hoc thcs, rồi sửa" in found.cure
    assert "cap-hoc MÃ-MỤC" in in_shared_file(Problem(path, 1, 1, "X", "", "a", "b"), set()).cure


def test_mentions_are_found_in_every_page(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.md").write_text('{{ link("van-ban/luat-1") }} ../ke-hoach/index.md', encoding="utf-8")
    assert find_mentions(tmp_path) == {("van-ban", "luat-1"), ("ke-hoach", "index")}


def test_a_shared_record_that_only_a_draft_refers_to_is_not_published(portal: Path) -> None:
    event = "title: Sự kiện thử\npublished: 2026-11-22\nstart: 2026-12-01\nplace: dong-thap\nstate: draft\n"
    event += "organizers: [ubnd-tinh-thu]\naudiences: [moi-nguoi]\nstatus: confirmed\n"
    (portal / "data/su-kien").mkdir()
    (portal / "data/su-kien/thu.yaml").write_text(event, encoding="utf-8")
    loaded = read(portal)
    assert "dong-thap" in loaded.records[Place.kind_id]
    public = published_part(loaded, start_of(TODAY))
    assert "dong-thap" not in public.records[Place.kind_id]
    assert "cao-bang" in public.records[Place.kind_id]
    preview = with_waiting(loaded, find_waiting(loaded, start_of(TODAY)), start_of(TODAY))
    assert preview["su-kien"]["thu"].state == "draft"
    assert {"dong-thap", "cao-bang"} <= set(preview[Place.kind_id])


@pytest.mark.parametrize("settings", [None, "", "- một danh sách\n", "title: [\n"])
def test_settings_that_cannot_be_read_bring_no_other_faults(portal: Path, settings: str | None) -> None:
    path = portal / "data/cong.yaml"
    path.unlink() if settings is None else path.write_text(settings, encoding="utf-8")
    _, problems = read_and_check(portal, TODAY)
    assert {one.path for one in errors_in(problems)} == {"data/cong.yaml"}
    path.write_text(SETTINGS.replace("shared_records: có", "shared_records: không"), encoding="utf-8")
    assert {one.path for one in errors_in(read_and_check(portal, TODAY)[1])} != {"data/cong.yaml"}


def test_answers_of_the_search_are_pages_of_every_portal() -> None:
    """Each is a shared record or a hand-written page: a portal without the records of this repository has no others."""
    terms = yaml.safe_load((FOLDER / "danh-muc/tim-kiem.yaml").read_text(encoding="utf-8"))["terms"]
    answers = [one["answer"].partition("#")[0].strip("/") for one in terms if "answer" in one]
    lists = {KINDS[kind].kind_id for kind in KINDS}
    missing = [
        answer
        for answer in answers
        if answer.partition("/")[0] in lists
        and "/" in answer
        and not (FOLDER / f"{answer}.yaml").is_file()
        and not (ROOT / "docs" / answer / "index.md").is_file()
    ]
    assert len(answers) > 40 and missing == []
