"""Which pages only print what macros give, so that one drawing of them serves for any data."""

from __future__ import annotations

import pytest

from pcmt.show.markup.macro_source import prints_calls_only


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("chữ", True),
        ('# {{ count("x") }}\n\n{{ link("a/b", words="c") }}<p title="{{ setting("t") }}">', True),
        ('{{ listing("x") }}{{ materials(n=-3) }}', False),
        ('{{ count("x") + 1 }}', False),
        ('{{ count("x")|string }}', False),
        ('{{ link(setting("x")) }}', False),
        ('{{ link(words=setting("x")) }}', False),
        ('{% if count("x") %}a{% endif %}', False),
        ('{% set a = count("x") %}{{ a }}', False),
        ("{{ 'a' }}", False),
        ("<{{ feed_url() }}>", False),
        ("[x]({{ feed_url() }})", False),
        ("[x](../{{ feed_url() }})", False),
        ("[x]: {{ feed_url() }}", False),
        ("[x](y) {{ feed_url() }}", True),
    ],
)
def test_a_page_that_only_prints_calls_computes_with_no_value(source: str, expected: bool) -> None:
    assert prints_calls_only(source) is expected
