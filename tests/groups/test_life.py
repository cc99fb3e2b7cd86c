"""The life of a group with the bot: it is let in, an administrator chooses, members read, and it is removed."""

from collections import Counter

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.chats import Chat, Standing
from bot.model.languages import spoken_by_all
from bot.model.reader import Address, Format, Preferences
from bot.model.wishes import Weekly
from bot.store.readers import Readers
from tests.delivery.telling import when
from tests.kills import WEEK, commentary
from tests.readers.chats import archive, asks, button, count_stored, eventually, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")
TOPIC = 7
ONLY = "Only administrators choose here."
CHOOSE = "⚙️ Choose for this chat"


@pytest.fixture
def anna(stage: Stage) -> Person:
    """An administrator."""
    return stage.telegram.person("Anna")


@pytest.fixture
def boris(stage: Stage) -> Person:
    """A member."""
    return stage.telegram.person("Boris")


@pytest.fixture
def chat(stage: Stage, anna: Person, boris: Person) -> Chat:
    forum = stage.telegram.group("Neighbours", anna, boris, forum=True)
    forum.topics[TOPIC] = True
    return forum


async def stored(stage: Stage, chat: Chat, thread: int = 0) -> Preferences | None:
    async with stage.store() as (database, cipher):
        return await Readers(database, cipher, utc_now).find(Address(chat.id, thread))


async def menus(stage: Stage) -> None:
    """Until the phones have the bot's commands for groups, in every language."""
    *_, last = spoken_by_all(("be", "ru", "en"))
    await eventually(lambda: bool(stage.telegram.profile.commands("all_chat_administrators", last)))


async def test_a_group_that_lets_the_bot_in_is_greeted_and_an_administrator_chooses_aside(
    stage: Stage, chat: Chat, anna: Person, boris: Person
) -> None:
    chair, member = anna.enters(chat), boris.enters(chat)
    async with stage.bot():
        chair.adds_bot()
        welcome = await chair.answer()
        assert welcome.buttons == [CHOOSE]
        assert (await member.answer()).text == welcome.text
        settings = await taps(chair, CHOOSE)
        assert "New issues do not come here yet." in settings.text
        assert settings.aside
        await taps(chair, "Bring new issues here")
        await taps(chair, "Format")
        await taps(chair, "Full")
    assert await stored(stage, chat) == Preferences("en", Format.FULL, subscribed=True)
    assert [message.text for message in member.messages] == [welcome.text]


async def test_an_administrator_chooses_when_issues_come_to_the_group(stage: Stage, chat: Chat, anna: Person) -> None:
    chair = anna.enters(chat)
    async with stage.bot():
        await stage_with_settings(chair)
        for words in ("When", "On a day of the week", "Friday", "18:00"):
            shown = await taps(chair, words)
        assert "New issues come on Fridays at 18:00 (Minsk)." in shown.text
    chosen = await stored(stage, chat)
    assert chosen
    assert chosen.hours == Weekly(5, 18, "Europe/Minsk")


async def stage_with_settings(chair: Person) -> None:
    chair.adds_bot()
    await chair.answer()
    await taps(chair, CHOOSE)


async def test_a_member_may_read_but_not_choose(stage: Stage, chat: Chat, anna: Person, boris: Person) -> None:
    member = boris.enters(chat)
    async with stage.bot():
        anna.enters(chat).adds_bot()
        await member.answer()
        member.presses(CHOOSE)
        await eventually(lambda: [notice.text for notice in boris.notices] == [ONLY])
        for command in ("/settings", "/subscribe", "/stop", "/forget"):
            assert (await asks(member, command)).text == ONLY
    assert await count_stored(stage) == 0


async def test_who_asks_so_that_nobody_sees_it_reads_so_and_turns_over_in_place(
    stage: Stage, chat: Chat, anna: Person, boris: Person
) -> None:
    await archive(stage, commentary("en"))
    member = boris.enters(chat)
    async with stage.bot():
        await menus(stage)
        anna.enters(chat).adds_bot()
        await member.answer()
        glance = await asks(member, "/latest@zvodka_bot")
        assert glance.aside
        assert "Subscribe" not in " ".join(glance.buttons)
        opened = await taps(member, "West")
        assert (opened.id, "The text of the commentary." in opened.text) == (glance.id, True)
        keys = [key.get("callback_data", "") for row in opened.keyboard for key in row]
        member.presses(next(data for data in keys if data.startswith("issue:")))
        assert (await member.answer()).text == glance.text
    assert len(anna.enters(chat).messages) == 1


async def test_who_asks_openly_is_answered_openly_and_reads_on_in_the_private_chat(
    stage: Stage, chat: Chat, anna: Person, boris: Person
) -> None:
    await archive(stage, commentary("en"))
    member = boris.enters(chat, thread=TOPIC)
    async with stage.bot():
        await menus(stage)
        stage.telegram.profile.set_commands("all_group_chats", "", ())
        stage.telegram.profile.set_commands("all_group_chats", "en", ())
        anna.enters(chat).adds_bot()
        await member.answer()
        asked = member.says("/latest")
        glance = await member.answer()
        assert (glance.aside, glance.thread, glance.reply_to) == (0, TOPIC, asked.id)
        assert button(member, "West")["url"] == f"https://t.me/zvodka_bot?start={WEEK}_west"
        assert all("url" in key for row in glance.keyboard for key in row)


