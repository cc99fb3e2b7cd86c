"""What is wrong with, or missing from, the commentaries of one issue taken together; pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.model import Commentary, Publication, Trend, Week


@dataclass(frozen=True)
class Disagreement:
    """A topic whose trend is not the same in every language."""

    week: Week
    topic: str
    trends: Mapping[str, Trend]
    """By language."""


def disagreements(commentaries: Iterable[Commentary]) -> list[Disagreement]:
    """Of any number of weeks, in the order of the commentaries."""
    trends: dict[tuple[Week, str], dict[str, Trend]] = {}
    for each in commentaries:
        trends.setdefault((each.week, each.topic), {})[each.language] = each.trend
    return [
        Disagreement(week, topic, by_language)
        for (week, topic), by_language in trends.items()
        if len(set(by_language.values())) > 1
    ]


def missing(commentaries: Collection[Commentary], publication: Publication) -> dict[str, tuple[str, ...]]:
    """The topic ids that one issue has in other languages only, by language; complete languages are left out."""
    present = {each.topic for each in commentaries}
    there = {(each.topic, each.language) for each in commentaries}
    return {
        language: topics
        for language in publication.languages
        if (
            topics := tuple(
                topic.id
                for topic in publication.open_topics
                if topic.id in present and (topic.id, language) not in there
            )
        )
    }


def absent(commentaries: Collection[Commentary], publication: Publication) -> tuple[str, ...]:
    """The open topics on which one issue has nothing in any language."""
    present = {each.topic for each in commentaries}
    return tuple(topic.id for topic in publication.open_topics if topic.id not in present)
