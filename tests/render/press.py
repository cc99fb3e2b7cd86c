"""A full issue with a past, and what stands there after a press on its buttons."""

import pytest

from bot.callbacks.table import Callback, decode
from bot.callbacks.views import IssueView, TopicView
from bot.model.issue import Issue
from bot.model.message import Button, Message
from bot.model.publication import Trend
from bot.model.reader import Format, Preferences, Variant
from bot.render.edition import History
from bot.render.issue import IssueMessages
from tests.render.issues import ELITE, PUBLICATION, SECURITY, TEXTS, WEEK, WEST, commentary, issue, weeks

MESSAGES = IssueMessages(PUBLICATION, TEXTS)
READER = Preferences("en")
BOTH = ELITE.bit | SECURITY.bit
THREE = BOTH | WEST.bit

ISSUE = issue(
    commentary("elite"),
    commentary("west", headline="Minsk keeps building ties with single EU states"),
    commentary("security"),
    elite=Trend.IMPROVED,
    security=Trend.WORSENED,
)
HISTORY: History = {
    "west": [(week, Trend.UNCHANGED) for week in weeks(7)],
    "security": [
        *((week, Trend.WORSENED) for week in weeks(1, until=WEEK.shift(-10))),
        *((week, Trend.UNCHANGED) for week in weeks(9, until=WEEK.shift(-1))),
        (WEEK, Trend.WORSENED),
    ],
}


def push(
    shown: Issue = ISSUE, topics: int = THREE, language: str = "en", form: Format = Format.BRIEF
) -> tuple[Message, ...]:
    return MESSAGES.push(shown, HISTORY, Variant(language, form, topics))


def labels(message: Message) -> list[list[str]]:
    return [[button.text for button in row] for row in message.keyboard]


def press(message: Message, label: str, shown: Issue = ISSUE, *, subscribed: bool = False) -> Message:
    """What stands there after a press."""
    match pressed(message, label):
        case IssueView() as glance:
            return MESSAGES.glance(shown, HISTORY, glance, subscribed=subscribed)
        case TopicView() as opened:
            answer = MESSAGES.commentary(shown, HISTORY, opened)
            assert answer
            return answer
        case other:
            pytest.fail(f"{label} leads to {other}")


def pressed(message: Message, label: str) -> Callback | None:
    return decode(button(message, label).data, PUBLICATION)


def button(message: Message, label: str) -> Button:
    return next(button for row in message.keyboard for button in row if label in button.text)
