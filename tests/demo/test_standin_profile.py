"""How a bot introduces itself."""

from typing import Any

import pytest

from bot.demo.world import World
from tests.demo.caller import Api

START = {"command": "start", "description": "Begin"}
PRIVATE = {"type": "all_private_chats"}


async def test_a_person_sees_the_commands_meant_for_them(api: Api, world: World) -> None:
    world.person("Editor", user_id=7).says("/start")
    for scope, language, word in (
        (None, "", "all"),
        (PRIVATE, "", "private"),
        (PRIVATE, "be", "па-беларуску"),
        ({"type": "chat", "chat_id": 7}, "", "editor"),
    ):
        commands = [{"command": "start", "description": word}]
        scoped = {"scope": scope} if scope else {}
        assert await api("setMyCommands", commands=commands, language_code=language, **scoped)
        assert await api("getMyCommands", language_code=language, **scoped) == commands
    seen = [world.profile.menu(*person)[0]["description"] for person in ((1, "be"), (1, "en"), (7, "be"))]
    assert seen == ["па-беларуску", "private", "editor"]
    assert await api("deleteMyCommands", scope=PRIVATE, language_code="be")
    assert world.profile.menu(1, "be")[0]["description"] == "private"
    assert await api("getMyCommands", scope=PRIVATE, language_code="be") == []


@pytest.mark.parametrize("method", ["setMyCommands", "getMyCommands", "deleteMyCommands"])
async def test_a_chat_has_no_commands_of_its_own_before_its_person_has_written(
    api: Api, world: World, method: str
) -> None:
    person = world.person("Editor", user_id=7)
    for chat in (7, 8):
        refusal = await api.refused(method, scope={"type": "chat", "chat_id": chat})
        assert refusal == "400 Bad Request: chat not found"
    person.says("/start")
    person.blocks()
    await api(method, scope={"type": "chat", "chat_id": 7})


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (START | {"command": "Start"}, "BOT_COMMAND_INVALID"),
        (START | {"command": "x" * 33}, "command length must not exceed 32"),
        (START | {"command": "/"}, "command must be non-empty"),
        (START | {"description": " "}, "command description must be non-empty"),
        (START | {"description": "x" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_a_command_that_telegram_would_not_take(api: Api, command: dict[str, Any], words: str) -> None:
    assert await api.refused("setMyCommands", commands=[command]) == f"400 Bad Request: {words}"


async def test_there_are_at_most_100_commands(api: Api) -> None:
    commands = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    assert await api("setMyCommands", commands=commands[:100])
    refusal = await api.refused("setMyCommands", commands=commands)
    assert refusal == "400 Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize(("name", "limit"), [("Description", 512), ("ShortDescription", 120)])
async def test_a_description_is_kept_per_language_up_to_its_limit(api: Api, name: str, limit: int) -> None:
    field = {"Description": "description", "ShortDescription": "short_description"}[name]
    await api(f"setMy{name}", **{field: "ў" * limit}, language_code="be")
    assert await api(f"getMy{name}", language_code="be") == {field: "ў" * limit}
    assert await api(f"getMy{name}", language_code="ru") == {field: ""}
    assert (await api.refused(f"setMy{name}", **{field: "x" * (limit + 1)})).startswith("400 Bad Request")
    refusal = await api.refused(f"setMy{name}", language_code="by-BY")
    assert refusal == "400 Bad Request: invalid language code specified"
