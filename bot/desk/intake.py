"""Taking in what an editor sends: into the draft of its week, or as a correction that waits for a word."""

import asyncio
from dataclasses import replace

from bot.desk.check import JUDGES
from bot.desk.differing import changes
from bot.desk.drafts import noted
from bot.errors import ContentError
from bot.library.files.archive import MAX_SENT, unpacked
from bot.library.files.opening import MAX_TEXT
from bot.library.reading import read
from bot.model.issue import Issue, IssueState, Proposed
from bot.model.journal import Deed
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.reading import Reading, Refused, Taken
from bot.model.receipt import Arrival, Barred, Drafted, File, Receipt, Step, Unchanged
from bot.model.week import Week
from bot.render.issue import IssueMessages, count_words
from bot.store.hands import Hands
from bot.store.issues import Issues
from bot.store.journal import Journal
from bot.store.steps import Steps

TEXTS = (".md", ".markdown", ".txt")
"""Names of files in which nothing but a text can be."""


class Intake:
    def __init__(
        self,
        publication: Publication,
        messages: IssueMessages,
        issues: Issues,
        steps: Steps,
        hands: Hands,
        journal: Journal,
    ) -> None:
        self._publication = publication
        self._messages = messages
        self._issues = issues
        self._steps = steps
        self._hands = hands
        self._journal = journal

    async def arrive(self, file: File, editor: int) -> Arrival:
        """Take an editor's file in, unless something must be asked first or is wrong; then nothing is kept."""
        reading = await self.read(file)
        if not isinstance(reading, Taken):
            return reading
        return await self.take(reading, editor)

    async def unpack(self, file: File) -> tuple[list[File], list[Refused]]:
        """The files of an archive, and what is wrong with others; of any other file, itself."""
        packed, problems = await asyncio.to_thread(unpacked, file.name, file.content)
        files = [replace(file, name=each.name, content=each.content) for each in packed]
        refused: dict[str, list[ContentError]] = {}
        for problem in problems:
            refused.setdefault(problem.path, []).append(problem)
        return files, [Refused(name, tuple(together)) for name, together in refused.items()]

    async def read(self, file: File) -> Reading:
        """What it says, and what is open or wrong; keeps nothing. In a thread: a long text takes a while."""
        return await asyncio.to_thread(
            read, file.name, file.content, self._publication, file.today, JUDGES, file.answers
        )

    async def take(self, taken: Taken, editor: int) -> Arrival:
        """The same text again changes nothing. To a published issue nothing happens before an editor's word."""
        week = taken.commentary.week
        before = await self._issues.find(week)
        if before and before.state is IssueState.SCHEDULED:
            return Barred(week)
        if problem := contradiction(taken, before):
            return Refused(taken.name, (problem,))
        decided = before is not None and taken.commentary.topic in before.trends
        step = await self._steps.put(
            taken.commentary,
            None if decided else taken.trend,
            self._hands.noting(editor, lambda step: [step.week for step in changed(step)]),
            self._journal.noting_all(editor, Deed.TAKEN, lambda step: map(noted, changed(step))),
        )
        issue = await self._issues.find(week)
        if issue is None:
            problem = ContentError(taken.name, 0, "the draft was discarded meanwhile: send the file again")
            return Refused(taken.name, (problem,))
        if isinstance(step, Step):
            return await self._drafted(taken, step, issue)
        if issue.state is IssueState.SCHEDULED:
            return Barred(week)
        if problem := contradiction(taken, issue):
            return Refused(taken.name, (problem,))
        return waiting(issue, step, taken)

    async def text(self, week: Week, topic: str, language: str) -> tuple[Message, ...]:
        """A text of an issue as it comes to who reads in full; nothing if there is none."""
        issue = await self._issues.find(week)
        return await self._text(issue, topic, language) if issue else ()

    async def _text(self, issue: Issue, topic: str, language: str) -> tuple[Message, ...]:
        history = await self._issues.history(issue.week)
        return await asyncio.to_thread(self._messages.text, issue, history, topic, language)

    async def _drafted(self, taken: Taken, step: Step, issue: Issue) -> Drafted:
        text = taken.commentary
        shown = await self._text(issue, text.topic, text.language)
        count = await asyncio.to_thread(count_words, text.body)
        replaced = step.before.commentary if step.before and step.before != step.after else None
        difference = await asyncio.to_thread(changes, replaced, text) if replaced else ()
        return Drafted(taken, step, issue, words=count, messages=len(shown), difference=difference)


def changed(step: Step | int) -> tuple[Step, ...]:
    """The step, if it has changed something."""
    return (step,) if isinstance(step, Step) and step.number else ()


def contradiction(taken: Taken, issue: Issue | None) -> ContentError | None:
    """What keeps a text from joining a published issue: neither has a verdict."""
    if issue is None or issue.state is not IssueState.PUBLISHED:
        return None
    if taken.commentary.topic not in issue.trends and not taken.trend:
        return ContentError(
            taken.name,
            0,
            "the published issue says nothing of this topic yet: choose its verdict at /desk, and send the text again",
        )
    return None


def waiting(published: Issue, revision: int, taken: Taken) -> Receipt:
    """What a text for a published issue comes to."""
    text = taken.commentary
    shown = published.find(text.topic, text.language)
    if shown and shown.commentary == text and taken.trend in {None, published.trends.get(text.topic)}:
        return Unchanged(text.week)
    named = taken.trend if taken.trend is not published.trends.get(text.topic) else None
    return Proposed(revision, text, published, named)


def check_document(name: str, size: int) -> ContentError | None:
    """What makes a document not worth fetching; `size` in bytes."""
    limit = MAX_TEXT if name.lower().endswith(TEXTS) else MAX_SENT
    if size > limit:
        values = {"size": str(-(-size // 1024)), "limit": str(limit // 1024)}
        return ContentError(
            name, 0, "the file has %(size)s KiB, and a text at most %(limit)s KiB: send one text per file", values
        )
    return None
