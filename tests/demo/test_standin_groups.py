"""Chats that are no person's: groups, forums and channels."""

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.chats import Chat, Standing
from bot.demo.world import World
from tests.demo.caller import Api
from tests.demo.test_standin_answers import check

DAYS = 24 * 3600


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


async def kinds(api: Api) -> list[str]:
    """Of the updates that wait, acknowledged by asking; each fits the models."""
    import aiogram.types

    updates = await api("getUpdates")
    check(list[aiogram.types.Update], updates)
    await api("getUpdates", offset=updates[-1]["update_id"] + 1 if updates else 0)
    return [next(key for key in update if key != "update_id") for update in updates]


async def test_a_group_has_several_members_and_all_see_what_the_bot_says(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    sent = await api("sendMessage", chat_id=group.id, text="Good morning")
    check(aiogram.types.Message, sent)
    assert (sent["chat"]["type"], sent["chat"]["title"]) == ("supergroup", "Newsroom")
    assert [(await person.enters(group).answer()).text for person in (anna, boris)] == ["Good morning"] * 2
    assert [message.text for message in anna.messages] == ["/start"]


async def test_in_a_group_the_bot_is_told_of_commands_only_unless_it_is_an_administrator(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    boris.enters(group).says("Hello all")
    boris.enters(group).says("/latest@zvodka_bot")
    [told] = await api("getUpdates")
    assert (told["message"]["from"]["id"], told["message"]["chat"]["id"]) == (boris.id, group.id)
    assert await kinds(api) == ["message"]
    anna.enters(group).adds_bot(Standing.ADMINISTRATOR)
    boris.enters(group).says("Hello all")
    assert await kinds(api) == ["my_chat_member", "message"]


async def test_the_bot_is_told_where_it_is_let_in_and_thrown_out(
    api: Api, world: World, group: Chat, anna: Person
) -> None:
    member = anna.enters(group)
    member.adds_bot(Standing.ADMINISTRATOR)
    member.adds_bot(Standing.RESTRICTED)
    member.blocks()
    updates = [update["my_chat_member"] for update in await api("getUpdates")]
    states = [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in updates]
    assert states == [("member", "administrator"), ("administrator", "restricted"), ("restricted", "kicked")]
    assert {(one["chat"]["id"], one["from"]["id"]) for one in updates} == {(group.id, anna.id)}
    assert await kinds(api) == ["my_chat_member"] * 3
    assert world.people[anna.id].started, "the private chat is another one"
    assert not anna.blocked


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (Standing.KICKED, "403 Forbidden: bot was kicked from the supergroup chat"),
        (Standing.LEFT, "403 Forbidden: bot is not a member of the supergroup chat"),
        (Standing.RESTRICTED, "400 Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_that_does_not_want_the_bot_takes_nothing(
    api: Api, group: Chat, anna: Person, standing: Standing, refusal: str
) -> None:
    anna.enters(group).adds_bot(standing)
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == refusal


async def test_a_channel_takes_posts_of_an_administrator_only(api: Api, world: World, anna: Person) -> None:
    import aiogram.types

    channel = world.channel("Weekly", anna)
    anna.enters(channel).adds_bot()
    refusal = await api.refused("sendMessage", chat_id=channel.id, text="x")
    assert refusal == "400 Bad Request: need administrator rights in the channel chat"
    anna.enters(channel).adds_bot(Standing.ADMINISTRATOR)
    sent = await api("sendMessage", chat_id=channel.id, text="x")
    check(aiogram.types.Message, sent)
    assert sent["sender_chat"]["id"] == channel.id
    assert "from" not in sent
    anna.enters(channel).says("Mine")
    assert await kinds(api) == ["my_chat_member", "my_chat_member", "channel_post"]


async def test_a_forum_takes_a_message_into_a_topic_that_is_open(api: Api, world: World, anna: Person) -> None:
    import aiogram.types

    forum = world.group("Forum", anna, forum=True)
    chair = anna.enters(forum, thread=7)
    chair.adds_bot()
    chair.opens_topic(7)
    chair.opens_topic(8, open_=False)
    sent = await api("sendMessage", chat_id=forum.id, message_thread_id=7, text="x")
    check(aiogram.types.Message, sent)
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (7, True, True)
    assert "message_thread_id" not in await api("sendMessage", chat_id=forum.id, text="in General")
    refusals = [
        await api.refused("sendMessage", chat_id=forum.id, message_thread_id=topic, text="x") for topic in (8, 9)
    ]
    assert refusals == ["400 Bad Request: TOPIC_CLOSED", "400 Bad Request: message thread not found"]
    chair.says("/latest")
    *_, told = await api("getUpdates")
    assert told["message"]["message_thread_id"] == 7


async def test_the_bot_can_ask_who_somebody_is_in_a_group(
    api: Api, world: World, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    stranger = world.person("Carla")

    async def status(person: int) -> str:
        member = await api("getChatMember", chat_id=group.id, user_id=person)
        check(
            aiogram.types.ChatMemberMember | aiogram.types.ChatMemberAdministrator | aiogram.types.ChatMemberLeft,
            member,
        )
        return str(member["status"])

    people = (anna.id, boris.id, stranger.id, world.bot["id"])
    assert [await status(person) for person in people] == ["administrator", "member", "left", "member"]
    refusal = await api.refused("getChatMember", chat_id=group.id, user_id=5)
    assert refusal == "400 Bad Request: PARTICIPANT_ID_INVALID"
    administrators = await api("getChatAdministrators", chat_id=group.id)
    check(list[aiogram.types.ChatMemberAdministrator], administrators)
    assert [one["user"]["id"] for one in administrators] == [anna.id]
    assert await api("getChatMemberCount", chat_id=group.id) == 3
    check(aiogram.types.ChatFullInfo, await api("getChat", chat_id=group.id))


async def test_the_bot_can_leave_a_group_and_not_a_person(api: Api, group: Chat, anna: Person) -> None:
    assert await api("leaveChat", chat_id=group.id)
    assert await kinds(api) == ["my_chat_member"]
    refusal = await api.refused("leaveChat", chat_id=group.id)
    assert refusal == "403 Forbidden: bot is not a member of the supergroup chat"
    refusal = await api.refused("leaveChat", chat_id=anna.id)
    assert refusal == "400 Bad Request: chat member status can't be changed in private chats"


async def test_a_group_that_became_a_supergroup_names_its_new_number(api: Api, world: World, anna: Person) -> None:
    old = world.group("Small", anna, basic=True)
    anna.enters(old).adds_bot()
    new = world.upgrade(old, anna.account)
    status, answer = await api.answer("sendMessage", chat_id=old.id, text="x")
    assert (status, answer["parameters"]) == (400, {"migrate_to_chat_id": new.id})
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    await api("sendMessage", chat_id=new.id, text="x")
    told = [update["message"] for update in (await api("getUpdates"))[1:]]
    assert (told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]) == (new.id, old.id)
    assert await kinds(api) == ["my_chat_member", "message", "message"]


async def test_supergroups_and_channels_count_their_own_messages(api: Api, world: World, anna: Person) -> None:
    chats = [world.group(title, anna) for title in ("One", "Two")]
    for chat in chats:
        anna.enters(chat).adds_bot()
    sent = [await api("sendMessage", chat_id=chat.id, text="x") for chat in chats]
    assert [one["message_id"] for one in sent] == [1, 1]


async def test_edits_and_deletions_hold_in_groups_too(
    api: Api, world: World, group: Chat, anna: Person, boris: Person
) -> None:
    import aiogram.types

    sent = await api("sendMessage", chat_id=group.id, text="one")
    own = {"chat_id": group.id, "message_id": sent["message_id"]}
    check(aiogram.types.Message, await api("editMessageText", **own, text="two"))
    others = {"chat_id": group.id, "message_id": boris.enters(group).says("Hello all").id}
    assert await api.refused("editMessageText", **others, text="x") == "400 Bad Request: message can't be edited"
    assert await api.refused("deleteMessage", **others) == "400 Bad Request: message can't be deleted"
    now = world.clock()
    world.clock = lambda: now + 2 * DAYS + 2
    await api("editMessageText", **own, text="three")
    assert await api.refused("deleteMessage", **own) == "400 Bad Request: message can't be deleted for everyone"
    anna.enters(group).adds_bot(Standing.ADMINISTRATOR)
    assert await api("deleteMessage", **own)
    assert await api("deleteMessage", **others)
    assert group.messages == []


async def test_a_press_in_a_group_names_the_presser_and_is_answered_to_them(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    markup = {"inline_keyboard": [[{"text": "Subscribe", "callback_data": "s"}]]}
    await api("sendMessage", chat_id=group.id, text="x", reply_markup=markup)
    query = boris.enters(group).presses("Subscribe")
    [told] = await api("getUpdates")
    assert (told["callback_query"]["from"]["id"], told["callback_query"]["message"]["chat"]["id"]) == (
        boris.id,
        group.id,
    )
    assert await kinds(api) == ["callback_query"]
    await api("answerCallbackQuery", callback_query_id=query, text="Only administrators")
    assert [notice.text for notice in boris.notices] == ["Only administrators"]
    assert anna.notices == []
