"""Publishing: what the card counts, what is frozen, and that one permission publishes once."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.desk.price import price
from bot.model.broadcast import BroadcastState, Policy, Terms
from bot.model.delivery import Wanted
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import Address, Format, Preferences, Variant
from bot.model.scheduled import Scheduled
from bot.model.week import Week
from bot.render.issue import History, IssueMessages
from bot.store.confirmations import Published
from tests.desk.newsroom import COLLEAGUE, EDITOR, Newsroom, text
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, TEXTS, WEEK, WEST, commentary

BELARUSIAN = Preferences("be", subscribed=True)
ENGLISH = Preferences("en", subscribed=True)


async def test_the_plan_counts_subscribers_messages_and_those_who_get_nothing(newsroom: Newsroom) -> None:
    await newsroom.upload(text(language="be"), text("security", language="be"), text())
    await newsroom.subscribe(
        BELARUSIAN,
        BELARUSIAN,
        Preferences("be", topics=ELITE.bit, subscribed=True),
        Preferences("en", Format.FULL, WEST.bit, subscribed=True),
        Preferences("en", subscribed=False),
    )
    plan = await newsroom.publishing.plan(await newsroom.issue())
    assert plan.subscribers == {"be": 3, "en": 1}
    assert plan.left_out == 1
    assert plan.messages == 2 * 1 + 1 * 2
    assert plan.seconds == plan.messages / 10
    assert plan.borrowed == {("ru", "be"): ("west", "security"), ("en", "be"): ("security",)}


@pytest.mark.parametrize(
    ("before", "planned"),
    [
        pytest.param({}, 2, id="the first verdict"),
        pytest.param({"west": Trend.IMPROVED}, 2, id="another verdict"),
        pytest.param({"west": Trend.UNCHANGED}, 1, id="the same verdict"),
    ],
)
async def test_whom_the_plan_counts_gets_it_and_nobody_who_pauses_or_for_whom_it_is_no_news(
    newsroom: Newsroom, before: dict[str, Trend], planned: int
) -> None:
    earlier = WEEK.shift(-2)
    texts = [replace(commentary(topic), week=earlier) for topic in before]
    await newsroom.issues.archive(texts, {(earlier, topic): trend for topic, trend in before.items()})
    await newsroom.upload(text(), text("security"))
    later = int(newsroom.now.timestamp()) + 1
    await newsroom.subscribe(
        ENGLISH,
        replace(ENGLISH, topics=WEST.bit, only_news=True),
        replace(ENGLISH, paused=later),
        replace(ENGLISH, only_news=True, paused=later),
    )
    assert (await newsroom.issue()).trends["west"] is Trend.UNCHANGED
    plan = await newsroom.publishing.plan(await newsroom.issue())
    assert (sum(plan.subscribers.values()), plan.left_out, plan.messages) == (4, 4 - planned, planned)
    number = await newsroom.publish()
    while await newsroom.deliveries.open(number, later):
        pass
    assert len((await newsroom.deliveries.turn([], {}, [Wanted(number, 0, 9)], now=later)).claims) == planned
    broadcast = await newsroom.broadcasts.find(number)
    assert broadcast
    assert broadcast.planned == planned


async def test_an_issue_without_subscribers_can_be_published_all_the_same(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    plan = await newsroom.publishing.plan(await newsroom.issue())
    assert (plan.messages, plan.left_out, plan.seconds) == (0, 0, 0)
    await newsroom.publish()
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_each_subscriber_gets_exactly_what_the_preview_showed(newsroom: Newsroom) -> None:
    await newsroom.upload(text(language="be"), text("security", language="be"))
    await newsroom.subscribe(BELARUSIAN, Preferences("en", Format.FULL, subscribed=True))
    shown = [
        await newsroom.desk.previewing.push(await newsroom.issue(), reader)
        for reader in (BELARUSIAN, Preferences("en", Format.FULL))
    ]
    number = await newsroom.publish()
    assert await newsroom.deliveries.open(number, 0)
    claims = (await newsroom.deliveries.turn([], {}, [Wanted(number, 0, 10)], now=0)).claims
    bundles = [await newsroom.bundles.parts(claim.bundle) for claim in claims]
    assert [tuple(part.message for part in parts) for parts in bundles] == shown


async def test_publishing_wakes_the_outbox(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    number = await newsroom.publish()
    broadcast = await newsroom.broadcasts.find(number)
    assert broadcast is not None
    assert (broadcast.state, broadcast.week, newsroom.woken) == (BroadcastState.RUNNING, WEEK, 1)


async def test_publishing_twice_at_once_publishes_once(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(ENGLISH)
    mine, theirs = await newsroom.offer(), await newsroom.offer(COLLEAGUE)
    results = await asyncio.gather(
        newsroom.scheduling.book(EDITOR, WEEK, mine),
        newsroom.scheduling.book(EDITOR, WEEK, mine),
        newsroom.scheduling.book(COLLEAGUE, WEEK, theirs),
        return_exceptions=True,
    )
    assert sorted(map(type, results), key=str) == [Scheduled, Published, Published]
    assert len(await newsroom.broadcasts.unended()) == 1


@pytest.mark.parametrize(("editor", "nonce", "minutes"), [(EDITOR, "forged", 0), (COLLEAGUE, "", 0), (EDITOR, "", 11)])
async def test_a_forged_a_foreign_and_a_late_button_publish_nothing(
    newsroom: Newsroom, editor: int, nonce: str, minutes: int
) -> None:
    await newsroom.upload(text())
    offered = await newsroom.offer()
    newsroom.now += timedelta(minutes=minutes)
    with pytest.raises(Published):
        await newsroom.scheduling.book(editor, WEEK, nonce or offered)
    assert (await newsroom.issue()).state is IssueState.DRAFT


async def test_a_button_for_a_draft_that_has_changed_publishes_nothing(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    nonce = await newsroom.offer()
    await newsroom.upload(text(language="be"))
    with pytest.raises(Published):
        await newsroom.scheduling.book(EDITOR, WEEK, nonce)
    await newsroom.publishing.withdraw(EDITOR, WEEK)
    assert (await newsroom.issue()).state is IssueState.DRAFT


async def test_a_cancelled_publication_leaves_a_dead_button(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    nonce = await newsroom.offer()
    await newsroom.publishing.withdraw(EDITOR, WEEK)
    with pytest.raises(Published):
        await newsroom.scheduling.book(EDITOR, WEEK, nonce)


async def test_nobody_may_publish_before_every_language_that_lacks_a_text_was_named(newsroom: Newsroom) -> None:
    await newsroom.upload(text(language="be"), text())
    issue = await newsroom.issue()
    assert (await newsroom.publishing.plan(issue)).missing == {"ru": ("west",)}
    assert await newsroom.publishing.offer(EDITOR, issue) is None
    assert await newsroom.publishing.offer(EDITOR, issue, ["en"]) is None
    assert await newsroom.publishing.offer(EDITOR, issue, ["ru"])
    await newsroom.upload(text(language="ru"))
    assert await newsroom.publishing.offer(EDITOR, await newsroom.issue())


async def test_the_plan_knows_what_is_odd_and_that_keeps_nobody_from_publishing(newsroom: Newsroom) -> None:
    await newsroom.upload(text(headline="TUT.BY waits"))
    plan = await newsroom.publishing.plan(await newsroom.issue())
    assert [len(told) for told in plan.oddities.values()] == [1]
    assert ("west", "en") in plan.oddities
    assert await newsroom.offer()


@pytest.mark.parametrize(("weeks", "asks"), [(-3, True), (-2, False), (0, False), (2, False), (3, True)])
async def test_a_week_far_from_today_is_published_only_by_who_has_named_it(
    newsroom: Newsroom, weeks: int, asks: bool
) -> None:
    """On Monday 27 May in Minsk, when it is Sunday in UTC: the week of 6 May ended 15 days ago."""
    newsroom.now = datetime(2019, 5, 26, 21, tzinfo=UTC)
    week = Week.of(date(2019, 5, 27)).shift(weeks)
    await newsroom.upload(*(text(language=language, week=week) for language in LANGUAGES))
    issue = await newsroom.issue(week)
    assert (await newsroom.publishing.plan(issue)).far is asks
    assert (await newsroom.publishing.offer(EDITOR, issue) is None) is asks
    assert await newsroom.publishing.offer(EDITOR, issue, [str(week)])


async def test_the_plan_knows_the_verdicts_of_the_week_before_and_of_no_other(newsroom: Newsroom) -> None:
    last, older = WEEK.shift(-1), WEEK.shift(-2)
    await newsroom.issues.archive([replace(commentary("west"), week=last)], {(last, "west"): Trend.IMPROVED})
    await newsroom.issues.archive([replace(commentary("security"), week=older)], {(older, "security"): Trend.IMPROVED})
    await newsroom.upload(text(), text("security"))
    assert (await newsroom.publishing.plan(await newsroom.issue())).before == {"west": Trend.IMPROVED}


async def test_what_becomes_of_unconfirmed_messages_is_the_operators_decision(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    broadcast = await newsroom.broadcasts.find(await newsroom.publish(newsroom.desk_with(policy=Policy.NEVER)))
    assert broadcast is not None
    assert broadcast.terms == Terms(Policy.NEVER)


async def test_a_price_is_named_where_paying_makes_it_faster(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(*[ENGLISH] * 10)
    publishing = newsroom.desk_with(paid_rate=100).publishing
    few = await publishing.plan(await newsroom.issue(), paid=True)
    assert (few.price, few.paid) == (None, False)
    await newsroom.subscribe(*[ENGLISH] * 50)
    more = await publishing.plan(await newsroom.issue(), paid=True)
    assert (more.price, more.paid) == (price(50, 100), True)


async def test_a_button_that_pays_is_dead_where_nobody_may_pay_any_more(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    nonce = await newsroom.offer()
    with pytest.raises(Published):
        await newsroom.scheduling.book(EDITOR, WEEK, nonce, paid=True)
    assert (await newsroom.issue()).state is IssueState.DRAFT


class Slow(IssueMessages):
    """While the first messages are being rendered, a reader of another language subscribes."""

    def __init__(self, newsroom: Newsroom) -> None:
        super().__init__(PUBLICATION, TEXTS)
        self._newsroom = newsroom
        self._loop = asyncio.get_running_loop()
        self._subscribed = False

    def push(self, issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
        if not self._subscribed:
            self._subscribed = True
            saving = self._newsroom.readers.save(Address(9), BELARUSIAN)
            asyncio.run_coroutine_threadsafe(saving, self._loop).result()
        return super().push(issue, history, variant)


async def test_who_subscribes_while_the_messages_are_rendered_gets_the_issue_too(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(ENGLISH)
    number = await newsroom.publish(newsroom.desk_with(Slow(newsroom)))
    broadcast = await newsroom.broadcasts.find(number)
    assert broadcast is not None
    assert broadcast.planned == 2


async def test_a_language_that_the_publication_gave_up_counts_as_the_one_its_readers_get(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("uk", subscribed=True))
    plan = await newsroom.publishing.plan(await newsroom.issue())
    assert (plan.subscribers, plan.messages) == ({"be": 1}, 1)
    await newsroom.publish()
