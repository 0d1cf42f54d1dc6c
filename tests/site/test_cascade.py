"""One changed document and all that rests on it, on the real data: pages, the editor's list and the one piece of news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from pcmt.publish.feeds import feeds
from pcmt.relate.catalog import Catalog
from pcmt.run.upkeep.page_review import page_matters
from pcmt.run.upkeep.review import Beside, review_json, review_lines
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from tests.data_files import published_catalog, record_files
from tests.portal_fixtures import copy_portal
from tests.search_files import pages_with
from tests.site.page_reader import read_html

DAY = date(2026, 11, 22)
DIRECTIVE, LAW = "chi-thi-36-ct-tw-2019", "luat-120-2025-qh15"
KINDS = ("van-ban", "ke-hoach", "chien-dich", "su-kien", "tai-lieu")
GUID = "tag:pcmt.example,2026:van-ban/{};ended"

ON_DIRECTIVE = {
    "van-ban/chuong-trinh-hanh-dong-158-ctr-tu-lang-son-2020": "",
    "van-ban/ke-hoach-179-kh-tu-son-la-2019": "",
    "van-ban/ke-hoach-910-kh-ubnd-hai-duong-2020": "",
    "van-ban/quyet-dinh-291-qd-ttg-2020": "",
    "van-ban/ket-luan-132-kl-tw-2025": "",
    "van-ban/ke-hoach-166-kh-ubnd-lang-son-2020": "Chương trình hành động 158-CTr/TU",
    "van-ban/nghi-quyet-93-nq-cp-2025": "Kết luận 132-KL/TW",
    "ke-hoach/bcd-138-hai-duong-2024": "",
    "ke-hoach/so-tnmt-lang-son-2024": "",
    "ke-hoach/van-phong-ubnd-son-la-2024": "",
    "tai-lieu/ap-phich-xa-khong-ma-tuy": "Kết luận 132-KL/TW",
    "tai-lieu/viec-cua-xa-trong-thang-6": "Kết luận 132-KL/TW",
    "tai-lieu/xa-khong-ma-tuy-tu-kiem-tra": "Kết luận 132-KL/TW",
}
"""Everything that rests on Chỉ thị 36-CT/TW, and for the rest the document through which it does."""

OVER = {
    f"ke-hoach/{name}" for name in ("bcd-138-hai-duong-2024", "so-tnmt-lang-son-2024", "van-phong-ubnd-son-la-2024")
}
"""Plans whose own term is over."""

TOLD = {
    "ke-hoach/bcd-138-hai-duong-2024": 3,
    "ke-hoach/so-tnmt-lang-son-2024": 4,
    "ke-hoach/van-phong-ubnd-son-la-2024": 6,
    "van-ban/ke-hoach-1043-kh-bgddt-2023": 1,
    "van-ban/ke-hoach-203-kh-ubnd-lang-son-2021": 1,
    "van-ban/ke-hoach-285-kh-ubnd-son-la-2021": 2,
    "van-ban/ke-hoach-4436-kh-ubnd-hai-duong-2021": 1,
    "van-ban/nghi-dinh-105-2021-nd-cp": 1,
    "van-ban/nghi-dinh-116-2021-nd-cp": 1,
    "van-ban/nghi-dinh-184-2025-nd-cp": 1,
}
"""Plans and documents that rest on something ended, with how many such documents their page names."""


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Catalog]:
    """The real portal after an editor ended the directive by one line, and replaced the law by two.

    Of its site what the tests look at: articles and the feed of all. A build would print the forms of 44 materials again, and that
    it gives what is drawn here ``test_lent_site.py`` and ``tests/run/rebuilding`` hold.
    """
    root = tmp_path_factory.mktemp("cascade") / "cổng"
    copy_portal(root)
    _add(root, DIRECTIVE, "in_force_until: 2026-10-01\n")
    _add(root, LAW, "in_force_until: 2026-11-01\nreplaced_by: [luat-91-2025-qh15]\n")
    catalog = published_catalog(root, DAY)
    view = PageContext(catalog)
    for record in (one for kind in KINDS for one in catalog.all(kind)):
        place = root / "site" / record.kind_id / record.id / "index.html"
        place.parent.mkdir(parents=True)
        place.write_text(build_article(view, record).html, encoding="utf-8")
    feed = next(one for one in feeds(catalog, {}) if one.path == "rss.xml")
    (root / "site/rss.xml").write_bytes(bytes(feed.content))
    return root, catalog


@pytest.fixture(scope="module")
def changed(ended: tuple[Path, Catalog]) -> Path:
    """The folder of that portal."""
    return ended[0]


def _add(root: Path, document: str, lines: str) -> None:
    path = root / "data/van-ban" / f"{document}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


def _banners(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield every line of every banner that requests a review: the record's path, the heading, the line."""
    for kind in KINDS:
        for page in sorted((site / kind).glob("*/index.html")):
            for banner in re.findall(r'<div class="banner .*?</div>', page.read_text(encoding="utf-8"), re.DOTALL):
                if "cần rà soát" in banner:
                    heading = read_html(banner[: banner.index("<ul>")]).text.strip()
                    for line in re.findall(r"<li>.*?</li>", banner):
                        yield f"{kind}/{page.parent.name}", heading, " ".join(read_html(line).text.split())


