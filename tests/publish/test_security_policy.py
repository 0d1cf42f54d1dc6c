"""The policy of a page allows its own files and what is written in it, by hash or host, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from pcmt.publish.security_policy import header_policy, policy_of, with_policy


def hash_of(text: str) -> str:
    """Return the source expression of an inline text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def sources(html: str, directive: str) -> list[str]:
    """Return what a directive of the page's policy allows."""
    return next(part.split()[1:] for part in policy_of(html).split("; ") if part.split()[0] == directive)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>",
        '<script src="a.js" defer></script>',
        '<script type="application/ld+json">{}</script>',
        '<script id="x" type="application/json">{}</script>',
        '<link rel="alternate" href="https://a.example/rss.xml"><a href="https://b.example/">b</a>',
    ],
)
def test_an_ordinary_page_allows_its_own_files_only(html: str) -> None:
    policy = policy_of(html)
    assert "script-src 'self'; style-src 'self'; img-src 'self' data:;" in policy
    assert "unsafe" not in policy and "http" not in policy


def test_inline_texts_are_allowed_by_their_bytes() -> None:
    html = "<script>\n a && b\n</script><script type=\"module\">c</script><style>p{}</style><p style='top:0; left: &quot;'>"
    assert sources(html, "script-src") == ["'self'", hash_of("\n a && b\n"), hash_of("c")]
    assert sources(html, "style-src") == ["'self'", hash_of("p{}"), "'unsafe-hashes'", hash_of('top:0; left: "')]


def test_what_a_page_names_of_other_hosts_is_allowed_for_its_use() -> None:
    html = (
        '<img alt="" src="https://a.example/x.png"><iframe src="https://b.example/y"></iframe>'
        '<link rel="stylesheet" href="https://c.example/z.css"><script src="https://d.example/w.js"></script>'
    )
    for directive, host in (("img", "a"), ("frame", "b"), ("style", "c"), ("script", "d")):
        assert sources(html, f"{directive}-src")[-1] == f"https://{host}.example"


def test_the_policy_comes_before_anything_that_loads() -> None:
    made = with_policy('<head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="a.css">')
    head, _, rest = made.partition("Content-Security-Policy")
    assert head.endswith('<meta charset="utf-8">\n      <meta http-equiv="') and "a.css" in rest
    assert rest.startswith("\" content=\"default-src 'self'; ")


def test_the_header_allows_what_one_of_the_pages_allows_and_no_more() -> None:
    pages = [
        with_policy(f'<meta charset="utf-8">{body}') for body in ("<script>a</script>", "<script>b</script>", "<p>")
    ]
    sheet = "default-src 'none'; script-src 'self'; form-action 'none'"
    pages.append(f'<meta http-equiv="Content-Security-Policy" content="{sheet}">')
    header = header_policy(pages)
    assert f"script-src 'self' {hash_of('a')} {hash_of('b')}; style-src 'self'; img-src 'self' data:;" in header
    assert "default-src 'self';" in header and "form-action 'self';" in header and "object-src 'none';" in header
    assert header.endswith("; frame-ancestors 'self'") and "unsafe" not in header


def test_a_header_without_pages_allows_nothing_by_name() -> None:
    assert header_policy(["<p>x</p>"]) == "frame-ancestors 'self'"
