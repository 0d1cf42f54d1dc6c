"""One command for everything: ``python portal.py VERB`` sets the project up by itself, then does the work.

The same file serves the Makefile (Linux, macOS) and officials on Windows; standard library only. The check of the version is
above the other imports, in syntax that old Pythons parse (no ``from __future__``), so that they too reach its sentence.
"""

import sys

FIRST, LAST = (3, 11), (3, 14)  # the Pythons that every locked library was built for, as in pyproject.toml
OK, USAGE, ENVIRONMENT = 0, 2, 3
if not FIRST <= sys.version_info[:2] <= LAST or sys.maxsize < 2**32 or "(ARM64)" in sys.version:
    found, first, last = ("{}.{}".format(*version) for version in (sys.version_info, FIRST, LAST))
    why = "mới quá, chưa có thư viện dựng sẵn" if sys.version_info > FIRST else "cũ quá"
    why = "không phải loại 64 bit x64" if FIRST <= sys.version_info[:2] <= LAST else why
    told = f"""Cần Python từ {first} đến {last}, loại 64 bit. Python {found} đang chạy trên máy: {why}.
Hãy cài thêm Python {last} (64 bit) từ python.org, không phải gỡ bản đang có, rồi gọi đúng bản đó:
  Windows: py -{last} portal.py serve; Linux, macOS: make PYTHON=python{last} serve
Python {first} to {last} (64 bit) is needed, this is {found}. Install {last} beside it and name it as above."""
    sys.stderr.buffer.write((told + "\n").encode())
    sys.exit(ENVIRONMENT)

import contextlib
import difflib
import hashlib
import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV, LOCKS = ROOT / ".venv", ROOT / "requirements"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
HELP = """Cách dùng: python portal.py VIỆC   (hoặc: make VIỆC)
  serve       xem thử cổng tại http://localhost:8000/, sửa tệp nào thấy ngay tệp đó
  build       dựng cổng vào thư mục site/
  usb         chép cả cổng vào một tệp ZIP để mở từ USB, không cần mạng
  check-data  chỉ kiểm tra dữ liệu trong thư mục data/
  check       kiểm tra mã nguồn, dữ liệu, bản dựng (dùng trước khi gửi bản sửa)
  check-all   như trên, thêm các bài thử lặp lại trên nhiều trang, nhiều dữ liệu (máy chủ chạy mỗi lần gửi)
  quick       soát và chạy bài thử của những tệp vừa sửa, chưa đến một phút
  test        chỉ chạy các bài thử
  lint        chỉ soát mã nguồn
  format      sắp lại cách trình bày mã nguồn
  bench       đo tốc độ dựng cổng
  bench-campaign  đo nguồn tin và lịch của 34 tỉnh, 3.321 xã, 5.000 sự kiện
  bench-edits  đo một lần sửa dữ liệu: dựng lại, và từ lúc lưu tới lúc trang xem thử hiện ra
  bench-prints  đo thời gian dựng các bản in PDF, lần đầu và lần sau
  bench-hostile  đo thời gian và bộ nhớ khi gặp tệp dữ liệu hỏng rất lớn
  setup       chỉ cài những gì cần để chạy
  clean       xóa những gì máy tự tạo: .venv, .pcmt, site, bộ đệm
  pcmt ...    chạy lệnh pcmt bất kỳ, ví dụ: python portal.py pcmt --help

Chữ viết thêm sau VIỆC được chuyển nguyên cho lệnh bên trong, ví dụ: python portal.py serve --port 8001
"""
LEVELS = ("run", "dev", "bench")  # how far an environment is set up; each lock file holds all of the one before it
INSIDE = {
    **{one: ("run", ("-m", "pcmt", one)) for one in ("serve", "build", "usb")},
    "check-data": ("run", ("-m", "pcmt", "check")),
    "pcmt": ("run", ("-m", "pcmt")),
    "test": ("dev", ("-m", "pytest")),
    "quick": ("dev", ("dev/quick.py",)),
    **{one: ("dev", ("dev/checks.py", one)) for one in ("check", "check-all", "lint")},
    "format": ("dev", ("-m", "ruff", "format")),
    "bench": ("bench", ("dev/bench/run.py",)),
    **{f"bench-{one}": ("dev", (f"dev/bench/{one}.py",)) for one in ("campaign", "edits", "hostile", "prints")},
}
"""Verbs that are one command inside the environment: the level they need, the arguments for its Python."""
OUTSIDE = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PYTHONDONTWRITEBYTECODE"}
LEFTOVERS = (".venv", ".pcmt", "site", ".site.moi", ".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis")


