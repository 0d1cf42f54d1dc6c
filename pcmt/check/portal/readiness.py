"""Settings of the portal: what a real portal must declare before it opens."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pcmt.model import Plan, Settings
from pcmt.model.portal_settings import SAMPLE_DOMAIN
from pcmt.problems import Problem
from pcmt.read.records import Loaded

REQUIRED_TO_OPEN = ("unit", "responsible", "address", "phone")


def check_portal(loaded: Loaded) -> Iterator[Problem]:
    """Warnings for values of the sample and for what is not declared; errors for an address that cannot be built on."""
    settings = loaded.settings
    if settings is None:
        return
    if (urlsplit(settings.url).hostname or "").endswith(SAMPLE_DOMAIN):
        message = "địa chỉ cổng còn là tên miền mẫu"
        yield loaded.problem(
            settings, ("url",), "BAN_MAU", message, "điền tên miền thật trước khi mở cổng", weight="warning"
        )
    if settings.tag_authority.endswith(SAMPLE_DOMAIN):
        message = "tên miền đặt mã tin còn là tên miền mẫu"
        cure = "điền tên miền thật một lần trước khi mở cổng, về sau không đổi"
        yield loaded.problem(settings, ("tag_authority",), "BAN_MAU", message, cure, weight="warning")
    if not settings.url.endswith("/"):
        yield loaded.problem(
            settings, ("url",), "DIA_CHI_SAI", "địa chỉ cổng phải kết thúc bằng dấu /", f"viết {settings.url}/"
        )
    if settings.url.startswith("http://"):
        message = "địa chỉ cổng là http://, đường truyền không được bảo vệ và trình duyệt ghi «Không an toàn»"
        yield loaded.problem(settings, ("url",), "KHONG_HTTPS", message, "viết https://", weight="warning")
    yield from _comparisons(loaded, settings)
    for name in REQUIRED_TO_OPEN:
        if getattr(settings, name) is None:
            message = "chưa khai báo, " + (
                "mọi trang sẽ ghi «Cổng mẫu»" if name == "unit" else "trang sẽ bỏ trống mục này"
            )
            yield loaded.problem(settings, (name,), "CHUA_KHAI", message, "điền trước khi mở cổng", weight="warning")


def _comparisons(loaded: Loaded, settings: Settings) -> Iterator[Problem]:
    """Check that requested comparisons name different plans and give an address that every file system can hold."""
    plans = loaded.records[Plan.kind_id]
    for number, one in enumerate(settings.comparisons):
        where = ("comparisons", number, "plans")
        for plan in filter(None, map(plans.get, one.plans)):
            if isinstance(plan, Plan) and not plan.public_form.text:
                message = f"«{plan.id}» không có toàn văn trên cổng nên không có trang so sánh này"
                yield loaded.problem(settings, where, "SO_SANH_TRONG", message, "bỏ kế hoạch ấy", weight="warning")
        if len(set(one.plans)) < len(one.plans):
            yield loaded.problem(
                settings, where, "SO_SANH_TRUNG", "có kế hoạch được ghi hai lần", "mỗi kế hoạch chỉ ghi một lần"
            )
