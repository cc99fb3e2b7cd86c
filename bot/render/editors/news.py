"""What is new in a draft to an editor who has looked at it before."""

from collections.abc import Iterable

from bot.model.look import Change, Turn
from bot.model.publication import Publication
from bot.render.edition import in_language
from bot.render.numbers import few, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Voice

MOST = 8
"""Lines; who has not looked for longer reads it all anyway."""


def news_lines(say: Voice, publication: Publication, changes: Iterable[Change]) -> list[str]:
    """In the order of the topics."""
    order = {topic.id: place for place, topic in enumerate(publication.topics)}
    sorted_changes = sorted(changes, key=lambda each: order.get(each.topic, len(order)))
    return few(say, [_line(say, publication, each) for each in sorted_changes], MOST)


def _line(say: Voice, publication: Publication, change: Change) -> str:
    told = _told(say, publication, change)
    return f"{told} ({change.by})" if change.by else told


def _told(say: Voice, publication: Publication, change: Change) -> str:
    topic = topic_name(publication, change.topic, say.language)
    if not change.language:
        if change.trend is None:
            return say("%(topic)s: it has no verdict any more", topic=topic)
        return say("%(topic)s: the verdict is “%(verdict)s” now", topic=topic, verdict=verdict_words(say, change.trend))
    where = {"topic": topic, "in_language": in_language(say, change.language)}
    match change.turn:
        case Turn.NEW:
            return say("%(topic)s, %(in_language)s: a new text", **where)
        case Turn.CHANGED:
            return say("%(topic)s, %(in_language)s: the text was replaced", **where)
        case Turn.REMOVED:
            return say("%(topic)s, %(in_language)s: the text was removed", **where)
