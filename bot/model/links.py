"""Which links Telegram opens: any other it drops without a word and shows the bare text."""

import re

MAIL = "mailto:"
LONGEST = 4096
"""Characters as they are sent: a Cyrillic letter takes six."""

_HTTP = re.compile(r"https?://(?:[\w-]+\.)+[\w-]+(?::(?P<port>\d{1,5}))?(?:[/?#][^\s\x00-\x1f]*)?", re.IGNORECASE)
# tg://user is a mention, which Telegram drops unless it knows that person already.
_TG = re.compile(r"tg://(?!user\b)[A-Za-z0-9_-]+(?:[/?#][^\s\x00-\x1f]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


def opens(url: str) -> bool:
    """As a link of ours; a mail address is none, see `is_mail`."""
    http = _HTTP.fullmatch(url)
    if http is not None:
        return int(http["port"] or 80) in range(1, 65536)
    return _TG.fullmatch(url) is not None


def is_mail(url: str) -> bool:
    """Telegram makes `http://mailto:…` of such a link, but finds a mail address that stands in the text."""
    return _MAIL.fullmatch(url) is not None
