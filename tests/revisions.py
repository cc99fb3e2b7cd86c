"""Texts put into issues and taken out of them, as the desk does it."""

from bot.model.issue import Commentary, Revision
from bot.model.publication import Trend
from bot.model.week import Week
from bot.store.issues import Issues
from bot.store.steps import Steps


async def put(issues: Issues, commentary: Commentary, trend: Trend | None = None) -> Revision:
    """Into a draft, which is opened if need be; of an issue in another state, as a proposal."""
    put_in = await _steps(issues).put(commentary, trend)
    found = await issues.find_revision(put_in) if isinstance(put_in, int) else put_in.after
    assert found
    return found


async def remove(issues: Issues, week: Week, topic: str, language: str) -> bool:
    """Out of a draft; False if it is not in one."""
    return await _steps(issues).remove(week, topic, language) is not None


def _steps(issues: Issues) -> Steps:
    """Of the same database."""
    return Steps(issues._database, issues._clock)
