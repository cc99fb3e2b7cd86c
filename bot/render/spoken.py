"""What readers of several languages get: all of it in the first, then what there is in each of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.model.issue import Issue
from bot.model.languages import offer
from bot.model.message import EVERYTHING, Message, Rich
from bot.model.reader import Format, Variant
from bot.render.edition import History
from bot.render.issue import IssueMessages


class SpokenMessages(IssueMessages):
    """Those of later languages show the same under names of their own, so that corrections find them."""

    def push(self, issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
        pushed: list[Message] = []
        for single in self._singly(issue, variant):
            messages = super().push(issue, history, single)
            pushed += named(variant, single.language, _written(issue, messages, variant, single.language))
        return tuple(pushed)

    def in_all_formats(self, issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
        shown: list[Message] = []
        for single in self._singly(issue, variant):
            messages = super().in_all_formats(issue, history, single)
            shown += named(variant, single.language, _written(issue, messages, variant, single.language))
        return tuple(shown)

    def turned(self, issue: Issue, history: History, topic: str, variant: Variant, page: int) -> Message:
        language, _, name = topic.rpartition(":")
        shown = super().turned(issue, history, name, replace(variant, language=language or variant.languages[0]), page)
        return replace(shown, shows=topic)

    def late(self, issue: Issue, history: History, topic: str, language: str, variant: Variant) -> tuple[Message, ...]:
        return tuple(named(variant, language, super().late(issue, history, topic, language, variant)))

    def notice(self, issue: Issue, topic: str, variant: Variant) -> Message:
        """In the first language only: one message is enough to say that something has changed."""
        return super().notice(issue, topic, replace(variant, language=variant.languages[0]))

    def _singly(self, issue: Issue, variant: Variant) -> Iterator[Variant]:
        """A discreet word is said once, and in a later language there must be something to read."""
        first, *later = variant.languages
        yield replace(variant, language=first)
        if variant.format is Format.DISCREET or issue.retraction:
            return
        topics = [topic.id for topic in self._publication.topics if topic.bit & variant.topics]
        for language in later:
            if offer(language, self._publication.languages) == language and any(
                issue.find(topic, language) for topic in topics
            ):
                yield replace(variant, language=language)


def named(variant: Variant, language: str, messages: Iterable[Message]) -> Iterator[Message]:
    """As they are called among all that readers of this variant have."""
    for message in messages:
        if language == variant.languages[0]:
            yield message
        elif isinstance(message, Rich):
            plain = tuple(named(variant, language, message.plain))
            yield replace(message, shows=f"{language}:{message.shows}", plain=plain)
        else:
            yield replace(message, shows=f"{language}:{message.shows}")


def _written(issue: Issue, messages: Iterable[Message], variant: Variant, language: str) -> Iterator[Message]:
    """Without texts that a later language would borrow: their readers have them already."""
    if language == variant.languages[0]:
        yield from messages
        return
    for message in messages:
        if isinstance(message, Rich):
            yield replace(message, plain=tuple(_written(issue, message.plain, variant, language)))
        elif message.shows in {"", EVERYTHING} or issue.find(message.shows, language):
            yield message
