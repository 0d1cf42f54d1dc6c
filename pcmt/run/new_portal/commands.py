"""Commands of an office that makes or renews its portal: ``init``, ``remove-sample``, ``upgrade``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from pcmt import __version__
from pcmt.problems import EXIT_OK, UsageFault
from pcmt.run.clock import read_today
from pcmt.run.command_words import PortalCommand
from pcmt.run.copying.copy_review import copy_lines, copy_matters
from pcmt.run.new_portal.create import create_portal
from pcmt.run.new_portal.identity import LEVELS, Identity, check_address, default_title, find_commune, find_province
from pcmt.run.new_portal.sample import remove_sample
from pcmt.run.new_portal.upgrade import UNDO_FOLDER, Upgrade, undo_upgrade, upgrade
from pcmt.run.portal import find_root
from pcmt.run.terminal import ROOT, stopping_well


@click.command(
    cls=PortalCommand,
    help="Tạo một cổng mới trong THƯ-MỤC: hỏi tên đơn vị, nơi, địa chỉ; dựng được ngay, chưa có kế hoạch của ai.",
)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
@click.option("--unit", help="Tên đầy đủ của đơn vị chủ quản, ví dụ: Ủy ban nhân dân phường Kỳ Lừa.")
@click.option("--province", help="Tỉnh, thành phố hiện nay, ví dụ: Lạng Sơn.")
@click.option("--commune", help="Xã, phường, đặc khu, ví dụ: Phường Kỳ Lừa. Để trống nếu là cổng của tỉnh, thành phố.")
@click.option(
    "--level",
    type=click.Choice(sorted(LEVELS)),
    help="Cấp của đơn vị: tinh, xa, truong (trường học), don (đồn, trạm), thon (thôn, bản, tổ dân phố).",
)
@click.option("--url", help="Địa chỉ cổng khi mở thật, ví dụ: https://pcmt.langson.gov.vn/.")
@click.option("--title", help="Tên cổng.")
@click.option("--phone", default="", help="Điện thoại cơ quan.")
@click.option("--email", default="", help="Email cơ quan.")
@click.option("--from-sample", is_flag=True, help="Kèm dữ liệu mẫu để học; gỡ ra sau bằng lệnh remove-sample.")
@click.option(
    "--kit", type=click.Path(path_type=Path), default=None, help="Tệp .whl của bộ công cụ (thường không cần)."
)
@stopping_well
def init(folder: Path, from_sample: bool, kit: Path | None, **given: str | None) -> int:
    """Make a portal."""
    province = _answer(given["province"], "--province", "Tỉnh, thành phố", read=find_province)
    commune = _answer(
        given["commune"],
        "",
        "Xã, phường, đặc khu (cổng của tỉnh thì để trống)",
        default="",
        read=lambda typed: find_commune(typed, province) if typed else "",
    )
    level = LEVELS.get(given["level"] or "", "")
    if level not in {"", "province"} and not commune:
        raise UsageFault("thiếu --commune (xã, phường, đặc khu)")
    unit = _answer(given["unit"], "--unit", "Tên đầy đủ của đơn vị chủ quản")
    url = _answer(given["url"], "--url", "Địa chỉ cổng khi mở thật (https://…)", read=check_address)
    title = _answer(given["title"], "", "Tên cổng", default=default_title(commune, province))
    identity = Identity(unit, province, commune, url, title, given["phone"] or "", given["email"] or "", level)
    count = create_portal(folder, identity, read_today(), with_sample=from_sample, wheel=kit)
    click.echo(f"Đã tạo cổng trong {folder}: {count} tệp. Việc tiếp theo:")
    click.echo(f"  1. Mở thư mục ấy rồi chạy: python portal.py serve   (cd {folder})")
    click.echo("  2. Điền các dòng còn trống trong data/cong.yaml.")
    click.echo("  3. Thêm kế hoạch, sự kiện đầu tiên theo HUONG-DAN.md.")
    return EXIT_OK


def _answer(
    given: str | None,
    option: str,
    question: str,
    default: str | None = None,
    read: Callable[[str], str] = lambda typed: typed,
) -> str:
    """Return what was given, else what somebody at a terminal answers, else the default, as ``read`` understands it.

    At a terminal a wrong answer is asked for again. Raises UsageFault for a wrong option, or without any answer.
    """
    if given is not None:
        return read(given.strip())
    if not sys.stdin.isatty():
        if default is None:
            raise UsageFault(f"thiếu {option} ({question.lower()})")
        return read(default)
    while True:
        try:
            return read(str(click.prompt(question, default=default, show_default=bool(default))).strip())
        except UsageFault as fault:
            click.echo(f"  {fault}")


@click.command("remove-sample", cls=PortalCommand, help="Gỡ hết dữ liệu mẫu khỏi cổng, cả trong sổ địa chỉ.")
@ROOT
@click.option("--all", "with_changed", is_flag=True, help="Gỡ cả tệp mẫu đã bị sửa.")
@stopping_well
def remove_sample_command(root: Path, with_changed: bool) -> int:
    """Take the sample out."""
    removed = remove_sample(find_root(root), with_changed=with_changed)
    click.echo(f"Đã gỡ {len(removed.files)} tệp mẫu.")
    if removed.changed:
        click.echo("Giữ lại các tệp mẫu đã sửa (nay là của cổng này; muốn gỡ thì xóa tay):")
        click.echo("".join(f"  {name}\n" for name in removed.changed), nl=False)
    return EXIT_OK


@click.command(
    "upgrade",
    cls=PortalCommand,
    help="Xem và làm những việc cần khi thay bộ công cụ mới; data và docs được sao lưu trước.",
)
@ROOT
@click.option("--dry-run", is_flag=True, help="Chỉ cho xem sẽ đổi gì.")
@click.option("--undo", is_flag=True, help="Trả data về như trước lần nâng cấp gần nhất.")
@stopping_well
def upgrade_command(root: Path, dry_run: bool, undo: bool) -> int:
    """Move the data of a portal to this kit, or back."""
    root = find_root(root)
    if undo:
        version = undo_upgrade(root)
        click.echo(f"Đã trả data về như ở bản {version}. Để chạy lại bản đó, đặt tệp .whl của nó vào thư mục kit.")
        return EXIT_OK
    done = upgrade(root, dry_run=dry_run)
    _say(done, root, dry_run=dry_run)
    copies = list(copy_matters(root))
    if copies:
        click.echo("\n".join(copy_lines(copies)))
    return EXIT_OK


def _say(done: Upgrade, root: Path, *, dry_run: bool) -> None:
    if done.old == __version__:
        click.echo(f"Cổng đã ở bản {__version__}.")
        return
    click.echo(f"Bộ công cụ: bản {done.old} → bản {__version__}.")
    for news in done.news:
        click.echo(f"\n{news.rstrip()}")
    click.echo("")
    for step in done.steps:
        click.echo(f"{'Sẽ làm' if dry_run else 'Đã làm'}: {step}")
    for name in done.files:
        click.echo(f"{'Sẽ sửa' if dry_run else 'Đã sửa'}: {name}")
    if not done.files:
        click.echo("Không tệp nào trong data phải sửa.")
    if not dry_run:
        click.echo(
            f"Bản sao của data trước khi nâng cấp: {os.path.relpath(root / UNDO_FOLDER)}. Trả lại: pcmt upgrade --undo."
        )
