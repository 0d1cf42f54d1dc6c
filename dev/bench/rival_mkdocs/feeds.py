"""Hook of the MkDocs comparison: RSS by feedgen, the newest 50 records of each kind and of all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feedgen.feed import FeedGenerator
from portal_data import newest, read_data

LIMIT = 50


def _feed(title: str, address: str, entries: list[tuple[str, dict[str, Any]]]) -> bytes:
    feed = FeedGenerator()
    feed.title(title)
    feed.link(href=address)
    feed.description(title)
    for kind, record in entries:
        entry = feed.add_entry(order="append")
        entry.title(record["title"])
        entry.link(href=f"{address}{kind}/{record['id']}/")
        entry.guid(f"{kind}/{record['id']}", permalink=False)
        entry.description(record["description"])
        entry.published(datetime.combine(record["published"], datetime.min.time(), UTC))
    return bytes(feed.rss_str())


def on_post_build(config: Any) -> None:
    """Write ``rss.xml`` beside the pages."""
    data = read_data(Path(config.config_file_path).parent / "data")
    site = Path(config.site_dir)
    every: list[tuple[str, dict[str, Any]]] = []
    for kind in ("ke-hoach", "su-kien", "tai-lieu"):
        entries = [(kind, record) for record in newest(data[kind])[:LIMIT]]
        every += entries
        (site / kind / "rss.xml").write_bytes(_feed(kind, config.site_url, entries))
    every.sort(key=lambda entry: str(entry[1]["published"]), reverse=True)
    (site / "rss.xml").write_bytes(_feed("Tin mới", config.site_url, every[:LIMIT]))
