"""A verdict belongs to an issue and a topic, never to a text."""

from collections.abc import Mapping
from dataclasses import replace

from bot.build import utc_now
from bot.model.issue import Commentary
from bot.model.publication import Trend
from bot.store.issues import Issues
from bot.store.sql import Database
from tests.kills import WEEK, commentary
from tests.stage import Stage

BE, EN = commentary("be"), commentary("en")
WORSENED = replace(EN, trend=Trend.WORSENED, body="Another text.")


async def trends(issues: Issues) -> Mapping[str, Trend]:
    issue = await issues.find(WEEK)
    assert issue
    return issue.trends


async def decide(database: Database, trend: Trend) -> None:
    """What an editor will be able to do; the texts stay as they are."""
    await database.write(lambda sql: sql.execute("UPDATE verdict SET trend = :trend", {"trend": trend.value}))


async def test_a_draft_has_the_verdict_of_its_texts_and_none_for_a_topic_without_any(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.put(WORSENED)
        assert await trends(issues) == {"west": Trend.WORSENED}
        await issues.put(BE)
        assert await trends(issues) == {"west": Trend.IMPROVED}
        await issues.remove(WEEK, "west", "be")
        assert await trends(issues) == {"west": Trend.WORSENED}
        await issues.remove(WEEK, "west", "en")
        assert await trends(issues) == {}
        assert await issues.discard(WEEK)


async def test_the_verdict_of_a_published_issue_is_the_tables_whatever_its_texts_say(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.archive([BE, EN])
        await decide(database, Trend.WORSENED)
        assert await trends(issues) == {"west": Trend.WORSENED}
        assert await issues.history(WEEK) == {"west": [(WEEK, Trend.WORSENED)]}
        await issues.put(replace(EN, headline="A proposal"))
        assert await trends(issues) == {"west": Trend.WORSENED}


async def test_a_correction_agrees_with_the_verdict_not_with_the_other_texts(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.archive([BE, EN])
        assert await adopted(issues, WORSENED) is None
        await decide(database, Trend.WORSENED)
        assert await adopted(issues, replace(EN, body="Once more.")) is None
        assert await adopted(issues, WORSENED) == WORSENED
        assert await trends(issues) == {"west": Trend.WORSENED}


async def test_the_only_text_of_a_topic_corrects_its_verdict(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.archive([EN])
        assert await adopted(issues, WORSENED) == WORSENED
        assert await trends(issues) == {"west": Trend.WORSENED}


async def adopted(issues: Issues, text: Commentary) -> Commentary | None:
    return await issues.adopt((await issues.put(text)).number)
