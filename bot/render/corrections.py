"""What readers are told of corrections: the line in an issue, and the notice that brings it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.model.correction import Correction
from bot.model.issue import Issue
from bot.model.publication import Publication, Topic, Trend
from bot.render.dates import day_of_month
from bot.render.edition import Entry
from bot.render.html.names import unlinked
from bot.render.verdict import verdict_words
from bot.render.voice import Voice


def glance_lines(
    say: Voice, publication: Publication, issue: Issue, entries: Sequence[Entry], *, texts: bool
) -> list[str]:
    """Of the topics that are shown; with `texts` also those that concern no verdict."""
    return [
        line(say, publication, issue, each)
        for each in issue.corrections
        if (entry := _entry(entries, each)) and (each.of_verdict or (texts and _tells_of(entry, each)))
    ]


def text_lines(say: Voice, publication: Publication, issue: Issue, entry: Entry) -> list[str]:
    """Of one topic, in the language of its text."""
    return [
        line(say, publication, issue, each)
        for each in issue.corrections
        if _entry([entry], each) and (each.of_verdict or _tells_of(entry, each))
    ]


def tells_of_text(issue: Issue, entry: Entry) -> bool:
    """Whether one of them is about the text itself."""
    return any(_entry([entry], each) and _tells_of(entry, each) for each in issue.corrections)


def line(say: Voice, publication: Publication, issue: Issue, correction: Correction) -> str:
    """“Corrected on 28 November: Security is unchanged (we wrote: improved).”, and the reason."""
    day = day_of_month(_day(publication, correction), issue.week.sunday, say.language)
    return " ".join(filter(None, (_told(say, publication, correction, day), unlinked(correction.reason))))


def _told(say: Voice, publication: Publication, correction: Correction, day: str) -> str:
    if not correction.topic:
        return say("Retracted on %(date)s.", date=day)
    topic = topic_of(publication, correction.topic)
    name = topic.names[say.language] if topic else correction.topic
    if not correction.of_verdict:
        return say("Corrected on %(date)s: the text on “%(topic)s”.", date=day, topic=name)
    after, before = Trend(correction.after), Trend(correction.before)
    values = {"date": day, "topic": name, "verdict": verdict_words(say, after), "before": verdict_words(say, before)}
    if after is Trend.UNCHANGED:
        return say("Corrected on %(date)s: %(topic)s is %(verdict)s (we wrote: %(before)s).", **values)
    return say("Corrected on %(date)s: %(topic)s %(verdict)s (we wrote: %(before)s).", **values)


def _day(publication: Publication, correction: Correction) -> date:
    return datetime.fromtimestamp(correction.at, UTC).astimezone(ZoneInfo(publication.zone)).date()


def _entry(entries: Iterable[Entry], correction: Correction) -> Entry | None:
    return next((each for each in entries if each.topic.id == correction.topic), None)


def _tells_of(entry: Entry, correction: Correction) -> bool:
    return correction.language == entry.commentary.language


def topic_of(publication: Publication, topic_id: str) -> Topic | None:
    return next((each for each in publication.topics if each.id == topic_id), None)
