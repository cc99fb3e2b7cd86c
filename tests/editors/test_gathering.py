"""What is sent in one go is answered once, however it comes in."""

import asyncio
from dataclasses import replace

import pytest

from bot.model.issue import Proposed
from bot.model.people import Role
from bot.model.reader import Address, Preferences
from bot.model.reading import Asked, Refused
from bot.model.receipt import Arrival, Caption, Unchanged
from bot.tg.editors.arrivals import Parcel, wish
from bot.tg.editors.gathering import Gathering
from bot.tg.visitor import Visitor
from tests.render.issues import WEEK, commentary, issue
from tests.render.test_receipts import STEP, drafted

ANNA, BORIS = 777, 778
VISITOR = Visitor(Address(ANNA), ANNA, Role.EDITOR, Preferences("en"), stored=False, greeting="en", archive=1)


class Answers:
    """What was completed, and a way to wait for it."""

    def __init__(self) -> None:
        self.given: list[tuple[int, list[str]]] = []
        self.came = asyncio.Event()

    def __call__(self, chat: int, arrived: list[str]) -> None:
        self.given.append((chat, arrived))
        self.came.set()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    monkeypatch.setattr("bot.tg.editors.gathering.QUIET_SECONDS", 0.02)
    return Answers()


def comes(gathering: Gathering[str], chat: int, *names: str) -> None:
    for name in names:
        with gathering.one_more(chat) as arrived:
            arrived.append(name)


async def test_all_that_came_before_the_silence_is_answered_at_once(answers: Answers) -> None:
    gathering = Gathering(answers)
    comes(gathering, ANNA, "a", "b", "c")
    await answers.came.wait()
    assert answers.given == [(ANNA, ["a", "b", "c"])]


async def test_the_silence_does_not_begin_while_something_is_being_read(answers: Answers) -> None:
    gathering = Gathering(answers)
    comes(gathering, ANNA, "a")
    with gathering.one_more(ANNA) as arrived:
        comes(gathering, BORIS, "x")
        await answers.came.wait()
        assert answers.given == [(BORIS, ["x"])]
        answers.came.clear()
        arrived.append("b")
    await answers.came.wait()
    assert answers.given[1:] == [(ANNA, ["a", "b"])]


async def test_what_could_not_be_read_holds_up_no_answer(answers: Answers) -> None:
    gathering = Gathering(answers)
    comes(gathering, ANNA, "a")
    with pytest.raises(ZeroDivisionError), gathering.one_more(ANNA):
        raise ZeroDivisionError
    await answers.came.wait()
    assert answers.given == [(ANNA, ["a"])]


async def test_what_came_after_an_answer_has_one_of_its_own(answers: Answers) -> None:
    gathering = Gathering(answers)
    for name in ("a", "b"):
        answers.came.clear()
        comes(gathering, ANNA, name)
        await answers.came.wait()
    assert answers.given == [(ANNA, ["a"]), (ANNA, ["b"])]


async def test_what_is_drained_is_not_answered_again(answers: Answers) -> None:
    gathering = Gathering(answers)
    comes(gathering, ANNA, "a")
    assert gathering.drain() == [["a"]]
    comes(gathering, BORIS, "x")
    await answers.came.wait()
    assert answers.given == [(BORIS, ["x"])]
    assert gathering.drain() == []


NEXT_WEEK = drafted(replace(STEP, week=WEEK.shift(1)))
IN_DOUBT = Asked("a.md", ())
WRONG = Refused("a.md", ())
PROPOSED = Proposed(9, commentary("west"), issue(commentary("west")))


@pytest.mark.parametrize(
    ("captions", "arrivals", "wanted"),
    [
        ([""], [drafted()], Caption.NONE),
        ([" "], [WRONG], Caption.NONE),
        (["Urgent!"], [drafted()], Caption.IGNORED),
        (["/preview"], [drafted()], Caption.IGNORED),
        (["/publish"], [drafted()], WEEK),
        ([" /Publish now "], [drafted()], WEEK),
        (["", "/publish"], [drafted(), drafted()], WEEK),
        (["Urgent!", "/publish"], [drafted(), drafted()], WEEK),
        (["/publish"], [IN_DOUBT], Caption.TOO_EARLY),
        (["/publish"], [PROPOSED], Caption.TOO_EARLY),
        (["/publish"], [Unchanged(WEEK)], Caption.TOO_EARLY),
        (["/publish", ""], [drafted(), WRONG], Caption.TOO_EARLY),
        (["/publish", ""], [drafted(), NEXT_WEEK], Caption.TOO_EARLY),
    ],
)
def test_only_what_is_whole_is_published_by_what_stands_below_it(
    captions: list[str], arrivals: list[Arrival], wanted: object
) -> None:
    pairs = zip(arrivals, captions, strict=True)
    assert wish([Parcel(VISITOR, arrival, caption) for arrival, caption in pairs]) == wanted
