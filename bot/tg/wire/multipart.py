"""A file and what goes with it as one body, as forms have it (RFC 7578)."""

import secrets

from bot.model.call import SendFile
from bot.tg.wire.encode import compact, keyboard_json


def upload(call: SendFile) -> tuple[str, bytes]:
    """The type of the content, and the content."""
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
    boundary = secrets.token_hex(16)
    parts = [_part(boundary, f'name="{name}"', value) for name, value in fields.items()]
    parts.append(_part(boundary, f'name="document"; filename="{_quoted(call.name)}"', call.content))
    return f"multipart/form-data; boundary={boundary}", b"".join(parts) + f"--{boundary}--\r\n".encode()


def _part(boundary: str, disposition: str, content: bytes) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"


def _quoted(name: str) -> str:
    """As browsers write it: what would end the name is written in percent."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
