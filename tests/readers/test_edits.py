"""What readers edit is nobody's business."""

from tests.readers.chats import asks
from tests.stage import Stage


async def test_what_a_reader_edits_is_not_answered_and_costs_nothing(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/help")
        sent = anna.says("Helo")
        await anna.answer()
        for number in range(100):
            anna.edits(sent, f"/latest {number}")
        await stage.telegram.updates.idle()
        assert "a lot at once" not in (await asks(anna, "/privacy")).text
    assert [message.text for message in anna.messages if message.sender == "person"][1:] == ["/latest 99", "/privacy"]
