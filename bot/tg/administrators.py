"""Who administers a group or channel: asked of Telegram, each time anew after a minute."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.tg.wire.api import Api, ApiError

REMEMBERED = 60.0
"""Seconds."""
MOST = 1_000
STANDING = frozenset({"creator", "administrator"})


class Administrators:
    """`monotonic` gives seconds."""

    def __init__(self, api: Api, monotonic: Callable[[], float]) -> None:
        self._api = api
        self._monotonic = monotonic
        self._known: dict[tuple[int, int], tuple[bool, float]] = {}

    async def has(self, chat: int, person: int) -> bool | None:
        """Whether this person is one; None if Telegram did not say."""
        now = self._monotonic()
        known, until = self._known.get((chat, person), (False, 0.0))
        if now < until:
            return known
        try:
            found = await self._ask(chat, person)
        except ApiError:
            return None
        self._known = {key: each for key, each in self._known.items() if now < each[1]}
        if len(self._known) < MOST:
            self._known[chat, person] = (found, now + REMEMBERED)
        return found

    async def title(self, chat: int) -> str:
        """Of a group or channel; empty if Telegram does not say."""
        try:
            found = await self._api.call("getChat", {"chat_id": chat})
        except ApiError:
            return ""
        title = found.get("title") if isinstance(found, Mapping) else None
        return title if isinstance(title, str) else ""

    async def _ask(self, chat: int, person: int) -> bool:
        """Of others than administrators Telegram promises an answer only to a bot that is one: then the list tells."""
        try:
            return _stands(await self._api.call("getChatMember", {"chat_id": chat, "user_id": person}))
        except ApiError as error:
            if error.passes:
                raise
        every = await self._api.call("getChatAdministrators", {"chat_id": chat})
        return any(_stands(each) and _who(each) == person for each in every if isinstance(each, Mapping))


def _stands(member: Any) -> bool:
    return isinstance(member, Mapping) and member.get("status") in STANDING


def _who(member: Mapping[str, Any]) -> object:
    user = member.get("user")
    return user.get("id") if isinstance(user, Mapping) else None
