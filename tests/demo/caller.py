"""A bot's hand on the wire."""

from typing import Any

import aiohttp

TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class Api:
    """Calls methods as a bot does, by JSON over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        status, answer = await self.answer(method, **parameters)
        assert (status, answer["ok"]) == (200, True), answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """The words of a refusal, with the status that HTTP and the body agree on: `400 Bad Request: …`."""
        status, answer = await self.answer(method, **parameters)
        assert answer["ok"] is False, answer
        assert answer["error_code"] == status
        return f"{status} {answer['description']}"

    async def answer(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=parameters) as response:
            return response.status, await response.json()
