"""Hand-written pages, the menu and the theme's own files are looked at before anything is drawn, and each fault has its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.hand_pages import OnProgress, add


def test_a_sound_portal_has_no_problem(told: OnProgress) -> None:
    assert told() == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ listing('ke-hoach').__class__ }}",
        "{{ 'x'|attr('__class__') }}",
        "{{ ['x']|map(attribute='__class__')|join }}",
        "{{ ['x']|sort(attribute='__class__') }}",
        "{{ '%s'|format('x') }}",
        "{{ lipsum() }}",
        "{{ joiner() }}",
        "{{ namespace() }}",
        "{{ range(9) }}",
        "{{ dict() }}",
        "{{ self }}",
        "{{ caller() }}",
        "{{ _x }}",
        "{{ config }}",
        "{{ config.site_dir }}",
        "{{ environment }}",
        "{{ git.author }}",
        "{{ plugin }}",
        "{{ extra.portal }}",
        "{{ portal }}",
        "{{ files }}",
        "{{ macros_info() }}",
        "{{ context() }}",
        "{{ now() }}",
        "{{ fix_url('x') }}",
        "{{ page.file.abs_src_path }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ 'x'|center(999999999) }}",
        "{{ listing('ke-hoach').replace('a', 'b') }}",
        "{{ setting(*['title']) }}",
        "{{ setting(**{'name': 'title'}) }}",
        "{% include 'main.html' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'main.html' as x %}",
        "{% from 'main.html' import x %}",
        "{% extends 'main.html' %}",
        "{% macro x() %}{% endmacro %}",
        "{% filter upper %}x{% endfilter %}",
        "{% set setting = 1 %}",
        "{% for a in [1] %}{% for b in [1] %}{% endfor %}{% endfor %}",
        "{% for a in [1] recursive %}{% endfor %}",
        "{{ loop.__class__ }}",
        "{{ khong_co() }}",
        "{{ listing( }}",
    ],
)
def test_a_page_is_no_program(source: str, site: Path, told: OnProgress) -> None:
    add(site, source)
    lines = told()
    assert lines
    assert all(line.startswith("docs/index.md:9:1: [TRANG_SAI] ") for line in lines)


@pytest.mark.parametrize(
    "source",
    [
        '{{ setting("title") | upper }}',
        '{{ count("ke-hoach") + 1 }}',
        '{% if count("ke-hoach") > 3 %}nhiều{% else %}ít{% endif %}',
        '{% for one in ["thcs", "thpt"] %}{{ loop.index }}. {{ materials(level=one, n=4) }}{% endfor %}',
        '{% set so = count("ke-hoach") %}{{ so }} {{ "một" ~ so }}',
        "{% raw %}{{ cycler.__init__ }}{% endraw %}",
        "{# lời nhắc cho người viết #}",
    ],
)
def test_commands_of_the_guide_stay(source: str, site: Path, told: OnProgress) -> None:
    add(site, source)
    assert told() == []


def test_front_matter_holds_no_command(site: Path, told: OnProgress) -> None:
    (site / "docs" / "index.md").write_text('---\ntitle: "{{ setting(1) }}"\n---\n# A\n', encoding="utf-8")
    assert told() == ["docs/index.md:2:9: [TRANG_SAI] phần khai báo đầu trang không được có lệnh."]


def test_a_page_that_is_not_drawn_by_jinja_may_show_its_signs(site: Path, told: OnProgress) -> None:
    text = "---\nrender_macros: false\n---\n# A\n\n{{ cycler.x }}\n"
    (site / "docs" / "index.md").write_text(text, encoding="utf-8")
    assert told() == []


@pytest.mark.parametrize(
    "name", ["docs/index.md", "docs/nha-truong/index.md", "overrides/main.html", "overrides/a.css"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_merge_marks_are_told(name: str, end: str, site: Path, told: OnProgress) -> None:
    text = end.join(["# A", "", "<<<<<<< HEAD", "một", "=======", "hai", ">>>>>>> nhanh", ""])
    (site / name).write_bytes(text.encode())
    assert [one.partition(" còn")[0] for one in told() if "DAU_XUNG_DOT" in one] == [
        f"{name}:{line}:1: [DAU_XUNG_DOT]" for line in (3, 5, 7)
    ]


def test_a_mark_left_behind_is_no_heading(site: Path, told: OnProgress) -> None:
    add(site, "Một câu.\n=======\nCâu nữa.")
    assert told() == ["docs/index.md:10:1: [DAU_XUNG_DOT] còn dấu «=======» của hai bản sửa chưa gộp xong."]


def test_bytes_of_another_encoding_are_told(site: Path, told: OnProgress) -> None:
    (site / "docs" / "index.md").write_bytes("# Trang chủ\n".encode("utf-16"))
    assert "[MA_HOA]" in told()[0] and len(told()) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Bài về con nghiện.", "TU_CAM"),
        ("Hầu hết học sinh không dùng ma túy.", "SO_DONG_KHONG_SO"),
        ("Liên hệ 0912 345 678.", "SO_DIEN_THOAI"),
    ],
)
def test_a_page_speaks_as_records_do(line: str, code: str, site: Path, told: OnProgress) -> None:
    add(site, line)
    assert [one.startswith("docs/index.md:9:") and f"[{code}]" in one for one in told()] == [True]
