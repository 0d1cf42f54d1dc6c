"""Who a new portal belongs to: what is asked of its office, and the records made of the answers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from pcmt.model import Agency, Place
from pcmt.model.vocabulary import Licence
from pcmt.problems import UsageFault
from pcmt.read.communes import commune_text, communes, province_ids
from pcmt.read.shared_records import shared_files
from pcmt.read.yaml import read_yaml
from pcmt.text.vietnamese import fold, slugify
from pcmt.urls import web_address_fault

_KIND = re.compile(r"^(?:(?:tinh|thanh pho)\s+|tp(?:\.\s*|\s+))(?=\S)")
"""First word of the folded name of a province."""
_TO_FILL = """# Điền trước khi mở cổng: người chịu trách nhiệm, địa chỉ cơ quan, nơi nhận góp ý.
responsible:
address:
feedback:
"""
_COMMUNE_KIND = re.compile(r"^(?:xa|phuong|dac khu)\s+(?=\S)")


class _Dumper(yaml.SafeDumper):
    """Writes a text that begins with a digit in quotes: the checks ask it of numbers to call."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if text[:1].isdigit() else None
    ),
)


class Identity(NamedTuple):
    """Answers of an office. ``province`` is the id of a shared place, ``commune`` that of a commune; empty for a province.

    ``level`` is that of the unit as an agency; empty for that of its place.
    """

    unit: str
    province: str
    commune: str
    url: str
    title: str
    phone: str = ""
    email: str = ""
    level: str = ""


LEVELS = {"tinh": "province", "xa": "commune", "truong": "school", "don": "post", "thon": "village"}
"""Levels of agencies by the words of the command line."""


def find_commune(name: str, province: str) -> str:
    """Return the id of the commune of a province with a name, typed with or without accents and its kind.

    Raises UsageFault with the nearest names where there is none, or where two are called so.
    """
    code = next(code for code, one in province_ids().items() if one == province)
    own = {key: one for key, one in communes().items() if one.province == code}
    exact = [key for key, one in own.items() if one.name.casefold() == " ".join(name.split()).casefold()]
    found = exact or [key for key, one in own.items() if fold(one.name) == fold(name)]
    found = found or [key for key, one in own.items() if _bare_commune(one.name) == _bare_commune(name)]
    if len(found) == 1:
        return found[0]
    names = {_bare_commune(one.name): one.name for one in own.values()}
    near = [own[key].name for key in found] or [
        names[one] for one in difflib.get_close_matches(_bare_commune(name), list(names), n=3, cutoff=0.5)
    ]
    asked = f"; có phải là: {', '.join(near)}" if near else "; ghi tên xã, phường, đặc khu hiện nay"
    raise UsageFault(f"{_provinces()[province]} không có đúng một xã, phường, đặc khu tên «{name}»{asked}")


def _bare_commune(name: str) -> str:
    """Return the name of a commune without accents and without its kind."""
    return _COMMUNE_KIND.sub("", fold(" ".join(name.split())))


def find_province(name: str) -> str:
    """Return the id of the province with a name, typed with or without accents and its kind.

    Raises UsageFault with the nearest names where there is none.
    """
    names = {_bare(title): place for place, title in _provinces().items()}
    wanted = _bare(name)
    if wanted in names:
        return names[wanted]
    near = [_provinces()[names[one]] for one in difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)]
    asked = f"; có phải là: {', '.join(near)}" if near else "; ghi tên một trong 34 tỉnh, thành phố hiện nay"
    raise UsageFault(f"không có tỉnh, thành phố nào tên «{name}»{asked}")


def default_title(commune: str, province: str) -> str:
    """Return the name of a portal whose office gives none."""
    return f"Cổng phòng, chống ma túy {_inner(communes()[commune].name if commune else _provinces()[province])}"


def check_address(url: str) -> str:
    """Return the address of a portal with its last slash. Raises UsageFault where it is none."""
    typed = url.strip().rstrip("/") + "/"
    if message := web_address_fault(typed):
        raise UsageFault(f"địa chỉ cổng «{url}»: {message}")
    return typed


def settings_text(identity: Identity, today: date) -> str:
    """Return ``data/cong.yaml`` of a new portal; lines that the office has still to fill stand empty with what they are for."""
    host = urlsplit(identity.url).hostname or ""
    filled = _yaml(
        {
            "title": identity.title,
            "short_title": "Cổng PCMT",
            "description": f"Kế hoạch, hoạt động và tài liệu phòng, chống ma túy của {identity.unit}.",
            "url": identity.url,
            "tag_authority": host,
            "tag_year": today.year,
            "unit": identity.unit,
            "phone": identity.phone or None,
            "email": identity.email or None,
            "licence": Licence.CC_BY,
            "shared_records": "có",
        }
    )
    head = "# Thông tin của cổng. Không bao giờ đổi tag_authority và tag_year: đổi là mọi tin bị gửi lại cho người theo dõi.\n"
    return f"{head}{filled}{_TO_FILL}"


def records(identity: Identity, today: date, taken: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the file of the unit by path below ``data/``; its place is a shared one.

    ``taken`` are ids of places with a file of their own by code: those of the sample, which the unit keeps when it goes.
    """
    level = identity.level or ("commune" if identity.commune else "province")
    found, place = {}, identity.commune or identity.province
    if identity.commune and (own := taken.get(communes()[identity.commune].code)):
        place = own
        found[f"{Place.kind_id}/{place}.yaml"] = commune_text(communes()[identity.commune])
    fields = {
        "title": identity.unit,
        "published": today,
        "level": level,
        "parent": "chinh-phu" if level == "province" else None,
        "place": place,
    }
    found[f"{Agency.kind_id}/{slugify(identity.unit)}.yaml"] = _yaml(fields)
    return found


def _provinces() -> dict[str, str]:
    """Titles of the provinces by id."""
    read: dict[str, Any] = {
        name.removesuffix(".yaml"): read_yaml(name, file.read_bytes()).data
        for name, file in shared_files(Place.kind_id).items()
    }
    return {name: str(data["title"]) for name, data in read.items() if data["level"] == "province"}


def _bare(name: str) -> str:
    """Return a name without accents and without its kind."""
    return _KIND.sub("", fold(" ".join(name.split())))


def _inner(title: str) -> str:
    """Return the title of a province inside a sentence."""
    return title[0].lower() + title[1:]


def _yaml(values: dict[str, object]) -> str:
    kept = {name: value for name, value in values.items() if value is not None}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
