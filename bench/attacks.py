"""What one chat or a few may do to everybody else: each an attack that goes on until it returns."""

import asyncio
import itertools
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.demo.phone import Person
from bot.demo.telegram.faults import Slow
from bot.demo.world import World
from bot.model.issue import Commentary
from bot.model.week import Week
from tests.library.documents import document
from tests.stage import Stage

T = TypeVar("T")

WHILE_SECONDS = 8.0
"""How long others are watched after something that is over at once."""
DAY = 86_400
YIELD_EVERY = 200
DRAFT = Week.parse("2027-W01")
HALF_A_PAGE = "The situation is as it was, and the week brought little. " * 30
TOPICS = ("elite", "society", "security", "west", "russia")


@dataclass(frozen=True)
class Scene:
    """`seconds` is how long what goes on for a while does; `second_owner` is an editor beside the one who steers."""

    stage: Stage
    telegram: World
    second_owner: Person
    seconds: float

    def strangers(self, count: int) -> list[Person]:
        return [self.telegram.person("Stranger") for _ in range(count)]


Attack = Callable[[Scene], Coroutine[Any, Any, None]]


def at_once(text: str, times: int, *, people: int = 1) -> Attack:
    """So many messages of each."""

    async def attack(scene: Scene) -> None:
        for number, person in enumerate(itertools.chain(*[scene.strangers(people)] * times)):
            person.says(text)
            if number % YIELD_EVERY == 0:
                await asyncio.sleep(0)
        await asyncio.sleep(WHILE_SECONDS)

    return attack


def steadily(text: str, rate: float, *, people: int = 1) -> Attack:
    """So many messages a second of all together."""

    async def attack(scene: Scene) -> None:
        async for person in paced(itertools.cycle(scene.strangers(people)), rate, scene.seconds):
            person.says(text)

    return attack


