"""From a text as a bot sends it to what stands in the chat."""

from functools import lru_cache
from html import escape

from bot.demo.telegram.api.markup import MarkupError, read_html, settle
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.message import Content, Entity, commands_in, units

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_INPUT = 1 << 15
"""Bytes with the markup."""

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters of no width; a text of nothing else is empty."""
NO_COMMANDS = frozenset({"pre", "code", "text_link"})


def formatted(text: str, parse_mode: str, limit: int, too_long: str) -> tuple[str, tuple[Entity, ...]]:
    """The visible text and its entities; refused in Telegram's words, `too_long` those for over `limit` units."""
    if len(text.encode(errors="surrogatepass")) > LARGEST_INPUT:
        raise bad_request("text is too long")
    if parse_mode.lower() not in ("", "html"):
        raise bad_request(f"the stand-in knows no parse mode but HTML, not {parse_mode!r}")
    try:
        visible, entities = _parsed(text) if parse_mode else settle([(text, ())])
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    except UnicodeEncodeError:
        raise bad_request("text must be encoded in UTF-8") from None
    if units(visible) > limit:
        raise bad_request(too_long)
    return visible, _with_commands(visible, entities)


@lru_cache(maxsize=64)
def _parsed(html: str) -> tuple[str, tuple[Entity, ...]]:
    """Kept because a broadcast says the same to many."""
    return read_html(html)


def _with_commands(text: str, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Telegram marks commands by itself, except in code and in links."""
    taken = [range(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in NO_COMMANDS]
    commands = (one for one in commands_in(text) if not any(one["offset"] in place for place in taken))
    return (*entities, *commands)


def text_content(text: str, parse_mode: str) -> Content:
    if not text:
        raise bad_request("message text is empty")
    visible, entities = formatted(text, parse_mode, LONGEST_TEXT, "message is too long")
    if not visible.strip(INVISIBLE):
        raise bad_request("text must be non-empty")
    return Content(visible, text if parse_mode else escape(text), entities)
