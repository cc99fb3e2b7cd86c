"""What is handed on says what it is, leads there, and tells nothing of who does so."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.callbacks.views import IssueView, Source, TopicView, linked
from bot.model.message import Button, Message
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format, Preferences, Variant
from bot.render.issue import IssueMessages
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, WEST, commentary, issue

KNOWN = replace(PUBLICATION, bot="example_bot")
MESSAGES = IssueMessages(KNOWN, TEXTS)
ISSUE = issue(commentary("west", headline="Ties & <ropes>"), commentary("elite"), elite=Trend.IMPROVED)


def sharing(message: Message) -> Button:
    (button,) = (key for row in message.keyboard for key in row if key.url.startswith("https://t.me/share/url?"))
    return button


def shared(message: Message) -> tuple[str, str]:
    """The link and the words."""
    asked = parse_qs(urlsplit(sharing(message).url).query, strict_parsing=True)
    (link,), (text,) = asked.pop("url"), asked.pop("text")
    assert not asked
    return link, text


def glance(source: Source = Source.LATEST, messages: IssueMessages = MESSAGES) -> Message:
    return messages.glance(ISSUE, {}, IssueView(WEEK, "en", source, WEST.bit), subscribed=True)


def opened(language: str = "en", source: Source = Source.LATEST) -> Message:
    view = TopicView(IssueView(WEEK, language, source, ALL_TOPICS), WEST.number)
    found = MESSAGES.commentary(ISSUE, {}, view)
    assert found
    return found


def test_an_issue_is_shared_with_its_title_its_dates_and_its_counts() -> None:
    link, text = shared(glance())
    assert link == "https://t.me/example_bot?start=2019-W21"
    assert text == "Situation in Belarus · 20–26 May 2019\nImproved: 1 · unchanged: 1"


def test_a_text_is_shared_with_its_verdict_and_its_headline() -> None:
    link, text = shared(opened())
    assert link == "https://t.me/example_bot?start=2019-W21_west"
    assert text == ("▬ Belarus–West relations · unchanged\nTies & <ropes>\nSituation in Belarus · 20–26 May 2019")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_follows_what_was_shared_finds_the_same_text(language: str) -> None:
    link, _ = shared(opened(language))
    (payload,) = parse_qs(urlsplit(link).query)["start"]
    view = linked(payload, KNOWN, Preferences(language))
    assert isinstance(view, TopicView)
    assert (view.glance.week, view.topic) == (WEEK, WEST.number)


@pytest.mark.parametrize("source", [Source.PUSH, Source.WHOLE, Source.LATEST, Source.ARCHIVE, Source.LINK])
def test_an_issue_is_handed_on_from_wherever_it_was_opened(source: Source) -> None:
    assert shared(glance(source)) == shared(glance())


def test_a_push_in_full_is_handed_on_text_by_text() -> None:
    _, *texts = MESSAGES.push(ISSUE, {}, Variant("en", Format.FULL, ALL_TOPICS))
    assert [shared(text)[0].rpartition("_")[2] for text in texts] == ["elite", "west"]


def test_a_newcomer_is_offered_to_subscribe_before_anything_else() -> None:
    message = MESSAGES.glance(ISSUE, {}, IssueView(WEEK, "en", Source.START, ALL_TOPICS), subscribed=False)
    assert not any(key.url for row in message.keyboard for key in row)


def test_as_long_as_the_bots_name_is_not_known_nothing_is_offered_that_leads_nowhere() -> None:
    message = glance(messages=IssueMessages(PUBLICATION, TEXTS))
    assert not any(key.url for row in message.keyboard for key in row)
