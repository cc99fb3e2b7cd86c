"""Taking issues in from files, as an operator does; nothing is sent to anybody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.desk.check import JUDGES
from bot.errors import ContentErrors
from bot.library.folder import FolderReading, read_issues
from bot.model.issue import Commentary, Issue, IssueState, Verdicts
from bot.model.publication import Publication
from bot.model.week import Week
from bot.store.issues import Issues


@dataclass(frozen=True)
class Imported:
    """What became of every week: `left` are published issues that say something else, `open` drafts in the way."""

    published: tuple[Week, ...] = ()
    drafted: tuple[Week, ...] = ()
    same: tuple[Week, ...] = ()
    left: tuple[Week, ...] = ()
    open: tuple[Week, ...] = ()

    def lines(self) -> Iterator[str]:
        """In plain English, for a terminal."""
        for week in self.published:
            yield f"{week}: taken in as published"
        for week in self.drafted:
            yield f"{week}: taken in as a draft"
        for week in self.same:
            yield f"{week}: published already, with exactly these texts"
        for week in self.left:
            yield f"{week}: published already, with other texts; left alone (correct it by uploads in the chat)"
        for week in self.open:
            yield f"{week}: left alone; it is a draft in the chat: publish or discard it there"
        if not any((self.published, self.drafted, self.same, self.left, self.open)):
            yield "There are no commentaries."


async def import_issues(path: Path, publication: Publication, issues: Issues, *, published: bool) -> Imported:
    """Take in a folder of issues, of commentaries, or one file; ContentErrors, and nothing is, if any is wrong."""
    reading = read_folder(path, publication)
    weeks = by_week(reading.commentaries)
    before = {week: await issues.find(week) for week in weeks}
    known = {week: issue for week, issue in before.items() if issue and issue.state is IssueState.PUBLISHED}
    in_the_way = tuple(week for week, issue in before.items() if published and issue and week not in known)
    new = {week: texts for week, texts in weeks.items() if week not in {*known, *in_the_way}}
    texts = [text for together in new.values() for text in together]
    verdicts = {place: trend for place, trend in reading.verdicts.items() if place[0] in new}
    await (issues.archive(texts, verdicts) if published else issues.draft(texts, verdicts))
    same = tuple(week for week, issue in known.items() if says(issue, weeks[week], reading.verdicts))
    return Imported(
        published=tuple(new) if published else (),
        drafted=() if published else tuple(new),
        same=same,
        left=tuple(week for week in known if week not in same),
        open=in_the_way,
    )


async def take_in_archive(content: Path, publication: Publication, issues: Issues) -> None:
    """At the first start: what the content folder has is the archive. ContentErrors if any of it is wrong."""
    if not await issues.count(IssueState.PUBLISHED) and not await issues.count(IssueState.DRAFT):
        await import_issues(content, publication, issues, published=True)


def read_folder(path: Path, publication: Publication) -> FolderReading:
    """ContentErrors with everything that is wrong with any file."""
    reading = read_issues(path, publication, JUDGES)
    if reading.errors:
        raise ContentErrors(reading.errors)
    return reading


def by_week(commentaries: Iterable[Commentary]) -> dict[Week, list[Commentary]]:
    """Oldest first."""
    weeks: dict[Week, list[Commentary]] = {}
    for commentary in sorted(commentaries, key=lambda each: each.week):
        weeks.setdefault(commentary.week, []).append(commentary)
    return weeks


def says(issue: Issue, texts: Sequence[Commentary], verdicts: Verdicts) -> bool:
    """Whether the issue shows all of these texts as they are, under these verdicts."""
    shown = set(issue.commentaries)
    return all(text in shown and verdicts[text.week, text.topic] is issue.trends[text.topic] for text in texts)
