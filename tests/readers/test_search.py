"""Texts by their words: whoever reads finds them, and what was looked for stays in the chat."""

import pytest

from bot.callbacks.search import Find
from tests.readers.chats import NEXT, SHIPPED, archive, asks, commentary, taps, traces
from tests.stage import Stage

OLD = SHIPPED.shift(-20)
SECRET = "Барбарысачка"
PLACES = [
    commentary("west", "be", week=OLD, headline="На прыстані", body="Паром адышоў без людзей."),
    commentary("elite", "be", week=OLD, headline="Сход", body="Дэпутаты чакалі паром."),
    commentary("west", "ru", week=NEXT, headline="Причал", body="Паром ушёл без людей."),
    *(commentary("security", "be", week=SHIPPED.shift(-ago), body="Паромаў няма.") for ago in range(1, 6)),
]


@pytest.mark.usefixtures("brisk")
async def test_an_old_text_is_found_by_a_word_in_another_case_and_leads_back_to_the_findings(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    await archive(stage, *PLACES)
    async with stage.bot():
        found = await asks(anna, "ПАРОМАМІ")
        assert found.text.startswith("🔎 ПАРОМАМІ\nЗнойдзена ў 8 тэкстах.")
        assert found.buttons[3:6] == ["1/3", "›", "Усе тэмы"]
        await taps(anna, "›")
        second = await taps(anna, "›")
        assert "(па-руску)" in second.text
        text = await taps(anna, "8. ")
        assert "Паром ушёл" in text.text
        assert text.text.startswith("🔎 ПАРОМАМІ\n")
        assert (await taps(anna, "Назад")).text == second.text
        await taps(anna, "Усе тэмы")
        narrowed = await taps(anna, "Беларусь і Захад (2)")
        assert narrowed.text.startswith("🔎 ПАРОМАМІ\nЗнойдзена ў 2 тэкстах.")
        verdicts = await taps(anna, "Усе ацэнкі")
        assert "▲ паляпшэнне (2)" in " ".join(verdicts.buttons)
    assert {each.id for each in (found, second, text, narrowed, verdicts)} == {found.id}


@pytest.mark.usefixtures("brisk")
async def test_the_command_looks_for_what_follows_it_and_says_how_if_nothing_does(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    await archive(stage, *PLACES)
    async with stage.bot():
        assert (await asks(anna, "/search паромаў дэпутат")).text.startswith(
            "🔎 паромаў дэпутат\nЗнойдзена ў 1 тэксце."
        )
        for words in ("/search", "/search ?!", "🙂"):
            assert "Напішыце слова" in (await asks(anna, words)).text
        assert "Усіх гэтых слоў разам няма" in (await asks(anna, "людзі дэпутаты")).text
        assert "Нічога не знайшлося" in (await asks(anna, "месяц")).text


@pytest.mark.usefixtures("brisk")
async def test_what_somebody_looks_for_is_nowhere_but_in_their_chat(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    await archive(stage, commentary("west", "be", body="Паром адышоў."), *PLACES)
    async with stage.process():
        for words in (f"{SECRET} паром", f"/search {SECRET} паромы"):
            assert SECRET in (await asks(anna, words)).text
        await taps(anna, "Усе тэмы")
    assert traces(stage, anna) == set()
    assert [
        file.name for file in stage.folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()
    ] == []


@pytest.mark.usefixtures("brisk")
async def test_a_button_whose_message_telegram_does_not_give_any_more_says_what_to_do(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    await archive(stage, *PLACES)
    async with stage.bot():
        latest = await asks(anna, "/latest")
        anna.forges(Find(1).data, latest)
        await anna.until(lambda _: len(anna.notices) == 1)
    assert "Гэты пошук састарэў." in anna.notices[0].text


async def test_an_editors_words_are_no_search(stage: Stage) -> None:
    editor = stage.editor()
    await archive(stage, commentary("west", "en", body="The ferry left."))
    async with stage.bot():
        assert "🔎" not in (await asks(editor, "ferry")).text
