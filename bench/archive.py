"""A database with years of issues, as the bot would have it by then."""

import asyncio
import itertools
from collections.abc import Iterator
from pathlib import Path

from bench.outbox import LANGUAGES, LINE, WEEK, Outbox, utc_now
from bot.app import open_publication
from bot.model.issue import Commentary, Verdicts
from bot.model.publication import Publication, Trend
from bot.paths import folder
from bot.store.issues import Issues

TOPICS = 5
BODY = "\n\n".join(["Кіроўная эліта ўзмацняе кантроль, а **эканоміка** слабне. " * 6] * 4)
"""1,400 characters: most commentaries of real issues are one message."""


def fill(place: Path, weeks: int) -> None:
    asyncio.run(take_in(place, weeks))


async def take_in(place: Path, weeks: int) -> None:
    """The weeks before the one that benches publish."""
    async with Outbox.open(place) as outbox:
        publication = await open_publication(folder("content"), outbox.database)
        await Issues(outbox.database, utc_now).archive(commentaries(publication, weeks), verdicts(publication, weeks))


def verdicts(publication: Publication, weeks: int) -> Verdicts:
    """They make streaks of all lengths."""
    trends = list(Trend)
    return {
        (WEEK.shift(-back), topic.id): trends[back // (number + 1) % len(trends)]
        for number, topic in enumerate(publication.open_topics[:TOPICS])
        for back in range(weeks, 0, -1)
    }


def commentaries(publication: Publication, weeks: int) -> Iterator[Commentary]:
    topics = publication.open_topics[:TOPICS]
    for back, topic, language in itertools.product(range(weeks, 0, -1), topics, LANGUAGES):
        headline = f"{LINE.splitlines()[1].strip()} {back}"
        yield Commentary(WEEK.shift(-back), topic.id, language, headline, BODY)
