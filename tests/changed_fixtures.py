"""A copy of the portal with many changes, built once for all tests that look at what a change makes of the pages.

Each change has records of its own, or adds to a record what leaves the others as they are. Nothing of it is real.
"""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from tests.made_files import pdf, signature
from tests.portal_fixtures import Lend, copy_portal, run_pcmt
from tests.shared_folders import make_once

_INVITATION = """title: Lễ phát động thử
published: 2026-11-20
start: 2027-06-27 08:30
end: 2027-06-27 10:00
place: hai-phong
venue: Sân vận động thử
organizers: [cong-an-thanh-pho-hai-phong]
audiences: [hoc-sinh, phu-huynh]
status: confirmed
is_public: có
"""
_CANCELLED = """title: Buổi nói chuyện thử
published: 2026-11-20
start: 2027-06-20
place: hai-phong
organizers: [cong-an-thanh-pho-hai-phong]
audiences: [moi-nguoi]
status: cancelled
status_reason: Mưa bão
history:
  - on: 2026-11-21
    kind: cancelled
    what: Buổi nói chuyện không tổ chức nữa
"""
CEREMONY = "chao-co-truc-tuyen-toan-quoc-2026"
MARKUP = "</title></script><script>alert(1)</script> {{ 7*7 }} & <b>đậm</b>"
MARKED_EVENT = "chu-la-2026"
"""An event with that title."""
REVISED, WITHDRAWN, REPLACED = "giao-an-45-phut-thcs", "thu-gui-phu-huynh", "to-roi-vung-cao-de-doc"
"""Materials and what became of them."""
OWNER = "Nha em Minh"
"""What the camera wrote into the photo that the revised material carries."""
SIGNED_PLAN = "so-tnmt-lang-son-2024"
SIGNED, READABLE = pdf(signature(**{"/ByteRange": 1})), pdf(words="Ban doc")
_RESULTS = """results:
  - agency: bo-cong-an
    participants: 12345
    leaflets: 0
    source: Số để thử
    reported_on: 2026-07-08
"""
_CHANGE = "history:\n  - {{on: 2026-11-22, kind: {}, what: {}, why: Số gọi đã đổi}}\n"
_FILES = "files:\n  - {file: hinh.jpg, title: Hình, author: Đoàn xã, licence: cc-by-4-0, description: Một ô xanh.}\n"


def edit(path: Path, old: str, new: str) -> None:
    """Replace a piece of text that must be there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def attach_originals(root: Path, signed: bytes, readable: bytes) -> None:
    """Give the plan the two files of its original; the record states the checksum that ``READABLE`` has."""
    folder = root / "data/tep"
    folder.mkdir(exist_ok=True)
    (folder / "ky.pdf").write_bytes(signed)
    (folder / "doc.pdf").write_bytes(readable)
    typed = sha256(READABLE).hexdigest()
    given = f"original:\n  signed:\n    file: ky.pdf\n  readable:\n    file: doc.pdf\n    sha256: {typed}\n"
    edit(root / f"data/ke-hoach/{SIGNED_PLAN}.yaml", "original:\n", given)


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _write_events(folder: Path) -> None:
    """Two events to come, two that repeat a real one, and results of the real one."""
    (folder / "le-thu-2027.yaml").write_text(_INVITATION, encoding="utf-8")
    (folder / "noi-chuyen-thu-2027.yaml").write_text(_CANCELLED, encoding="utf-8")
    ceremony = folder / f"{CEREMONY}.yaml"
    text = ceremony.read_text(encoding="utf-8")
    (folder / "chao-co-lan-hai-2026.yaml").write_text(text, encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    (folder / f"{MARKED_EVENT}.yaml").write_text(text.replace(title, f"title: '{MARKUP}'"), encoding="utf-8")
    _add(ceremony, _RESULTS)


def _write_namesakes(data: Path) -> None:
    """A document with the title and description of another; a heading and terms named like parts of the frame."""
    law = data / "van-ban/luat-104-2016-qh13.yaml"
    twin = law.with_stem("luat-105-2016-qh13")
    twin.write_bytes(law.read_bytes())
    edit(twin, "number: 104/2016/QH13", "number: 105/2016/QH13")
    notice = sorted((data / "thong-bao").glob("*.yaml"))[0]
    framed = notice.with_stem("tieu-de-trung-khung")
    framed.write_bytes(notice.read_bytes())
    edit(framed, "\ntext: |\n", "\ntext: |\n  ## Nội dung\n\n  ## Nguồn\n\n")
    _add(data / "danh-muc/chu-de.yaml", "  - id: noi-dung\n    title: Nội dung\n  - id: nguon\n    title: Nguồn\n")


def _write_materials(data: Path) -> None:
    """A revised, a withdrawn and a replaced material, a photo that one carries and one that nobody names."""
    photo, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = OWNER
    Image.new("RGB", (60, 40), "green").save(photo, "JPEG", exif=exif)
    for name in ("hinh.jpg", "bo-quen.jpg"):
        (data / "tep" / name).write_bytes(photo.getvalue())
    _add(data / f"tai-lieu/{REVISED}.yaml", _FILES + _CHANGE.format("revised", "Sửa số gọi"))
    _add(data / f"tai-lieu/{WITHDRAWN}.yaml", _CHANGE.format("withdrawn", "Rút thư"))
    _add(data / f"tai-lieu/{REPLACED}.yaml", f"replaced_by: {REVISED}\n")


@pytest.fixture(scope="session")
def changed_portal(tmp_path_factory: pytest.TempPathFactory, lend_site: Lend) -> Path:
    """The copy, with its site in ``site`` and what the build said in ``build.txt``."""

    def build(root: Path) -> None:
        data = copy_portal(root) / "data"
        (data / "tep").mkdir(exist_ok=True)
        _write_events(data / "su-kien")
        _write_namesakes(data)
        _write_materials(data)
        attach_originals(root, SIGNED, READABLE)
        result = run_pcmt("build", "--root", str(root), "--site", str(lend_site(root / "site")))
        assert result.returncode == 0, result.stderr
        (root / "build.txt").write_text(result.stdout + result.stderr, encoding="utf-8")

    return make_once(tmp_path_factory, "changed", build)


@pytest.fixture(scope="session")
def changed_site(changed_portal: Path) -> Path:
    """The site of that copy: to be read only."""
    return changed_portal / "site"
