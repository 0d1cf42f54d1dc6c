"""The emblem of a portal (``brand.logo`` of ``data/cong.yaml``) as an SVG, whatever kind of file it is."""

from __future__ import annotations

from base64 import b64encode
from typing import NamedTuple

from pcmt.read.attachments import ending_of
from pcmt.relate.catalog import Catalog


class Emblem(NamedTuple):
    """An emblem: its SVG, its width and height in units of its own."""

    svg: str
    width: int
    height: int

    @property
    def data_uri(self) -> str:
        """The drawing as an address of its own, for a page that becomes a picture."""
        return "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode()


def emblem_of(catalog: Catalog) -> Emblem | None:
    """Return the emblem; None for a portal without one of its own. EnvironmentFault when its file has just changed."""
    brand = catalog.settings.brand
    if brand is None or brand.logo is None:
        return None
    file = catalog.outside[brand.logo]
    width, height = file.facts.width or 1, file.facts.height or 1
    if ending_of(file.name) == ".svg":
        return Emblem(file.content.decode(), width, height)
    data = b64encode(file.content).decode()
    picture = f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{picture}</svg>'
    return Emblem(svg, width, height)


def emblem_svg(catalog: Catalog) -> str:
    """Return the SVG of the emblem; empty for a portal without one."""
    emblem = emblem_of(catalog)
    return emblem.svg if emblem else ""
