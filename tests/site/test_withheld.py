"""A paper held back: its page says so, and nothing of what its file says reaches a byte of the site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from pydantic import ValidationError

from pcmt.check.schedule import check_schedule
from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import FORMS, code_of, code_path
from pcmt.read.attachments import see_file
from pcmt.read.records import Loaded
from pcmt.read.waiting import Waiting, published_part, with_waiting
from tests import records
from tests.data_files import files_with_content, record_files
from tests.made_files import pdf
from tests.portal_fixtures import ROOT
from tests.small_portal import CONFIG, SmallPortal

HELD = {"reason": "chưa rõ văn bản có được phổ biến rộng không", "by": "Văn phòng A", "on": "2026-11-20"}
NAMED_ELSEWHERE = {"cong-an-tinh-lang-son", "ubnd-tinh-lang-son", "ubnd-tp-lang-son"}
"""Bodies of today, and the issuer: other records name them too."""
SECRET = "quihoach"
"""A word in every field but the identity; folded, so that the index of the search would show it too."""
SIGNED = {"signed": {"file": "ky.pdf"}}
FILED = records.plan("ke-hoach-tep", text=None, original=SIGNED)
TEXT = f"Mở đầu {SECRET}.\nI. MỤC TIÊU\n1. Trên 90% trường {SECRET}.\n2. Báo cáo {SECRET} trước ngày 15/12/2026."
DATUM = {"what": f"việc {SECRET}", "quote": f"Trên 90% trường {SECRET}", "at": "I.1"}
PLAN = records.plan(
    "ke-hoach-kin",
    withheld=HELD,
    description=f"Tóm tắt {SECRET}.",
    text=TEXT,
    number="12/KH-UBND",
    number_printed=f"Số {SECRET}",
    dateline=f"{SECRET}, ngày",
    period={"start": "2026-01-01", "end": "2026-12-31"},
    period_derived_from=SECRET,
    signer={"positions": (SECRET,), "name": SECRET},
    recipients=(SECRET,),
    basis=({"document": "luat-a", "quote": SECRET, "at": "mở đầu"},),
    targets=({**DATUM, "value": "90", "unit": "%", "comparator": "more_than"},),
    deadlines=({**DATUM, "before": "2026-12-15", "from": SECRET, "to": SECRET},),
    duties=({**DATUM, "agency": "so-a", "role": "lead"},),
    notes=({"note": SECRET},),
    sources=({"title": SECRET, "checked_on": "2026-06-01"},),
    original={"transcribed_from": SECRET},
)
DOCUMENT = records.document(
    "van-ban-kin",
    withheld=HELD,
    description=f"Tóm tắt {SECRET}.",
    text=TEXT,
    duties=({**DATUM, "agency": "so-a", "role": "lead"},),
    effects=({"who": SECRET, "points": ({"what": SECRET, "at": "Điều 1"},)},),
    misprints=({"printed": SECRET, "where": SECRET},),
    notes=({"note": SECRET},),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site of a portal with two papers held back, and one in use."""
    small = SmallPortal(tmp_path_factory.mktemp("kin"))
    small.others = (PLAN.public_form, DOCUMENT.public_form, records.document(), records.plan(), FILED)
    small.outside = {"ky.pdf": see_file("ky.pdf", pdf())}
    small.write("mkdocs.yml", CONFIG)
    small.write(
        "docs/index.md", '# Trang chủ\n\n{{ listing("ke-hoach") }}\n\n{{ targets() }}\n\n{{ duty_register() }}\n'
    )
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    return small.build("site")


def contents(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and every file inside an archive."""
    for name, content in files.items():
        yield name, content
        if name.endswith((".zip", ".docx", ".pptx", ".xlsx")):
            with ZipFile(BytesIO(content)) as archive:
                yield from contents({f"{name}!{one}": archive.read(one) for one in archive.namelist()})


def test_no_byte_of_the_site_tells_of_it(site: dict[str, bytes]) -> None:
    assert [name for name, content in contents(site) if SECRET.encode() in content.lower()] == []


def runs_of_words(text: str) -> set[str]:
    """Return every run of twelve words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + 12]) for at in range(len(words) - 11)}


