"""Feeds under a real static server and a real reader, through edits and rebuilds of a copy of the portal."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import feedparser
import pytest

from tests.portal_fixtures import Lend, copy_portal, run_pcmt
from tests.programs import find_program
from tests.site.feed_rules import ITEM_LIMIT
from tests.sweeps import SWEEP
from tests.web_servers import free_port

pytestmark = SWEEP
CONFIGURATION = """
daemon off;
master_process off;
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{}}
http {{
  access_log off;
  types {{ text/html html; text/xml xml; application/json json; text/plain txt; text/calendar ics; }}
  {temporary}
  server {{ listen 127.0.0.1:{port}; root "{site}"; }}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
DAY = "2026-11-22"


class Site:
    """A copy of the portal, its built site behind nginx, and edits of its records."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def build(self) -> None:
        result = run_pcmt("build", "--root", str(self.root))
        assert result.returncode == 0, result.stderr

    def edit(self, record: str, *changes: tuple[str, str], ending: str = "") -> None:
        path = self.root / "data" / f"{record}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            text, count = re.subn(old, new, text, count=1, flags=re.MULTILINE)
            assert count == 1, old
        path.write_text(text + ending, encoding="utf-8")

    def get(self, path: str, etag: str = "", since: str = "") -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        asked = {"If-None-Match": etag} if etag else {"If-Modified-Since": since} if since else {}
        connection.request("GET", f"/{path}", headers=asked)
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, lend_site: Lend) -> Iterator[Site]:
    """The copy, built, and served by nginx; each test goes on from where the one before left it."""
    nginx = find_program("nginx")
    work = tmp_path_factory.mktemp("nginx")
    root = copy_portal(work / "cổng thử")
    found = Site(root, free_port())
    lend_site(root / "site")
    found.build()
    temporary = " ".join(f"{name}_temp_path {work}/{name};" for name in TEMPORARY)
    facts = {"work": work, "port": found.port, "site": root / "site", "temporary": temporary}
    (work / "nginx.conf").write_text(CONFIGURATION.format_map(facts), encoding="utf-8")
    server = subprocess.Popen([nginx, "-p", str(work), "-e", str(work / "error.log"), "-c", str(work / "nginx.conf")])
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", found.port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield found
    server.terminate()
    server.wait(10)


def test_a_server_sends_an_unchanged_feed_only_once(site: Site) -> None:
    event = "su-kien/chao-co-truc-tuyen-toan-quoc-2026"
    changed = ["rss.xml", "atom.xml", "feed.json", "rss/loai/su-kien.xml", "json/chien-dich/thang-hanh-dong-2026.json"]
    changed += [
        "json/chien-dich/thang-hanh-dong.json",
        "json/doi-tuong/giao-vien.json",
    ]  # these include items for everyone
    others = ["rss/loai/tai-lieu.xml", "atom/loai/ke-hoach.xml", "json/chien-dich/thang-hanh-dong-2025.json"]
    copies = ["tai-lieu/giao-an-45-phut-thcs/giao-an-45-phut-thcs.txt"]
    first = {path: site.get(path) for path in [*changed, *others, *copies]}
    assert {status for status, _, _ in first.values()} == {200}
    assert first["rss.xml"][1]["content-type"] == "text/xml"

    def answers() -> dict[str, int]:
        found = {path: site.get(path, etag=headers["etag"])[0] for path, (_, headers, _) in first.items()}
        since = {path: site.get(path, since=headers["last-modified"])[0] for path, (_, headers, _) in first.items()}
        assert found == since
        return found

    site.build()
    assert set(answers().values()) == {304}
    site.edit(event, (r"^title: .*$", "title: Nghi lễ Chào cờ đã đổi tên"))
    site.build()
    assert answers() == dict.fromkeys(changed, 200) | dict.fromkeys([*others, *copies], 304)
    assert "Nghi lễ Chào cờ đã đổi tên" in site.get("rss.xml")[2].decode()


class _Newsboat:
    """newsboat with a cache of its own: it counts what it takes for unread, over all visits."""

    def __init__(self, program: str, folder: Path, address: str) -> None:
        folder.mkdir()
        (folder / "urls").write_text(f"{address}\n", encoding="utf-8")
        files = {"-u": folder / "urls", "-c": folder / "cache.db", "-C": "/dev/null"}
        self._command = [program, *(str(word) for pair in files.items() for word in pair), "-x"]
        self._environment = {"HOME": str(folder), "LANG": "C.UTF-8"}

    def _run(self, word: str) -> str:
        return subprocess.run(
            [*self._command, word], check=True, timeout=600, capture_output=True, text=True, env=self._environment
        ).stdout

    def unread(self) -> int:
        self._run("reload")
        return int(self._run("print-unread").split()[0])


def test_readers_count_news_and_nothing_but_news(site: Site, tmp_path: Path) -> None:
    program = find_program("newsboat")
    readers = {path: _Newsboat(program, tmp_path / path, f"{site.address}/{path}") for path in ("rss.xml", "atom.xml")}
    known: set[str] = set()

    def news() -> list[str]:
        """The records of the items that are new since the last visit, for every reader alike."""
        site.build()
        names = [item["id"] for item in json.loads(site.get("feed.json")[2])["items"]]
        assert len(set(names)) == len(names)
        new = set(names) - known
        fallen = known - set(
            names
        )  # a full feed lets go of its last ones: materials, which came by the dozen on one day
        assert not fallen or (len(names) == ITEM_LIMIT and all(":tai-lieu/" in name for name in fallen))
        known.update(names)
        for path, reader in readers.items():
            entries = feedparser.parse(f"{site.address}/{path}").entries
            assert [entry.id for entry in entries] == names
            assert reader.unread() == len(known)
        return sorted(name.partition(":")[2].partition(":")[2].partition(";")[0] for name in new)

    event, other = "su-kien/chao-co-truc-tuyen-toan-quoc-2026", "su-kien/hoat-dong-cap-trung-uong-2026"
    material = "tai-lieu/giao-an-45-phut-thcs"
    assert 0 < len(news()) <= ITEM_LIMIT
    site.edit(
        event,
        (r"^title: .*$", "title: Tên đã sửa"), (r"^description: .*$", "description: Tóm tắt đã sửa."),
        (r"^start: .*$", "start: 2026-12-20 08:00"), (r"^venue: .*$", "venue: Nơi khác"),
        (r"^place: .*$", "place: ha-noi"), (r"^status: .*$", "status: confirmed"), (r"^  - moi-nguoi$", "  - hoc-sinh"),
    )  # fmt: skip
    site.edit(material, (r"^title: .*$", "title: Giáo án đã sửa tên"), (r"^evidence: .*$", "evidence: Lời đã sửa."))
    assert news() == []
    site.edit(event, (r"^status: .*$", "status: cancelled\nstatus_reason: Bão số 12 đổ bộ"))
    assert news() == [event]
    told = feedparser.parse(f"{site.address}/rss.xml").entries
    assert told[0].title == "Đã hủy: Tên đã sửa" and "Bão số 12 đổ bộ" in told[0].summary
    assert next(entry.title for entry in told if entry.id.endswith(event)) == "[HỦY] Tên đã sửa"
    entry = "history:\n  - on: {}\n    kind: {}\n    what: {}\n"
    site.edit(event, ending=entry.format(DAY, "cancelled", "Hủy nghi lễ vì bão số 12."))  # what was told already
    site.edit(other, (r"^status: .*$", "status: postponed\nstatus_reason: Chờ hướng dẫn mới"))
    site.edit(material, ending=entry.format(DAY, "revised", "Sửa lại bước ba của tiết dạy."))
    assert news() == [other, material]
    summaries = [entry.summary for entry in feedparser.parse(f"{site.address}/atom.xml").entries]
    assert "Sửa lại bước ba của tiết dạy." in summaries
