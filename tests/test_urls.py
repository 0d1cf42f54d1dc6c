"""Addresses: ids that every file system can store, external addresses that are safe, names that never change."""

from __future__ import annotations

import pytest

from pcmt.urls import ID_LIMIT, is_id, record_path, tag_uri, web_address_fault


@pytest.mark.parametrize("text", ["a", "0", "ke-hoach-2026", "con-trai", "com10", "com0", "nul1", "a" * ID_LIMIT])
def test_takes_plain_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "a" * (ID_LIMIT + 1), "A", "kế-hoạch", "a_b", "a b", "a.b", "a/b", "../a", "-a", "a-", "a--b", "a\n", "\na"],
)
def test_refuses_what_is_not_an_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9", "²", "а", "%61"])
def test_refuses_what_some_system_cannot_store(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://bocongan.gov.vn",
        "http://a.vn:8080/duong?x=1&y=2#z",
        "https://a.vn/tiếng-việt",
        "https://xn--a-b.vn/",
        "https://a.vn/@ten",
        "https://1.2.3.4/",
    ],
)
def test_lets_sound_addresses_in(address: str) -> None:
    assert web_address_fault(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("javascript:alert(1)", "https://"),
        ("JaVaScRiPt:alert(1)", "https://"),
        ("javascript://a.vn/%0aalert(1)", "https://"),
        ("data:text/html,x", "https://"),
        ("ftp://a.vn/", "https://"),
        ("//evil", "https://"),
        ("https:evil", "https://"),
        ("https:/evil.vn", "https://"),
        ("", "https://"),
        ("a.vn", "https://"),
        (" \tjavascript:alert(1)", "ký tự"),
        (" https://a.vn", "ký tự"),
        ("https://a.vn/a b", "ký tự"),
        ("https://a.vn/\n", "ký tự"),
        ("https://a.vn/\r\nX: y", "ký tự"),
        ('https://a.vn/"><script>', "ký tự"),
        ("https://a.vn/'", "ký tự"),
        ("https://a.vn/<", "ký tự"),
        ("https://a.vn\\@evil.vn", "ký tự"),
        ("https://a\u200b.vn", "ký tự"),
        ("https://a.vn/\x00", "ký tự"),
        ("http://user@evil", "máy chủ"),
        ("https://a.vn:x@evil.vn/", "máy chủ"),
        ("https://", "máy chủ"),
        ("https:///a", "máy chủ"),
        ("https://localhost/", "máy chủ"),
        ("https://a.vn:0/", "máy chủ"),
        ("https://a.vn:99999/", "không phải là địa chỉ"),
        ("https://[::1/", "không phải là địa chỉ"),
    ],
)
def test_refuses_addresses_that_deceive_or_harm(address: str, fault: str) -> None:
    assert fault in web_address_fault(address)


@pytest.mark.parametrize("address", ["https://.", "https://.vn", "https://a..vn/"])
def test_refuses_host_names_with_an_empty_label(address: str) -> None:
    assert web_address_fault(address)


def test_a_record_has_one_address_and_one_name() -> None:
    assert record_path("ke-hoach", "a-1") == "ke-hoach/a-1/"
    assert tag_uri("pcmt.example", 2026, "ke-hoach", "a-1") == "tag:pcmt.example,2026:ke-hoach/a-1"
