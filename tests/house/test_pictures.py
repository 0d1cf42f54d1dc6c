"""The pictures of the guide: the one of the editor's list stays small, whatever waits to be published."""

from __future__ import annotations

from dev.pictures import review_head


def test_the_picture_of_the_list_begins_with_what_ended() -> None:
    waiting = "CHƯA ĐĂNG (2)\n  - data/a.yaml: A (bản nháp)\n  - data/b.yaml: B (bản nháp)"
    blocks = ["Rà soát ngày 30/11/2026", waiting, "VĂN BẢN", "- Luật cũ", "- Luật khác", "Hết"]
    assert review_head("\n\n".join(blocks)) == "Rà soát ngày 30/11/2026\n\nVĂN BẢN\n\n- Luật cũ\n\n…\n\nHết"
