"""What visitors load at any size: the heaviest pages of HTML, the first view, the first query of the search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from page_weight import weigh
from results import Fact
from search import measure

HEAVY = 150_000


def facts(records: int, site: Path, *, is_real: bool) -> Iterator[Fact]:
    """Yield the facts of a finished site; first views and queries of the real data only, whose words are real."""
    day = date.today().isoformat()
    sizes = sorted((path.stat().st_size, path) for path in site.rglob("*.html"))
    size, path = sizes[-1]
    place = path.relative_to(site).parent.as_posix()
    yield Fact(records, "heaviest page", f"{size / 1000:.0f} kB of HTML, `{place}/`", day)
    heavy = sum(one > HEAVY for one, _ in sizes)
    yield Fact(records, "pages over 150 kB of HTML", f"{heavy} of {len(sizes):,}", day)
    yield Fact(records, "page in the middle", f"{sizes[len(sizes) // 2][0] / 1000:.0f} kB of HTML", day)
    if is_real:
        views = weigh(site)
        most = max(views, key=lambda view: view.compressed)
        words = (
            f"{most.compressed:.1f} kB brotli, `{most.address}`; at most {max(one.requests for one in views)} requests"
        )
        yield Fact(records, f"heaviest first view of {len(views)} kinds of pages", words, day)


def search_facts(pages: int) -> Iterator[Fact]:
    """Yield what a first query reads of an index of so many pages with the words of the real data."""
    with TemporaryDirectory() as folder:
        found = measure(pages, Path(folder))
    yield Fact(pages, "first query of the search", found, date.today().isoformat())
