"""The messages of an issue: at a glance, as it is pushed, and one commentary at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.callbacks.rich import Whole
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue
from bot.model.languages import offer
from bot.model.message import EVERYTHING, Button, ButtonRow, Keyboard, Message, Rich
from bot.model.publication import Publication, Topic, Trend
from bot.model.reader import ALL_TOPICS, Format, Variant
from bot.render.corrections import line, topic_of
from bot.render.dates import week_range
from bot.render.edition import Entry, History, edition
from bot.render.glance import brief
from bot.render.html.pack import pack
from bot.render.html.visible import visible
from bot.render.keyboards import (
    Around,
    label,
    languages,
    link_out,
    onward_from_push,
    under_commentary,
    under_delivered,
    under_glance,
)
from bot.render.pages import pages, text_blocks
from bot.render.rich import rich_issue
from bot.render.sharing import share_issue, share_text
from bot.render.voice import Texts, Voice

__all__ = ["History", "IssueMessages"]

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class IssueMessages:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def push(self, issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
        """What a subscriber gets of an issue: the brief with its buttons on the last message; in full, more follows.

        A rich one has all of it, if one message can hold it; else it is in full.
        """
        language = offer(variant.language, self._publication.languages)
        glance = IssueView(issue.week, language, Source.PUSH, variant.topics)
        if variant.format is Format.DISCREET:
            return (self._discreet(glance),)
        say, entries = self._edition(issue, history, glance)
        followed = _arranged(entries, glance)
        texts = brief(say, self._publication, issue, glance, followed)
        if issue.retraction:
            return (self.glance(issue, history, glance, subscribed=True),)
        messages = (*map(Message, texts[:-1]), self.glance(issue, history, glance, subscribed=True))
        if variant.format is Format.BRIEF:
            return messages
        full = (*messages, *(message for entry in followed for message in self._full(say, issue, glance, entry)))
        if variant.format is Format.RICH and (html := rich_issue(say, self._publication, issue, followed)):
            return (Rich(html, self._under_rich(say, issue, glance, entries, followed), EVERYTHING, full),)
        return full

    def _under_rich(
        self, say: Voice, issue: Issue, glance: IssueView, entries: Sequence[Entry], followed: Sequence[Entry]
    ) -> Keyboard:
        """Nothing there changes the message itself: it has all that its reader follows."""
        whole = Whole(replace(glance, source=Source.WHOLE)).data
        hidden_of = len(entries) if len(followed) < len(entries) else 0
        return onward_from_push(say, whole, hidden_of, share_issue(say, self._publication, issue.week, entries))

    def in_all_formats(self, issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
        """Whatever readers of these topics may have of it: one who chose a rich message may have got it in full."""
        full = self.push(issue, history, replace(variant, format=Format.FULL))
        return (*full, self.whole(issue, history, variant))

    def whole(self, issue: Issue, history: History, variant: Variant) -> Message:
        """What stands now where a rich message has brought the issue: where it grew too long for one, the glance."""
        first, *more = self.push(issue, history, replace(variant, format=Format.RICH))
        if more:
            first = self.turned(issue, history, "", variant, 0)
        return replace(first, shows=EVERYTHING)

    def glance(self, issue: Issue, history: History, glance: IssueView, *, subscribed: bool) -> Message:
        """An issue as it was opened somewhere. Too long for one message, it has pages, but a push shows its end."""
        say, entries = self._edition(issue, history, glance)
        if issue.retraction:
            return self._retracted(say, issue, glance, subscribed=subscribed)
        shown = _arranged(entries, glance)
        parts = brief(say, self._publication, issue, glance, shown)
        wanted = len(parts) if glance.source is Source.PUSH else glance.page
        here = replace(glance, page=_within(wanted, parts))
        sharing = share_issue(say, self._publication, issue.week, entries)
        keyboard = under_glance(say, here, shown, len(entries), len(parts), sharing, subscribed=subscribed)
        if glance.source is Source.START:
            keyboard = (*keyboard[:-1], (*keyboard[-1], *languages(here, self._publication.languages)))
        return Message(parts[here.page], keyboard)

    def commentary(
        self, issue: Issue, history: History, opened: TopicView, *, subscribed: bool = True
    ) -> Message | None:
        """A page of one topic, with the way back; None if the issue does not have the topic.

        Who followed a link to it and has not subscribed can do so right there.
        """
        found = self._opened(issue, history, opened)
        if found is None:
            return None
        say = self._texts.voice(opened.glance.language)
        if issue.retraction:
            return self._retracted(say, issue, opened.glance, subscribed=True)
        texts, entry, entries = found
        here = replace(opened, page=_within(opened.page, texts))
        beside = self._beside(say, issue, entry)
        around = Around(len(texts), self._languages(issue, entry), _next(_arranged(entries, here.glance), entry))
        return Message(texts[here.page], under_commentary(say, here, beside, around, subscribed=subscribed))

    def _opened(
        self, issue: Issue, history: History, opened: TopicView
    ) -> tuple[list[str], Entry, Sequence[Entry]] | None:
        """The pages of the topic, and it among all; the text may be in another language than what stands around it."""
        inside = replace(opened.glance, language=opened.language or opened.glance.language)
        say, entries = self._edition(issue, history, inside)
        for entry in entries:
            if entry.topic.number == opened.topic:
                return pages(say, self._publication, issue, inside, entry), entry, entries
        return None

    def _languages(self, issue: Issue, entry: Entry) -> tuple[str, ...]:
        """The others in which there is this text."""
        there = (each for each in self._publication.languages if issue.find(entry.topic.id, each))
        return tuple(each for each in there if each != entry.commentary.language)

    def _beside(self, say: Voice, issue: Issue, entry: Entry) -> ButtonRow:
        return (*link_out(say, entry.link), *share_text(say, self._publication, issue.week, entry))

    def pages(self, issue: Issue, history: History, opened: TopicView) -> tuple[list[str], str]:
        """All of a topic's text, and the link to more; no pages if the issue was retracted or does not have it."""
        say, entries = self._edition(issue, history, opened.glance)
        for entry in entries:
            if entry.topic.number == opened.topic and not issue.retraction:
                return pages(say, self._publication, issue, opened.glance, entry), entry.link
        return [], ""

    def text(self, issue: Issue, history: History, topic: str, language: str) -> tuple[Message, ...]:
        """One commentary as it comes to who reads in full; nothing if the issue does not have it in that language."""
        if issue.find(topic, language) is None:
            return ()
        glance = IssueView(issue.week, language, Source.PUSH, ALL_TOPICS)
        say, entries = self._edition(issue, history, glance)
        entry = next(entry for entry in entries if entry.topic.id == topic)
        return tuple(self._full(say, issue, glance, entry))

    def late(self, issue: Issue, history: History, topic: str, language: str, variant: Variant) -> tuple[Message, ...]:
        """The same for who has had the issue without it."""
        return self.text(issue, history, topic, language) if language in variant.languages else ()

    def notice(self, issue: Issue, topic: str, variant: Variant) -> Message:
        """Tells the readers of a variant what was corrected in a topic, or without one that the issue was retracted."""
        language = offer(variant.language, self._publication.languages)
        say, found = self._texts.voice(language), topic_of(self._publication, topic)
        glance = IssueView(issue.week, language, Source.PUSH, variant.topics)
        if variant.format is Format.DISCREET:
            return replace(self._discreet(glance), shows=f"!{topic}")
        lines = [line(say, self._publication, issue, each) for each in issue.corrections if each.topic == topic]
        text = say.html(
            "notice",
            sign="✏️" if found else "📍",
            title=found.names[language] if found else self._publication.titles[language],
            dates=week_range(issue.week, language),
            lines=lines if found else [say("This issue was retracted."), *lines[-1:]],
        )
        opening = ((Button(label(found, language), TopicView(glance, found.number).data),),) if found else ()
        return Message(pack(text.split("\n\n"))[0], opening, shows=f"!{topic}")

    def turned(self, issue: Issue, history: History, topic: str, variant: Variant, page: int) -> Message:
        """A page of a text that has more of them than messages were delivered: the others open in its place."""
        found, language = topic_of(self._publication, topic), offer(variant.language, self._publication.languages)
        glance = IssueView(issue.week, language, Source.PUSH, variant.topics)
        if found is None:  # the glance
            whole = replace(glance, source=Source.WHOLE, page=page)
            return self.glance(issue, history, whole, subscribed=True)
        opened = TopicView(glance, found.number, page)
        shown = self._opened(issue, history, opened)
        assert shown
        texts, entry, _ = shown
        here = replace(opened, page=_within(page, texts))
        beside = self._beside(self._texts.voice(language), issue, entry)
        return Message(texts[here.page], under_delivered(here, beside, len(texts)), topic)

    def _discreet(self, glance: IssueView) -> Message:
        """Says that there is something, and not what; a tap shows it."""
        say = self._texts.voice(glance.language)
        return Message(say("There is something new."), ((Button(say("Open"), glance.data),),))

    def gone(self, language: str) -> Message:
        """What is left of a message of which nothing is, and which cannot be deleted any more."""
        say = self._texts.voice(offer(language, self._publication.languages))
        return Message(say.html("note", note=say("The text is shorter now; nothing more stands here.")))

    def _retracted(self, say: Voice, issue: Issue, glance: IssueView, *, subscribed: bool) -> Message:
        assert issue.retraction
        text = say.html(
            "retracted",
            title=self._publication.titles[glance.language],
            dates=week_range(glance.week, glance.language),
            line=line(say, self._publication, issue, issue.retraction),
        )
        return Message(text, under_glance(say, replace(glance, page=0), (), 0, 1, (), subscribed=subscribed))

    def _edition(self, issue: Issue, history: History, glance: IssueView) -> tuple[Voice, list[Entry]]:
        say = self._texts.voice(glance.language)
        return say, edition(self._publication, say, glance.language, issue, history)

    def _full(self, say: Voice, issue: Issue, glance: IssueView, entry: Entry) -> Iterator[Message]:
        *before, last = pages(say, self._publication, issue, glance, entry)
        for page in before:
            yield Message(page, shows=entry.topic.id)
        beside = self._beside(say, issue, entry)
        yield Message(last, (beside,) if beside else (), entry.topic.id)


