"""A verdict belongs to an issue and a topic, never to a text."""

from collections.abc import Mapping
from dataclasses import replace

from bot.build import utc_now
from bot.model.publication import Trend
from bot.store.confirmations import Confirmations, Offer, content_of, take
from bot.store.issues import Issues
from tests.kills import WEEK, commentary
from tests.revisions import put, remove
from tests.stage import OWNER, Stage
from tests.verdicts import verdicts

BE, EN = commentary("be"), commentary("en")
ELITE = replace(EN, topic="elite")


async def trends(issues: Issues) -> Mapping[str, Trend]:
    issue = await issues.find(WEEK)
    assert issue
    return issue.trends


async def test_a_draft_has_the_verdict_that_was_set_last_with_a_text_or_without(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await put(issues, EN, Trend.WORSENED)
        await put(issues, BE)
        assert await trends(issues) == {"west": Trend.WORSENED}
        assert await issues.set_verdict(WEEK, "west", Trend.IMPROVED)
        assert await issues.set_verdict(WEEK, "elite", Trend.UNCHANGED)
        assert await trends(issues) == {"west": Trend.IMPROVED, "elite": Trend.UNCHANGED}
        assert await issues.discard(WEEK)
        assert await issues.find(WEEK) is None


async def test_a_verdict_outlives_the_texts_of_its_topic(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await put(issues, EN, Trend.WORSENED)
        await remove(issues, WEEK, "west", "en")
        assert await trends(issues) == {"west": Trend.WORSENED}


async def test_a_verdict_is_undone_only_while_it_stands_and_readers_know_none(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        assert not await issues.undo_verdict(WEEK, "west", Trend.WORSENED, None)
        await issues.set_verdict(WEEK, "west", Trend.WORSENED)
        assert not await issues.undo_verdict(WEEK, "west", Trend.IMPROVED, Trend.UNCHANGED)
        assert await issues.undo_verdict(WEEK, "west", Trend.WORSENED, Trend.UNCHANGED)
        assert await trends(issues) == {"west": Trend.UNCHANGED}
        assert await issues.undo_verdict(WEEK, "west", Trend.UNCHANGED, None)
        assert await trends(issues) == {}
        await issues.archive([replace(EN, week=WEEK.shift(1))], verdicts(replace(EN, week=WEEK.shift(1))))
        assert not await issues.undo_verdict(WEEK.shift(1), "west", Trend.IMPROVED, None)


async def test_a_verdict_begins_a_draft(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        assert await issues.set_verdict(WEEK, "west", Trend.WORSENED)
        issue = await issues.find(WEEK)
        assert issue
        assert (issue.revisions, issue.trends) == ((), {"west": Trend.WORSENED})


async def test_the_verdict_of_a_published_issue_stays_whatever_texts_are_proposed(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.archive([BE, EN], verdicts(EN))
        await put(issues, replace(EN, headline="A proposal"), Trend.WORSENED)
        assert not await issues.set_verdict(WEEK, "west", Trend.WORSENED)
        assert await trends(issues) == {"west": Trend.IMPROVED}
        assert await issues.history(WEEK) == {"west": [(WEEK, Trend.IMPROVED)]}


async def test_the_archive_leaves_the_verdicts_of_a_draft_alone(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await put(issues, EN, Trend.WORSENED)
        await issues.archive([BE, ELITE], verdicts(BE, ELITE))
        assert await trends(issues) == {"west": Trend.WORSENED}


async def test_another_verdict_voids_the_offer_to_publish(stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        issues = Issues(database, utc_now)
        await put(issues, EN, Trend.WORSENED)
        await put(issues, ELITE, Trend.WORSENED)
        now = int(utc_now().timestamp())

        async def offered() -> Offer:
            issue = await issues.find(WEEK)
            assert issue
            offer = await Confirmations(database, cipher, utc_now).offer(OWNER, issue)
            assert offer.content == content_of(issue)
            return offer

        before = await offered()
        await issues.set_verdict(WEEK, "west", Trend.IMPROVED)
        assert not await database.write(lambda sql: take(sql, cipher, before, now))
        after = await offered()
        assert await database.write(lambda sql: take(sql, cipher, after, now))
