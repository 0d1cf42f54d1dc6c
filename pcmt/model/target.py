"""Targets (chỉ tiêu): what a plan or a legal document wants reached, how much of it, and by when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pcmt.model.fields import At, Count, Flag, Id, Line, Link, Number, Quote, SourceDate, WebAddress, label
from pcmt.model.parts import UNOFFICIAL, hosts_copies
from pcmt.model.record import Part

Comparator = Literal["at_least", "more_than", "exactly", "at_most", "less_than", "qualitative"]
THEME_LIST, MEASURE_LIST = "chu-de-chi-tieu", "thuoc-do"
"""Vocabularies of a target: what it is about, and what it is measured by."""
ThemeId = Annotated[Id, Link(vocabulary=THEME_LIST)]
MeasureId = Annotated[Id, Link(vocabulary=MEASURE_LIST)]
Counted = Literal["communes", "schools"]
COUNTED_TITLES = {"communes": "xã, phường, đặc khu", "schools": "cơ sở giáo dục"}
"""What coverage is counted in, under the word that names it in places, results and measures."""


class Aim(Part):
    """Fields shared by all targets. A qualitative target has neither value nor unit.

    ``measure`` makes targets of different records comparable; ``due`` is the time named by the text for this target,
    absent where it names none (the term of the plan applies). ``is_aspiration``: the text aims at the figure ("tiến tới
    100%") without requiring it.
    """

    what: Line = label("chỉ tiêu")
    theme: ThemeId | None = label("chủ đề", default=None)
    comparator: Comparator = label("cách so sánh")
    value: Number | None = label("giá trị", default=None)
    unit: Line | None = label("đơn vị tính", default=None)
    measure: MeasureId | None = label(
        "chỉ số", "Mã trong danh mục thuoc-do; chỉ điền khi nội dung đúng là chỉ số ấy.", default=None
    )
    is_aspiration: Flag = label(
        "chỉ là hướng tiến tới", "Ghi có khi văn bản viết “tiến tới”, “hướng tới”, “phấn đấu tiến tới”.", default=False
    )
    baseline: Line | None = label("mốc so sánh", default=None)
    where: Line | None = label("phạm vi", default=None)
    due: SourceDate | None = label("phải đạt trước hết ngày", "Chỉ điền khi văn bản nói rõ.", default=None)


class Target(Aim):
    """A target set by a plan, with the words that set it."""

    quote: Quote = label("trích nguyên văn")
    at: At = label("vị trí trong văn bản")


class DocumentTarget(Aim):
    """A target set by a legal document: quoted if the portal holds its text, else with the ``source`` that reports it."""

    quote: Quote | None = label("trích nguyên văn", default=None)
    at: At | None = label("vị trí trong văn bản", default=None)
    source: Line | None = label("nguồn nêu chỉ tiêu", "Khi cổng chưa có toàn văn của văn bản.", default=None)


class Window(Part):
    """Months of a year in which something has to happen once more: a school term."""

    title: Line = label("tên kỳ")
    months: tuple[Annotated[Count, Field(ge=1, le=12)], ...] = label("các tháng tính vào kỳ", min_length=1)


class Progress(Part):
    """How progress towards a measure is computed from events and their results.

    ``coverage``: how many of the ``counted`` units of a place had a session, as a share. ``mean``: the sessions reported of
    events of ``event_types`` for each of the ``counted`` units, in each of the ``windows`` of a year.
    """

    rule: Literal["coverage", "mean"] = label("cách tính")
    counted: Counted = label("đếm theo")
    event_types: tuple[Annotated[Id, Link(vocabulary="loai-su-kien")], ...] = label(
        "loại sự kiện được tính", default=()
    )
    windows: tuple[Window, ...] = label("kỳ tính trong năm", default=())


class PlaceCount(Part):
    """The number of communes or schools of a place from a day on, with its source: the denominator of a share."""

    counted: Counted = label("đếm gì")
    value: Count = label("số lượng")
    since: SourceDate = label("tính từ")
    until: SourceDate | None = label("không còn đúng từ", default=None)
    source: Line = label("nguồn số liệu")
    url: WebAddress | None = label("địa chỉ nguồn", default=None)

    @property
    def source_words(self) -> str:
        """The source, and that it is a copy where it is at a site of copies."""
        return f"{self.source}, {UNOFFICIAL}" if hosts_copies(str(self.url or "")) else self.source
