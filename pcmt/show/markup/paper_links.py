"""Links on paper and in plain text: the address is printed beside the words."""

from __future__ import annotations

import re

from pcmt.show.markup.body_tree import Run, Runs, words_of
from pcmt.urls import record_path

_RECORD = re.compile(r"/?([a-z-]+)/([a-z0-9-]+)/?(#[\w-]*)?\Z")


def with_addresses(runs: Runs) -> Runs:
    """Add its address in brackets after each link that leads out of the portal, unless the words name it: paper has no links."""
    words = words_of(runs)
    written: list[Run] = []
    for number, run in enumerate(runs):
        written.append(run)
        is_last = number + 1 == len(runs) or runs[number + 1].href != run.href
        if is_last and run.href.startswith(("https://", "http://")) and run.href not in words:
            written.append(Run(f" ({run.href})", href=run.href))
    return tuple(written)


def web_address(href: str, site: str) -> str:
    """Return the absolute address of a link, for forms outside the site; ``site`` is the portal's, with its final slash.

    Empty for a place inside the text and for addresses that ``check`` refuses.
    """
    if record := _RECORD.match(href):
        return f"{site}{record_path(record[1], record[2])}{record[3] or ''}"
    return href if href.startswith(("https://", "http://")) else ""
