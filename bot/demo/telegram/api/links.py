"""Which links Telegram takes, and how it writes them down."""

import re
from urllib.parse import urlsplit

from bot.demo.telegram.message import lower

PLACE = re.compile(r"[\w.-]+\.[\w-]+(:[1-9][0-9]*)?")
OWN = re.compile(r"tg://(?!user\b)[a-z0-9_-]+\?\S*")


class BadLink(ValueError):  # noqa: N818  it is the link that is bad
    """In Telegram's words."""


def checked(link: str) -> str:
    """The link as Telegram keeps it; raises BadLink. Of what Telegram takes: `http`, `https` and its own `tg`."""
    if OWN.fullmatch(link):
        return link
    try:
        parts = urlsplit(link)
        _ = parts.port  # says so if it is too large
    except ValueError:
        raise BadLink("Wrong HTTP URL") from None
    if parts.scheme not in ("http", "https"):
        raise BadLink("Unsupported URL protocol")
    if not PLACE.fullmatch(parts.netloc) or re.search(r"\s", link):
        raise BadLink("Wrong HTTP URL")
    return parts._replace(netloc=lower(parts.netloc), path=parts.path or "/").geturl()
