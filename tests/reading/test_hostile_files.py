"""Faults that are made rather than kept: huge files, raw bytes, links, and what must end quickly in little memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import EnvironmentFault
from tests.reading.conftest import TODAY

EVENT = "su-kien/le-mit-tinh.yaml"
MEMORY = 300 * 1024 * 1024
READ = f"""
import resource, sys, time
from datetime import date
from pathlib import Path
from pcmt.check import read_and_check
from pcmt.problems import report_text
used = int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmSize"))) * 1024
resource.setrlimit(resource.RLIMIT_AS, (used + {MEMORY}, used + {MEMORY}))
seconds = int(time.process_time()) + 3
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
sys.stdout.buffer.write(report_text(read_and_check(Path(sys.argv[1]), date(2026, 11, 22))[1])[:2000].encode())
"""


def read_in_a_cage(portal: Path) -> str:
    """The start of the report, made by a process with 2 to 3 s of CPU and 300 MB above what it took to start."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(portal)], capture_output=True, cwd=root, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout.decode(errors="ignore")


HOSTILE = {
    "A22 line of 1 MB": ("QUA_DAI", lambda text: text.replace("Quảng trường", "a " * 500_000)),
    "D02 alias bomb in lists": (
        "KY_TU_DAU",
        lambda _: "a: &a [x,x]\n" + "".join(f"b{n}: [*a,*a]\n" for n in range(9000)),
    ),
    "D04 30 kB of brackets": ("QUA_SAU", lambda _: "[" * 30_000),
    "D04 brackets in a value": ("QUA_SAU", lambda text: text.replace("Quảng trường", "[" * 30_000)),
    "D04 1,200 nested maps": ("QUA_SAU", lambda _: "".join(" " * n + "a:\n" for n in range(1200))),
    "D04 nested flow maps": ("QUA_SAU", lambda _: "a: " + "{a: " * 5000),
    "D04 nested dashes": ("QUA_SAU", lambda _: "- " * 5000 + "x"),
    "D05 10 MB of records": ("TEP_QUA_LON", lambda text: text * 20_000),
    "D05 nearly 2 MB of items": ("QUA_NHIEU", lambda text: text + "bring: [" + "a," * 900_000 + "a]\n"),
    "D07 100,000 keys": ("QUA_NHIEU", lambda text: text + "".join(f"k{n}: 1\n" for n in range(100_000))),
    "D07 100,000 equal keys": ("TRUNG_TRUONG", lambda text: text + "k: 1\n" * 100_000),
    "D10 hostile to patterns": ("QUA_DAI", lambda text: text + "online: https://" + "a." * 50_000 + "!\n"),
    "D10 hostile title": ("QUA_DAI", lambda text: text.replace("Lễ mít tinh", "a" * 100_000 + "!")),
    "D10 long run of digits": ("SO_SAI", lambda text: text.replace("250", "1" * 1_000_000)),
    "D10 many spaces": ("QUA_DAI", lambda text: text.replace("Quảng trường", '"' + "a" + " " * 1_000_000 + '#"')),
    "D05 40,000 faulty items": ("CON_NUA", lambda text: text + "bring:\n" + "  - ''\n" * 40_000),
    "D10 colons": ("HAI_CHAM", lambda text: text.replace("Quảng trường", "a: " * 300_000)),
    "A08 quotes": ("NHAY", lambda text: text.replace("Quảng trường", '"' * 300_001)),
    "A08 open quotes on many lines": ("NHAY_HO", lambda _: "a: 'x\n" * 20_000),
    "A13 glued lines": ("THIEU_CACH", lambda _: "a:b\n" * 100_000),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads its own size from /proc")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_time_and_memory(name: str, portal: Path) -> None:
    code, spoil = HOSTILE[name]
    file = portal / "data" / EVENT
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    text = read_in_a_cage(portal)
    assert f"[{code}" in text
    assert f"data/{EVENT}:" in text


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads its own size from /proc")
def test_hostile_body_of_a_material_ends_in_time(portal: Path) -> None:
    file = portal / "data/tai-lieu/giao-an-tu-choi.yaml"
    body = "[" * 60_000 + "](" * 20_000 + "<a:" * 10_000 + "phê " * 100 + " con " * 2_000
    file.write_text(file.read_text("utf-8").replace("  ## Mở đầu", f"  {body}"), "utf-8")
    assert "[TU_CAM]" in read_in_a_cage(portal) or "[LIEN_KET_SAI]" in read_in_a_cage(portal)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads its own size from /proc")
def test_thousands_of_wrong_quotes_in_a_long_text_end_in_time(portal: Path) -> None:
    file = portal / "data/ke-hoach/ke-hoach-2-kh-ubnd-2026.yaml"
    text = file.read_text("utf-8").replace("  II. TỔ", "  - a b\n" * 30_000 + "  II. TỔ")
    wrong = "  - {document: cong-van-1-ubnd-2026, quote: khong co, at: I}\n"
    file.write_text(text.replace("targets:\n", wrong * 2_000 + "targets:\n"), "utf-8")
    assert "[TRICH_SAI]" in read_in_a_cage(portal)


def test_the_cage_can_fail(portal: Path) -> None:
    """A process that takes more than it may is seen to die."""
    script = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); b'x' * {2 * MEMORY}"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode != 0
    assert resource.RLIMIT_AS


