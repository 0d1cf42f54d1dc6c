"""Entry for mkdocs-macros: gives the pages in ``docs/`` the commands listed in ``HUONG-DAN.md``."""

from __future__ import annotations

from pcmt.run.macros import MacroHost, define_macros


def define_env(env: MacroHost) -> None:
    """Register the portal's macros."""
    define_macros(env)
