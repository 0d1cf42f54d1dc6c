"""The search index of a built site, read back from its files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pcmt.publish.search.postings import SIGNS, WEIGHTS
from pcmt.publish.search.weighing import SearchEntry, hash_of
from pcmt.text.search_words import search_words


class Posting(NamedTuple):
    """A page that holds a term, the section of the page, and the weight there."""

    page: int
    section: int
    weight: int


def unpacked(signs: str) -> Iterator[Posting]:
    """Read packed postings, as ``search_query.js`` does."""
    numbers, number, scale = [], 0, 1
    for value in map(SIGNS.index, signs):
        number, scale = number + value % 32 * scale, scale * 32
        if value < 32:
            numbers.append(number)
            number, scale = 0, 1
    page = 0
    for distance, rest in zip(numbers[::2], numbers[1::2], strict=True):
        page += distance
        yield Posting(page, *divmod(rest, WEIGHTS))


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
    return {entries[posting.page].location for posting in unpacked(held if isinstance(held, str) else held[0])}
