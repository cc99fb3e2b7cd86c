"""Publishing a draft: counting who gets what, rendering every variant once, freezing them in a broadcast."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.desk.check import worth_a_look
from bot.desk.price import price
from bot.model.broadcast import Policy, Terms
from bot.model.issue import Issue, IssueState
from bot.model.languages import offer
from bot.model.message import Message
from bot.model.plan import Plan
from bot.model.publication import Publication, Trend
from bot.model.reader import Variant
from bot.model.scheduled import Scheduled
from bot.model.week import Week
from bot.model.wishes import is_news
from bot.render.issue import IssueMessages
from bot.store.broadcasts import Broadcasts, VariantsMissing
from bot.store.confirmations import Confirmations, Offer, Published, content_of
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.sql import Then

Rendered = dict[Variant, tuple[Message, ...]]


class Publishing:
    """`rate` is in messages per second, `paid_rate` too, 0 where nobody may pay; `wake` tells the outbox of work.

    `today` is what day it is where the publication is at home.
    `policy` says what becomes of messages that Telegram does not confirm.
    """

    def __init__(
        self,
        publication: Publication,
        messages: IssueMessages,
        issues: Issues,
        readers: Readers,
        confirmations: Confirmations,
        broadcasts: Broadcasts,
        *,
        rate: int,
        paid_rate: int = 0,
        policy: Policy,
        today: Callable[[], date],
        wake: Callable[[], None],
    ) -> None:
        self._publication = publication
        self._messages = messages
        self._issues = issues
        self._readers = readers
        self._confirmations = confirmations
        self._broadcasts = broadcasts
        self._rate = rate
        self._paid_rate = paid_rate
        self._policy = policy
        self._today = today
        self._wake = wake

    async def plan(self, issue: Issue, *, paid: bool = False) -> Plan:
        """What publishing would mean now; changes nothing."""
        readers = await self._readers.subscribers(present(issue, self._publication), await self._news(issue))
        bundles = await self._render(issue, showing(readers))
        plan = count(issue, self._publication, readers, bundles, self._rate)
        oddities = await asyncio.to_thread(worth_a_look, issue)
        plan = replace(plan, before=await self._before(issue), oddities=oddities, far=issue.week.far(self._today()))
        if not self._paid_rate or plan.messages <= self._rate:
            return plan
        return replace(plan, paid=paid, price=price(plan.messages, self._paid_rate))

    async def offer(self, editor: int, issue: Issue, agreed: Collection[str] = ()) -> Offer | None:
        """Permission for this editor (a person's id) to publish exactly this content, once.

        None as long as the editor has not agreed to all that asks for it: to the languages in which a text is missing,
        and to the week (`2019-W21`) if it is far from today.
        """
        asks = {language for language, _ in borrowed(issue, self._publication)}
        if issue.week.far(self._today()):
            asks.add(str(issue.week))
        return await self._confirmations.offer(editor, issue) if asks <= set(agreed) else None

    async def withdraw(self, editor: int, week: Week) -> None:
        await self._confirmations.withdraw(editor, week)

    async def offered(self, editor: int, week: Week, nonce: str, *, paid: bool) -> tuple[Offer, Terms]:
        """What a button confirms, as things stand now; raises Published if the week has no such draft."""
        issue = await self._issues.find(week)
        if issue is None or not issue.publishable or (paid and not self._paid_rate):
            raise Published
        return Offer(nonce, editor, week, content_of(issue)), Terms(self._policy, paid=paid)

    async def release(self, scheduled: Scheduled, *then: Then) -> int:
        """The number of the new broadcast; raises Published if this is not what is scheduled (any more)."""
        issue = await self._issues.find(scheduled.week)
        if issue is None or issue.state is not IssueState.SCHEDULED or content_of(issue) != scheduled.content:
            raise Published
        topics = present(issue, self._publication)
        bundles: Rendered = {}
        missing: Iterable[Variant] = showing(await self._readers.subscribers(topics))
        while True:
            bundles |= await self._render(issue, missing)
            try:
                news = await self._news(issue)
                number = await self._broadcasts.publish(issue, topics, bundles, scheduled, *then, news=news)
            except VariantsMissing as subscribed_since:
                missing = subscribed_since.variants
            else:
                self._wake()
                return number

    async def _news(self, issue: Issue) -> int:
        """The topic set of those whose verdict is another than before."""
        history = await self._issues.history(issue.week)
        return sum(
            topic.bit
            for topic in self._publication.topics
            if topic.id in issue.trends and is_news(history.get(topic.id, ()), issue.week, issue.trends[topic.id])
        )

    async def _before(self, issue: Issue) -> dict[str, Trend]:
        history, before = await self._issues.history(issue.week), issue.week.shift(-1)
        return {topic: trend for topic, past in history.items() for week, trend in past if week == before}

    async def _render(self, issue: Issue, variants: Iterable[Variant]) -> Rendered:
        """Off the loop, so that other work goes on; one by one, so that it can be broken off."""
        history = await self._issues.history(issue.week)
        bundles: Rendered = {}
        for variant in variants:
            bundles[variant] = await asyncio.to_thread(self._messages.push, issue, history, variant)
        return bundles


def present(issue: Issue, publication: Publication) -> int:
    """The topic set of an issue."""
    return sum(topic.bit for topic in publication.topics if topic.id in issue.topics)


def showing(readers: Mapping[Variant, int]) -> list[Variant]:
    """Those that show something."""
    return [variant for variant in readers if variant.topics]


def count(
    issue: Issue,
    publication: Publication,
    readers: Mapping[Variant, int],
    bundles: Mapping[Variant, Sequence[Message]],
    rate: float,
) -> Plan:
    """The plan in numbers; a language that the publication has given up counts as the one its readers get."""
    subscribers: Counter[str] = Counter()
    for variant, number in readers.items():
        subscribers[offer(variant.languages[0], publication.languages)] += number
    messages = sum(len(bundle) * readers[variant] for variant, bundle in bundles.items())
    return Plan(
        issue=issue,
        subscribers=subscribers,
        left_out=sum(number for variant, number in readers.items() if not variant.topics),
        messages=messages,
        seconds=messages / rate,
        borrowed=borrowed(issue, publication),
    )


def borrowed(issue: Issue, publication: Publication) -> dict[tuple[str, str], tuple[str, ...]]:
    """The topics for whose text a language (first) has to borrow another's (second)."""
    topics: dict[tuple[str, str], tuple[str, ...]] = {}
    for language in publication.languages:
        for topic in publication.topics:
            found = (other for other in publication.fallback(language) if issue.find(topic.id, other))
            source = next(found, language)
            if source != language:
                topics[language, source] = (*topics.get((language, source), ()), topic.id)
    return topics
