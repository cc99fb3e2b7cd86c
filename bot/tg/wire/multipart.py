"""A file and what goes with it as one body, as forms have it (RFC 7578)."""

import json
import secrets
from collections.abc import Mapping

from bot.model.call import SendFile
from bot.tg.wire.encode import compact, keyboard_json

PICTURE = "picture"
ATTACHED = f"attach://{PICTURE}"
"""In the place of a file's id: the part of the form in which the file is."""

Form = tuple[str, bytes]
"""The type of the content, and the content."""


def upload(call: SendFile) -> Form:
    fields: dict[str, bytes] = {
        "chat_id": b"%d" % call.address.chat,
        "caption": call.message.html.encode(),
        "parse_mode": b"HTML",
        "disable_content_type_detection": b"true",
    }
    if call.address.thread:
        fields["message_thread_id"] = b"%d" % call.address.thread
    if call.message.keyboard:
        fields["reply_markup"] = compact(keyboard_json(call.message.keyboard))
    return _form(fields, "document", call.name, call.content)


def attach(parameters: bytes, picture: bytes) -> Form:
    """What would be asked in JSON, with the picture in which it says `ATTACHED`."""
    fields = {name: _field(value) for name, value in json.loads(parameters).items()}
    return _form(fields, PICTURE, f"{PICTURE}.png", picture)


def _field(value: object) -> bytes:
    return value.encode() if isinstance(value, str) else json.dumps(value, ensure_ascii=False).encode()


def _form(fields: Mapping[str, bytes], name: str, file_name: str, content: bytes) -> Form:
    boundary = secrets.token_hex(16)
    parts = [_part(boundary, f'name="{field}"', value) for field, value in fields.items()]
    parts.append(_part(boundary, f'name="{name}"; filename="{_quoted(file_name)}"', content))
    return f"multipart/form-data; boundary={boundary}", b"".join(parts) + f"--{boundary}--\r\n".encode()


def _part(boundary: str, disposition: str, content: bytes) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"


def _quoted(name: str) -> str:
    """As browsers write it: what would end the name is written in percent."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
