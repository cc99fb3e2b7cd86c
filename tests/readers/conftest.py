"""Readers without patience."""

import pytest


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers in one chat need not be a second apart, where the pace is not what a scenario is about."""
    monkeypatch.setattr("bot.outbox.pace.CHAT_SECONDS", 0.01)
