"""The commands of upkeep: ``restore``, ``new``, ``copy``, ``doctor``, ``cards``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pcmt.model import KINDS
from pcmt.problems import EXIT_ENVIRONMENT, EXIT_OK, EnvironmentFault, UsageFault
from pcmt.publish.pdf.guide_pages import CARDS, QUICK_START, pages_in, picture_paths, print_guide
from pcmt.run.clock import read_today
from pcmt.run.command_words import PortalCommand
from pcmt.run.copying.copy_shared import copied_words, copy_shared
from pcmt.run.copying.shared_entries import shown_text, titles_of_entries
from pcmt.run.copying.shared_originals import find_by_name, titles_of_kind
from pcmt.run.new_portal.starter import starter_folder
from pcmt.run.portal import find_root
from pcmt.run.publishing.places import find_place
from pcmt.run.terminal import ROOT, stopping_well
from pcmt.run.upkeep.doctor import findings
from pcmt.run.upkeep.new_record import publish_words, write_record
from pcmt.run.upkeep.restore import BROKEN_FOLDER, find_address, restore_record
from pcmt.text.colours import palette

GUIDE = "HUONG-DAN.md"


def guide_pictures(folder: Path, guide: str) -> dict[str, bytes]:
    """Return the pictures of the pages that are printed, by the path below ``folder`` under which the guide names them."""
    pages = (page for section in (QUICK_START, CARDS) for page in pages_in(guide, section))
    return {path: (folder / path).read_bytes() for page in pages for path in picture_paths(page)}


@click.command("cards", cls=PortalCommand, help="In hướng dẫn bắt đầu nhanh và từng thẻ việc thành tệp PDF.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("the-viec"), help="Thư mục ghi các tệp."
)
@stopping_well
def cards_command(out: Path) -> int:
    """Print the guide of this kit."""
    guide = (starter_folder() / GUIDE).read_text(encoding="utf-8")
    count = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file in print_guide(guide, guide_pictures(starter_folder(), guide), palette(), read_today()):
            (out / file.name).write_bytes(file.content)
            count += 1
    except OSError as error:
        raise EnvironmentFault(f"không ghi được {out}: {error.strerror or error}") from None
    click.echo(f"Đã ghi {count} tệp vào {out}: bốn trang bắt đầu nhanh, mỗi thẻ việc một trang.")
    return EXIT_OK


_MARKS = {"good": "được ", "note": "lưu ý", "bad": "HỎNG "}


@click.command(
    "restore", cls=PortalCommand, help="Lấy lại bản ghi bị xóa hoặc hỏng, ví dụ: pcmt restore su-kien/le-phat-dong."
)
@ROOT
@click.argument("name", metavar="LOẠI/MÃ")
@click.option(
    "--from",
    "target",
    metavar="NƠI-ĐĂNG",
    default="",
    help="Nơi đã đăng, để tìm trong các bản cũ; viết như khi publish.",
)
@stopping_well
def restore_command(root: Path, name: str, target: str) -> int:
    """Fetch a record back."""
    root = find_root(root)
    kind, record_id = find_address(root, name)
    had_file = (root / f"data/{kind}/{record_id}.yaml").is_file()
    version = restore_record(root, kind, record_id, find_place(root, target).local.folder if target else None)
    click.echo(f"Đã lấy lại data/{kind}/{record_id}.yaml từ {version.origin}.")
    if had_file:
        click.echo(f"Bản đang hỏng được cất ở {BROKEN_FOLDER}.")
    click.echo("Hãy đọc lại, rồi chạy lệnh kiểm tra.")
    return EXIT_OK


def _ask(words: str) -> str:
    return str(click.prompt(words, default="", show_default=False))


@click.command(
    "new", cls=PortalCommand, help="Tạo tệp của một bản ghi mới (bản nháp): hỏi vài trường, ghi chú các trường còn lại."
)
@ROOT
@click.argument("kind", metavar="LOẠI")
@click.option("--id", "record_id", default="", help="Mã (tên tệp); bỏ trống thì lấy theo tên gọi.")
@click.option(
    "--set", "given", multiple=True, metavar="TRƯỜNG=GIÁ-TRỊ", help="Trả lời sẵn một trường, dùng được nhiều lần."
)
@stopping_well
def new_command(root: Path, kind: str, record_id: str, given: tuple[str, ...]) -> int:
    """Begin a record."""
    root = find_root(root)
    pairs = {}
    for one in given:
        key, sign, value = one.partition("=")
        if not sign:
            raise UsageFault(f"--set phải viết dạng trường=giá trị, không phải «{one}»")
        pairs[key] = value
    today = read_today()
    path = write_record(root, kind, record_id, pairs, _ask, today)
    click.echo(f"Đã tạo {os.path.relpath(path)} (bản nháp). Mở tệp, viết tiếp, rồi chạy lệnh kiểm tra.")
    click.echo(f"Muốn đăng thì {publish_words(today)}.")
    return EXIT_OK


@click.command(
    "copy",
    cls=PortalCommand,
    help="Chép một bản ghi của bộ chung vào data để sửa cho cổng này, ví dụ: pcmt copy goi-111. Với danh mục, chép từng"
    " mục: pcmt copy viec-trong-thang truong-chao-co.",
)
@ROOT
@click.argument("name", metavar="MÃ")
@click.argument("entries", metavar="[MÃ-MỤC]…", nargs=-1)
@click.option("--list", "is_list", is_flag=True, help="Chỉ kể mã: các bản ghi của một loại, hoặc các mục của danh mục.")
@click.option("--show", is_flag=True, help="Chỉ in bản chung ra màn hình để đọc, để so.")
@stopping_well
def copy_command(root: Path, name: str, entries: tuple[str, ...], is_list: bool, show: bool) -> int:
    """Copy a shared record."""
    root = find_root(root)
    if name in KINDS and entries:  # the kind and the id as two words
        name, entries = f"{name}/{entries[0]}", entries[1:]
    if is_list:
        titles = titles_of_kind(name) if name in KINDS else titles_of_entries(find_by_name(root, name))
        click.echo("\n".join(f"{one.id}: {one.title}" for one in titles))
        return EXIT_OK
    if show:
        click.echo(shown_text(find_by_name(root, name), entries), nl=False)
        return EXIT_OK
    copied = copy_shared(root, name, entries)
    click.echo("\n".join(copied_words(copied, os.path.relpath(root / copied.path))))
    return EXIT_OK


@click.command("doctor", cls=PortalCommand, help="Xem máy này có đủ thứ để dựng và đăng cổng không.")
@ROOT
@stopping_well
def doctor_command(root: Path) -> int:
    """Look over the machine."""
    found = list(findings(find_root(root)))
    for one in found:
        click.echo(f"{_MARKS[one.weight]}  {one.words}")
    return EXIT_ENVIRONMENT if any(one.weight == "bad" for one in found) else EXIT_OK


COMMANDS = (restore_command, new_command, copy_command, doctor_command, cards_command)