class SetUpFault(Exception):
    """The set-up cannot go on; the message says in Vietnamese why and what to do."""


def say(text: str) -> None:
    """Print a line on stderr as UTF-8 bytes: an old console's code page must not break a sentence off."""
    sys.stderr.buffer.write((text + "\n").encode("utf-8"))
    sys.stderr.buffer.flush()


def clean_environment() -> dict[str, str]:
    """Return the environment for every command: UTF-8 everywhere, no ``pip --user``, no settings of other Pythons."""
    kept = {key: value for key, value in os.environ.items() if key not in OUTSIDE}
    return {**kept, "PYTHONUTF8": "1", "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(arguments: Sequence[str], python: Path = PYTHON) -> int:
    """Run ``python`` with ``arguments`` in the project folder; return its exit code."""
    return subprocess.call([python, *arguments], cwd=ROOT, env=clean_environment(), close_fds=False)


@contextlib.contextmanager
def only_one_set_up() -> Iterator[None]:
    """Hold a lock that the system drops by itself when this process ends, however it ends."""
    (ROOT / ".pcmt").mkdir(exist_ok=True)
    with (ROOT / ".pcmt" / "setup.lock").open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):
                    msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
            os.set_inheritable(handle.fileno(), True)  # a pip that outlives this process goes on holding the lock
        yield


def fingerprint(level: str) -> str:
    """Return what a ready environment was made from: place, Python, lock files, project metadata."""
    digest = hashlib.sha256(f"{ROOT}|{sys.version_info[:2]}|{level}".encode())
    for file in (lock_file("build"), lock_file(level), kit_source()):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def kit_source() -> Path:
    """Return ``pyproject.toml`` of the kit's repository, else the newest wheel in a portal of an office. Raises SetUpFault."""
    wheels = sorted(ROOT.glob("kit/pcmt_portal-*.whl"), key=lambda one: [*map(int, re.findall(r"\d+", one.stem))])
    if not (wheels or (ROOT / "pyproject.toml").exists()):
        raise SetUpFault("Thư mục kit thiếu tệp pcmt_portal-….whl. Hãy chép tệp của bản phát hành vào đó rồi chạy lại.")
    return [*wheels, *ROOT.glob("pyproject.toml")][-1]


def lock_file(name: str) -> Path:
    """Return a file of locked libraries: of the repository, or taken out of the wheel, so that a new wheel brings its own."""
    kit = kit_source()
    if kit.suffix != ".whl":
        return LOCKS / f"{name}.txt"
    path = ROOT / ".pcmt" / kit.stem / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipfile.ZipFile(kit).read(f"pcmt/starter/requirements/{name}.txt"))
    return path


def stamp(level: str) -> Path:
    """Return the file that is written last, when a level of the set-up is complete."""
    return VENV / f"ready-{level}.txt"


def is_ready(level: str) -> bool:
    """Whether ``level`` was installed to the end from the very files that lie here now."""
    try:
        return PYTHON.exists() and stamp(level).read_text(encoding="ascii") == fingerprint(level)
    except (OSError, UnicodeDecodeError):
        return False


