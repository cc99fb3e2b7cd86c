"""What `zvodka healthcheck` says of a bot that runs but does not do its work."""

import asyncio
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo.telegram.faults import BadGateway, Refuse, Slow
from bot.demo.world import World
from bot.observe import health, watchdog
from bot.observe.health import BLOCKED_SECONDS, FRESH_SECONDS, Alive, Pulse, complaint
from bot.observe.moment import Moment
from bot.outbox import engine
from bot.tg.wire import poller
from tests.kills import prepare
from tests.stage import Stage

LATE = FRESH_SECONDS + 1


@pytest.mark.parametrize(
    ("updates", "deliveries", "loop", "words"),
    [
        (0, 0, 0, ""),
        (FRESH_SECONDS, FRESH_SECONDS, BLOCKED_SECONDS, ""),
        (LATE, 0, 0, "updates are not handled (for 121 s)"),
        (0, LATE, 0, "broadcasts do not go on (for 121 s)"),
        (0, 0, 11, "the event loop is blocked (for 11 s)"),
        (LATE, 600, 0, "updates are not handled (for 121 s), broadcasts do not go on (for 600 s)"),
    ],
)
def test_what_has_not_gone_on_for_too_long_is_named(updates: float, deliveries: float, loop: float, words: str) -> None:
    assert complaint(updates, deliveries, loop) == words


def test_what_waits_at_telegram_counts_but_not_from_before_the_start() -> None:
    now = 1000.0
    pulse = Pulse(lambda: now)
    pulse.updates_wait(86_400)
    assert pulse.trouble() == ""
    now += 300
    for beat in (pulse.loop_turns, pulse.deliveries_go_on, lambda: pulse.updates_handled(now)):
        beat()
    assert pulse.trouble() == "updates are not handled (for 300 s)"
    pulse.updates_wait(100)
    assert pulse.trouble() == ""
    pulse.updates_wait(200)
    assert pulse.trouble() == "updates are not handled (for 200 s)"
    pulse.updates_wait(0)
    assert pulse.trouble() == ""


WRITTEN = Moment("this start", uptime=1000, wall=5_000_000)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (Moment("this start", 1005, wall=5_000_005), ""),
        (Moment("this start", 1005, wall=5_000_005 - 16 * 86_400), ""),
        (Moment("this start", 1000 + LATE, wall=5_000_005), "no sign of life for 121 s"),
        (Moment("this start", 1000 + LATE, wall=5_000_005 - 8 * 86_400), "no sign of life for 121 s"),
        (Moment("the next start", 1005, wall=5_000_005), "no sign of life since the machine started"),
    ],
)
def test_a_dead_bot_is_told_from_a_live_one_whatever_the_clock_says(tmp_path: Path, now: Moment, said: str) -> None:
    alive = Alive(tmp_path / "zvodka.db")
    alive.write("", WRITTEN)
    assert alive.trouble(now) == said


@pytest.mark.parametrize(("seconds", "age"), [(5, 5), (LATE, LATE), (-LATE, LATE)])
def test_where_the_machines_starts_have_no_names_a_sign_from_the_future_is_old(seconds: float, age: float) -> None:
    assert Moment("", 0, wall=1000).age(Moment("", 0, wall=1000 + seconds)) == age


