"""``sitemap.xml`` (sitemaps.org protocol 0.9) of hand-written and generated pages: one file, or an index of parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.urls import record_path

PART_SIZE = 5_000
"""Most addresses of a file, about 0.8 MB; the protocol allows 50,000."""
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(catalog: Catalog, hand_written: Iterable[str]) -> Iterator[Artifact]:
    """Yield ``sitemap.xml`` with every page, or as the index of ``sitemap-1.xml`` and so on for more than ``PART_SIZE`` pages.

    Record pages carry the day they last changed. ``hand_written`` are site-relative addresses.
    """
    root = catalog.settings.url
    lines = [f"<url><loc>{escape(root + path)}</loc></url>" for path in sorted(set(hand_written))]
    for record in catalog:
        address = escape(root + record_path(record.kind_id, record.id))
        lines.append(f"<url><loc>{address}</loc><lastmod>{record.updated.isoformat()}</lastmod></url>")
    if len(lines) <= PART_SIZE:
        yield _file("sitemap.xml", "urlset", lines)
        return
    names: list[str] = []
    for start in range(0, len(lines), PART_SIZE):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield _file(names[-1], "urlset", lines[start : start + PART_SIZE])
    parts = [f"<sitemap><loc>{escape(root + name)}</loc></sitemap>" for name in names]
    yield _file("sitemap.xml", "sitemapindex", parts)


def _file(name: str, element: str, lines: Iterable[str]) -> Artifact:
    body = "\n".join(lines)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{_SCHEMA}">\n{body}\n</{element}>\n'
    return Artifact(name, text.encode())
