"""Taking in what an editor uploads: into the draft of its week, or as a correction that waits for a word."""

import asyncio
from dataclasses import dataclass
from functools import partial

from bot.desk.check import check_commentary
from bot.errors import ContentError, ContentErrors
from bot.library import source
from bot.model.issue import Commentary, Correction, Issue, IssueState
from bot.model.publication import Publication
from bot.model.week import Week
from bot.store.cards import Cards
from bot.store.issues import Issues

SUFFIX = ".md"
MAX_DOWNLOAD = 1_000_000
"""Bytes; `source.decode` allows less still, but a larger document is not even fetched."""


@dataclass(frozen=True)
class Drafted:
    """The draft as it is now."""

    issue: Issue


@dataclass(frozen=True)
class Unchanged:
    """The published issue of that week says exactly this."""

    week: Week


Receipt = Drafted | Unchanged | Correction


class Drafts:
    def __init__(self, publication: Publication, issues: Issues, cards: Cards) -> None:
        self._publication = publication
        self._issues = issues
        self._cards = cards

    async def receive(self, name: str, content: bytes) -> Receipt:
        """Keep an uploaded commentary; ContentErrors with all that is wrong with it, and nothing is kept.

        The same text again changes nothing. To a published issue nothing happens before `correct`.
        """
        commentary = await asyncio.to_thread(check_commentary, name, content, self._publication)
        await self._check_correction(name, commentary)
        revision = await self._issues.put(commentary)
        issue = await self._issues.find(commentary.week)
        if issue is None:
            raise ContentErrors([ContentError(name, 0, "the draft was discarded meanwhile: send the file again")])
        if issue.state is IssueState.DRAFT:
            return Drafted(issue)
        return receipt(issue, revision.number, commentary)

    async def _check_correction(self, name: str, commentary: Commentary) -> None:
        """ContentErrors for a text that would split a published issue."""
        issue = await self._issues.find(commentary.week)
        if issue is None or issue.state is not IssueState.PUBLISHED:
            return
        others = {each.language for each in issue.commentaries if each.topic == commentary.topic}
        if others - {commentary.language} and issue.trends[commentary.topic] is not commentary.trend:
            problem, values = partial(ContentError, name), {"trend": issue.trends[commentary.topic].value}
            raise ContentErrors(
                [problem(0, "the issue is published with the trend “%(trend)s”, the same in all languages", values)]
            )

    async def find(self, week: Week) -> Issue | None:
        """None for a published issue, too."""
        issue = await self._issues.find(week)
        return issue if issue and issue.state is IssueState.DRAFT else None

    async def correct(self, revision: int) -> Commentary | None:
        """Let a published issue show this revision; nothing is sent. None if no such text waits."""
        return await self._issues.adopt(revision)

    async def remove(self, week: Week, topic: str, language: str) -> Issue | None:
        """The draft without that commentary, were it there or not; None if there is no such draft."""
        await self._issues.remove(week, topic, language)
        return await self.find(week)

    async def discard(self, week: Week) -> bool:
        """Throw the draft away, and begin its card anew with the next one; False if there is no such draft."""
        discarded = await self._issues.discard(week)
        if discarded:
            await self._cards.drop(subject(week))
        return discarded


def subject(week: Week) -> str:
    """How the card of a draft is called in the store."""
    return f"draft:{week}"


def receipt(published: Issue, revision: int, commentary: Commentary) -> Receipt:
    """What a text for a published issue comes to."""
    shown = published.find(commentary.topic, commentary.language)
    if shown and shown.commentary == commentary:
        return Unchanged(commentary.week)
    return Correction(revision, commentary, published)


def check_document(name: str, size: int) -> None:
    """ContentErrors for a document that is not worth fetching; `size` in bytes."""
    if not name.lower().endswith(SUFFIX):
        raise ContentErrors([ContentError(name, 0, "commentaries are files whose name ends in .md")])
    if size > MAX_DOWNLOAD:
        problem = ContentError(name, 0, "the file is larger than %(limit)s KiB", {"limit": source.MAX_BYTES // 1024})
        raise ContentErrors([problem])