@pytest.mark.parametrize("text", ["Hello all", "/nonsense", "/latest@other_bot"])
async def test_whatever_else_is_said_in_a_group_is_not_answered(
    stage: Stage, chat: Chat, anna: Person, boris: Person, text: str
) -> None:
    member = boris.enters(chat)
    async with stage.bot():
        anna.enters(chat).adds_bot(Standing.ADMINISTRATOR)
        await member.answer()
        member.says(text)
        await stage.telegram.updates.idle()
        assert (await asks(member, "/help")).text.startswith("📍")
    assert len(chat.news) == 2


async def test_an_anonymous_administrator_chooses_for_a_topic_of_a_forum(
    stage: Stage, chat: Chat, anna: Person
) -> None:
    chair = anna.enters(chat, thread=TOPIC)
    async with stage.bot():
        chair.adds_bot()
        await chair.answer()
        chair.says_anonymously("/settings")
        shown = await chair.answer()
        assert (shown.thread, shown.aside) == (TOPIC, 0)
        await taps(chair, "Bring new issues here")
    assert await stored(stage, chat, TOPIC) == Preferences("en", subscribed=True)
    assert await stored(stage, chat) is None


async def test_an_issue_in_a_group_has_buttons_that_lead_into_the_private_chat(
    stage: Stage, chat: Chat, anna: Person
) -> None:
    anna.enters(chat).adds_bot()
    async with stage.store() as (database, cipher):
        await Readers(database, cipher, utc_now).save(Address(chat.id), Preferences("en", subscribed=True))
    await stage.draft([commentary("en")])
    await stage.publish(WEEK)
    stage.telegram.updates.drop()
    async with stage.bot():
        await when(stage, "ended")
    (pushed,) = chat.news
    links = [key["url"] for row in pushed.keyboard for key in row]
    assert f"https://t.me/zvodka_bot?start={WEEK}_west" in links


async def test_what_one_member_asks_for_too_often_costs_the_others_nothing(
    stage: Stage, chat: Chat, anna: Person, boris: Person
) -> None:
    async with stage.bot():
        anna.enters(chat).adds_bot()
        await anna.enters(chat).answer()
        member = boris.enters(chat)
        for _ in range(30):
            member.says("/help")
        anna.enters(chat).says("/privacy")
        await eventually(lambda: len(chat.news) == 1 + 5 + 1)
        await stage.telegram.updates.idle()
    told = Counter("Stored about this chat now" in message.text for message in chat.news)
    assert told == {False: 1 + 5, True: 1}


async def test_who_has_a_group_or_channel_is_told_how_to_let_the_bot_in(stage: Stage, anna: Person) -> None:
    async with stage.bot():
        shown = await asks(anna, "/groups")
    links = [key["url"] for row in shown.keyboard for key in row]
    assert links == [
        "https://t.me/zvodka_bot?startgroup=add",
        "https://t.me/zvodka_bot?startchannel&admin=post_messages+edit_messages+delete_messages",
    ]


async def test_an_administrators_stop_ends_it_and_nothing_is_kept(stage: Stage, chat: Chat, anna: Person) -> None:
    chair = anna.enters(chat)
    async with stage.bot():
        chair.adds_bot()
        await chair.answer()
        await asks(chair, "/settings")
        await taps(chair, "Bring new issues here")
        assert await count_stored(stage) == 1
        assert "deleted" in (await asks(chair, "/stop")).text
        assert await count_stored(stage) == 0


async def test_a_channel_is_chosen_for_in_the_private_chat_of_who_let_the_bot_in(
    stage: Stage, anna: Person, boris: Person
) -> None:
    channel = stage.telegram.channel("Weekly", anna, boris)
    anna.says("/start")
    async with stage.bot():
        await anna.answer()
        anna.enters(channel).adds_bot(Standing.ADMINISTRATOR)
        offer = await anna.answer()
        assert "Weekly" in offer.text
        chosen = await taps(anna, "Post new issues there")
        assert "Weekly" in chosen.text
        assert "New issues are posted there." in chosen.text
        forged = button(anna, "Post no more")["callback_data"]
        boris.says("/start")
        boris.forges(forged, await boris.answer())
        await eventually(lambda: [notice.text for notice in boris.notices] == [ONLY])
        assert await stored(stage, channel) == Preferences("en", subscribed=True)
    assert channel.news == []


async def test_neither_the_chats_number_nor_its_title_stands_in_a_log(stage: Stage, chat: Chat, anna: Person) -> None:
    chair = anna.enters(chat)
    async with stage.process():
        chair.adds_bot()
        await chair.answer()
        await asks(chair, "/settings")
        await taps(chair, "Bring new issues here")
        chair.adds_bot(Standing.RESTRICTED)
        chair.says("/latest")
        await stage.telegram.updates.idle()
        chair.blocks()
        await stage.telegram.updates.idle()
    log = stage.log.read_text()
    assert "the bot runs" in log
    assert str(abs(chat.id)) not in log
    assert "Neighbours" not in log
