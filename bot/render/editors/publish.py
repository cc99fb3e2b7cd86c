"""What an editor sees before a publication: the card that tells what goes out, and to how many."""

from collections.abc import Iterator
from dataclasses import replace

from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Cancel, Prepare
from bot.callbacks.scheduling import AskWhen, Confirmed, Publish, Recall
from bot.errors import shorten
from bot.model.issue import Issue
from bot.model.message import Button, Keyboard, Message
from bot.model.plan import Plan
from bot.model.publication import Publication, Topic
from bot.model.week import Week
from bot.render.dates import language_name, week_range
from bot.render.edition import in_language
from bot.render.editors.news import news_lines
from bot.render.editors.receipts import remark
from bot.render.editors.terms import other_pace, payment, publish
from bot.render.html.visible import units
from bot.render.numbers import ROOM, duration, few, figure, fitted, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

ODD = 3
"""Lines that are shown of what is odd in one text."""
BESIDE = 200
"""UTF-16 units that oddities have beside the topics, however many these are."""


class PlanScreens:
    """`by_two`: a second editor has to approve what is published."""

    def __init__(self, publication: Publication, texts: Texts, *, by_two: bool = False) -> None:
        self._publication = publication
        self._texts = texts
        self._by_two = by_two

    def plan(self, plan: Plan, chosen: Prepare, nonce: str, language: str) -> Message:
        """The card that tells what goes out; without a nonce nothing can be published yet."""
        say, week = self._texts.voice(language), plan.issue.week
        topics = fitted(say, [self._topic(say, plan, topic, language) for topic in self._topics(plan.issue)])
        news = news_lines(say, self._publication, plan.news)
        text = say.html(
            "editor_plan",
            week=week,
            dates=week_range(week, language),
            topics=topics,
            news=news,
            oddities=fitted(say, self._odd(say, plan), ROOM + BESIDE - units("\n".join([*topics, *news]))),
            subscribers=say("Subscribers: %(number)s", number=figure(sum(plan.subscribers.values()), language)),
            languages=self._by_language(plan, language),
            left_out=_left_out(say, plan.left_out, language),
            messages=_messages(say, plan, language),
            payment=payment(say, plan.price, language, paid=plan.paid),
            asks=self._asks(say, plan, chosen),
        )
        rows = (
            *((tick,) for tick in self._ticks(say, plan, chosen, language)),
            *self._go(say, plan, chosen, nonce),
            *(((other_pace(say, chosen, plan.price, language),),) if plan.price else ()),
            (Button("👁 " + say("Preview"), Preview(week).data), Button(say("Cancel"), Cancel(week).data)),
        )
        return Message(text, rows)

    def asked(self, plan: Plan, language: str) -> Message:
        """The same for those who are asked to approve it; they have nothing to choose."""
        everything = (1 << len(self._publication.languages) + 1) - 1
        return replace(self.plan(plan, Prepare(plan.issue.week, plan.paid, everything), "", language), keyboard=())

    def renewed(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("The draft has changed, or ten minutes have passed: here is a new card.")

    def published(self, week: Week, language: str) -> Message:
        """For an issue that has been published."""
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("The draft %(week)s has been published.", week=week)))

    def scheduled(self, week: Week, language: str) -> Message:
        """For an issue that waits for its time; its card can be had anew."""
        say = self._texts.voice(language)
        text = say("%(week)s is scheduled already. Take it back to change it.", week=week)
        row = (Button("↩️ " + say("Take it back"), Recall(week).data),)
        return Message(say.html("editor_line", text=text), (row,))

    def _by_language(self, plan: Plan, language: str) -> list[str]:
        return [
            f"{language_name(spoken)}: {figure(plan.subscribers[spoken], language)}"
            for spoken in self._publication.languages
            if plan.subscribers.get(spoken)
        ]

    def _topics(self, issue: Issue) -> list[Topic]:
        return [topic for topic in self._publication.topics if topic.id in issue.topics]

    def _topic(self, say: Voice, plan: Plan, topic: Topic, language: str) -> str:
        """Such as “▼ Security: worsened (last week: improved)”, the headline, and in which languages it is there."""
        issue, trend, before = plan.issue, plan.issue.trends[topic.id], plan.before.get(topic.id, None)
        verdict = verdict_words(say, trend)
        if before and before is not trend:
            verdict = say("%(verdict)s (last week: %(before)s)", verdict=verdict, before=verdict_words(say, before))
        found = (issue.find(topic.id, spoken) for spoken in self._publication.fallback(language))
        headline = next(revision.commentary.headline for revision in found if revision)
        there = ", ".join(spoken for spoken in self._publication.languages if issue.find(topic.id, spoken))
        borrowed = [
            say("%(language)s: sent %(in_other)s", language=spoken, in_other=in_language(say, other))
            for (spoken, other), topics in plan.borrowed.items()
            if topic.id in topics
        ]
        lines = (f"{trend.sign} {topic.names[language]}: {verdict}", shorten(headline), "; ".join((there, *borrowed)))
        return "\n".join(lines)

    def _odd(self, say: Voice, plan: Plan) -> list[str]:
        """Of each text the beginning, in the order of topics and languages."""
        places = ((topic.id, spoken) for topic in self._publication.topics for spoken in self._publication.languages)
        return [
            f"{topic_name(self._publication, topic, say.language)}, {in_language(say, spoken)}. {told}"
            for topic, spoken in places
            for told in few(say, [remark(say, each) for each in plan.oddities.get((topic, spoken), ())], ODD)
        ]

    def _asks(self, say: Voice, plan: Plan, chosen: Prepare) -> list[str]:
        """Why there is no button to publish yet."""
        languages = self._publication.languages
        open_ticks = {place for place in range(len(languages) + 1) if not chosen.ticked >> place & 1}
        lines = []
        if any(languages[place] in plan.missing for place in open_ticks - {len(languages)}):
            lines.append(say("Texts are missing. Tap what you want to publish without."))
        if plan.far and len(languages) in open_ticks:
            lines.append(say("This week is more than two weeks from today. Tap it if it is meant."))
        return lines

    def _ticks(self, say: Voice, plan: Plan, chosen: Prepare, language: str) -> Iterator[Button]:
        """A button per language that lacks something, by name, and for a week far off: nobody slips."""
        for place, spoken in enumerate(self._publication.languages):
            if topics := plan.missing.get(spoken):
                names = ", ".join(topic_name(self._publication, topic, language) for topic in topics)
                words = say(
                    "Without the text %(in_language)s: %(topics)s", in_language=in_language(say, spoken), topics=names
                )
                yield _tick(shorten(words), chosen, place)
        if plan.far:
            words = say("The week is right: %(dates)s", dates=week_range(plan.issue.week, language))
            yield _tick(words, chosen, len(self._publication.languages))

    def _go(self, say: Voice, plan: Plan, chosen: Prepare, nonce: str) -> Keyboard:
        if not nonce:
            return ()
        offer = Confirmed(plan.issue.week, nonce, plan.paid, chosen.ticked)
        words = "📣 " + publish(say, plan.price, say.language, paid=plan.paid)
        if self._by_two:
            words = "✋ " + say("Ask for approval")
        return ((Button(words, Publish(offer).data), Button("🕑 " + say("Schedule…"), AskWhen(offer).data)),)


def _tick(words: str, chosen: Prepare, place: int) -> Button:
    sign = "☑" if chosen.ticked >> place & 1 else "☐"
    return Button(f"{sign} {words}", replace(chosen, ticked=chosen.ticked ^ 1 << place).data)


def _left_out(say: Voice, count: int, language: str) -> str:
    if not count:
        return ""
    return say.plural(
        "%(number)s of them gets nothing: follows other topics, wants changed verdicts only, or pauses.",
        "%(number)s of them get nothing: they follow other topics, want changed verdicts only, or pause.",
        count,
        number=figure(count, language),
    )


def _messages(say: Voice, plan: Plan, language: str) -> str:
    if not plan.messages:
        return say("Nobody will be sent a message; readers find the issue with /latest.")
    return say(
        "Messages: %(number)s (sending takes %(duration)s)",
        number=figure(plan.messages, language),
        duration=duration(say, plan.price.seconds if plan.price and plan.paid else plan.seconds),
    )
