"""A folder of commentaries: every file is judged alone and beside its neighbours, and none stops the others."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.errors import ContentError, ContentErrors
from bot.library import source
from bot.library.publication import FILE
from bot.library.reading import Judges, read
from bot.model.issue import Commentary, Verdicts
from bot.model.publication import Publication
from bot.model.reading import Asked, Refused, Taken
from bot.model.week import Week


@dataclass(frozen=True)
class FolderReading:
    """What a folder holds; `parsed` has the files that are right in themselves, even if `errors` names them too."""

    parsed: tuple[Taken, ...]
    errors: tuple[ContentError, ...]
    warnings: tuple[ContentError, ...]

    @property
    def commentaries(self) -> tuple[Commentary, ...]:
        return tuple(each.commentary for each in self.parsed)

    @property
    def verdicts(self) -> Verdicts:
        return {(each.commentary.week, each.commentary.topic): each.trend for each in self.parsed if each.trend}


NO_JUDGES = Judges()


def read_issues(folder: Path, publication: Publication, judges: Judges = NO_JUDGES) -> FolderReading:
    """Read a content folder (its `issues/WEEK/*.md`), a folder of weeks, a folder of commentaries, or one file.

    There is nobody to ask: what is not one thing only is an error.
    """
    found = _Search(folder)
    parsed: list[Taken] = []
    errors, warnings = list(found.errors), list(found.warnings)
    for path in found.files:
        problem = partial(ContentError, str(path))
        try:
            reading = read(str(path), source.read_bytes(path), publication, None, judges)
        except ContentErrors as problems:
            errors += problems.problems
            continue
        match reading:
            case Taken():
                parsed.append(reading)
                warnings += [problem(each.line, each.message, each.values, each.quote) for each in reading.oddities]
            case Asked():
                errors += [problem(each.line, each.message, each.values, each.quote) for each in reading.questions]
            case Refused():
                errors += reading.problems
    errors += [*_misplaced(parsed, folder), *_repeated(parsed), *_disagreeing(parsed), *_undecided(parsed)]
    return FolderReading(tuple(parsed), tuple(errors), tuple(warnings))


class _Search:
    """The files that are to be read, and what else lies there."""

    def __init__(self, folder: Path) -> None:
        self.files: list[Path] = []
        self.errors: list[ContentError] = []
        self.warnings: list[ContentError] = []
        self._root = os.path.realpath(folder)
        issues = folder / "issues"
        if issues.is_dir():
            self._look(issues, with_weeks=True)
        elif folder.is_dir():
            self._look(folder, with_weeks=True)
        else:
            self.files.append(folder)

    def _look(self, folder: Path, *, with_weeks: bool) -> None:
        for path in self._inside(folder):
            problem = partial(ContentError, str(path))
            if path.name.startswith(".") or path.name == FILE:
                continue
            if not Path(os.path.realpath(path)).is_relative_to(self._root):
                self.errors.append(problem(0, "this link leads out of the folder, and is not followed"))
            elif path.is_dir() and with_weeks:
                self._look(path, with_weeks=False)
            elif path.is_file() and path.suffix == ".md":
                self.files.append(path)
            else:
                self.warnings.append(problem(0, "this is not a commentary (“topic.language.md”), and is not read"))

    def _inside(self, folder: Path) -> list[Path]:
        problem = partial(ContentError, str(folder))
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            self.errors.append(problem(0, "the folder cannot be read: %(reason)s", {"reason": error.strerror}))
            return []


def _misplaced(parsed: Iterable[Taken], root: Path) -> Iterator[ContentError]:
    for each in parsed:
        path, commentary = Path(each.name), each.commentary
        problem = partial(ContentError, each.name)
        folder, week = path.absolute().parent.name, str(commentary.week)
        if folder != week and (_is_week(folder) or root not in {path, path.parent}):
            values = {"week": week, "folder": folder}
            yield problem(each.lines.get("week", 0), "the week is %(week)s, but the folder is “%(folder)s”", values)
        name = f"{commentary.topic}.{commentary.language}.md"
        if path.name != name:
            yield problem(
                each.lines.get("topic", 0),
                "by its topic and language the file must be named “%(name)s”",
                {"name": name},
            )


def _is_week(folder: str) -> bool:
    try:
        Week.parse(folder)
    except ValueError:
        return False
    return True


def _repeated(parsed: Iterable[Taken]) -> Iterator[ContentError]:
    first: dict[tuple[Week, str, str], str] = {}
    for each in parsed:
        problem = partial(ContentError, each.name)
        of = each.commentary
        other = first.setdefault((of.week, of.topic, of.language), each.name)
        if other != each.name:
            values = {"other": other}
            yield problem(each.lines.get("topic", 0), "“%(other)s” already has this week, topic and language", values)


def _disagreeing(parsed: Iterable[Taken]) -> Iterator[ContentError]:
    """The files that contradict the first of their topic."""
    first: dict[tuple[Week, str], Taken] = {}
    for each in parsed:
        if each.trend is None:
            continue
        problem = partial(ContentError, each.name)
        other = first.setdefault((each.commentary.week, each.commentary.topic), each)
        if other.trend and other.trend is not each.trend:
            yield problem(
                each.lines.get("trend", 0),
                "the trend is “%(trend)s” here, but “%(other)s” in “%(language)s”",
                {"trend": each.trend.value, "other": other.trend.value, "language": other.commentary.language},
            )


def _undecided(parsed: Sequence[Taken]) -> Iterator[ContentError]:
    """The first file of a topic on whose verdict none says anything."""
    told = {(each.commentary.week, each.commentary.topic) for each in parsed if each.trend}
    for each in parsed:
        problem = partial(ContentError, each.name)
        place = (each.commentary.week, each.commentary.topic)
        if place not in told:
            told.add(place)
            yield problem(
                0, "no text on “%(topic)s” names its trend: write improved, unchanged or worsened", {"topic": place[1]}
            )
