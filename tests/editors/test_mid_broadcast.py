"""An editor finds a mistake while the issue goes out: pauses, corrects, goes on."""

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from bot.model.reader import Preferences
from tests.editors.chat import WEEK, drafts, presses, publishes, seen, sees, text
from tests.stage import OWNER, Stage

READERS = 40


@pytest.fixture
async def people(stage: Stage, telegram: World) -> list[Person]:
    stage.settings["ZVODKA_RATE"] = "8"
    people = telegram.crowd(READERS)
    await stage.subscribe(people, Preferences("en", subscribed=True))
    return people


async def finds_a_mistake(editor: Person, people: list[Person]) -> None:
    """Some have the issue when the corrected text arrives."""
    await drafts(editor)
    await publishes(editor)
    await sees(people[2], "Ties")
    editor.uploads("west.en.md", text(headline="Better ties"))
    card = await sees(editor, f"Correct the issue {WEEK}?")
    assert "The issue is on its way: who has not had it yet gets it corrected" in card.text


async def everybody_has_it_corrected_and_once(people: list[Person]) -> None:
    for person in people:
        await sees(person, "Better ties")
    assert {len(seen(person, "")) for person in people} == {1}


async def test_it_is_paused_corrected_and_goes_on(stage: Stage, people: list[Person]) -> None:
    editor = stage.editor()
    async with stage.bot():
        await finds_a_mistake(editor, people)
        await presses(editor, "⏸ Pause the issue first", "Nothing goes out now.")
        made = await presses(editor, "✏️ Correct the copies", f"The issue {WEEK} is corrected.")
        reached = sum(bool(seen(person, "ies")) for person in people)
        for person in people[:reached]:
            await sees(person, "Better ties")
        assert not seen(people[-1], "")
        editor.presses("▶️ Go on with the issue", made)
        await everybody_has_it_corrected_and_once(people)
        assert f"Sent: {READERS} of {READERS}" in (await sees(editor, f"{WEEK} is published")).text
        assert f"Sent: {reached} of " in (await sees(editor, f"The correction of {WEEK} has gone out")).text


async def test_it_is_stopped_corrected_and_goes_on(stage: Stage, people: list[Person]) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{OWNER + 1}"
    colleague = stage.telegram.person("Colleague", user_id=OWNER + 1)
    colleague.started = True
    editor = stage.editor()
    async with stage.bot():
        await finds_a_mistake(editor, people)
        await presses(editor, "⏸ Pause the issue first", "Nothing goes out now.")
        editor.presses("⏹ Stop")
        await sees(colleague, f"{WEEK} was stopped")
        made = await presses(editor, "✏️ Correct the copies", f"The issue {WEEK} is corrected.")
        await sees(colleague, f"The correction of {WEEK} has gone out")
        editor.presses("▶️ Go on with the issue", made)
        await everybody_has_it_corrected_and_once(people)
        assert f"Sent: {READERS} of {READERS}" in (await sees(colleague, f"{WEEK} is published")).text
