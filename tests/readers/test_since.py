"""What has changed since then, asked in the chat."""

import pytest

from tests.readers.chats import SHIPPED, archive, asks, commentary, taps
from tests.stage import Stage


@pytest.mark.usefixtures("brisk")
async def test_a_reader_sees_what_changed_reads_the_newest_text_and_chooses_another_time(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="en")
    await archive(stage, *(commentary(week=SHIPPED.shift(-ago), body=f"{ago} ago.") for ago in range(1, 9)))
    async with stage.bot():
        month = await asks(anna, "/since")
        assert "What has changed" in month.text
        text = await taps(anna, "West")
        assert "Back" in " ".join(text.buttons)
        assert (await taps(anna, "Back")).text == month.text
        await taps(anna, "Since which month")
        april = await taps(anna, "April")
        assert april.text.splitlines()[1].startswith("1 April")
        quarter = await taps(anna, "3 months")
    assert quarter.text != month.text
    assert {each.id for each in (month, text, april, quarter)} == {month.id}
