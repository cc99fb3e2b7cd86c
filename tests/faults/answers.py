"""Every answer that a send can meet, before and after Telegram carried it out: what it does to a reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Fault, Garbled, Refuse, Reset
from bot.model.reader import Format, Preferences
from tests.faults.figures import Figure
from tests.faults.refusals import UNAVAILABLE
from tests.kills import WEEK, commentary, ended, received, sends
from tests.stage import Stage

IN_FLIGHT = 5
QUICK = {"ZVODKA_RATE": "1000", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}


class Action(Enum):
    """What becomes of a delivery, in the table's words."""

    SETTLE = auto()
    RESEND = auto()
    WAIT = auto()
    SUSPEND = auto()
    STRIKE = auto()
    ERASE = auto()


@dataclass(frozen=True)
class Trace:
    """What is left of it: how often the bot asked, what the reader got, whether they are known, and their strikes."""

    calls: int
    received: int
    strikes: int | None = 0
    """None: the reader is erased."""


def trace(action: Action, *, delivered: bool) -> Trace:
    """What the action must leave when the answer stands in for a send that was carried out, or was not."""
    once = int(delivered)
    match action:
        case Action.SETTLE | Action.SUSPEND:
            return Trace(1, once)
        case Action.RESEND | Action.WAIT:
            return Trace(2, once + 1)
        case Action.STRIKE:
            return Trace(1, once, strikes=1)
        case Action.ERASE:
            return Trace(1, once, strikes=None)


