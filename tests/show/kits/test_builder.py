"""The kit builder of many materials: a bounded page, the others as a file that its script fetches."""

from __future__ import annotations

import json
import re

from pcmt.publish.kit_archives import further_kit_choices
from pcmt.show.kits.builder import SHOWN_CHOICES
from pcmt.show.parts.context import PageContext
from pcmt.show.site.macros import call_macro
from tests.records import material
from tests.show.materials.shelf_views import made_view

LIGHT = 125_000
_ID = re.compile(r'class="kit-choice" data-id="([^"]+)"')


def portal(count: int) -> PageContext:
    return made_view(*(material(f"bai-{number:03d}", title="Bài " + "rất dài " * 12) for number in range(count)))


def test_few_materials_are_all_on_the_page() -> None:
    html = str(call_macro("kit_builder", portal(SHOWN_CHOICES)))
    assert len(_ID.findall(html)) == SHOWN_CHOICES and "data-more" not in html and "data-rest" not in html
    assert list(further_kit_choices(portal(SHOWN_CHOICES))) == []


def test_of_many_the_page_has_the_first_and_the_file_all_others() -> None:
    crowded = portal(300)
    html = str(call_macro("kit_builder", crowded))
    assert len(html.encode()) < LIGHT
    assert "Hiện cả 300 tài liệu" in html and "Còn 260 tài liệu khác" in html
    (file,) = further_kit_choices(crowded)
    assert f'data-more="../../{file.path}" data-total="300"' in html
    (group,) = json.loads(bytes(file.content))
    assert group["title"] in html
    shown, others = _ID.findall(html), _ID.findall(group["html"])
    assert len(shown) == SHOWN_CHOICES and sorted(shown + others) == [one.id for one in crowded.shelf.all]
    assert 'href="../../tai-lieu/' in group["html"]
