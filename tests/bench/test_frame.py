"""A finished page becomes the base template of another generator: its places are filled, all else stays as it is."""

from __future__ import annotations

import pytest
from frame import eleventy_base, hugo_base

PAGE = (
    '<title>Cũ</title><meta name="description" content="cũ"><meta name="DC.title" content="cũ">'
    '<script type="application/ld+json">{"cũ": 1}</script><script>x = "{{a}} {% b %}"</script>'
    '<div class="toc-side" hidden>cũ</div><article class="a">cũ</article>'
)


def test_places_are_filled_and_signs_of_the_page_stay_literal() -> None:
    hugo, eleventy = hugo_base(PAGE), eleventy_base(PAGE)
    assert "cũ" not in hugo + eleventy and "Cũ" not in hugo + eleventy
    assert '{{ block "main" . }}{{ end }}</article>' in hugo and '{{ partial "head.html" . }}' in hugo
    assert "{% block main %}{{ content | safe }}{% endblock %}</article>" in eleventy
    assert '{% include "head.njk" %}' in eleventy and "<title>{{ title }} - " in eleventy
    assert 'x = "{{ "{{" }}a}} {% b %}"' in hugo
    assert 'x = "{{ "{{" }}a}} {{ "{%" }} b %}"' in eleventy


@pytest.mark.parametrize("base", [hugo_base, eleventy_base])
@pytest.mark.parametrize("place", ["<title>Cũ</title>", '<article class="a">cũ</article>'])
def test_a_page_without_a_place_is_refused(base: object, place: str) -> None:
    assert callable(base)
    with pytest.raises(ValueError, match="no place"):
        base(PAGE.replace(place, ""))
