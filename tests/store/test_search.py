import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.issue import Commentary
from bot.model.week import Week
from bot.stems.query import asked
from bot.stems.words import VERSION
from bot.store.search import Search
from bot.store.sql import Sql
from bot.store.sqlite.database import SqliteDatabase
from bot.store.wordings import Wordings
from tests.render.issues import WEEK
from tests.store.kept import Kept
from tests.verdicts import verdicts

LANGUAGES = ("be", "ru", "en")


def text(words: str, topic: str = "west", language: str = "en", week: Week = WEEK) -> Commentary:
    return Commentary(week, topic, language, "A headline", words)


async def published(kept: Kept, *texts: Commentary) -> None:
    await kept.stores.issues.archive(texts, verdicts(*texts))


async def found(kept: Kept, words: str, *, every: bool = True) -> list[tuple[str, str]]:
    query = asked(words)
    assert query
    hits = await Search(kept.database).find(query, LANGUAGES, every=every)
    return [(str(hit.week), hit.language) for hit in hits]


async def entries(database: SqliteDatabase) -> int:
    """Raises if the index does not hold what it should."""
    await database.write(lambda sql: sql.execute("INSERT INTO finding (finding, rank) VALUES ('integrity-check', 0)"))
    return int((await database.fetch("SELECT count(*) AS n FROM finding_docsize"))[0]["n"])


async def test_a_text_is_found_by_words_in_another_case_and_spelling(kept: Kept) -> None:
    await published(kept, text("Паром стаяў ля прыстані.", language="be"), text("Паром стоял у берега.", language="ru"))
    for words in ("паромы", "ПРЫСТАНЬ", "паромам прыстані"):
        assert ("2019-W21", "be") in await found(kept, words)
    assert await found(kept, "берегами") == [("2019-W21", "ru")]
    assert await found(kept, "мост") == []


async def test_all_words_or_any_of_them(kept: Kept) -> None:
    await published(kept, text("Trade grew."), text("Talks failed.", "elite"), text("Trade talks failed.", "security"))
    assert len(await found(kept, "trade talk")) == 1
    assert len(await found(kept, "trade talk", every=False)) == 3


async def test_a_word_is_read_by_the_language_of_the_text(kept: Kept) -> None:
    await published(kept, text("Universities", language="en"), text("universities", language="ru"))
    assert await found(kept, "university") == [("2019-W21", "en")]


async def test_the_headline_counts_for_more(kept: Kept) -> None:
    told = Commentary(WEEK.shift(-1), "west", "en", "The ferry", "It left. " * 9)
    await published(kept, text("It left with the ferry. " + "It left. " * 9), told)
    assert (await found(kept, "ferry"))[0] == (str(told.week), "en")


async def test_where_links_lead_is_not_searched(kept: Kept) -> None:
    await published(kept, text("See [this](https://example.org/harbour) and https://example.org/quay."))
    assert [await found(kept, words) for words in ("harbour", "quay", "this")] == [[], [], [("2019-W21", "en")]]


async def test_a_draft_is_found_from_the_moment_on_that_it_is_published(kept: Kept) -> None:
    await kept.drafts(text("Trade grew."))
    assert await found(kept, "trade") == []
    await kept.database.write(lambda sql: sql.execute("UPDATE issue SET state = 'scheduled'"))
    assert await found(kept, "trade") == []
    await kept.database.write(lambda sql: sql.execute("UPDATE issue SET state = 'published'"))
    assert await found(kept, "trade") == [("2019-W21", "en")]
    assert await entries(kept.database) == 1


async def test_what_was_corrected_is_found_by_its_new_words_only(kept: Kept) -> None:
    await published(kept, text("Trade grew."))
    await published(kept, text("Talks failed."))
    assert await found(kept, "trade") == []
    assert await found(kept, "talks") == [("2019-W21", "en")]
    assert await entries(kept.database) == 1


async def test_what_was_retracted_is_not_found_and_its_revival_is_a_draft(kept: Kept) -> None:
    await published(kept, text("Trade grew."), text("Talks failed.", week=WEEK.shift(-1)))
    await kept.database.write(
        lambda sql: sql.execute("UPDATE issue SET state = 'retracted' WHERE week = :week", {"week": str(WEEK)})
    )
    assert await found(kept, "trade") == []
    await kept.stores.issues.revive(WEEK)
    assert await found(kept, "trade") == []
    assert await found(kept, "talks") == [("2019-W20", "en")]
    assert await entries(kept.database) == 1


async def test_a_text_that_its_issue_does_not_show_any_more_is_not_found(kept: Kept) -> None:
    await published(kept, text("Trade grew."))
    await kept.database.write(lambda sql: sql.execute("DELETE FROM shown"))
    assert await found(kept, "trade") == []
    assert await entries(kept.database) == 0


async def test_of_a_draft_that_was_thrown_away_or_moved_no_words_are_left_behind(kept: Kept) -> None:
    await kept.drafts(text("Trade grew."))
    await kept.stores.issues.discard(WEEK)
    assert await kept.database.fetch("SELECT 1 FROM wording") == []
    assert await entries(kept.database) == 0


async def test_texts_are_given_by_their_numbers_as_long_as_they_are_published(kept: Kept) -> None:
    await published(kept, text("Trade grew."))
    query = asked("trade")
    assert query
    (hit,) = await kept.stores.search.find(query, LANGUAGES, every=True)
    assert (await kept.stores.search.texts([hit.revision, 99]))[hit.revision] == text("Trade grew.")
    await kept.database.write(lambda sql: sql.execute("UPDATE issue SET state = 'retracted'"))
    assert await kept.stores.search.texts([hit.revision]) == {}


@pytest.mark.parametrize("made_by", ["nobody", "an older version"])
async def test_what_an_older_version_left_is_worded_at_the_start(kept: Kept, made_by: str) -> None:
    weeks = [WEEK.shift(-ago) for ago in range(120)]
    await published(kept, *(text("Trade grew.", week=week) for week in weeks))
    await kept.drafts(text("Talks failed.", week=WEEK.shift(1)))

    def undo(sql: Sql) -> None:
        sql.execute("DELETE FROM wording")
        if made_by == "an older version":
            sql.execute("INSERT INTO wording SELECT id, -1, language, headline, lead, 'lost' FROM revision")

    await kept.database.write(undo)
    assert len(await found(kept, "lost")) == (0 if made_by == "nobody" else 120)
    await Wordings(kept.database).catch_up()
    rows = await kept.database.fetch("SELECT DISTINCT version FROM wording")
    assert [row["version"] for row in rows] == [VERSION]
    assert len(await found(kept, "trade")) == 120
    assert await found(kept, "talks lost", every=False) == []
    assert await entries(kept.database) == 120


def test_whatever_is_asked_for_has_an_answer(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        database = runner.run(SqliteDatabase.open(tmp_path / "kept.db"))

        @settings(deadline=None)
        @given(st.text(max_size=300) | st.text("\"*():^+-{}ANDORNOTnear \\'ў", max_size=60), st.booleans())
        def answers(words: str, every: bool) -> None:
            if query := asked(words):
                assert runner.run(Search(database).find(query, LANGUAGES, every=every)) == []

        answers()
        runner.run(database.close())
