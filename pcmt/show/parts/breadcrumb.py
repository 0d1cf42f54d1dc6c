"""Position of a page as schema.org/BreadcrumbList: the path to it from the home page."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.show.parts.templates import render_json


def render_linked_breadcrumbs(root: str, crumbs: tuple[tuple[str, str], ...], path: str, title: str) -> Markup:
    """Render the script element with the path. ``crumbs``: site-relative address and words of each ancestor; ``root``: the site."""
    steps = [*crumbs, (path, title)]
    data = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": words, "item": root + address}
            for number, (address, words) in enumerate(steps, start=1)
        ],
    }
    return Markup(f'<script type="application/ld+json">{render_json(data)}</script>')