def install(*options: str) -> None:
    """Run pip inside the environment. Raises SetUpFault."""
    if run(["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--use-pep517", *options]) != 0:
        raise SetUpFault(
            "Chưa tải hoặc chưa cài được thư viện. Hãy xem lời báo của pip ở trên; kiểm tra mạng, proxy "
            "và chỗ trống trên đĩa rồi chạy lại. Phần cài dở sẽ được làm lại từ đầu."
        )


def make_environment() -> None:
    """Create an empty ``.venv``. Raises SetUpFault."""
    try:
        import ensurepip  # noqa: F401 - Debian and Ubuntu ship Python without it
        import venv  # noqa: F401
    except ImportError:
        raise SetUpFault(
            "Python trên máy thiếu phần venv. Trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv\n"
            "This Python lacks the venv module. On Debian or Ubuntu run: sudo apt install python3-venv"
        ) from None
    say("Đang tạo môi trường riêng trong thư mục .venv (chỉ lần đầu hoặc khi có thay đổi)…")
    if run(["-m", "venv", "--clear", str(VENV)], python=Path(sys.executable)) != 0:
        raise SetUpFault("Chưa tạo được thư mục .venv. Hãy tắt cửa sổ đang chạy cổng, xóa .venv rồi chạy lại.")


def set_up(level: str) -> None:
    """Bring ``.venv`` to ``level``; at once when it is ready. Raises SetUpFault."""
    if is_ready(level):
        return
    with only_one_set_up():
        if is_ready(level):
            return
        # A ready lower level may grow; whatever else lies there (nothing, a half set-up, an old one) starts anew.
        is_fresh = not any(is_ready(other) for other in LEVELS)
        if is_fresh:
            make_environment()
            install("--require-hashes", "-r", str(lock_file("build")))
        say("Đang cài thư viện (mất một hai phút)…")
        install("--require-hashes", "-r", str(lock_file(level)))
        if is_fresh:
            install(*((str(kit_source()),) if kit_source().suffix == ".whl" else ("--editable", str(ROOT))))
        for done in LEVELS[: LEVELS.index(level) + 1]:
            stamp(done).write_text(fingerprint(done), encoding="ascii")
        say("Đã cài xong.")


def become(arguments: Sequence[str]) -> int:
    """Run the last command. Where the system allows, it takes this process's place, so that signals reach it."""
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(PYTHON, [str(PYTHON), *arguments], clean_environment())
    return run(arguments)


def main(arguments: Sequence[str]) -> int:
    """Do one verb; return the exit code (see README)."""
    verb, *rest = arguments or ("help",)
    if verb in {"help", "-h", "--help"}:
        say(HELP)
        return OK
    if verb == "clean":
        for name in LEFTOVERS:
            shutil.rmtree(ROOT / name, ignore_errors=True)
        return OK
    if verb == "setup":
        if PYTHON.exists() and run(["-m", "pcmt", "--version"]) != OK:
            shutil.rmtree(VENV, ignore_errors=True)  # a library was lost or broken since
        set_up(rest[0] if rest and rest[0] in LEVELS else "run")
        return OK
    if kit_source().suffix == ".whl" and INSIDE.get(verb, ("run",))[0] != "run":
        say(f"Việc «{verb}» chỉ có trong kho mã của bộ công cụ. Kiểm tra dữ liệu của cổng: python portal.py check-data")
        return USAGE
    if verb not in INSIDE:
        near = "; có phải là: ".join(["", *difflib.get_close_matches(verb, INSIDE, n=1)])
        say(f"Không có việc «{verb}»{near}.\n\n{HELP}")
        return USAGE
    if verb == "check":
        run(["dev/missing_programs.py"], python=Path(sys.executable))
    set_up(INSIDE[verb][0])
    return become([*INSIDE[verb][1], *rest])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetUpFault as fault:
        say(str(fault))
        sys.exit(ENVIRONMENT)
    except OSError as fault:
        say(f"Máy không cho làm việc này: {fault}. Hãy kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa.")
        sys.exit(ENVIRONMENT)
    except KeyboardInterrupt:
        say("Đã dừng theo lệnh.")
        sys.exit(130)
