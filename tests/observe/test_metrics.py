"""The figures that an operator's Prometheus reads."""

import asyncio
import re
import socket
import sys
import urllib.request
from typing import get_args
from urllib.error import URLError

import pytest

from bot.demo.telegram.faults import BadGateway, Refuse
from bot.demo.world import World
from bot.model.outcome import Outcome
from bot.observe.metrics import OUTCOMES
from tests.kills import WEEK, ended, prepare
from tests.stage import TOKEN, Stage

BLOCKED = Refuse(403, "Forbidden: bot was blocked by the user")


@pytest.fixture
def port() -> int:
    """One that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
    return number


async def figures(port: int) -> dict[str, float]:
    """Each line of the page, once it is served: the name with its labels, and the value."""
    page = await served(port)
    lines = [line.rpartition(" ") for line in page.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


async def served(port: int) -> str:
    async with asyncio.timeout(10):
        while True:
            try:
                return await asyncio.to_thread(scrape, port)
            except URLError:
                await asyncio.sleep(0.02)


def scrape(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        page: bytes = answer.read()
        return page.decode()


async def test_deliveries_and_updates_are_counted_by_what_became_of_them(
    stage: Stage, telegram: World, port: int
) -> None:
    people = await prepare(stage, 30)
    stage.settings |= {"ZVODKA_METRICS_PORT": str(port), "ZVODKA_RATE": "1000"}
    telegram.faults.add(then=BLOCKED, method="sendMessage", chat=people[1].id)
    telegram.faults.add(then=Refuse(429, "Too Many Requests", {"retry_after": 1}), method="sendMessage", skip=5)
    telegram.faults.add(then=BadGateway(), method="sendMessage", chat=people[20].id)
    async with stage.bot():
        await ended(stage)
        people[2].says("/help")
        await people[2].until(lambda person: len(person.messages) == 3)
        now = await figures(port)
    counted = {outcome: now[f'zvodka_deliveries_total{{outcome="{outcome}"}}'] for outcome in ("sent", "gone")}
    assert counted == {"sent": 29, "gone": 1}
    assert now['zvodka_deliveries_total{outcome="flooded"}'] >= 1
    assert now['zvodka_deliveries_total{outcome="unknown"}'] == 1
    assert now["zvodka_flood_waits_total"] >= 1
    assert now['zvodka_database_seconds_count{kind="write"}'] > 0
    assert now['zvodka_database_seconds_count{kind="read"}'] > 0
    assert [now[f"zvodka_outbox_{name}"] for name in ("queued", "in_flight", "unknown", "oldest_due_seconds")] == [
        0
    ] * 4


def test_whatever_may_come_of_a_message_is_counted() -> None:
    assert set(OUTCOMES) == set(get_args(Outcome))


async def test_an_update_is_counted_when_it_was_handled(stage: Stage, telegram: World, port: int) -> None:
    stage.settings["ZVODKA_METRICS_PORT"] = str(port)
    anna = telegram.person("Anna")
    async with stage.bot():
        anna.says("/help")
        await anna.answer()
        async with asyncio.timeout(10):
            while not (await figures(port))['zvodka_updates_total{result="handled"}']:
                await asyncio.sleep(0.02)
        now = await figures(port)
    assert now["zvodka_update_handling_seconds_count"] == now["zvodka_update_lag_seconds_count"] == 1
    assert now['zvodka_updates_total{result="failed"}'] == 0


async def test_the_outbox_is_counted_while_a_broadcast_waits(stage: Stage, port: int) -> None:
    await prepare(stage, 25)
    async with stage.store() as (database, _):
        await database.write(lambda sql: sql.execute("UPDATE broadcast SET created = created - 100"))
    stage.settings |= {"ZVODKA_METRICS_PORT": str(port), "ZVODKA_RATE": "1"}
    async with stage.bot():
        async with asyncio.timeout(10):
            while not (now := await figures(port))["zvodka_outbox_queued"]:
                await asyncio.sleep(0.02)
        assert now["zvodka_outbox_queued"] > 0
        assert now["zvodka_outbox_oldest_due_seconds"] >= 100


async def test_no_figure_tells_of_a_person_a_text_or_the_token(stage: Stage, port: int) -> None:
    people = await prepare(stage, 5)
    stage.settings["ZVODKA_METRICS_PORT"] = str(port)
    async with stage.bot():
        await ended(stage)
        page = await served(port)
    told = set(re.split(r"[^\d.]+", page))  # whole numbers: an id may well be a part of some figure
    assert not [person for person in people if str(person.id) in told]
    assert not [words for words in (TOKEN.partition(":")[2], "headline", str(WEEK), "Reader") if words in page]
    names = {line.split("{")[0].split(" ")[0] for line in page.splitlines() if not line.startswith("#")}
    assert all(name.startswith(("zvodka_", "process_")) for name in names)


async def test_they_are_served_on_this_machine_only_and_never_unasked(stage: Stage, port: int) -> None:
    stage.settings["ZVODKA_METRICS_PORT"] = str(port)
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.2", port))
        async with stage.bot():
            await figures(port)
    loaded = "import sys, bot.app; sys.exit('prometheus_client' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", loaded)
    assert await process.wait() == 0


async def test_a_port_that_is_taken_stops_the_start_and_is_named(stage: Stage) -> None:
    from bot.errors import SettingsError

    with socket.create_server(("127.0.0.1", 0)) as server:
        stage.settings["ZVODKA_METRICS_PORT"] = str(server.getsockname()[1])
        with pytest.raises(SettingsError, match="ZVODKA_METRICS_PORT"):
            async with stage.bot():
                pass
