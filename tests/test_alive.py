"""What `zvodka healthcheck` says of a bot that runs but does not do its work."""

import asyncio

import pytest

from bot.demo.telegram.faults import BadGateway, Refuse, Slow
from bot.demo.world import World
from bot.observe import health
from bot.observe.health import FRESH_SECONDS, Alive, complaint, verdict
from bot.outbox import engine
from bot.tg.wire import poller
from tests.kills import prepare
from tests.stage import Stage

LATE = FRESH_SECONDS + 1


@pytest.mark.parametrize(
    ("updates", "deliveries", "words"),
    [
        (0, 0, ""),
        (FRESH_SECONDS, FRESH_SECONDS, ""),
        (LATE, 0, "updates are not handled (for 121 s)"),
        (0, LATE, "broadcasts do not go on (for 121 s)"),
        (LATE, 600, "updates are not handled (for 121 s), broadcasts do not go on (for 600 s)"),
    ],
)
def test_what_has_not_gone_on_for_two_minutes_is_named(updates: float, deliveries: float, words: str) -> None:
    assert complaint(updates, deliveries) == words


@pytest.mark.parametrize(
    ("age", "words", "said"),
    [
        (5, "", ""),
        (5, "updates are not handled", "updates are not handled"),
        (LATE, "", "no sign of life for 121 s"),
        (-8 * 86_400, "", ""),
    ],
)
def test_a_process_that_has_stopped_writing_is_no_better_than_one_that_complains(
    age: float, words: str, said: str
) -> None:
    assert verdict(age, words) == said


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two and a half seconds instead of two minutes, and all that beats slower beats faster."""
    monkeypatch.setattr(health, "FRESH_SECONDS", 2.5)
    monkeypatch.setattr(health, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(engine, "IDLE_SECONDS", 0.5)
    monkeypatch.setattr(poller, "POLL_SECONDS", 1)
    monkeypatch.setattr(poller, "HANDLING_SECONDS", 0.5)


async def trouble(stage: Stage, part: str) -> str:
    """What is said once this is part of it; everything, for an empty part, once all is well."""
    file = Alive(stage.database)
    async with asyncio.timeout(20):
        while (words := file.trouble()) == "not running" or (part not in words if part else words):
            await asyncio.sleep(0.02)
    return words


async def goes_on(stage: Stage, seconds: float) -> None:
    """All is well, and stays so for that long."""
    await trouble(stage, "")
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        assert Alive(stage.database).trouble() == ""
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
    gate = asyncio.Event()
    anna, boris = telegram.person("Anna"), telegram.person("Boris")
    telegram.faults.add(then=Slow(gate=gate), method="sendMessage", chat=anna.id)
    async with stage.bot():
        anna.says("/help")
        await trouble(stage, "updates are not handled")
        boris.says("/help")
        await boris.answer()
        gate.set()
        await anna.answer()
        await trouble(stage, "")
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "the bot is stuck" in line]
    assert "commands.py" in line
    assert str(anna.id) not in line


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
