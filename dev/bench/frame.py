"""Convert a finished record page to a base template of Hugo or Eleventy: the same bytes, with blocks in the variable places."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SLOTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(<title>).*?(</title>)", re.DOTALL), "{{ .Title }} - {{ site.Title }}"),
    (re.compile(r'(<meta name="description" content=")[^"]*(")'), "{{ .Description }}"),
    (re.compile(r'(<link rel="canonical" href=")[^"]*(")'), "{{ .Permalink }}"),
    (re.compile(r'(<meta property="og:url" content=")[^"]*(")'), "{{ .Permalink }}"),
    (re.compile(r'(<meta property="og:title" content=")[^"]*(")'), "{{ .Title }}"),
    (re.compile(r'(<meta property="og:description" content=")[^"]*(")'), "{{ .Description }}"),
    # Elements that a record adds to the head: its Dublin Core names and its linked data.
    (
        re.compile(r'()<meta name="DC\.title".*<script type="application/ld\+json">.*?</script>()', re.DOTALL),
        '{{ partial "head.html" . }}',
    ),
    (re.compile(r'(<div class="toc-side"[^>]*>).*?(</div>)', re.DOTALL), '{{ block "toc" . }}{{ end }}'),
    (re.compile(r"(<article\b[^>]*>).*(</article>)", re.DOTALL), '{{ block "main" . }}{{ end }}'),
)
_ELEVENTY = (
    "{{ title }} - Cổng phòng, chống ma túy",
    "{{ description }}",
    "https://pcmt.example{{ page.url }}",
    "https://pcmt.example{{ page.url }}",
    "{{ title }}",
    "{{ description }}",
    '{% include "head.njk" %}',
    "{% block toc %}{% endblock %}",
    "{% block main %}{{ content | safe }}{% endblock %}",
)
"""The same places in Nunjucks."""
_NEEDED = ("<title>", "<article", "toc-side", "DC")
_MARK = "\ue000{}\ue001"


def hugo_base(page: str) -> str:
    """Return the base template; raise ValueError when the page lacks a place, since Hugo would then write fewer or wrong bytes."""
    return _base(page, [slot for _, slot in _SLOTS], ("{{",))


def eleventy_base(page: str) -> str:
    """Return the base template for Nunjucks; raise ValueError as ``hugo_base`` does."""
    return _base(page, _ELEVENTY, ("{{", "{%", "{#"))


def _base(page: str, places: Sequence[str], signs: Sequence[str]) -> str:
    """Put a template action into each place of a page. ``signs`` begin an action: in the page itself they are literal."""
    slots: list[str] = []
    for (pattern, _), slot in zip(_SLOTS, places, strict=True):
        match = pattern.search(page)
        if match:
            page = f"{page[: match.start()]}{match[1]}{_MARK.format(len(slots))}{match[2]}{page[match.end() :]}"
            slots.append(slot)
        elif any(word in pattern.pattern for word in _NEEDED):
            raise ValueError(f"the page has no place for {slot}")
    # The rest is literal: a script of the theme may hold what looks like an action.
    literal = re.compile("|".join(map(re.escape, signs)))
    page = literal.sub(lambda found: f'{{{{ "{found[0]}" }}}}', page)
    for number, slot in enumerate(slots):
        page = page.replace(_MARK.format(number), slot)
    return page
