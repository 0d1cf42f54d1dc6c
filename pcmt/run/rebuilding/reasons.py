"""Why a file was made again, and where the time of a build went, in words for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pcmt.model import KINDS, Record
from pcmt.read.model_messages import field_label
from pcmt.relate.catalog import Catalog
from pcmt.text.formats import format_number
from pcmt.trace.digests import value_of
from pcmt.trace.notes import WHOLE, Step
from pcmt.trace.rule_runner import RuleRunner
from pcmt.trace.rules import GIVEN, GONE, NEW, Rules
from pcmt.trace.traces import FileNames

_SHOWN = 12
"""Causes named of one rule."""
_WORDS = {
    NEW: "lần trước chưa có",
    GIVEN: "khung trang, lời gọi hoặc danh sách trang đưa vào đã khác",
    GONE: "tệp của lần trước không còn nguyên trong thư mục trang",
}


def why_lines(rules: RuleRunner, catalog: Catalog, path: str) -> Iterator[str]:
    """Yield the rules that make the file at a site-relative path, each with what made it run again."""
    if not isinstance(rules, Rules):
        yield "Lần này mọi tệp đều được dựng từ đầu."
        return
    found_in = {name for name, one in rules.traces.items() if _makes(name, one.files, path)}
    # A rule has the files of the rules inside it too: these say why.
    names = [name for name in rules.traces if name in found_in and found_in.isdisjoint(rules.traces[name].used)]
    if not names:
        yield f"Không có quy tắc nào làm ra «{path}»; đường dẫn viết như trong thư mục trang, ví dụ ke-hoach/index.html."
    for name in names:
        reason = rules.ran.get(name)
        if reason is None:
            yield f"«{path}», quy tắc «{name}»: không dựng lại, không điều gì nó hỏi đã đổi."
            continue
        yield f"«{path}», quy tắc «{name}»: dựng lại."
        found = [_cause_words(one, catalog) for one in reason.causes] or [_WORDS.get(reason.words, "không ghi được")]
        yield from (f"  - {words}" for words in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"  - và {format_number(len(found) - _SHOWN)} điều nữa"


def _makes(name: str, files: FileNames, path: str) -> bool:
    if any(made == path for made, _ in files):
        return True
    kind, _, rest = name.partition(" ")
    page = path.removesuffix("index.html").rstrip("/")
    sources = (f"docs/{page}/index.md:", f"docs/{page}.md:") if page else ("docs/index.md:",)
    return rest == path or (kind == "lệnh" and path.endswith("index.html") and rest.startswith(sources))


def _cause_words(cause: Any, catalog: Catalog) -> str:
    if isinstance(cause[1], str):  # a field; the second part of a question is a step
        kind, record_id, name = cause
        if name == WHOLE:
            return f"bản ghi {kind}/{record_id} đã đổi"
        return f"trường «{field_label(KINDS[kind], (name,))}» của {kind}/{record_id} đã đổi"
    return f"câu trả lời của {cause[0]}{''.join(_step_words(step, catalog) for step in cause[1:])} đã đổi"


def _step_words(step: Step, catalog: Catalog) -> str:
    way, argument = step
    if isinstance(argument, bytes):
        try:
            argument = value_of(argument, catalog)
        except KeyError:
            return "(bản ghi không còn)"
    match way:
        case ".":
            return f".{argument}"
        case "(":
            return f"({', '.join(map(_argument_words, argument[0]))})"
        case "[":
            return f"[{_argument_words(argument)}]"
    return f" ({way})"


def _argument_words(value: Any) -> str:
    if isinstance(value, Record):
        return f"{value.kind_id}/{value.id}"
    return value.__name__ if isinstance(value, type) else str(value)


def profile_lines(phases: dict[str, float], rules: RuleRunner) -> Iterator[str]:
    """Yield seconds by phase, then number and seconds of the rules that ran, by the first word of their names."""
    for phase, seconds in phases.items():
        yield f"{_seconds(seconds):>8} s  {phase}"
    if isinstance(rules, Rules):
        families: defaultdict[str, list[float]] = defaultdict(list)
        for name, seconds in rules.spent.items():
            family = name.partition("/")[0] if name.startswith("trang ") else name.partition(" ")[0]
            families[family].append(seconds)
        for family, spent in sorted(families.items(), key=lambda item: -sum(item[1])):
            yield f"{_seconds(sum(spent)):>8} s  quy tắc «{family}»: {format_number(len(spent))} lần chạy"
        yield f"{format_number(len(rules.ran))} trên {format_number(len(rules.traces))} quy tắc đã chạy."


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}".replace(".", ",")
