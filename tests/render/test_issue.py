"""An issue in the chat: at a glance, topic by topic and back, as it is pushed and as it is opened."""

from dataclasses import replace

import pytest

from bot.callbacks.readers import SetLanguage, Subscribe
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format, Preferences, Variant
from bot.render.html.visible import units, visible
from bot.render.issue import IssueMessages
from tests.render.issues import PUBLICATION, SECURITY, TEXTS, WEEK, WEST, commentary, issue, topic
from tests.render.press import BOTH, HISTORY, ISSUE, MESSAGES, READER, THREE, button, labels, press, pressed, push

AT_A_GLANCE = """\
📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1 · worsened: 1

▲ Ruling elite · improved
What elite did

▼ Security · worsened, first time since March
What security did

▬ Belarus–West relations · unchanged, seventh week running
Minsk keeps building ties with single EU states"""


def latest(reader: Preferences) -> Message:
    """What /latest shows."""
    glance = IssueView(WEEK, reader.language, Source.LATEST, reader.topics)
    return MESSAGES.glance(ISSUE, HISTORY, glance, subscribed=reader.subscribed)


def test_the_week_at_a_glance_is_one_message() -> None:
    (message,) = push()
    assert visible(message.html) == AT_A_GLANCE
    assert labels(message) == [["🏛 Ruling elite", "🛡 Security"], ["🌍 Belarus–West relations"], ["Archive", "Settings"]]


def test_short_names_stand_two_in_a_row() -> None:
    (message,) = push(language="be")
    assert labels(message) == [["🏛 Кіроўная эліта", "🛡 Бяспека"], ["🌍 Беларусь і Захад"], ["Архіў", "Налады"]]


def test_a_push_shows_what_the_reader_follows_and_offers_the_rest() -> None:
    (message,) = push(topics=BOTH)
    assert "West" not in visible(message.html)
    assert labels(message)[-1] == ["All topics (3)", "Archive", "Settings"]
    whole = press(message, "All topics")
    assert "West" in visible(whole.html)
    assert press(whole, "Back") == message


def test_latest_shows_all_topics_the_followed_ones_first() -> None:
    message = latest(replace(READER, topics=SECURITY.bit))
    text = visible(message.html)
    assert text.index("Security") < text.index("Ruling elite") < text.index("Belarus–West")
    assert labels(message)[0] == ["🛡 Security", "🏛 Ruling elite"]


@pytest.mark.parametrize("source", list(Source))
def test_back_restores_exactly_what_was_there(source: Source) -> None:
    glance = IssueView(WEEK, "ru", source, BOTH)
    before = MESSAGES.glance(ISSUE, HISTORY, glance, subscribed=False)
    up = "Весь выпуск" if source is Source.LINK else "Назад"
    assert press(press(before, "Безопасность"), up) == before


def test_who_followed_a_link_is_not_led_back_to_where_they_never_were() -> None:
    message = MESSAGES.glance(ISSUE, HISTORY, IssueView(WEEK, "en", Source.LINK, ALL_TOPICS), subscribed=False)
    assert labels(message)[-2:] == [["🔔 Subscribe"], ["📈 Months", "🗂 Archive"]]
    assert ["📍 Whole issue"] in labels(press(message, "Security"))


def test_only_those_who_are_not_subscribed_are_asked_to() -> None:
    stranger = latest(READER)
    assert pressed(stranger, "Subscribe") == Subscribe(IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS))
    subscriber = latest(replace(READER, subscribed=True))
    assert labels(subscriber)[-2:] == [["✅ Subscribed · Settings"], ["📈 Months", "🗂 Archive"]]
    assert not any("Subscribe" in row[0] for row in labels(push()[0]))


def test_start_greets_before_it_shows_the_issue() -> None:
    message = MESSAGES.glance(ISSUE, HISTORY, IssueView(WEEK, "en", Source.START, ALL_TOPICS), subscribed=False)
    greeting, issue_text = visible(message.html).split("📍")
    assert greeting == "Hello. This is how the week went:\n\n"
    assert f"📍{issue_text}" == f"{AT_A_GLANCE}\n\nWho writes: the newsroom of The Week · /about"


def test_who_starts_chooses_a_language_and_sees_the_same_in_it() -> None:
    message = MESSAGES.glance(ISSUE, HISTORY, IssueView(WEEK, "en", Source.START, ALL_TOPICS), subscribed=False)
    assert labels(message)[-1] == ["📈 Months", "🗂 Archive", "Бел", "Рус"]
    glance = IssueView(WEEK, "en", Source.START, ALL_TOPICS)
    assert pressed(message, "Рус") == SetLanguage("ru", glance)
    assert not any("Рус" in row for row in labels(latest(READER)))


def test_what_changed_comes_before_what_did_not_and_is_counted_first() -> None:
    shown = issue(*map(commentary, ("west", "security")), security=Trend.WORSENED)
    lines = visible(push(shown)[0].html).split("\n")
    assert lines[1] == "Unchanged: 1 · worsened: 1"
    assert [line[0] for line in lines if line[:1] in {"▬", "▼"}] == ["▼", "▬"]


