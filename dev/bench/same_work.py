"""The same work for Hugo: a project that writes as many pages, lists, feeds, calendars and data files, of the same size as ours.

Pages of records are those of ``rivals.write_hugo``. For every other text file of our site Hugo draws one at the same address from
the records of events, by a template of its kind, with as many rows as give its bytes. Scripts, styles, pictures and the forms of
materials are not given to Hugo; we have to put them into the site all the same.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
FORMATS = {".html": "html", ".xml": "news", ".json": "data", ".ics": "calendar", ".csv": "table", ".txt": "words"}
"""The kind of a text file, by its ending: an output format of Hugo and its template."""
_TRIAL_ROWS = 20
_TOLERANCE = 0.03


class TextFile(NamedTuple):
    """A text file of our site: its address, its kind and its bytes."""

    url: str
    format: str
    size: int


class Pattern(NamedTuple):
    """What a file of a kind weighs: the bytes without rows, and those of a row."""

    base: float
    row: float


def text_files(site: Path, drawn: Iterable[str]) -> list[TextFile]:
    """Return the text files of a site; ``drawn`` are the addresses that Hugo draws from records of its own."""
    skipped, found = set(drawn), []
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site).as_posix()
        kind = FORMATS.get(path.suffix)
        url = f"/{place.removesuffix('index.html')}"
        if kind and path.is_file() and not place.startswith("assets/") and url not in skipped:
            found.append(TextFile(url, kind, path.stat().st_size))
    return found


def record_urls(data: Path) -> list[str]:
    """Return the addresses of the pages that ``rivals.write_hugo`` draws."""
    kinds = [folder for folder in data.iterdir() if folder.is_dir() and folder.name not in {"danh-muc", "tep"}]
    return (
        ["/"]
        + [f"/{one.parent.name}/{one.stem}/" for kind in kinds for one in kind.glob("*.yaml")]
        + [f"/{kind.name}/" for kind in kinds]
    )


def prepare(root: Path) -> None:
    """Give a project of ``rivals.write_hugo`` the templates of the other files."""
    for part in ("content", "layouts"):
        shutil.copytree(HERE / "rival_same" / part, root / part, dirs_exist_ok=True)
    settings = root / "hugo.toml"
    added = (HERE / "rival_same" / "formats.toml").read_text(encoding="utf-8")
    settings.write_text(settings.read_text(encoding="utf-8") + added, encoding="utf-8")


def write_trial(root: Path) -> None:
    """Ask for two files of each kind, from which ``patterns`` learns their weight."""
    files = [
        {"url": f"/thu/{kind}-{rows}{ending}", "format": kind, "rows": rows, "start": 0}
        for ending, kind in FORMATS.items()
        for rows in (0, _TRIAL_ROWS)
    ]
    _write(root, files)


def patterns(site: Path) -> dict[str, Pattern]:
    """Return the weight of each kind of file as the trial shows it."""
    found = {}
    for ending, kind in FORMATS.items():
        bare, filled = ((site / "thu" / f"{kind}-{rows}{ending}").stat().st_size for rows in (0, _TRIAL_ROWS))
        found[kind] = Pattern(bare, (filled - bare) / _TRIAL_ROWS)
    return found


def write_files(root: Path, files: Sequence[TextFile], weights: dict[str, Pattern], events: int, short: int) -> None:
    """Ask for every file with as many of the ``events`` rows as give its bytes; what one cannot hold, others of its kind do.

    ``short`` are the bytes by which Hugo's pages of records are lighter than ours: its lists are so much longer.
    """
    asked: list[object] = []
    owed: defaultdict[str, float] = defaultdict(float, html=short)
    for number, one in enumerate(sorted(files, key=lambda each: -each.size)):
        base, row = weights[one.format]
        wanted = one.size - base + owed[one.format]
        rows = min(max(0, round(wanted / row)), events)
        owed[one.format] = wanted - rows * row
        asked.append({"url": one.url, "format": one.format, "rows": rows, "start": number * 7 % (events - rows + 1)})
    _write(root, asked)


def _write(root: Path, files: Sequence[object]) -> None:
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "files.json").write_text(json.dumps(files), encoding="utf-8")


class Fit(NamedTuple):
    """How the text files of both sites compare: their numbers and bytes."""

    our_files: int
    their_files: int
    our_bytes: int
    their_bytes: int

    @property
    def is_same(self) -> bool:
        """Whether it is the same work."""
        return (
            abs(self.their_files / self.our_files - 1) < _TOLERANCE
            and abs(self.their_bytes / self.our_bytes - 1) < _TOLERANCE
        )


def fit(ours: Path, theirs: Path) -> Fit:
    """Compare two finished sites."""
    sizes = [[one.size for one in text_files(site, ())] for site in (ours, theirs)]
    return Fit(len(sizes[0]), len(sizes[1]), sum(sizes[0]), sum(sizes[1]))


def _bytes_at(site: Path, urls: Iterable[str]) -> int:
    places = [site / f"{url[1:]}index.html" for url in urls]
    return sum(place.stat().st_size for place in places if place.is_file())


def make(root: Path, ours: Path, data: Path, build: Callable[[], object]) -> Fit:
    """Fill a project of ``rivals.write_hugo`` with the work of our finished site; ``build`` runs Hugo in it, into ``root/site``."""
    prepare(root)
    write_trial(root)
    build()
    weights, drawn = patterns(root / "site"), record_urls(data)
    lighter = _bytes_at(ours, drawn) - _bytes_at(root / "site", drawn)
    events = len(list((data / "su-kien").glob("*.yaml")))
    write_files(root, text_files(ours, drawn), weights, events, lighter)
    build()
    return fit(ours, root / "site")
