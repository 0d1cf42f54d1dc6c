"""Compressed copies: of texts that are long enough, the same bytes for the same text, taken from the release before."""

from __future__ import annotations

import gzip
from pathlib import Path

from pcmt.run.publishing.precompressed import LEAST, write_compressed
from pcmt.run.publishing.releases import LocalTarget
from tests.run.publishing.publisher import publish_small

LONG = "<p>chữ</p>" * LEAST


def draw(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_only_long_texts_have_a_copy(tmp_path: Path) -> None:
    site = draw(tmp_path / "site", dai_html=LONG, ngan_html="<p>", anh_png=LONG)
    assert write_compressed(tmp_path / "không có", site) == 1
    assert sorted(path.name for path in site.glob("*.gz")) == ["dai.html.gz"]
    assert gzip.decompress((site / "dai.html.gz").read_bytes()).decode() == LONG


def test_the_copy_of_an_unchanged_text_is_that_of_before(tmp_path: Path) -> None:
    before = draw(tmp_path / "trước", cu_html=LONG, moi_html=LONG)
    write_compressed(tmp_path / "không có", before)
    coming = draw(tmp_path / "sau", cu_html=LONG, moi_html=f"{LONG}thêm")
    assert write_compressed(before, coming) == 2
    assert (coming / "cu.html.gz").samefile(before / "cu.html.gz")
    assert gzip.decompress((coming / "moi.html.gz").read_bytes()).decode().endswith("thêm")


def test_copies_belong_to_the_release_and_count_as_unchanged(tmp_path: Path) -> None:
    first = publish_small(tmp_path / "cổng", tmp_path / "nơi", "một", is_compressed=True)
    second = publish_small(tmp_path / "cổng", tmp_path / "nơi", "một", is_compressed=True)
    assert (first.files, second.changed) == (first.changed, 0)
    place = LocalTarget(tmp_path / "nơi")
    assert (place.site(second.id) / "index.html.gz").samefile(place.site(first.id) / "index.html.gz")
    plain = publish_small(tmp_path / "cổng", tmp_path / "nơi", "một")
    assert not (place.site(plain.id) / "index.html.gz").exists()
