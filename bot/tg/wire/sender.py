"""The way out to Telegram: a call becomes a request, whatever happens an outcome."""

from collections.abc import Callable

from bot.model.call import Call
from bot.model.outcome import NotSent, Outcome, Unknown
from bot.tg.wire.answers import read_answer
from bot.tg.wire.api import SEND_SECONDS
from bot.tg.wire.connections import Connections, NotConnectedError
from bot.tg.wire.encode import Encoder


class Sender:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._encode = Encoder()

    async def perform(self, call: Call, *, leaves: Callable[[], None]) -> Outcome:
        """Never raises but on cancellation."""
        method, body = self._encode(call)
        try:
            status, answer = await self._connections.post(method, body, seconds=SEND_SECONDS, leaves=leaves)
        except NotConnectedError as error:
            return NotSent(str(error))
        except OSError as error:
            return Unknown(type(error).__name__)
        return read_answer(status, answer)
