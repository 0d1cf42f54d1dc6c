"""One page of every kind that the portal has, for tests that walk through a browser."""

from __future__ import annotations

from pathlib import Path

KINDS = (
    "/",
    "/404.html",
    "/nguoi-dan/",
    "/xa-phuong/",
    "/tro-giup/",
    "/dang-ky/",
    "/ke-hoach/",
    "/ke-hoach/ubnd-tp-lang-son-cao-diem-2025/",
    "/van-ban/luat-73-2021-qh14/",
    "/su-kien/",
    "/su-kien/chao-co-truc-tuyen-toan-quoc-2026/",
    "/chien-dich/thang-hanh-dong-2026/",
    "/chien-dich/thang-hanh-dong-2026/chuong-trinh/",
    "/tai-lieu/",
    "/tai-lieu/cap-hoc/thcs/",
    "/tai-lieu/cau-hoi-thcs-dung-lai/",
    "/tai-lieu/ap-phich-thpt-quyen-noi-khong/in/",
    "/tai-lieu/thu-gui-phu-huynh/in/",
    "/bo-tai-lieu/giao-vien-thcs/",
    "/bo-tai-lieu/tu-chon/",
    "/ngon-ngu/",
    "/ma/",
    "/co-quan/",
    "/co-quan/ubnd-phuong-dong-kinh/",
    "/dia-phuong/phuong-dong-kinh/",
    "/danh-muc/loai-van-ban/",
    "/ket-qua/",
    "/phan-cong/",
    "/phan-cong/cap/xa/",
    "/han-bao-cao/2024/",
    "/chi-tieu/dia-phuong/hai-phong/",
    "/so-sanh/bcd-138-hai-duong-2024_voi_so-tnmt-lang-son-2024_voi_van-phong-ubnd-son-la-2024/",
    "/du-lieu-mo/",
    "/thay-doi/2026-11/",
)
"""Kinds that differ in their elements for the keyboard."""

MORE_KINDS = (
    "/nha-truong/",
    "/gioi-thieu/",
    "/van-ban/",
    "/chien-dich/",
    "/danh-muc/",
    "/dia-phuong/",
    "/chi-tieu/",
    "/chi-tieu/thuoc-do/*/",
    "/han-bao-cao/",
    "/so-sanh/",
    "/thay-doi/",
    "/su-kien/thang/2026-06/",
    "/duong-day-nong/goi-113/",
    "/thong-bao/luat-120-thay-luat-73/",
    "/ma/*/",
)
"""Kinds that differ in their content; a star is replaced by the first page of its folder."""


def first_address(site: Path, kind: str) -> str:
    """Return the address of an example page of a kind in a built site."""
    if "*" not in kind:
        return kind
    found = min(site.glob(f"{kind.strip('/')}/index.html"))
    return f"/{found.parent.relative_to(site)}/"
