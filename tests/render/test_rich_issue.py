"""A whole issue in one rich message: the words of the others, taken by Telegram, and in full where it does not fit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.callbacks.rich import Whole
from bot.callbacks.table import decode
from bot.demo.telegram.rich.reading import read_rich
from bot.model.issue import Issue
from bot.model.message import EVERYTHING, Message, Rich
from bot.model.reader import ALL_TOPICS, Format, Variant
from bot.render.html.rich import fault
from bot.render.html.visible import visible
from tests.render.gallery import BORROWED, CORRECTED, HISTORY, ISSUE, MESSAGES, RETRACTED
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, WEST, commentary, issue

SIGNS = ("▲", "▬", "▼")
WORD = re.compile(r"\w+")
SHORT = re.compile(r",| \(| after | пасля | после ")
MARK = re.compile(r"\(.*\)$")
LONG = issue(*(commentary(topic, body="Word after word. " * 700) for topic in ("elite", "west", "security")))
FULL_OF_MARKS = issue(commentary("west", body="- a\n" * 480 + "\n" + "b\n\n" * 20))
CASES = {"usual": ISSUE, "corrected": CORRECTED, "borrowed": BORROWED, "many items": FULL_OF_MARKS}


def rich(shown: Issue, language: str, topics: int = ALL_TOPICS) -> Rich:
    (message,) = MESSAGES.push(shown, HISTORY, Variant(language, Format.RICH, topics))
    assert isinstance(message, Rich)
    return message


def full(shown: Issue, language: str, topics: int = ALL_TOPICS) -> tuple[Message, ...]:
    return MESSAGES.push(shown, HISTORY, Variant(language, Format.FULL, topics))


def told(messages: tuple[Message, ...]) -> Iterator[str]:
    """What brief and full say, in the order of a rich message.

    The table says what brief does of each topic, the short verdict and the whole headline stand above its text, with
    the language if that is another; the dates once, at the top.
    """
    brief = visible(messages[0].html).split("\n")
    first = next(number for number, line in enumerate(brief) if line.startswith(SIGNS))
    yield from brief[:first]
    glimpses = [(line, "".join(MARK.findall(below))) for line, below in pairwise(brief) if line.startswith(SIGNS)]
    yield from (line for line, _ in glimpses)
    for text, (_, mark) in zip(messages[1:], glimpses, strict=True):
        parts = text.html.split("\n\n")
        name, _, verdict = visible(parts[0]).split("\n")[0].partition(" · ")
        headline = next(number for number, part in enumerate(parts) if part.startswith("<b>"))
        yield from (name, SHORT.split(verdict)[0], visible(parts[headline]), mark)
        yield from map(visible, parts[headline + 1 :])
        yield from (button.text for row in text.keyboard for button in row if button.text.startswith("🔗"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["usual", "corrected", "borrowed"])
def test_the_words_are_those_of_brief_and_full_in_their_order(name: str, language: str) -> None:
    message = rich(CASES[name], language)
    _, text = read_rich({"html": message.html})
    assert message.plain == full(CASES[name], language)
    assert WORD.findall(text) == [word for part in told(message.plain) for word in WORD.findall(part)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_checker_and_the_stand_in_take_every_golden_issue(name: str, language: str) -> None:
    html = MESSAGES.whole(CASES[name], HISTORY, Variant(language, Format.RICH, ALL_TOPICS)).html
    assert fault(html) == "" or name == "many items"


def test_only_the_topics_that_are_followed_stand_there_and_the_others_open_below() -> None:
    message = rich(ISSUE, "en", WEST.bit)
    assert "Ruling elite" not in message.html
    assert message.html.count("<details>") == 1
    row = [button for each in message.keyboard for button in each]
    assert [button.text for button in row] == ["All topics (3)", "↗ Share", "Archive", "Settings"]
    assert isinstance(decode(row[0].data, PUBLICATION), Whole)
    (only,) = rich(ISSUE, "en").keyboard
    assert [button.text for button in only] == ["↗ Share", "Archive", "Settings"]


@pytest.mark.parametrize("shown", [LONG, FULL_OF_MARKS])
def test_what_does_not_fit_comes_in_full(shown: Issue) -> None:
    variant = Variant("en", Format.RICH, ALL_TOPICS)
    assert MESSAGES.push(shown, HISTORY, variant) == full(shown, "en")
    instead = MESSAGES.whole(shown, HISTORY, variant)
    assert not isinstance(instead, Rich)
    assert instead.shows == EVERYTHING
    assert "What west did" in instead.html


def test_a_text_that_cannot_be_shown_at_all_leaves_it_in_full() -> None:
    shown = issue(commentary("west", body="**a** " * 3000))
    assert MESSAGES.push(shown, HISTORY, Variant("en", Format.RICH, ALL_TOPICS)) == full(shown, "en")


def test_a_retracted_issue_says_so_instead_of_all() -> None:
    instead = MESSAGES.whole(RETRACTED, HISTORY, Variant("en", Format.RICH, ALL_TOPICS))
    assert not isinstance(instead, Rich)
    assert (instead.shows, "retracted" in instead.html) == (EVERYTHING, True)


def test_what_comes_from_outside_is_no_markup() -> None:
    hostile = '<p>&amp; "Tom\'s" </p>'
    text = replace(commentary("elite", headline=hostile, body="a"), lead=hostile, authors=(hostile,))
    message = rich(issue(text), "en", ELITE.bit)
    assert read_rich({"html": message.html})[1].count(hostile) == 3


def test_a_line_breaks_in_code_only() -> None:
    html = rich(issue(commentary("west", body="a\n\n```\nb\n\nc\n```")), "en").html
    assert html.count("\n") == "b\n\nc".count("\n")


def test_footnotes_of_two_texts_do_not_meet() -> None:
    body = "a[^1]\n\n[^1]: note"
    html = rich(issue(commentary("elite", body=body), commentary("west", body=body)), "en").html
    assert re.findall(r'name="([^"]+)"', html) == ["t0n1", "t1n1"]
