"""Which messages a button can name: as many as there is room for, and none that could not be there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks.codec import LIMIT
from bot.callbacks.safety import LARGEST_ID, ClearChat
from bot.callbacks.table import decode
from tests.render.issues import PUBLICATION

IDS = st.integers(1, LARGEST_ID)


@given(st.lists(IDS, max_size=30))
def test_whatever_messages_are_known_the_button_fits_and_names_the_newest(messages: list[int]) -> None:
    button = ClearChat.of(messages)
    assert len(button.data.encode()) <= LIMIT
    assert decode(button.data, PUBLICATION) == button
    newest = sorted(set(messages), reverse=True)
    assert list(button.known) == newest[: len(button.known)]
    assert len(button.known) >= min(8, len(newest))


def test_a_message_without_a_number_is_not_named() -> None:
    assert ClearChat.of([0, 5, LARGEST_ID + 1, 7]) == ClearChat((7, 5))
    assert decode("clear:", PUBLICATION) == ClearChat()


@pytest.mark.parametrize("ids", ["0", "5.5", "5.6", "5.0", "5.-1", "-5", "zik0zk", "5.", ".5", "5..1"])
def test_what_can_be_the_numbers_of_no_messages_means_nothing(ids: str) -> None:
    assert decode(f"clear:{ids}", PUBLICATION) is None
