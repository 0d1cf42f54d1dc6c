"""A kit of one's own, put together in the browser: saved, unpacked, held against its checksums, read without a network."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.programs import run_program

PLACE = "/bo-tai-lieu/tu-chon/"
LESSON, TALK, SLIDES = "giao-an-45-phut-thcs", "bai-chao-co-10-phut", "trinh-chieu-thcs-dung-tu-choi-roi-di-ke"
NO_DIGESTS = "Object.defineProperty(crypto, 'subtle', {value: undefined})"


@pytest.fixture
def builder(page: Page, site_url: str) -> Page:
    page.goto(site_url + PLACE)
    expect(page.locator(".kit-found")).to_contain_text("Đang hiện")
    return page


def _item(page: Page, material: str) -> Locator:
    return page.locator(f".kit-choice[data-id={material}]")


def _total(page: Page) -> Locator:
    return page.locator(".kit-total output")


def _said(page: Page) -> Locator:
    return page.locator(".kit-said")


def _take(page: Page) -> Locator:
    return page.get_by_role("button", name="Tải bộ này (.zip)")


def _tick(page: Page, material: str, form: str = "") -> None:
    _item(page, material).locator(f"input[value={form}]" if form else "[data-whole]").check()


def _save(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        _take(page).click()
    assert waiting.value.suggested_filename == "bo-tai-lieu-tu-chon.zip"
    path = folder / "bo-tai-lieu-tu-chon.zip"
    waiting.value.save_as(path)
    expect(_said(page)).to_contain_text("Xong: bo-tai-lieu-tu-chon.zip")
    return path


def test_a_kit_is_made_here_and_every_file_is_the_sites_own(builder: Page, built_site: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    builder.on("request", lambda request: asked.append(request.method))
    _tick(builder, LESSON)
    _tick(builder, TALK, "chu")
    archive = _save(builder, tmp_path)
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


def test_the_index_opens_from_a_disk_with_the_network_off(builder: Page, browser: Browser, tmp_path: Path) -> None:
    _tick(builder, LESSON)
    _tick(builder, SLIDES)
    run_program("unzip", "-q", _save(builder, tmp_path).name, folder=tmp_path)
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.locator("h1").inner_text() == "Bộ tài liệu tự chọn"
    assert page.locator(".item h3").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "[[" not in page.content()
    links = [link.get_attribute("href") or "" for link in page.locator(".files a").all()]
    assert links and all((tmp_path / link).is_file() for link in links)
    page.get_by_role("link", name="Bản chữ").first.click()
    page.wait_for_url(re.compile(r"\.txt$"))
    assert errors == []
    context.close()


def test_the_same_choice_makes_the_same_bytes(builder: Page, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    _tick(builder, TALK)
    first = _save(builder, tmp_path / "a").read_bytes()
    builder.reload()
    second = _save(builder, tmp_path).read_bytes()
    assert sha256(first).digest() == sha256(second).digest()


def test_the_choice_stands_in_the_address_and_comes_back(builder: Page, browser: Browser) -> None:
    _tick(builder, LESSON)
    _tick(builder, TALK, "chu")
    assert builder.url.endswith(f"{PLACE}?chon={LESSON},{TALK}.chu")
    words = _total(builder).inner_text()
    assert re.fullmatch(r"2 tài liệu, \d+ tệp: [\d,]+ [kM]B / 20 MB", words)
    page = browser.new_context().new_page()
    page.goto(builder.url)
    expect(_total(page)).to_have_text(words)
    assert _item(page, LESSON).locator("[data-whole]").is_checked()
    partly = _item(page, TALK).locator("[data-whole]")
    assert not partly.is_checked() and partly.evaluate("box => box.indeterminate")
    page.context.close()


def test_what_is_no_longer_offered_is_told(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PLACE}?chon={TALK},khong-con-nua,%3Cb%3E&cap-hoc=khong-co")
    expect(_said(page)).to_have_text("2 tài liệu trong đường dẫn không còn dùng trên cổng nên không có ở đây.")
    expect(_total(page)).to_contain_text("1 tài liệu")
    assert page.locator("select[name=cap-hoc]").input_value() == ""


def test_filters_join_and_what_they_show_is_ticked_at_once(builder: Page) -> None:
    builder.locator("select[name=cap-hoc]").select_option("thcs")
    builder.locator("select[name=loai]").select_option("giao-an")
    shown = builder.locator(".kit-choice:visible")
    assert {one.get_attribute("data-loai") for one in shown.all()} == {"giao-an"}
    assert all("thcs" in (one.get_attribute("data-cap-hoc") or "").split() for one in shown.all())
    assert builder.locator(".kit-group:visible").count() == 1
    builder.get_by_role("button", name="Đánh dấu tất cả đang hiện").click()
    expect(_total(builder)).to_contain_text(f"{shown.count()} tài liệu")
    assert "cap-hoc=thcs" in builder.url and "loai=giao-an" in builder.url
    builder.get_by_role("button", name="Bỏ chọn hết").click()
    expect(_total(builder)).to_have_text("Chưa chọn tài liệu nào.")
    assert _take(builder).is_disabled()


def test_by_keyboard_alone(builder: Page, tmp_path: Path) -> None:
    _item(builder, TALK).locator("[data-whole]").focus()
    builder.keyboard.press("Space")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Space")
    expect(_total(builder)).to_contain_text("1 tài liệu")
    with builder.expect_download() as waiting:
        builder.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".zip")


def test_over_the_limit_nothing_is_made(page: Page, site_url: str) -> None:
    def lowered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'data-limit="\d+"', 'data-limit="20000"', answer.text()))

    page.route(f"**{PLACE}", lowered)
    page.goto(site_url + PLACE)
    _tick(page, LESSON)
    expect(_total(page)).to_contain_text("Quá mức, hãy bớt vài tệp.")
    assert _take(page).is_disabled()
    for box in _item(page, LESSON).locator("input[value]:not([value=chu])").all():
        box.uncheck()
    assert _take(page).is_enabled()


def test_it_can_be_stopped(builder: Page) -> None:
    def hold(route: Route) -> None:
        """Answer nothing: a network so slow that people give up."""

    builder.route("**/tai-lieu/**", hold)
    _tick(builder, LESSON)
    _take(builder).click()
    expect(_said(builder)).to_have_text("Đang chuẩn bị…")
    assert _item(builder, LESSON).locator("[data-whole]").is_disabled()
    builder.get_by_role("button", name="Dừng lại").click()
    expect(_said(builder)).to_have_text("Đã dừng, chưa có tệp nào được lưu.")
    assert _take(builder).is_enabled() and _item(builder, LESSON).locator("[data-whole]").is_enabled()
    builder.unroute_all(behavior="ignoreErrors")


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
    _tick(builder, TALK)
    _take(builder).click()
    expect(_said(builder)).to_contain_text(words)
    builder.unroute(path)
    if "zip.js" not in path:  # a module that failed is not asked for again before the page is loaded anew
        _save(builder, tmp_path)


def test_without_digests_the_published_sums_travel_and_the_index_says_so(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.add_init_script(NO_DIGESTS)
    page.goto(site_url + PLACE)
    _tick(page, TALK)
    run_program("unzip", "-q", _save(page, tmp_path).name, folder=tmp_path)
    told = run_program("sha256sum", "-c", "SHA256SUMS.txt", folder=tmp_path).splitlines()
    assert told and all(line.startswith(f"01-{TALK}/") and line.endswith(": OK") for line in told)
    assert "trình duyệt chưa tự đối chiếu mã kiểm" in (tmp_path / "index.html").read_text("utf-8")


def test_the_packer_is_fetched_only_when_asked_for(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{PLACE}?chon={TALK}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(("zip.js", "tep.json"))]


def test_without_scripts_it_is_a_list_of_links(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PLACE)
    assert page.locator("input[type=checkbox]:visible, .kit-bar:visible, select:visible").count() == 0
    link = _item(page, TALK).get_by_role("link", name="Bản chữ")
    assert link.is_visible() and (link.get_attribute("href") or "").endswith(f"{TALK}.txt")
    assert page.get_by_text("đang tắt JavaScript").is_visible()
    context.close()


def test_a_kit_page_leads_here_with_its_materials_ticked(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/bo-tai-lieu/giao-vien-thcs/")
    count = page.locator(".kit-item").count()
    page.get_by_role("link", name="Chỉ lấy một phần, hoặc thêm tài liệu khác").click()
    expect(_total(page)).to_contain_text(f"{count} tài liệu")


def test_from_a_disk_it_is_a_list_of_links(browser: Browser, built_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((built_site / "bo-tai-lieu" / "tu-chon" / "index.html").as_uri())
    page.add_script_tag(content=(built_site / "assets" / "javascripts" / "kit.js").read_text("utf-8"))
    assert page.locator(".kit-bar").count() == 0
    assert _item(page, TALK).get_by_role("link", name="Bản chữ").is_visible()
    context.close()
