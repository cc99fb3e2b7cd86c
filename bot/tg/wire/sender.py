"""The way out to Telegram: a call becomes a request, whatever happens an outcome."""

from collections.abc import Callable

from bot.model.call import Call, SendFile
from bot.model.outcome import NotSent, Outcome, Unknown
from bot.tg.wire.answers import read_answer
from bot.tg.wire.api import SEND_SECONDS
from bot.tg.wire.connections import JSON, Connections, NotConnectedError
from bot.tg.wire.encode import Encoder
from bot.tg.wire.multipart import upload


class Sender:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._encode = Encoder()

    async def perform(self, call: Call, *, leaves: Callable[[], None]) -> Outcome:
        """Never raises but on cancellation."""
        kind = JSON
        if isinstance(call, SendFile):
            method, (kind, body) = "sendDocument", upload(call)
        else:
            method, body = self._encode(call)
        try:
            status, answer = await self._connections.post(method, body, kind=kind, seconds=SEND_SECONDS, leaves=leaves)
        except NotConnectedError as error:
            return NotSent(str(error))
        except OSError as error:
            return Unknown(type(error).__name__)
        return read_answer(status, answer)
