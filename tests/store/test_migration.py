"""A database that the release before has left in mid-broadcast is brought up to date, and its broadcast finished."""

import sqlite3
from contextlib import closing
from importlib import resources

import pytest

from bot.build import utc_now
from bot.model.bundle import Piece
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.week import Week
from bot.store.bundles import freeze
from bot.store.cipher import Cipher
from bot.store.issues import Issues
from tests.delivery.telling import counts, when
from tests.kills import WEEK, received
from tests.stage import Stage

BEFORE = range(1, 5)
"""The schemas up to which a database may have been brought."""

READER = """
    INSERT INTO reader (chat, language, format, topics, silent, subscribed) VALUES (:chat, 'en', 'brief', 1, 0, 1)
"""

BROADCAST = """
    INSERT INTO issue (week, state, published) VALUES (:week, 'published', 1), (:draft, 'draft', NULL);
    INSERT INTO revision (id, week, topic, language, trend, headline, lead, link, authors, body, created)
         VALUES (1, :week, 'west', 'be', 'improved', 'Headline', '', '', '[]', 'Text', 1),
                (2, :week, 'west', 'en', 'improved', 'Headline', '', '', '[]', 'Text', 1),
                (3, :draft, 'west', 'be', 'worsened', 'Headline', '', '', '[]', 'Text', 1),
                (4, :draft, 'west', 'en', 'unchanged', 'Headline', '', '', '[]', 'Text', 1);
    INSERT INTO shown (week, topic, language, revision)
         VALUES (:week, 'west', 'be', 1), (:week, 'west', 'en', 2),
                (:draft, 'west', 'be', 3), (:draft, 'west', 'en', 4);
    INSERT INTO broadcast (id, week, state, policy, present, planned, highest, cursor, created)
         VALUES (7, :week, 'running', 'once', 1, 4, 4, 4, 1558000000);
    INSERT INTO bundle (id, broadcast, language, format, topics, messages, revisions)
         VALUES (3, 7, 'en', 'brief', 1, :messages, '[1, 2]');
    INSERT INTO delivery (broadcast, reader, bundle, state, part, due, run)
         VALUES (7, 1, 3, 3, 1, 0, 9), (7, 2, 3, 0, 0, 0, 0), (7, 3, 3, 0, 0, 1558000000, 9), (7, 4, 3, 1, 0, 0, 9)
"""


def leave_behind(stage: Stage, schema: int, chats: list[int]) -> None:
    """One delivery is made, one waits, one is put off, one was being made when the power failed."""
    stage.database.parent.mkdir(parents=True)
    scripts = resources.files("bot.store.sqlite") / "schema"
    values = {"week": str(WEEK), "draft": str(WEEK.shift(1)), "messages": freeze([Piece(Message("The news"))])}
    cipher = Cipher.read(stage.key_file)
    with closing(sqlite3.connect(stage.database, isolation_level=None)) as connection:
        for number in range(1, schema + 1):
            connection.executescript((scripts / f"{number:03}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA user_version = {schema}")
        for chat in chats:
            connection.execute(READER, {"chat": cipher.seal(chat)})
        for statement in BROADCAST.split(";"):
            connection.execute(statement, values)


@pytest.mark.parametrize("schema", BEFORE)
async def test_an_unfinished_broadcast_of_an_older_release_is_finished(stage: Stage, schema: int) -> None:
    people = stage.telegram.crowd(4)
    leave_behind(stage, schema, [person.id for person in people])
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 4}
    assert list(received(people).values()) == [0, 1, 1, 1]


async def test_the_verdicts_of_an_older_release_are_those_that_readers_saw(stage: Stage) -> None:
    leave_behind(stage, BEFORE[-1], [])
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        weeks: dict[Week, dict[str, Trend]] = {}
        for week in (WEEK, WEEK.shift(1)):
            issue = await issues.find(week)
            assert issue
            weeks[week] = dict(issue.trends)
        assert weeks == {WEEK: {"west": Trend.IMPROVED}, WEEK.shift(1): {"west": Trend.WORSENED}}
        assert await issues.history(WEEK) == {"west": [(WEEK, Trend.IMPROVED)]}
        assert await database.fetch("PRAGMA foreign_key_check") == []
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            await database.write(lambda sql: sql.execute("INSERT INTO verdict VALUES ('2001-W01', 'west', 'improved')"))
