"""Faulty files that are large or deeply nested. Tests check the report, ``make bench-hostile`` measures the cost."""

from __future__ import annotations

from collections.abc import Callable

EVENT = "su-kien/le-mit-tinh.yaml"
MATERIAL = "tai-lieu/giao-an-tu-choi.yaml"
PLAN = "ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"


def spoil_body(text: str) -> str:
    """Give a material a body of brackets and incomplete links."""
    body = "[" * 60_000 + "](" * 20_000 + "<a:" * 10_000 + "phê " * 100 + " con " * 2_000
    return text.replace("  ## Mở đầu", f"  {body}")


def spoil_quotes(text: str) -> str:
    """Give a plan a long text and two thousand quotes that are not in it."""
    text = text.replace("  II. TỔ", "  - a b\n" * 30_000 + "  II. TỔ")
    wrong = "  - {document: cong-van-1-ubnd-2026, quote: khong co, at: I}\n"
    return text.replace("targets:\n", wrong * 2_000 + "targets:\n")


HOSTILE: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "A22 line of 1 MB": (EVENT, "QUA_DAI", lambda text: text.replace("Quảng trường", "a " * 500_000)),
    "D02 alias bomb in lists": (
        EVENT,
        "KY_TU_DAU",
        lambda _: "a: &a [x,x]\n" + "".join(f"b{n}: [*a,*a]\n" for n in range(9000)),
    ),
    "D04 30 kB of brackets": (EVENT, "QUA_SAU", lambda _: "[" * 30_000),
    "D04 brackets in a value": (EVENT, "QUA_SAU", lambda text: text.replace("Quảng trường", "[" * 30_000)),
    "D04 1,200 nested maps": (EVENT, "QUA_SAU", lambda _: "".join(" " * n + "a:\n" for n in range(1200))),
    "D04 nested flow maps": (EVENT, "QUA_SAU", lambda _: "a: " + "{a: " * 5000),
    "D04 nested dashes": (EVENT, "QUA_SAU", lambda _: "- " * 5000 + "x"),
    "D05 10 MB of records": (EVENT, "TEP_QUA_LON", lambda text: text * 20_000),
    "D05 nearly 2 MB of items": (EVENT, "QUA_NHIEU", lambda text: text + "bring: [" + "a," * 900_000 + "a]\n"),
    "D07 100,000 keys": (EVENT, "QUA_NHIEU", lambda text: text + "".join(f"k{n}: 1\n" for n in range(100_000))),
    "D07 100,000 equal keys": (EVENT, "TRUNG_TRUONG", lambda text: text + "k: 1\n" * 100_000),
    "D10 hostile to patterns": (EVENT, "QUA_DAI", lambda text: text + "online: https://" + "a." * 50_000 + "!\n"),
    "D10 hostile title": (EVENT, "QUA_DAI", lambda text: text.replace("Lễ mít tinh", "a" * 100_000 + "!")),
    "D10 long run of digits": (EVENT, "SO_SAI", lambda text: text.replace("250", "1" * 1_000_000)),
    "D10 many spaces": (
        EVENT,
        "QUA_DAI",
        lambda text: text.replace("Quảng trường", '"' + "a" + " " * 1_000_000 + '#"'),
    ),
    "D05 40,000 faulty items": (EVENT, "CON_NUA", lambda text: text + "bring:\n" + "  - ''\n" * 40_000),
    "D10 colons": (EVENT, "HAI_CHAM", lambda text: text.replace("Quảng trường", "a: " * 300_000)),
    "A08 quotes": (EVENT, "NHAY", lambda text: text.replace("Quảng trường", '"' * 300_001)),
    "A08 open quotes on many lines": (EVENT, "NHAY_HO", lambda _: "a: 'x\n" * 20_000),
    "A13 glued lines": (EVENT, "THIEU_CACH", lambda _: "a:b\n" * 100_000),
    "a body of brackets": (MATERIAL, "TU_CAM|LIEN_KET_SAI", spoil_body),
    "2,000 wrong quotes": (PLAN, "TRICH_SAI", spoil_quotes),
}
"""The changed file of the portal in ``tests/reading/base``, the code that the report must name, and the change."""

LONG_TEXTS = (
    "1" * 60_000, "1," * 30_000, "[" * 60_000, "phạt " * 12_000, "Điều 1 " * 9_000, "khoản 1 " * 8_000 + "triệu đồng",
)  # fmt: skip
"""Very long texts for the patterns of fines and citations."""
