"""The whole way by the command: the sample refused, a portal of an office published, published again, and taken back."""

from __future__ import annotations

from pathlib import Path

from tests.data_files import withdraw_materials
from tests.portal_fixtures import run_pcmt
from tests.sweeps import SWEEP

pytestmark = SWEEP
IDENTITY = {
    "title: Cổng phòng, chống ma túy (bản mẫu)": "title: Cổng phòng, chống ma túy tỉnh Thử",
    "url: https://pcmt.example/": "url: https://pcmt.test/",
    "tag_authority: pcmt.example": "tag_authority: pcmt.test",
    "unit:\n": "unit: Công an tỉnh Thử\n",
    "responsible:\n": "responsible: Phòng Thử\n",
}


def test_a_portal_goes_on_line_is_changed_and_comes_back(portal_copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "nơi đăng"
    refused = run_pcmt("publish", "--root", str(portal_copy), str(target))
    assert (refused.returncode, "[BAN_MAU]" in refused.stderr) == (1, True)
    assert not (target / "hien-hanh").exists()
    settings = portal_copy / "data/cong.yaml"
    text = settings.read_text(encoding="utf-8")
    for old, new in IDENTITY.items():
        assert old in text
        text = text.replace(old, new, 1)
    settings.write_text(text, encoding="utf-8")
    withdraw_materials(portal_copy / "data", kept="giao-an-45-phut-thcs")
    first = run_pcmt("publish", "--root", str(portal_copy), str(target))
    assert first.returncode == 0, first.stderr
    online = (target / "hien-hanh").readlink()
    notice = portal_copy / "data/thong-bao/moi-them.yaml"
    notice.write_text(
        "title: Thông báo mới thêm\npublished: 2026-11-22\nfrom: 2026-11-22\nuntil: 2026-12-01\n"
        "audiences: [moi-nguoi]\ntext: Nội dung để thử.\n",
        encoding="utf-8",
    )
    second = run_pcmt("publish", "--root", str(portal_copy), str(target))
    assert second.returncode == 0, second.stderr
    page = target / "hien-hanh/thong-bao/moi-them/index.html"
    assert list((target / "hien-hanh/tai-lieu/giao-an-45-phut-thcs").glob("*.pdf"))
    assert "Nội dung để thử." in page.read_text(encoding="utf-8")
    assert (target / "hien-hanh/rss.xml").stat().st_nlink == 1
    assert (target / "hien-hanh/gioi-thieu/index.html").exists()
    back = run_pcmt("rollback", str(target))
    assert back.returncode == 0, back.stderr
    assert (target / "hien-hanh").readlink() == online
    assert not page.exists()
