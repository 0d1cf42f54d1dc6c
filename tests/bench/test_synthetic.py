"""The bench measures something true: valid and repeatable records, real quotes, right arithmetic. Nothing here is timed."""

from __future__ import annotations

from pathlib import Path

import measure
import pytest
import report
import synthetic
import yaml_text
from frame import hugo_base
from parts import most_used

from pcmt.read.records import read_records
from pcmt.text.official_text import parse_official_text

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal folder with forty synthetic records."""
    root = tmp_path_factory.mktemp("bench")
    synthetic.write_data(root / "data", 40, PROJECT / "data")
    return root


def test_every_synthetic_record_is_valid_and_every_quote_is_real(portal: Path) -> None:
    loaded = read_records(portal)
    assert loaded.problems == []
    assert {kind: len(loaded.records[kind]) for kind in measure.KINDS} == {"ke-hoach": 8, "su-kien": 20, "tai-lieu": 12}
    for plan in loaded.records["ke-hoach"].values():
        text = parse_official_text(plan.text)  # type: ignore[attr-defined]
        facts = [fact for name in ("basis", "targets", "deadlines", "duties") for fact in getattr(plan, name)]
        assert len(facts) >= 6
        assert all(text.find_quote(fact.at, fact.quote) for fact in facts)


def test_the_law_that_most_records_rest_on_is_found(portal: Path) -> None:
    path, count = most_used(portal / "data")
    records = read_records(portal).records
    plans = [one for one in records["ke-hoach"].values() if path.stem in repr(one)]
    assert path.is_file()
    assert count == len(plans) > 1


def test_every_link_of_a_synthetic_record_leads_to_a_record(portal: Path) -> None:
    records = read_records(portal).records
    for event in records["su-kien"].values():
        assert set(event.materials) <= set(records["tai-lieu"])  # type: ignore[attr-defined]
        assert set(event.organizers) <= set(records["co-quan"])  # type: ignore[attr-defined]
    for plan in records["ke-hoach"].values():
        assert plan.place in records["dia-phuong"]  # type: ignore[attr-defined]
        assert {citation.document for citation in plan.basis} <= set(records["van-ban"])  # type: ignore[attr-defined]


def test_same_seed_same_bytes_other_seed_other_bytes() -> None:
    def files(seed: int) -> list[str]:
        return [yaml_text.document(record) for _, _, record in synthetic.records(30, seed)]

    assert files(1) == files(1)
    assert files(1) != files(2)


def test_records_weigh_what_the_bench_says() -> None:
    sizes: dict[str, list[int]] = {}
    for kind, _, record in synthetic.records(200):
        sizes.setdefault(kind, []).append(len(yaml_text.document(record).encode()))
    means = {kind: sum(found) / len(found) for kind, found in sizes.items()}
    assert 3_500 < means["ke-hoach"] < 5_000
    assert 750 < means["su-kien"] < 1_400
    assert 750 < means["tai-lieu"] < 1_400


def test_titles_say_that_the_records_are_synthetic() -> None:
    assert all("thử số" in str(record["title"]) for _, _, record in synthetic.records(20))


def test_shares_of_the_kinds() -> None:
    assert synthetic.counts(1_000) == {"ke-hoach": 200, "su-kien": 500, "tai-lieu": 300}
    assert sum(synthetic.counts(1_007).values()) == 1_007


def test_ratio_and_growth() -> None:
    assert measure.ratio(16.0, 2.0) == 8.0
    assert measure.growth_exponent(1_000, 2.0, 10_000, 20.0) == pytest.approx(1.0)
    assert measure.growth_exponent(1_000, 1.0, 10_000, 100.0) == pytest.approx(2.0)
    with pytest.raises(ValueError, match="cost nothing"):
        measure.ratio(1.0, 0.0)
    with pytest.raises(ValueError, match="different sizes"):
        measure.growth_exponent(1_000, 1.0, 1_000, 2.0)


def test_the_table_stands_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "BENCHMARKS.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    report.write_between_markers(page, "new")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n") and text.endswith("\nafter\n")
    assert "new" in text and "old" not in text
    page.write_text("no markers", encoding="utf-8")
    with pytest.raises(ValueError, match="needs the lines"):
        report.write_between_markers(page, "new")


FINISHED_PAGE = """<html><title>A</title><meta name="DC.title" content="A">
<script type="application/ld+json">{"name": "A"}</script><script>x = `{{y}}`</script>
<div class="toc-side"><ul></ul></div><article class=a>words <article>more</article></article><footer></footer></html>"""


def test_frame_keeps_its_bytes_and_opens_its_blocks() -> None:
    base = hugo_base(FINISHED_PAGE)
    assert '<article class=a>{{ block "main" . }}{{ end }}</article><footer></footer></html>' in base
    assert '<div class="toc-side">{{ block "toc" . }}{{ end }}</div>' in base
    assert "<title>{{ .Title }} - {{ site.Title }}</title>{{ partial" in base
    assert '`{{ "{{" }}y}}`' in base
    assert "words" not in base


def test_frame_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        hugo_base(FINISHED_PAGE.replace("toc-side", "side"))


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rss.xml").write_text("<rss/>", encoding="utf-8")
    with pytest.raises(measure.BuildFailed):
        measure.weigh_site(tmp_path)
    (tmp_path / "index.html").write_text("x" * 100, encoding="utf-8")
    assert measure.weigh_site(tmp_path) == (2, 106)
    with pytest.raises(measure.BuildFailed):
        measure.weigh_site(tmp_path, 1)
    page = tmp_path / "ke-hoach" / "ke-hoach-thu-00001" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("x", encoding="utf-8")
    assert measure.weigh_site(tmp_path, 1) == (3, 107)