def test_the_plan_held_back_in_the_real_data_is_in_no_file(built_site: Path) -> None:
    source = ROOT / "data/ke-hoach/ubnd-tp-lang-son-cao-diem-2025.yaml"
    record = yaml.safe_load(source.read_text(encoding="utf-8"))
    held = runs_of_words(" ".join([record["text"], *(one["what"] for one in record["duties"] + record["targets"])]))
    identity = runs_of_words(" ".join([record["title"], record["subject"]]))
    told = files_with_content("ke-hoach") + files_with_content("van-ban")
    others = set[str]().union(*(runs_of_words(path.read_text("utf-8")) for path in told))
    held -= identity | others
    assert len(held) > 2_500
    texts = [
        path for path in built_site.rglob("*") if path.suffix in {".html", ".xml", ".json", ".csv", ".ics", ".txt"}
    ]
    assert len(texts) > 1_000
    for path in texts:
        shown = runs_of_words(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))
        assert not held & shown, (path, sorted(held & shown)[:2])
    for path in record_files("co-quan") + record_files("van-ban"):
        assert "Cao điểm năm 2025" not in path.read_text(encoding="utf-8") or path.stem in NAMED_ELSEWHERE, path.name
    page = (built_site / "ke-hoach" / source.stem / "index.html").read_text(encoding="utf-8")
    assert "chưa rõ kế hoạch có được phổ biến rộng không" in page and 'id="toan-van"' not in page
    assert not list((built_site / "ke-hoach" / source.stem).glob("*.pdf"))


def test_what_is_held_back_may_name_what_waits() -> None:
    waiting = records.agency("so-cho", state="draft")
    duty = {**DATUM, "agency": "so-cho", "role": "lead"}
    plan = records.plan("ke-hoach-nhac", text=TEXT, duties=(duty,))
    for withheld, codes in ((None, ["CHUA_DANG"]), (HELD, [])):
        paper = records.plan(plan.id, text=TEXT, duties=(duty,), withheld=withheld)
        loaded = Loaded(records=Loaded().records | {"ke-hoach": {plan.id: paper}, "co-quan": {"so-cho": waiting}})
        found = check_schedule(loaded, datetime(2026, 11, 22, tzinfo=UTC))
        assert [one.code for one in found] == codes


def test_it_leaves_the_data_before_any_output() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    loaded = Loaded(records={Plan.kind_id: {PLAN.id: PLAN}})
    (public,) = published_part(loaded, now).records[Plan.kind_id].values()
    assert public == PLAN.public_form
    later = PLAN.model_copy(update={"state": "draft"})
    draft = Loaded(records={Plan.kind_id: {PLAN.id: later}})
    (shown,) = with_waiting(draft, [Waiting(later, None)], now)[Plan.kind_id].values()
    assert isinstance(shown, Plan) and shown.text is None


def test_what_is_left_out_is_all_but_the_identity() -> None:
    """A field that is added later stays out until somebody decides that it is identity."""
    for record in (PLAN, DOCUMENT):
        shown = record.public_form.model_dump(exclude_defaults=True)
        assert set(shown) <= record.identity and {"title", "issuer", "withheld"} <= set(shown)
        assert record.model_copy(update={"withheld": None}).public_form.text == TEXT


@pytest.mark.parametrize("path", ["ke-hoach/ke-hoach-kin", "van-ban/van-ban-kin"])
def test_its_page_says_why_and_who_decided(path: str, site: dict[str, bytes]) -> None:
    html = site[f"{path}/index.html"].decode()
    assert (
        "Cổng chưa đăng nội dung văn bản này: chưa rõ văn bản có được phổ biến rộng không."
        " Quyết định của Văn phòng A, từ ngày 20/11/2026." in html
    )
    for words in ("không ghi trong văn bản", "không có phần ký", "Toàn văn", "Bản gốc và bản in"):
        assert words not in html
    assert f"{path}/{path.rpartition('/')[2]}-ban-in.pdf" not in site


def test_lists_mark_it(site: dict[str, bytes]) -> None:
    assert site["index.html"].decode().count("chưa đăng nội dung") == 1


@pytest.mark.parametrize("record", [PLAN, DOCUMENT], ids=["plan", "document"])
def test_a_print_that_hangs_somewhere_still_has_its_page(record: Plan | LegalDocument, site: dict[str, bytes]) -> None:
    html = site[f"{code_path(code_of(record, FORMS['ban-in'], 1))}index.html"].decode()
    assert f"{record.kind_title} này chưa được đăng nội dung" in html and "Văn phòng A" in html


def test_a_plan_of_which_only_the_signed_file_is_there_says_so(site: dict[str, bytes]) -> None:
    html = site["ke-hoach/ke-hoach-tep/index.html"].decode()
    assert "Cổng chưa có toàn văn dạng chữ của kế hoạch này." in html and 'href="../../tep/ky.pdf"' in html
    assert "chưa có toàn văn" in html and "Đọc toàn văn" not in html and "không ghi trong văn bản" not in html
    assert site["tep/ky.pdf"] == pdf()
    assert not [name for name in site if name.startswith("ke-hoach/ke-hoach-tep/") and name.endswith(".pdf")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": None}, "THIEU_TRUONG"),
        ({"original": None}, "THIEU_TRUONG"),
        ({"text": None, "original": SIGNED, "duties": ({**DATUM, "agency": "so-a", "role": "lead"},)}, "CAN_TOAN_VAN"),
    ],
)
def test_a_plan_has_a_text_or_a_file_and_nothing_is_read_out_of_a_file(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        records.plan(**fields)
    assert [one["type"] for one in caught.value.errors()] == [code]
