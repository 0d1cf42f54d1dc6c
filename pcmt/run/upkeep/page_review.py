"""Hand-written pages in the editor's list: links to what is over, replaced or withdrawn, and to what is not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pcmt.read.records import DOCS
from pcmt.read.shared_records import find_mentions_in
from pcmt.relate.catalog import Catalog
from pcmt.show.parts.context import PageContext
from pcmt.show.site.look_up import state_words

MISSING = "chưa có bản ghi này nên trang để trống"


class PageMatter(NamedTuple):
    """A place of a page, the record that it names, and what became of that."""

    path: str
    line: int
    reference: str
    title: str
    words: str


def page_matters(root: Path, catalog: Catalog) -> Iterator[PageMatter]:
    """Yield the places in ``docs`` that name a record no longer in use, or one that is missing."""
    view = PageContext(catalog)
    for file in sorted((root / DOCS).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text("utf-8-sig", "replace").splitlines(), start=1):
            for kind, name in dict.fromkeys(find_mentions_in(line)):
                reference = f"{kind}/{name}"
                record = catalog.records[kind].get(name)
                if record is not None and (words := state_words(view, record)):
                    yield PageMatter(path, number, reference, record.title, words)
                elif record is None and f'"{reference}"' in line:
                    yield PageMatter(path, number, reference, reference, MISSING)


def page_lines(matters: list[PageMatter]) -> list[str]:
    """Return the matters as lines for the terminal."""
    if not matters:
        return []
    head = f"TRANG VIẾT TAY DẪN TỚI MỤC ĐÃ ĐỔI HOẶC CHƯA CÓ ({len(matters)})"
    cure = "  Việc cần làm: đọc lại đoạn ấy, trỏ tới bản mới, hoặc xóa chỗ dẫn."
    return ["", head, cure, *(f"  - {one.path}:{one.line}: {one.title} ({one.words})" for one in matters)]
