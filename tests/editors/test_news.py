"""Two editors work at one draft, and each is told what the other has changed."""

import pytest

from bot.demo.phone import Person
from tests.editors.chat import WEEK, drafts, prepares, presses, seen, sees, text
from tests.stage import OWNER, Stage

SINCE = "Since you last looked"


@pytest.fixture
async def colleague(stage: Stage) -> Person:
    stage.settings |= {"ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}"}
    return stage.telegram.person("Colleague", language="ru", user_id=OWNER + 1)


async def test_cards_and_plans_tell_what_a_colleague_has_changed(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        colleague.uploads("west.ru.md", text(language="ru", headline="Связи"))
        await sees(colleague, f"Черновик {WEEK}")
        card = await sees(editor, SINCE)
        assert "Belarus–West relations, in Russian: a new text (#2)" in card.text
        plan = await prepares(editor)
        assert SINCE in plan.text
        assert "in Russian: a new text" in plan.text
        assert not seen(colleague, "С тех пор")


async def test_what_an_editor_did_is_no_news_to_them_but_to_the_other(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        colleague.uploads("west.ru.md", text(language="ru", headline="Связи"))
        await sees(editor, SINCE)
        editor.uploads("west.be.md", text(language="be", headline="Сувязі"))
        card = await sees(editor, "be, ru, en")
        assert "in Russian: a new text" in card.text
        assert "in Belarusian: a new text" not in card.text
        theirs = await sees(colleague, "на белорусском: новый текст")
        assert "на русском: новый текст" not in theirs.text
        chosen = next(button for button in card.buttons if "West relations" in button)
        topic = await presses(editor, chosen, "Verdict")
        worse = next(button for button in topic.buttons if "worsened" in button)
        await presses(editor, worse, "worsened")
        await sees(colleague, "теперь оценка «ухудшение»")
