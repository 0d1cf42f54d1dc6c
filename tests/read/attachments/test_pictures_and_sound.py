"""Pictures that lack their end or cost too much to draw, and sound of every version and layer."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pcmt.read.attachments import see_file
from tests.made_files import mp3
from tests.read.attachments.office_packages import codes


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_lacks_only_its_end_is_let_in_with_one(progressive: bool) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((200, 150), 90).convert("RGB").save(buffer, "JPEG", progressive=progressive)
    whole = buffer.getvalue()
    seen = see_file("a.jpg", whole[:-2])
    assert seen.faults == () and seen.content == see_file("a.jpg", whole + b"behind").content
    assert Image.open(io.BytesIO(seen.content)).tobytes() == Image.open(io.BytesIO(whole)).tobytes()
    assert codes("a.jpg", whole[: len(whole) * 8 // 10]) == ["TEP_HONG"]


def test_a_jpeg_of_hundreds_of_scans_is_refused_before_it_is_drawn() -> None:
    buffer = io.BytesIO()
    Image.new("L", (64, 64)).save(buffer, "JPEG", progressive=True)
    whole = buffer.getvalue()
    scan = whole.rindex(b"\xff\xda")
    assert codes("a.jpg", whole[:-2] + whole[scan:-2] * 400 + b"\xff\xd9") == ["HINH_NANG"]


def test_a_png_without_its_last_mark_is_let_in_and_a_cut_one_is_not() -> None:
    for interlaced in (0, 1):
        buffer = io.BytesIO()
        Image.effect_noise((90, 70), 90).save(buffer, "PNG", interlace=interlaced)
        assert codes("a.png", buffer.getvalue()[:-12]) == []
        assert codes("a.png", buffer.getvalue()[:-40]) == ["TEP_HONG"]


SOUND = {  # head, bytes and seconds of a frame
    "MPEG-1 layer III": (b"\xff\xfb\x90\0", 417, 1152 / 44100),
    "with checksum": (b"\xff\xfa\x90\0", 417, 1152 / 44100),
    "MPEG-2 layer III": (b"\xff\xf3\x80\0", 208, 576 / 22050),
    "MPEG-2.5 layer III": (b"\xff\xe3\x48\0", 288, 576 / 8000),
    "MPEG-1 layer II": (b"\xff\xfd\x80\0", 417, 1152 / 44100),
    "MPEG-2 layer II": (b"\xff\xf5\x80\0", 417, 1152 / 22050),
    "MPEG-1 layer I": (b"\xff\xff\x40\0", 136, 384 / 44100),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_of_every_version_and_layer_is_measured(name: str) -> None:
    head, size, seconds = SOUND[name]
    count = round(3 / seconds)
    sound = (head + bytes(size - 4)) * count
    seen = see_file("a.mp3", sound + b"TAG" + bytes(125))
    assert (seen.faults, seen.facts.seconds, seen.content) == ((), 3, sound)
    tag = b"ID3\x03\0\0\0\0\0\x04name" + bytes(300)
    assert see_file("a.mp3", tag + sound).content == sound


def test_a_table_of_contents_is_no_sound() -> None:
    table = b"\xff\xfb\x90\0" + bytes(32) + b"Xing" + bytes(417 - 40)
    assert see_file("a.mp3", table + mp3(115)).facts.seconds == 3
