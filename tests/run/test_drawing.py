"""A kept drawing serves for other data, and gives the very bytes that the engine would draw anew."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pcmt.problems import DataError
from pcmt.read.sample_manifest import MANIFEST
from pcmt.run import engine
from pcmt.run.drawing import find_drawing
from tests import records
from tests.portal_fixtures import ROOT
from tests.small_portal import CONFIG, SmallPortal

HOME = """# {{ setting("title") }}

Xem {{ link("su-kien/su-kien-a") }}, `{{ link("su-kien/su-kien-a", "một *việc*") }}`. Có {{ count("su-kien") }}.

## Mục {{ setting("title") }}

<a href="{{ setting("unit") }}">{{ setting("unit") }}</a> pcmtvalue0z <div data-block="0"></div>

{{ events() }}

{{ announcements() }}
"""
PAGE = """---
title: Trang con
tags: [thử]
---
{{ record("su-kien/su-kien-a") }}

{{ latest("su-kien") }}
"""
COMPUTED = """
{% if count("su-kien") > 1 %}
Nhiều {{ listing("su-kien") }}
{% endif %}
Mạng <{{ feed_url() }}> [x]({{ feed_url() }})
"""
HOSTILE = (
    '<b>*Tên*</b> [[pcmt:title]] "\' `a` pcmtvalue0z pcmtvalue1z {{ 7*7 }} </script> &amp; <div data-block="0"></div>'
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal with its drawing in the cache."""
    small = SmallPortal(tmp_path_factory.mktemp("nho"))
    small.write("mkdocs.yml", CONFIG)
    small.write("docs/index.md", HOME)
    small.write("docs/trang-con/index.md", PAGE)
    small.write("docs/anh.svg", "<svg/>")
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    small.build("site")
    return small


@pytest.fixture
def small(drawn: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPortal:
    """A copy of that portal, in a folder of another name; ``runs`` counts how often the engine draws."""
    root = tmp_path / "bản khác"
    shutil.copytree(drawn.root, root, ignore=shutil.ignore_patterns("site"))
    copy = replace(drawn, root=root, events={"su-kien-a": {}}, settings={}, others=(), runs=0)
    run = engine._run_engine

    def counted(*arguments: Any) -> None:
        copy.runs += 1
        run(*arguments)

    monkeypatch.setattr(engine, "_run_engine", counted)
    return copy


def entry(small: SmallPortal) -> Path:
    """The file of the cache with the drawn pages."""
    (found,) = (path for path in small.cache.folder.glob("drawing-*") if not path.name.endswith("-assets"))
    return found


def _spoil(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-9] + bytes(byte ^ 1 for byte in content[-9:]))


URGENT = records.announcement(title=HOSTILE, urgent="true")
DATA: dict[str, Callable[[SmallPortal], object]] = {
    "nothing": lambda small: None,
    "a title": lambda small: small.events["su-kien-a"].update(title=HOSTILE),
    "a record more": lambda small: small.events.update({"su-kien-b": {"title": "*b*"}}),
    "the day": lambda small: setattr(small, "day", date(2026, 11, 23)),
}
DRAWN: dict[str, Callable[[SmallPortal], object]] = {
    "a setting": lambda small: small.settings.update(title=HOSTILE, unit="javascript:alert(1)"),
    "an urgent announcement": lambda small: setattr(small, "others", (URGENT,)),
    "a page": lambda small: small.write("docs/index.md", HOME + "\nThêm.\n"),
    "a page that computes": lambda small: small.write("docs/index.md", HOME + COMPUTED),
    "the theme": lambda small: small.write("overrides/partials/content.html", "{{ page.content }}<p>khác</p>"),
    "the configuration": lambda small: small.write("mkdocs.yml", CONFIG + "nav: [index.md, trang-con/index.md]\n"),
    "macros.py": lambda small: small.write("macros.py", (ROOT / "macros.py").read_text("utf-8") + "# khác\n"),
    "a broken entry": lambda small: _spoil(entry(small)),
    "a lost entry": lambda small: entry(small).unlink(),
    "a lost asset": lambda small: next((small.cache.folder / "blobs").glob("*/*")).parent.rename(small.root / "mất"),
}