def pressing(rate: float, *, people: int) -> Attack:
    """Buttons of the newest issue, so many a second of all together."""

    async def attack(scene: Scene) -> None:
        hands = []
        for person in scene.strangers(people):
            person.says("/latest")
            latest = await person.answer(timeout=60)
            hands.append((person, latest, topic_buttons(latest.keyboard)))
        turns = itertools.count()
        async for person, latest, buttons in paced(itertools.cycle(hands), rate, scene.seconds):
            person.forges(buttons[next(turns) // people % len(buttons)], latest)

    return attack


def leaving(rate: float) -> Attack:
    """One account presses Unsubscribe, which no throttle may refuse the first time, so many times a second."""

    async def attack(scene: Scene) -> None:
        (person,) = scene.strangers(1)
        for command in ("/subscribe", "/settings"):
            person.says(command)
            settings = await person.answer(timeout=60)
        keys = [key for row in settings.keyboard for key in row]
        data = next(str(key["callback_data"]) for key in keys if "Unsubscribe" in str(key["text"]))
        async for _ in paced(itertools.repeat(None), rate, scene.seconds):
            person.forges(data, settings)

    return attack


async def held(scene: Scene) -> None:
    """Telegram holds the answer to one chat."""
    (person,) = scene.strangers(1)
    scene.telegram.faults.add(then=Slow(seconds=scene.seconds), method="sendMessage", chat=person.id)
    person.says("/latest")
    await asyncio.sleep(scene.seconds)


async def files(scene: Scene) -> None:
    """Documents from a stranger."""
    (person,) = scene.strangers(1)
    for number in range(100):
        person.uploads(f"{number}.md", b"x" * 20_000)
    await asyncio.sleep(WHILE_SECONDS)


async def uploads(scene: Scene) -> None:
    """An editor sends what is worst to parse, one file after the other."""
    for number, body in enumerate(worst()):
        scene.second_owner.uploads("west.en.md", file(f"{number}", body))
    await asyncio.sleep(scene.seconds)


async def album(scene: Scene) -> None:
    """An editor sends a whole issue at once: five topics in three languages."""
    languages = ("be", "ru", "en")
    texts = [(topic, language) for topic in TOPICS for language in languages]
    scene.second_owner.uploads_album(
        [(f"{topic}.{language}.md", file(topic, "Text. " * 2_000, topic, language)) for topic, language in texts]
    )
    await asyncio.sleep(WHILE_SECONDS)


async def word(scene: Scene) -> None:
    """An editor sends a Word document of a hundred pages."""
    scene.second_owner.uploads("Захад 1.docx", document(*[HALF_A_PAGE] * 200))
    await asyncio.sleep(max(scene.seconds, WHILE_SECONDS))


async def broken(scene: Scene) -> None:
    """An editor sends the largest files that Telegram hands over, and nothing in them can be read."""
    noise = random.Random(1).randbytes(20 * 1024 * 1024 - 1)
    for name in ("west.md", "west.docx", "west.zip"):
        scene.second_owner.uploads(name, b"PK\x03\x04" * (name != "west.md") + noise[:-4])
    await asyncio.sleep(max(scene.seconds, WHILE_SECONDS))


async def preview(scene: Scene) -> None:
    """An editor looks at a long draft in full, some 30 messages."""
    body = "\n\n".join(["The situation is as it was, and the week brought little. " * 10] * 40)
    texts = [Commentary(DRAFT, topic, "en", "The headline", body) for topic in TOPICS]
    await scene.stage.draft(texts)
    editor = scene.second_owner
    editor.says(f"/preview {DRAFT}")
    await editor.until(lambda person: bool(full_versions(person)), timeout=60)
    editor.presses(full_versions(editor)[0])
    await asyncio.sleep(max(scene.seconds, 30))


async def export(scene: Scene) -> None:
    """An editor takes a long issue out as files, ten times."""
    body = "\n\n".join(["The situation is as it was, and the week brought little. " * 10] * 40)
    await scene.stage.draft([Commentary(DRAFT, topic, "en", "The headline", body) for topic in TOPICS])
    for _ in range(10):
        scene.second_owner.says(f"/export {DRAFT}")
        await asyncio.sleep(1)
    await asyncio.sleep(scene.seconds)


def full_versions(editor: Person) -> list[str]:
    """The labels of a preview's choices, English and full, once they are shown."""
    labels = [str(key["text"]) for message in editor.messages for row in message.keyboard for key in row]
    return [label for label in labels if label.startswith("English") and "full" in label.lower()]


async def nothing(scene: Scene) -> None:
    """What it is compared with."""
    await asyncio.sleep(scene.seconds)


def day_off(telegram: World, updates: int, *, people: int) -> None:
    """What waits at Telegram after the bot was down for a day."""
    telegram.clock = lambda: time.time() - DAY
    for person in itertools.islice(itertools.cycle(telegram.crowd(people)), updates):
        person.says("/latest")
    telegram.clock = time.time


async def paced(turns: Iterable[T], rate: float, seconds: float) -> AsyncIterator[T]:
    """One turn after the other, so many a second; what came late is made up for."""
    began = time.monotonic()
    for number, turn in enumerate(itertools.islice(turns, round(rate * seconds))):
        await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
        yield turn


def topic_buttons(keyboard: Iterable[Iterable[Mapping[str, object]]]) -> list[str]:
    """The data of the buttons that open a topic, which come first and share a verb."""
    data = [str(key["callback_data"]) for row in keyboard for key in row if "callback_data" in key]
    return [each for each in data if each.partition(":")[0] == data[0].partition(":")[0]]


def file(headline: str, body: str, topic: str = "west", language: str = "en") -> bytes:
    front = f"week: {DRAFT}\ntopic: {topic}\nlanguage: {language}\ntrend: unchanged\nheadline: {headline}"
    return f"---\n{front}\n---\n\n{body}\n".encode()


def worst() -> Iterator[str]:
    """Bodies of at most 32 KiB that cost a parser or a packer the most."""
    yield table(columns=10, rows=20, cell="x" * 1_500)
    yield table(columns=100, rows=60, cell="wide " * 100)
    yield table(columns=1_000, rows=7, cell="x")
    yield "*a **b " * 4_000
    yield "[" * 30_000
    yield "> " * 15_000 + "deep"
    yield "".join(f"{' ' * depth}- x\n" for depth in range(240))
    yield "".join("`" * number + " " for number in range(1, 250))
    yield "[a](<b" * 5_000
    yield "![a](b) " * 4_000
    yield "\n\n".join(f"[link](https://example.org/{'ы' * 200})" for _ in range(70))
    yield "<" * 30_000


def table(*, columns: int, rows: int, cell: str) -> str:
    """One long cell, and short ones that are padded to it."""
    first = "|" + "|".join([cell, *["y"] * (columns - 1)]) + "|"
    others = "|" + "|".join("y" * columns) + "|"
    return "\n".join([others, "|" + "---|" * columns, first, *[others] * (rows - 1)])[:32_000]
