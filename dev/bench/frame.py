"""Convert a finished record page to a Hugo base template: the same frame bytes, with Hugo's blocks in the variable places."""

from __future__ import annotations

import re

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
_NEEDED = ("<title>", "<article", "toc-side", "DC")
_MARK = "\ue000{}\ue001"


def hugo_base(page: str) -> str:
    """Return the base template; raise ValueError when the page lacks a place, since Hugo would then write fewer or wrong bytes."""
    slots: list[str] = []
    for pattern, slot in _SLOTS:
        match = pattern.search(page)
        if match:
            page = f"{page[: match.start()]}{match[1]}{_MARK.format(len(slots))}{match[2]}{page[match.end() :]}"
            slots.append(slot)
        elif any(word in pattern.pattern for word in _NEEDED):
            raise ValueError(f"the page has no place for {slot}")
    # The rest is literal: keep Hugo from parsing a template action in a script of the theme.
    page = page.replace("{{", '{{ "{{" }}')
    for number, slot in enumerate(slots):
        page = page.replace(_MARK.format(number), slot)
    return page