def _flagged(site: Path, name: str) -> dict[str, tuple[str, str]]:
    return {path: (heading, line) for path, heading, line in _banners(site) if line.startswith(name)}


def _news(site: Path, document: str) -> list[ElementTree.Element]:
    items = ElementTree.parse(site / "rss.xml").iter("item")
    return [item for item in items if item.findtext("guid") == GUID.format(document)]


def _naive(document: str) -> set[str]:
    """What rests on a document, worked out again from the bare YAML by asking everything over and over."""
    bases: dict[str, set[str]] = {}
    for kind in KINDS:
        for path in record_files(kind):
            record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
            named = [*record.get("basis", ()), *record.get("directing", ()), *record.get("implements", ())]
            bases[f"{kind}/{path.stem}"] = {one if isinstance(one, str) else one["document"] for one in named}
    found: set[str] = set()
    while True:
        above = {document, *(name.removeprefix("van-ban/") for name in found if name.startswith("van-ban/"))}
        more = {name for name, named in bases.items() if named & above}
        if more == found:
            return found
        found = more


def test_one_line_flags_every_dependent_and_nothing_else(changed: Path) -> None:
    flagged = _flagged(changed / "site", "Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị")
    assert set(flagged) == set(ON_DIRECTIVE) == _naive(DIRECTIVE)
    for path, (heading, line) in flagged.items():
        via = f" (qua {ON_DIRECTIVE[path]})" if ON_DIRECTIVE[path] else ""
        assert line.endswith(f": hết hiệu lực từ 1/10/2026; cổng chưa ghi nhận văn bản thay thế{via}.")
        assert ("nếu dùng lại kế hoạch này" in heading) is (path in OVER)


def test_a_replaced_law_names_its_successor_on_every_material(changed: Path) -> None:
    flagged = _flagged(changed / "site", "Luật Phòng, chống ma túy năm 2025")
    # Eight materials name the successor of this test themselves: they have moved on, or rest on it for other reasons.
    moved_on = {
        f"tai-lieu/{path.stem}"
        for path in record_files("tai-lieu")
        if {LAW, "luat-91-2025-qh15"} <= set(yaml.safe_load(path.read_text(encoding="utf-8")).get("basis", ()))
    }
    assert len(moved_on) == 8
    assert set(flagged) == _naive(LAW) - moved_on and len(flagged) == 44
    successor = read_html((changed / "site/van-ban/luat-91-2025-qh15/index.html").read_text(encoding="utf-8")).text
    for _, line in flagged.values():
        assert "từ 1/11/2026" in line
        name = line.partition("được thay bằng ")[2].partition(" từ 1/11/2026")[0]
        assert name and name in " ".join(successor.split())


def test_the_editors_list_is_the_same_list(ended: tuple[Path, Catalog]) -> None:
    """As ``pcmt review`` prints it (``test_waiting.py`` runs the command), which would print the forms of 44 materials again."""
    root, catalog = ended
    pages = list(page_matters(root, catalog))
    rows = [row for row in review_json(catalog, Beside(pages=pages)) if row.get("document") == DIRECTIVE]
    assert {row["file"] for row in rows} == {f"data/{path}.yaml" for path in ON_DIRECTIVE}
    assert {row["file"] for row in rows if row["is_done"]} == {f"data/{path}.yaml" for path in OVER}
    words = "\n".join(review_lines(catalog, Beside(pages=pages)))
    part = words[words.index(f"data/van-ban/{DIRECTIVE}.yaml") :]
    assert "Cần rà soát (10):" in part and "chỉ rà soát khi dùng lại (3):" in part
    assert all(f"- data/{path}.yaml: " in part for path in ON_DIRECTIVE)


