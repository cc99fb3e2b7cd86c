"""Headlines of one topic through time."""

from bot.build import utc_now
from bot.model.issue import Commentary
from bot.store.headlines import HeadlineArchive
from bot.store.issues import Issues
from bot.store.sqlite.database import SqliteDatabase
from tests.readers.chats import NEXT, commentary
from tests.revisions import put
from tests.store.kept import Kept
from tests.verdicts import verdicts


async def take_in(database: SqliteDatabase, *commentaries: Commentary) -> None:
    await Issues(database, utc_now).archive(commentaries, verdicts(*commentaries))


async def test_published_headlines_of_the_weeks_asked_for_are_found_in_all_languages(kept: Kept) -> None:
    database = kept.database
    await take_in(
        database,
        commentary(week=NEXT.shift(-3)),
        commentary(week=NEXT.shift(-1)),
        commentary(language="be", week=NEXT.shift(-1), headline="Загаловак"),
        commentary("elite", week=NEXT.shift(-1)),
        commentary(),
    )
    await put(Issues(database, utc_now), commentary(week=NEXT.shift(-2)))
    found = await HeadlineArchive(database).of("west", NEXT.shift(-2), NEXT)
    assert found == {
        NEXT.shift(-1): {"en": "What west did in en", "be": "Загаловак"},
        NEXT: {"en": "What west did in en"},
    }
    assert await HeadlineArchive(database).of("russia", NEXT.shift(-3), NEXT) == {}
