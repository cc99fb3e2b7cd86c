"""Ephemeral messages: what one member of a group says to the bot and is told, and nobody else sees."""

from typing import Any

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.chats import Chat, Standing
from bot.demo.world import World
from tests.demo.caller import Api
from tests.demo.test_standin_answers import check

MENU = [{"command": "latest", "description": "The newest issue", "is_ephemeral": True}]
GROUPS = {"type": "all_group_chats"}
KEYBOARD = {"inline_keyboard": [[{"text": "Open", "callback_data": "o"}]]}


@pytest.fixture
def boris(world: World) -> Person:
    return world.person("Boris")


@pytest.fixture
def group(world: World, anna: Person, boris: Person) -> Chat:
    """Anna's, with Boris and the bot in it; there is no update left."""
    group = world.group("Newsroom", anna, boris)
    anna.enters(group).adds_bot()
    world.updates.drop()
    return group


async def asked(api: Api) -> dict[str, Any]:
    """What the bot was told last."""
    *_, update = await api("getUpdates")
    return dict(update)


def to(person: Person, **more: Any) -> dict[str, Any]:
    return {"ephemeral_message_parameters": {"receiver_user_id": person.id, **more}}


async def test_a_command_that_is_declared_so_is_seen_by_its_sender_and_the_bot_only(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    await api("setMyCommands", commands=MENU, scope=GROUPS)
    assert await api("getMyCommands", scope=GROUPS) == MENU
    boris.enters(group).says("/latest@zvodka_bot")
    update = await asked(api)
    check(aiogram.types.Update, update)
    said = update["message"]
    assert (said["message_id"], said["ephemeral_message_id"], said["from"]["id"]) == (0, 1, boris.id)
    assert [len(person.enters(group).messages) for person in (anna, boris)] == [0, 1]


@pytest.mark.parametrize("text", ["/help", "/latest@other_bot", "latest"])
async def test_all_else_is_said_to_everybody(api: Api, group: Chat, anna: Person, boris: Person, text: str) -> None:
    await api("setMyCommands", commands=MENU, scope=GROUPS)
    boris.enters(group).says(text)
    assert [message.text for message in anna.enters(group).messages] == [text]


async def test_the_answer_is_seen_by_who_asked_and_changed_by_methods_of_its_own(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    await api("setMyCommands", commands=MENU, scope=GROUPS)
    boris.enters(group).says("/latest")
    number = (await asked(api))["message"]["ephemeral_message_id"]
    answering = to(boris) | {"reply_parameters": {"ephemeral_message_id": number}}
    sent = await api("sendMessage", chat_id=group.id, text="This week", reply_markup=KEYBOARD, **answering)
    check(aiogram.types.Message, sent)
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, boris.id)
    assert anna.enters(group).messages == []
    boris.enters(group).presses("Open")
    pressed = (await asked(api))["callback_query"]
    check(aiogram.types.CallbackQuery, pressed)
    aside = pressed["message"]["ephemeral_message_id"]
    assert (pressed["message"]["message_id"], aside) == (0, sent["ephemeral_message_id"])
    own = {"chat_id": group.id, "receiver_user_id": boris.id, "ephemeral_message_id": aside}
    assert await api("editEphemeralMessageText", **own, text="A topic")
    assert boris.enters(group).last.text == "A topic"
    others = own | {"receiver_user_id": anna.id}
    assert await api.refused("editEphemeralMessageText", **others, text="x") == "400 Bad Request: MESSAGE_ID_INVALID"
    refusal = await api.refused("editMessageText", chat_id=group.id, message_id=0, text="x")
    assert refusal == "400 Bad Request: message identifier is not specified"
    assert await api("deleteEphemeralMessage", **own)
    assert await api.refused("deleteEphemeralMessage", **own) == "400 Bad Request: MESSAGE_ID_INVALID"


async def test_after_a_press_the_presser_and_nobody_else_can_be_told_something(
    api: Api, world: World, group: Chat, anna: Person, boris: Person
) -> None:
    await api("sendMessage", chat_id=group.id, text="For all", reply_markup=KEYBOARD)
    query = boris.enters(group).presses("Open")
    told = {"chat_id": group.id, "text": "For you"}
    assert await api("answerCallbackQuery", callback_query_id=query)
    await api("sendMessage", **told, **to(boris, callback_query_id=query))
    assert [len(person.enters(group).messages) for person in (anna, boris)] == [1, 2]
    refusals = [
        await api.refused("sendMessage", **told, **to(anna, callback_query_id=query)),
        await api.refused("sendMessage", **told, **to(boris)),
    ]
    now = world.clock()
    world.clock = lambda: now + 16
    refusals.append(await api.refused("sendMessage", **told, **to(boris, callback_query_id=query)))
    assert refusals == ["400 Bad Request: CHAT_ADMIN_REQUIRED"] * 3
    anna.enters(group).adds_bot(Standing.ADMINISTRATOR)
    await api("sendMessage", **told, **to(anna))


async def test_only_who_is_in_a_group_can_be_told_something_aside(api: Api, world: World, group: Chat) -> None:
    stranger = world.person("Carla")
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x", **to(stranger))
    assert refusal == "400 Bad Request: USER_NOT_PARTICIPANT"
    stranger.says("/start")
    refusal = await api.refused("sendMessage", chat_id=stranger.id, text="x", **to(stranger))
    assert refusal == "400 Bad Request: PEER_ID_INVALID"


async def test_an_anonymous_administrator_writes_as_the_group_and_presses_as_themselves(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    anna.enters(group).says_anonymously("/settings")
    update = await asked(api)
    check(aiogram.types.Update, update)
    said = update["message"]
    assert (said["from"]["id"], said["from"]["is_bot"], said["sender_chat"]["id"]) == (1087968824, True, group.id)
    await api("sendMessage", chat_id=group.id, text="x", reply_markup=KEYBOARD)
    anna.enters(group).presses("Open")
    assert (await asked(api))["callback_query"]["from"]["id"] == anna.id
    with pytest.raises(ValueError, match="no administrator"):
        boris.enters(group).says_anonymously("/settings")
