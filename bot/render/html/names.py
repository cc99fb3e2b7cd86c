"""Names of sites, people and commands in a text: Telegram would make links of them, one tap away from every reader.

An address may have been taken over by those who read along, and /stop unsubscribes at one tap.
"""

import re
from collections.abc import Iterator

JOINER = "\N{WORD JOINER}"
"""Not seen, as wide as nothing, and no part of any name."""

# What has a scheme was written as a link, and a mail address is one.
_NAME = re.compile(
    r"(?<!\w)(?P<kept>\w{1,20}://\S*|[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62})+)"
    r"|(?<!\w)(?P<site>\w[\w-]{0,62}(?:\.\w[\w-]{0,62})+)"
    r"|(?<![\w/<>@])(?P<command>/)(?=\w)"
    r"|(?<![\w@])(?P<mention>@)(?=\w)"
)


_SIGNED = re.compile(r"(?:/\w{1,64}|@[A-Za-z]\w{2,31})(?!\w)", re.ASCII)
_ENDING = re.compile(
    r"\.(?:[a-z]{2}|com|org|net|info|biz|app|dev|blog|news|media|live|online|site|today|press|report|world|agency|team"
    r"|бел|рф|укр|рус|орг|ком|сайт|онлайн|мон|срб|қаз|\d{1,3})$",
    re.IGNORECASE,
)
"""Of sites; Telegram knows some hundred more, which hardly stand in a text."""


def unlinked(text: str) -> str:
    """The same to the eye, with nothing in it that Telegram makes a link by itself."""
    return _NAME.sub(_apart, text)


def live_names(text: str) -> Iterator[str]:
    """The names that Telegram would surely make links of: not what only looks like a site, as “т.д”."""
    for found in _NAME.finditer(text):
        signed = _SIGNED.match(text, found.start())
        if found["site"] and _may_be_a_site(found["site"]) and _ENDING.search(found["site"]):
            yield found["site"]
        elif signed and not found["kept"]:
            yield signed[0]


def _apart(name: re.Match[str]) -> str:
    if name["kept"]:
        return name["kept"]
    if sign := name["command"] or name["mention"]:
        return sign + JOINER
    site = name["site"]
    return site.replace(".", "." + JOINER) if _may_be_a_site(site) else site


def _may_be_a_site(name: str) -> bool:
    """A site ends with letters, or is four numbers; 3.14 and 20.05.2019 are none."""
    labels = name.split(".")
    return not labels[-1].isdigit() or len(labels) == 4  # noqa: PLR2004 -- the numbers of an address
