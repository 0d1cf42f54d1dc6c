"""Links, scripts and menus of written pages: what leads nowhere good is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.hand_pages import PAGE, OnProgress, add


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
def test_links_that_lead_nowhere_good_are_told(line: str, words: str, site: Path, told: OnProgress) -> None:
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
def test_a_page_brings_no_program(line: str, site: Path, told: OnProgress) -> None:
    add(site, line)
    assert any(one.startswith("docs/index.md:9:1: [TRANG_CHAY_MA] ") for one in told())
    (site / "docs" / "index.md").write_text(f"{PAGE}\n```html\n{line}\n```\n", encoding="utf-8")
    assert told() == []


def test_the_portals_own_script_is_called_by_its_address(site: Path, told: OnProgress) -> None:
    add(site, '<script defer src="../assets/javascripts/codes.js"></script>')
    assert told() == []


def test_the_menu_and_the_pages_agree(site: Path, told: OnProgress) -> None:
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
    folder: str, to_folder: bool, site: Path, told: OnProgress, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("nơi khác")
    (elsewhere / "bi-mat.md").write_text("# Bí mật\n", encoding="utf-8")
    (site / folder / "la.md").symlink_to(elsewhere if to_folder else elsewhere / "bi-mat.md")
    assert told() == [
        f"{folder}/la.md:1:1: [LIEN_KET] là liên kết tượng trưng (symlink): có thể đăng nhầm tệp ở nơi khác trên máy."
    ]
