"""Only words that are written on a page call a helpline: a count that equals its number is printed as a count."""

from __future__ import annotations

import re
import shutil

import pytest

from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import MACROS, call_macro
from tests.portal_fixtures import ROOT
from tests.records import agency, catalog, event, helpline, place
from tests.small_portal import CONFIG, SmallPortal

NUMBERS = range(111, 116)
LINES = tuple(helpline(f"goi-{number}", number=str(number)) for number in NUMBERS)
PLACES = tuple(place(f"tinh-{number}") for number in range(112))  # and the country
ARGUMENTS = {
    "duties": None,
    "latest": '"su-kien"',
    "listing": '"su-kien"',
    "record": '"su-kien/su-kien-a"',
    "results": '"2026-06-01", "2026-06-30"',
    "shelf_links": '"cap-hoc"',
}
"""What blocks ask for; without an entry nothing. ``duties`` asks for a plan."""
BLOCKS = {
    name: f"{name}({ARGUMENTS.get(name, '')})"
    for name, one in MACROS.items()
    if one.is_block and ARGUMENTS.get(name, "") is not None
}
EVENT = {
    "title": "Hội nghị 113",
    "start": "2026-06-26 08:30",
    "results": tuple(
        {"agency": "so-a", "participants": str(number), "source": "Báo cáo", "reported_on": "2026-06-27"}
        for number in NUMBERS
    ),
}
COMING = {"title": "Buổi thứ 113 gọi 111", "start": "2026-12-26 08:30", "venue": "Nhà văn hóa"}
COUNTED = """# Thử

Ở đây có {{ count("dia-phuong") }} và nhiều việc; bị ép thì gọi 113.

{% if count("dia-phuong") == 113 %}
Tính ra {{ count("dia-phuong") }}, viết «{{ "Tất cả " ~ count("dia-phuong") }}», gọi **115**.
{% endif %}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages of a portal with the numbers 111 to 115 in all that it counts, and a sentence around each block."""
    small = SmallPortal(
        tmp_path_factory.mktemp("goi"), {"su-kien-a": EVENT, "su-kien-b": COMING}, (*LINES, *PLACES, agency())
    )
    small.write("mkdocs.yml", CONFIG)
    small.write("docs/index.md", COUNTED)
    for name, call in BLOCKS.items():
        small.write(f"docs/khoi/{name}.md", f"# Khối\n\nGọi 112 trước.\n\n{{{{ {call} }}}}\n\nGọi 114 sau.\n")
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    return {path: content.decode() for path, content in small.build("site").items() if path.endswith(".html")}


def _called(html: str) -> list[str]:
    return re.findall(r'<a class="call" href="tel:(\d+)">\1</a>', html[html.index("<main") : html.index("</main>")])


def test_words_of_a_page_call_and_its_counts_do_not(site: dict[str, str]) -> None:
    page = site["index.html"]
    assert _called(page) == ["113", "115"]
    assert "Ở đây có 113 và" in page and "Tính ra 113, viết «Tất cả 113»" in page


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_stands_on_a_page_as_it_was_made(site: dict[str, str], name: str) -> None:
    seen = PageContext(
        catalog(event("su-kien-a", **EVENT), event("su-kien-b", **COMING), *LINES, *PLACES, agency()), "../../"
    )
    made = str(call_macro(name, seen, *re.findall(r'"([^"]*)"', ARGUMENTS.get(name) or "")))
    own = re.findall(r'<a class="call" href="tel:(\d+)">\1</a>', made)
    assert _called(site[f"khoi/{name}/index.html"]) == ["112", *own, "114"]


@pytest.mark.parametrize("name", BLOCKS)
def test_no_figure_of_a_block_calls(site: dict[str, str], name: str) -> None:
    page = site[f"khoi/{name}/index.html"]
    figures = re.findall(r'<(td|span)\b[^>]*class="(?:number|count|figure)[^>]*>(.*?)</\1>', page)
    assert [text for _, text in figures if "tel:" in text] == []


def test_words_to_copy_are_words(site: dict[str, str]) -> None:
    copied = re.findall(r'<div class="script-text"[^>]*>(.*?)</div>', site["su-kien/su-kien-b/index.html"])
    assert "113" in copied[0] and not any("<a" in one for one in copied)
