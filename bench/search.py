"""What a search costs with ten years of issues: `python -m bench.search`.

The texts are made of the words of the demo's, so that common words stand in thousands of them and rare ones in few.
"""

import argparse
import asyncio
import itertools
import random
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles

from bench.archive import TOPICS, verdicts
from bench.outbox import LANGUAGES, WEEK, utc_now
from bot.app import open_publication
from bot.model.issue import Commentary
from bot.model.people import Role
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.paths import folder
from bot.render.issue import IssueMessages
from bot.render.readers.archive import ArchiveScreens
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.search import SearchScreens
from bot.render.voice import Texts
from bot.stems.words import words
from bot.store.issues import Issues
from bot.store.search import Search
from bot.store.sqlite.database import SqliteDatabase
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.search import ReaderSearch
from bot.tg.visitor import Visitor

SAMPLES = Path(__file__).parents[1] / "bot" / "demo" / "stage" / "content" / "issues"
WORDS = 220
"""Of a text: 1,400 letters."""
GOAL_MS = 50
CHUNK = 300
"""Texts taken in at once."""


def vocabulary(language: str) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob(f"*.{language}.md"))]
    return [text[start:end] for text in texts for start, end in words(text)]


def commentaries(publication: Publication, weeks: int) -> Iterator[Commentary]:
    """With a seed of their own, so that every run searches the same."""
    chance = random.Random(520)
    known = {language: vocabulary(language) for language in LANGUAGES}
    for back, topic, language in itertools.product(range(weeks, 0, -1), publication.open_topics[:TOPICS], LANGUAGES):
        said = chance.choices(known[language], k=WORDS)
        yield Commentary(WEEK.shift(-back), topic.id, language, " ".join(said[:8]), " ".join(said[8:]) + ".")


async def reader_search(database: SqliteDatabase, publication: Publication) -> ReaderSearch:
    texts, issues = Texts(folder("locales")), Issues(database, utc_now)
    screens, messages = ReaderScreens(publication, texts), IssueMessages(publication, texts)
    shown = ReaderIssues(issues, messages, screens, ArchiveScreens(publication, texts), lambda: WEEK)
    found = SearchScreens(publication, texts)
    return ReaderSearch(Search(database), shown, messages, found, screens, publication)


def queries(count: int) -> list[tuple[str, str]]:
    """Of one to three words, common and rare, and the language of who asks."""
    chance = random.Random(7)
    known = {language: vocabulary(language) for language in LANGUAGES}
    return [
        (" ".join(chance.choices(known[language], k=chance.randint(1, 3))), language)
        for language in chance.choices(LANGUAGES, k=count)
    ]


async def measure(place: Path, weeks: int, count: int) -> list[float]:
    """Milliseconds of each search, one after the other."""
    database = await SqliteDatabase.open(place / "search.db")
    try:
        publication = await open_publication(folder("content"), database)
        every = list(commentaries(publication, weeks))
        began = time.perf_counter()
        for first in range(0, len(every), CHUNK):
            await Issues(database, utc_now).archive(every[first : first + CHUNK], {})
        await Issues(database, utc_now).archive((), verdicts(publication, weeks))
        print(f"{len(every):,} texts taken in and indexed in {time.perf_counter() - began:.1f} s")
        search = await reader_search(database, publication)
        took = []
        for text, language in queries(count):
            visitor = partial(Visitor, Address(1), 1, Role.READER, Preferences(language))
            began = time.perf_counter()
            await search.look(text, visitor(stored=False, greeting=language, archive=1))
            took.append((time.perf_counter() - began) * 1000)
        return took
    finally:
        await database.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=520)
    parser.add_argument("--searches", type=int, default=400)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as place:
        took = asyncio.run(measure(Path(place), chosen.weeks, chosen.searches))
    shares = quantiles(took, n=100)
    p95 = shares[94]
    print(f"{len(took)} searches: median {shares[49]:.1f} ms, p95 {p95:.1f} ms, p99 {shares[98]:.1f} ms")
    print(f"p95 {'✓' if p95 <= GOAL_MS else '✗'} ≤ {GOAL_MS} ms")


if __name__ == "__main__":
    main()
