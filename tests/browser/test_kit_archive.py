"""The archive of a kit of one's own: saved, unpacked, held against its checksums, read without a network, told when it fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kit_page import LESSON, PLACE, SLIDES, TALK, message, save_button, save_kit, tick
from tests.browser_fixtures import Windows
from tests.programs import run_program

NO_DIGESTS = "Object.defineProperty(crypto, 'subtle', {value: undefined})"


def test_a_kit_is_made_here_and_every_file_is_the_sites_own(builder: Page, built_site: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    builder.on("request", lambda request: asked.append(request.method))
    tick(builder, LESSON)
    tick(builder, TALK, "chu")
    archive = save_kit(builder, tmp_path)
    assert set(asked) == {"GET"}
    assert "No errors detected" in run_program("unzip", "-t", archive.name, folder=tmp_path)
    run_program("unzip", "-q", archive.name, folder=tmp_path)
    told = run_program("sha256sum", "-c", "SHA256SUMS.txt", folder=tmp_path).splitlines()
    names = ZipFile(archive).namelist()
    assert (
        len(told) == len(names) - 1 and names[-1] == "SHA256SUMS.txt" and names[:2] == ["index.html", "GIAY-PHEP.txt"]
    )
    assert all(entry.date_time[0] >= 2026 and entry.date_time[3:] == (0, 0, 0) for entry in ZipFile(archive).infolist())
    folders = sorted({name.partition("/")[0] for name in names if "/" in name})
    assert folders == [f"01-{LESSON}", f"02-{TALK}"]
    assert [name for name in names if TALK in name] == [f"02-{TALK}/{TALK}.txt"]
    for name in (one for one in names if "/" in one):
        folder, _, file = name.partition("/")
        assert (tmp_path / name).read_bytes() == (built_site / "tai-lieu" / folder[3:] / file).read_bytes()
    terms = (tmp_path / "GIAY-PHEP.txt").read_bytes().decode()
    assert (
        terms.startswith("\ufeffGIẤY PHÉP") and "\n" not in terms.replace("\r\n", "") and f"/tai-lieu/{TALK}/" in terms
    )


def test_the_index_opens_from_a_disk_with_the_network_off(builder: Page, windows: Windows, tmp_path: Path) -> None:
    tick(builder, LESSON)
    tick(builder, SLIDES)
    run_program("unzip", "-q", save_kit(builder, tmp_path).name, folder=tmp_path)
    page = windows.new_page(offline=True)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator("h1")).to_have_text("Bộ tài liệu tự chọn")
    assert page.locator(".item h3").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "[[" not in page.content()
    links = [link.get_attribute("href") or "" for link in page.locator(".files a").all()]
    assert links and all((tmp_path / link).is_file() for link in links)
    page.get_by_role("link", name="Bản chữ").first.click()
    page.wait_for_url(re.compile(r"\.txt$"))
    assert errors == []


def test_the_same_choice_makes_the_same_bytes(builder: Page, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    tick(builder, TALK)
    first = save_kit(builder, tmp_path / "a").read_bytes()
    builder.reload()
    second = save_kit(builder, tmp_path).read_bytes()
    assert sha256(first).digest() == sha256(second).digest()


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("**/tai-lieu/**", lambda route: route.abort(), "Hãy kiểm tra mạng rồi bấm lại."),
        ("**/tep.json", lambda route: route.abort(), "Chưa tải được danh sách tệp."),
        ("**/zip.js", lambda route: route.abort(), "Chưa tải được phần gói tệp."),
        ("**/tai-lieu/**", lambda route: route.fulfill(status=404), "(lỗi 404)"),
        ("**/tai-lieu/**", lambda route: route.fulfill(body="khác"), "vừa đổi trên cổng"),
        ("**/tep.json", lambda route: route.fulfill(body="không phải JSON"), "Chưa gói được tệp trên máy này."),
    ],
)
def test_what_goes_wrong_is_said_plainly(
    builder: Page, path: str, answer: Callable[[Route], None], words: str, tmp_path: Path
) -> None:
    builder.route(path, answer)
    tick(builder, TALK)
    save_button(builder).click()
    expect(message(builder)).to_contain_text(words)
    builder.unroute(path)
    if "zip.js" not in path:  # a module that failed is not asked for again before the page is loaded anew
        save_kit(builder, tmp_path)


def test_without_digests_the_published_sums_travel_and_the_index_says_so(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.add_init_script(NO_DIGESTS)
    page.goto(site_url + PLACE)
    tick(page, TALK)
    run_program("unzip", "-q", save_kit(page, tmp_path).name, folder=tmp_path)
    told = run_program("sha256sum", "-c", "SHA256SUMS.txt", folder=tmp_path).splitlines()
    assert told and all(line.startswith(f"01-{TALK}/") and line.endswith(": OK") for line in told)
    assert "trình duyệt chưa tự đối chiếu mã kiểm" in (tmp_path / "index.html").read_text("utf-8")
