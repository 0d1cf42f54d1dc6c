"""The search index of a built site, read back from its files."""

from __future__ import annotations

import json
from pathlib import Path

from pcmt.publish.search.postings import unpacked
from pcmt.publish.search.weighing import SearchEntry, hash_of
from pcmt.text.search_words import search_words


def read_entries(site: Path) -> list[SearchEntry]:
    """Return all entries in the order of their numbers."""
    files = sorted((site / "search/pages").glob("*.json"), key=lambda path: int(path.stem))
    return [SearchEntry(*one) for path in files for one in json.loads(path.read_bytes())]


def found_locations(site: Path) -> set[str]:
    """Return the addresses of all entries."""
    return {one.location for one in read_entries(site)}


def pages_with(site: Path, words: str) -> set[str]:
    """Return the addresses of pages in the shard of a word or of two neighbours, written with their accents."""
    term = " ".join(search_words(words))
    shards = json.loads((site / "search/index.json").read_bytes())["shards"]
    held = json.loads((site / f"search/terms/{hash_of(term) % shards}.json").read_bytes()).get(term, "")
    entries = read_entries(site)
    return {entries[page].location for page, *_ in unpacked(held if isinstance(held, str) else held[0])}
