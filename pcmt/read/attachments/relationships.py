"""Relationships between the parts of an office package (ISO/IEC 29500-2, 6.5): which are let in, which would run or fetch."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from pcmt.read.attachments.findings import Fault
from pcmt.read.attachments.targets import LinkTarget, is_program, place_of
from pcmt.read.attachments.xml_elements import XmlFault, attribute, read_elements

RELATIONSHIP_LIMIT = 100_000
MACRO_CURE = "lưu lại thành tệp thường không có macro (.docx, .xlsx, .pptx, .odt)"
OBJECT_CURE = "xóa đối tượng nhúng trong tệp, dán lại thành hình hoặc bảng"
_LINK_CURE = "trong tệp, bấm chuột phải vào liên kết, chọn Bỏ liên kết (Remove Hyperlink), hoặc thay bằng địa chỉ https"
_TEMPLATE_CURE = (
    "trong Word mở Tệp, Tùy chọn, Bổ trợ (File, Options, Add-ins), ở ô Quản lý chọn Mẫu (Templates), bấm Đi (Go),"
    " xóa địa chỉ mẫu ấy, bấm OK rồi lưu lại"
)
_UPDATE_CURE = (
    "trong phần mềm mở danh sách liên kết (Edit Links to Files, Edit Links), chọn Ngắt liên kết (Break Link) rồi lưu"
)
_DATA_CURE = "trong Excel xóa kết nối ở thẻ Dữ liệu (Data, Queries & Connections), giữ lại số liệu, rồi lưu"


class Relationship(NamedTuple):
    """One relationship: the last word of its type in small letters, where it leads, whether out of the package."""

    kind: str
    type: str
    target: str
    is_external: bool


_ALLOWED = frozenset(
    # ISO/IEC 29500-1, 11.3, 12.3, 13.3, 14.2, 15.2, in both the transitional and the strict names
    "officedocument core-properties extended-properties custom-properties coreproperties extendedproperties customproperties"
    " thumbnail origin signature certificate styles settings websettings fonttable font numbering theme themeoverride footnotes"
    " endnotes comments header footer glossarydocument image hyperlink chart chartusershapes chartsheet diagramdata diagramlayout"
    " diagramquickstyle diagramcolors diagramdrawing diagramcolorsheader diagramlayoutheader diagramquickstyleheader drawing"
    " vmldrawing legacydiagramtext customxml customxmlprops bibliography printersettings worksheet sharedstrings calcchain table"
    " tablesinglecells pivottable pivotcachedefinition pivotcacherecords sheetmetadata xmlmaps revisionheaders revisionlog"
    " usernames externallink slide slidemaster slidelayout notesmaster notesslide handoutmaster presprops viewprops tablestyles"
    " tags commentauthors audio video media package attachedtemplate externallinkpath slideupdateinfo slideupdateurl"
    # [MS-DOCX], [MS-XLSX], [MS-PPTX], [MS-ODRAWXML] and later additions that hold data only
    " stylewitheffects styleswitheffects commentsextended commentsids commentsextensible people person authors documenttasks"
    " threadedcomment chartex chartstyle chartcolorstyle hdphoto ink keymapcustomizations slicer slicercache timeline"
    " timelinecache timelinecachedefinition ctrlprop ctrlprops revisioninfo classificationlabels customdata customdataprops"
    " pivotcachedefinitionex survey rdrichvalue rdrichvaluestructure rdrichvaluetypes rdarray rdrichvaluewebimage richstyles"
    " rdsupportingpropertybag rdsupportingpropertybagstructure featurepropertybag namedsheetview namedsheetviews wssortmap"
    " sheetmetadatax model3d xlpathmissing xlexternallinkpath externallinklongpath xlstartup xllibrary alternateurls"
    " fontkey printersettings legacydrawing legacydrawinghf reviewers mediaflags sectionproperties".split()
)
"""Kinds of relationship that hold or show data. A kind that is in no list is refused, not passed over."""
_VENDORS = ("http://www.wps.cn/officeDocument/", "http://customschemas.google.com/")
"""Data of other programs, which Microsoft's do not read and theirs do not run."""
_MACROS = frozenset(
    "vbaproject wordvbadata vbaprojectsignature vbaprojectsignatureagile vbaprojectsignaturev3".split()
) | {
    "xlmacrosheet",
    "xlintlmacrosheet",
    "dialogsheet",
    "attachedtoolbars",
}
_DATA = frozenset({"connections", "querytable", "volatiledependencies", "mashup", "powerpivotdata"})
_MERGES = frozenset({"mailmergesource", "mailmergeheadersource", "recipientdata", "mailmergerecipientdata"})
_TEMPLATES = frozenset({"attachedtemplate"})
_WORKBOOKS = frozenset(
    "externallinkpath xlpathmissing xlexternallinkpath externallinklongpath xlstartup alternateurls".split()
)


