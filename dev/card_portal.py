"""The portal that the pictures of the job cards are taken of: a commune that writes the records of its first weeks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.made_files import pdf

EVENT = "le-phat-dong-2027"
TARGET = "/srv/cong"
"""Where the office of the pictures publishes."""
UNIT = "Ủy ban nhân dân phường Kỳ Lừa"
AGENCY = "uy-ban-nhan-dan-phuong-ky-lua"
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<path fill="#ffd54a" d="M24 2l20 8v14c0 12-9 19-20 22C13 43 4 36 4 24V10z"/>
<path fill="#1a3f8f" d="M24 10l4 9h10l-8 6 3 10-9-6-9 6 3-10-8-6h10z"/></svg>"""
PLAN = f"""title: Kế hoạch phòng, chống ma túy năm 2027 của phường Kỳ Lừa
published: 2026-11-29
type: ke-hoach
subject: Phòng, chống ma túy năm 2027
number: 12/KH-UBND
issued: 2026-11-20
issuer: {AGENCY}
place: phuong-ky-lua-lang-son
period: {{start: 2027, end: 2027}}
"""
TEXT = """text: |
  I. MỤC TIÊU
  1. Trên 95% khối phố tổ chức tuyên truyền phòng, chống ma túy.
  II. TỔ CHỨC THỰC HIỆN
  1. Công an phường báo cáo kết quả trước ngày 10/7/2027.
targets:
  - what: Khối phố tổ chức tuyên truyền
    theme: tuyen-truyen-giao-duc
    comparator: more_than
    value: 95
    unit: "%"
    quote: Trên 95% khối phố tổ chức tuyên truyền phòng, chống ma túy
    at: I.1
original:
  transcribed_from: Bản ký của Ủy ban nhân dân phường.
"""
RECORDS = {
    f"su-kien/{EVENT}": f"""title: "Lễ phát động Tháng hành động: cùng nói không với ma túy"
published: 2026-11-29
start: 2027-06-01 08:00
end: 2027-06-01 10:00
place: phuong-ky-lua-lang-son
venue: Nhà văn hóa phường
organizers:
  - {AGENCY}
audiences:
  - moi-nguoi
status: provisional
is_public: có
""",
    "su-kien/gap-mat-cau-lac-bo": f"""title: Gặp mặt câu lạc bộ tuổi trẻ
published: 2026-11-20
start: 2027-06-26 08:30
end: 2027-06-26 10:00
place: phuong-ky-lua-lang-son
venue: Nhà văn hóa phường
organizers:
  - {AGENCY}
audiences:
  - hoc-sinh
status: cancelled
status_reason: Mưa bão, phường dồn sức chống lũ.
is_public: có
history:
  - on: 2026-11-29
    kind: cancelled
    what: Buổi gặp mặt sáng 26/6/2027 không tổ chức nữa.
    why: Mưa bão, phường dồn sức chống lũ.
""",
    "thong-bao/tam-nghi-tiep-dan": """title: Tạm nghỉ tiếp dân sáng thứ Hai
published: 2026-11-29
text: Sáng thứ Hai, 30/11/2026, bộ phận một cửa của phường tạm nghỉ; buổi chiều làm việc bình thường.
from: 2026-11-29
until: 2026-12-31
audiences:
  - moi-nguoi
""",
    "ke-hoach/ke-hoach-phuong-2027": PLAN + TEXT,
    "ke-hoach/ke-hoach-chi-co-ban-ky": PLAN.replace("năm 2027", "quý I năm 2027").replace("12/KH", "15/KH")
    + "original:\n  signed:\n    file: ke-hoach-15-kh-ubnd.pdf\n",
    "ke-hoach/ke-hoach-chua-dang": PLAN.replace("năm 2027", "cao điểm cuối năm 2026").replace("12/KH", "18/KH")
    + f"withheld:\n  reason: chưa rõ văn bản có được phổ biến rộng không\n  by: Văn phòng {UNIT}\n  on: 2026-11-20\n"
    + TEXT,
    "tai-lieu/loi-nhac-cuoi-tuan": f"""title: Lời nhắc cuối tuần
published: 2026-11-29
type: bai-phat-thanh
audiences: [moi-nguoi]
levels: [nguoi-lon]
minutes: 2
topics: [tro-giup]
author: {UNIT}
licence: cc-by-4-0
evidence: Nhắc lại số gọi để người cần biết chỗ hỏi.
reviewed_on: 2026-11-20
sources:
  - title: Luật Phòng, chống ma túy số 120/2025/QH15
    checked_on: 2026-11-20
body: |
  ## Lời đọc

  Cuối tuần, mời bà con dành thời gian cho con em, hỏi han và lắng nghe. Cần giúp, gọi 111.
""",
    "tai-lieu/to-roi-cua-tinh": """title: Tờ rơi của tỉnh
published: 2026-11-29
type: to-roi
audiences: [moi-nguoi]
levels: [nguoi-lon]
minutes: 5
topics: [tro-giup]
author: Công an tỉnh
evidence: Tờ rơi do Công an tỉnh biên soạn.
reviewed_on: 2026-11-20
files:
  - file: to-roi-tinh.pdf
    title: Tờ rơi của tỉnh
    author: Công an tỉnh
    licence: cc-by-4-0
sources:
  - title: Công an tỉnh gửi kèm công văn
    checked_on: 2026-11-20
""",
    "danh-muc/loai-su-kien": """terms:
  - id: chieu-phim
    title: Chiếu phim, tọa đàm
""",
    "co-quan/truong-thcs-mau-son": """title: Trường Trung học cơ sở Mẫu Sơn
published: 2026-11-29
level: school
place: xa-mau-son-lang-son
""",
}
"""The records by kind and id."""
WORDS = (
    (
        "the-bao-cao",
        "pcmt report --from 2027-06-01 --to 2027-06-30",
        ("report", "--from", "2027-06-01", "--to", "2027-06-30"),
    ),
    ("the-quay-lai", f"pcmt releases {TARGET}", ("releases", TARGET)),
    ("the-nang-cap", "pcmt upgrade --dry-run", ("upgrade", "--dry-run")),
)
"""Pictures of commands: the file, what is typed behind ``python portal.py``, and the arguments."""
COPIED = ("goi-111", "Trẻ em cần được bảo vệ", "Trẻ em bị bạo lực, xâm hại, bỏ mặc")
"""The shared record that the office copies, and the words that it puts in the place of others."""
FILES = {"the-tep-su-kien": f"data/su-kien/{EVENT}.yaml", "the-ban-chung": "data/duong-day-nong/goi-111.yaml"}
"""Pictures of files in an editor."""


