"""The programs that copy: known by the way a target is typed; what stops them is said in Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.problems import EnvironmentFault
from pcmt.run.publishing.remote.copier import Rclone, Rsync, find_copier
from tests.run.publishing.remote.machines import rsync_daemon


def list_top(place: str) -> set[str]:
    copier = find_copier(place)
    assert copier
    return copier.list_top()


def test_a_machine_that_does_not_answer_and_a_program_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rsync_daemon(tmp_path / "máy") as machine:
        pass
    with pytest.raises(EnvironmentFault, match="rsync không làm được với «rsync://"):
        list_top(machine.place)
    monkeypatch.setenv("PATH", str(tmp_path))
    for place, program in ((machine.place, "rsync"), ("rclone:kho:cong", "rclone")):
        with pytest.raises(EnvironmentFault, match=f"máy này chưa có chương trình {program}; hãy cài gói {program}"):
            list_top(place)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/srv/cong", None),
        ("cong", None),
        ("C:\\cong", None),
        ("C:/cong", None),
        ("../cong:moi/x", None),
        ("cong@may.gov.vn:/srv/cong", Rsync),
        ("may-chu:cong", Rsync),
        ("rsync://may/cong/", Rsync),
        ("rclone:kho:cong", Rclone),
    ],
)
def test_a_target_is_known_by_the_way_it_is_typed(typed: str, kind: type | None) -> None:
    found = find_copier(typed)
    assert (type(found) if found else None) == kind
