"""Inline mode: what people type behind the bot's name in any chat, and what they put there."""

from typing import Any

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from tests.demo.caller import Api
from tests.demo.test_standin_answers import check

LINK = {"inline_keyboard": [[{"text": "Read on", "url": "https://example.org/"}]]}


def article(number: str = "a", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Ties</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": "Ties", "input_message_content": content, **more}


async def test_what_is_typed_reaches_the_bot_and_what_it_offers_is_put_into_the_chat(api: Api, anna: Person) -> None:
    import aiogram.types

    query = anna.types("ties")
    (update,) = await api("getUpdates")
    check(aiogram.types.Update, update)
    told = update["inline_query"]
    assert (told["id"], told["query"], told["from"]["id"]) == (query, "ties", anna.id)
    results = [article(description="Of ropes", reply_markup=LINK), article("b")]
    await api("answerInlineQuery", inline_query_id=query, results=results, cache_time=60, is_personal=True)
    assert [(offer.id, offer.title, offer.description) for offer in anna.offered] == [
        ("a", "Ties", "Of ropes"),
        ("b", "Ties", ""),
    ]
    put = anna.puts("a")
    assert (put.text, put.buttons, put.author) == ("Ties", ["Read on"], anna.id)
    *_, heard = await api("getUpdates", offset=update["update_id"] + 1)
    check(aiogram.types.Update, heard)
    assert heard["message"]["via_bot"]["username"] == "zvodka_bot"
    assert not anna.offered


async def test_an_answer_to_what_was_typed_before_is_taken_and_not_shown(api: Api, anna: Person) -> None:
    earlier, _ = anna.types("t"), anna.types("ti")
    await api("answerInlineQuery", inline_query_id=earlier, results=[article()])
    assert not anna.offered


async def test_a_query_is_answered_once_and_soon(api: Api, world: World, anna: Person) -> None:
    query, late = anna.types("t"), anna.types("ti")
    await api("answerInlineQuery", inline_query_id=query, results=[])
    now = world.clock()
    world.clock = lambda: now + 11
    for number in (query, late, "5"):
        refusal = await api.refused("answerInlineQuery", inline_query_id=number, results=[])
        assert refusal.endswith("query is too old and response timeout expired or query ID is invalid")


@pytest.mark.parametrize(
    ("results", "words"),
    [
        pytest.param([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH", id="over fifty"),
        pytest.param([article(), article()], "RESULT_ID_DUPLICATE", id="one id twice"),
        pytest.param([article("я" * 33)], "RESULT_ID_INVALID", id="an id of over 64 bytes"),
        pytest.param([article() | {"title": " "}], "ARTICLE_TITLE_EMPTY", id="no title"),
        pytest.param([article() | {"type": "photo"}], "articles with a text only", id="another kind"),
        pytest.param([article(thumb="x")], "knows no 'thumb' of an inline query result", id="a strange field"),
        pytest.param(
            [article() | {"input_message_content": {"message_text": "<p>", "parse_mode": "HTML"}}],
            "can't parse entities",
            id="markup that Telegram does not know",
        ),
    ],
)
async def test_what_telegram_would_not_offer_is_refused(
    api: Api, anna: Person, results: list[dict[str, Any]], words: str
) -> None:
    refusal = await api.refused("answerInlineQuery", inline_query_id=anna.types(""), results=results)
    assert words in refusal
