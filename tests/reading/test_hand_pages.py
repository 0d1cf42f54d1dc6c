"""Hand-written pages, the menu and the theme's own files are looked at before anything is drawn, and each fault has its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.run.handwritten_pages import find_page_problems

MENU = """site_name: Cổng
nav:
  - Trang chủ: index.md
  - Nhà trường: nha-truong/index.md
not_in_nav: |
  /le/*.md
"""
PAGE = '---\ntitle: Trang\n---\n\n# Trang\n\n{{ listing("ke-hoach") }} và [nhà trường](nha-truong/index.md#a), `{{ 1 }}`.\n'
Told = Callable[[], list[str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound portal of two pages and a theme."""
    for name, text in (
        ("mkdocs.yml", MENU),
        ("docs/index.md", PAGE),
        ("docs/nha-truong/index.md", "# Nhà trường\n\n[Về](../index.md) hoặc [gọi](tel:111), <span>chữ</span>.\n"),
        ("docs/le/khac.md", "# Khác\n"),
        ("overrides/main.html", "{% extends 'base.html' %}\n"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(site: Path) -> Told:
    """Return the report of the portal in its current state, without the cures."""
    return lambda: [str(one).partition(" Cách sửa:")[0] for one in find_page_problems(site)]


def add(site: Path, line: str) -> None:
    """Write a line at the end of the first page: its ninth."""
    with (site / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{line}\n")


def test_a_sound_portal_has_no_problem(told: Told) -> None:
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
def test_a_page_is_no_program(source: str, site: Path, told: Told) -> None:
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
def test_commands_of_the_guide_stay(source: str, site: Path, told: Told) -> None:
    add(site, source)
    assert told() == []


def test_front_matter_holds_no_command(site: Path, told: Told) -> None:
    (site / "docs" / "index.md").write_text('---\ntitle: "{{ setting(1) }}"\n---\n# A\n', encoding="utf-8")
    assert told() == ["docs/index.md:2:9: [TRANG_SAI] phần khai báo đầu trang không được có lệnh."]


def test_a_page_that_is_not_drawn_by_jinja_may_show_its_signs(site: Path, told: Told) -> None:
    text = "---\nrender_macros: false\n---\n# A\n\n{{ cycler.x }}\n"
    (site / "docs" / "index.md").write_text(text, encoding="utf-8")
    assert told() == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[x](javascript:alert(1))", "javascript:alert(1"),
        ("[x](JaVaScRiPt:alert)", "JaVaScRiPt:alert"),
        ("[x](java&Tab;script:alert)", "java&Tab;script:alert"),
        ("[x](javascript&colon;alert)", "javascript&colon;alert"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](file:///etc/passwd)", "file:///etc/passwd"),
        ("[x](vbscript:x)", "vbscript:x"),
        ("[x](//noi-khac.example/a)", "//noi-khac.example/a"),
        ("![x](//noi-khac.example/a.png)", "//noi-khac.example/a.png"),
        ("[x]: javascript:alert", "javascript:alert"),
        ("<javascript:alert>", "javascript:alert"),
        ('<a href="javascript:alert">x</a>', "javascript:alert"),
        ("<img src='//noi-khac.example/a.png' alt=''>", "//noi-khac.example/a.png"),
        ("[x](khong-co.md)", "khong-co.md"),
        ("[x](../../mkdocs.md)", "mkdocs.md"),
    ],
)
def test_links_that_lead_nowhere_good_are_told(line: str, words: str, site: Path, told: Told) -> None:
    add(site, line)
    assert [one.partition("] ")[0] for one in told()] == [
        "docs/index.md:9:" + told()[0].split(":")[2] + ": [LIEN_KET_SAI"
    ]
    assert words in told()[0]


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '<script src="https://noi-khac.example/a.js"></script>',
        '<script src="//noi-khac.example/assets/javascripts/a.js"></script>',
        '<p onclick="x()">a</p>',
        "<svg/onload=x>",
        '<iframe src="a.html"></iframe>',
        '<object data="a"></object>',
        '<base href="https://noi-khac.example/">',
        '<meta http-equiv="refresh" content="0">',
    ],
)
def test_a_page_brings_no_program(line: str, site: Path, told: Told) -> None:
    add(site, line)
    assert any(one.startswith("docs/index.md:9:1: [TRANG_CHAY_MA] ") for one in told())
    (site / "docs" / "index.md").write_text(f"{PAGE}\n```html\n{line}\n```\n", encoding="utf-8")
    assert told() == []


def test_the_portals_own_script_is_called_by_its_address(site: Path, told: Told) -> None:
    add(site, '<script defer src="../assets/javascripts/codes.js"></script>')
    assert told() == []


@pytest.mark.parametrize(
    "name", ["docs/index.md", "docs/nha-truong/index.md", "overrides/main.html", "overrides/a.css"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_merge_marks_are_told(name: str, end: str, site: Path, told: Told) -> None:
    text = end.join(["# A", "", "<<<<<<< HEAD", "một", "=======", "hai", ">>>>>>> nhanh", ""])
    (site / name).write_bytes(text.encode())
    assert [one.partition(" còn")[0] for one in told() if "DAU_XUNG_DOT" in one] == [
        f"{name}:{line}:1: [DAU_XUNG_DOT]" for line in (3, 5, 7)
    ]


def test_a_mark_left_behind_is_no_heading(site: Path, told: Told) -> None:
    add(site, "Một câu.\n=======\nCâu nữa.")
    assert told() == ["docs/index.md:10:1: [DAU_XUNG_DOT] còn dấu «=======» của hai bản sửa chưa gộp xong."]


def test_the_menu_and_the_pages_agree(site: Path, told: Told) -> None:
    (site / "docs" / "nha-truong" / "index.md").rename(site / "docs" / "nha-truong" / "moi.md")
    (site / "docs" / "index.md").write_text("# A\n", encoding="utf-8")
    assert told() == [
        "mkdocs.yml:4:17: [MENU_CHET] danh mục trang dẫn tới docs/nha-truong/index.md, trang này không có.",
        "docs/nha-truong/moi.md:1:1: [NGOAI_MENU] (cảnh báo) trang không có trong danh mục nav của mkdocs.yml nên không nơi"
        " nào dẫn tới.",
    ]


@pytest.mark.parametrize("to_folder", [True, False])
@pytest.mark.parametrize("folder", ["docs", "overrides"])
def test_links_to_other_places_of_the_machine_are_refused(
    folder: str, to_folder: bool, site: Path, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("nơi khác")
    (elsewhere / "bi-mat.md").write_text("# Bí mật\n", encoding="utf-8")
    (site / folder / "la.md").symlink_to(elsewhere if to_folder else elsewhere / "bi-mat.md")
    assert told() == [
        f"{folder}/la.md:1:1: [LIEN_KET] là liên kết tượng trưng (symlink): có thể đăng nhầm tệp ở nơi khác trên máy."
    ]


def test_bytes_of_another_encoding_are_told(site: Path, told: Told) -> None:
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
def test_a_page_speaks_as_records_do(line: str, code: str, site: Path, told: Told) -> None:
    add(site, line)
    assert [one.startswith("docs/index.md:9:") and f"[{code}]" in one for one in told()] == [True]
