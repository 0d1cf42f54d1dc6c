"""Reports: their one-line form, their order, their exit code, and where they point."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pcmt.check import read_and_check
from pcmt.check.references import find_circles
from pcmt.model import Event, Plan
from pcmt.problems import (
    EXIT_DATA,
    EXIT_OK,
    DataError,
    Problem,
    errors_in,
    exit_code,
    report_json,
    report_text,
    terminal_report,
)
from pcmt.read.model_messages import field_label, nearest_field
from pcmt.read.positions import Document
from pcmt.read.yaml import read_yaml
from pcmt.text.official_text import parse_official_text
from tests.reading.conftest import HERE, TODAY

ERROR = Problem("data/a.yaml", 10, 3, "TRONG", "tên gọi", "bỏ trống", "điền nội dung")
EARLIER = Problem("data/a.yaml", 9, 3, "TAB", "", "dấu tab", "gõ lại")
WARNING = Problem("data/b.yaml", 1, 1, "BAN_MAU", "địa chỉ", "còn là mẫu", "điền", "warning")


def test_the_one_line_form() -> None:
    assert str(ERROR) == "data/a.yaml:10:3: [TRONG] trường «tên gọi»: bỏ trống. Cách sửa: điền nội dung."
    assert str(EARLIER) == "data/a.yaml:9:3: [TAB] dấu tab. Cách sửa: gõ lại."
    assert str(WARNING) == "data/b.yaml:1:1: [BAN_MAU] (cảnh báo) trường «địa chỉ»: còn là mẫu. Cách sửa: điền."


def test_a_report_goes_by_file_and_line_and_tells_nothing_twice() -> None:
    assert report_text([WARNING, ERROR, EARLIER, ERROR]) == f"{EARLIER}\n{ERROR}\n{WARNING}\n"
    assert [each["line"] for each in report_json([WARNING, ERROR, EARLIER])] == [9, 10, 1]


def test_a_terminal_shows_errors_last_and_a_few_warnings_of_each_kind() -> None:
    many = [replace(WARNING, line=line) for line in range(1, 21)]
    shown = terminal_report([ERROR, *many, EARLIER]).splitlines()
    assert shown[:5] == [str(each) for each in many[:5]]
    assert shown[5:6] == ["… và 15 chỗ khác cùng loại [BAN_MAU]; xem đủ: python portal.py check-data."]
    assert shown[6:] == [str(EARLIER), str(ERROR)]
    assert terminal_report([ERROR, *many], is_whole=True).splitlines() == [*map(str, many), str(ERROR)]
    assert len(terminal_report(many[:6]).splitlines()) == 6  # never a line that says 'one more'
    errors = [replace(ERROR, line=line) for line in range(1, 21)]
    assert terminal_report(errors).splitlines() == [str(each) for each in errors]


def test_only_errors_stop_a_build() -> None:
    assert exit_code([WARNING]) == EXIT_OK
    assert exit_code([WARNING, ERROR]) == EXIT_DATA
    assert errors_in([WARNING, ERROR]) == [ERROR]
    assert str(DataError([ERROR])) == f"{ERROR}\n"


def read(text: str) -> Document:
    return read_yaml("x.yaml", text.encode())


def test_positions_of_values_keys_and_gaps() -> None:
    document = read("a: 1\nb:\n  - c: 2\n    d:\n  -\n  - e\n")
    assert document.position(("a",)) == (1, 4)
    assert document.key_position(("b", 0, "c")) == (3, 5)
    assert document.position(("b",)) == (2, 1)
    assert document.position(("b", 0)) == (3, 5)
    assert document.position(("b", 0, "c")) == (3, 8)
    assert document.position(("b", 0, "d")) == (4, 5)
    assert document.position(("b", 1)) == (5, 4)
    assert document.position(("b", 2)) == (6, 5)
    assert document.position(("b", 0, "missing")) == (3, 5)
    assert document.position(("missing",)) == (1, 1)


def test_the_way_a_value_was_typed_is_kept() -> None:
    data = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n").data
    assert isinstance(data, dict)
    assert [value.style for value in data.values()] == ["", "'", '"', "|"]
    assert [value.plain for value in data.values()] == [True, False, False, False]


def test_labels_name_the_item_of_a_list() -> None:
    assert field_label(Plan, ("targets", 2, "quote")) == "chỉ tiêu, mục 3, trích nguyên văn"
    assert field_label(Plan, ("deadlines", 0, "from")) == "thời hạn, mục 1, cơ quan thực hiện (ghi như văn bản)"
    assert field_label(Plan, ("period", "end")) == "thời kỳ thực hiện, kết thúc"


def test_a_misspelt_key_finds_its_field() -> None:
    assert nearest_field(Event, "tilte") == "title"
    assert nearest_field(Event, "Title") == "title"
    assert nearest_field(Event, "địa điểm") == "venue"
    assert nearest_field(Event, "dia_diem") == "venue"
    assert nearest_field(Event, "qqqqqq") == ""


def test_circles_are_found_once_and_from_their_first_name() -> None:
    assert find_circles({"b": ("c",), "c": ("a",), "a": ("b",)}) == [["a", "b", "c"]]
    assert find_circles({"a": ("a",), "b": ("a",)}) == [["a"]]
    assert find_circles({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}) == []
    assert find_circles({"a": ("b", "c"), "b": ("a",), "c": ("a",)}) == [["a", "b"], ["a", "c"]]
    assert find_circles({"a": ("missing",)}) == []


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain: dict[str, tuple[str, ...]] = {f"{n:06}": (f"{n + 1:06}",) for n in range(50_000)}
    assert find_circles(chain) == []
    assert len(find_circles({**chain, "050000": ("000000",)})[0]) == 50_001


def test_a_quote_is_found_in_the_block_that_holds_it() -> None:
    """``find_quote`` searches joined blocks; looking at each block in turn must say the same."""
    loaded, _ = read_and_check(HERE / "base", TODAY)
    plan = loaded.records["ke-hoach"]["ke-hoach-2-kh-ubnd-2026"]
    text = parse_official_text(plan.text)  # type: ignore[attr-defined]
    pieces = [block.plain[start:end] for block in text.blocks for start, end in ((0, 9), (3, 30), (2, 400))]
    for place in text.places:
        for quote in [" ".join(piece.split()) for piece in [*pieces, "không có"]]:
            plain = next((block for block in text.find_blocks(place) if quote in block.plain), None)
            assert text.find_quote(place, quote) == plain, (place, quote)
    assert text.find_quote("", "1. Trên 90% trường học[^1] không") == text.find_quote(
        "", "1. Trên 90% trường học không"
    )


def test_the_data_of_this_portal_has_no_error() -> None:
    loaded, problems = read_and_check(Path(__file__).resolve().parents[2], TODAY)
    assert report_text(errors_in(problems)) == ""
    assert all(loaded.records.values())
