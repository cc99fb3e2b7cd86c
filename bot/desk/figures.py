"""What editors are told of readers. Exact numbers stay in this file."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from bot.desk.broadcasting import Broadcasting
from bot.model.figures import Figures, FlowWeek, Rough, RoughFlow, RoughResult
from bot.model.issue import IssueState
from bot.model.languages import offer
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS, Format, Variant
from bot.model.status import Status
from bot.model.week import Week
from bot.store.flow import Flow
from bot.store.issues import Issues
from bot.store.readers import Readers

STEPS = (5, 10, 100)
"""Groups smaller than the step are not told apart; the first that hides them all is taken."""
WEEKS = 6
"""In which people came and left."""
RECENT_ISSUES = 6


class Counting:
    def __init__(
        self,
        publication: Publication,
        readers: Readers,
        flow: Flow,
        issues: Issues,
        broadcasting: Broadcasting,
        clock: Callable[[], datetime],
    ) -> None:
        self._publication = publication
        self._readers = readers
        self._flow = flow
        self._issues = issues
        self._broadcasting = broadcasting
        self._clock = clock

    async def figures(self) -> Figures:
        this_week = Week.at(self._clock(), "UTC")
        weeks = await self._issues.weeks(IssueState.PUBLISHED, limit=RECENT_ISSUES)
        return rounded(
            self._publication,
            await self._readers.subscribers(ALL_TOPICS),
            filled(await self._flow.since(this_week.shift(1 - WEEKS)), this_week),
            [(week, await self._broadcasting.of_week(week)) for week in weeks],
        )


def rounded(
    publication: Publication,
    variants: Mapping[Variant, int],
    weeks: Iterable[FlowWeek],
    issues: Iterable[tuple[Week, Status | None]],
) -> Figures:
    """Everything by the same step, zeros too: what is not told cannot be found out from what is."""
    languages, formats = Counter[str](), Counter[Format]()
    for variant, number in variants.items():
        languages[offer(variant.languages[0], publication.languages)] += number
        formats[variant.format] += number
    step = hiding(len(publication.languages), len(Format))

    def rough(number: int) -> Rough:
        return Rough(number // step * step, step)

    def followers(bit: int) -> int:
        return sum(number for variant, number in variants.items() if variant.topics & bit)

    return Figures(
        step,
        rough(sum(variants.values())),
        tuple((language, rough(languages[language])) for language in publication.languages),
        tuple((form, rough(formats[form])) for form in Format),
        tuple((topic.id, rough(followers(topic.bit))) for topic in publication.open_topics),
        tuple(RoughFlow(each.week, rough(each.joined), rough(each.gone)) for each in weeks),
        tuple((week, _result(status, rough)) for week, status in issues),
    )


def hiding(*groups: int) -> int:
    """The step by which to round where so many groups each make up the same total.

    n numbers lose n·(step - 1) at most. Only where that is a whole number of steps can the total, rounded as they are,
    say that each of them has lost the most: where the step divides n.
    """
    return next(step for step in STEPS if all(number % step for number in groups))


def filled(weeks: Sequence[FlowWeek], this_week: Week) -> list[FlowWeek]:
    """Newest first and without gaps, which would tell that nobody came or left."""
    known = {each.week: each for each in weeks}
    first, week, found = min([*known, this_week]), this_week, []
    while week >= first:
        found.append(known.get(week, FlowWeek(week, 0, 0)))
        week = week.shift(-1)
    return found


def _result(status: Status | None, rough: Callable[[int], Rough]) -> RoughResult | None:
    if status is None:
        return None
    tally = status.broadcast.tally
    seconds = status.broadcast.seconds if status.broadcast.at_rest else None
    return RoughResult(rough(tally.sent), rough(tally.gone), rough(tally.failed), seconds)