def test_a_single_topic_is_not_counted() -> None:
    assert visible(push(issue(commentary("west")))[0].html).split("\n")[1] == ""


def test_a_topic_has_a_short_name_for_its_button() -> None:
    short = replace(PUBLICATION, topics=tuple(replace(each, shorts={"en": "Ab"}) for each in PUBLICATION.topics))
    (message,) = IssueMessages(short, TEXTS).push(ISSUE, HISTORY, Variant("en", Format.BRIEF, ALL_TOPICS))
    assert labels(message)[0] == ["🏛 Ab", "🛡 Ab", "🌍 Ab"]
    assert "▲ Ab · improved" in visible(message.html)


def test_a_commentary_has_its_verdict_headline_lead_text_authors_and_link() -> None:
    text = replace(
        commentary("west", headline="Minsk builds ties", body="First.\n\nSecond **bold**."),
        lead="In short.",
        authors=("A. Author", "B. Writer"),
        link="https://example.org/?a=1&b=2",
    )
    opened = press(push(issue(text))[0], "West", issue(text))
    assert visible(opened.html) == (
        "▬ Belarus–West relations · unchanged, seventh week running\nSituation in Belarus · 20–26 May 2019\n\n"
        "Minsk builds ties\n\n"
        "In short.\n\nFirst.\n\nSecond bold.\n\nText: A. Author, B. Writer"
    )
    assert labels(opened) == [["🔗 Read on the website"], ["📈 Through time", "← Back"]]
    assert button(opened, "website").url == "https://example.org/?a=1&b=2"


def test_a_corrected_commentary_says_so() -> None:
    opened = press(push()[0], "West", issue(commentary("west"), corrected=True))
    assert visible(opened.html).endswith("Corrected after publication.")


def test_a_long_commentary_has_pages_in_place() -> None:
    shown = issue(commentary("west", body="\n\n".join(["A sentence of some length. " * 20] * 20)))
    brief = push(shown)[0]
    first = press(brief, "West", shown)
    assert labels(first) == [["1/3", "›"], ["📈 Through time", "← Back"]]
    second = press(first, "›", shown)
    assert labels(second)[0] == ["‹", "2/3", "›"]
    third = press(second, "›", shown)
    assert labels(third)[0] == ["‹", "3/3"]
    assert press(third, "‹", shown) == second
    assert press(second, "2/3", shown) == second
    assert press(third, "Back", shown) == brief


def test_a_page_that_a_correction_has_removed_leads_to_the_last_one() -> None:
    opened = TopicView(IssueView(WEEK, "en", Source.PUSH, THREE), WEST.number, page=7)
    message = MESSAGES.commentary(ISSUE, HISTORY, opened)
    assert message
    assert "Minsk keeps building" in message.html


def test_the_full_format_brings_the_commentaries_after_the_brief() -> None:
    brief, *commentaries = push(topics=BOTH, form=Format.FULL)
    assert [brief] == list(push(topics=BOTH))
    assert [visible(message.html).split(" · ")[0] for message in commentaries] == ["▲ Ruling elite", "▼ Security"]
    assert all(not message.keyboard for message in commentaries)


MANY = replace(
    PUBLICATION,
    languages=("en",),
    topics=tuple(topic(number, f"t{number}", "", *[f"A long name of topic {number}"] * 3) for number in range(63)),
)


def test_an_issue_of_63_long_headlines_is_packed_with_its_buttons_on_the_last_message() -> None:
    shown = issue(*(commentary(one.id, headline="A headline " * 20) for one in MANY.topics))
    messages = IssueMessages(MANY, TEXTS)
    *before, last = messages.push(shown, {}, Variant("en", Format.BRIEF, ALL_TOPICS))
    assert len(before) == 1
    assert not any(message.keyboard for message in before)
    assert all(units(visible(message.html)) <= 4096 for message in (*before, last))
    assert "topic 62" in last.html
    assert len([button for row in last.keyboard for button in row]) == 63 + 2
    opened = decode(button(last, "topic 62").data, MANY)
    assert isinstance(opened, TopicView)
    assert messages.glance(shown, {}, opened.glance, subscribed=True) == last


def test_where_a_message_is_edited_in_place_such_an_issue_has_pages() -> None:
    shown = issue(*(commentary(one.id, headline="A headline " * 20) for one in MANY.topics))
    messages = IssueMessages(MANY, TEXTS)
    first = messages.glance(shown, {}, IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS), subscribed=False)
    assert ["1/2", "›"] in labels(first)
    later = decode(button(first, "›").data, MANY)
    assert isinstance(later, IssueView)
    second = messages.glance(shown, {}, later, subscribed=False)
    assert second.html == messages.push(shown, {}, Variant("en", Format.BRIEF, ALL_TOPICS))[1].html
    assert len([button for row in second.keyboard for button in row]) <= 100
    opened = decode(button(second, "topic 62").data, MANY)
    assert isinstance(opened, TopicView)
    assert messages.glance(shown, {}, opened.glance, subscribed=False) == second
