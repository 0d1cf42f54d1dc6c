"""The lines that README gives to those who serve the site do what they promise."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.portal_fixtures import ROOT
from tests.programs import find_program

CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def notes(language: str) -> list[str]:
    """The blocks of one language in README."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def answer(tmp_path: Path) -> Iterator[HTTPConnection]:
    """A stock nginx, whose types know no calendar, with every line that README names."""
    (tmp_path / "site/du-lieu").mkdir(parents=True)
    (tmp_path / "site/lich.ics").write_text(CALENDAR)
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    (tmp_path / "site/du-lieu/a.csv").write_text("a\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    stores = "".join(
        f"{name}_temp_path {tmp_path}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; events {{}}\n"
        f"http {{ access_log off; types {{ text/html html; }} default_type application/octet-stream; {stores}\n"
        f"server {{ listen 127.0.0.1:{port}; root {tmp_path}/site;\n{''.join(notes('nginx'))} }} }}"
    )
    command = [
        find_program("nginx"),
        "-p",
        str(tmp_path),
        "-e",
        f"{tmp_path}/error.log",
        "-c",
        f"{tmp_path}/nginx.conf",
    ]
    server = subprocess.Popen(command)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield HTTPConnection("127.0.0.1", port, timeout=60)
    server.terminate()
    server.wait(10)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/lich.ics", "text/calendar; charset=utf-8"), ("/du-lieu/a.csv", "text/csv; charset=utf-8"), ("/", "text/html")],
)
def test_nginx_sends_what_programs_expect(answer: HTTPConnection, path: str, kind: str) -> None:
    answer.request("GET", path)
    assert answer.getresponse().getheader("content-type") == kind


def test_every_server_is_told_the_type_of_calendars() -> None:
    (apache,) = notes("apache")
    assert apache.split("\n")[:2] == ["AddType text/calendar .ics", "AddCharset UTF-8 .ics"]
    (caddy,) = notes("caddyfile")
    assert 'Content-Type "text/calendar; charset=utf-8"' in caddy
    (iis,) = notes("xml")
    steps = list(ElementTree.fromstring(iis.encode()).find("system.webServer/staticContent") or ())
    assert [(step.tag, step.get("fileExtension")) for step in steps[:2]] == [("remove", ".ics"), ("mimeMap", ".ics")]
    assert steps[1].get("mimeType") == "text/calendar; charset=utf-8"
