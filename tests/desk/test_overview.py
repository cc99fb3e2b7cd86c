"""Which week is written now, and what waits beside it."""

from datetime import UTC, datetime

import pytest

from bot.desk.overview import at_hand
from bot.model.issue import IssueState
from bot.model.week import Week
from tests.desk.newsroom import Newsroom, text

NOW, LAST, NEXT, LONG_AGO = (Week.parse(week) for week in ("2019-W22", "2019-W21", "2019-W23", "2019-W02"))


@pytest.mark.parametrize(
    ("drafts", "settled", "week"),
    [
        pytest.param([], [], NOW, id="nothing yet"),
        pytest.param([NOW], [LAST], NOW, id="this week's draft"),
        pytest.param([NEXT, NOW], [], NOW, id="this week's before one that was begun early"),
        pytest.param([LAST], [], LAST, id="last week's still waits"),
        pytest.param([LAST, LONG_AGO], [], LAST, id="the newest that waits"),
        pytest.param([], [NOW, LAST], NEXT, id="this week's is out"),
        pytest.param([], [NEXT, NOW], Week.parse("2019-W24"), id="so is the next one's"),
        pytest.param([LAST], [NOW], LAST, id="what waits comes before what has not begun"),
    ],
)
def test_the_week_at_hand(drafts: list[Week], settled: list[Week], week: Week) -> None:
    assert at_hand(drafts, settled, NOW) == week


async def test_the_week_turns_where_the_publication_is_at_home(newsroom: Newsroom) -> None:
    """In Minsk it is Monday three hours earlier than in UTC."""
    newsroom.now = datetime(2019, 5, 26, 21, 30, tzinfo=UTC)
    assert newsroom.desk.overviews.this_week == NOW
    newsroom.now = datetime(2019, 5, 26, 20, 30, tzinfo=UTC)
    assert newsroom.desk.overviews.this_week == LAST


async def test_to_begin_a_week_opens_a_draft_once_and_leaves_what_is_there(newsroom: Newsroom) -> None:
    begun = await newsroom.desk.overviews.begin(NOW)
    assert begun
    assert (begun.state, begun.revisions) == (IssueState.DRAFT, ())
    await newsroom.upload(text(week=NOW))
    again = await newsroom.desk.overviews.begin(NOW)
    assert again
    assert len(again.revisions) == 1


async def test_drafts_and_published_issues_are_listed_with_what_became_of_them(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    await newsroom.upload(text(week=NEXT))
    overview = await newsroom.desk.overviews.overview()
    assert (overview.at_hand, overview.begun) == (NEXT, True)
    assert [draft.week for draft in overview.drafts.newest] == [NEXT]
    [(week, status)] = overview.published
    assert week == LAST
    assert status
    assert not status.broadcast.ended
