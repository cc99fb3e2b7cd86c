"""Pictures, as Telegram takes them; of all kinds of files this world knows PNG only."""

import struct

from bot.demo.telegram.api.parameters import JsonObject, Upload
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.files import File, Files

LARGEST_PICTURE = 10 * 1024 * 1024
LONGEST_SIDES = 10_000
"""Pixels of width and height together."""
SLENDEREST = 20
"""How many times as long as the other a side may be."""

PNG = b"\x89PNG\r\n\x1a\n"
HEADER = struct.Struct(">4x4sII")


class Pictures:
    """What a bot means by a picture: one that it uploads, or one that is there already."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def take(self, given: Upload | str) -> File:
        if not given:
            raise bad_request("there is no photo in the request")
        if isinstance(given, Upload):
            return self._add(given.content)
        file = self._files.find(given)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if not file.sizes:
            raise bad_request("can't use file of type Document as Photo")
        return file

    def _add(self, content: bytes) -> File:
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > LARGEST_PICTURE:
            raise bad_request(
                f"file of size {len(content)} bytes is too big for a photo; the maximum size is {LARGEST_PICTURE} bytes"
            )
        width, height = _measured(content)
        if width + height > LONGEST_SIDES or max(width, height) > SLENDEREST * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self._files.add_picture(content, width, height)


def read_media(media: JsonObject) -> tuple[Upload | str, str, str]:
    """Of an `InputMediaPhoto`: the picture, its caption and the parse mode of that."""
    if strange := media.keys() - {"type", "media", "caption", "parse_mode"}:
        raise bad_request(f"the stand-in knows no {min(strange)!r} of a medium")
    if media.get("type") != "photo":
        raise bad_request("the stand-in knows no media but photos")
    given, caption, parse_mode = (media.get(name, "") for name in ("media", "caption", "parse_mode"))
    if not isinstance(given, Upload | str) or not isinstance(caption, str) or not isinstance(parse_mode, str):
        raise bad_request("can't parse InputMedia: fields must be of type String")
    if not given:
        raise bad_request("media not found")
    return given, caption, parse_mode


def _measured(content: bytes) -> tuple[int, int]:
    """Width and height."""
    if not content.startswith(PNG) or len(content) < len(PNG) + HEADER.size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    kind, width, height = HEADER.unpack_from(content, len(PNG))
    if kind != b"IHDR" or not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return width, height