def test_a_sign_that_an_older_version_left_is_no_sign_of_life(tmp_path: Path) -> None:
    (tmp_path / "zvodka.db.alive").write_text("")
    assert "cannot be understood" in Alive(tmp_path / "zvodka.db").trouble(Moment.now())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two and a half seconds instead of two minutes, and all that beats slower beats faster."""
    monkeypatch.setattr(health, "FRESH_SECONDS", 2.5)
    monkeypatch.setattr(health, "BLOCKED_SECONDS", 1)
    monkeypatch.setattr(watchdog, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(watchdog, "TURN_SECONDS", 0.1)
    monkeypatch.setattr(engine, "IDLE_SECONDS", 0.5)
    monkeypatch.setattr(poller, "POLL_SECONDS", 1)
    monkeypatch.setattr("bot.tg.lanes.ANSWERED_SECONDS", 1.0)


async def trouble(stage: Stage, part: str) -> str:
    """What is said once this is part of it; everything, for an empty part, once all is well."""
    file = Alive(stage.database)
    async with asyncio.timeout(20):
        while (words := file.trouble(Moment.now())) == "not running" or (part not in words if part else words):
            await asyncio.sleep(0.02)
    return words


async def goes_on(stage: Stage, seconds: float) -> None:
    """All is well, and stays so for that long, once the machine has time for it."""
    now = asyncio.get_running_loop().time
    async with asyncio.timeout(30):
        since = now()
        while now() < since + seconds:
            if Alive(stage.database).trouble(Moment.now()):
                since = now()
            await asyncio.sleep(0.05)


@pytest.mark.usefixtures("impatient")
async def test_a_bot_whose_polls_are_not_answered_is_unwell_until_they_are(stage: Stage, telegram: World) -> None:
    async with stage.bot():
        await goes_on(stage, 3)
        telegram.faults.add(then=BadGateway(), method="getUpdates", times=None)
        assert "broadcasts" not in await trouble(stage, "updates are not handled")
        telegram.faults.clear()
        await trouble(stage, "")


@pytest.mark.usefixtures("impatient")
async def test_an_update_that_is_never_done_is_noticed_though_others_are(
    stage: Stage, telegram: World, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, boris = telegram.person("Anna"), telegram.person("Boris")
    async with stage.bot():
        await trouble(stage, "")
        with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            anna.says("/subscribe")
            await trouble(stage, "updates are not handled")
            boris.says("/help")
            await boris.answer()
            other.execute("ROLLBACK")
        await trouble(stage, "")
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "the bot is stuck" in line]
    assert "lanes.py" in line
    assert str(anna.id) not in line


@pytest.mark.usefixtures("impatient")
async def test_an_answer_that_telegram_holds_makes_nobody_unwell(stage: Stage, telegram: World) -> None:
    anna, held = telegram.person("Anna"), Slow(gate=(gate := asyncio.Event()))
    telegram.faults.add(then=held, method="sendMessage", chat=anna.id)
    async with stage.bot():
        anna.says("/help")
        await held.arrived.wait()
        await goes_on(stage, 5)
        gate.set()
        await anna.answer()


@pytest.mark.usefixtures("impatient")
async def test_a_broadcast_that_does_not_go_on_is_noticed_and_one_that_waits_as_told_is_not(
    stage: Stage, telegram: World
) -> None:
    await prepare(stage, 40)
    stage.settings["ZVODKA_RATE"] = "1000"
    flood = Refuse(429, "Too Many Requests: retry after 4", {"retry_after": 4})
    telegram.faults.add(then=flood, method="sendMessage", skip=10, times=2)
    telegram.faults.add(then=BadGateway(), method="sendMessage", skip=10, times=None)
    async with stage.bot():
        await goes_on(stage, 3.5)
        assert "updates" not in await trouble(stage, "broadcasts do not go on")
        telegram.faults.clear()
        await trouble(stage, "")


def block_until_noticed(alive: Alive) -> str:
    """What is said of it; within the loop, which does not turn meanwhile."""
    until = time.monotonic() + 20
    while not (words := alive.trouble(Moment.now())) and time.monotonic() < until:
        time.sleep(0.01)
    return words


@pytest.mark.usefixtures("impatient")
async def test_a_blocked_loop_is_noticed_while_it_is_blocked_and_the_log_says_where(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    async with stage.bot():
        await trouble(stage, "")
        assert "the event loop is blocked" in block_until_noticed(Alive(stage.database))
        await trouble(stage, "")
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "the bot is stuck" in line]
    assert "block_until_noticed" in line


async def test_a_watchdog_that_fails_says_so_and_looks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(watchdog, "LOOK_SECONDS", 0.01)
    looks = iter([KeyError("somebody's words")])

    def monotonic() -> float:
        if threading.current_thread().name == "watchdog" and (error := next(looks, None)):
            raise error
        return time.monotonic()

    alive = Alive(tmp_path / "zvodka.db")
    dog = watchdog.Watchdog(alive, Pulse(monotonic))
    task = asyncio.create_task(dog.run())
    async with asyncio.timeout(20):
        while alive.trouble(Moment.now()):
            await asyncio.sleep(0.01)
    dog.stop()
    await task
    printed = capsys.readouterr().out
    assert "the watchdog failed" in printed
    assert "KeyError at" in printed
    assert "somebody" not in printed


@pytest.mark.usefixtures("impatient")
async def test_what_has_waited_at_telegram_for_long_is_noticed_though_all_that_comes_is_handled(
    stage: Stage, telegram: World
) -> None:
    anna = telegram.person("Anna")
    person = {"id": anna.id, "is_bot": False, "first_name": "Anna"}
    old = {"date": int(time.time()) - 3600, "chat": {"id": anna.id, "type": "private"}, "from": person, "text": "/help"}
    async with stage.bot():
        await trouble(stage, "")
        telegram.updates.stuck = True
        telegram.updates.add_many("message", [{"message_id": number, **old} for number in range(1, 121)])
        await trouble(stage, "updates are not handled")
        telegram.updates.stuck = False
        await trouble(stage, "")