def read_relationships(content: bytes) -> list[Relationship]:
    """Parse the relationships in a part. Raises XmlFault for other content."""
    found: list[Relationship] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        if len(found) >= RELATIONSHIP_LIMIT:
            raise XmlFault("too many relationships")
        address = attribute(attributes, "Type")
        kind = address.rstrip("/").rpartition("/")[2].lower()
        is_external = attribute(attributes, "TargetMode").lower() == "external"
        found.append(Relationship(kind, address, attribute(attributes, "Target"), is_external))

    read_elements(content, started)
    return found


def relationship_faults(found: list[Relationship]) -> Iterator[Fault]:
    """Yield the faults of each refused relationship."""
    for one in found:
        if fault := _fault(one):
            yield fault


def _fault(one: Relationship) -> Fault | None:
    if one.kind in _MACROS:
        return Fault("TEP_MACRO", "tệp có macro", MACRO_CURE)
    if one.kind in _DATA or one.kind in _MERGES:
        what = "trộn thư từ một nguồn dữ liệu ở ngoài" if one.kind in _MERGES else "kết nối lấy dữ liệu từ nơi khác"
        cure = "trong Word chọn Thư, Bắt đầu trộn thư, Văn bản Word thường (Normal Word Document)"
        return Fault("TEP_DOI_TUONG", f"tệp {what}", cure if one.kind in _MERGES else _DATA_CURE)
    if one.kind in _TEMPLATES:
        return _template_fault(one.target)
    if one.kind not in _ALLOWED and not one.type.startswith(_VENDORS):
        return _unknown_fault(one)
    return _external_fault(one) if one.is_external else None


def _template_fault(target: str) -> Fault | None:
    """Return the fault of a remote template; one on the author's disk is missing for everybody else, hence harmless."""
    if place_of(target) in {LinkTarget.DISK, LinkTarget.NEARBY, LinkTarget.INSIDE}:
        return None
    return Fault("TEP_DOI_TUONG", f"tệp tự lấy mẫu từ nơi khác khi mở («{_short(target)}»)", _TEMPLATE_CURE)


def _unknown_fault(one: Relationship) -> Fault:
    if one.is_external:
        message = f"tệp tự lấy nội dung từ nơi khác khi mở («{_short(one.target)}»)"
        return Fault("TEP_DOI_TUONG", message, f"{OBJECT_CURE}; {_UPDATE_CURE}")
    if one.kind in {"oleobject", "control", "activexcontrolbinary", "afchunk", "subdocument", "frame"}:
        return Fault("TEP_DOI_TUONG", "tệp có đối tượng nhúng chạy được (OLE, ActiveX)", OBJECT_CURE)
    message = f"tệp có phần mở rộng mà cổng không cho đăng («{_short(one.kind)}»)"
    return Fault("TEP_DOI_TUONG", message, f"{OBJECT_CURE}; nếu chỉ để đọc thì xuất ra PDF")


def _external_fault(one: Relationship) -> Fault | None:
    place = place_of(one.target)
    if one.kind == "hyperlink":
        return link_fault(one.target)
    if one.kind in _WORKBOOKS and place in {LinkTarget.DISK, LinkTarget.NEARBY, LinkTarget.INSIDE}:
        return None  # figures of a workbook on the writer's own disk: the last ones are in the file, nothing is fetched
    message = f"tệp tự lấy nội dung từ nơi khác khi mở («{_short(one.target)}»)"
    cure = (
        "chép hình vào tệp thay cho liên kết hình (cắt rồi dán lại dạng hình)" if one.kind == "image" else _UPDATE_CURE
    )
    return Fault("TEP_DOI_TUONG", message, cure)


def link_fault(target: str) -> Fault | None:
    """Return the fault of a hyperlink target; None for the web, mail, and places in or beside the file."""
    place = place_of(target)
    if place in {LinkTarget.WEB, LinkTarget.CONTACT, LinkTarget.INSIDE} or (
        place is LinkTarget.NEARBY and not is_program(target)
    ):
        return None
    return Fault(
        "TEP_LIEN_KET", f"liên kết «{_short(target)}» trong tệp không phải địa chỉ http, https, mailto", _LINK_CURE
    )


def target_part(source: str, target: str) -> str:
    """Resolve an internal target to the name of its part (ISO/IEC 29500-2, 6.4); ``source`` is the part it starts from."""
    plain = unquote(target).replace("\\", "/").split("#")[0]
    joined = plain.lstrip("/") if plain.startswith("/") else posixpath.join(posixpath.dirname(source), plain)
    return posixpath.normpath(joined).lower()


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
