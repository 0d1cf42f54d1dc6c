"""The command line: ``pcmt check``, ``build``, ``serve`` and more. Exit codes: 0 sound, 1 data, 2 usage, 3 machine, 4 busy."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from pcmt import __version__
from pcmt.problems import EXIT_OK, exit_code, report_json, terminal_report
from pcmt.read.file_cache import open_cache
from pcmt.run.build import BuildRun, draw_site, prepare_engine, printing_downloads, progress_bar
from pcmt.run.clock import read_now
from pcmt.run.command_words import PortalGroup
from pcmt.run.portal import Portal, examine, find_root
from pcmt.run.publishing.addresses import REGISTER_PATH, keep_addresses, new_addresses
from pcmt.run.publishing.override import Override, gate_options
from pcmt.run.rebuilding.kept_findings import KeptFindings
from pcmt.run.rebuilding.workshop import open_workshop
from pcmt.run.swap_site import restore
from pcmt.run.terminal import ROOT, TRYING, open_checked, stopping_well, verdict
from pcmt.show.parts.files import size_words
from pcmt.text.formats import format_number
from pcmt.text.remembered import results_of_one_run


def _further_commands() -> Iterator[click.Command]:
    """Yield the commands that no build and no check of the data uses, with all that they import."""
    from pcmt.run.new_portal.commands import init, remove_sample_command, upgrade_command
    from pcmt.run.publishing.commands import COMMANDS as PUBLISHING
    from pcmt.run.upkeep.commands import COMMANDS as UPKEEP

    yield from (*PUBLISHING, *UPKEEP, init, remove_sample_command, upgrade_command)


@click.group(
    cls=PortalGroup,
    further=_further_commands,
    help="Cổng phòng, chống ma túy: kiểm tra dữ liệu, dựng trang, xem thử, đăng.",
)
@click.version_option(__version__, message="pcmt, bản %(version)s", help="Hiện số bản.")
def main() -> None:
    """Group of commands."""


@main.command(help="Kiểm tra toàn bộ dữ liệu, báo mọi lỗi một lần.")
@ROOT
@click.option("--json", "as_json", is_flag=True, help="In báo cáo dạng JSON.")
@stopping_well
def check(root: Path, as_json: bool) -> int:
    """Report every problem of the data."""
    now, root = read_now(), find_root(root)
    findings = KeptFindings(open_cache(root), root)
    with progress_bar(TRYING) as on_progress:
        examined = examine(root, now.date(), on_progress, now=now, read=findings.records)
    findings.keep()
    problems = examined.problems
    if as_json:
        click.echo(json.dumps(report_json(problems), ensure_ascii=False, indent=2))
        return exit_code(problems)
    click.echo(terminal_report(problems, is_whole=True), nl=False)
    click.echo(f"Đã đọc {examined.size} bản ghi. {verdict(problems)}")
    return exit_code(problems)


@main.command(help="Kiểm tra rồi dựng trang vào thư mục site.")
@ROOT
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Thư mục trang dựng xong (mặc định: site).")
@click.option("--no-cache", is_flag=True, help="Vẽ lại mọi trang từ đầu, không dùng phần giữ từ lần dựng trước.")
@click.option("--release", "is_release", is_flag=True, help="Bản để đăng: soát thêm những gì không được ra công chúng.")
@click.option("--why", default=None, metavar="TỆP", help="Cho biết vì sao một tệp của trang được dựng lại lần này.")
@click.option("--profile", is_flag=True, help="In thời gian của từng phần việc.")
@gate_options
@stopping_well
def build(
    root: Path, site: Path | None, no_cache: bool, is_release: bool, why: str | None, profile: bool, **override: Any
) -> int:
    """Build the site; the old one is replaced only when the new one is whole."""
    # Loading the engine takes longer than checking the data, so data faults are reported before it is loaded.
    root = find_root(root)
    target = site or root / "site"
    restore(target)
    run = BuildRun(root, target)
    with run.phase("đọc và kiểm tra dữ liệu"):
        findings = None if no_cache else KeptFindings(open_cache(root), root)
        portal = _open_to_build(root, target, findings)
    run.say(terminal_report(portal.warnings).rstrip("\n"), is_note=True)
    if is_release:
        from pcmt.run.publishing.gate import pass_gate

        pass_gate(root, read_now(), Override(**override))
    with ExitStack() as prints:
        with run.phase("tệp tải về"):
            prints.enter_context(printing_downloads(portal))
        with run.phase("vẽ trang, cùng lúc dựng bản in"):
            draw_site(portal, target, is_fresh=no_cache)
    count = sum(len(group) for group in portal.catalog.records.values())
    run.say(f"Đã dựng {count} bản ghi vào {os.path.relpath(target)}.")
    if site is None:
        _keep(root, portal)
    elif new := new_addresses(root, portal.catalog):
        words = f"{len(new)} địa chỉ chưa có trong {REGISTER_PATH}; khi đăng thật, hãy chạy: pcmt keep."
        run.say(words, is_note=True)
    if findings:
        findings.keep()
    run.finish(portal)
    for line in run.details(portal, why, with_times=profile):
        click.echo(line)
    return EXIT_OK


def _open_to_build(root: Path, target: Path, findings: KeptFindings | None) -> Portal:
    """Open the portal; without findings nothing is known of an earlier build, and nothing kept for the next one."""
    if findings:
        return open_checked(root, open_workshop(target, open_cache(root), findings.records))
    with results_of_one_run():
        return open_checked(root)


@main.command(help="Ghi mọi địa chỉ đang có vào sổ địa chỉ, để không bản ghi nào đã đăng bị mất.")
@ROOT
@stopping_well
def keep(root: Path) -> int:
    """Add the addresses of the sound data to the register."""
    root = find_root(root)
    portal = open_checked(root)
    if not _keep(root, portal):
        click.echo("Sổ địa chỉ đã đủ, không có gì phải ghi thêm.")
    return EXIT_OK


def _keep(root: Path, portal: Portal) -> int:
    """Add what is new to the register and say so; the file belongs to the data and must be saved with it."""
    count = keep_addresses(root, portal.catalog)
    if count:
        click.echo(f"Đã ghi {count} địa chỉ mới vào {REGISTER_PATH}; hãy lưu tệp này cùng dữ liệu.")
    return count


@main.command(help="Xem thử trên máy này; trang tự vẽ lại khi sửa tệp.")
@ROOT
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Số cổng mạng để xem thử.")
@stopping_well
def serve(root: Path, port: int) -> int:
    """Serve the site on this machine."""
    root = find_root(root)
    portal = open_checked(root)
    click.echo(terminal_report(portal.warnings), nl=False, err=True)
    prepare_engine()
    from pcmt.run.preview import serve_site

    click.echo(f"Mở trình duyệt tại http://localhost:{port}/ (bấm Ctrl+C để dừng).")
    serve_site(root, port)
    return EXIT_OK


@main.command(help="Chép cả cổng vào một tệp ZIP để mở từ USB hoặc đĩa, không cần mạng.")
@ROOT
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Tệp .zip, hoặc thư mục có sẵn để ghi tệp.")
@stopping_well
def usb(root: Path, out: Path | None) -> int:
    """Pack the whole site into one ZIP that opens from a disk."""
    from pcmt.run.usb import drawn_site, find_place, pack_copy

    root = find_root(root)
    portal = open_checked(root)
    click.echo(terminal_report(portal.warnings), nl=False, err=True)
    place = find_place(out, portal.catalog.today)
    drawing = drawn_site(lambda site: draw_site(portal, site))
    with printing_downloads(portal), drawing as site, progress_bar("Đang nén") as on_progress:
        copy = pack_copy(portal.catalog, site, place, on_progress)
    click.echo(f"Đã ghi {os.path.relpath(copy.path)}: {format_number(copy.files)} tệp, {size_words(copy.length)}.")
    return EXIT_OK


@main.command(help="Lập báo cáo kết quả của một kỳ: DOCX, XLSX và CSV.")
@ROOT
@click.option("--from", "first", default="", help="Ngày đầu của kỳ, ví dụ 2026-06-01 hoặc 1/6/2026.")
@click.option("--to", "last", default="", help="Ngày cuối của kỳ.")
@click.option("--unit", default=None, help="Mã cơ quan: chỉ lấy đơn vị này và các đơn vị trực thuộc.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(), help="Thư mục ghi tệp (mặc định: thư mục hiện tại)."
)
@stopping_well
def report(root: Path, first: str, last: str, unit: str | None, out: Path) -> int:
    """Write the report of a period."""
    from pcmt.run.upkeep.report import find_unit, read_period, write_report

    days = read_period(first, last)
    portal = open_checked(find_root(root))
    click.echo(terminal_report(portal.warnings), nl=False, err=True)
    chosen = find_unit(portal.catalog, unit) if unit is not None else None
    for line in write_report(portal.catalog, days, chosen, out):
        click.echo(line)
    return EXIT_OK


@main.command(
    help="Kể mọi thứ cần rà soát: căn cứ đã đổi và nội dung dựa vào, tài liệu chờ duyệt, số phải kiểm tra lại."
)
@ROOT
@click.option("--json", "as_json", is_flag=True, help="In danh sách dạng JSON.")
@stopping_well
def review(root: Path, as_json: bool) -> int:
    """List what an editor has to look at again."""
    from pcmt.run.copying.copy_review import copy_matters
    from pcmt.run.upkeep.page_review import page_matters
    from pcmt.run.upkeep.review import Beside, files_of, review_json, review_lines

    root = find_root(root)
    portal = open_checked(root)
    pages = list(page_matters(root, portal.catalog))
    beside = Beside(portal.waiting, pages, list(copy_matters(root)), files_of(root))
    if as_json:
        click.echo(json.dumps(review_json(portal.catalog, beside), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(review_lines(portal.catalog, beside)))
    return EXIT_OK
