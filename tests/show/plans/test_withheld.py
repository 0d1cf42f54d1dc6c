"""Lists of papers begin with those that can be read."""

from __future__ import annotations

from pcmt.show.site.macros import call_macro
from tests.records import document, plan, view

HELD = {"reason": "chưa rõ", "by": "Văn phòng", "on": "2026-11-20"}


def test_plans_that_are_held_back_come_last() -> None:
    held = plan("giu", title="Kế hoạch bị giữ", withheld=HELD, period={"start": "2026-01-01"})
    old = plan("cu", title="Kế hoạch cũ", period={"start": "2024-01-01"})
    new = plan("moi", title="Kế hoạch mới", period={"start": "2025-01-01"})
    html = call_macro("listing", view(held, old, new), "ke-hoach")
    assert html.index("Kế hoạch mới") < html.index("Kế hoạch cũ") < html.index("Kế hoạch bị giữ")


def test_documents_of_one_status_too() -> None:
    held = document("giu", title="Văn bản bị giữ", withheld=HELD, issued="2026-05-01")
    open_ = document("mo", title="Văn bản đọc được", issued="2025-05-01")
    html = call_macro("listing", view(held, open_), "van-ban")
    assert html.index("Văn bản đọc được") < html.index("Văn bản bị giữ")
