"""``sitemap.xml`` (sitemaps.org protocol 0.9) of hand-written and generated pages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.urls import record_path


def sitemap(catalog: Catalog, hand_written: Iterable[str]) -> Artifact:
    """List every page; record pages carry the day they last changed. ``hand_written`` are site-relative addresses."""
    root = catalog.settings.url
    lines = [f"<url><loc>{escape(root + path)}</loc></url>" for path in sorted(set(hand_written))]
    for record in catalog:
        address = escape(root + record_path(record.kind_id, record.id))
        lines.append(f"<url><loc>{address}</loc><lastmod>{record.updated.isoformat()}</lastmod></url>")
    body = "\n".join(lines)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n'
    return Artifact("sitemap.xml", text.encode())
