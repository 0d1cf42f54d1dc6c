"""The Content-Security-Policy (CSP level 3) of a page, computed from the page: its own files, and what is written in it.

Nothing that data, a broken link or a foreign program puts into a page later can run or load. A hand-written page may hold an
inline script, a style or a picture of another host: its own policy allows exactly these.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape, unescape

_CHARSET = '<meta charset="utf-8">'
_CARRIED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_FETCHED = frozenset(
    "script-src style-src img-src media-src frame-src font-src connect-src manifest-src worker-src".split()
)
"""Directives that ``default-src`` speaks for where a policy does not name them."""
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_TYPE = re.compile(r"""\stype=["']?([^"'\s>]+)""")
_RUN = frozenset({"", "module", "text/javascript"})
_ATTRIBUTE = re.compile(r"""<[a-zA-Z][^<>]*?\sstyle=(?:"([^"]*)"|'([^']*)')""")
_SOURCE = re.compile(
    r"""<(script|img|iframe|audio|video|source|link)\b[^<>]*?\s(?:src|href)=["']?(https?://[^/"'\s>]+)"""
)
_SHEET = re.compile(r"""\srel=["']?stylesheet\b""")
_DIRECTIVES = {
    "script": "script-src",
    "img": "img-src",
    "iframe": "frame-src",
    "link": "style-src",
    **dict.fromkeys("audio video source".split(), "media-src"),
}


def with_policy(html: str) -> str:
    """Return a page with its policy as the first element after the character set."""
    return html.replace(
        _CHARSET,
        f'{_CHARSET}\n      <meta http-equiv="Content-Security-Policy" content="{escape(policy_of(html), quote=False)}">',
        1,
    )


def policy_of(html: str) -> str:
    """Return the policy: ``data:`` is for icons of the style sheet, ``blob:`` for files that a page makes to be downloaded."""
    allowed: dict[str, list[str]] = {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "frame-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    for directive, source in (*_hashes(html), *_hosts(html)):
        if source not in allowed[directive]:
            allowed[directive].append(source)
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items())


def header_policy(pages: Iterable[str]) -> str:
    """Return the policy that a server can send with every page: what at least one of the pages allows itself, and no more.

    A browser obeys both, so each page is still held to its own. ``frame-ancestors`` has a meaning in a header only.
    """
    found = {found[1]: None for page in pages if (found := _CARRIED.search(page))}
    policies = [_directives(unescape(text)) for text in found]
    names = dict.fromkeys(name for policy in policies for name in policy)
    joined = {}
    for name in names:
        lists = (policy.get(name, policy.get("default-src", []) if name in _FETCHED else []) for policy in policies)
        sources = dict.fromkeys(source for one in lists for source in one)
        joined[name] = [source for source in sources if source != "'none'"] or ["'none'"]
    joined["frame-ancestors"] = ["'self'"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in joined.items())


def _directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


def _hashes(html: str) -> Iterator[tuple[str, str]]:
    for tag, attributes, text in _INLINE.findall(html):
        kind = _TYPE.search(attributes)
        if tag == "style":
            yield "style-src", _hash(text)
        elif " src=" not in attributes and (kind[1] if kind else "") in _RUN:
            yield "script-src", _hash(text)
    # Hardly a page has such an attribute, and to look into every tag for one costs more than all the rest.
    for first, second in _ATTRIBUTE.findall(html) if "style=" in html else ():
        yield "style-src", "'unsafe-hashes'"
        yield "style-src", _hash(unescape(first or second))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _hosts(html: str) -> Iterator[tuple[str, str]]:
    for match in _SOURCE.finditer(html):
        if match[1] != "link" or _SHEET.search(match[0]):
            yield _DIRECTIVES[match[1]], match[2]
