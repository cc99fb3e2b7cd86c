"""The way out to Telegram: a call becomes a request, whatever happens an outcome."""

from collections.abc import Callable
from dataclasses import replace

from bot.model.call import Call, Edit, Send, SendFile
from bot.model.message import Photo
from bot.model.outcome import NotSent, Outcome, Sent, Unknown, Unsupported
from bot.tg.wire.answers import read_answer, read_answer_to_recent, uploaded
from bot.tg.wire.api import SEND_SECONDS
from bot.tg.wire.connections import JSON, Connections, NotConnectedError
from bot.tg.wire.encode import RICH, Encoder
from bot.tg.wire.multipart import ATTACHED, attach, upload


class Sender:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._encode = Encoder()
        self._old = False

    async def perform(self, call: Call, *, leaves: Callable[[], None]) -> Outcome:
        """Never raises but on cancellation. A server that does not know rich messages is not asked again."""
        method, kind, body = self._request(call)
        if method == RICH and self._old:
            return Unsupported("it was asked before")
        try:
            status, answer = await self._connections.post(method, body, kind=kind, seconds=SEND_SECONDS, leaves=leaves)
        except NotConnectedError as error:
            return NotSent(str(error))
        except OSError as error:
            return Unknown(type(error).__name__)
        outcome = (read_answer_to_recent if method == RICH else read_answer)(status, answer)
        self._old |= isinstance(outcome, Unsupported)
        return replace(outcome, file_id=uploaded(answer)) if kind != JSON and isinstance(outcome, Sent) else outcome

    def _request(self, call: Call) -> tuple[str, str, bytes]:
        """The method, the type of the body, and the body."""
        match call:
            case SendFile():
                return "sendDocument", *upload(call)
            case Send() | Edit() if isinstance(photo := call.message, Photo) and not photo.file_id:
                method, body = self._encode(replace(call, message=replace(photo, file_id=ATTACHED)))
                return method, *attach(body, photo.content)
            case _:
                method, body = self._encode(call)
                return method, JSON, body
