"""What 24 visitors come for, each as the taps of a real visit from the front page, and the figures of the review before.

A step is what is done and where: ``tap`` a link or button, ``take`` a file, ``type`` words into a field, ``see`` something:
the page is scrolled until it is in the window.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

MENU = 'header [data-opens="__drawer"]'
LESSON = "tai-lieu/giao-an-45-phut-thcs/"
PLAN = "ke-hoach/bcd-138-hai-duong-2024/"


class Step(NamedTuple):
    """A step of a visit; ``where`` is a CSS selector, of which the first visible element is meant."""

    does: Literal["tap", "take", "type", "choose", "enter", "see"]
    where: str
    words: str = ""


class Mark(NamedTuple):
    """What a visit must not exceed; None for no limit.

    ``extent``: what is seen last fits one window; ``top``: where it begins on its page at the latest, in pixels.
    """

    taps: int | None = None
    screens: float | None = None
    extent: bool = False
    top: int | None = None


class Visit(NamedTuple):
    """A task: its name, what the review counted for it (taps, screens; empty where it did not), and its steps."""

    id: str
    title: str
    before: tuple[str, str]
    steps: tuple[Step, ...]
    mark: Mark = Mark()


def tap(where: str) -> Step:
    """Tap a link or a button."""
    return Step("tap", where)


def to(path: str) -> Step:
    """Tap the first link in the page that leads to a path."""
    return Step("tap", f'main a[href*="{path}"]')


def see(where: str) -> Step:
    """Scroll until something is in the window."""
    return Step("see", where)


def take(ending: str) -> Step:
    """Take a file by its link in the page."""
    return Step("take", f'main a[download][href$="{ending}"]')


def typed(where: str, words: str) -> Step:
    """Type words into a field."""
    return Step("type", where, words)


def choose(where: str, words: str) -> Step:
    """Choose from a list: it is opened and one of its entries is tapped."""
    return Step("choose", where, words)


def enter(where: str) -> Step:
    """Press the key that sends a field."""
    return Step("enter", where)


def way(place: str) -> Step:
    """Go through one of the three ways of the front page."""
    return tap(f'main .ways a[href*="{place}"]')


TEXT = see(".material-body > *")
_NONE = ("–", "–")

VISITS = (
    Visit("so-goi", "Phụ huynh: một số để gọi", ("2", "0"), (tap('a[href="tel:111"]'),), Mark(1, 1)),
    Visit(
        "noi-chuyen-voi-con",
        "Phụ huynh: cách nói chuyện với con",
        ("2", "9,0"),
        (way("nguoi-dan"), to("noi-chuyen-voi-con"), TEXT),
    ),
    Visit("dau-hieu", "Phụ huynh: dấu hiệu con cần được giúp", _NONE, (way("nguoi-dan"), to("dau-hieu-con"), TEXT)),
    Visit(
        "khong-tinh", "Có người gọi không tỉnh: làm gì", _NONE, (way("nguoi-dan"), to("khi-co-nguoi-khong-tinh"), TEXT)
    ),
    Visit("dieu-tri", "Muốn điều trị thì bắt đầu từ đâu", _NONE, (way("nguoi-dan"), to("dieu-tri-cai-nghien"), TEXT)),
    Visit(
        "hua-va-lam",
        "Hải Dương hứa gì, đã làm chưa",
        ("3", "35,2"),
        (tap(MENU), tap('.md-nav--primary a[href*="ke-hoach/"]'), to(PLAN), see(".plan-promised")),
        Mark(extent=True),
    ),
    Visit(
        "gan-toi",
        "Gần tôi có gì tháng này",
        ("2", "–"),
        (tap(MENU), tap('.md-nav--primary a[href*="dia-phuong/"]'), to("su-kien/"), see("main h2")),
    ),
    Visit(
        "ten-cu",
        "Tìm nơi của tôi bằng tên trước 7/2025",
        _NONE,
        (tap("#tim-noi"), typed("#tim-noi", "hoang van thu"), see("#noi-tim-thay [role=option]")),
    ),
    Visit(
        "tim",
        "Tìm “thuoc la dien tu”",
        ("1", "–"),
        (tap("#tim-o-day"), typed("#tim-o-day", "thuoc la dien tu"), enter("#tim-o-day"), see(".search-hit")),
    ),
    Visit(
        "bai-word",
        "Bài THCS 45 phút, bản Word",
        ("3", "6,5"),
        (way("nha-truong"), to(LESSON), take("-sua-duoc.docx")),
        Mark(3, 3),
    ),
    Visit(
        "the-cat",
        "Thẻ cắt rời của bài ấy",
        _NONE,
        (way("nha-truong"), to(LESSON), tap('a[href="#phieu-the"]'), take("-phieu-the-tinh-huong.pdf")),
    ),
    Visit(
        "chu-bat-dau",
        "Chữ của một tài liệu bắt đầu trong 600 px",
        ("–", "2,4"),
        (way("nha-truong"), to(LESSON), TEXT),
        Mark(3, top=600),
    ),
    Visit(
        "ap-phich",
        "Áp phích có tên trường",
        ("5", "–"),
        (
            way("nha-truong"),
            to("ap-phich-thcs"),
            to("ap-phich-thcs-cung-roi-di/in/"),
            typed('input[name="ten"]', "Trường THCS Nguyễn Du"),
            see("button.main"),
        ),
    ),
    Visit(
        "bo-tieu-hoc",
        "Bộ ZIP cho giáo viên tiểu học",
        ("4", "–"),
        (way("nha-truong"), to("bo-tai-lieu/giao-vien-tieu-hoc"), take(".zip")),
    ),
    Visit(
        "cau-hoi", "Câu hỏi tự kiểm tra", ("3", "13,9"), (way("nha-truong"), to("cau-hoi-thcs"), see(".quiz-question"))
    ),
    Visit(
        "loa",
        "Lời phát thanh hôm nay, chép được",
        ("2", "9,4"),
        (way("xa-phuong"), to("bai-phat-thanh-xa-3-phut"), see(".read-aloud")),
    ),
    Visit("viec-cua-xa", "Xã: luật giao việc gì", ("2", "2,8"), (way("xa-phuong"), to("luat-giao-viec-gi")), Mark(2)),
    Visit("han", "Xã: hạn báo cáo tới", ("1", "–"), (way("xa-phuong"), see("#han-bao-cao"))),
    Visit(
        "theo-doi",
        "Giáo viên nhận tin tài liệu mới",
        ("5", "–"),
        (
            tap(MENU),
            tap('.md-nav--primary a[href*="dia-phuong/"]'),
            to("dang-ky/"),
            choose("#chon-doi-tuong", "Giáo viên, nhà trường"),
            tap('.choice:has-text("ứng dụng đọc tin")'),
            see('main [data-offer] a[href$=".xml"], main [data-offer] [data-copy]'),
        ),
    ),
    Visit(
        "so-sanh",
        "So sánh hai kế hoạch",
        ("5", "–"),
        (tap(MENU), tap('.md-nav--primary a[href*="ke-hoach/"]'), tap('main a[href*="so-sanh/"]'), see("main h2")),
    ),
    Visit(
        "csv",
        "Chỉ tiêu ra bảng CSV",
        ("2", "–"),
        (tap(MENU), tap('.md-nav--primary a[href*="ke-hoach/"]'), take("chi-tieu.csv")),
        Mark(3),
    ),
    Visit(
        "chuong-trinh",
        "Chương trình Tháng hành động, tờ A4",
        ("3", "–"),
        (way("xa-phuong"), to("chien-dich/"), to("chuong-trinh/"), see(".sheet")),
    ),
    Visit(
        "luat-voi-con",
        "Luật 2025 nói gì với cha mẹ, đọc bản chính thức",
        _NONE,
        (way("nguoi-dan"), to("van-ban/luat-120-2025"), see('main a[href^="https://"]')),
    ),
    Visit(
        "khong-thay",
        "Tìm thứ không có: được giúp gì",
        ("1", "–"),
        (tap("#tim-o-day"), typed("#tim-o-day", "xqzw"), enter("#tim-o-day"), see('.search-help a[href^="tel:"]')),
    ),
)
