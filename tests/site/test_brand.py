"""A portal with colours and an emblem of its own: every kind of output carries them, none keeps those of the sample."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject

from pcmt.read.attachments import see_file
from pcmt.text.colours import palette
from tests import records
from tests.portal_fixtures import ROOT
from tests.small_portal import CONFIG, SmallPortal
from tests.sweeps import SWEEP

BLUE, YELLOW, RED = "#1a3f8f", "#ffd54a", "#d7263d"
pytestmark = SWEEP
LOGO = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="{RED}" d="M0 0h60v40H0z"></path></svg>"""
LEAFLET = "## Mặt trước: Một\n\nLời.\n\n## Mặt sau: Hai\n\nLời."
POSTER = {"headline": "Chung tay", "points": ["Một", "Hai"], "call": "Gọi 111"}
MEDIA = ".docx", ".pptx", ".xlsx", ".zip"


def made(folder: Path, logo: str, content: bytes) -> dict[str, bytes]:
    """Return the files of a site that wears the brand."""
    small = SmallPortal(folder)
    small.settings = {
        "title": "Cổng tỉnh Thử", "unit": "Công an tỉnh Thử", "brand": {"logo": logo, "colour": BLUE, "accent": YELLOW}
    }  # fmt: skip
    small.others = (
        records.material("giao-an-a"),
        records.material("trinh-chieu-a", type="trinh-chieu"),
        records.material("to-roi-a", type="to-roi", body=LEAFLET),
        records.material("ap-phich-a", type="ap-phich", poster=POSTER),
        records.plan(),
        records.kit(materials=("giao-an-a", "to-roi-a")),
        records.helpline(),
        records.vocabulary("loai-tai-lieu", {
            "giao-an": "Giáo án", "trinh-chieu": "Bài trình chiếu", "to-roi": "Tờ rơi", "ap-phich": "Áp phích"
        }),
    )  # fmt: skip
    file = see_file(logo, content)
    assert file.faults == ()
    small.outside = {logo: file}
    small.write("mkdocs.yml", CONFIG)
    small.write("docs/index.md", "# Trang chủ\n")
    small.write("overrides/README.md", "")
    shutil.copy(ROOT / "macros.py", small.root)
    return small.build("site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site of a portal whose emblem is an SVG."""
    return made(tmp_path_factory.mktemp("nhan-dien"), "bieu-trung.svg", LOGO.encode())


def texts(site: dict[str, bytes]) -> dict[str, str]:
    """Return every text of the site, those inside archives and office files included."""
    found = {}
    for name, content in site.items():
        if name.endswith(MEDIA):
            with ZipFile(BytesIO(content)) as archive:
                inner = {f"{name}!{one}": archive.read(one) for one in archive.namelist()}
            found.update(texts(inner))
        elif not name.endswith((".pdf", ".png", ".webp", ".ico")):
            found[name] = content.decode("utf-8", "replace").lower()
    return found


def test_no_text_keeps_a_colour_of_the_sample(site: dict[str, bytes]) -> None:
    old, new = palette(), palette(BLUE, YELLOW)
    kept = {*new.light.values(), *new.dark.values(), *new.print.values()}
    gone = {value for row in (old.light, old.dark) for value in row.values() if len(value) == 7} - kept
    assert {"#0b4a3a", "#f6c664"} <= gone
    pattern = re.compile("|".join(f'#{one[1:]}\\b|\\b{one[1:]}(?=")' for one in sorted(gone)))
    assert {name: pattern.findall(text) for name, text in texts(site).items() if pattern.search(text)} == {}


def test_pages_wear_the_emblem_and_the_colours(site: dict[str, bytes]) -> None:
    assert site["assets/images/cong.svg"].decode() == LOGO
    for page in ("index.html", "tai-lieu/giao-an-a/index.html", "ke-hoach/ke-hoach-a/index.html"):
        html = site[page].decode()
        assert re.search(
            r'<img class="site-name__emblem" src="[./]*assets/images/cong\.svg" width="48" height="32" alt="">', html
        )
        assert f'<meta name="theme-color" content="{BLUE}">' in html
        assert 'content="https://thu.example/assets/images/chia-se.png"' in html
    assert f"--brand: {BLUE}" in site["assets/stylesheets/portal.css"].decode().replace(":#", ": #")


def test_the_sheet_for_a_name_carries_the_emblem_in_itself(site: dict[str, bytes]) -> None:
    html = site["tai-lieu/ap-phich-a/in/index.html"].decode()
    assert 'href="data:image/svg+xml;base64,' in html and BLUE in html


@pytest.mark.parametrize(
    "name",
    [
        "tai-lieu/giao-an-a/giao-an-a-a4.pdf",
        "tai-lieu/to-roi-a/to-roi-a-a5.pdf",
        "tai-lieu/ap-phich-a/ap-phich-a-a3.pdf",
        "ke-hoach/ke-hoach-a/ke-hoach-a-ban-in.pdf",
    ],
)
def test_prints_are_in_the_colours_of_the_portal(name: str, site: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(site[name]))
    drawn = fills(reader)
    assert near(RED, drawn), "the emblem"
    assert near(BLUE, drawn) or "ke-hoach" in name
    assert not near("#0b4a3a", drawn) and not near("#f6c664", drawn)


def fills(reader: PdfReader) -> set[tuple[float, ...]]:
    """Return the colours that pages and the forms in them fill and stroke with."""
    found: set[tuple[float, ...]] = set()
    streams = [page.get_contents() for page in reader.pages]
    for number in range(1, len(reader.xref[0]) + 1):
        thing = reader.get_object(number)
        if isinstance(thing, StreamObject) and thing.get("/Subtype") == "/Form":
            streams.append(ContentStream(thing, reader))
    for stream in streams:
        for values, operator in stream.operations if stream is not None else ():
            if operator in (b"scn", b"SCN", b"rg", b"RG", b"sc", b"SC") and len(values) == 3:
                found.add(tuple(float(one) for one in values))
    return found


def near(colour: str, drawn: set[tuple[float, ...]]) -> bool:
    """Whether a colour is among those drawn."""
    wanted = [part / 255 for part in bytes.fromhex(colour[1:])]
    return any(all(abs(one - two) < 0.01 for one, two in zip(wanted, each, strict=True)) for each in drawn)


def test_office_files_show_the_emblem_with_its_name(site: dict[str, bytes]) -> None:
    for name, path, text in (
        ("giao-an-a/giao-an-a-sua-duoc.docx", "word/media/emblem.png", "word/document.xml"),
        ("trinh-chieu-a/trinh-chieu-a-trinh-chieu.pptx", "ppt/media/emblem.png", "ppt/slides/slide1.xml"),
    ):
        with ZipFile(BytesIO(site[f"tai-lieu/{name}"])) as archive:
            picture = Image.open(BytesIO(archive.read(path))).convert("RGB")
            assert picture.size == (450, 300)
            assert picture.getpixel((225, 150)) == tuple(bytes.fromhex(RED[1:]))
            assert "Biểu trưng: Cổng tỉnh Thử" in archive.read(text).decode()
            assert 'Extension="png"' in archive.read("[Content_Types].xml").decode()


def test_the_manifest_names_the_portal_and_icons_that_are_there(site: dict[str, bytes]) -> None:
    manifest = json.loads(site["manifest.webmanifest"])
    assert manifest["name"] == "Cổng tỉnh Thử" and manifest["theme_color"] == BLUE
    for icon in manifest["icons"]:
        picture = Image.open(BytesIO(site[icon["src"]])).convert("RGB")
        assert "{}x{}".format(*picture.size) == icon["sizes"]
        assert picture.getpixel((picture.width // 2, picture.height // 2)) == tuple(bytes.fromhex(RED[1:]))
    shared = Image.open(BytesIO(site["assets/images/chia-se.png"])).convert("RGB")
    assert shared.size == (1200, 630) and shared.getpixel((1190, 10)) == tuple(bytes.fromhex(BLUE[1:]))


def test_an_emblem_in_png_is_worn_alike(tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("RGB", (120, 80), RED).save(content, "PNG")
    site = made(tmp_path, "bieu-trung.png", content.getvalue())
    assert "data:image/png;base64," in site["assets/images/cong.svg"].decode()
    assert 'width="48" height="32"' in site["index.html"].decode()
    assert near_picture(site["assets/images/bieu-tuong-192.png"])


def near_picture(content: bytes) -> bool:
    """Whether the middle of an icon has the colour of the emblem."""
    picture = Image.open(BytesIO(content)).convert("RGB")
    return picture.getpixel((96, 96)) == tuple(bytes.fromhex(RED[1:]))
