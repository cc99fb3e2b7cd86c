"""What readers do in a chat, what the newsroom has for them, and what the database knows of them afterwards."""

import asyncio
from collections.abc import Callable

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.issue import Commentary
from bot.model.reader import Address, Preferences
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.issues import Issues
from bot.store.readers import Readers
from tests.stage import Stage
from tests.verdicts import verdicts

SHIPPED = Week.parse("2019-W21")
NEXT = Week.parse("2019-W22")
ELITE, SOCIETY, SECURITY, WEST, RUSSIA = (1 << number for number in range(5))
"""The shipped publication's topics, as bits of a topic set."""


async def asks(person: Person, text: str) -> ChatMessage:
    """The bot's answer to a text."""
    person.says(text)
    return await person.answer()


async def taps(person: Person, words: str) -> ChatMessage:
    """What stands there after a tap on the newest button with these words, which Telegram must be told of."""
    query = person.presses(button(person, words)["callback_data"])
    shown = await person.answer()
    await eventually(lambda: query in {notice.query_id for notice in person.notices})
    return shown


def button(person: Person, words: str) -> dict[str, str]:
    """The newest one on which these words stand."""
    keys = [key for message in reversed(person.messages) for row in message.keyboard for key in row]
    return dict(next(key for key in keys if words in key["text"]))


async def eventually(holds: Callable[[], bool]) -> None:
    """Waits for what no chat tells of."""
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


def commentary(
    topic: str = "west",
    language: str = "en",
    *,
    week: Week = NEXT,
    headline: str = "",
    body: str = "The text of the commentary.",
) -> Commentary:
    return Commentary(week, topic, language, headline or f"What {topic} did in {language}", body)


async def archive(stage: Stage, *commentaries: Commentary) -> None:
    """Issues that were published long ago."""
    async with stage.store() as (database, _):
        await Issues(database, utc_now).archive(commentaries, verdicts(*commentaries))


async def push(stage: Stage, *commentaries: Commentary) -> None:
    """An issue that goes out at the bot's next start."""
    await stage.draft(commentaries)
    await stage.publish(commentaries[0].week)


async def stored(stage: Stage, person: Person) -> Preferences | None:
    async with stage.store() as (database, cipher):
        return await Readers(database, cipher, utc_now).find(Address(person.id))


async def count_stored(stage: Stage) -> int:
    async with stage.store() as (database, _):
        return int((await database.fetch("SELECT count(*) AS n FROM reader"))[0]["n"])


def traces(stage: Stage, *people: Person) -> set[str]:
    """The files of the database in which one of these people can be found by who has the key."""
    cipher = Cipher.read(stage.key_file)
    sealed = [cipher.seal(person.id) for person in people]
    files = {file.name: file.read_bytes() for file in stage.database.parent.iterdir()}
    return {name for name, content in files.items() if any(each in content for each in sealed)}
