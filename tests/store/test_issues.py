"""Issues, their revisions, and the topics' numbers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.build import utc_now
from bot.errors import ContentErrors
from bot.library.publication import read_publication
from bot.model.issue import Commentary, IssueState
from bot.model.publication import MAX_TOPICS, Publication, Topic, Trend
from bot.model.reader import Address, Preferences
from bot.model.week import Week
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.topics import Topics
from tests.kills import WEEK, commentary
from tests.revisions import put, remove
from tests.stage import Stage
from tests.verdicts import verdicts


async def test_a_text_sent_again_is_no_new_revision_and_another_one_is(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        first = await put(issues, commentary())
        assert await put(issues, commentary()) == first
        second = await put(issues, replace(commentary(), headline="Another headline"))
        assert second.number > first.number
        draft = await issues.find(WEEK)
        assert draft
        assert [each.commentary.headline for each in draft.revisions] == ["Another headline"]


async def test_readers_know_nothing_of_drafts(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await put(issues, commentary())
        assert await issues.latest() is None
        before = replace(commentary(), week=WEEK.shift(-1))
        await issues.archive([before], verdicts(before))
        latest = await issues.latest()
        assert latest
        assert latest.week == WEEK.shift(-1)


async def test_of_many_texts_all_are_drafted_or_none(stage: Stage) -> None:
    def torn() -> Iterator[Commentary]:
        yield commentary()
        raise RuntimeError

    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        with pytest.raises(RuntimeError):
            await issues.draft(torn(), {})
        assert await issues.find(WEEK) is None


async def test_only_drafts_can_be_emptied_or_discarded(stage: Stage) -> None:
    later = replace(commentary(), week=WEEK.shift(1))
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        await issues.archive([commentary()], verdicts(commentary()))
        await put(issues, later)
        assert not await remove(issues, WEEK, "west", "en")
        assert not await issues.discard(WEEK)
        assert await remove(issues, later.week, "west", "en")
        assert await issues.discard(later.week)
        assert await issues.weeks(IssueState.DRAFT) == []
        assert await issues.weeks(IssueState.PUBLISHED) == [WEEK]


async def test_the_history_ends_with_the_issue_and_leaves_other_drafts_out(stage: Stage) -> None:
    async with stage.store() as (database, _):
        issues = Issues(database, utc_now)
        trends = {-2: Trend.WORSENED, -1: Trend.IMPROVED, 1: Trend.UNCHANGED}
        texts = {ago: replace(commentary(), week=WEEK.shift(ago)) for ago in trends}
        await issues.archive(texts.values(), {(WEEK.shift(ago), "west"): each for ago, each in trends.items()})
        await put(issues, commentary(), Trend.IMPROVED)
        await put(issues, replace(commentary(), week=WEEK.shift(2)))
        history = await issues.history(WEEK)
        assert [week for week, _ in history["west"]] == [WEEK.shift(-2), WEEK.shift(-1), WEEK]


async def test_a_topics_number_stays_when_the_file_is_reordered(stage: Stage) -> None:
    publication = read_publication(stage.content)
    async with stage.store() as (database, cipher):
        topics = Topics(database)
        first = {topic.id: topic.number for topic in (await topics.register(publication)).topics}
        turned = tuple(replace(topic, number=4 - topic.number) for topic in publication.topics)
        again = await topics.register(replace(publication, topics=turned))
        assert {topic.id: topic.number for topic in again.topics} == first
        await Readers(database, cipher, utc_now).save(Address(1), Preferences("be", topics=1 << first["russia"]))
        await Issues(database, utc_now).archive([commentary()], verdicts(commentary()))
        assert await topics.in_use() == {"russia", "west"}


def test_weeks_follow_the_calendar_over_the_turn_of_the_year() -> None:
    assert [str(Week.parse("2020-W53").shift(weeks)) for weeks in (0, 1)] == ["2020-W53", "2021-W01"]


async def test_topics_that_came_and_went_use_up_the_numbers_and_the_next_one_is_refused(
    stage: Stage,
) -> None:
    """None is registered then, so that a file put back works."""
    whole = read_publication(stage.content)

    def publication(first: int) -> Publication:
        return replace(whole, topics=tuple(Topic(f"t{n}", n, "", {}, n) for n in range(first, first + MAX_TOPICS)))

    async with stage.store() as (database, _):
        topics = Topics(database)
        known = await topics.register(publication(0))
        assert max(topic.number for topic in known.topics) == MAX_TOPICS - 1
        with pytest.raises(ContentErrors, match="64 topics: at most 63 can ever be followed"):
            await topics.register(publication(1))
        assert await topics.register(publication(0)) == known
