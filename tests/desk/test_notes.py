"""A deed, its note in the journal and who did it last are one commit: where one of them fails, all do."""

from collections.abc import Awaitable, Callable

import pytest

from bot.desk.build import Desk
from bot.model.correction import Amendment, Reach
from bot.model.issue import IssueState
from bot.model.publication import Trend
from bot.model.reader import Preferences
from bot.model.receipt import Drafted
from bot.store.sql import Sql
from tests.desk.newsroom import COLLEAGUE, EDITOR, Newsroom, text
from tests.render.issues import WEEK

Ready = Callable[[], Awaitable[object]]


async def deciding(newsroom: Newsroom, desk: Desk) -> Ready:
    del newsroom
    return lambda: desk.drafts.decide(EDITOR, WEEK, "west", Trend.WORSENED)


async def undeciding(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await deciding(newsroom, desk))()
    return lambda: desk.drafts.undo_verdict(EDITOR, WEEK, "west", Trend.WORSENED, Trend.UNCHANGED)


async def writing(newsroom: Newsroom, desk: Desk) -> Ready:
    del desk
    return lambda: newsroom.upload(text("security"))


async def removing(newsroom: Newsroom, desk: Desk) -> Ready:
    del newsroom
    return lambda: desk.drafts.remove(EDITOR, WEEK, "west", "en")


async def undoing(newsroom: Newsroom, desk: Desk) -> Ready:
    arrived = await newsroom.sends("west.md", text(headline="Other ties"))
    assert isinstance(arrived, Drafted)
    return lambda: desk.drafts.take_back(EDITOR, arrived.step.number)


async def discarding(newsroom: Newsroom, desk: Desk) -> Ready:
    del newsroom
    return lambda: desk.drafts.discard(EDITOR, WEEK)


async def moving(newsroom: Newsroom, desk: Desk) -> Ready:
    del newsroom
    return lambda: desk.moving.move(EDITOR, WEEK, WEEK.shift(1))


async def publishing(newsroom: Newsroom, desk: Desk) -> Ready:
    nonce = await newsroom.offer()
    return lambda: desk.scheduling.book(EDITOR, WEEK, nonce)


async def taking_back(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await publishing(newsroom, desk))()
    return lambda: desk.scheduling.take_back(EDITOR, WEEK)


async def hastening(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await publishing(newsroom, desk))()
    scheduled = await desk.scheduling.find(WEEK)
    assert scheduled
    return lambda: desk.scheduling.hasten(EDITOR, WEEK, scheduled.made)


async def releasing(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await publishing(newsroom, desk))()
    scheduled = await desk.scheduling.find(WEEK)
    assert scheduled
    return lambda: desk.scheduling.release(scheduled)


async def correcting(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await releasing(newsroom, desk))()
    weighed = await desk.correcting.propose(EDITOR, Amendment(WEEK, "west", trend=Trend.WORSENED))
    assert weighed
    return lambda: desk.correcting.correct(EDITOR, weighed, Reach.LOUD)


async def retracting(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await releasing(newsroom, desk))()
    weighed = await desk.correcting.propose(EDITOR, Amendment(WEEK))
    assert weighed
    return lambda: desk.correcting.correct(EDITOR, weighed, Reach.LOUD)


async def reviving(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await retracting(newsroom, desk))()
    assert (await newsroom.issue()).state is IssueState.RETRACTED
    return lambda: desk.correcting.revive(EDITOR, WEEK)


async def asking(newsroom: Newsroom, desk: Desk) -> Ready:
    nonce = await newsroom.offer()
    return lambda: desk.approving.ask(EDITOR, WEEK, nonce, paid=False, due=None)


async def declining(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await asking(newsroom, desk))()
    (approval,) = await desk.approving.all()
    return lambda: desk.approving.end(COLLEAGUE, approval)


async def approving(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await asking(newsroom, desk))()
    (approval,) = await desk.approving.all()
    return lambda: desk.approving.publish(COLLEAGUE, approval)


async def locking(newsroom: Newsroom, desk: Desk) -> Ready:
    del newsroom
    return lambda: desk.locking.lock(EDITOR)


async def unlocking(newsroom: Newsroom, desk: Desk) -> Ready:
    await (await locking(newsroom, desk))()
    return lambda: desk.locking.unlock(EDITOR)


DEEDS = [deciding, undeciding, writing, removing, undoing, discarding, moving, publishing, taking_back, hastening]
DEEDS += [releasing, correcting, retracting, reviving, asking, declining, approving, locking, unlocking]


async def everything(newsroom: Newsroom) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept."""
    tables = await newsroom.database.fetch("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [str(table["name"]) for table in tables]
    return {name: [tuple(row) for row in await rows(newsroom, name)] for name in names}


async def rows(newsroom: Newsroom, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await newsroom.database.fetch(f"SELECT * FROM {table}")]  # type: ignore[arg-type]


def spoil(sql: Sql) -> None:
    """Nothing can be noted."""
    sql.execute("CREATE TRIGGER spoilt BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'spoilt'); END")


@pytest.mark.parametrize("prepared", DEEDS)
async def test_what_cannot_be_noted_is_not_done(
    newsroom: Newsroom, prepared: Callable[[Newsroom, Desk], Awaitable[Ready]]
) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("en", subscribed=True))
    by_two = prepared in {asking, declining, approving}
    desk = newsroom.desk_with(owners={EDITOR, COLLEAGUE}, approvals=by_two, undo=60)
    deed = await prepared(newsroom, desk)
    notes, before = len(await rows(newsroom, "journal")), await everything(newsroom)
    await newsroom.database.write(spoil)
    with pytest.raises(Exception, match="spoilt"):
        await deed()
    await newsroom.database.write(lambda sql: sql.execute("DROP TRIGGER spoilt"))
    assert await everything(newsroom) == before
    await deed()
    assert len(await rows(newsroom, "journal")) == notes + 1


async def test_what_changes_nothing_is_no_deed(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.upload(text(), editor=COLLEAGUE)
    await newsroom.drafts.decide(COLLEAGUE, WEEK, "west", Trend.UNCHANGED)
    assert len(await rows(newsroom, "journal")) == 1
    assert await newsroom.stores.hands.last(WEEK) == EDITOR
