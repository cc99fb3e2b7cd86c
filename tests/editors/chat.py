"""An editor's files, and what they see in the chat."""

from bot.demo.phone import Person
from bot.demo.telegram.accounts import Notice
from bot.demo.telegram.message import ChatMessage

WEEK = "2026-W48"


def text(
    topic: str = "west", language: str = "en", *, trend: str = "unchanged", headline: str = "Ties", week: str = WEEK
) -> bytes:
    """A commentary's file."""
    front = f"week: {week}\ntopic: {topic}\nlanguage: {language}\ntrend: {trend}\nheadline: {headline}"
    return f"---\n{front}\n---\n\nWhat happened in {topic}.\n".encode()


def seen(person: Person, words: str) -> list[ChatMessage]:
    """The bot's messages with these words, as they stand now."""
    return [message for message in person.messages if message.sender == "bot" and words in message.text]


async def sees(person: Person, words: str) -> ChatMessage:
    """The newest of them, once there is one."""
    await person.until(lambda person: bool(seen(person, words)))
    return seen(person, words)[-1]


async def noticed(person: Person, query: str) -> Notice:
    """How the press was answered."""

    def answers() -> list[Notice]:
        return [notice for notice in person.notices if notice.query_id == query]

    await person.until(lambda _: bool(answers()))
    return answers()[0]


async def drafts(editor: Person) -> None:
    """Uploads one commentary in English."""
    editor.uploads("west.en.md", text())
    await sees(editor, f"Draft {WEEK}")


async def publishes(editor: Person) -> None:
    """The taps on the only draft: one for each language that lacks a text, and the last one publishes."""
    await prepares(editor)
    editor.presses("📣 Publish")


async def presses(person: Person, button: str, words: str) -> ChatMessage:
    """What the newest button with this text leads to: a message with these words, in its place or below it."""
    pressed = next(message for message in reversed(person.messages) if button in message.buttons)
    person.presses(button, pressed)

    def shown() -> list[ChatMessage]:
        return [each for each in seen(person, words) if each.id >= pressed.id and each.content != pressed.content]

    await person.until(lambda _: bool(shown()))
    return shown()[-1]


async def prepares(editor: Person) -> ChatMessage:
    """The card of the only draft that tells what goes out, with what is missing ticked."""
    editor.says("/publish")
    return await ticks(editor, await sees(editor, f"Publish {WEEK}?"))


async def ticks(editor: Person, card: ChatMessage) -> ChatMessage:
    """Agrees to every text that is missing; the card as it stands then."""
    while waiting := [button for button in card.buttons if button.startswith("☐")]:
        editor.presses(waiting[0], card)
        ticked, number = waiting[0].replace("☐", "☑"), card.id
        await editor.until(lambda person: ticked in shown(person, number).buttons)  # noqa: B023 -- it is awaited here
        card = shown(editor, number)
    return card


def shown(person: Person, number: int) -> ChatMessage:
    """A message as it stands now."""
    message = person.message(number)
    assert message is not None
    return message
