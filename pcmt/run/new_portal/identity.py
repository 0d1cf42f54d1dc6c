"""Who a new portal belongs to: what is asked of its office, and the records made of the answers."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from pcmt.model import Agency, Place
from pcmt.problems import UsageFault
from pcmt.read.shared_records import shared_files
from pcmt.text.vietnamese import fold, slugify
from pcmt.urls import web_address_fault

_KIND = re.compile(r"^(?:(?:tinh|thanh pho)\s+|tp(?:\.\s*|\s+))(?=\S)")
"""First word of the folded name of a province."""
_TO_FILL = """# Điền trước khi mở cổng: người chịu trách nhiệm, địa chỉ cơ quan, nơi nhận góp ý.
responsible:
address:
feedback:
"""
_SINCE = "2025-07-01"
"""First day of the communes of today (two levels of local government)."""


class _Dumper(yaml.SafeDumper):
    """Writes a text that begins with a digit in quotes: the checks ask it of numbers to call."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if text[:1].isdigit() else None
    ),
)


class Identity(NamedTuple):
    """Answers of an office. ``commune`` is empty for the portal of a province; ``province`` is the id of a shared place."""

    unit: str
    province: str
    commune: str
    url: str
    title: str
    phone: str = ""
    email: str = ""


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
    return f"Cổng phòng, chống ma túy {_inner(commune or _provinces()[province])}"


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
            "licence": "cc-by-4-0",
            "shared_records": "có",
        }
    )
    head = "# Thông tin của cổng. Không bao giờ đổi tag_authority và tag_year: đổi là mọi tin bị gửi lại cho người theo dõi.\n"
    return f"{head}{filled}{_TO_FILL}"


def records(identity: Identity, today: date) -> dict[str, str]:
    """Return the files of the unit and, for a commune, of its place, by path below ``data/``."""
    place = identity.province
    found = {}
    if identity.commune:
        place = slugify(identity.commune)
        found[f"{Place.kind_id}/{place}.yaml"] = _yaml(
            {
                "title": f"{identity.commune}, {_inner(_provinces()[identity.province])}",
                "published": today,
                "level": "commune",
                "parent": identity.province,
                "since": date.fromisoformat(_SINCE),
            }
        )
    level, parent = ("commune", None) if identity.commune else ("province", "chinh-phu")
    found[f"{Agency.kind_id}/{slugify(identity.unit)}.yaml"] = _yaml(
        {"title": identity.unit, "published": today, "level": level, "parent": parent, "place": place}
    )
    return found


def _provinces() -> dict[str, str]:
    """Titles of the provinces by id."""
    read = {
        name: yaml.safe_load(file.read_text(encoding="utf-8")) for name, file in shared_files(Place.kind_id).items()
    }
    return {name.removesuffix(".yaml"): data["title"] for name, data in read.items() if data["level"] == "province"}


def _bare(name: str) -> str:
    """Return a name without accents and without its kind."""
    return _KIND.sub("", fold(" ".join(name.split())))


def _inner(title: str) -> str:
    """Return the title of a province inside a sentence."""
    return title[0].lower() + title[1:]


def _yaml(values: dict[str, object]) -> str:
    kept = {name: value for name, value in values.items() if value is not None}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
