"""What is told below an editor's deed, word by word, and that it fits whatever was sent."""

from dataclasses import replace

import pytest

from bot.callbacks.manual import Template
from bot.callbacks.previews import Preview
from bot.callbacks.receipts import OpenCard, See, TakeBack
from bot.callbacks.table import Callback, decode
from bot.errors import ContentError
from bot.library.difference import difference
from bot.model.issue import Revision
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reading import Oddity, Refused, Taken
from bot.model.receipt import Arrival, Drafted, Step, Unchanged
from bot.render.editors.receipts import ReceiptScreens
from bot.render.html.visible import units, visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, commentary, issue
from tests.tdlib import Accepted, judge

SCREENS = ReceiptScreens(PUBLICATION, TEXTS)
NEW = commentary("security", headline="Quiet week", language="be")
OLD = replace(NEW, headline="Loud week")
STEP = Step(7, WEEK, "security", "be", None, Revision(5, NEW), None, Trend.UNCHANGED)
REPLACED = replace(STEP, before=Revision(4, OLD), earlier=Trend.WORSENED)
SAME = replace(STEP, number=0, before=Revision(5, NEW), earlier=Trend.UNCHANGED)
ODD = Oddity(4, "the trend says “%(trend)s”", {"trend": "<b>"}, quote="so <i>")
PROBLEMS = (
    ContentError("west.en.md", 4, "unknown trend “%(trend)s”: write improved, unchanged or worsened", {"trend": "<i>"}),
    ContentError("west.en.md", 2, "the commentary has no text"),
)
WRONG = Refused("west.en.md", PROBLEMS)


def drafted(step: Step = STEP, *oddities: Oddity, words: int = 214, messages: int = 2) -> Drafted:
    return Drafted(Taken("a.md", NEW, step.later, oddities), step, issue(NEW), words, messages)


def told(*arrivals: Arrival, number: int = 7, language: str = "en") -> Message:
    (message,) = SCREENS.receipts(arrivals, number, language)
    return message


def lines(message: Message) -> list[str]:
    return visible(message.html).split("\n")


def presses(message: Message) -> list[Callback | None]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


def test_a_new_text_is_told_with_its_place_verdict_and_size() -> None:
    message = told(drafted())
    assert lines(message) == [
        *("✓ Security, in Belarusian", "20–26 May 2019", ""),
        *("Quiet week", "Verdict: unchanged", "New: there was no text here", "214 words, 2 messages"),
    ]
    assert presses(message) == [See(WEEK, "security", "be"), TakeBack(7), OpenCard(WEEK)]


@pytest.mark.parametrize(
    ("step", "verdict", "change"),
    [
        (REPLACED, "Verdict: unchanged (before: worsened)", "Replaces “Loud week”"),
        (
            replace(REPLACED, before=Revision(4, NEW)),
            "Verdict: unchanged (before: worsened)",
            "Replaces the text here",
        ),
        (SAME, "Verdict: unchanged", "The same as before"),
        (replace(STEP, later=None), "The topic has no verdict yet.", "New: there was no text here"),
    ],
)
def test_what_a_text_does_to_the_draft_is_told_in_words(step: Step, verdict: str, change: str) -> None:
    assert lines(told(drafted(step)))[4:6] == [verdict, change]


def test_the_difference_to_the_text_before_stands_below() -> None:
    changed = replace(drafted(REPLACED), difference=difference("Мінск чакае. Ціха.", "Менск чакае."))
    assert lines(told(changed))[5:] == [
        *("Replaces “Loud week”", "Was: Мінск чакае.", "Now: Менск чакае.", "Taken out: Ціха."),
        "214 words, 2 messages",
    ]


def test_where_only_marks_differ_that_is_said() -> None:
    same = difference("Мінск чакае.", "Мінск чакае.")
    marked = replace(drafted(replace(REPLACED, before=Revision(4, NEW))), difference=same)
    assert "The words are the same; links, marks or line breaks differ." in lines(told(marked))
    assert len(lines(told(replace(drafted(REPLACED), difference=same)))) == len(lines(told(drafted(REPLACED))))


def test_what_has_not_changed_cannot_be_taken_back() -> None:
    assert presses(told(drafted(SAME), number=0)) == [See(WEEK, "security", "be"), OpenCard(WEEK)]


def test_oddities_stand_below_with_their_lines_and_quotes() -> None:
    assert lines(told(drafted(STEP, ODD, replace(ODD, line=0, quote=""))))[7:] == [
        *("", "Worth a look", "Line 4: the trend says “<b>”", "“so <i>”", "the trend says “<b>”"),
    ]


def test_of_many_oddities_the_first_are_shown_and_the_others_counted() -> None:
    shown = lines(told(drafted(STEP, *(replace(ODD, line=line) for line in range(1, 20)))))[9:]
    assert len(shown) == 2 * 7 + 1
    assert shown[-1] == "… and 12 more"


