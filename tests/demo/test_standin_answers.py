"""Whatever the stand-in answers is what the Bot API's own models expect, to the last field."""

from collections.abc import Iterator
from typing import Any

import telegram
from pydantic import BaseModel, TypeAdapter

from bot.demo.phone import Person
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from tests.demo.caller import TOKEN, Api

KEYBOARD = {
    "inline_keyboard": [[{"text": "Subscribe", "callback_data": "s"}, {"text": "Open", "url": "https://example.org"}]]
}
HTML = (
    "<b>b</b><i>i</i><u>u</u><s>s</s><tg-spoiler>t</tg-spoiler><code>c</code><pre>p</pre>"
    "<pre><code class='language-py'>l</code></pre><a href='https://example.org'>a</a> /help\n"
    "<blockquote>q</blockquote>\n<blockquote expandable>e</blockquote>"
)


def unknown(model: Any) -> Iterator[str]:
    """Fields that the models do not know, at any depth."""
    if isinstance(model, BaseModel):
        yield from model.model_extra or ()
        for value in vars(model).values():
            yield from unknown(value)
    elif isinstance(model, list):
        for value in model:
            yield from unknown(value)


def check(kind: Any, result: Any) -> None:
    model = TypeAdapter(kind).validate_python(result)
    assert list(unknown(model)) == []


async def test_every_methods_answer_fits_the_models(api: Api, anna: Person) -> None:
    import aiogram.types

    types = aiogram.types
    sent = await api("sendMessage", chat_id=anna.id, text=HTML, parse_mode="HTML", reply_markup=KEYBOARD)
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    check(types.Message, sent)
    check(types.Message, await api("editMessageText", **place, text="x", reply_markup=KEYBOARD))
    check(types.Message, await api("editMessageReplyMarkup", **place))
    document = anna.uploads("west.md", b"x").document
    assert document
    check(types.File, await api("getFile", file_id=document.file_id))
    sent = await api("sendDocument", chat_id=anna.id, document=document.file_id, caption="<b>x</b>", parse_mode="HTML")
    check(types.Message, sent)
    check(types.User, await api("getMe"))
    check(types.ChatFullInfo, await api("getChat", chat_id=anna.id))
    check(types.WebhookInfo, await api("getWebhookInfo"))
    check(types.BotDescription, await api("getMyDescription"))
    check(types.BotShortDescription, await api("getMyShortDescription"))
    await api("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    check(list[types.BotCommand], await api("getMyCommands"))


def do_all_that_people_do(anna: Person) -> None:
    anna.says("/latest now")
    anna.sends_sticker("👍")
    anna.uploads("west.md", b"x", caption="here")
    anna.presses("Subscribe")
    anna.blocks()
    anna.unblocks()


async def test_every_update_fits_the_models(api: Api, anna: Person) -> None:
    import aiogram.types

    await api("sendMessage", chat_id=anna.id, text=HTML, parse_mode="HTML", reply_markup=KEYBOARD)
    do_all_that_people_do(anna)
    updates = await api("getUpdates")
    check(list[aiogram.types.Update], updates)
    kinds = [next(key for key in update if key != "update_id") for update in updates]
    assert kinds == ["message", "message", "message", "callback_query", "my_chat_member", "my_chat_member"]


def unread(thing: telegram.TelegramObject) -> Iterator[str]:
    """Fields that python-telegram-bot does not know."""
    yield from thing.api_kwargs
    for value in thing.to_dict(recursive=False).values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, telegram.TelegramObject):
                yield from unread(one)


async def test_python_telegram_bot_reads_and_writes_all_of_it(world: World, standin: StandIn, anna: Person) -> None:
    bot = telegram.Bot(TOKEN, base_url=f"{standin.url}/bot", base_file_url=f"{standin.url}/file/bot")
    button = telegram.InlineKeyboardButton("Subscribe", callback_data="s")
    markup = telegram.InlineKeyboardMarkup([[button]])
    quiet = telegram.LinkPreviewOptions(is_disabled=True)
    async with bot:
        sent = await bot.send_message(
            anna.id, HTML, "HTML", reply_markup=markup, link_preview_options=quiet, disable_notification=True
        )
        do_all_that_people_do(anna)
        updates = await bot.get_updates(timeout=0, allowed_updates=["message"])
        assert [list(unread(thing)) for thing in (sent, *updates)] == [[]] * 7
        command, _, upload, press, *_ = updates
        assert command.message
        assert command.message.parse_entities(["bot_command"]).popitem()[1] == "/latest"
        assert upload.message
        assert upload.message.document
        file = await upload.message.document.get_file()
        assert await file.download_as_bytearray() == b"x"
        assert press.callback_query
        assert await press.callback_query.answer("Done", show_alert=True)
        edited = await press.callback_query.edit_message_text("x", reply_markup=markup)
        assert isinstance(edited, telegram.Message)
        await bot.send_document(anna.id, b"y", filename="list.csv", caption="all")
        private = telegram.BotCommandScopeAllPrivateChats()
        await bot.set_my_commands([("start", "Begin")], scope=private, language_code="be")
        await bot.set_my_description("Hello", language_code="be")
        await bot.set_my_short_description("Hello")
        await bot.delete_webhook(drop_pending_updates=True)
        assert await edited.delete()
    assert [notice.text for notice in anna.notices] == ["Done"]
    assert anna.last.document
    assert anna.last.document.file_name == "list.csv"
    assert world.profile.menu(anna.id, "be")[0]["command"] == "start"
    assert len(world.updates) == 0