def below_headline(body: str) -> tuple[Message, ...]:
    """A text as it stands below its headline, so that what is copied keeps its marks; none that cannot be shown."""
    return tuple(map(Message, pack(text_blocks(body) or ())))


def count_words(body: str) -> int:
    """How many of them readers see."""
    return sum(len(WORD.findall(visible(block))) for block in text_blocks(body) or ())


def shown_text(body: str) -> str:
    """Its text as readers see it, without marks; nothing of one that cannot be shown."""
    return "\n\n".join(map(visible, text_blocks(body) or ()))


def _arranged(entries: Sequence[Entry], glance: IssueView) -> list[Entry]:
    """What changed comes first. A push shows some topics only; elsewhere the followed ones come before the others."""
    shown = sorted(entries, key=lambda entry: entry.trend is Trend.UNCHANGED)
    if glance.source is Source.PUSH:
        return [entry for entry in shown if entry.topic.bit & glance.topics]
    return sorted(shown, key=lambda entry: not entry.topic.bit & glance.topics)


def _next(shown: Sequence[Entry], entry: Entry) -> Topic | None:
    """What is read after this one; nothing after the last."""
    topics = [each.topic for each in shown]
    place = topics.index(entry.topic) if entry.topic in topics else len(topics)
    return topics[place + 1] if place + 1 < len(topics) else None


def _within(page: int, pages: Sequence[str]) -> int:
    return min(max(page, 0), len(pages) - 1)
