"""Readers without patience."""

import pytest


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers in one chat need not be a second apart, where the pace is not what a scenario is about."""
    monkeypatch.setattr("bot.outbox.pace.CHAT_SECONDS", 0.01)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's pauses, cut short."""
    monkeypatch.setattr("bot.tg.wire.poller.BACKOFF_SECONDS", 0.05)
    monkeypatch.setattr("bot.tg.wire.poller.LONGEST_BACKOFF_SECONDS", 0.1)
    monkeypatch.setattr("bot.tg.lanes.RETRY_SECONDS", 0.05)
    monkeypatch.setattr("bot.tg.wire.poller.CONFLICT_SECONDS", 0.5)
    monkeypatch.setattr("bot.tg.wire.poller.PEACE_SECONDS", 0.2)
    monkeypatch.setattr("bot.tg.wire.meeting.PAUSE_SECONDS", 0.05)
    monkeypatch.setattr("bot.store.sqlite.database.BUSY_SECONDS", 0.05)
