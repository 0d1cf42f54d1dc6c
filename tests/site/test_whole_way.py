"""The whole way of two offices, in one story: a province with the kit of before, a commune with the coming one.

``init`` in an empty folder with an empty home, first plan, event and material, ``publish`` behind nginx, a newer kit, the way
back. Every command of the office runs without network where the system can cut it. ``pytest -rP`` shows the CPU seconds.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.kits import Kit, two_kits
from tests.site.offices import Office, make_environment
from tests.sweeps import SWEEP
from tests.web_servers import assert_open_to_servers, get, nginx

UNIT, BOARD = "Ủy ban nhân dân tỉnh Lạng Sơn", "uy-ban-nhan-dan-tinh-lang-son"
PLAN, EVENT, MATERIAL = "ke-hoach/ke-hoach-nam-2027", "su-kien/le-phat-dong-2027", "tai-lieu/loi-nhac-cuoi-tuan"
PLAN_TEXT = (
    "I. MỤC TIÊU\n  1. Trên 95% xã, phường tổ chức lễ phát động.\n  II. TỔ CHỨC\n  1. Các xã báo cáo trước ngày 10/7."
)
ORIGINAL = "original:\n  transcribed_from: Bản ký số của Ủy ban nhân dân tỉnh.\n"
SOURCES = "sources:\n  - title: Luật Phòng, chống ma túy số 120/2025/QH15\n    checked_on: 2026-11-20\n"
PUBLISHED = "published: 2026-11-22"
OWN_NUMBER = "duong-day-nong/goi-111"
WELCOME = "Trang này do Công an tỉnh phụ trách."
pytestmark = SWEEP


def test_two_offices_from_an_empty_folder_to_a_newer_kit_and_back(tmp_path: Path) -> None:
    old, new = two_kits(tmp_path)
    with ExitStack() as servers:
        province = begin_province(tmp_path, old)
        write_first_records(province)
        address = publish_first_records(province, tmp_path, servers)
        before = take_newer_kit(province, old, new, address)
        go_back(province, old, address, before)
        commune = begin_commune_with_sample(tmp_path, new)
        take_sample_out_and_publish(commune, tmp_path, servers)
    for office in (province, commune):
        print(*(f"{time:6.1f} s  {office.root.name}: {words}" for words, time in office.seconds.items()), sep="\n")


def begin_province(folder: Path, kit: Kit) -> Office:
    office = Office(folder / "cổng tỉnh", folder / "nhà")
    python = make_environment(folder / "môi trường tỉnh", kit.unpacked)
    site = (
        "--url",
        "https://pcmt.langson.gov.vn/",
        "--email",
        "pcmt@langson.gov.vn",
        "--title",
        "Cổng",
        "--commune",
        "",
    )
    office.init(python, kit.wheel, "--unit", UNIT, "--province", "Lạng Sơn", *site)
    office.set_up(kit.unpacked)
    assert "Không có lỗi" in office.do("check")
    assert [
        name
        for name in office.files("data")
        if name.startswith(("data/ke-hoach/", "data/su-kien/")) and "gitkeep" not in name
    ] == []
    office.edit("data/cong.yaml", ("responsible:\n", "responsible: Trưởng ban Chỉ đạo tỉnh\n"))
    return office


def write_first_records(office: Office) -> None:
    """Begin a plan, an event and a material with ``new``, then write them on in an editor."""
    begin(
        office,
        PLAN,
        title="Kế hoạch năm 2027",
        subject="Phòng, chống ma túy năm 2027",
        issuer=BOARD,
        place="lang-son",
    )
    write_on(office, PLAN, f"text: |\n  {PLAN_TEXT}\n{ORIGINAL}")
    begin(
        office,
        EVENT,
        title="Lễ phát động năm 2027",
        start="2027-06-01 08:00",
        organizers=BOARD,
        audiences="moi-nguoi",
        status="confirmed",
    )
    begin(
        office, MATERIAL, title="Lời nhắc cuối tuần", type="bai-phat-thanh", audiences="moi-nguoi", levels="nguoi-lon", minutes="2",
        topics="tro-giup", author=UNIT, evidence="Nhắc lại số gọi để người cần biết chỗ hỏi.", reviewed_on="2026-11-20",
    )  # fmt: skip
    body = "## Lời đọc\n\n  Cuối tuần, mời bà con dành thời gian cho con em."
    write_on(office, MATERIAL, f"body: |\n  {body}\n{SOURCES}")


def begin(office: Office, record: str, **answers: str) -> None:
    """Begin a record and let it be published."""
    kind, name = record.split("/")
    office.do(
        "new", kind, "--id", name, *(word for key, value in answers.items() for word in ("--set", f"{key}={value}"))
    )
    office.edit(f"data/{record}.yaml", ("\nstate: draft\n", f"\n{PUBLISHED}\n"))


def write_on(office: Office, record: str, fields: str) -> None:
    """Write fields that are not asked at the end of a record."""
    with (office.root / f"data/{record}.yaml").open("a", encoding="utf-8") as file:
        file.write(fields)


def publish_first_records(office: Office, folder: Path, servers: ExitStack) -> str:
    """Publish, and read the records as visitors and subscribers do; return the address of the site."""
    address = published(office, folder / "web-tỉnh", servers)
    for record, words in (
        (PLAN, "Trên 95% xã, phường"),
        (EVENT, "Lễ phát động năm 2027"),
        (MATERIAL, "mời bà con dành"),
    ):
        assert words in read(address, f"{record}/")
        title = re.search('^title: "(.*)"$', text_of(office, record), re.MULTILINE)
        assert title
        assert f"<title>{title[1]}</title>" in read(address, f"rss/loai/{record.partition('/')[0]}.xml")
    assert "Lễ phát động năm 2027" in read(address, "lich.ics").replace("\r\n ", "")
    for path in read(address, "sitemap.xml").split("<loc>https://pcmt.langson.gov.vn/")[1:]:
        assert get(address + path.partition("<")[0]).status == 200, path
    return address


def published(office: Office, target: Path, servers: ExitStack) -> str:
    """Publish to a folder that nginx serves as ``deploy`` says; return the address with the path of the portal."""
    office.do("publish", str(target))
    assert_open_to_servers(target)
    configuration = office.do("deploy", "nginx", "--target", str(target))
    server = servers.enter_context(nginx(configuration, target.with_name(f"{target.name} nginx")))
    path = urlsplit(next(line for line in text_of(office, "cong").splitlines() if line.startswith("url: "))[5:]).path
    return server + path


def read(address: str, path: str = "") -> str:
    answer = get(address + path)
    assert answer.status == 200, (path, answer.status)
    return answer.body.decode("utf-8")


def text_of(office: Office, record: str) -> str:
    return (office.root / f"data/{record}.yaml").read_text(encoding="utf-8")


def take_newer_kit(office: Office, old: Kit, new: Kit, address: str) -> dict[str, bytes]:
    """Edit the portal, put the new wheel beside the old one, upgrade and publish; return the files of the office before."""
    own = (old.unpacked / f"pcmt/national/{OWN_NUMBER}.yaml").read_text("utf-8")
    (office.root / f"data/{OWN_NUMBER}.yaml").write_text(f"# Của tỉnh\n{own}", encoding="utf-8")
    welcome = office.root / "docs/gioi-thieu/index.md"
    welcome.write_text(f"{welcome.read_text('utf-8')}\n{WELCOME}\n", encoding="utf-8")
    before = office.files("data", "docs")
    (office.root / "kit" / new.wheel.name).write_bytes(new.wheel.read_bytes())
    office.set_up(new.unpacked)
    assert f"bản {old.version} → bản {new.version}" in office.do("upgrade", "--dry-run")
    assert office.files("data", "docs") == before
    said = office.do("upgrade")
    changed = {name for name, content in office.files("data", "docs").items() if content != before.get(name)}
    assert changed == {line.removeprefix("Đã sửa: ") for line in said.splitlines() if line.startswith("Đã sửa: ")}
    assert before.keys() == office.files("data", "docs").keys()
    assert f"Cổng đã ở bản {new.version}" in office.do("upgrade")
    target = str(office.root.with_name("web-tỉnh"))
    office.do("publish", target)
    assert f"cổng {new.version}  đang đăng" in office.do("releases", target)
    assert WELCOME in read(address, "gioi-thieu/")
    assert "Trên 95% xã, phường" in read(address, f"{PLAN}/")
    return before


def go_back(office: Office, old: Kit, address: str, before: dict[str, bytes]) -> None:
    """Put the release of before on line, then the data and the kit of before."""
    target = str(office.root.with_name("web-tỉnh"))
    office.do("rollback", target)
    assert f"cổng {old.version}  đang đăng" in office.do("releases", target)
    assert WELCOME not in read(address, "gioi-thieu/")
    register = (office.root / "data/dia-chi.txt").read_bytes()
    office.do("upgrade", "--undo")
    assert office.files("data", "docs") == before
    assert (office.root / ".pcmt/data-da-nang-cap/dia-chi.txt").read_bytes() == register
    for wheel in (office.root / "kit").glob("*.whl"):
        if wheel.name != old.wheel.name:
            wheel.unlink()
    office.set_up(old.unpacked)
    assert "Không có lỗi" in office.do("check")


def begin_commune_with_sample(folder: Path, kit: Kit) -> Office:
    office = Office(folder / "cổng xã", folder / "nhà xã")
    python = make_environment(folder / "môi trường xã", kit.unpacked)
    unit = ("--unit", "Ủy ban nhân dân phường Kỳ Lừa", "--province", "lang son", "--commune", "Phường Kỳ Lừa")
    site = ("--url", "https://kylua.langson.gov.vn/pcmt/", "--phone", "02053812345", "--title", "Cổng phường Kỳ Lừa")
    office.init(python, kit.wheel, *unit, *site, "--from-sample")
    office.set_up(kit.unpacked)
    office.edit("data/cong.yaml", ("responsible:\n", "responsible: Chủ tịch Ủy ban nhân dân phường\n"))
    return office


def take_sample_out_and_publish(office: Office, folder: Path, servers: ExitStack) -> None:
    """The sample is not published; taken out, nothing of it is left in the portal or on line."""
    target = folder / "web xã"
    sample = [
        line.split("  data/")[1].removesuffix(".yaml")
        for line in (office.root / "kit/mau.txt").read_text("utf-8").splitlines()
    ]
    assert any(name.startswith("ke-hoach/") for name in sample)
    assert "[CON_MAU]" in office.do("publish", str(target), code=1)
    office.do("remove-sample")
    begin(
        office,
        EVENT,
        title="Lễ phát động năm 2027",
        start="2027-06-01 08:00",
        organizers="uy-ban-nhan-dan-phuong-ky-lua",
        audiences="moi-nguoi",
        status="confirmed",
    )
    address = published(office, target, servers)
    assert urlsplit(address).path == "/pcmt/"
    assert "Lễ phát động năm 2027" in read(address, f"{EVENT}/")
    assert get(f"{address}khong-co/").status == 404
    left = [
        path
        for path in target.rglob("*")
        if path.is_file() and any(name.encode() in path.read_bytes() for name in sample)
    ]
    assert left == []
    assert [
        name
        for name, content in office.files("data", "docs", "kit").items()
        if not name.endswith(".whl") and any(one.encode() in content for one in sample)
    ] == []
