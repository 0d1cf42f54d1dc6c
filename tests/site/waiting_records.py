"""Records that wait for their publication: an event with a moment, an announcement and a plan with a signed file as drafts."""

from __future__ import annotations

from pathlib import Path

from tests.made_files import pdf

_MOMENT = "2026-11-30 08:30"
BEFORE, AFTER = "1796002199", "1796002260"
"""A second before 8:30 on 30 November 2026 in Vietnam, and a minute after."""
WAITING = {
    "su-kien/le-hen-gio": f"publish_on: {_MOMENT}\ntitle: Lễ Hẹn Giờ Thử\nstart: 2027-06-27 08:30\nplace: hai-phong\n"
    "organizers: [cong-an-thanh-pho-hai-phong]\naudiences: [hoc-sinh]\nstatus: confirmed\n",
    "thong-bao/bao-nhap": "state: draft\ntitle: Thông báo nháp thử\nfrom: 2026-11-20\nuntil: 2026-12-20\n"
    "audiences: [moi-nguoi]\nurgent: có\ntext: Xem [lễ](su-kien/le-hen-gio).\n",
}
"""Files of ``data/`` by kind and id."""
ADDED = ["le-hen-gio", "ke-hoach-nhap", "bao-nhap"]


def add_waiting(root: Path) -> None:
    """Put what waits into a portal: an event with a moment, an announcement and a plan with a signed file as drafts."""
    for name, text in WAITING.items():
        (root / f"data/{name}.yaml").write_text(text, encoding="utf-8")
    source = (root / "data/ke-hoach/so-tnmt-lang-son-2024.yaml").read_text(encoding="utf-8")
    (root / "data/tep").mkdir(exist_ok=True)
    (root / "data/tep/ke-hoach-nhap.pdf").write_bytes(pdf(words="Ban nhap"))
    before, _, after = source.partition("\noriginal:\n")
    draft = f"state: draft\n{before}\noriginal:\n  readable: {{file: ke-hoach-nhap.pdf}}\n{after}"
    (root / "data/ke-hoach/ke-hoach-nhap.yaml").write_text(draft, encoding="utf-8")
