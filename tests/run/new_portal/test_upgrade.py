"""An upgrade moves data by written migrations, after a copy; it can be looked at before and undone after."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt import __version__
from pcmt.problems import UsageFault
from pcmt.run.new_portal.kit_wheel import VERSION_FILE
from pcmt.run.new_portal.upgrade import MIGRATIONS, Migration, data_version, undo_upgrade, upgrade

OLD = "title: Một  # lời ghi\nold_name: 1\n"
RENAME = Migration(
    __version__, "Đổi tên trường old_name thành new_name", lambda name, text: text.replace("old_name", "new_name")
)
LATER = Migration("99.0.0", "của bản sau", lambda name, text: "")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return a portal whose data is of an older kit."""
    for name, text in ((VERSION_FILE, "0.1.0\n"), ("data/ke-hoach/a.yaml", OLD), ("data/cong.yaml", "title: Cổng\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_data_is_moved_and_only_where_a_migration_changes_it(portal: Path) -> None:
    done = upgrade(portal, migrations=(RENAME, LATER))
    assert (portal / "data/ke-hoach/a.yaml").read_text("utf-8") == OLD.replace("old_name", "new_name")
    assert done.files == ["data/ke-hoach/a.yaml"]
    assert done.steps == [RENAME.words]
    assert done.news
    assert done.news[0].startswith(f"Bản {__version__}\n")
    assert data_version(portal) == __version__
    assert upgrade(portal, migrations=(RENAME, LATER)).files == []


def test_a_dry_run_says_the_same_and_changes_nothing(portal: Path) -> None:
    seen = upgrade(portal, dry_run=True, migrations=(RENAME,))
    assert seen.files == ["data/ke-hoach/a.yaml"]
    assert (portal / "data/ke-hoach/a.yaml").read_text("utf-8") == OLD
    assert data_version(portal) == "0.1.0"
    assert not (portal / ".pcmt").exists()


def test_undo_brings_the_data_back(portal: Path) -> None:
    upgrade(portal, migrations=(RENAME,))
    (portal / "data/ke-hoach/b.yaml").write_text("title: Thêm sau\n", encoding="utf-8")
    assert undo_upgrade(portal) == "0.1.0"
    assert {path.name for path in (portal / "data").rglob("*.yaml")} == {"a.yaml", "cong.yaml"}
    assert (portal / "data/ke-hoach/a.yaml").read_text("utf-8") == OLD
    assert (portal / ".pcmt/data-da-nang-cap/ke-hoach/b.yaml").exists()
    with pytest.raises(UsageFault, match="không có bản sao"):
        undo_upgrade(portal)


def test_data_of_a_newer_kit_is_refused(portal: Path) -> None:
    (portal / VERSION_FILE).write_text("99.0.0\n", encoding="utf-8")
    with pytest.raises(UsageFault, match="mới hơn bộ công cụ"):
        upgrade(portal)
    (portal / VERSION_FILE).write_text("mới\n", encoding="utf-8")
    with pytest.raises(UsageFault, match="phải ghi một số bản"):
        data_version(portal)


def test_migrations_stand_in_the_order_of_versions() -> None:
    versions = [tuple(map(int, one.version.split("."))) for one in MIGRATIONS]
    assert versions == sorted(versions)
