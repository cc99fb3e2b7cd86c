"""What becomes of a broadcast when Telegram, the network or the readers do something else than expected."""

import asyncio

import pytest

from bot.app import run
from bot.build import utc_now
from bot.demo.telegram.faults import BadGateway, Fault, Garbled, Refuse, Reset, Slow
from bot.errors import TelegramError
from bot.model.reader import Address, Format, Preferences
from bot.store.broadcasts import Broadcasts
from bot.store.readers import Readers
from bot.store.sql import Sql
from tests.delivery.telling import (
    BLOCKED,
    NOT_FOUND,
    broadcast,
    counts,
    failed,
    known,
    until_failed,
    until_known_as_gone,
    when,
)
from tests.kills import IN_FLIGHT, WEEK, commentary, prepare, received
from tests.readers.chats import eventually
from tests.stage import OWNER, Stage


@pytest.fixture(autouse=True)
def quick(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "1000", "ZVODKA_IN_FLIGHT": "20"}


async def test_every_subscriber_has_the_issue_once(stage: Stage) -> None:
    people = await prepare(stage, 100)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 100}
    assert set(received(people).values()) == {1}


async def test_nothing_about_deliveries_is_kept_when_a_broadcast_has_ended(stage: Stage) -> None:
    await prepare(stage, 30)
    async with stage.bot():
        await when(stage, "ended")
    async with stage.store() as (database, _):
        assert (await database.fetch("SELECT count(*) AS n FROM delivery"))[0]["n"] == 0


async def test_a_reader_who_blocked_the_bot_is_erased_at_the_end(stage: Stage) -> None:
    people = await prepare(stage, 30)
    stage.telegram.faults.add(method="sendMessage", chat=people[3].id, then=BLOCKED)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 29, "gone": 1}
    assert await known(stage, people) == 29
    assert await known(stage, [people[3]]) == 0


async def test_when_a_fifth_is_gone_it_pauses_and_erases_nobody(stage: Stage) -> None:
    people = await prepare(stage, 100)
    stage.telegram.faults.add(method="sendMessage", then=BLOCKED, times=60)
    async with stage.bot():
        paused = await when(stage, "paused")
        assert paused.reason == "breaker"
        assert await known(stage, people) == 100
        async with stage.store() as (database, _):
            await Broadcasts(database, utc_now).resume(paused.number)
    stage.telegram.faults.clear()
    async with stage.bot():
        await when(stage, "ended")
    assert await known(stage, people) == 100


def take_back(sql: Sql) -> None:
    """As if the issue had never gone out."""
    for statement in ("DELETE FROM bundle", "DELETE FROM broadcast", "UPDATE issue SET state = 'draft'"):
        sql.execute(statement)


async def test_a_chat_that_is_not_found_three_issues_in_a_row_is_erased(stage: Stage) -> None:
    people = await prepare(stage, 10)
    stage.telegram.faults.add(method="sendMessage", chat=people[0].id, then=NOT_FOUND, times=None)
    for issue in range(3):
        assert await known(stage, people) == 10
        if issue:
            async with stage.store() as (database, _):
                await database.write(take_back)
            await stage.publish(WEEK, editor=OWNER)
        async with stage.bot():
            assert counts(await when(stage, "ended")) == {"sent": 9, "skipped": 1}
    assert await known(stage, people) == 9