def make_portal(folder: Path) -> Path:
    """Make the portal of a commune as the guide says, with its records and files; return its folder."""
    place = ("--unit", UNIT, "--province", "Lạng Sơn", "--commune", "Phường Kỳ Lừa", "--level", "xa")
    site = (
        "--url",
        "https://kylua.langson.gov.vn/pcmt/",
        "--email",
        "kylua@langson.gov.vn",
        "--title",
        "Cổng phường Kỳ Lừa",
    )
    subprocess.run([sys.executable, "-m", "pcmt", "init", str(folder), *place, *site], check=True, capture_output=True)
    settings = folder / "data/cong.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "responsible:\n", "responsible: Chủ tịch Ủy ban nhân dân phường\n"
    )
    text += '\nbrand:\n  logo: bieu-trung.svg\n  colour: "#1a3f8f"\n  accent: "#ffd54a"\n'
    settings.write_text(text, encoding="utf-8")
    for path, words in RECORDS.items():
        file = folder / "data" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    outside = folder / "data/tep"
    outside.mkdir(exist_ok=True)
    (outside / "bieu-trung.svg").write_text(LOGO, encoding="utf-8")
    for name in ("ke-hoach-15-kh-ubnd.pdf", "to-roi-tinh.pdf"):
        (outside / name).write_bytes(pdf())
    return folder
