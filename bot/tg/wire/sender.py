"""The seam to Telegram for broadcasts: prepared bodies, raw answers, an outcome for whatever happens."""

import json
import weakref
from collections.abc import Callable

from bot.model.message import Message
from bot.model.outcome import NotSent, Outcome, Unknown
from bot.model.reader import Address
from bot.tg.wire.answers import read_answer
from bot.tg.wire.api import SEND_SECONDS
from bot.tg.wire.connections import Connections, NotConnectedError
from bot.tg.wire.encode import LINK_PREVIEWS_OFF, keyboard_json


class Sender:
    """Keeps the prepared body of every message that it has sent for as long as somebody keeps the message."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._bodies: dict[int, bytes] = {}  # by identity: to hash a message costs 4 µs

    async def __call__(
        self, address: Address, message: Message, *, silent: bool, paid: bool, leaves: Callable[[], None]
    ) -> Outcome:
        """Send one message; never raises but on cancellation."""
        try:
            body = self._body(address, message, silent=silent, paid=paid)
            status, answer = await self._connections.post(body, seconds=SEND_SECONDS, leaves=leaves)
        except NotConnectedError as error:
            return NotSent(str(error))
        except OSError as error:
            return Unknown(type(error).__name__)
        return read_answer(status, answer)

    def _body(self, address: Address, message: Message, *, silent: bool, paid: bool) -> bytes:
        """The prepared JSON with the reader's part spliced in front."""
        if id(message) not in self._bodies:
            self._bodies[id(message)] = prepared(message)
            weakref.finalize(message, self._bodies.pop, id(message))
        thread = f'"message_thread_id":{address.thread},' if address.thread else ""
        quiet = '"disable_notification":true,' if silent else ""
        fee = '"allow_paid_broadcast":true,' if paid else ""
        return f'{{"chat_id":{address.chat},{thread}{quiet}{fee}'.encode() + self._bodies[id(message)]


def prepared(message: Message) -> bytes:
    """All of a sendMessage request but its opening brace and the reader's part."""
    parameters: dict[str, object] = {
        "text": message.html,
        "parse_mode": "HTML",
        "link_preview_options": LINK_PREVIEWS_OFF,
    }
    if message.keyboard:
        parameters["reply_markup"] = keyboard_json(message.keyboard)
    return json.dumps(parameters, ensure_ascii=False, separators=(",", ":")).encode()[1:]
