"""The command that prints the quick start and the cards of the guide."""

from __future__ import annotations

from pathlib import Path

import click

from pcmt.problems import EXIT_OK, EnvironmentFault
from pcmt.publish.pdf.guide_pages import CARDS, QUICK_START, pages_in, picture_paths, print_guide
from pcmt.run.command_words import PortalCommand
from pcmt.run.new_portal.starter import starter_folder
from pcmt.run.portal import read_today
from pcmt.run.terminal import stopping_well
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
