"""How the bot introduces itself: its commands and descriptions, per scope and language."""

from collections.abc import Mapping, Sequence
from typing import Any

Command = Mapping[str, Any]
EVERYWHERE = "default"


class Profile:
    """A scope is told by its kind, and by its chat where it has one: `default`, `chat:42`."""

    def __init__(self) -> None:
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self._commands: dict[tuple[str, str], Sequence[Command]] = {}

    def commands(self, scope: str, language: str) -> Sequence[Command]:
        """Exactly those set for this scope and language."""
        return self._commands.get((scope, language), ())

    def set_commands(self, scope: str, language: str, commands: Sequence[Command]) -> None:
        if commands:
            self._commands[scope, language] = commands
        else:
            self._commands.pop((scope, language), None)

    def menu(self, person: int, language: str) -> Sequence[Command]:
        """What a person sees behind the menu button of a private chat: the narrowest scope first."""
        return self._narrowest((f"chat:{person}", "all_private_chats", EVERYWHERE), language)

    def group_menu(self, language: str, *, administrator: bool) -> Sequence[Command]:
        """Likewise of a group."""
        own = ("all_chat_administrators",) if administrator else ()
        return self._narrowest((*own, "all_group_chats", EVERYWHERE), language)

    def whispers(self, command: str, language: str, *, administrator: bool) -> bool:
        """Whether it is declared ephemeral: nobody but the bot sees who of a group sends it."""
        menu = self.group_menu(language, administrator=administrator)
        return any(each["command"] == command and each.get("is_ephemeral") for each in menu)

    def _narrowest(self, scopes: Sequence[str], language: str) -> Sequence[Command]:
        for scope in scopes:
            for spoken in (language, ""):
                if commands := self.commands(scope, spoken):
                    return commands
        return ()

    def description(self, language: str) -> str:
        """What a person sees in the empty chat."""
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def short_description(self, language: str) -> str:
        """What a person sees on the bot's profile page."""
        return self.short_descriptions.get(language) or self.short_descriptions.get("", "")
