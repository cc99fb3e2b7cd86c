"""Sets the bot's command menus and profile texts, and only those that have changed."""

from collections.abc import Collection, Sequence

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import BaseHandler, CommandHandler

from bot.model.publication import Publication
from bot.render.editors.drafts import editor_commands
from bot.render.profile import commands, description, short_description
from bot.render.voice import Texts
from bot.tg.editors.owners import OwnersOnly
from bot.tg.visitor import Context, person

log = structlog.get_logger()

Scope = BotCommandScopeAllPrivateChats | BotCommandScopeChat
TROUBLE = (BadRequest, Forbidden, NetworkError, RetryAfter, TimeoutError)


class Introduction:
    """Best effort: the bot works without. What has no language of its own is in the publication's last one."""

    def __init__(self, bot: Bot, publication: Publication, texts: Texts, owners: Collection[int]) -> None:
        self._bot = bot
        self._publication = publication
        self._texts = texts
        self._owners = owners
        self._languages = {"": publication.languages[-1]} | {code: code for code in publication.languages}

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        """To be asked besides those that answer: they say nothing."""
        return [OwnersOnly(CommandHandler("start", self.meet), self._owners)]

    async def run(self) -> None:
        for code, language in self._languages.items():
            try:
                await self._introduce(code, language)
            except TROUBLE as error:
                log.warning("the bot's menu or profile could not be set", language=language, error=type(error).__name__)
        for owner in self._owners:
            await self._equip(owner)

    async def meet(self, update: Update, _: Context) -> None:
        """An owner who has not written to the bot has no chat in which there could be a menu; now there is one."""
        await self._equip(person(update).id)

    async def _introduce(self, code: str, language: str) -> None:
        say = self._texts.voice(language)
        about = description(say, self._publication, language)
        if (await self._bot.get_my_description(language_code=code)).description != about:
            await self._bot.set_my_description(about, language_code=code)
        brief = short_description(self._publication, language)
        if (await self._bot.get_my_short_description(language_code=code)).short_description != brief:
            await self._bot.set_my_short_description(brief, language_code=code)
        await self._menu(commands(say), BotCommandScopeAllPrivateChats(), code)

    async def _equip(self, owner: int) -> None:
        try:
            for code, language in self._languages.items():
                say = self._texts.voice(language)
                await self._menu([*editor_commands(say), *commands(say)], BotCommandScopeChat(owner), code)
        except BadRequest:
            log.info("an editor has no menu before writing to the bot")
        except TROUBLE as error:
            log.warning("an editor's menu could not be set", error=type(error).__name__)

    async def _menu(self, wanted: Sequence[tuple[str, str]], scope: Scope, code: str) -> None:
        menu = tuple(BotCommand(name, text) for name, text in wanted)
        if await self._bot.get_my_commands(scope=scope, language_code=code) != menu:
            await self._bot.set_my_commands(menu, scope=scope, language_code=code)
