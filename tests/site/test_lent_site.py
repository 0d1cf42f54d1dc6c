"""What other tests rest on: a site built on a lent one is, byte for byte, the site built from nothing."""

from __future__ import annotations

from pathlib import Path

from tests.portal_fixtures import run_pcmt
from tests.site.test_builds import fingerprints
from tests.sweeps import SWEEP


@SWEEP
def test_many_changes_on_a_lent_site_give_the_site_from_nothing(changed_portal: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = run_pcmt("build", "--root", str(changed_portal), "--site", str(site), "--no-cache")
    assert result.returncode == 0, result.stderr
    assert fingerprints(site) == fingerprints(changed_portal / "site")


def test_a_lent_site_is_that_of_the_real_data(changed_portal: Path, built_site: Path) -> None:
    """Most files are links to those of the real data: they were lent and not made again, and no build wrote into one."""
    files = [path for path in built_site.rglob("*.html") if path.stat().st_nlink > 1]
    lent = {path.relative_to(built_site): path.stat().st_ino for path in files}
    kept = [path for path, inode in lent.items() if _inode(changed_portal / "site" / path) == inode]
    assert len(kept) > 50


def _inode(path: Path) -> int:
    return path.stat().st_ino if path.exists() else 0
