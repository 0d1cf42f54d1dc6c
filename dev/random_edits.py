"""Edit a portal at random and compare the site that is kept up to date with a clean one after every step.

``python -m dev.random_edits --steps 500 --seed 1`` edits small made-up data; ``--real`` the records of this repository, which takes
some seconds a step. Edits are those of records in memory (``tests.record_edits``), and of files that add to lists of the kit or
stand in the place of its records (``tests.file_edits``); these are read and checked as for a build. Sites are released as by
``pcmt build``, or brought up to date ``--in-place``, as by ``pcmt serve``. Ends with an AssertionError that names the edit and the
files that differ.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pcmt.read.file_cache import FolderCache, open_cache
from pcmt.read.records import read_records
from pcmt.read.waiting import published_part
from pcmt.run.clock import read_now
from tests.edited_portal import EditedPortal
from tests.edited_records import grouped, small_records
from tests.records import TODAY, settings
from tests.released_portal import ReleasedPortal

ROOT = Path(__file__).resolve().parents[1]
OTHER_PROCESS = 5
"""Edits after which the state goes to a file and comes back, as from one ``pcmt build`` to the next."""


def open_portal(folder: Path, portal_type: type[EditedPortal], *, is_real: bool) -> EditedPortal:
    """Return the portal to edit, with its site in ``folder``."""
    if not is_real:
        return portal_type(folder, grouped(small_records()), settings(), TODAY, FolderCache(folder / "cache"))
    public = published_part(read_records(ROOT), read_now())
    assert public.settings is not None
    return portal_type(folder, public.records, public.settings, read_now().date(), open_cache(ROOT))


def main() -> None:
    """Run the steps and print each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--real", action="store_true")
    options.add_argument("--in-place", action="store_true")
    chosen = options.parse_args()
    random, done, begun = Random(chosen.seed), 0, time.monotonic()
    with TemporaryDirectory() as folder:
        portal = open_portal(Path(folder), EditedPortal if chosen.in_place else ReleasedPortal, is_real=chosen.real)
        portal.update()
        while done < chosen.steps:
            if done % OTHER_PROCESS == 0:
                portal.move_on(FolderCache(Path(folder) / "kept"))
            words = portal.edit(random)
            done += not words.startswith("unsound")
            print(f"{done:4} {portal.ran:4} rules  {words}", flush=True)
    print(f"{done} edits, every site as a clean one, {time.monotonic() - begun:.0f} s, seed {chosen.seed}")


if __name__ == "__main__":
    main()
