"""An issue in one language: what stands on each topic, borrowed from another language where it must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.issue import MAX_AUTHOR, MAX_AUTHORS, MAX_HEADLINE, MAX_LEAD, MAX_LINK, Commentary, Issue, Revision
from bot.model.links import opens
from bot.model.publication import Publication, Topic, Trend
from bot.model.streaks import streak
from bot.model.week import Week
from bot.render.dates import language_name
from bot.render.html.names import unlinked
from bot.render.shortening import ems, shortened
from bot.render.verdict import verdict
from bot.render.voice import Voice

History = Mapping[str, Sequence[tuple[Week, Trend]]]
"""The verdicts per topic id in the published weeks, oldest first, up to the issue in question."""

LINE = 19.8
"""Ems: what a line of a telephone has room for."""

UNDECIDED = "·"
"""In the place of a verdict's sign."""


@dataclass(frozen=True)
class Entry:
    """A topic of an edition; `borrowed` says “in Belarusian” where the reader's own language has no text."""

    topic: Topic
    language: str
    #: None: only previews of drafts show a topic without one.
    trend: Trend | None
    verdict: str
    revision: Revision
    borrowed: str

    @property
    def name(self) -> str:
        return self.topic.names[self.language]

    @property
    def sign(self) -> str:
        return self.trend.sign if self.trend else UNDECIDED

    @property
    def commentary(self) -> Commentary:
        return self.revision.commentary

    @property
    def short(self) -> str:
        """As its button says it."""
        return self.topic.short(self.language)

    @property
    def headline_in_a_line(self) -> str:
        """As much of it as stands on one line of a telephone."""
        note = ems(f" ({self.borrowed})") if self.borrowed else 0
        return shortened(self.headline, LINE - note, ems)

    @property
    def headline(self) -> str:
        return one_line(self.commentary.headline, MAX_HEADLINE)

    @property
    def lead(self) -> str:
        return one_line(self.commentary.lead, MAX_LEAD)

    @property
    def authors(self) -> list[str]:
        authors = self.commentary.authors
        return [one_line(each, MAX_AUTHOR) for each in authors[:MAX_AUTHORS]] + ["…"] * (len(authors) > MAX_AUTHORS)

    @property
    def link(self) -> str:
        """For a button; none for what Telegram would not open."""
        link = self.commentary.link
        return link if len(link) <= MAX_LINK and opens(link) else ""


def edition(publication: Publication, say: Voice, language: str, issue: Issue, history: History) -> list[Entry]:
    """The topics that the issue has, in the publication's order; retired ones too, for they were published."""
    entries = []
    for topic in publication.topics:
        if revision := _best(issue, topic.id, publication.fallback(language)):
            trend = issue.trends.get(topic.id)
            past = streak(history.get(topic.id, ()), issue.week, trend) if trend else None
            used = revision.commentary.language
            entry = Entry(
                topic=topic,
                language=language,
                trend=trend,
                verdict=verdict(say, trend, past, issue.week) if trend else say("no verdict yet"),
                revision=revision,
                borrowed="" if used == language else in_language(say, used),
            )
            entries.append(entry)
    return entries


def all_borrowed(say: Voice, language: str, entries: Sequence[Entry]) -> str:
    """The note above texts that are all borrowed from one language; else nothing."""
    borrowed = {entry.borrowed for entry in entries}
    if len(borrowed) != 1 or borrowed == {""}:
        return ""
    return say(
        "There is no text %(in_yours)s this week; here it is %(in_other)s.",
        in_yours=in_language(say, language),
        in_other=borrowed.pop(),
    )


def in_language(say: Voice, language: str) -> str:
    match language:
        case "be":
            return say("in Belarusian")
        case "en":
            return say("in English")
        case "ru":
            return say("in Russian")
        case _:
            return say("in the language “%(name)s”", name=language_name(language))


def _best(issue: Issue, topic_id: str, languages: Sequence[str]) -> Revision | None:
    found = (issue.find(topic_id, language) for language in languages)
    return next((revision for revision in found if revision), None)


def one_line(text: str, limit: int) -> str:
    """As it is shown: no longer than it may be, whatever an older version let in, and with no links in it."""
    if len(text) > limit:
        text = text[:limit] + "…"
    return unlinked(" ".join(text.split()))
