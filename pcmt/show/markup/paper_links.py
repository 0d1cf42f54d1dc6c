"""Links on paper and in plain text: the address is printed beside the words."""

from __future__ import annotations

from pcmt.show.markup.body_tree import Run, Runs, words_of


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
