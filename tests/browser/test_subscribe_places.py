"""The page dang-ky/ for those whose place has no page: found by name of today or before, led to the nearest feed and calendar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Scheme, Windows, accessibility_faults

OWN = "https://pcmt.example/"


def _place(page: Page, words: str) -> list[str]:
    """What is offered for a name typed at once."""
    page.locator("input[name=theo][value=dia-phuong]").check()
    page.locator("#tim-dia-phuong").fill(words)
    expect(page.locator("#thay-dia-phuong")).to_contain_text("Thấy")
    return page.locator("#thay-dia-phuong + .chooser-found button").all_inner_texts()


def test_a_commune_without_a_page_is_found_and_gets_the_feed_of_its_province(guide: Page) -> None:
    assert _place(guide, "phuong ba dinh")[0] == "Phường Ba Đình, Thành phố Hà Nội"
    guide.keyboard.press("Enter")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text(
        "Phường Ba Đình, Thành phố Hà Nội chưa có tin riêng trên cổng. Hãy theo dõi Thành phố Hà Nội"
    )
    expect(guide.locator("#tim-dia-phuong")).to_have_value("Phường Ba Đình, Thành phố Hà Nội")
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/dia-phuong/ha-noi.ics")
    guide.locator("input[name=cach][value=tin]").check()
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}rss/dia-phuong/ha-noi.xml")


@pytest.mark.parametrize(
    ("words", "title", "says"),
    [
        ("mu cang chai", "Xã Mù Cang Chải, Tỉnh Lào Cai", "; Tỉnh Lào Cai cũng chưa có. Hãy theo dõi tin của cả nước"),
        ("LÀO CAI", "Tỉnh Lào Cai", "Tỉnh Lào Cai chưa có tin riêng trên cổng. Hãy theo dõi tin của cả nước"),
        ("da nang", "Thành phố Đà Nẵng", "Thành phố Đà Nẵng chưa có tin riêng trên cổng. Hãy theo dõi tin của cả nước"),
    ],
)
def test_where_the_province_has_no_page_either_the_country_is_followed(
    guide: Page, words: str, title: str, says: str
) -> None:
    assert _place(guide, words)[0] == title
    guide.locator(".chooser-found button").first.click()
    expect(guide.locator("#thay-dia-phuong")).to_contain_text(says)
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/dia-phuong/viet-nam.ics")


def test_a_former_commune_and_a_former_district_lead_to_the_units_of_today(guide: Page) -> None:
    assert "tên cũ: Phường Quán Thánh" in _place(guide, "phuong quan thanh")[0]
    guide.keyboard.press("Enter")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text(
        "nay là Phường Ba Đình, Thành phố Hà Nội. Nơi này chưa có tin riêng trên cổng."
    )
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/dia-phuong/ha-noi.ics")
    _place(guide, "huyen kien thuy")
    guide.keyboard.press("Tab")
    guide.keyboard.press("Enter")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text("nay thuộc 5 đơn vị. Chọn nơi của bạn:")
    expect(guide.locator("[data-chosen]")).to_be_hidden()
    guide.get_by_role("button", name="Xã Nghi Dương").click()
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/dia-phuong/hai-phong.ics")


def test_a_name_is_found_though_records_have_its_words_elsewhere(guide: Page) -> None:
    assert _place(guide, "phuong dong son")[:2] == [
        "Phường Đông Sơn, Tỉnh Thanh Hoá",
        "Phường Đồng Sơn, Tỉnh Quảng Trị",
    ]
    assert _place(guide, "dong kinh lang son") == ["Phường Đông Kinh, tỉnh Lạng Sơn"]


def test_names_of_the_country_are_fetched_when_somebody_types_a_place(guide: Page) -> None:
    asked: list[str] = []
    guide.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    _place(guide, "l")
    assert asked == ["dia-phuong.json"]
    _place(guide, "ba dinh")
    assert "place_names.js" in asked
    assert [name for name in asked if name.endswith(".json")] == ["dia-phuong.json", "tinh.json", "ba.json"]


def test_places_of_one_name_are_all_found_the_one_with_a_page_first(guide: Page) -> None:
    assert _place(guide, "dong kinh")[:2] == ["Phường Đông Kinh, tỉnh Lạng Sơn", "Xã Đông Kinh, Tỉnh Hà Tĩnh"]
    for name in ("ky lua", "tam thanh", "luong van tri"):
        assert _place(guide, name)[0].endswith("tỉnh Lạng Sơn"), name


def test_a_province_is_found_by_its_short_name(guide: Page) -> None:
    for words in ("tp hcm", "tphcm", "TP.HCM", "sài gòn"):
        assert _place(guide, words)[0] == "Thành phố Hồ Chí Minh", words
    for words, title in {"hn": "Thành phố Hà Nội", "hp": "Thành phố Hải Phòng", "tt huế": "Thành phố Huế"}.items():
        assert _place(guide, words)[0] == title, words


def test_the_page_asks_for_a_place_once(guide: Page) -> None:
    expect(guide.locator(".place-picker")).to_have_count(0)
    guide.locator("input[name=theo][value=dia-phuong]").check()
    expect(guide.locator(".prose input[type=search]:visible")).to_have_count(1)
    expect(guide.get_by_role("heading", name="Tôi ở…")).to_be_hidden()


def test_what_no_list_has_is_said_with_what_to_try(guide: Page) -> None:
    guide.locator("input[name=theo][value=dia-phuong]").check()
    guide.locator("#tim-dia-phuong").fill("xa khong co noi nay")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text("Thử gõ chỉ tên riêng, không cần «xã», «phường»")
    guide.locator("#tim-dia-phuong").fill("q")
    expect(guide.locator("#thay-dia-phuong")).to_have_text("Gõ thêm chữ để tìm.")
    guide.locator("input[name=theo][value=co-quan]").check()
    guide.locator("#tim-co-quan").fill("khong co noi nay")
    expect(guide.locator("#thay-co-quan")).to_contain_text("Không thấy cơ quan nào")


def test_names_that_could_not_be_fetched_are_said(guide: Page) -> None:
    guide.route("**/noi-o/*.json", lambda route: route.abort())
    guide.locator("input[name=theo][value=dia-phuong]").check()
    guide.locator("#tim-dia-phuong").fill("ba dinh")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text("Chưa tải được danh sách")
    assert _place(guide, "dong kinh lang son") == ["Phường Đông Kinh, tỉnh Lạng Sơn"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_choices_and_answer_are_accessible_and_fit(windows: Windows, site_url: str, width: int, scheme: Scheme) -> None:
    page = windows.new_page(width, 1000, scheme)
    page.goto(f"{site_url}/dang-ky/")
    _place(page, "phuong quan thanh")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("[data-offer] .offer:visible")).to_have_count(1)
