"""Buttons that choose for another chat carry its number, and nothing else than a reader's button."""

import pytest

from bot.callbacks.codec import LIMIT
from bot.callbacks.elsewhere import Elsewhere, decode_elsewhere, elsewhere
from bot.callbacks.readers import Follow, Leave, ReaderCallback, Screen, SetLanguage, Show, Subscribe
from bot.callbacks.wishes import ShowWishes
from tests.render.issues import PUBLICATION

LARGEST_CHANNEL = -1_009_999_999_999
BUTTONS: list[ReaderCallback] = [
    Show(Screen.SETTINGS),
    Subscribe(),
    Leave(),
    SetLanguage("be"),
    Follow(2),
    ShowWishes(),
]


@pytest.mark.parametrize("callback", BUTTONS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("chat", [-1, LARGEST_CHANNEL])
def test_what_is_written_is_read_again(callback: ReaderCallback, chat: int) -> None:
    data = elsewhere(chat, callback.data)
    assert len(data.encode()) <= LIMIT
    assert decode_elsewhere(data, PUBLICATION) == Elsewhere(chat, callback)


@pytest.mark.parametrize(
    "text",
    [
        "at:5:leave",  # somebody's private chat
        "at:0:leave",
        "at:x y:leave",
        "at::leave",
        "at:-1",
        "at:-1:",
        "at:-1:nonsense",
        "at:-1:at:-2:leave",
        "at:-1:e-new",  # an editor's
        "leave",
        "at:-1:leave:1",
        "at:-1:" + "x" * 64,
        "at:-zzzzzzzzzzzzz:leave",
    ],
)
def test_what_no_button_of_ours_says_is_none(text: str) -> None:
    assert decode_elsewhere(text, PUBLICATION) is None
