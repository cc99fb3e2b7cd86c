"""Which member of a group did what a moment ago, so that the bot may tell them something unseen by the others."""

from bot.demo.telegram.chats import Chat

ASIDE_LIFE = 15
"""Seconds for which a bot that is no administrator may do so."""


class Presses:
    """Kept even after they were answered."""

    def __init__(self) -> None:
        self._presses: dict[str, tuple[int, int, float]] = {}

    def note(self, query: str, account: int, chat: int, now: float) -> None:
        self._presses[query] = (account, chat, now)

    def waits(self, chat: Chat, account: int, query: str, command: int, now: float) -> bool:
        """Whether this member pressed that button, or sent that ephemeral command, just now."""
        if command and (said := chat.message(-command)):
            return said.author == account and now <= said.date + ASIDE_LIFE
        presser, place, pressed = self._presses.get(query, (0, 0, 0.0))
        return (presser, place) == (account, chat.id) and now <= pressed + ASIDE_LIFE
