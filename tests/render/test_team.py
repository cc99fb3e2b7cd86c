"""What editors see of each other."""

import pytest

from bot.callbacks.desk import ShowDesk
from bot.callbacks.team import AskDismiss, AskName, Invite, ShowTeam
from bot.model.people import Colleague, Joining, Naming
from bot.paths import folder
from bot.render.editors.team import TeamScreens
from bot.render.voice import Texts

SCREENS = TeamScreens(Texts(folder("locales")), "zvodka_bot")
OWNER, ANNA, SECOND = Colleague(1, 77, "", "en", False), Colleague(2, 78, "<Anna>", "be", True), 79
EVERYBODY = (OWNER, ANNA, Colleague(3, SECOND, "Maria", "ru", True))


def test_an_owner_can_dismiss_who_was_invited_and_no_other_owner() -> None:
    shown = SCREENS.team(EVERYBODY, {OWNER.chat, SECOND}, OWNER.chat, "en")
    assert shown.html == "<b>Who edits</b>\n\n#1 · owner · that is you\n&lt;Anna&gt;\nMaria · owner"
    data = [button.data for row in shown.keyboard for button in row]
    assert data == [each.data for each in (AskName(), Invite(), AskDismiss(2), ShowDesk())]


def test_an_editor_sees_the_names_and_changes_the_own_one_only() -> None:
    shown = SCREENS.team(EVERYBODY, {OWNER.chat}, ANNA.chat, "en", awaits=True)
    assert "&lt;Anna&gt; · that is you" in shown.html
    assert shown.html.endswith("Send a short name, 20 signs at most.")
    assert [button.data for row in shown.keyboard for button in row] == [AskName().data, ShowDesk().data]


def test_a_link_can_be_copied_and_says_how_long_it_is_good() -> None:
    shown = SCREENS.invitation("code", "en")
    assert shown.html.startswith("https://t.me/zvodka_bot?start=e-code\n")
    assert "It works once, and for 24 hours." in shown.html
    assert [button.copied or button.data for row in shown.keyboard for button in row] == [
        "https://t.me/zvodka_bot?start=e-code",
        ShowTeam().data,
    ]


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_no_two_answers_say_the_same(language: str) -> None:
    shown = [
        *(SCREENS.joined(joining, language, named=True) for joining in Joining),
        SCREENS.joined(Joining.KNOWN, language, named=False),
        *(SCREENS.named(naming, "Anna", language) for naming in Naming),
        SCREENS.news(language),
        SCREENS.ask_dismiss(ANNA, language),
        SCREENS.dismissed("Anna", language),
        SCREENS.left(language),
    ]
    said = [message.html for message in shown]
    assert len(set(said)) == len(said)
    assert all(len(html) < 300 and "!" not in html for html in said)
