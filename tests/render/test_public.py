"""What becomes of an issue's buttons where many read it."""

from dataclasses import replace

from bot.callbacks.readers import Archive, Door, Open, Subscribe
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Button, Message, Rich
from bot.model.reader import ALL_TOPICS
from bot.render.public import PublicMessages
from tests.render.issues import PUBLICATION, WEEK, WEST

PUBLIC = PublicMessages(replace(PUBLICATION, bot="example_bot"))
GLANCE = IssueView(WEEK, "be", Source.PUSH, ALL_TOPICS)
SITE = Button("Website", url="https://example.org/")
KEYBOARD = (
    (Button("West", TopicView(GLANCE, WEST.number, page=2).data), Button("Gone", TopicView(GLANCE, 62).data)),
    (Button("All", GLANCE.data), Button("Archive", Open(Door.ARCHIVE).data)),
    (Button("Subscribe", Subscribe(GLANCE).data),),
    (SITE, Button("Copy", copied="x"), Button("Old", "verb-of-old:1")),
)


def test_texts_open_in_the_private_chat_and_what_would_change_something_for_all_is_left_out() -> None:
    link = f"https://t.me/example_bot?start={WEEK}"
    assert PUBLIC.public(Message("x", KEYBOARD)) == Message(
        "x",
        (
            (Button("West", url=f"{link}_{WEST.id}"), Button("Gone", url=link)),
            (Button("All", url=link),),
            (SITE, Button("Copy", copied="x")),
        ),
    )


def test_a_rich_message_and_its_plain_ones_are_alike() -> None:
    shown = PUBLIC.public(Rich("x", KEYBOARD, plain=(Message("y", KEYBOARD),)))
    assert isinstance(shown, Rich)
    assert shown.plain[0].keyboard == shown.keyboard
    assert all(button.url or button.copied for row in shown.keyboard for button in row)


def test_only_the_wanted_buttons_stay() -> None:
    shown = PUBLIC.only(Message("x", (*KEYBOARD, ((Button("Weeks", Archive().data)),))), TopicView, Archive)
    texts = [[button.text for button in row] for row in shown.keyboard]
    assert texts == [["West", "Gone"], ["Website", "Copy"], ["Weeks"]]


def test_what_a_message_shows_is_still_known_when_it_is_corrected() -> None:
    assert PUBLIC.public(Message("x", KEYBOARD, shows="west")).shows == "west"
