"""What an issue shows where something is missing: a topic, a language, all of it."""

from dataclasses import replace

import pytest

from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue, IssueState
from bot.render.html.visible import visible
from tests.render.issues import ECONOMY, ELITE, LANGUAGES, SECURITY, WEEK, WEST, commentary, issue
from tests.render.press import HISTORY, ISSUE, MESSAGES, THREE, labels, press, push
from tests.tdlib import Accepted, judge, links


def test_a_topic_without_a_text_this_week_is_left_out() -> None:
    (message,) = push(issue(commentary("west")))
    assert labels(message) == [["🌍 Belarus–West relations"], ["Archive", "Settings"]]
    gone = TopicView(IssueView(WEEK, "en", Source.PUSH, THREE), SECURITY.number)
    assert MESSAGES.commentary(issue(commentary("west")), HISTORY, gone) is None


def test_a_topic_that_was_retired_later_stays_in_the_issues_that_had_it() -> None:
    (message,) = push(issue(commentary("economy")), topics=ECONOMY.bit)
    assert "Economy & trade" in visible(message.html)


def test_a_topic_that_the_publication_does_not_know_is_left_out() -> None:
    (message,) = push(issue(commentary("west"), commentary("forgotten")))
    assert "forgotten" not in message.html


def test_an_issue_that_is_in_another_language_says_so_once() -> None:
    shown = issue(commentary("west", language="be"), commentary("elite", language="be"))
    (message,) = push(shown)
    note = "There is no text in English this week; here it is in Belarusian."
    assert visible(message.html).count(note) == 1
    assert "(in Belarusian)" not in message.html
    assert note in visible(press(message, "West", shown).html)


def test_a_single_text_in_another_language_is_marked_where_it_stands() -> None:
    shown = issue(commentary("west", language="ru", headline="Связи"), commentary("elite"))
    (message,) = push(shown)
    assert "Связи (in Russian)" in visible(message.html)
    assert "There is no text" not in message.html


def test_the_note_is_in_the_readers_language() -> None:
    (message,) = push(issue(commentary("west")), language="ru")
    assert "Текста на русском за эту неделю нет; вот он на английском." in visible(message.html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_headline_says_is_shown_as_it_is_written(language: str) -> None:
    hostile = """<b>Tom & "Jerry's"</b> &amp; {{ x }} %(y)s"""
    shown = issue(replace(commentary("west", headline=f"{hostile}\n\n twice"), lead=hostile, authors=(hostile,)))
    (brief,) = push(shown, language=language)
    opened = press(brief, WEST.names[language], shown)
    for message in (brief, opened):
        seen = judge(message.html)
        assert isinstance(seen, Accepted)
        assert f"{hostile} twice" in seen.text
        assert seen.text == visible(message.html)


def test_who_reads_a_language_that_the_publication_gave_up_still_gets_the_issue() -> None:
    assert push(language="lt") == push(language="en")


def test_an_issue_without_any_text_is_no_empty_message() -> None:
    empty = Issue(WEEK, IssueState.PUBLISHED, (), {})
    assert visible(push(empty)[0].html) == "📍 Situation in Belarus · 20–26 May 2019"


def test_a_forged_set_of_topics_shows_nothing_but_the_way_on() -> None:
    message = MESSAGES.glance(ISSUE, HISTORY, IssueView(WEEK, "en", Source.PUSH, 0), subscribed=True)
    assert labels(message) == [["All topics (3)", "Archive", "Settings"]]


def test_the_published_revision_of_each_language_is_the_one_that_is_shown() -> None:
    shown = issue(*(commentary("west", language=language, headline=f"In {language}") for language in LANGUAGES))
    assert [f"In {language}" in push(shown, language=language)[0].html for language in LANGUAGES] == [True] * 3


def test_a_site_in_a_headline_is_no_link_in_any_message() -> None:
    text = replace(commentary("west", headline="TUT.BY and /stop"), lead="onliner.by", authors=("A. at kyky.org",))
    opened = TopicView(IssueView(WEEK, "en", Source.PUSH, 0), WEST.number)
    shown = MESSAGES.commentary(issue(text), HISTORY, opened)
    assert shown
    for html in (shown.html, MESSAGES.glance(issue(text), HISTORY, opened.glance, subscribed=True).html):
        assert "TUT.\u2060BY and /\u2060stop" in html or "TUT" not in html
        assert not links(visible(html))
    assert "onliner.\u2060by" in shown.html
    assert "kyky.\u2060org" in shown.html


def test_a_followed_topic_without_a_text_is_named_in_a_line_and_in_a_push_it_is_left_out() -> None:
    silent = issue(commentary("elite"))
    both = ELITE.bit | SECURITY.bit
    view = IssueView(WEEK, "en", Source.LATEST, both)
    shown = visible(MESSAGES.glance(silent, {}, view, subscribed=True).html)
    assert shown.endswith("\n\nNo text this week: Security")
    pushed = visible(MESSAGES.glance(silent, {}, replace(view, source=Source.PUSH), subscribed=True).html)
    assert "No text" not in pushed