BYTES = {
    "E04 UTF-16 with a mark": (lambda text: text.encode("utf-16"), ":1:1: [MA_HOA]", "UTF-16"),
    "E04 UTF-16 without a mark": (lambda text: "a: b\n".encode("utf-16-le") * 40, ":1:1: [MA_HOA]", "UTF-16"),
    "E04 UTF-32": (lambda text: text.encode("utf-32"), ":1:1: [MA_HOA]", "UTF-32"),
    "E05 Windows-1258": (lambda text: b"title: K\xea hoa\xf2ch\n", ":1:9: [MA_HOA]", "Windows-1258"),
    "E05 cut in the middle of a letter": (lambda text: text.encode()[:9], ":1:", "UTF-8"),
    "E11 NUL": (lambda text: text.replace("Quảng", "Qu\x00ng").encode(), ":7:10: [KY_TU_CAM]", "U+0000"),
    "E11 BEL": (lambda text: text.replace("Quảng", "Qu\x07ng").encode(), ":7:10: [KY_TU_CAM]", "U+0007"),
    "E11 DEL": (lambda text: text.replace("Quảng", "Qu\x7fng").encode(), ":7:10: [KY_TU_CAM]", "U+007F"),
    "E11 C1": (lambda text: text.replace("Quảng", "Qu\x9fng").encode(), ":7:10: [KY_TU_CAM]", "U+009F"),
    "E13 raw surrogate": (lambda text: text.encode().replace(b"Qu", b"Qu\xed\xa0\xbd"), "[MA_HOA]", "UTF-8"),
    "E14 U+FFFE": (lambda text: text.replace("Quảng", "Qu\ufffeng").encode(), ":7:10: [KY_TU_CAM]", "U+FFFE"),
    "E14 U+FFFF": (lambda text: text.replace("Quảng", "Qu\uffffng").encode(), ":7:10: [KY_TU_CAM]", "U+FFFF"),
    "E16 isolate": (lambda text: text.replace("Quảng", "Qu\u2066ng").encode(), ":7:10: [KY_TU_CAM]", "U+2066"),
    "A20 fault behind lone CR": (
        lambda text: text.replace("\n", "\r").replace("Quảng", "Qu\x07").encode(),
        ":7:10:",
        "U+0007",
    ),
    "A20 fault behind CRLF": (
        lambda text: text.replace("\n", "\r\n").replace("Quảng", "Qu\x07").encode(),
        ":7:10:",
        "U+0007",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_unfit_bytes_are_named_with_their_place(name: str, portal: Path, report: Callable[[], str]) -> None:
    spoil, place, words = BYTES[name]
    file = portal / "data" / EVENT
    file.write_bytes(spoil(file.read_text("utf-8")))
    lines = report().splitlines()
    assert lines[0].startswith(f"data/{EVENT}")
    assert place in lines[0]
    assert words in lines[0]


def test_symbolic_links_are_refused(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/le-khac.yaml").symlink_to(portal / "data" / EVENT)
    (portal / "data/tep").symlink_to("/etc")
    lines = report().splitlines()
    assert [line.split(" ")[0] for line in lines] == ["data/su-kien/le-khac.yaml:1:1:", "data/tep:1:1:"]
    assert all("[LIEN_KET]" in line for line in lines)


@pytest.mark.parametrize(
    "stem", ["con", "nul", "com1", "lpt9", "a.", "a ", "-a", "a--b", "a_b", "đ", "a" * 81, "%2e%2e", ".git"]
)
def test_stems_that_some_system_cannot_hold(stem: str, portal: Path, report: Callable[[], str]) -> None:
    """These are made here, because a copy of the project with such a file in it could not be unpacked on Windows."""
    (portal / f"data/su-kien/{stem}.yaml").write_text("title: x\n")
    assert [line.split("[")[1].split("]")[0] for line in report().splitlines()] == ["MA_SAI"]


def test_stems_that_differ_in_case_only(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/Le-Mit-Tinh.yaml").write_text("title: x\n")
    if len(list((portal / "data/su-kien").iterdir())) == 1:
        return  # this system itself cannot hold two such files
    name, same = report().splitlines()
    assert name.startswith("data/su-kien/Le-Mit-Tinh.yaml:1:1: [MA_SAI]")
    assert same.startswith(
        "data/su-kien/Le-Mit-Tinh.yaml:1:1: [TRUNG_MA] cùng một địa chỉ với data/su-kien/le-mit-tinh.yaml:1"
    )


def test_a_name_with_a_line_end_stays_on_one_line(portal: Path, report: Callable[[], str]) -> None:
    (portal / "data/su-kien/a\n\x1b[31mb.yaml").write_text("title: x\n")
    assert report().count("\n") == 1
    assert "\x1b" not in report()


def test_an_unreadable_file_is_the_machines_fault(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pcmt.read.folder.os.open", refuse)
    with pytest.raises(EnvironmentFault, match=r"không đọc được tệp data/cong\.yaml: không có quyền đọc"):
        read_and_check(portal, TODAY)


def test_a_missing_data_folder_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="không đọc được thư mục data"):
        read_and_check(tmp_path, TODAY)


def test_libyaml_is_required_in_words(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pcmt.read.yaml.CParser", None)
    with pytest.raises(EnvironmentFault, match="libyaml"):
        read_and_check(portal, TODAY)
