"""Make the tables of today's and former places: ``python dev/places.py TINH.csv XA.csv FOLDER``.

``TINH.csv`` (code, name, formed_from) and ``XA.csv`` (code, name, province, formed_from, two_sources_agree) hold the 34 provinces
and 3,321 communes of QĐ 19/2025/QĐ-TTg. ``FOLDER`` is the data folder of the unpacked package ``vietnamadminunits`` 1.0.4 (PyPI,
MIT licence): the 10,040 communes and 696 districts of before 1/7/2025, and what became of each. Writes the files of
``pcmt/read/country`` and prints where the sources do not agree, for a person to decide.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pcmt.text.vietnamese import fold, squeeze  # noqa: E402 (after the path)

TARGET = ROOT / "pcmt" / "read" / "country"
DONG_NAI = "75"
"""Its communes that the sources name differently became wards on 30/4/2026, when the province became a city."""
_TYPED = re.compile(r"\b(?:xã|phường|thị trấn)\s+([^,()]+)", re.IGNORECASE)
_REST = re.compile(r"\s+(?:sau khi|để|thuộc)\b.*", re.IGNORECASE)


def key_of(name: str) -> str:
    """Return a name as ``vietnamadminunits`` writes its keys: folded letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", fold(name))


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file, with composed letters and single spaces."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: squeeze(value) for name, value in row.items()} for row in csv.DictReader(file)]


def write_table(name: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a table with Unix line ends."""
    with (TARGET / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([head, *rows])
    print(f"{name}.csv: {len(rows)}")


def successors(folder: Path, codes: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    """Return the codes of today by ``province_district_commune`` of before, and print what has no code."""
    data = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    found: defaultdict[str, list[str]] = defaultdict(list)

    def add(old: str, province: str, new: str) -> None:
        code = codes.get((province, new)) or codes.get((province, re.sub("^(?:xa|phuong)", "phuong", new)))
        if code is None:
            print(f"không có mã: {province} {new}")
        elif code not in found[old]:
            found[old].append(code)

    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wards.items():
            for old in olds:
                add(old, province, new)
    for province, wards in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            for part in sorted(parts, key=lambda one: not one["isDefaultNewWard"]):
                add(old, province, part["newWardKey"])
    return found


def compare(communes: list[dict[str, str]], former: list[tuple[str, str, str, list[str]]]) -> None:
    """Print the communes whose ``formed_from`` names an older unit that the other source does not lead to them."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for _, name, _, codes in former:
        for code in codes:
            known[code].add(key_of(re.sub(r"(?i)^(?:xã|phường|thị trấn)\s+", "", name)))
    faults = 0
    for row in communes:
        text = re.sub(r"\([^()]*\)", "", row["formed_from"])
        parts = [
            one
            for listed in _TYPED.findall(text)
            for one in re.split(r"\s+và\s+(?:phần còn lại của\s+|các\s+)?", listed)
        ]
        named = {key_of(re.sub(r"(?i)^(?:xã|phường|thị trấn)\s+", "", _REST.sub("", one))) for one in parts} - {""}
        if missing := named - known[row["code"]]:
            faults += 1
            print(f"{row['code']} {row['name']}: {', '.join(sorted(missing))}")
    print(f"Khác nhau ở {faults} trên {len(communes)} đơn vị cấp xã.")


def main(provinces_file: str, communes_file: str, folder: str) -> None:
    """Write the tables."""
    provinces, communes = read_table(Path(provinces_file)), read_table(Path(communes_file))
    names = {row["code"]: row["name"] for row in provinces}
    keys: dict[tuple[str, str], str] = {}
    for row in communes:
        for kind in ("tinh", "thanhpho"):
            bare = re.sub("^(?:tinh|thanhpho)", "", key_of(names[row["province"]]))
            for key in (
                key_of(row["name"]),
                re.sub(r"\W", "", row["name"].lower()),
            ):  # with accents where names fold alike
                keys[kind + bare, key] = row["code"]
    after = successors(Path(folder), keys)
    base = sqlite3.connect(Path(folder) / "dataset.db")
    legacy = base.execute(
        "select wardCode, ward, districtCode, district, province, provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '')"
        " from admin_units_legacy order by districtCode, wardCode"
    ).fetchall()
    districts: dict[str, tuple[str, str, str]] = {}
    old: list[tuple[str, str, str, list[str]]] = []
    for code, ward, district_code, district, province, key in legacy:
        districts[district_code] = (district_code, squeeze(district), squeeze(province))
        if not (codes := after.get(key, [])):
            print(f"không rõ nay thuộc đâu: {key}")
        old.append((code or "", squeeze(ward or district), district_code, codes))
    for row in communes:
        if row["two_sources_agree"] == "no" and row["province"] == DONG_NAI:
            old.append((row["code"], re.sub("^Phường", "Xã", row["name"]), "", [row["code"]]))
    compare(communes, old)
    TARGET.mkdir(exist_ok=True)
    write_table("tinh", ("code", "name", "formed_from"), [(r["code"], r["name"], r["formed_from"]) for r in provinces])
    write_table("xa", ("code", "name", "province"), [(r["code"], r["name"], r["province"]) for r in communes])
    write_table("huyen-cu", ("code", "name", "province"), list(districts.values()))
    write_table("xa-cu", ("code", "name", "district", "now"), [(*one[:3], " ".join(one[3])) for one in old if one[3]])


if __name__ == "__main__":
    main(*sys.argv[1:])
