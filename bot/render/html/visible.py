"""Text as Telegram counts, cleans and shows it (learnt from TDLib, which is asked again in the tests)."""

import html as entities
import re
import unicodedata

# TDLib turns control characters into spaces and drops the rest of these: carriage returns, direction
# overrides, and three combining lines. The two Unicode line ends would be dropped as well, gluing words together.
_CLEAN = {
    **{control: " " for control in range(32) if chr(control) not in "\n\r"},
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys((0x0D, 0x030A, 0x0333, 0x033F, *range(0x202A, 0x202F))),
}
_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_BLANK = re.compile("[\\s\u00ad\u180e\u200b-\u200f\u202a-\u202f\u2060-\u2064\u2800\ufeff\ufffc\U000e0000-\U000e007f]*")
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9A-Fa-f]+);")


def units(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def prefix(text: str, room: int) -> str:
    """The longest beginning of at most `room` UTF-16 units; ends between two code points, maybe in a grapheme."""
    return text[:room].encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")


def clean(text: str) -> str:
    """The text without what Telegram would change: what is left arrives as it is.

    Composed first, so that of a decomposed `å` not only the `a` arrives.
    """
    return _MARKS.sub("", unicodedata.normalize("NFC", text).translate(_CLEAN))


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def unescape(html: str) -> str:
    """Like Telegram, leaves all named entities but four as they are written."""
    return _ENTITY.sub(lambda entity: entities.unescape(entity[0]), html)


def visible(html: str) -> str:
    """The text that Telegram shows for our HTML, before it trims the ends."""
    return unescape(_TAG.sub("", html))


def blank(text: str) -> bool:
    """Whether Telegram would call a message of this text empty."""
    return _BLANK.fullmatch(text) is not None
