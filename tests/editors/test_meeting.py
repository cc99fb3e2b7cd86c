"""What owners are told and given before they have done anything."""

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from tests.readers.chats import eventually
from tests.stage import OWNER, Stage


@pytest.mark.parametrize("command", ["/start", "/start 2019-W21_west"])
async def test_an_owner_is_told_how_to_work_and_nobody_else_is(editor: Person, stage: Stage, command: str) -> None:
    reader = stage.telegram.person("Reader")
    editor.says(command)
    reader.says(command)
    told, plain = (await editor.answer()).text, (await reader.answer()).text
    assert told.startswith(plain)
    assert told.removeprefix(plain).startswith("\n\nFor editors\nWrite here or send files")


async def test_an_owner_who_never_wrote_to_the_bot_takes_the_menu_from_nobody(stage: Stage, telegram: World) -> None:
    first, last = (telegram.person(f"Owner {number}", user_id=OWNER + number) for number in (1, 3))
    first.started = last.started = True
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{first.id},{OWNER + 2},{last.id}"

    def equipped() -> set[int]:
        scopes = [call.parameters["scope"] for call in telegram.calls if call.method == "setMyCommands"]
        return {scope["chat_id"] for scope in scopes if "chat_id" in scope}

    async with stage.bot():
        await eventually(lambda: equipped() >= {first.id, last.id})
