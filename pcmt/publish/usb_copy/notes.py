"""Notes of the copy on itself: its day, the address of the live site, how to open it, its limits."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pcmt.show.materials.plain_copy import BOM
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.colours import Palette, palette
from pcmt.text.formats import format_date


class UsbEdition(NamedTuple):
    """A copy: name and address of the living site (with a slash at its end), the day of the copy, the colours of the portal."""

    title: str
    address: str
    day: date
    colours: Palette = palette()


def live_address(edition: UsbEdition, name: str) -> str:
    """Return the live address of the page in the file ``name``."""
    folder, slash, file = name.rpartition("/")
    return f"{edition.address}{folder}{slash}{'' if file == 'index.html' else file}"


def dating_line(edition: UsbEdition, name: str) -> str:
    """Return the line on every page with the day of the copy and a link to the live page."""
    return ENVIRONMENT.get_template("usb_copy/line.html").render(
        edition=edition,
        live=live_address(edition, name),
        shown=edition.address.partition("://")[2].rstrip("/"),
    )


def start_page(edition: UsbEdition, folder: str) -> bytes:
    """Return the page to open first; it links to the home page in ``folder``, and says what to do where that is missing."""
    return (
        ENVIRONMENT.get_template("usb_copy/start.html")
        .render(edition=edition, folder=folder, colours=edition.colours)
        .encode()
    )


def read_first(edition: UsbEdition, start: str) -> bytes:
    """Return the text file with instructions: UTF-8 with a byte order mark and CRLF, for old Notepad."""
    text = _READ_FIRST.format(
        title=edition.title.upper(), address=edition.address, day=format_date(edition.day), start=start
    )
    return (BOM + text).replace("\n", "\r\n").encode()


_READ_FIRST = """{title}
Bản chép ngày {day}, dùng được khi không có mạng.
Trang sống, luôn mới: {address}

CÁCH MỞ
1. Giải nén cả tệp ZIP ra một thư mục (Windows: bấm chuột phải vào tệp ZIP, chọn “Giải nén tất cả” hoặc “Extract All”).
   Đừng mở ngay bên trong tệp ZIP: trang sẽ thiếu hình và không bấm đi tiếp được.
2. Mở thư mục vừa giải nén, bấm đúp tệp {start}; dùng Edge, Chrome hoặc trình duyệt cùng loại.
3. Muốn đưa cho người khác: chép tệp ZIP, hoặc chép cả thư mục; giữ nguyên tên tệp và thư mục “trang”.
4. Điện thoại thường chỉ mở được từng tệp, không mở được cả cổng: hãy dùng máy tính.

DÙNG ĐƯỢC KHI KHÔNG CÓ MẠNG
- Đọc mọi trang, bấm mọi đường dẫn trong cổng, in.
- Tìm kiếm, gõ không dấu cũng được; lọc các danh sách.
- Mở và chép các tệp kèm theo.

KHÔNG DÙNG ĐƯỢC
- Tin và thay đổi sau ngày {day}: sự kiện có thể đã hoãn, hủy; văn bản, số điện thoại có thể đã thay.
  Khi có mạng, bấm địa chỉ “trang sống” ở đầu mỗi trang để xem bản mới.
- Chọn nhiều tài liệu rồi gói thành một tệp ZIP: hãy mở từng tệp, hoặc lấy bộ có sẵn ở mục “Bộ tài liệu”.
- Đăng ký nhận tin và lịch tự cập nhật: cần mạng, dùng địa chỉ của trang sống.
- Đường dẫn ra trang khác (văn bản gốc, nguồn trích): cần mạng.

Bản chép này không gửi gì ra ngoài, không cài gì vào máy. Bản mới hơn: tải lại từ nơi đã đưa bạn bản này, hoặc vào trang sống.
"""
