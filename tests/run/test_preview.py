"""The preview: an edit is drawn, and what keeps one from being shown stands above the page that the browser shows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest

from pcmt.problems import DataError, Problem, UsageFault
from pcmt.run import preview
from pcmt.run.portal import Portal
from pcmt.run.preview import with_notice, words_of
from tests import records
from tests.portal_fixtures import TODAY
from tests.small_portal import write_small_portal
from tests.web_servers import free_port

PAGE = b"<!doctype html><html><body dir=ltr><h1>A</h1></body></html>"


def test_a_fault_of_the_last_edit_stands_above_the_page() -> None:
    page = with_notice(PAGE, "data/a.yaml:1:2: [X] <b>sai</b>. Cách sửa: …").decode()
    body = page.partition("<body dir=ltr>")[2]
    assert body.startswith('<pre role="alert"') and body.index("&lt;b&gt;sai&lt;/b&gt;") < body.index("<h1>A</h1>")
    assert "trang tự vẽ lại" in body


def test_a_sound_edit_leaves_the_page_as_it_is() -> None:
    assert with_notice(PAGE, "") == PAGE
    assert with_notice(b"<svg/>", "sai") == b"<svg/>"


def test_warnings_are_not_in_the_way_of_the_fault() -> None:
    fault = Problem("data/a.yaml", 1, 2, "X", "", "sai", "sửa")
    warning = Problem("data/b.yaml", 1, 2, "Y", "", "nên xem", "xem", "warning")
    assert words_of(DataError([warning, fault])) == str(fault)
    assert words_of(UsageFault("thiếu tệp")) == "thiếu tệp"


def test_browsers_hear_of_pages_only_when_some_were_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    portal = Portal(tmp_path, records.catalog())
    portal.filled, heard = SimpleNamespace(written=[]), []  # type: ignore[assignment]

    def redraw(portal: Portal, site: Path) -> bool:
        for written in ([], ["a"], [], ["b"]):
            portal.filled.written += written
            portal.on_pages()
        return True

    monkeypatch.setattr(preview, "redraw_site", redraw)
    assert preview._redraw(portal, tmp_path, lambda: heard.append([*portal.filled.written]))
    assert heard == [["a"], ["a", "b"]]
    portal.filled.written.append("c")
    portal.on_pages()
    assert len(heard) == 2


def test_serving_redraws_when_a_record_changes_and_tells_its_faults(tmp_path: Path) -> None:
    small = write_small_portal(tmp_path / "cổng thử")
    port = free_port()
    command = [sys.executable, "-m", "pcmt", "serve", "--root", str(small), "--port", str(port)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "PYTHONUTF8": "1"}
    event = small / "data" / "su-kien" / "le-mit-tinh.yaml"
    address = f"http://127.0.0.1:{port}/su-kien/{event.stem}/"
    log = small / "log.txt"
    with log.open("w") as output, subprocess.Popen(command, env=environment, stdout=output, stderr=output) as server:
        try:
            _wait_for(lambda: "Lễ mít tinh hưởng ứng" in _fetch(address))
            sound = event.read_text(encoding="utf-8")
            event.write_text(sound.replace("title: Lễ mít tinh", "title: Buổi thử"), encoding="utf-8")
            _wait_for(lambda: "Buổi thử hưởng ứng" in _fetch(address))
            event.write_text(sound.replace("2026-06-26", "2026-06-31", 1), encoding="utf-8")
            _wait_for(lambda: "không có ngày «2026-06-31»" in log.read_text(encoding="utf-8"))
            # The last good page goes on being served; while it redraws, a busy machine may answer too late once.
            _wait_for(lambda: "Buổi thử hưởng ứng" in _fetch(address))
            event.write_text(sound, encoding="utf-8")
            _wait_for(lambda: "Lễ mít tinh hưởng ứng" in _fetch(address))
        finally:
            server.terminate()
    assert "Traceback" not in log.read_text(encoding="utf-8")


def _fetch(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def _wait_for(condition: Callable[[], bool], seconds: float = 600) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)
