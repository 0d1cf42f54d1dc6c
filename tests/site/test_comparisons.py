"""The comparisons of the real plans: each combination has its page, and every count on it is that of the data."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from pcmt.model import Plan
from pcmt.relate.catalog import Catalog
from pcmt.run.portal import open_portal
from pcmt.run.publishing.addresses import new_addresses
from pcmt.urls import comparison_name
from tests.portal_fixtures import ROOT


@pytest.fixture(scope="module")
def real() -> Catalog:
    return open_portal(ROOT).catalog


def told(catalog: Catalog) -> list[Plan]:
    """The plans whose content is published: one held back has nothing to compare."""
    found = [plan for plan in catalog.plans if plan.withheld is None]
    assert len(found) == 3
    return found


def test_every_combination_has_its_page(built_site: Path, real: Catalog) -> None:
    ids = sorted(plan.id for plan in told(real))
    expected = {comparison_name(some) for size in (2, 3) for some in combinations(ids, size)}
    assert {path.parent.name for path in (built_site / "so-sanh").glob("*/index.html")} == expected
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    chooser = (built_site / "so-sanh" / "index.html").read_text(encoding="utf-8")
    for name in expected:
        assert f"/so-sanh/{name}/</loc>" in sitemap and f"so-sanh/{name}/" in chooser


def test_nothing_of_a_plan_is_left_out(built_site: Path, real: Catalog) -> None:
    name = comparison_name(sorted(plan.id for plan in told(real)))
    page = (built_site / "so-sanh" / name / "index.html").read_text(encoding="utf-8")
    for plan in told(real):
        for anchor, count in (
            ("chi-tieu", len(plan.targets)),
            ("phan-cong", len(plan.duties)),
            ("thoi-han", len(plan.deadlines)),
            ("can-cu", len({(one.document, one.number, one.at, one.quote) for one in plan.basis})),
        ):
            part = page[page.index(f'<h2 id="{anchor}"') :]
            links = re.findall(rf'class="at" href="\.\./\.\./ke-hoach/{plan.id}/#', part[: part.index("</table>")])
            rest = rf'href="\.\./\.\./ke-hoach/{plan.id}/#phan-cong">và ([0-9]+) nhiệm vụ nữa'
            led_to = sum(map(int, re.findall(rest, part[: part.index("</table>")])))
            assert len(links) + led_to <= count
            assert len(links) + led_to == count or anchor == "can-cu"
            assert bool(led_to) <= (anchor == "phan-cong")


def test_plan_pages_lead_to_their_comparisons(built_site: Path, real: Catalog) -> None:
    for plan in told(real):
        page = (built_site / "ke-hoach" / plan.id / "index.html").read_text(encoding="utf-8")
        part = page[page.index('id="so-sanh"') :]
        assert (
            len(re.findall(r'href="\.\./\.\./so-sanh/[^"?]+/"', part[: part.index("</section>")]))
            == len(told(real)) - 1
        )


def test_the_register_of_the_real_data_is_complete(real: Catalog) -> None:
    """Run ``pcmt keep`` when records were added."""
    assert new_addresses(ROOT, real) == set()
