"""The command line with all that its commands import, so that forks of a process that has it start at once."""

from __future__ import annotations

import pcmt.__main__
import pcmt.run.cli
import pcmt.run.mkdocs_plugin
import pcmt.run.upkeep.report
import pcmt.run.upkeep.review
import pcmt.run.usb
from pcmt.run.engine import engine_module

__import__("mkdocs_macros.plugin")
engine_module("commands.build")


def main() -> None:
    """Run ``python -m pcmt``."""
    pcmt.__main__.main()
