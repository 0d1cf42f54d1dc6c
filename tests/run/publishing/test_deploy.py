"""The ready configurations: places filled in, and nginx run with its own on a published site."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from pcmt.problems import EXIT_OK, EXIT_USAGE, EnvironmentFault, UsageFault
from pcmt.run.cli import main
from pcmt.run.publishing.deploy import FILES, configuration, needs_site, write_files
from pcmt.run.publishing.releases import CURRENT
from tests.programs import run_program
from tests.run.publishing.publisher import publish_small
from tests.web_servers import assert_open_to_servers, caddy, get, nginx

BASE = Path(__file__).parents[2] / "reading/base"
PLACES = {
    "HOST": "pcmt.test",
    "TARGET": "/srv/cong",
    "ROOT": "/srv/du-lieu",
    "USER": "pcmt",
    "MAIL": "a@pcmt.test",
    "PATH": "/",
}
POLICY = {"POLICY": "default-src 'self'"}


@pytest.mark.parametrize("name", FILES)
def test_no_place_is_left_open(name: str) -> None:
    text = configuration(name, PLACES | POLICY)
    assert not [place for place in PLACES | POLICY if f"@{place}@" in text]
    if name in ("github", "gitlab"):
        assert isinstance(yaml.safe_load(text), dict)
    else:
        assert ("default-src" if needs_site(name) else "/srv/cong") in text


def test_the_command_takes_the_places_from_the_portal(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["deploy", "nginx", "--root", str(tmp_path)])
    assert (result.exit_code, "server_name pcmt.test;" in result.output) == (EXIT_OK, True)
    timer = CliRunner().invoke(
        main, ["deploy", "systemd", "--root", str(tmp_path), "--target", "rsync://may.test/cong"]
    )
    assert '-m pcmt publish "rsync://may.test/cong"\n' in timer.output
    near = CliRunner().invoke(main, ["deploy", "caddy", "--root", str(tmp_path), "--target", "dang"])
    assert f'root * "{Path.cwd() / "dang"}/hien-hanh"' in near.output
    assert CliRunner().invoke(main, ["deploy", "la", "--root", str(tmp_path)]).exit_code == EXIT_USAGE


def test_files_are_written_and_never_over_others(tmp_path: Path) -> None:
    written = write_files("systemd", configuration("systemd", PLACES), tmp_path / "units")
    assert [path.name for path in written] == ["pcmt-dang.service", "pcmt-dang.timer", "pcmt-bao-loi@.service"]
    with pytest.raises(UsageFault, match="đã có tệp"):
        write_files("systemd", "# ---- pcmt-dang.timer\n[Timer]\n", tmp_path / "units")
    assert "OnCalendar=" in written[1].read_text("utf-8")
    (tmp_path / "tệp").write_text("")
    with pytest.raises(EnvironmentFault, match="không ghi được vào"):
        write_files("gitlab", "", tmp_path / "tệp")


def test_systemd_takes_the_units_and_a_failure_is_sent_by_mail(tmp_path: Path) -> None:
    root, tools = tmp_path / "cổng của tôi", tmp_path / "tools"
    for program in (root / ".venv/bin/python", tools / "mail", tools / "systemctl"):
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/said\ncat 2>/dev/null >> {tmp_path}/said\n')
        program.chmod(0o755)
    (tools / "systemctl").write_text('#!/bin/sh\necho "trạng thái của $4"\n')
    units = write_files(
        "systemd", configuration("systemd", {**PLACES, "ROOT": str(root), "USER": "root"}), tmp_path / "units"
    )
    run_program("systemd-analyze", "verify", "--man=no", *units)
    command = next(line for line in units[2].read_text("utf-8").splitlines() if line.startswith("ExecStart="))
    words = shlex.split(command.removeprefix("ExecStart=").replace("%i", "pcmt-dang.service"))
    subprocess.run(words, env={"PATH": f"{tools}:/usr/bin:/bin"}, check=True)
    said = (tmp_path / "said").read_text("utf-8")
    assert "-s Cong PCMT: pcmt-dang.service khong chay duoc a@pcmt.test" in said
    assert "trạng thái của pcmt-dang.service" in said


def test_workflows_build_with_the_gate_and_hand_over_what_was_built() -> None:
    github = yaml.safe_load(configuration("github", PLACES))["jobs"]["dang"]["steps"]
    runs = [step["run"] for step in github if "run" in step]
    assert runs == ["python portal.py setup", "python portal.py pcmt build --release"]
    assert next(step["with"]["path"] for step in github if "upload-pages" in step.get("uses", "")) == "site"
    gitlab = yaml.safe_load(configuration("gitlab", PLACES))["pages"]
    assert gitlab["script"][-1] == "python portal.py pcmt build --release --site public"
    assert gitlab["artifacts"]["paths"] == ["public"]
    for line in (*runs, *gitlab["script"]):
        words = line.split()
        command = main.every_command().get(words[3]) if words[2] == "pcmt" else None
        assert words[2] == "setup" or command
        known = {name for one in command.params for name in one.opts} if command else set()
        assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("path", ["/", "/pcmt/"])
def test_the_container_copies_all_that_a_portal_is_made_of_and_serves_it(tmp_path: Path, path: str) -> None:
    places = PLACES | {"PATH": path, "TARGET": str(tmp_path)}
    text = configuration("container", places)
    copied = {
        word.removeprefix("./")
        for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE)
        for word in line.split()[:-1]
    }
    assert copied == {"data", "docs", "overrides", "kit", "mkdocs.yml", "macros.py", "portal.py"}
    change = re.findall(r"\| (sed .*?) > Caddyfile$", text, re.MULTILINE)[0]
    served = subprocess.run(
        shlex.split(change), input=configuration("caddy", places), capture_output=True, text=True, check=True
    )
    assert "\n:80 {\n" in served.stdout
    (tmp_path / "Caddyfile").write_text(served.stdout, encoding="utf-8")
    run_program("caddy", "validate", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile")
    page = tmp_path / "hien-hanh/index.html"
    page.parent.mkdir()
    page.write_text("Trang chủ", encoding="utf-8")
    (page.parent / "404.html").write_text("Không có", encoding="utf-8")
    with caddy(served.stdout, tmp_path / "chạy") as address:
        assert get(address + path).body.decode() == get(address + "/").body.decode() == "Trang chủ"
        assert get(f"{address}{path}khong-co/").status == 404


SERVERS = {"nginx": nginx, "caddy": caddy}


@pytest.fixture(
    scope="module", params=[("nginx", "/"), ("nginx", "/pcmt/"), ("caddy", "/"), ("caddy", "/pcmt/")], ids=" ".join
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A small site published and served at the top of a domain or under a path; its address and target."""
    name, path = request.param
    folder = tmp_path_factory.mktemp(name)
    target = folder / "nơi đăng"
    publish_small(folder / "cong", target, "một")
    (target / CURRENT / "du-lieu").mkdir()
    (target / CURRENT / "du-lieu/bang.json").write_text("[]")
    assert_open_to_servers(target)
    places = {**PLACES, "TARGET": str(target), "PATH": path}
    csp = configuration(f"{name}-csp", PLACES | POLICY)
    server = re.sub(r"^(?=[^\n]*X-Frame-Options)", lambda _: csp, configuration(name, places), flags=re.MULTILINE)
    with SERVERS[name](server, folder / "server") as address:
        yield f"{address}{path}".removesuffix("/"), target


