"""The engine is chosen by one name; plugins then get the modules of the one chosen."""

from __future__ import annotations

import subprocess
import sys

import pytest

CHOOSE = """
import sys
from pcmt.run import engine
engine.ENGINE = sys.argv[1]
build = engine.engine_module("commands.build")
from pcmt.run.mkdocs_plugin import PortalPlugin
print(build.__name__, *{base.__module__ for base in PortalPlugin.__mro__ if base.__name__ == "BasePlugin"})
"""


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_plugin_runs_on_the_engine_that_is_named(engine: str) -> None:
    result = subprocess.run([sys.executable, "-c", CHOOSE, engine], capture_output=True, text=True, check=False)
    assert result.stdout.split() == [f"{engine}.commands.build", f"{engine}.plugins"], result.stderr
