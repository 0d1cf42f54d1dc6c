"""What a person lets pass the gate (``pcmt.run.publishing.gate``), and the options of a command that say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import click


class Override(NamedTuple):
    """What is let pass: codes of the gate, the role of the person who answers for it, and the reason."""

    codes: tuple[str, ...] = ()
    by: str = ""
    reason: str = ""


def gate_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of an override to a command."""
    for option in (
        click.option("--reason", default="", help="Lý do cho qua."),
        click.option("--by", default="", help="Chức vụ của người quyết định cho qua; không ghi họ tên."),
        click.option("--allow", "codes", multiple=True, metavar="MÃ", help="Mã được cho qua cổng soát, ví dụ DU_THAO."),
    ):
        command = option(command)
    return command
