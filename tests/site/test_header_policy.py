"""The policy that ``pcmt deploy`` prints for a server is that of the finished pages, no more and no less."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from pcmt.problems import EXIT_OK, EXIT_USAGE
from pcmt.run.cli import main
from tests.portal_fixtures import ROOT

CARRIED = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
Policy = dict[str, set[str]]


def parsed(policy: str) -> Policy:
    """Return the sources of each directive."""
    return {words[0]: set(words[1:]) - {"'none'"} for part in policy.split(";") if (words := part.split())}


def asked(page: Policy, name: str) -> set[str]:
    """Return what a page allows: ``default-src`` speaks for a ``…-src`` that it does not name."""
    return page.get(name, page["default-src"] if name.endswith("-src") else set())


def printed(name: str, site: Path) -> str:
    """Return the policy in what the command prints."""
    result = CliRunner().invoke(main, ["deploy", name, "--root", str(ROOT), "--site", str(site)])
    assert result.exit_code == EXIT_OK
    lines = [line for line in result.output.splitlines() if not line.startswith("#")]
    (policy,) = re.findall(r'^(?:add_)?header Content-Security-Policy "([^"]+)"(?: always;)?$', "\n".join(lines), re.M)
    return str(policy)


@pytest.mark.parametrize("name", ["nginx-csp", "caddy-csp"])
def test_the_header_is_the_sum_of_the_policies_of_the_pages(built_site: Path, name: str) -> None:
    header = parsed(printed(name, built_site))
    carried = [CARRIED.findall(path.read_text("utf-8")) for path in built_site.rglob("*.html")]
    assert len(carried) > 250 and all(len(one) == 1 for one in carried), "every page has one policy"
    pages = [parsed(unescape(one[0])) for one in carried]
    for page in pages:
        assert not [name for name, sources in page.items() if not sources <= header[name]]
    summed = {name: set().union(*(asked(page, name) for page in pages)) for name in header}
    assert header == summed | {"frame-ancestors": {"'self'"}}
    assert "unsafe-inline" not in str(header) and "unsafe-eval" not in str(header)


def test_without_a_finished_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["deploy", "nginx-csp", "--root", str(ROOT), "--site", str(tmp_path)])
    assert result.exit_code == EXIT_USAGE and "dựng trước bằng lệnh build" in result.output
