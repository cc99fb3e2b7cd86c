"""What only an editor can tell is asked in words, with a button for each answer."""

from dataclasses import replace

import pytest

from bot.callbacks.questions import Answer, GiveUp, TakeIn
from bot.callbacks.scheduling import Recall
from bot.callbacks.table import decode
from bot.errors import shorten
from bot.model.message import Message
from bot.model.reading import Asked, Doubt, Option, Question
from bot.render.editors.questions import QuestionScreens
from bot.render.html.visible import units, visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK
from tests.tdlib import Accepted, judge

SCREENS = QuestionScreens(PUBLICATION, TEXTS)
WHICH = Question(Doubt.LANGUAGE, "unknown key “%(key)s”", (Option("be"), Option("ru")), {"key": "<b>"}, 3, "мова: <b>")


def asked(question: Question) -> Asked:
    return Asked("Запад 22.md", (question,), {Doubt.TOPIC: "west", Doubt.WEEK: "2019-W21", Doubt.TREND: "improved"})


def lines(message: Message) -> list[str]:
    return visible(message.html).split("\n")


def labels(message: Message) -> list[str]:
    return [button.text for row in message.keyboard for button in row]


def test_a_question_shows_the_file_what_is_known_and_the_line_in_doubt() -> None:
    message = SCREENS.question(asked(WHICH), 7, "en")
    assert lines(message)[:3] == ["❓ Запад 22.md", "Belarus–West relations, 20–26 May 2019 (2019-W21), improved", ""]
    assert lines(message)[3].startswith("Line 3: ")
    assert lines(message)[4] == "мова: <b>"
    pressed = [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]
    assert pressed == [Answer(7, Doubt.LANGUAGE, 0), Answer(7, Doubt.LANGUAGE, 1), GiveUp(7)]


@pytest.mark.parametrize(
    ("about", "values", "expected"),
    [
        (
            Doubt.WEEK,
            ["2019-W21", "2020-W53"],
            ["20–26 May 2019 (2019-W21)", "28 December 2020 – 3 January 2021 (2020-W53)"],
        ),
        (Doubt.TOPIC, ["west", "gone"], ["Belarus–West relations", "gone"]),
        (Doubt.LANGUAGE, ["be", "ru"], ["Беларуская", "Русский"]),
        (Doubt.TREND, ["worsened", ""], ["worsened", "As the issue has it"]),
        (Doubt.ENCODING, ["cp1251", "koi8-r"], ["Text 1", "Text 2"]),
        (Doubt.HEADLINE, ["A", "B" * 90], ["A", shorten("B" * 90)]),
    ],
)
def test_an_answer_is_called_by_what_it_means(about: Doubt, values: list[str], expected: list[str]) -> None:
    question = Question(about, "unknown key “%(key)s”", tuple(map(Option, values)), {"key": "x"})
    assert labels(SCREENS.question(asked(question), 7, "en")) == [*expected, "Do not take it"]


def test_letters_are_chosen_by_how_the_text_begins() -> None:
    options = (Option("cp1251", "Мінск шукае"), Option("koi8-r", "лЪМЯЙ ЬСЙЮЕ"))
    message = SCREENS.question(asked(replace(WHICH, about=Doubt.ENCODING, choices=options, quote="")), 7, "en")
    assert lines(message)[4:] == ["", "1. Мінск шукае", "", "2. лЪМЯЙ ЬСЙЮЕ"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", [Doubt.ENCODING, Doubt.HEADLINE])
def test_whatever_is_asked_fits_and_telegram_takes_it(about: Doubt, language: str) -> None:
    options = tuple(Option("Ў" * 200, "Ў" * 200) for _ in range(500))
    question = replace(WHICH, about=about, choices=options, values={"key": "Ў" * 80}, quote="Ў" * 100)
    message = SCREENS.question(replace(asked(question), name="Ў" * 300), 2**63 - 1, language)
    assert isinstance(judge(message.html), Accepted)
    assert units(visible(message.html)) <= 4096
    assert len(labels(message)) <= 100


def test_texts_for_an_issue_that_is_about_to_go_out_wait_for_one_button() -> None:
    one, many = (SCREENS.barred(WEEK, files, "en") for files in (1, 3))
    assert lines(one) == [
        "2019-W21 is about to go out, and takes no texts. Your text waits: if you take the issue back, it is put in."
    ]
    assert lines(many)[0].endswith("Your 3 texts wait: if you take the issue back, they are put in.")
    assert [button.data for (button,) in many.keyboard] == [TakeIn(WEEK).data]
    assert [button.data for (button,) in SCREENS.barred(WEEK, 0, "en").keyboard] == [Recall(WEEK).data]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "5 more files leave something open."), ("be", "Яшчэ ў 5 файлах"), ("ru", "Ещё в 5 файлах")],
)
def test_of_too_many_files_nothing_more_is_asked(language: str, words: str) -> None:
    assert lines(SCREENS.too_many(5, language))[0].startswith(words)
