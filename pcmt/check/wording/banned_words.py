"""The list of the language lint, as data: phrases that an education page may not use, and the harmless ones near them.

Luật 120/2025/QH15, Điều 5, khoản 10 forbids instruction in and advertising of drugs, khoản 11 stigma; NĐ 282/2025/NĐ-CP,
Điều 30 sets the fines. Fear and absolutes are left out because they do not prevent anything and are not true.
"""

from __future__ import annotations

from typing import NamedTuple

STIGMA_CURE = "viết «người sử dụng trái phép chất ma túy», «người nghiện ma túy» hoặc «người sau cai nghiện»"
EFFECT_CURE = "bỏ phần tả cảm giác; nói về tình huống cần dừng lại và nơi trợ giúp"
HOWTO_CURE = "bỏ chi tiết này; không nói cách dùng, pha, mua, giấu hay tránh xét nghiệm"
FEAR_CURE = "nói đúng mức: nguy cơ, cách từ chối, nơi trợ giúp"
ROLE_CURE = "để thầy cô, người dẫn đọc lời rủ; học sinh chỉ tập từ chối và đứng cạnh bạn"
LURE_CURE = "đặt tiêu đề theo tình huống hoặc việc nên làm; tên gọi ấy chỉ nhắc trong bài khi thật cần để nhận biết"


class Banned(NamedTuple):
    """A banned phrase, and the words directly before or after it that make it acceptable.

    In ``phrase`` a space matches any white space, including Markdown asterisks, and ``|`` separates variants in
    brackets;
    matching is by whole words, case-insensitive, and treats old and new tone placement alike. ``keys`` are syllables of
    which
    every variant contains one: texts without any are skipped, which keeps the list cheap. ``in_headlines``: search
    titles and
    headings only.
    """

    phrase: str
    keys: str
    reason: str
    cure: str
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    in_headlines: bool = False


_STIGMA = "từ kỳ thị"
_EFFECT = "từ tả khoái cảm"
_DOSE = "lời chỉ liều lượng, cách pha, cách dùng"
_TRADE = "lời chỉ giá, chỗ mua bán"
_TEST = "lời chỉ cách giấu, cách tránh xét nghiệm"
_FEAR = "lời dọa nạt, nói quá"
_ROLE = "lời giao cho học sinh vai đi rủ bạn"
_LURE = "tên gọi như nhãn hàng, thu hút người đọc"

_DRUG = "(ma túy|heroin|hê rô in|thuốc lắc|ketamine|ke|đá|cần sa|thuốc phiện|cỏ mỹ)"
_COUNT = r"(nửa|một|hai|ba|vài|\d{1,4}([.,]\d{1,3})?)"
_UNIT = "(mg|miligam|gam|gram|ml|cc|viên|tép|chỉ|bi|liều|tem|điếu)"
_UNIT_KEYS = "mg miligam gam gram ml cc viên tép chỉ bi liều tem điếu"
_DODGE = "(qua mặt|đối phó|vượt qua|né|lọt|trốn|đánh lừa|qua được)"


def _stigma(phrase: str, keys: str, **rest: tuple[str, ...]) -> Banned:
    return Banned(phrase, keys, _STIGMA, STIGMA_CURE, **rest)  # type: ignore[arg-type]


def _effect(phrase: str, keys: str, **rest: tuple[str, ...]) -> Banned:
    return Banned(phrase, keys, _EFFECT, EFFECT_CURE, **rest)  # type: ignore[arg-type]


def _howto(reason: str, phrase: str, keys: str, **rest: tuple[str, ...]) -> Banned:
    return Banned(phrase, keys, reason, HOWTO_CURE, **rest)  # type: ignore[arg-type]


def _fear(phrase: str, keys: str, **rest: tuple[str, ...]) -> Banned:
    return Banned(phrase, keys, _FEAR, FEAR_CURE, **rest)  # type: ignore[arg-type]