def test_a_server_sends_types_that_readers_and_calendars_take(served: tuple[str, Path]) -> None:
    site, _ = served
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/rss.xml", "text/xml; charset=utf-8"),
        ("/lich.ics", "text/calendar; charset=utf-8"),
        ("/feed.json", "application/json; charset=utf-8"),
    ):
        status, headers, _ = get(site + path)
        assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, kind, "nosniff")


def test_a_server_sends_the_policy_with_pages(served: tuple[str, Path]) -> None:
    site, _ = served
    for path in ("/", "/trang/1/", "/khong-co/"):
        assert get(site + path)[1]["Content-Security-Policy"] == POLICY["POLICY"]


def test_a_server_uses_the_page_for_what_is_not_found_and_hides_files_of_the_portal(served: tuple[str, Path]) -> None:
    site, _ = served
    status, _, body = get(f"{site}/khong-co/")
    assert (status, "không có" in body.decode()) == (404, True)
    assert get(f"{site}/.pcmt-dang.json")[0] == 404


def test_a_server_sends_headers_of_safety_and_opens_only_the_data_to_other_sites(served: tuple[str, Path]) -> None:
    site, _ = served
    page, data = get(f"{site}/").headers, get(f"{site}/du-lieu/bang.json").headers
    assert (page["X-Frame-Options"], page["Cache-Control"]) == ("SAMEORIGIN", "no-cache")
    assert (page["Access-Control-Allow-Origin"], data["Access-Control-Allow-Origin"]) == (None, "*")
    assert page["Referrer-Policy"] == data["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert get(f"{site}/", **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_a_server_serves_a_new_release_at_once_and_answers_304_for_what_did_not_change(
    served: tuple[str, Path],
) -> None:
    site, target = served
    page, feed = (get(site + path)[1]["ETag"] for path in ("/trang/1/", "/rss.xml"))
    publish_small(target.parent / "cong", target, "hai")
    assert b"hai" in get(f"{site}/")[2]
    assert get(f"{site}/trang/1/", **{"If-None-Match": page})[0] == 304
    assert get(f"{site}/rss.xml", **{"If-None-Match": feed})[0] == 200


def test_a_server_sends_the_compressed_copy_that_was_published(served: tuple[str, Path]) -> None:
    site, target = served
    publish_small(target.parent / "cong", target, "nén", is_compressed=True)
    copy = (target / CURRENT / "index.html.gz").read_bytes()
    answer = get(f"{site}/", **{"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.headers["Content-Length"]) == ("gzip", str(len(copy)))
    assert answer.body == copy
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "nén" in get(f"{site}/").body.decode()
