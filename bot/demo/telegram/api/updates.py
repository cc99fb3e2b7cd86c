"""The Bot API's methods by which the bot learns what is new, and about itself and files."""

from typing import Any

from bot.demo.telegram.api.parameters import Encoded, JsonArray
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.files import LARGEST_DOWNLOAD

MOST_UPDATES = 100
LONGEST_POLL = 50
"""Seconds."""


class Reception:
    """Updates by long polling; there are no webhooks here, so there is none to delete."""

    def __init__(self, world: Backend) -> None:
        self._world = world

    def get_me(self) -> dict[str, Any]:
        groups = {"can_join_groups": True, "can_read_all_group_messages": False}
        return dict(self._world.bot) | groups | {"supports_inline_queries": True}

    async def get_updates(
        self,
        *,
        offset: int = 0,
        limit: int = MOST_UPDATES,
        timeout: int = 0,  # noqa: ASYNC109  the API's own
        allowed_updates: JsonArray | None = None,
    ) -> Encoded:
        if allowed_updates is not None:
            self._world.updates.allow(allowed_updates)
        limit = limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES
        return Encoded(f"[{','.join(await self._world.updates.poll(offset, limit, min(timeout, LONGEST_POLL)))}]")

    def delete_webhook(self, *, drop_pending_updates: bool = False) -> bool:
        if drop_pending_updates:
            self._world.updates.drop()
        return True

    def get_webhook_info(self) -> dict[str, Any]:
        return {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates),
        }

    def get_file(self, *, file_id: str = "") -> dict[str, Any]:
        file = self._world.files.find(file_id)
        if file is None:
            raise bad_request("invalid file_id")
        if len(file.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": file.document.file_unique_id,
            "file_size": len(file.content),
            "file_path": file.path,
        }
