"""Who pressed which button: each press is answered once, and for a moment the bot may whisper to who did it."""

import itertools

from bot.demo.telegram.accounts import Account
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.chats import Chat, ChatKind, Standing

QUERY_LIFE = 60
"""Seconds for which a press can be answered. Telegram does not say; people have given up by then."""
ASIDE_LIFE = 15
"""Seconds for which a bot that is no administrator may say something to one member."""


class Presses:
    def __init__(self) -> None:
        self._numbers = itertools.count(4_100_000_000_000_001)
        self._unanswered: dict[str, tuple[Account, Chat, float]] = {}
        #: Kept even after they were answered.
        self._presses: dict[str, tuple[int, int, float]] = {}

    def add(self, account: Account, chat: Chat, now: float) -> str:
        """The number of the query."""
        query = str(next(self._numbers))
        self._unanswered[query] = (account, chat, now)
        self._presses[query] = (account.id, chat.id, now)
        return query

    def take(self, query: str, now: float) -> tuple[Account, Chat]:
        """Refused for a query that is unknown, answered, or too old."""
        account, chat, asked = self._unanswered.pop(query, (None, None, 0.0))
        if account is None or chat is None or now > asked + QUERY_LIFE:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return account, chat

    def check_aside(self, chat: Chat, receiver: int, query: str, command: int, now: float) -> None:
        """Refused if they did not just press that button or send that ephemeral command."""
        if chat.kind not in (ChatKind.GROUP, ChatKind.SUPERGROUP):
            raise bad_request("PEER_ID_INVALID")
        if not chat.has(receiver):
            raise bad_request("USER_NOT_PARTICIPANT")
        if chat.bot is not Standing.ADMINISTRATOR and not self._waits(chat, receiver, query, command, now):
            raise bad_request("CHAT_ADMIN_REQUIRED")

    def _waits(self, chat: Chat, account: int, query: str, command: int, now: float) -> bool:
        if command and (said := chat.message(-command)):
            return said.author == account and now <= said.date + ASIDE_LIFE
        presser, place, pressed = self._presses.get(query, (0, 0, 0.0))
        return (presser, place) == (account, chat.id) and now <= pressed + ASIDE_LIFE
