"""Which links Telegram takes, and how it writes them down: the rules of TDLib's `check_link`."""

import re

from bot.demo.telegram.message import lower

SPECIAL = re.compile(r"(tg|ton|tonsite):(?://)?(.*)", re.IGNORECASE | re.DOTALL)
URL = re.compile(r"(?:(?P<protocol>[^:/?#@\[\]]*)://)?(?P<place>[^/?#]*)(?P<query>.*)", re.DOTALL)
PLACE = re.compile(r"(?:(?P<person>.*)@)?(?P<host>.*?)(?::(?P<port>[^:\]@]*))?", re.DOTALL)
LETTER = r"[^\x00-\x7f]|%[0-9a-fA-F]{2}|[A-Za-z0-9._!$,~*'();&+=-]"
HOST = re.compile(f"(?:{LETTER})+")
PERSON = re.compile(f"(?:{LETTER}|:)*")
SPECIAL_HOSTS = {
    "tg": re.compile("[a-z0-9_-]+"),
    "ton": re.compile("[a-z0-9_-]+"),
    "tonsite": re.compile("[a-z0-9._-]+"),
}
LARGEST_PORT = 65535


class BadLink(ValueError):  # noqa: N818  it is the link that is bad
    """In Telegram's words."""


def checked(link: str) -> str:
    """The link as Telegram keeps it; without a protocol it is `http`. Raises BadLink. No IPv6 addresses."""
    if special := SPECIAL.fullmatch(link):
        return _special(special[1].lower(), special[2])
    protocol, place, host, query = _parts(link)
    if "." not in host:
        raise BadLink("Wrong HTTP URL")
    return f"{protocol}://{place}{query}"


def _special(protocol: str, link: str) -> str:
    found, place, host, query = _parts(link)
    if found == "https" or link.lower().startswith("http://") or place != host:
        raise BadLink(f"Wrong {protocol} URL")
    if not SPECIAL_HOSTS[protocol].fullmatch(host):
        raise BadLink("Unallowed characters in URL host")
    return f"{protocol}://{host}{query[1:] if query.startswith('/?') else query}"


def _parts(link: str) -> tuple[str, str, str, str]:
    """Protocol, place (person, host and port as they will stand), host, query (the path and all that follows)."""
    url = URL.fullmatch(link)
    assert url is not None, "the expression takes anything"
    protocol = "http" if url["protocol"] is None else lower(url["protocol"])
    if protocol not in ("http", "https"):
        raise BadLink("Unsupported URL protocol")
    place = PLACE.fullmatch(url["place"])
    assert place is not None, "likewise"
    host, port = lower(place["host"]), _port(place["port"])
    if not host:
        raise BadLink("URL host is empty")
    if host == ".":
        raise BadLink("Host is invalid")
    if not HOST.fullmatch(host):
        raise BadLink("Disallowed character in URL host")
    if not PERSON.fullmatch(place["person"] or ""):
        raise BadLink("Disallowed character in URL host")
    person = f"{place['person']}@" if place["person"] else ""
    return protocol, f"{person}{host}{port}", host, _query(url["query"])


def _port(port: str | None) -> str:
    if port is None:
        return ""
    if not re.fullmatch("[0-9]+", port) or not 0 < int(port) <= LARGEST_PORT:
        raise BadLink("Wrong port number specified in the URL")
    return f":{int(port)}"


def _query(query: str) -> str:
    query = query.rstrip(" \t\r\n\0\v")
    slash = "" if query.startswith("/") else "/"
    return slash + re.sub(r"[\x00-\x20]", lambda match: f"%{ord(match[0]):02X}", query)