@pytest.mark.parametrize("edit", [*DATA, *DRAWN])
def test_an_edit_gives_the_bytes_of_a_fresh_build(edit: str, small: SmallPortal) -> None:
    (DATA | DRAWN)[edit](small)
    site = small.build("site")
    assert small.runs == (edit in DRAWN)
    assert small.build("site-2", is_fresh=True) == site
    assert small.build("site-3") == site
    assert small.runs == 1 + (edit in DRAWN)
    if edit != "the theme":
        assert all(content.count(b"<h1") == 1 for path, content in site.items() if path.endswith("/index.html"))


def test_a_page_that_computes_is_drawn_anew_when_its_values_change(small: SmallPortal) -> None:
    small.write("docs/index.md", HOME + COMPUTED)
    before = small.build("site")
    small.day = date(2026, 5, 1)
    assert small.build("site-2")["index.html"] != before["index.html"]
    assert small.runs == 1
    small.events["su-kien-b"] = {}
    site = small.build("site-3")
    assert (small.runs, "Nhiều" in site["index.html"].decode()) == (2, True)
    assert f'<a href="{records.settings().url}rss.xml">' in site["index.html"].decode()
    assert small.build("site-4", is_fresh=True) == site


def test_what_a_page_asks_for_in_vain_is_told_with_its_line(small: SmallPortal) -> None:
    small.events = {"su-kien-b": {}}
    told = []
    for is_fresh in (False, True):
        with pytest.raises(DataError) as caught:
            small.build(f"site-{is_fresh}", is_fresh=is_fresh)
        told.append({(one.path, one.line, one.message) for one in caught.value.problems})
    assert told[0] == told[1]
    assert {(path, line) for path, line, _ in told[0]} == {("docs/index.md", 3), ("docs/trang-con/index.md", 5)}
    assert all("su-kien/su-kien-a" in message for _, _, message in told[0])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", CONFIG + "markdown_extensions: [pymdownx.snippets]\n"),
        ("mkdocs.yml", CONFIG + "copyright: !ENV [HOME, x]\n"),
        ("mkdocs.yml", CONFIG + "hooks: [macros.py]\n"),
        ("macros.py", (ROOT / "macros.py").read_text("utf-8") + "import json\n"),
        ("docs/index.md", HOME + "\n[mất](khong-co.md)\n"),
    ],
    ids=["snippets", "environment", "hooks", "code", "warning"],
)
def test_a_drawing_that_may_depend_on_more_is_not_kept(path: str, text: str, small: SmallPortal) -> None:
    small.write(path, text)
    small.build("site")
    small.build("site-2")
    assert small.runs == 2


def test_a_portal_with_the_sample_says_so_on_every_page_until_it_is_out(small: SmallPortal) -> None:
    small.settings = {"unit": "Sở A"}
    assert all(b"sample-portal" not in page for page in pages_of(small.build("site")))
    small.write(MANIFEST, "")
    found = pages_of(small.build("site-2"))
    ribbon = "<strong>Cổng mẫu</strong>: có kế hoạch thật của nơi khác để học cách làm, không phải của Sở A</span></p>"
    assert len(found) > 3 and all(page.count(ribbon.encode()) == 1 for page in found)
    (small.root / MANIFEST).unlink()
    assert all(b"sample-portal" not in page for page in pages_of(small.build("site-3")))


def pages_of(site: dict[str, bytes]) -> list[bytes]:
    """Return the pages in the frame of the theme."""
    return [content for name, content in site.items() if name.endswith(".html") and b'class="md-header' in content]


def test_an_entry_of_another_shape_is_none(small: SmallPortal) -> None:
    key = entry(small).name
    assert find_drawing(small.cache, key) is not None
    small.cache.put(key, json.dumps({"texts": {}}).encode())
    assert find_drawing(small.cache, key) is None


SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from tests.small_portal import SmallPortal
small = SmallPortal(Path(sys.argv[1]), day=date(2026, 11, 24))
assert small.build("site")["trang-con/index.html"]
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"mkdocs", "properdocs", "mkdocs_macros", "material", "markdown"}))
"""


def test_a_build_with_a_kept_drawing_imports_no_engine(small: SmallPortal) -> None:
    def imported() -> str:
        command = [sys.executable, "-c", SCRIPT, str(small.root)]
        result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    assert imported() == ""
    entry(small).unlink()
    shutil.rmtree(small.root / "site")
    assert "mkdocs" in imported()
