"""The commands that publish: ``publish``, ``releases``, ``rollback``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from pcmt.problems import EXIT_OK, UsageFault, terminal_report
from pcmt.publish.security_policy import header_policy
from pcmt.read.records import read_records
from pcmt.run.build import prepare_engine, printing_downloads
from pcmt.run.clock import read_now
from pcmt.run.command_words import PortalCommand
from pcmt.run.portal import Portal, find_root
from pcmt.run.publishing.addresses import REGISTER_PATH, keep_addresses
from pcmt.run.publishing.deploy import configuration, needs_site, write_files
from pcmt.run.publishing.gate import pass_gate
from pcmt.run.publishing.override import Override, gate_options
from pcmt.run.publishing.places import PublishingPlace, find_place
from pcmt.run.publishing.publish import Order, input_states, publish
from pcmt.run.publishing.releases import CURRENT, KEPT, LocalTarget, Release
from pcmt.run.publishing.remote.copier import find_copier
from pcmt.run.terminal import ROOT, open_checked, stopping_well
from pcmt.text.dates import VIETNAM
from pcmt.text.formats import format_moment, format_number

TARGET = click.argument("target", metavar="NƠI-ĐĂNG")
_TARGETS = """NƠI-ĐĂNG là thư mục của máy này, ví dụ /srv/cong; hoặc máy khác: tên@máy:/thư-mục (rsync qua ssh), rsync://máy/phần/,
rclone:tên:thư-mục (S3, WebDAV và nơi khác đã khai trong rclone)."""


@click.command(
    "publish",
    cls=PortalCommand,
    short_help="Dựng, soát rồi đăng lên mạng; hỏng ở bước nào thì bản đang đăng vẫn giữ nguyên.",
    help=f"Dựng, soát rồi đăng vào NƠI-ĐĂNG; hỏng ở bước nào thì bản đang đăng vẫn giữ nguyên. {_TARGETS}",
)
@ROOT
@TARGET
@click.option("--keep", "kept", default=KEPT, show_default=True, type=click.IntRange(2, 100), help="Số bản giữ lại.")
@click.option("--gzip", "is_compressed", is_flag=True, help="Kèm bản nén sẵn (.gz) để máy chủ khỏi nén mỗi lần gửi.")
@gate_options
@stopping_well
def publish_command(root: Path, target: str, kept: int, is_compressed: bool, **override: Any) -> int:
    """Publish to a folder of this machine, or to another one."""
    root = find_root(root)
    place = find_place(root, target)
    with place.local.locked(makes=True):
        seen = input_states(root)
        pass_gate(root, read_now(), Override(**override))
        portal = open_checked(root)
        click.echo(terminal_report(portal.warnings), nl=False, err=True)
        with printing_downloads(portal):
            release = publish(portal, place.local, draw, seen, Order(read_now(), kept, is_compressed))
        _say_published(place, release)
        if added := keep_addresses(root, portal.catalog):
            click.echo(f"Đã ghi {added} địa chỉ mới vào {REGISTER_PATH}; hãy lưu tệp này cùng dữ liệu.")
        _send(place)
    return EXIT_OK


def _say_published(place: PublishingPlace, release: Release) -> None:
    count = f"{format_number(release.files)} tệp, trong đó {format_number(release.changed)} tệp mới hoặc đã đổi"
    done = "Đã dựng và soát bản" if place.copier else "Đã đăng bản"
    click.echo(f"{done} {release.id}: {release.records} bản ghi, {count}.")


def _send(place: PublishingPlace) -> None:
    """Send what is on line here to the other machine, or say which folder a web server reads."""
    sent = place.send(datetime.now(VIETNAM))
    if sent is None:
        click.echo(f"Máy chủ web đọc thư mục {place.local.folder / CURRENT}.")
    else:
        click.echo(f"Đã gửi {format_number(sent.files)} tệp, xóa {format_number(sent.removed)} tệp ở {place.name}.")


def draw(portal: Portal, folder: Path) -> None:
    """Draw the site of a portal into an empty folder."""
    prepare_engine()
    from pcmt.run.engine import build_site

    build_site(portal, folder)


@click.command("releases", cls=PortalCommand, help="Kể các bản đang giữ ở NƠI-ĐĂNG, mới nhất trước.")
@ROOT
@TARGET
@stopping_well
def releases_command(root: Path, target: str) -> int:
    """List the releases."""
    place = _find(root, target).local
    for one in _releases(place):
        mark = "đang đăng" if one.id == place.current else ""
        click.echo(f"{one.id}  {_words(one)}  {mark}".rstrip())
    return EXIT_OK


def _find(root: Path, target: str) -> PublishingPlace:
    """Return a place; the portal is needed for another machine only, whose releases it keeps."""
    return find_place(find_root(root) if find_copier(target) else root, target)


def _releases(place: LocalTarget) -> list[Release]:
    found = place.releases
    if not found:
        raise UsageFault(f"ở «{place.folder}» chưa có bản nào được đăng bằng lệnh publish")
    return found


def _words(one: Release) -> str:
    if not one.made_at:
        return "(không rõ)"
    moment = format_moment(datetime.fromisoformat(one.made_at))
    return f"đăng lúc {moment}; {one.records} bản ghi; {format_number(one.files)} tệp; cổng {one.version}"


@click.command("rollback", cls=PortalCommand, help="Đưa bản trước (hoặc bản chỉ định) ở NƠI-ĐĂNG trở lại.")
@ROOT
@TARGET
@click.option("--to", "name", default="", help="Tên bản, như lệnh releases kể; bỏ trống là bản liền trước.")
@stopping_well
def rollback_command(root: Path, target: str, name: str) -> int:
    """Put an older release on line again."""
    place = _find(root, target)
    with place.local.locked():
        chosen = name or place.local.before(place.local.current)
        if chosen not in {one.id for one in place.local.releases}:
            raise UsageFault(f"không có bản «{chosen}»; xem các bản bằng lệnh pcmt releases")
        place.local.switch(chosen)
        if place.copier:
            _send(place)
    click.echo(f"Đã đưa bản {chosen} trở lại. Dữ liệu trên máy này không đổi; lần publish tới lại đăng theo dữ liệu.")
    return EXIT_OK


@click.command(
    "deploy",
    cls=PortalCommand,
    help="In cấu hình sẵn cho máy chủ: nginx, caddy, nginx-csp và caddy-csp (chính sách nội dung), container, "
    "systemd (đăng tự động), github và gitlab (Pages).",
)
@ROOT
@click.argument("name", metavar="MẪU")
@click.option("--target", metavar="NƠI-ĐĂNG", default="/srv/cong", show_default=True, help="Viết như khi publish.")
@click.option("--user", default="pcmt", show_default=True, help="Người dùng của máy chủ chạy việc đăng tự động.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Ghi ra tệp trong thư mục này thay vì in."
)
@click.option(
    "--site", type=click.Path(path_type=Path), help="Trang đã dựng, cho nginx-csp và caddy-csp; mặc định: site."
)
@stopping_well
def deploy_command(root: Path, name: str, target: str, user: str, out: Path | None, site: Path | None) -> int:
    """Print or write a configuration with the portal's places."""
    root = find_root(root)
    settings = read_records(root).settings
    address = urlsplit(settings.url if settings else "")
    host = address.hostname or ""
    mail = (settings.email if settings else None) or f"root@{host}"
    places = {
        "HOST": host,
        "TARGET": find_place(root, target).name,
        "ROOT": str(root),
        "USER": user,
        "MAIL": mail,
        "PATH": address.path or "/",
    }
    if needs_site(name):
        places["POLICY"] = _policy_of_site(site or root / "site")
    text = configuration(name, places)
    if out is None:
        click.echo(text, nl=False)
    else:
        click.echo("".join(f"Đã ghi {path}.\n" for path in write_files(name, text, out)), nl=False)
    return EXIT_OK


def _policy_of_site(site: Path) -> str:
    """Return the policy for all pages of a finished site; UsageFault where there is none."""
    policy = header_policy(path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    if "script-src" not in policy:
        raise UsageFault(f"chưa có trang đã dựng ở {site}; dựng trước bằng lệnh build, hoặc ghi --site")
    return policy


COMMANDS = (publish_command, releases_command, rollback_command, deploy_command)
