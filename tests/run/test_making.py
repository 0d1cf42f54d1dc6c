"""Pages are drawn while forms are printed: the site is the one that is drawn afterwards, and a fault stops it as before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest

from pcmt.problems import DataError
from pcmt.publish.artifact import Cache, Job, Outcome, make_here
from pcmt.publish.pdf.faults import SheetFault
from pcmt.run import engine, making
from pcmt.run.making import make_downloads, making_downloads
from pcmt.run.portal import Portal, open_portal
from pcmt.run.rebuilding.site_folder import SiteFolder
from tests.edited_portal import files_below
from tests.small_portal import write_small_portal


class _LatePool:
    """A pool that makes a form in this process, but not before its outcome is asked for; ``written`` are files drawn until then."""

    written: ClassVar[list[str]] = []
    site: ClassVar[list[SiteFolder]] = []

    def __init__(self, folder: Path) -> None:
        self.begun = self.done = 0

    def __enter__(self) -> _LatePool:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __call__(self, jobs: Iterable[Job | Exception], cache: Cache) -> Iterator[Outcome]:
        asked = list(jobs)
        self.begun += len([one for one in asked if isinstance(one, Job) and cache.find(one.key) is None])
        return self._outcomes(asked, cache)

    def _outcomes(self, asked: list[Job | Exception], cache: Cache) -> Iterator[Outcome]:
        for outcome in make_here(asked, cache):
            if self.site:
                self.written[:] = self.written or list(self.site[0].stamps)
            self.done += 1
            yield outcome


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PCMT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(making, "FormPool", _LatePool)
    monkeypatch.setattr(_LatePool, "written", [])
    monkeypatch.setattr(_LatePool, "site", [])
    folder = Portal.folder

    def noted(portal: Portal, site: Path) -> SiteFolder:
        _LatePool.site[:] = [folder(portal, site)]
        return _LatePool.site[0]

    monkeypatch.setattr(Portal, "folder", noted)
    return write_small_portal(tmp_path / "cong")


def _built(root: Path, name: str, *, is_first: bool) -> dict[str, bytes]:
    site = root / name
    site.mkdir()
    portal = open_portal(root, fresh=True)
    if is_first:
        with making_downloads(portal):
            assert portal.making
            engine.build_site(portal, site)
    else:
        make_downloads(portal)
        assert not portal.making
        engine.build_site(portal, site)
    assert portal.downloads and not portal.making
    return files_below(site)


def test_the_site_drawn_while_forms_are_printed_is_the_one_drawn_afterwards(root: Path) -> None:
    first = _built(root, "dau", is_first=True)
    before = set(_LatePool.written)
    assert _built(root, "sau", is_first=False) == first
    assert {"su-kien/le-mit-tinh/index.html", "lich.ics"} <= before
    assert "index.html" not in before and not {
        path for path in before if path.startswith(("ke-hoach/ke-", "tai-lieu/g"))
    }


def test_a_page_that_computes_with_a_value_waits_for_the_forms(root: Path) -> None:
    (root / "docs/index.md").write_text(
        '# Thử\n\n{% if count("tai-lieu") %}Có tài liệu.{% endif %}\n', encoding="utf-8"
    )
    first = _built(root, "dau", is_first=True)
    assert _LatePool.written == [] and "Có tài liệu." in first["index.html"].decode()
    assert _built(root, "sau", is_first=False) == first


def _refused(*arguments: object) -> NoReturn:
    raise SheetFault("không vừa", "bớt chữ")


def test_forms_that_cannot_be_printed_stop_the_build_that_draws_already(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcmt.publish.pdf.typst.print_sheet", _refused)
    with pytest.raises(DataError, match=r"KHONG_IN_DUOC.*không vừa") as caught:
        _built(root, "dau", is_first=True)
    assert len(caught.value.problems) > 1 and _LatePool.written


def test_a_call_for_what_does_not_exist_is_told_also_after_the_forms(root: Path) -> None:
    calls = '{{ latest("tai-lieu") }}\n\n{{ record("tai-lieu/khong-co") }}\n'
    (root / "docs/index.md").write_text(f"# Thử\n\n{calls}", encoding="utf-8")
    with pytest.raises(DataError, match="khong-co"):
        _built(root, "dau", is_first=True)


def test_a_preview_has_its_first_pages_before_reports_and_open_data(root: Path) -> None:
    make_downloads(open_portal(root, fresh=True))  # the cache has all forms now
    portal = open_portal(root, fresh=True)
    with making_downloads(portal, is_preview=True):
        assert portal.making and not portal.making.is_long
        seen = []
        portal.on_pages = lambda: seen.append((portal.making is not None, sorted(portal.filled.written)))
        (root / "xem").mkdir()
        engine.build_site(portal, root / "xem")
    (is_making, first), (_, last) = seen
    assert is_making and "su-kien/le-mit-tinh/index.html" in first and not any("tai-lieu/g" in path for path in first)
    assert any("tai-lieu/g" in path for path in last) and "du-lieu/su-kien.csv" in portal.downloads


def test_without_missing_forms_all_downloads_are_there_from_the_beginning(root: Path) -> None:
    make_downloads(open_portal(root, fresh=True))
    portal = open_portal(root, fresh=True)
    with making_downloads(portal):
        assert portal.downloads and not portal.making
