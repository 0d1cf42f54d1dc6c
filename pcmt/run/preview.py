"""The preview: the site in a temporary folder, served on this machine and built again whenever a file changes."""

from __future__ import annotations

import errno
import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pcmt.theme
from pcmt.problems import BusyFault, DataError, EnvironmentFault, UsageFault, errors_in, report_text
from pcmt.run.drawing import MACROS_FILE
from pcmt.run.engine import build_site, engine_module, redraw_site
from pcmt.run.handwritten_pages import CONFIG, DOCS, THEME
from pcmt.run.making import making_downloads
from pcmt.run.portal import Portal, open_portal
from pcmt.run.rebuilding.workshop import Workshop
from pcmt.run.swap_site import release
from pcmt.show.site.waiting_page import PATH as WAITING

_LOG = logging.getLogger(__name__)


_POLLING, _PAUSE = 0.15, 0.05
"""Seconds between two looks at the files, and without a change before the site is drawn."""


_NOTICE = (
    '<pre role="alert" style="position:relative;z-index:99;margin:0;padding:1rem;background:#000;color:#fff;'
    'font:16px/1.5 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere">{}</pre>'
)


def serve_site(root: Path, port: int) -> None:
    """Serve the site on this machine until the program is stopped. Raises BusyFault for a port in use.

    A fault that an edit brings is written to the log and is shown above every page of the last sound site.
    """
    _LOG.addHandler(logging.StreamHandler())
    _LOG.setLevel(logging.INFO)
    _require_free(port)  # before anything is drawn
    with TemporaryDirectory(prefix="pcmt-xem-") as folder:
        site = Path(folder) / "site"
        workshop = Workshop(site)

        fault = ""

        def shown() -> None:
            nonlocal fault
            fault = ""
            _show(server)

        def rebuild() -> None:
            nonlocal fault
            try:
                _build(root, workshop, server.url, shown)
                fault = ""
            except (DataError, EnvironmentFault, UsageFault) as error:
                fault = words_of(error)
                _LOG.error("%s\nTrang đang xem vẫn theo dữ liệu trước khi sửa.", str(error).rstrip())

        server_class = engine_module("livereload").LiveReloadServer
        server = server_class(rebuild, "127.0.0.1", port, str(site), polling_interval=_POLLING)
        server.build_delay = _PAUSE
        server.error_handler = lambda code: (site / "404.html").read_bytes() if code == HTTPStatus.NOT_FOUND else None
        inject = server._inject_js_into_html
        server._inject_js_into_html = lambda content, epoch: inject(with_notice(content, fault), epoch)
        _build(root, workshop, server.url)
        own = (root / name for name in (CONFIG, MACROS_FILE, "data", DOCS, THEME))
        for path in (*own, Path(pcmt.theme.__file__).parent):
            if path.exists():
                server.watch(str(path))
        _serve(server, port)


def words_of(error: Exception) -> str:
    """Return what has to be mended; warnings keep nothing from being shown."""
    return (report_text(errors_in(error.problems)) if isinstance(error, DataError) else str(error)).rstrip()


def with_notice(page: bytes, fault: str) -> bytes:
    """Return a page of the preview with what keeps the last edit from being shown, above everything else."""
    if not fault or b"<body" not in page:
        return page
    body = page.index(b">", page.index(b"<body")) + 1
    words = f"Trang này vẫn theo dữ liệu trước khi sửa. Sửa các chỗ sau rồi lưu, trang tự vẽ lại:\n\n{fault}"
    return page[:body] + _NOTICE.format(escape(words)).encode() + page[body:]


def _show(server: Any) -> None:
    """Let browsers load the pages anew while feeds, calendars and the search are still made: each file is replaced in one step.

    MkDocs 1.6 tells them at the end of a build only; these are its own fields.
    """
    with server._epoch_cond:
        if server._visible_epoch == server._wanted_epoch:  # shown already: once more, for what was drawn since
            server._wanted_epoch += 1
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


def _build(root: Path, workshop: Workshop, address: str, on_pages: Callable[[], None] = lambda: None) -> None:
    """Draw what the last edit changed; all of it the first time.

    ``on_pages`` is called when the first pages can be shown, then when all are up to date.
    """
    begun = time.monotonic()
    portal = open_portal(root, fresh=True, is_preview=True, workshop=workshop)
    portal.address = address
    with making_downloads(portal, is_preview=True):
        if not (workshop.stamps and _redraw(portal, workshop.site, on_pages)):
            release(workshop.site, lambda folder: build_site(portal, folder))
    workshop.learn(portal.rules, portal.filled)
    seconds = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    count = sum(map(len, portal.catalog.records.values()))
    _LOG.info("Đã vẽ %s tệp thay đổi, từ %s bản ghi, trong %s giây.", len(portal.filled.written), count, seconds)
    if portal.waiting:
        _LOG.info("Có %s bản ghi chưa đăng: %s%s", len(portal.waiting), address, WAITING)


def _redraw(portal: Portal, site: Path, on_pages: Callable[[], None]) -> bool:
    """Bring the site up to date in its place: nothing can stop that any more once there are all forms."""
    if portal.making:
        portal.making.run.take_forms()
    shown = 0

    def show_what_is_new() -> None:
        nonlocal shown
        if len(portal.filled.written) > shown:
            shown = len(portal.filled.written)
            on_pages()

    portal.on_pages = show_what_is_new
    is_redrawn = redraw_site(portal, site)
    portal.on_pages = Portal.on_pages  # a site that is drawn elsewhere is not shown before its end
    return is_redrawn


def _serve(server: Any, port: int) -> None:
    try:
        with _port_faults(port):
            server.serve()
    except KeyboardInterrupt:
        _LOG.info("Đã dừng xem thử.")
    finally:
        server.shutdown()


def _require_free(port: int) -> None:
    with _port_faults(port), socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


@contextmanager
def _port_faults(port: int) -> Iterator[None]:
    """Raise BusyFault for a port in use."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"địa chỉ 127.0.0.1:{port} đang có chương trình khác dùng; đóng nó, hoặc thêm --port 8001"
            raise BusyFault(message) from None
        raise
