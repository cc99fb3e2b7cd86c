"""Whether what the newsroom wrote can be published, and what is still missing from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import ContentError, ContentErrors, shorten
from bot.library.commentaries import absent, missing
from bot.library.folder import read_issues
from bot.library.publication import read_publication
from bot.library.reading import Judges, foreign
from bot.model.issue import Commentary, Issue
from bot.model.publication import Publication
from bot.model.reading import Oddity
from bot.model.week import Week
from bot.render.markdown.judge import find_problems
from bot.render.markdown.oddities import live_in_line, oddities

JUDGES = Judges(find_problems, oddities, live_in_line)
"""What the Markdown of a text means to its readers."""


@dataclass(frozen=True)
class Gaps:
    """What one issue lacks, by topic id: in some languages, and altogether."""

    week: Week
    missing: Mapping[str, tuple[str, ...]]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What `check` found; only errors keep the content from being used."""

    errors: tuple[ContentError, ...] = ()
    warnings: tuple[ContentError, ...] = ()
    issues: tuple[Gaps, ...] = ()
    commentaries: int = 0

    def lines(self) -> Iterator[str]:
        """The report in plain English, for a terminal."""
        yield from map(str, self.errors)
        for warning in self.warnings:
            yield f"{warning} (warning)"
        for issue in self.issues:
            yield from _lines(issue)
        yield (
            f"Issues: {len(self.issues)}, commentaries: {self.commentaries}, "
            f"errors: {len(self.errors)}, warnings: {len(self.warnings)}"
        )


def check(content: Path) -> Report:
    """Everything that is wrong in a content folder at once; reads files, and nothing else."""
    try:
        publication = read_publication(content)
    except ContentErrors as errors:
        return Report(errors.problems)
    reading = read_issues(content, publication, JUDGES)
    return Report(
        errors=tuple(sorted(reading.errors, key=lambda each: (each.path, each.line))),
        warnings=reading.warnings,
        issues=tuple(_gaps(reading.commentaries, publication)),
        commentaries=len(reading.parsed),
    )


def odd(text: Commentary) -> tuple[Oddity, ...]:
    """What is odd about a text that was taken; lines are those of its body, 0 stands above it."""
    letters = foreign(f"{text.headline}\n{text.body}", text.language)
    above = [Oddity(0, *found[1:]) for line in (text.headline, text.lead) for found in live_in_line(line)]
    return (*letters, *above, *(Oddity(*found) for found in oddities(text.body)))


def worth_a_look(issue: Issue) -> dict[tuple[str, str], tuple[Oddity, ...]]:
    """What is odd about its texts, by topic and language, with the line itself: nobody counts lines on a telephone."""
    found = {(text.topic, text.language): (text.body.split("\n"), odd(text)) for text in issue.commentaries}
    return {
        place: tuple(
            replace(each, line=0, quote=shorten(lines[each.line - 1].strip()) if each.line else "") for each in oddly
        )
        for place, (lines, oddly) in found.items()
        if oddly
    }


def _gaps(commentaries: Iterable[Commentary], publication: Publication) -> Iterator[Gaps]:
    weeks: dict[Week, list[Commentary]] = {}
    for each in commentaries:
        weeks.setdefault(each.week, []).append(each)
    for week, together in sorted(weeks.items()):
        yield Gaps(week, missing(together, publication), absent(together, publication))


def _lines(gaps: Gaps) -> Iterator[str]:
    for language, topics in gaps.missing.items():
        yield f"{gaps.week}: missing in {language}: {', '.join(topics)}"
    if gaps.absent:
        yield f"{gaps.week}: nothing on {', '.join(gaps.absent)}"
