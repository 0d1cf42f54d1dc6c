"""Hand-written pages of a small portal, and the entry of the cache that holds what the engine drew of them."""

from __future__ import annotations

from pathlib import Path

from tests.small_portal import SmallPortal

HOME = """# {{ setting("title") }}

Xem {{ link("su-kien/su-kien-a") }}, `{{ link("su-kien/su-kien-a", "một *việc*") }}`. Có {{ count("su-kien") }}.

## Mục {{ setting("title") }}

<a href="{{ setting("unit") }}">{{ setting("unit") }}</a> pcmtvalue0z <div data-block="0"></div>

{{ events() }}

{{ announcements() }}
"""
PAGE = """---
title: Trang con
tags: [thử]
---
{{ record("su-kien/su-kien-a") }}

{{ latest("su-kien") }}
"""
COMPUTED = """
{% if count("su-kien") > 1 %}
Nhiều {{ listing("su-kien") }}
{% endif %}
Mạng <{{ feed_url() }}> [x]({{ feed_url() }})
"""
HOSTILE = (
    '<b>*Tên*</b> [[pcmt:title]] "\' `a` pcmtvalue0z pcmtvalue1z {{ 7*7 }} </script> &amp; <div data-block="0"></div>'
)


def entry(small: SmallPortal) -> Path:
    """The file of the cache with the drawn pages."""
    (found,) = (path for path in small.cache.folder.glob("drawing-*") if not path.name.endswith("-assets"))
    return found
