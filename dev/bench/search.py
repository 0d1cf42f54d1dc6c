"""Bytes of a first query of the search at any number of pages: ``python dev/bench/search.py [--pages 10000]``.

The pages are those of the data, then copies of them whose texts are sentences drawn from all of them by a fixed seed, so that the
vocabulary is real. The questions are those of ``tests/search/questions.yaml``, asked in Node with the scripts of the portal. Sizes
are of the files with brotli, as a server sends them; the scripts are fetched once.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pcmt.publish.search.entries import record_entries  # noqa: E402
from pcmt.publish.search.meaning import meaning_of  # noqa: E402
from pcmt.publish.search.shards import SearchIndex, SearchPage  # noqa: E402
from pcmt.run.clock import read_today  # noqa: E402
from pcmt.run.portal import examine  # noqa: E402
from pcmt.show.parts.context import PageContext  # noqa: E402
from pcmt.show.site.kinds import KINDS  # noqa: E402

_SENTENCE = re.compile(r"[^.;:!?]+[.;:!?]*")


def pages_of_size(view: PageContext, wanted: int) -> Iterator[SearchPage]:
    """Yield ``wanted`` pages: the real ones first, then copies with other sentences."""
    real = [record_entries(view, record) for kind in KINDS for record in view.catalog.records[kind].values()]
    sentences = [one for page in real for entry in page.entries for one in _SENTENCE.findall(entry.text)]
    draw = random.Random(1)
    for number in range(wanted):
        page = real[number % len(real)]
        if number < len(real):
            yield page
            continue
        entries = []
        for entry in page.entries:
            place, hash_sign, anchor = entry.location.rstrip("/").partition("#")
            text = "".join(draw.choices(sentences, k=max(1, len(_SENTENCE.findall(entry.text)))))
            location = f"{place.rstrip('/')}-{number}/{hash_sign}{anchor}"
            entries.append(entry._replace(location=location, title=f"{entry.title} {number}", text=text))
        yield page._replace(entries=entries)


def measure(pages: int, folder: Path) -> str:
    """Write an index of ``pages`` pages below ``folder``, print what it is and what queries read of it; return the last."""
    examined = examine(ROOT, read_today())
    if examined.catalog is None:
        raise SystemExit("the data have errors: python -m pcmt check")
    view = PageContext(examined.catalog)
    index = SearchIndex({kind: one.model.kind_title for kind, one in KINDS.items()})
    start = time.process_time()
    for page in pages_of_size(view, pages):
        index.add(page)
    size = files = 0
    for artifact in index.files(meaning_of(examined.catalog)):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(artifact.content))
        size, files = size + len(bytes(artifact.content)), files + 1
    spent = time.process_time() - start
    print(f"{pages:,} pages: {files:,} files, {size / 1e6:.1f} MB, {spent / pages * 1000:.1f} ms of CPU a page")
    groups = yaml.safe_load((ROOT / "tests/search/questions.yaml").read_text("utf-8"))
    queries = folder / "queries.json"
    queries.write_text(json.dumps([query for group in groups.values() for query in group]), "utf-8")
    command = ["node", str(ROOT / "tests/tools/ask_search.js"), str(folder), str(queries)]
    asked = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    words = ""
    for unit, scale in (("bytes", 1000), ("files", 1)):
        values = sorted(one[unit] / scale for one in asked)
        tenth = values[len(values) * 9 // 10]
        line = f"median {statistics.median(values):.0f}, nine of ten ≤ {tenth:.0f}, most {values[-1]:.0f}"
        print(f"  {unit}: {line}")
        words = words or f"kB brotli: {line}"
    for one in sorted(asked, key=lambda one: -one["bytes"])[:5]:
        print(f"  {one['bytes'] / 1000:.0f} kB, {one['files']} files: {one['query']}")
    return words


def main() -> None:
    """Measure the sizes given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[300, 10_000])
    for pages in parser.parse_args().pages:
        with tempfile.TemporaryDirectory() as folder:
            measure(pages, Path(folder))


if __name__ == "__main__":
    main()
