"""Sets the bot's command menus and profile texts, and only those that have changed."""

from collections.abc import Collection, Sequence

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.model import Publication
from bot.render.editor import editor_commands
from bot.render.introduction import commands, description, short_description
from bot.render.texts import Texts

log = structlog.get_logger()

Scope = BotCommandScopeAllPrivateChats | BotCommandScopeChat


class Introduction:
    """What has no language of its own is in the publication's last one, which is the most widely read."""

    def __init__(self, bot: Bot, publication: Publication, texts: Texts, owners: Collection[int]) -> None:
        self._bot = bot
        self._publication = publication
        self._texts = texts
        self._owners = owners

    async def run(self) -> None:
        """Best effort: an owner who has not yet written to the bot has no menu, and the bot works without."""
        languages = {"": self._publication.languages[-1]} | {code: code for code in self._publication.languages}
        for code, language in languages.items():
            try:
                await self._introduce(code, language)
            except (BadRequest, Forbidden, NetworkError, RetryAfter, TimeoutError) as error:
                log.warning("the bot's menu or profile could not be set", language=language, error=type(error).__name__)

    async def _introduce(self, code: str, language: str) -> None:
        say = self._texts.voice(language)
        about = description(say, self._publication, language)
        if (await self._bot.get_my_description(language_code=code)).description != about:
            await self._bot.set_my_description(about, language_code=code)
        brief = short_description(self._publication, language)
        if (await self._bot.get_my_short_description(language_code=code)).short_description != brief:
            await self._bot.set_my_short_description(brief, language_code=code)
        await self._menu(commands(say), BotCommandScopeAllPrivateChats(), code)
        for owner in self._owners:
            await self._menu([*editor_commands(say), *commands(say)], BotCommandScopeChat(owner), code)

    async def _menu(self, wanted: Sequence[tuple[str, str]], scope: Scope, code: str) -> None:
        menu = tuple(BotCommand(name, text) for name, text in wanted)
        if await self._bot.get_my_commands(scope=scope, language_code=code) != menu:
            await self._bot.set_my_commands(menu, scope=scope, language_code=code)