TO_ONE_READER: list[tuple[Action, int, str]] = [
    (Action.ERASE, 403, "Forbidden: bot was blocked by the user"),
    (Action.ERASE, 403, "Forbidden: user is deactivated"),
    (Action.ERASE, 403, "Forbidden: bot was kicked from the supergroup chat"),
    (Action.ERASE, 403, "Forbidden: bot is not a member of the channel chat"),
    (Action.ERASE, 403, "Forbidden: the group chat was deleted"),
    (Action.SUSPEND, 403, "Forbidden: bot can't initiate conversation with a user"),
    (Action.STRIKE, 400, "Bad Request: chat not found"),
    (Action.SUSPEND, 400, "Bad Request: not enough rights to send text messages to the chat"),
    (Action.SUSPEND, 400, "Bad Request: need administrator rights in the channel chat"),
    (Action.SUSPEND, 400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (Action.SUSPEND, 400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
    (Action.SUSPEND, 400, "Bad Request: TOPIC_CLOSED"),
    (Action.SUSPEND, 400, "Bad Request: message thread not found"),
    (Action.SETTLE, 500, "Internal Server Error: sent message was immediately deleted"),
    (Action.RESEND, 500, "Internal Server Error"),
    (Action.RESEND, 502, "Bad Gateway"),
    (Action.RESEND, 504, "Gateway Timeout"),
    (Action.WAIT, 429, "Too Many Requests: retry after 1"),
]
TO_A_VARIANT: list[tuple[int, str]] = [
    (400, "Bad Request: message is too long"),
    (400, "Bad Request: message text is empty"),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
    (400, "Bad Request: inline keyboard expected, reply markup is of another kind"),
    (413, "Request Entity Too Large"),
]
TO_ALL: list[tuple[int, str]] = [(401, "Unauthorized"), (404, "Not Found"), (421, "Misdirected Request")]


def befall() -> Iterator[tuple[Action, Fault, bool]]:
    """Every row that concerns one reader, before and after the delivery."""
    for (action, status, words), delivered in product(TO_ONE_READER, (False, True)):
        parameters = {"retry_after": 1} if action is Action.WAIT else None
        yield action, Refuse(status, words, parameters, delivered=delivered), delivered
    for delivered in (False, True):
        yield Action.RESEND, Reset(delivered=delivered), delivered
        yield Action.RESEND, BadGateway(delivered=delivered), delivered
    yield Action.RESEND, Garbled(), True


async def strikes(stage: Stage, people: list[Person]) -> dict[int, int]:
    """The strikes of those whom the database knows."""
    async with stage.store() as (database, cipher):
        rows = await database.fetch("SELECT chat, strikes FROM reader")
        known = {cipher.open(row["chat"]): int(row["strikes"]) for row in rows}
    return {person.id: known[person.id] for person in people if person.id in known}


def calls(stage: Stage, person: Person) -> int:
    return sum(call.method == "sendMessage" and call.chat == person.id for call in stage.telegram.calls)


async def answered_each_way(stage: Stage) -> list[Figure]:
    """One broadcast in which every row befalls somebody else, among as many whom nothing befalls."""
    stage.settings |= QUICK
    rows = list(befall())
    people = stage.telegram.crowd(2 * len(rows))
    unlucky = people[::2]
    for person, (action, fault, _) in zip(unlucky, rows, strict=True):
        passing = action in (Action.RESEND, Action.WAIT)
        stage.telegram.faults.add(method="sendMessage", chat=person.id, then=fault, times=1 if passing else None)
    await subscribe_and_publish(stage, people, [])
    async with stage.process() as bot:
        await ended(stage)
        await bot.terminate()
    got, left = received(people), await strikes(stage, people)
    wrong = []
    for person, (action, fault, delivered) in zip(unlucky, rows, strict=True):
        found = Trace(calls(stage, person), got[person.id], left.get(person.id))
        if found != (wanted := trace(action, delivered=delivered)):
            wrong.append(f"\n{action.name} after {fault}: {found}, not {wanted}")
    harmed = [person for person in people[1::2] if got[person.id] != 1 or left.get(person.id) != 0]
    return [
        Figure(f"of {len(rows)} answers, those that did something else{''.join(wrong)}", len(wrong)),
        Figure("others who were touched", len(harmed)),
    ]


async def refused_content(stage: Stage, status: int, words: str, *, delivered: bool) -> list[Figure]:
    """Telegram does not take the brief; the full issue has another first message."""
    stage.settings |= QUICK
    people = stage.telegram.crowd(30)
    brief, full = people[:20], people[20:]
    for person in brief:
        refusal = Refuse(status, words, delivered=delivered)
        stage.telegram.faults.add(method="sendMessage", chat=person.id, then=refusal, times=None)
    await subscribe_and_publish(stage, brief, full)
    async with stage.process() as bot:
        for person in full:
            await person.until(lambda person: received([person])[person.id] == 2, timeout=30)
        await bot.terminate()
    async with stage.store() as (database, _):
        rows = await database.fetch("SELECT format, refused FROM bundle WHERE refused <> ''")
    left = await strikes(stage, people)
    return [
        Figure("sends of what was refused", sum(calls(stage, person) for person in brief), IN_FLIGHT),
        Figure("variants held back", abs(1 - len([row for row in rows if row["format"] == Format.BRIEF]))),
        Figure("reasons lost", sum(words not in row["refused"] for row in rows)),
        Figure("readers touched", len(people) - sum(count == 0 for count in left.values())),
    ]


async def halted(stage: Stage, status: int, words: str, *, delivered: bool) -> list[Figure]:
    """The token is revoked in mid-broadcast, or the server is not Telegram's any more."""
    stage.settings |= QUICK
    people = stage.telegram.crowd(60)
    await subscribe_and_publish(stage, people, [])
    refusal = Refuse(status, words, delivered=delivered)
    stage.telegram.faults.add(method="sendMessage", skip=20, times=None, then=refusal)
    async with stage.process() as bot:
        status = await bot.ended()
    after = sends(stage.telegram) - 20
    left = await strikes(stage, people)
    return [
        Figure("sends after the first refusal", after, IN_FLIGHT + 1),
        Figure("readers touched", len(people) - sum(count == 0 for count in left.values())),
        Figure(f"status other than {UNAVAILABLE}", int(status != UNAVAILABLE)),
    ]


async def subscribe_and_publish(stage: Stage, brief: list[Person], full: list[Person]) -> None:
    await stage.subscribe(brief, Preferences("en", subscribed=True))
    await stage.subscribe(full, Preferences("en", format=Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
