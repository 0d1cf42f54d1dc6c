"""What the materials on treatment say of secrecy: the rule with its exception, and who does know."""

from __future__ import annotations

from typing import cast

import pytest

from pcmt.model import Material
from tests.data_files import real_data


@pytest.mark.parametrize("name", ["dieu-tri-cai-nghien-bat-dau-tu-dau", "toi-dang-dung-va-muon-dung"])
def test_who_seeks_treatment_hears_what_is_kept_secret_and_who_knows(name: str) -> None:
    one = cast(Material, real_data().records["tai-lieu"][name])
    told = next(line for line in one.body.splitlines() if "được giữ bí mật" in line)
    assert "(van-ban/luat-15-2023-qh15), Điều 10 khoản 2" in told and "trừ khi" in told
    assert "luat-15-2023-qh15" in one.basis and "Công an cấp xã" in one.body
