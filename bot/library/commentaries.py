"""What is missing from the commentaries of one issue taken together; pure."""

from collections.abc import Collection

from bot.model.issue import Commentary
from bot.model.publication import Publication


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