def test_one_piece_of_news_links_them_all(changed: Path, built_site: Path) -> None:
    assert _news(built_site, DIRECTIVE) == []
    (item,) = _news(changed / "site", DIRECTIVE)
    assert item.findtext("title") == "Hết hiệu lực: Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị"
    content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    linked = set(re.findall(r'href="https://pcmt\.example/([^"]+)/"', content))
    assert linked == set(ON_DIRECTIVE)
    (law,) = _news(changed / "site", LAW)
    assert (
        len(re.findall("<a href=", law.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "")) == 44 + 1
    )


def test_todays_change_of_the_law_shows(built_site: Path) -> None:
    flagged = _flagged(built_site, "Luật Phòng, chống ma túy năm 2021 (số 73/2021/QH14)")
    assert set(flagged) == {
        "ke-hoach/bcd-138-hai-duong-2024",
        "ke-hoach/so-tnmt-lang-son-2024",
        "van-ban/nghi-dinh-105-2021-nd-cp",
        "van-ban/nghi-dinh-116-2021-nd-cp",
        "van-ban/nghi-dinh-184-2025-nd-cp",
    }
    successor = "được thay bằng Luật Phòng, chống ma túy năm 2025 (số 120/2025/QH15) từ 1/7/2026."
    assert {line.partition(": ")[2] for _, line in flagged.values()} == {successor}
    assert len(_news(built_site, "luat-73-2021-qh14")) == 1


def test_a_basis_is_told_once_on_a_page(built_site: Path) -> None:
    told = [(path, line.partition(":")[0]) for path, _, line in _banners(built_site)]
    assert len(told) == len(set(told))
    assert Counter(path for path, _ in told if not path.startswith("tai-lieu/")) == TOLD
    on_the_letter = {path for path, name in told if name.startswith("Công văn số 573/TTg-KGVX")}
    assert on_the_letter == {path for path in _naive("cong-van-573-ttg-kgvx-2026") if path.startswith("tai-lieu/")}
    assert "Căn cứ đã thay đổi" not in (built_site / "ke-hoach/so-tnmt-lang-son-2024/index.html").read_text("utf-8")


def test_a_misprinted_number_leads_to_the_right_document_and_stays_as_printed(built_site: Path) -> None:
    html = (built_site / "ke-hoach/so-tnmt-lang-son-2024/index.html").read_text(encoding="utf-8")
    # A row of the cited documents stands under the row that names and links its document.
    (group,) = (
        one
        for one in re.findall(r'<tr class="group">(?:(?!<tr class="group">|</table>).)*', html, re.DOTALL)
        if "1425/QĐ-TTg" in one and "số đúng" in one
    )
    assert re.findall(r'<th scope="rowgroup".*?<a href="([^"]+)"', group) == [
        "../../van-ban/quyet-dinh-1452-qd-ttg-2021/"
    ]
    assert "<tr><td>1425/QĐ-TTg" in group and "số đúng: 1452/QĐ-TTg" in group
    assert "van-ban/quyet-dinh-1452-qd-ttg-2021/" in pages_with(built_site, "1425/QĐ")


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        ("so-tnmt-lang-son-2024", ("36-CT/TW", "158-CTr/TU", "166/KH-UBND", "Kế hoạch này")),
        ("so-tnmt-lang-son-2024", ("1452/QĐ-TTg", "203/KH-UBND", "Kế hoạch này")),
        ("bcd-138-hai-duong-2024", ("36-CT/TW", "910/KH-UBND", "Kế hoạch này")),
        ("bcd-138-hai-duong-2024", ("1452/QĐ-TTg", "4436/KH-UBND", "Kế hoạch này")),
        ("van-phong-ubnd-son-la-2024", ("36-CT/TW", "179-KH/TU", "Kế hoạch này")),
        ("van-phong-ubnd-son-la-2024", ("18-NQ/TU", "285/KH-UBND", "184/QĐ-UBND", "Kế hoạch này")),
    ],
)
def test_the_chain_runs_from_the_top_to_the_plan(plan: str, line: tuple[str, ...], built_site: Path) -> None:
    html = (built_site / "ke-hoach" / plan / "index.html").read_text(encoding="utf-8")
    drawn = "".join(re.findall(r"<tspan[^>]*>(.*?)</tspan>", html[html.index('<svg class="chain"') :]))
    places = [drawn.index(name) for name in line]
    assert places == sorted(places)
    twin = read_html(html[html.index('<div class="chain-words">') :]).text
    assert all(name in twin for name in line[:-1])
