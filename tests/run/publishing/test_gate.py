"""The gate refuses with file and cure, looks into attached files, and lets pass only for a role and a reason, which it logs."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from pcmt.problems import DataError, UsageFault
from pcmt.read.sample_manifest import MANIFEST
from pcmt.run.publishing.gate import LOG_FILE, pass_gate
from pcmt.run.publishing.override import Override
from pcmt.text.dates import VIETNAM
from tests.made_files import pdf
from tests.read.attachments.office_packages import office

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=VIETNAM)
PLAN = "data/ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"

NOTHING = Override()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(Path(__file__).parents[2] / "reading/base", tmp_path, dirs_exist_ok=True)
    return tmp_path


def stamp(root: Path, line: str) -> None:
    path = root / PLAN
    text = path.read_text(encoding="utf-8")
    head, mark, rest = text.partition("text: |\n")
    assert mark
    path.write_text(f"{head}{mark}  {line}\n{rest}", encoding="utf-8")


def docx(words: str) -> bytes:
    """Return a Word file with words that Word cut into two runs, in the main part as Word Online names it."""
    first, second = words[:9], words[9:]
    text = f"<w:p xmlns:w='a'><w:r><w:t>{first}</w:t></w:r><w:r><w:t>{second}</w:t></w:r></w:p>"
    return office(".docx", {"word/document2.xml": text}, main="word/document2.xml")


def refusal(root: Path, override: Override = NOTHING) -> set[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        pass_gate(root, NOW, override)
    return {(one.path, one.code) for one in caught.value.problems if one.severity == "error"}


def test_a_sound_portal_passes(root: Path) -> None:
    pass_gate(root, NOW, Override())
    assert not (root / LOG_FILE).exists()


def test_the_identity_of_the_sample_does_not(root: Path) -> None:
    path = root / "data/cong.yaml"
    path.write_text(path.read_text("utf-8").replace("https://pcmt.test/", "https://pcmt.example/"), encoding="utf-8")
    assert refusal(root) == {("data/cong.yaml", "BAN_MAU")}


def test_a_portal_with_the_sample_in_it_does_not(root: Path) -> None:
    (root / MANIFEST).parent.mkdir()
    (root / MANIFEST).write_text("", encoding="utf-8")
    assert refusal(root) == {(MANIFEST, "CON_MAU")}


def test_an_official_text_is_looked_at_too_and_an_override_is_logged(root: Path) -> None:
    stamp(root, "DỰ THẢO")
    assert refusal(root) == {(PLAN, "DU_THAO")}
    assert refusal(root, Override(("NOI_BO",), "Trưởng phòng", "Thử")) == {(PLAN, "DU_THAO")}
    pass_gate(root, NOW, Override(("DU_THAO",), "Trưởng phòng", "Chữ trong mẫu biểu"))
    (line,) = (root / LOG_FILE).read_text(encoding="utf-8").splitlines()
    assert line.startswith("2026-11-22T09:00+07:00 | DU_THAO | data/ke-hoach/")
    assert line.endswith("| Trưởng phòng | Chữ trong mẫu biểu")


@pytest.mark.parametrize(
    ("override", "words"),
    [
        (Override(("DU_THAO",)), "--by"),
        (Override(("DU_THAO",), "Trưởng phòng", " "), "--reason"),
        (Override(("LA",), "a", "b"), "không có mã «LA»"),
        (Override(("HOC_SINH",), "a", "b"), "không ai được cho qua"),
    ],
)
def test_a_wrong_override_is_refused(root: Path, override: Override, words: str) -> None:
    with pytest.raises(UsageFault, match=words):
        pass_gate(root, NOW, override)


def test_drafts_are_not_looked_at(root: Path) -> None:
    stamp(root, "DỰ THẢO")
    path = root / PLAN
    path.write_text("state: draft\n" + path.read_text("utf-8"), encoding="utf-8")
    pass_gate(root, NOW, Override())


@pytest.mark.parametrize("name", ["ke-hoach.pdf", "ke-hoach.docx", "ke-hoach.txt"])
def test_attached_files_are_looked_into(root: Path, name: str) -> None:
    words = "CCCD 012345678901"
    content = {".pdf": pdf(words=words), ".docx": docx(words), ".txt": f"Họ tên\n{words}\n".encode()}
    (root / "data/tep").mkdir()
    (root / "data/tep" / name).write_bytes(content[Path(name).suffix])
    path = root / PLAN
    text = path.read_text(encoding="utf-8")
    assert "original:\n" in text
    path.write_text(text.replace("original:\n", f"original:\n  readable: {{file: {name}}}\n", 1), encoding="utf-8")
    assert refusal(root) == {(f"data/tep/{name}", "SO_DINH_DANH")}
