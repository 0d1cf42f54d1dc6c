"""A build whose drawing is kept loads no engine."""

from __future__ import annotations

import subprocess
import sys

from tests.portal_fixtures import ROOT
from tests.run.drawing.drawn_pages import entry
from tests.small_portal import SmallPortal

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from tests.small_portal import SmallPortal
small = SmallPortal(Path(sys.argv[1]), day=date(2026, 11, 24))
engines = {"mkdocs", "properdocs", "mkdocs_macros", "material", "markdown"}
for site in ("site-1", "site-2"):
    assert small.build(site)["trang-con/index.html"]
    print(*sorted({name.partition(".")[0] for name in sys.modules} & engines))
    Path(sys.argv[2]).unlink(missing_ok=True)
"""


def test_a_build_with_a_kept_drawing_imports_no_engine(small: SmallPortal) -> None:
    command = [sys.executable, "-c", SCRIPT, str(small.root), str(entry(small))]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
    kept, drawn_anew = result.stdout.splitlines()
    assert kept == "" and "mkdocs" in drawn_anew