def test_a_line_is_not_quoted_again_where_the_message_names_what_is_in_it() -> None:
    named = Oddity(4, "the trend says “%(trend)s”", {"trend": "so"}, quote="trend: so")
    assert lines(told(drafted(STEP, named)))[-1] == "Line 4: the trend says “so”"


def test_an_album_is_told_in_one_message_with_what_was_wrong() -> None:
    west = replace(REPLACED, topic="west", language="en")
    message = told(drafted(), drafted(west, ODD), drafted(SAME), WRONG, Unchanged(WEEK.shift(-9)), Unchanged(WEEK))
    assert lines(message) == [
        *("✓ 3 texts are in the draft", "20–26 May 2019", "642 words, 6 messages", ""),
        *("Security, in Belarusian", "Quiet week", "New. Verdict: unchanged"),
        *("Belarus–West relations, in English", "Quiet week"),
        "Replaces “Loud week”. Verdict: unchanged (before: worsened)",
        *("Security, in Belarusian", "Quiet week", "The same as before. Verdict: unchanged"),
        *("", "Worth a look", "Belarus–West relations, in English. Line 4: the trend says “<b>”", "“so <i>”"),
        *("", "west.en.md was not accepted:", "Line 2: the commentary has no text"),
        "Line 4: unknown trend “<i>”: write improved, unchanged or worsened",
        *("", "The issue 2019-W12 already says exactly this.", "The issue 2019-W21 already says exactly this."),
    ]
    assert "<b>west.en.md was not accepted:</b>" in message.html
    assert presses(message) == [Preview(WEEK), Template(), TakeBack(7), OpenCard(WEEK)]


def test_of_many_texts_each_has_a_line() -> None:
    assert len(lines(told(*[drafted()] * 15))) == 4 + 15


def test_files_of_several_weeks_have_no_single_draft_to_go_to() -> None:
    message = told(drafted(), drafted(replace(STEP, week=WEEK.shift(1))))
    assert lines(message)[1] == "20–26 May 2019, 27 May – 2 June 2019"
    assert presses(message) == [TakeBack(7)]


def test_a_wrong_file_alone_is_told_with_all_its_lines() -> None:
    many = Refused("west.en.md", tuple(replace(PROBLEMS[1], line=number) for number in range(1, 31)))
    assert len(lines(told(many, number=0))) == 31
    quoted = replace(PROBLEMS[1], quote="so <i>")
    assert lines(told(Refused("west.en.md", (quoted,)), number=0))[1:] == [
        "Line 2: the commentary has no text",
        "“so <i>”",
    ]
    several = lines(told(many, many, number=0))
    assert several[:8] == [*lines(told(many))[:7], "… and 24 more"]


def test_a_single_problem_is_told_however_long_its_quotation_is() -> None:
    (_, reason) = lines(
        told(replace(WRONG, problems=(replace(PROBLEMS[0], values={"trend": "x" * 20_000}),)), number=0)
    )
    assert reason.startswith("Line 4: unknown trend “xxx")
    assert reason.endswith("write improved, unchanged or worsened")


def test_undoing_says_what_is_there_again_and_what_was_left() -> None:
    message = SCREENS.taken_back([REPLACED, STEP], [replace(STEP, topic="west")], "en")
    assert lines(message) == [
        "Taken back:",
        "Security, in Belarusian: “Loud week” is there again",
        "Security, in Belarusian: there is no text again",
        *("", "Changed since, and left as it is:", "Belarus–West relations, in Belarusian"),
    ]
    assert presses(message) == [OpenCard(WEEK)]


def test_a_text_that_was_taken_out_can_come_back() -> None:
    message = SCREENS.removed(replace(REPLACED, after=None), 7, "en")
    assert lines(message) == ["Removed: Security, in Belarusian."]
    assert presses(message) == [TakeBack(7), OpenCard(WEEK)]


def worst() -> list[list[Arrival]]:
    """As much as an editor can send in one go, and names and texts as long as they may be."""
    long = "Ў" * 10_000
    wrong = Refused(
        long, tuple(replace(PROBLEMS[0], line=number, values={"trend": "x" * 80}) for number in range(2000))
    )
    longest = replace(REPLACED, before=Revision(4, replace(OLD, headline="Ў" * 200)))
    odd = drafted(longest, *[replace(ODD, quote="Ў" * 80)] * 2000, words=10**6, messages=20)
    others = [drafted(replace(longest, week=WEEK.shift(number))) for number in range(200)]
    return [
        [odd],
        [wrong],
        [wrong] * 200,
        [odd, *others, *[wrong] * 200],
        [Unchanged(WEEK.shift(n)) for n in range(200)],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arrivals", worst(), ids=["odd", "wrong", "all wrong", "mixed", "same"])
def test_whatever_was_sent_the_answer_fits_and_telegram_takes_it(language: str, arrivals: list[Arrival]) -> None:
    message = told(*arrivals, language=language)
    assert isinstance(judge(message.html), Accepted)
    assert units(visible(message.html)) <= 4096
    assert all(presses(message))
