"""The ready configurations: places filled in, and nginx run with its own on a published site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from pcmt.problems import EXIT_OK, EXIT_USAGE
from pcmt.run.cli import main
from pcmt.run.publishing.deploy import FILES, configuration
from tests.run.publishing.publisher import publish_small
from tests.web_servers import get, nginx, open_to_servers

BASE = Path(__file__).parents[2] / "reading/base"
PLACES = {
    "HOST": "pcmt.test",
    "TARGET": "/srv/cong",
    "ROOT": "/srv/du-lieu",
    "USER": "pcmt",
    "MAIL": "a@pcmt.test",
    "PATH": "/",
}


@pytest.mark.parametrize("name", FILES)
def test_no_place_is_left_open(name: str) -> None:
    text = configuration(name, PLACES)
    assert not [place for place in PLACES if f"@{place}@" in text]
    if name == "github":
        assert yaml.safe_load(text)["jobs"]["dang"]["steps"]
    else:
        assert "/srv/cong" in text


def test_the_command_takes_the_places_from_the_portal(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["deploy", "nginx", "--root", str(tmp_path)])
    assert (result.exit_code, "server_name pcmt.test;" in result.output) == (EXIT_OK, True)
    assert CliRunner().invoke(main, ["deploy", "la", "--root", str(tmp_path)]).exit_code == EXIT_USAGE


@pytest.fixture(scope="module", params=["/", "/pcmt/"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A small site published and served by nginx, at the top of a domain or under a path; its address and target."""
    folder = tmp_path_factory.mktemp("nginx")
    target = folder / "nơi đăng"
    publish_small(folder / "cong", target, "một")
    open_to_servers(target)
    places = {**PLACES, "TARGET": str(target), "PATH": request.param}
    with nginx(configuration("nginx", places), folder / "server") as address:
        yield f"{address}{request.param}".removesuffix("/"), target


def test_nginx_sends_types_that_readers_and_calendars_take(served: tuple[str, Path]) -> None:
    site, _ = served
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/rss.xml", "text/xml; charset=utf-8"),
        ("/lich.ics", "text/calendar; charset=utf-8"),
        ("/feed.json", "application/json; charset=utf-8"),
    ):
        status, headers, _ = get(site + path)
        assert (status, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, kind, "nosniff")


def test_nginx_uses_the_page_for_what_is_not_found_and_hides_files_of_the_portal(served: tuple[str, Path]) -> None:
    site, _ = served
    status, _, body = get(f"{site}/khong-co/")
    assert (status, "không có" in body.decode()) == (404, True)
    assert get(f"{site}/.pcmt-site")[0] == 404


def test_nginx_serves_a_new_release_at_once_and_answers_304_for_what_did_not_change(served: tuple[str, Path]) -> None:
    site, target = served
    page, feed = (get(site + path)[1]["ETag"] for path in ("/trang/1/", "/rss.xml"))
    publish_small(target.parent / "cong", target, "hai")
    assert b"hai" in get(f"{site}/")[2]
    assert get(f"{site}/trang/1/", **{"If-None-Match": page})[0] == 304
    assert get(f"{site}/rss.xml", **{"If-None-Match": feed})[0] == 200
