"""Claims that pages may not make alone: a norm without its figure, first aid with a part left out, a source that is a copy."""

from __future__ import annotations

import pytest

from pcmt.check.wording.first_aid import find_missing_aid
from pcmt.check.wording.norms import find_bare_norms
from pcmt.check.wording.source_hosts import COPIES, REPOSITORIES, find_bad_host

BARE = [
    "Hầu hết học sinh không dùng ma túy.",
    "hầu hết các bạn cùng tuổi với các cháu không dùng ma túy",
    "**Hầu hết học sinh** không dùng ma tuý",
    "Đa số thanh niên chưa từng sử dụng ma túy.",
    "Phần lớn bạn bè em chọn không dùng",
    "hầu hết bạn bè em không dùng và cũng không muốn dùng",
    "Rất ít học sinh sử dụng thuốc lá điện tử.",
    "Chỉ số ít các em dùng.",
    "Gần như không học sinh nào dùng ma túy.",
    "Hầu hết các em đều nói không với ma túy.",
    "Học sinh hầu hết không dùng.",
    "Đa phần các bạn không hút.",
    "Ít ai trong lớp em dùng.",
    "Không mấy bạn dùng ma túy.",
    "Chỉ có vài em sử dụng.",
    "97% học sinh không dùng ma túy.",
    "Hầu hết học sinh không dùng ma túy: 99%.",
    "Hầu hết học sinh không dùng (khảo sát 2019).\n\nCó 97% em nói vậy.",
]
SOUND = [
    "Theo khảo sát năm 2019, 2,6% học sinh có dùng: hầu hết học sinh không dùng.",
    "Hầu hết lớp ta không muốn bạn mình bị ép.",
    "Phần lớn là lời rủ tốt.",
    'Người ta hay kể chuyện lạ, ít ai kể "tớ không dùng".',
    "Đến năm 2030 có 50% xã không ma túy.",
    "Khảo sát năm 2019: 2,6% có dùng, nghĩa là khoảng 97 trong 100 em không dùng.",
    "Người kể thì ít, người nghe thì nhiều.",
    "phần lớn các đôi có câu của mình và bước đi",
    "Hầu hết chúng ta lo. Con không dùng điện thoại.",
]
WHOLE = (
    "Em mệt lả, gọi không đáp: gọi 115. Trong lúc chờ: em còn thở thì đặt em nằm nghiêng; không cho ăn uống, không móc họng;"
    " ngừng thở thì ép tim theo lời nhân viên 115."
)


@pytest.mark.parametrize("text", BARE)
def test_a_norm_without_figure_year_and_source_is_told(text: str) -> None:
    assert list(find_bare_norms(text))


@pytest.mark.parametrize("text", SOUND)
def test_a_norm_with_them_and_other_sentences_pass(text: str) -> None:
    assert not list(find_bare_norms(text))


def test_place_of_a_norm_is_that_of_its_first_word() -> None:
    assert list(find_bare_norms("Chào.\nHầu hết học sinh không dùng.")) == [(6, "hầu hết học sinh không dùng")]


def test_whole_first_aid_passes_and_so_does_a_text_about_something_else() -> None:
    assert find_missing_aid(WHOLE) == []
    assert find_missing_aid("Em mệt vì học khuya: báo cô.") == []
    assert find_missing_aid("Có người cần cấp cứu: gọi 115.") == []


@pytest.mark.parametrize(
    ("left_out", "name"),
    [
        ("đặt em nằm nghiêng", "đặt nằm nghiêng"),
        ("không cho ăn uống, ", "không cho ăn uống"),
        (", không móc họng", "không móc họng, gây nôn"),
        ("ép tim", "ngừng thở thì ép tim"),
    ],
)
def test_each_part_of_first_aid_is_missed(left_out: str, name: str) -> None:
    assert find_missing_aid(WHOLE.replace(left_out, "")) == [name]


def test_a_number_alone_misses_all_the_rest() -> None:
    assert len(find_missing_aid("Bạn bất tỉnh: gọi Cấp cứu 115, ở lại.")) == 4
    assert all(
        find_missing_aid(f"Em {words}: báo cô.") for words in ("ngất", "khó thở", "ngủ li bì", "bị ngộ độc", "tím tái")
    )
    assert len(find_missing_aid("Bạn lỡ uống, **co giật**.")) == 5


@pytest.mark.parametrize(
    "text",
    [
        "https://cupdf.com/document/a.html",
        "https://www.scribd.com/document/1",
        "https://text.123docz.net/document/2",
        "https://DocPlayer.vn/3-a.html",
        "https://pt.slideshare.net/a",
        "https://documents.pub/a",
        "https://tailieu.vn/doc/a.html",
        "123docz.net: giáo án",
        "Bản chép ở studocu.com",
    ],
)
def test_sites_of_copies_are_known(text: str) -> None:
    assert find_bad_host(text, COPIES)


@pytest.mark.parametrize(
    "text",
    ["https://github.com/a/b", "https://raw.githubusercontent.com/a", "https://a.github.io/", "https://gitlab.com/a"],
)
def test_repositories_are_known(text: str) -> None:
    assert find_bad_host(text, REPOSITORIES)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.gov.scot/Publications/2016/12/4388",
        "https://doi.org/10.1002/14651858.CD003020.pub3",
        "https://vanban.chinhphu.vn/?docid=216502",
        "https://dulieu.langson.gov.vn/tailieu.vn-moi",
        "[Công báo] 1583+1584",
        "https://[khong-phai",
        "",
    ],
)
def test_other_sources_pass(text: str) -> None:
    assert find_bad_host(text, [*COPIES, *REPOSITORIES]) is None
