"""Sets the bot's command menus and profile texts, and only those that have changed."""

from collections.abc import Collection, Mapping, Sequence

import structlog

from bot.model.languages import spoken_by_all
from bot.model.publication import Publication
from bot.render.editors.drafts import editor_commands
from bot.render.profile import administrators_commands, commands, description, group_commands, short_description
from bot.render.voice import Texts
from bot.tg.wire.api import Api, ApiError

log = structlog.get_logger()

READERS = {"type": "all_private_chats"}
GROUPS = {"type": "all_group_chats"}
ADMINISTRATORS = {"type": "all_chat_administrators"}


class Profile:
    """Best effort: the bot works without. Each language has what its speakers are answered in."""

    def __init__(self, api: Api, publication: Publication, texts: Texts, editors: Collection[int]) -> None:
        self._api = api
        self._publication = publication
        self._texts = texts
        self._editors = editors
        self._languages = spoken_by_all(publication.languages)

    async def set_all(self) -> None:
        for code, language in self._languages.items():
            try:
                await self._introduce(code, language)
            except ApiError as error:
                log.warning("the bot's menu or profile could not be set", language=language, reason=str(error))
        for editor in sorted(self._editors):
            await self.equip(editor)

    async def equip(self, editor: int) -> None:
        """An editor who has not written to the bot has no chat in which there could be a menu."""
        try:
            for code, language in self._languages.items():
                say = self._texts.voice(language)
                await self._menu([*editor_commands(say), *commands(say)], {"type": "chat", "chat_id": editor}, code)
        except ApiError as error:
            if error.passes:
                log.warning("an editor's menu could not be set", reason=str(error))
            else:
                log.info("an editor has no menu before writing to the bot")

    async def strip(self, chat: int) -> None:
        """Whoever is an editor no more has the menu of readers again."""
        place = {"type": "chat", "chat_id": chat}
        try:
            for code in self._languages:
                await self._api.call("deleteMyCommands", {"scope": place, "language_code": code})
        except ApiError as error:
            log.warning("the menu of who edits no more could not be taken away", reason=str(error))

    async def _introduce(self, code: str, language: str) -> None:
        say = self._texts.voice(language)
        await self._set("Description", "description", description(say, self._publication, language), code)
        brief = short_description(self._publication, language)
        await self._set("ShortDescription", "short_description", brief, code)
        await self._menu(commands(say), READERS, code)
        await self._menu(group_commands(say), GROUPS, code, aside=True)
        await self._menu([*administrators_commands(say), *group_commands(say)], ADMINISTRATORS, code, aside=True)

    async def _set(self, method: str, key: str, wanted: str, code: str) -> None:
        if await self._api.call(f"getMy{method}", {"language_code": code}) != {key: wanted}:
            await self._api.call(f"setMy{method}", {"language_code": code, key: wanted})

    async def _menu(
        self, wanted: Sequence[tuple[str, str]], scope: Mapping[str, object], code: str, *, aside: bool = False
    ) -> None:
        """`aside`: in a group nobody else sees who says them."""
        more = {"is_ephemeral": True} if aside else {}
        menu = [{"command": name, "description": text, **more} for name, text in wanted]
        place = {"scope": scope, "language_code": code}
        if await self._api.call("getMyCommands", place) != menu:
            await self._api.call("setMyCommands", {**place, "commands": menu})
