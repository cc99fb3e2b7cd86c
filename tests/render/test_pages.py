"""A topic's text page by page: whose it is, what comes next, in which languages there is more, and where it begins."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS, Format
from bot.render.html.visible import units, visible
from bot.render.pages import FOLD
from tests.render.issues import PUBLICATION, SECURITY, WEEK, WEST, commentary, issue
from tests.render.press import HISTORY, ISSUE, MESSAGES, button, labels, press, push
from tests.tdlib import Accepted, judge

HEAD = "▬ Belarus–West relations · unchanged, seventh week running"
BELOW = "Situation in Belarus · 20–26 May 2019"
SENTENCE = "A sentence of some length. "
LATEST = IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS)


def opened(body: str, lead: str = "", *authors: str) -> Message:
    text = replace(commentary("west", body=body), lead=lead, authors=authors)
    return shown(TopicView(LATEST, WEST.number), issue(text))


def shown(view: TopicView, of: Issue = ISSUE) -> Message:
    message = MESSAGES.commentary(of, HISTORY, view)
    assert message
    return message


def test_every_page_says_whose_it_is_and_which() -> None:
    of = issue(commentary("west", body="\n\n".join([SENTENCE * 20] * 20)))
    texts = [visible(shown(TopicView(LATEST, WEST.number, page), of).html) for page in range(3)]
    assert [text.split("\n")[:2] for text in texts] == [[f"{HEAD} ({page}/3)", BELOW] for page in (1, 2, 3)]
    assert all(units(text) <= 4096 for text in texts)


def test_so_does_every_message_of_a_push_in_full() -> None:
    of = issue(commentary("west", body="\n\n".join([SENTENCE * 20] * 20)), commentary("security"))
    _, *messages = push(of, form=Format.FULL)
    heads = [visible(message.html).split("\n")[:2] for message in messages]
    assert heads[:3] == [[f"{HEAD} ({page}/3)", BELOW] for page in (1, 2, 3)]
    assert heads[3][1] == BELOW


def test_one_reads_from_topic_to_topic_as_they_stand_at_a_glance_and_then_goes_back() -> None:
    glance = MESSAGES.glance(ISSUE, HISTORY, LATEST, subscribed=False)
    message = press(glance, "Ruling elite")
    seen = [visible(message.html)]
    while any("Next: " in text for row in labels(message) for text in row):
        message = press(message, "Next: ")
        seen.append(visible(message.html))
    places = [visible(glance.html).index(text.split(" · ")[0][2:]) for text in seen]
    assert len(seen) == 3
    assert all(one < other for one, other in pairwise(places))
    assert press(message, "← Whole issue") == glance


def test_of_a_push_of_some_topics_only_these_follow_each_other() -> None:
    message = press(push(topics=WEST.bit | SECURITY.bit)[0], "Security")
    assert "Next: Belarus–West relations →" in str(labels(message))
    last = press(message, "Next")
    assert "Next" not in str(labels(last))
    assert press(last, "Back") == push(topics=WEST.bit | SECURITY.bit)[0]


def test_a_text_is_read_in_another_language_and_back_is_the_issue_in_ones_own() -> None:
    texts = [commentary("west", language, f"Headline {language}") for language in ("be", "ru", "en")]
    of = issue(*texts, commentary("security"))
    english = shown(TopicView(LATEST, WEST.number), of)
    assert ["📈 Through time", "Бел", "Рус"] in labels(english)
    russian = press(english, "Рус", of)
    assert "Headline ru" in russian.html
    assert "Ситуация в\xa0Беларуси" in russian.html
    assert ["📈 Through time", "Бел", "Eng"] in labels(russian)
    assert press(russian, "Eng", of) == english
    assert press(russian, "← Back", of) == MESSAGES.glance(of, HISTORY, LATEST, subscribed=False)


def test_what_is_next_is_read_in_ones_own_language_again() -> None:
    of = issue(*(commentary("west", language) for language in ("ru", "en")), commentary("security"))
    russian = press(shown(TopicView(LATEST, WEST.number), of), "Рус", of)
    following = decode(button(russian, "Next").data, PUBLICATION)
    assert following == TopicView(LATEST, SECURITY.number)


def test_a_borrowed_text_is_offered_in_no_language_that_there_is_not() -> None:
    message = shown(TopicView(LATEST, WEST.number), issue(commentary("west", "be")))
    assert "in Belarusian" in visible(message.html)
    assert not {"Бел", "Рус", "Eng"} & {text for row in labels(message) for text in row}


LONG = "\n\n".join(f"Paragraph {number}. {SENTENCE * 4}" for number in range(12))


def test_a_long_text_is_folded_below_its_headline_and_above_its_authors() -> None:
    message = opened(LONG, "In short.", "A. Author")
    before, text = message.html.split(FOLD)
    text, after = text.split("</blockquote>")
    assert visible(before).endswith("What west did\n\nIn short.\n")
    assert visible(text).startswith("Paragraph 0.")
    assert visible(after) == "\nText: A. Author"
    assert isinstance(judge(message.html), Accepted)


@pytest.mark.parametrize("stiff", ["> Somebody said so.", "```\ncode\n```"])
def test_a_text_with_what_no_quotation_may_hold_is_not(stiff: str) -> None:
    message = opened(f"{LONG}\n\n{stiff}")
    assert FOLD not in message.html
    assert isinstance(judge(message.html), Accepted)


def test_a_text_that_a_telephone_shows_whole_is_not_either() -> None:
    assert FOLD not in opened(SENTENCE * 10).html


def test_a_text_full_of_links_keeps_all_of_them_when_it_is_folded() -> None:
    links = "\n\n".join(f"[link {number}](https://example.org/{number}) {SENTENCE}" for number in range(150))
    of = issue(commentary("west", body=links))
    pages = [shown(TopicView(LATEST, WEST.number, page), of) for page in range(2)]
    assert sum(page.html.count("<a href") for page in pages) == 150
    assert all(isinstance(judge(page.html), Accepted) for page in pages)