BANNED = (
    _stigma("con nghiện", "nghiện", unless_after=("game", "điện thoại", "mạng", "internet", "thuốc lá", "rượu")),
    _stigma(
        "(thằng|kẻ|bọn|dân|lũ|đồ|quân|tên|gã) nghiện",
        "nghiện",
    ),
    _stigma("(đối tượng|thành phần|phần tử) nghiện", "nghiện"),
    _stigma("đối tượng (sử dụng|dùng) (trái phép )?(chất )?ma túy", "tượng"),
    _stigma("nghiện ngập", "ngập"),
    _stigma("(dân|bọn|lũ|đám) hút chích", "chích"),
    _stigma("xì ke", "xì"),
    _stigma("ngáo đá", "ngáo"),
    _stigma("(cặn bã|rác rưởi|sâu mọt)( của)? xã hội", "cặn rưởi mọt"),
    _stigma("(lỡ bước|làm lại cuộc đời|lầm lỡ|sa ngã|hoàn lương|lầm đường lạc lối)", "bước cuộc lầm ngã lương"),
    _effect(
        "phê",
        "phê",
        unless_before=("cà", "bút", "lời", "tự", "ô", "tê"),
        unless_after=("duyệt", "bình", "chuẩn", "phán", "chữa", "học bạ"),
    ),
    _effect("bay lắc", "lắc"),
    _effect("cảm giác bay", "bay", unless_after=("trên", "qua", "bằng máy")),
    _effect("[“\"«']bay[”\"»']", "bay"),
    _effect("high", "high", unless_after=("school", "tech")),
    _effect("hưng phấn (kéo dài|tột độ|cao độ|cực độ)", "phấn"),
    _effect("(cảm giác|gây|tạo|tăng) hưng phấn", "phấn"),
    _effect("tăng (cường )?sinh lý", "lý"),
    _effect("lên tiên", "tiên"),
    _effect("khoái cảm", "khoái"),
    _effect("(lâng lâng|đê mê|ngất ngây)", "lâng mê ngây"),
    _effect("sung sướng tột (độ|cùng)", "sướng"),
    _effect("quên hết (mọi )?(buồn phiền|muộn phiền|ưu phiền)", "quên"),
    _howto(_DOSE, "liều (dùng|gây phê|mạnh|lượng|an toàn)", "liều"),
    _howto(
        _DOSE,
        "(cách|công thức|tỷ lệ|tỉ lệ) pha( chế| trộn| loãng)?",
        "pha",
        unless_after=("trò", "trà", "sữa", "cà phê", "màu", "nước chanh"),
    ),
    _howto(_DOSE, "pha (chế |trộn )?(với|vào|cùng) (nước ngọt|nước tăng lực|bia|rượu|trà|cà phê|sữa)", "pha"),
    _howto(_DOSE, f"(dùng|uống|hút|hít|chích|tiêm|cắn|nuốt|chơi) {_COUNT} {_UNIT} {_DRUG}", _UNIT_KEYS),
    _howto(
        _DOSE,
        "cách (hút|hít|tiêm chích|chích|cuốn|đốt|cắn)",
        "hút hít chích cuốn đốt cắn",
        unless_after=("thở", "sâu", "bụi", "rác"),
    ),
    _howto(_DOSE, f"(điều chế|tổng hợp|nấu|chiết xuất) {_DRUG}", "chế hợp nấu xuất"),
    _howto(_TRADE, "(mua|bán) (ma túy|hàng cấm|hàng trắng) ở đâu", "đâu"),
    _howto(_TRADE, "(chỗ|nơi) (mua|bán) ma túy", "chỗ nơi"),
    _howto(
        _TRADE,
        f"giá (của )?(một|mỗi|1) {_UNIT}",
        "giá",
        unless_after=("thuốc cảm", "thuốc bổ", "thuốc lá", "kẹo", "vàng"),
    ),
    _howto(_TRADE, "giá (của )?(một|mỗi|1) gói", "gói", unless_after=("mì", "kẹo", "bánh", "quà", "xôi")),
    _howto(_TRADE, rf"\d[\d.,]* ?(k|nghìn|ngàn|triệu)( đồng)? ?(một|mỗi|/) ?{_UNIT}", "k nghìn ngàn triệu"),
    _howto(_TRADE, "(mua|bán|đặt) ma túy (qua|trên)", "qua trên"),
    _howto(_TRADE, "(kênh|nhóm|tài khoản|đường dẫn|link) telegram", "telegram"),
    _howto(_TRADE, "(mua|đặt|nhận) hàng (qua|trên) telegram", "telegram"),
    _howto(
        _TRADE,
        "#(ke|kẹoke|hàngtrắng|cần|cỏ|weed|baylắc|ngáo|đậpđá)",
        "ke kẹoke hàngtrắng cần cỏ weed baylắc ngáo đậpđá",
    ),
    _howto(_TEST, "(cách|chỗ|nơi|mẹo) (giấu|cất giấu)", "giấu", unless_after=("cảm xúc", "nỗi", "chuyện", "quà")),
    _howto(_TEST, "giấu (ma túy|hàng) (trong|ở|dưới) (người|giày|đế giày|áo|quần)", "giấu"),
    _howto(_TEST, f"{_DODGE} (với )?(việc )?xét nghiệm", "nghiệm"),
    _howto(_TEST, f"{_DODGE} (với )?(que thử|que test)", "que"),
    _howto(_TEST, f"{_DODGE} (với )?test", "test"),
    _howto(_TEST, f"{_DODGE} (với )?(việc )?(thử|kiểm tra) nước tiểu", "tiểu"),
    _howto(_TEST, "(để|cho|làm) (kết quả |ra )?âm tính", "tính"),
    _howto(
        _TEST,
        "(đào thải|thải độc|xả|làm sạch) (chất )?ma túy (nhanh|khỏi|trong)",
        "thải độc xả sạch",
    ),
    _fear("cái chết trắng", "trắng"),
    _fear("(thử|dùng|hút|chơi) (chỉ )?(một|1) lần (là|sẽ|cũng|thì) (đã |sẽ )?nghiện", "nghiện"),
    _fear("ai (thử|dùng|hút|chơi) (rồi )?cũng (sẽ )?(nghiện|chết)", "nghiện chết"),
    _fear("(dính|vướng|đụng) (vào |đến )?(ma túy )?(là|coi như) (chết|hết đời|tàn đời|xong đời)", "dính vướng đụng"),
    _fear("nghiện (là|thì|coi như) (chết|hết đời|tàn đời|bỏ đi)", "nghiện"),
    _fear("không bao giờ (cai|bỏ) được", "giờ"),
    _fear("(không thể|vô phương) cai nghiện", "cai", unless_after=("một mình", "khi", "nếu")),
    _fear("(địa ngục trần gian|thân tàn ma dại|lưỡi hái tử thần)", "ngục dại thần"),
    _fear("ma túy (là|đồng nghĩa với) (cái )?chết", "chết"),
    Banned(
        "(đóng|sắm|nhập|diễn|vào) vai (đi |người |bạn |kẻ |đứa )?(rủ|dụ|ép|mời|nhờ|lôi kéo|chào mời|bán|buôn|xấu)",
        "vai",
        _ROLE,
        ROLE_CURE,
        unless_before=("em nào", "bạn nào", "học sinh nào", "ai", "giáo viên", "thầy cô", "người dẫn", "người lớn"),
    ),
    Banned("(người|bạn|kẻ) rủ (chỉ )?(đọc|nói|chìa|đưa|viết)", "rủ", _ROLE, ROLE_CURE),
    Banned("giả làm (người|kẻ|bạn|đứa) (rủ|dụ|ép|mời|bán|buôn|xấu)", "giả", _ROLE, ROLE_CURE),
    Banned("(em|bạn|học sinh) a (rủ|dụ|ép|mời), (em|bạn|học sinh) b", "a", _ROLE, ROLE_CURE),
    Banned("bạn thứ nhất (rủ|dụ|ép|mời|chìa)", "nhất", _ROLE, ROLE_CURE),
    Banned("(một|hai|mỗi) (em|bạn|học sinh) đọc lời (rủ|dụ|ép|nhờ)", "đọc", _ROLE, ROLE_CURE),
    Banned(
        "(nước vui|nước xoài|bùa lưỡi|pod chill|cỏ mỹ|happy water|tem giấy|nấm thần|bóng cười|kẹo cần|muối tắm)",
        "vui xoài lưỡi chill mỹ happy giấy thần cười cần tắm",
        _LURE,
        LURE_CURE,
        in_headlines=True,
    ),
)
"""The list: add a line to ban a phrase, and a planted text with a near miss to ``tests/reading/test_language.py``."""
