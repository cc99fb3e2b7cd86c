"""Numbers of readers, from which nobody can find out what they do not say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.figures import filled, hiding, rounded
from bot.model.figures import Figures, FlowWeek, Rough
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS, Address, Format, Preferences, Variant
from bot.model.week import Week
from tests.desk.newsroom import Newsroom, text
from tests.render.issues import PUBLICATION, WEEK

BIT = PUBLICATION.topic("west").bit


def spoken(languages: int) -> Publication:
    """A publication in so many languages."""
    return replace(PUBLICATION, languages=tuple(f"x{number}" for number in range(languages)))


@st.composite
def populations(draw: st.DrawFn) -> tuple[Publication, Mapping[Variant, int]]:
    """Small groups, where there is something to hide."""
    publication = spoken(draw(st.integers(1, 15)))
    variants = st.builds(
        Variant,
        st.sampled_from(publication.languages),
        st.sampled_from(Format),
        st.one_of(st.integers(0, 15), st.just(ALL_TOPICS)),
    )
    return publication, draw(st.dictionaries(variants, st.integers(1, 12), max_size=25))


def span(numbers: list[Rough]) -> range:
    """What their sum can be."""
    least = sum(number.least for number in numbers)
    return range(least, least + sum(number.step - 1 for number in numbers) + 1)


def few(figures: Figures) -> Iterator[set[int]]:
    """For each number that is not told: what it can be, by all that is told."""
    parts = [[number for _, number in part] for part in (figures.languages, figures.formats)]
    topics = [number for _, number in figures.topics]
    totals = [
        total
        for total in span([figures.subscribers])
        if all(total in span(part) for part in parts) and all(total >= topic.least for topic in topics)
    ]
    if figures.subscribers.few:
        yield set(totals)
    for part in parts:
        for place, number in enumerate(part):
            if number.few:
                others = span(part[:place] + part[place + 1 :])
                yield {value for value in span([number]) for total in totals if total - value in others}
    for topic in topics:
        if topic.few:
            yield {value for value in span([topic]) for total in totals if value <= total}


@given(populations())
def test_no_number_that_is_not_told_can_be_computed_from_the_others(
    population: tuple[Publication, Mapping[Variant, int]],
) -> None:
    publication, variants = population
    figures = rounded(publication, variants, [], [])
    assert all(len(possible) > 1 for possible in few(figures))


@pytest.mark.parametrize("languages", range(1, 16))
@pytest.mark.parametrize("readers", [0, 1, 4, 9])
def test_the_hardest_cases_are_hidden_too(languages: int, readers: int) -> None:
    """Groups of the same size, among them the largest that are not told."""
    publication = spoken(languages)
    variants = {Variant(each, Format.BRIEF, 1): readers for each in publication.languages}
    assert all(len(possible) > 1 for possible in few(rounded(publication, variants, [], [])))


@pytest.mark.parametrize(("groups", "step"), [((3, 2), 5), ((1, 2), 5), ((5, 2), 10), ((10, 2), 100), ((15, 2), 10)])
def test_the_step_divides_no_number_of_groups(groups: tuple[int, ...], step: int) -> None:
    """Five groups of four are twenty: with a step of five, the total would tell each of them."""
    assert hiding(*groups) == step


def test_groups_under_five_are_not_told_and_others_are_rounded_down() -> None:
    variants = {
        Variant("be", Format.BRIEF, ALL_TOPICS): 1241,
        Variant("be", Format.FULL, BIT): 9,
        Variant("ru", Format.FULL, 0): 4,
        Variant("de", Format.FULL, 0): 1,
    }
    figures = rounded(PUBLICATION, variants, [FlowWeek(WEEK, 7, 4)], [(WEEK, None)])
    assert figures.subscribers.least == 1255
    assert {name: number.least for name, number in figures.languages} == {"be": 1250, "ru": 0, "en": 0}
    assert {form: number.least for form, number in figures.formats} == {
        Format.BRIEF: 1240,
        Format.FULL: 10,
        Format.RICH: 0,
        Format.DISCREET: 0,
    }
    assert {topic: number.least for topic, number in figures.topics} == {"elite": 1240, "west": 1250, "security": 1240}
    assert [(week.joined.few, week.gone.few) for week in figures.weeks] == [(False, True)]
    assert figures.issues == ((WEEK, None),)


def test_nobody_and_a_few_look_alike() -> None:
    nobody = rounded(PUBLICATION, {}, [FlowWeek(WEEK, 0, 0)], [])
    assert nobody == rounded(PUBLICATION, {Variant("be", Format.FULL, BIT): 4}, [FlowWeek(WEEK, 4, 3)], [])


@pytest.mark.parametrize(
    ("counted", "shown"), [((), (0,)), ((0,), (0,)), ((-3, -1), (0, -1, -2, -3)), ((-2,), (0, -1, -2))]
)
def test_a_week_in_which_nobody_came_or_left_is_no_gap(counted: tuple[int, ...], shown: tuple[int, ...]) -> None:
    found = filled([FlowWeek(WEEK.shift(ago), 1, 0) for ago in counted], WEEK)
    assert [each.week for each in found] == [WEEK.shift(ago) for ago in shown]


async def test_what_is_counted_is_what_the_database_has(newsroom: Newsroom) -> None:
    await newsroom.subscribe(*[Preferences("en", topics=BIT, subscribed=True)] * 6, Preferences("be"))
    await newsroom.readers.erase(Address(6))
    await newsroom.upload(text())
    await newsroom.publish()
    figures = await newsroom.desk.counting.figures()
    assert (figures.subscribers.least, dict(figures.languages)["en"].least) == (5, 5)
    (flow,) = figures.weeks
    assert (flow.week, flow.joined.least, flow.gone.few) == (Week.parse("2019-W22"), 5, True)
    ((week, result),) = figures.issues
    assert result is not None
    assert (week, result.sent.few, result.seconds) == (WEEK, True, None)
