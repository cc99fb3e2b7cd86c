"""The Bot API's methods by which the bot introduces itself."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.demo.telegram.api.parameters import JsonArray, JsonObject
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.event import Kind
from bot.demo.telegram.profile import EVERYWHERE

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
ASIDE: Sequence[Mapping[str, Any]] = ({}, {"is_ephemeral": True}, {"is_ephemeral": False})
"""What may stand in a command beside its name and description."""
SCOPES = (EVERYWHERE, "all_private_chats", "all_group_chats", "all_chat_administrators")


class Introduction:
    """Commands and descriptions, per scope and language."""

    def __init__(self, world: Backend) -> None:
        self._world = world
        self._profile = world.profile

    def get_my_commands(self, *, scope: JsonObject | None = None, language_code: str = "") -> list[Mapping[str, Any]]:
        return list(self._profile.commands(self._scope(scope), _language(language_code)))

    def set_my_commands(
        self, *, commands: JsonArray | None = None, scope: JsonObject | None = None, language_code: str = ""
    ) -> bool:
        if len(commands or ()) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_command(command) for command in commands or ()]
        self._profile.set_commands(self._scope(scope), _language(language_code), checked)
        self._world.tell(Kind.COMMANDS, 0, {})
        return True

    def delete_my_commands(self, *, scope: JsonObject | None = None, language_code: str = "") -> bool:
        return self.set_my_commands(scope=scope, language_code=language_code)

    def get_my_description(self, *, language_code: str = "") -> dict[str, str]:
        return {"description": self._profile.description(_language(language_code))}

    def set_my_description(self, *, description: str = "", language_code: str = "") -> bool:
        if len(description) > LONGEST_DESCRIPTION:
            raise bad_request("BOT_DESCRIPTION_TOO_LONG")
        self._profile.descriptions[_language(language_code)] = description
        self._world.tell(Kind.DESCRIPTION, 0, {})
        return True

    def get_my_short_description(self, *, language_code: str = "") -> dict[str, str]:
        return {"short_description": self._profile.short_description(_language(language_code))}

    def set_my_short_description(self, *, short_description: str = "", language_code: str = "") -> bool:
        if len(short_description) > LONGEST_SHORT_DESCRIPTION:
            raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
        self._profile.short_descriptions[_language(language_code)] = short_description
        self._world.tell(Kind.DESCRIPTION, 0, {})
        return True

    def _scope(self, scope: Mapping[str, Any] | None) -> str:
        match scope or {"type": EVERYWHERE}:
            case {"type": "chat", "chat_id": int(chat), **rest} if not rest:
                if not self._world.knows(chat):
                    raise bad_request("chat not found")
                return f"chat:{chat}"
            case {"type": str(kind), **rest} if kind in SCOPES and not rest:
                return kind
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")


def _language(code: str) -> str:
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _command(given: Any) -> Mapping[str, Any]:
    match given:
        case {"command": str(name), "description": str(description), **rest} if rest in ASIDE:
            name, description = name.strip().removeprefix("/"), description.strip()
        case _:
            raise bad_request("can't parse BotCommand: a command and its description must be of type String")
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > LONGEST_COMMAND:
        raise bad_request(f"command length must not exceed {LONGEST_COMMAND}")
    if not re.fullmatch("[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > LONGEST_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {LONGEST_COMMAND_DESCRIPTION}")
    return {"command": name, "description": description} | ({"is_ephemeral": True} if rest.get("is_ephemeral") else {})
