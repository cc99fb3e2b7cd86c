"""A broadcast is put to sleep a chunk at a time, and an hour may come in between."""

import pytest

from bot.store.ending import Ending
from tests.render.issues import commentary
from tests.store.kept import Kept


async def test_what_could_be_sent_while_a_broadcast_was_put_to_sleep_is_counted_with_the_rest(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.ending.CHUNK", 2)
    await kept.subscribe(1, 2, 3, 4, 5)
    number = await kept.publish(commentary("west"))
    hour = kept.seconds + 3_600
    await kept.database.write(lambda sql: sql.execute(f"UPDATE delivery SET not_before = {hour}"))
    assert await kept.stores.broadcasts.sleep(number), "there are more chunks"
    kept.passes(3_601)
    assert len(await kept.deliver(number)) == 5
    while (ending := await kept.stores.broadcasts.end(number)) is Ending.MORE:
        pass
    assert ending is Ending.ENDED
    ended = await kept.stores.broadcasts.find(number)
    assert ended
    assert ended.tally.sent == 5