async def test_a_message_that_telegram_refuses_pauses_its_variant_alone(stage: Stage) -> None:
    people = stage.telegram.crowd(40)
    await stage.subscribe(people[:20], Preferences("en", subscribed=True))
    await stage.subscribe(people[20:], Preferences("en", format=Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    for person in people[:20]:
        refusal = Refuse(400, "Bad Request: can't parse entities: Unsupported start tag")
        stage.telegram.faults.add(method="sendMessage", chat=person.id, then=refusal, times=None)
    async with stage.bot():
        await eventually(lambda: all(count == 2 for count in list(received(people).values())[20:]))
        now = await broadcast(stage)
        assert now.state == "running"
    assert await known(stage, people) == 40
    async with stage.store() as (database, _):
        refused = await database.fetch("SELECT format, refused FROM bundle WHERE refused <> ''")
        assert [row["format"] for row in refused] == ["brief"]
        assert "can't parse entities" in refused[0]["refused"]


@pytest.mark.parametrize(
    "fault",
    [Reset(delivered=False), Reset(delivered=True), Garbled(), BadGateway(), BadGateway(delivered=True)],
    ids=str,
)
async def test_what_stayed_unknown_is_sent_once_more_at_the_end(stage: Stage, fault: Fault) -> None:
    people = await prepare(stage, 20)
    stage.telegram.faults.add(method="sendMessage", chat=people[5].id, then=fault)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 20}
    delivered_twice = isinstance(fault, Garbled) or getattr(fault, "delivered", False)
    assert received(people)[people[5].id] == (2 if delivered_twice else 1)
    assert await known(stage, people) == 20


async def test_what_stays_unknown_twice_is_reported_and_not_sent_a_third_time(stage: Stage) -> None:
    people = await prepare(stage, 5)
    stage.telegram.faults.add(method="sendMessage", chat=people[0].id, then=Garbled(), times=None)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 4, "unknown": 1}
    assert received(people)[people[0].id] == 2
    assert await known(stage, people) == 5


async def test_an_outage_costs_no_more_than_was_in_flight(stage: Stage) -> None:
    people = await prepare(stage, 200)
    stage.telegram.faults.add(method="sendMessage", skip=50, times=None, then=BadGateway())
    async with stage.bot():
        await until_failed(stage, 3)
        stage.telegram.faults.clear()
        assert counts(await when(stage, "ended")) == {"sent": 200}
    assert failed(stage) <= 20 + 5
    assert set(received(people).values()) == {1}


async def test_nothing_is_sent_while_telegram_asked_for_a_pause(stage: Stage) -> None:
    people = await prepare(stage, 60)
    flood = Refuse(429, "Too Many Requests: retry after 2", {"retry_after": 2})
    stage.telegram.faults.add(method="sendMessage", skip=30, times=2, then=flood)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 60}
    sends = [call for call in stage.telegram.calls if call.method == "sendMessage"]
    refused = next(call for call in sends if not call.accepted)
    under_way = [call for call in sends if refused.time < call.time < refused.time + 1.9]
    assert len(under_way) <= 20
    assert set(received(people).values()) == {1}


async def test_a_full_issue_arrives_whole_and_in_order_though_answers_are_lost(stage: Stage) -> None:
    person = stage.telegram.crowd(1)[0]
    await stage.subscribe([person], Preferences("en", format=Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    stage.telegram.faults.add(method="sendMessage", skip=1, then=BadGateway())
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 1}
    first, second = (message.content.text for message in person.messages)
    assert "The headline" in first
    assert "The text of the commentary." in second


async def test_that_the_token_is_unknown_is_asked_again_before_it_is_believed(stage: Stage) -> None:
    people = await prepare(stage, 30)
    stage.telegram.faults.add(method="sendMessage", skip=10, then=Refuse(401, "Unauthorized"))
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 30}
    assert set(received(people).values()) == {1}


async def test_a_revoked_token_stops_everything_and_changes_no_reader(stage: Stage) -> None:
    people = await prepare(stage, 100)
    stage.telegram.faults.add(method="sendMessage", skip=40, times=None, then=Refuse(401, "Unauthorized"))
    with pytest.raises(TelegramError):
        await asyncio.wait_for(run(stage._settings(), asyncio.Event()), 20)
    refused = [call for call in stage.telegram.calls if call.method == "sendMessage" and not call.accepted]
    assert 1 < len(refused) <= IN_FLIGHT + 1
    assert await known(stage, people) == 100
    stage.telegram.faults.clear()
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 100}
    assert set(received(people).values()) == {1}


