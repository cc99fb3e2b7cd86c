"""How long others wait while something goes on: readers who ask for the latest issue, and an owner who steers."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from bot.demo.phone import Person

EVERY_SECONDS = 0.1
"""Between two readers' questions: ten others a second."""
STEERING_SECONDS = 2.0
PATIENCE = 20.0
"""Seconds for what is still unanswered when the row is over."""
PAUSE, RESUME = "⏸", "▶"


@dataclass
class Waits:
    """Seconds; what stayed unanswered counts with the time that it had waited by then."""

    answered: list[float] = field(default_factory=list)
    unanswered: list[float] = field(default_factory=list)

    def share(self, share: float) -> float:
        """The time within which this share was answered, at least."""
        ordered = sorted([*self.answered, *self.unanswered])
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    @property
    def longest(self) -> float:
        return self.share(1)

    async def take(self, person: Person, *, within: float = 600) -> None:
        """From now until the bot's next message or edit in this chat."""
        began = time.monotonic()
        try:
            await person.answer(timeout=within)
        except (TimeoutError, asyncio.CancelledError):
            self.unanswered.append(time.monotonic() - began)
        else:
            self.answered.append(time.monotonic() - began)

    def __str__(self) -> str:
        if not self.answered and not self.unanswered:
            return "–"
        lost = f" ({len(self.unanswered)} unanswered)" if self.unanswered else ""
        return f"{spell(self.share(0.5))} / {spell(self.share(0.99))} / {spell(self.longest)}{lost}"


def spell(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


async def ask_once(reader: Person, within: float) -> Waits:
    waits = Waits()
    reader.says("/latest")
    await waits.take(reader, within=within)
    return waits


async def ask_on(readers: list[Person], waits: Waits, over: asyncio.Event) -> None:
    """Each in turn sends /latest, whether or not the others have their answers; who still waits does not ask again."""
    waiting: dict[int, asyncio.Task[None]] = {}
    async with asyncio.TaskGroup() as asking:
        for reader in itertools.cycle(readers):
            if over.is_set():
                break
            before = waiting.get(reader.id)
            if before is None or before.done():
                reader.says("/latest")
                waiting[reader.id] = asking.create_task(waits.take(reader))
            await asyncio.sleep(EVERY_SECONDS)


async def steer_on(owner: Person, waits: Waits, over: asyncio.Event) -> None:
    """Pause, resume, pause …: from the press until the card shows the other button."""
    for wanted, then in itertools.cycle(((PAUSE, RESUME), (RESUME, PAUSE))):
        label = button(owner, wanted)
        if over.is_set() or label is None:
            return
        owner.presses(label)
        began = time.monotonic()
        try:
            await owner.until(partial(offers, then), timeout=600)
        except (TimeoutError, asyncio.CancelledError):
            waits.unanswered.append(time.monotonic() - began)
            return
        waits.answered.append(time.monotonic() - began)
        await asyncio.sleep(STEERING_SECONDS)


def offers(sign: str, person: Person) -> bool:
    return button(person, sign) is not None


def button(person: Person, sign: str) -> str | None:
    """The words on the newest card's button that begins with this sign."""
    for message in reversed(person.messages):
        labels = [str(key["text"]) for row in message.keyboard for key in row]
        if any(label.startswith((PAUSE, RESUME)) for label in labels):
            return next((label for label in labels if label.startswith(sign)), None)
    return None


@asynccontextmanager
async def probing(readers: list[Person], owner: Person | None) -> AsyncIterator[tuple[Waits, Waits]]:
    """Readers' waits and the owner's; at the end what is open has some time left to be answered."""
    asked, steered, over = Waits(), Waits(), asyncio.Event()
    tasks = [asyncio.create_task(ask_on(readers, asked, over))]
    if owner:
        tasks.append(asyncio.create_task(steer_on(owner, steered, over)))
    try:
        yield asked, steered
    finally:
        over.set()
        _, late = await asyncio.wait(tasks, timeout=PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
