"""The kit as one wheel holds every file of the package; ``test_places.py`` builds a portal with nothing else of the repository."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from pcmt.run.new_portal.starter import COPIED, LOCKS, SAMPLE, starter_files
from tests.house.test_house_rules import list_names
from tests.portal_fixtures import ROOT


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    ours = {name for name in list_names() if name.startswith("pcmt/") and (ROOT / name).exists()}
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        starter = {name for name in packed if name.startswith("pcmt/starter/")}
        assert packed - starter == ours
        assert {name.removeprefix("pcmt/starter/") for name in starter} == set(starter_files((*COPIED, *LOCKS, SAMPLE)))
        assert [name for name in sorted(ours) if archive.read(name) != (ROOT / name).read_bytes()] == []
