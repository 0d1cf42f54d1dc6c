"""Neutral Vietnamese sentences for the benchmark: grammatical enough to have the size of real text, without any fact."""

from __future__ import annotations

from random import Random

ACTIONS = (
    "tổ chức tuyên truyền", "xây dựng nội dung", "phổ biến tài liệu", "hướng dẫn thực hiện", "phối hợp triển khai",
    "rà soát kết quả", "cập nhật thông tin", "bố trí người phụ trách", "lồng ghép hoạt động", "duy trì câu lạc bộ",
    "chuẩn bị địa điểm", "tập huấn kỹ năng", "lấy ý kiến đóng góp", "đánh giá cách làm", "nhân rộng mô hình",
)  # fmt: skip
OBJECTS = (
    "phòng, chống ma túy", "kỹ năng từ chối", "nhận biết tình huống cần dừng lại", "trò chuyện trong gia đình",
    "lối sống lành mạnh", "tìm sự trợ giúp", "hòa nhập cộng đồng", "sinh hoạt dưới cờ", "hoạt động ngoại khóa",
    "thông tin trên hệ thống loa", "tài liệu in và tài liệu nghe", "tấm gương người tốt việc tốt",
)  # fmt: skip
PLACES = (
    "tại trường học", "tại nơi làm việc", "ở khu dân cư", "tại nhà văn hóa", "trên địa bàn", "trong từng tổ dân phố",
    "tại các buổi họp thôn", "trên trang thông tin điện tử", "trong tuần sinh hoạt chung", "tại thư viện",
)  # fmt: skip
PEOPLE = (
    "học sinh và sinh viên", "cha mẹ và người chăm sóc", "giáo viên chủ nhiệm", "người lao động", "đoàn viên thanh niên",
    "cán bộ cơ sở", "người dân", "thành viên câu lạc bộ", "người cao tuổi", "tổ tự quản",
)  # fmt: skip
MANNERS = (
    "bằng hình thức phù hợp", "theo đúng thời gian đã định", "gắn với công việc thường ngày", "bảo đảm thiết thực, tiết kiệm",
    "có người theo dõi cụ thể", "với lời lẽ dễ hiểu", "không phô trương hình thức", "dựa trên nhu cầu của người nghe",
)  # fmt: skip


def clause(rng: Random) -> str:
    """Return a clause without a capital or a full stop."""
    return f"{rng.choice(ACTIONS)} về {rng.choice(OBJECTS)} cho {rng.choice(PEOPLE)} {rng.choice(PLACES)}, {rng.choice(MANNERS)}"


def sentence(rng: Random) -> str:
    """Return a capitalised clause with a full stop."""
    text = clause(rng)
    return f"{text[0].upper()}{text[1:]}."


def paragraph(rng: Random, sentences: int) -> str:
    """Return some sentences on one line."""
    return " ".join(sentence(rng) for _ in range(sentences))
