"""The Bot API's method by which the bot offers something to who types its name in any chat."""

from dataclasses import replace
from typing import Any

from bot.demo.telegram.api.formatting import text_content
from bot.demo.telegram.api.keyboard import read_keyboard
from bot.demo.telegram.api.parameters import JsonArray
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.inline import Offer

MOST = 50
LONGEST_ID = 64
"""Bytes."""
PARTS = frozenset({"type", "id", "title", "description", "input_message_content", "reply_markup"})
WORDS = frozenset({"message_text", "parse_mode", "link_preview_options"})


class InlineMode:
    """Articles only, of texts."""

    def __init__(self, world: Backend) -> None:
        self._world = world

    def answer_inline_query(
        self,
        *,
        inline_query_id: str = "",
        results: JsonArray | None = None,
        cache_time: int = 300,
        is_personal: bool = False,  # noqa: ARG002  without effect here, where nothing is kept for others
    ) -> bool:
        offers = [_offer(result) for result in results or ()]
        if len(offers) > MOST:
            raise bad_request("RESULTS_TOO_MUCH")
        if len({offer.id for offer in offers}) < len(offers):
            raise bad_request("RESULT_ID_DUPLICATE")
        if cache_time < 0:
            raise bad_request("the stand-in expects no time before now as 'cache_time' of answerInlineQuery")
        self._world.inline.offer(inline_query_id, offers)
        return True


def _offer(result: Any) -> Offer:
    match result:
        case {"type": "article", "id": str(number), "title": str(title), "input_message_content": dict(content)}:
            _check(result, PARTS)
            _check(content, WORDS)
        case _:
            raise bad_request("can't parse inline query result: the stand-in knows articles with a text only")
    if not 1 <= len(number.encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    message = text_content(str(content.get("message_text", "")), str(content.get("parse_mode", "")))
    keyboard = read_keyboard(result.get("reply_markup"))
    return Offer(number, title, str(result.get("description", "")), replace(message, keyboard=keyboard))


def _check(part: dict[str, Any], known: frozenset[str]) -> None:
    if strange := part.keys() - known:
        raise bad_request(f"the stand-in knows no {min(strange)!r} of an inline query result")
