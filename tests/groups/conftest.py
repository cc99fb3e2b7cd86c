"""Groups without patience."""

import pytest


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The messages in one chat need no pause between them, where the pace is not what a scenario is about."""
    monkeypatch.setattr("bot.outbox.pace.CHAT_SECONDS", 0.01)