async def test_who_leaves_in_mid_broadcast_gets_nothing_more(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_RATE": "20"}
    people = await prepare(stage, 60)
    last = people[-1]
    async with stage.bot():
        await people[0].until(lambda _: received(people)[people[0].id] == 1)
        last.says("/stop")
        assert "stored" in (await last.answer()).content.text
        assert counts(await when(stage, "ended")) == {"sent": 59}
    assert received(people)[last.id] == 1


async def test_a_held_broadcast_of_a_restored_backup_sends_nothing(stage: Stage) -> None:
    people = await prepare(stage, 20)
    copy = stage.folder / "copy.db"
    from bot.store.sqlite.backup import back_up

    back_up(stage.database, copy)
    stage.database.unlink()
    for rest in stage.database.parent.glob("zvodka.db-*"):
        rest.unlink()
    copy.rename(stage.database)
    asker = people[0]
    async with stage.bot():
        asker.says("/help")
        await asker.answer()
        assert (await broadcast(stage)).state == "held"
    assert sum(received(people).values()) == 1


async def test_a_slow_answer_is_waited_for_when_told_to_stop(stage: Stage) -> None:
    people = await prepare(stage, 30)
    slow = Slow(delivered=True, gate=asyncio.Event())
    stage.telegram.faults.add(method="sendMessage", chat=people[2].id, then=slow)
    async with stage.bot():
        await slow.arrived.wait()
        asyncio.get_running_loop().call_later(0.5, slow.gate.set)  # type: ignore[union-attr]  # it was given above
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 30}
    assert set(received(people).values()) == {1}


async def test_who_leaves_while_telegram_wants_a_pause_gets_nothing_afterwards(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_RATE": "30"}
    people = await prepare(stage, 40)
    flood = Refuse(429, "Too Many Requests: retry after 3", {"retry_after": 3})
    stage.telegram.faults.add(method="sendMessage", skip=10, times=2, then=flood)
    async with stage.bot():
        await until_failed(stage, 2)
        leaving = [person for person in people if not received(people)[person.id]]
        for person in leaving:
            person.says("/stop")
        await when(stage, "ended")
    left = {person.id: [message.text for message in person.messages if message.sender == "bot"] for person in leaving}
    assert leaving
    assert not any("headline" in text for texts in left.values() for text in texts)


async def test_the_breaker_spares_readers_though_an_editor_has_paused_meanwhile(stage: Stage) -> None:
    people = await prepare(stage, 60)
    stage.telegram.faults.add(method="sendMessage", times=None, then=BLOCKED)
    async with stage.store() as (database, _):
        broadcasts = Broadcasts(database, utc_now)
        number = (await broadcast(stage)).number
        await broadcasts.pause(number, "editor")
        await broadcasts.trip(number)
        await broadcasts.resume(number)
    async with stage.bot():
        paused = await when(stage, "paused")
        async with stage.store() as (database, _):
            await Broadcasts(database, utc_now).stop(paused.number)
    async with stage.bot():
        await when(stage, "resting")
    assert await known(stage, people) == 60


async def test_who_comes_back_in_mid_broadcast_is_not_erased_at_its_end(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_RATE": "20"}
    people = await prepare(stage, 50)
    back = people[0]
    stage.telegram.faults.add(method="sendMessage", chat=back.id, then=BLOCKED)
    async with stage.bot():
        await until_known_as_gone(stage)
        back.says("/subscribe")
        await back.answer()
        await when(stage, "ended")
    assert await known(stage, [back]) == 1


async def test_a_change_before_the_deliveries_are_opened_hides_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.deliveries.CHUNK", 2)
    people = await prepare(stage, 9)
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        chosen = await readers.find(Address(people[-1].id))
        assert chosen
        await readers.save(Address(people[-1].id), chosen)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 9}
