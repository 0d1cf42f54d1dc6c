"""Filled frames: a frame with every slot and no other, and content that is never parsed as a slot."""

from __future__ import annotations

import pytest

from pcmt.publish.frames import SLOTS, FrameFault, fill_frame, parse_frame, record_page
from pcmt.show.site.article import build_article
from tests.records import plan, view

FRAME = "<html>" + "".join(f"<{name}>[[pcmt:{name}]]</{name}>" for name in SLOTS) + "</html>"
CONTENT = {name: f"«{name}»" for name in SLOTS}


def test_every_slot_gets_its_own_content() -> None:
    page = fill_frame(parse_frame(FRAME, "plan"), CONTENT).decode()
    assert page == "<html>" + "".join(f"<{name}>«{name}»</{name}>" for name in SLOTS) + "</html>"


def test_a_slot_that_stands_twice_is_filled_twice() -> None:
    page = fill_frame(parse_frame(f"[[pcmt:title]]{FRAME}[[pcmt:title]]", "plan"), CONTENT).decode()
    assert page.startswith("«title»<html>") and page.endswith("</html>«title»") and page.count("«title»") == 3


@pytest.mark.parametrize("name", SLOTS)
def test_a_missing_slot_is_named(name: str) -> None:
    with pytest.raises(FrameFault, match=f"khung trang plan của bộ giao diện: thiếu chỗ «{name}»$"):
        parse_frame(FRAME.replace(f"[[pcmt:{name}]]", ""), "plan")


def test_an_unknown_slot_alone_is_a_fault() -> None:
    with pytest.raises(FrameFault, match=r"plan của bộ giao diện: không biết chỗ «la»$"):
        parse_frame(f"{FRAME}[[pcmt:la]]", "plan")


def test_every_fault_of_a_frame_is_named_at_once() -> None:
    broken = FRAME.replace("[[pcmt:toc]]", "[[pcmt:tocs]]").replace("[[pcmt:path]]", "[[pcmt:duong]]")
    with pytest.raises(FrameFault) as caught:
        parse_frame(broken, "plan")
    for fault in ("thiếu chỗ «toc»", "thiếu chỗ «path»", "không biết chỗ «tocs»", "không biết chỗ «duong»"):
        assert fault in str(caught.value)
    assert str(caught.value).index("«duong»") < str(caught.value).index("«tocs»")


def test_content_that_looks_like_a_slot_stays_as_it_is() -> None:
    page = fill_frame(parse_frame(FRAME, "plan"), CONTENT | {"article": "[[pcmt:title]] \\1 \\g<0>"}).decode()
    assert "<article>[[pcmt:title]] \\1 \\g<0></article>" in page


def test_a_page_lies_at_its_address_and_is_escaped() -> None:
    record = plan(title='<b>"&', description="ă" * 290 + " <ab xyz", text="I. [[pcmt:head]]")
    looked_at = view(record)
    path, content = record_page(looked_at, build_article(looked_at, record), parse_frame(FRAME, "plan"))
    page = content.decode()
    assert path == "ke-hoach/ke-hoach-a/index.html"
    assert "<title>&lt;b&gt;&quot;&amp;</title>" in page
    assert f"<description>{'ă' * 290} &lt;ab xyz.</description>" in page
    assert "<canonical>https://thu.example/ke-hoach/ke-hoach-a/</canonical>" in page
    assert '<breadcrumb><li><a href="../../ke-hoach/">Kế hoạch</a></li></breadcrumb>' in page
    assert "[[pcmt:head]]" in page and "<b>" not in page
