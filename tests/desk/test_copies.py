"""Whatever is corrected, and in whatever order: in the end every copy says what the issue says."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.desk.amending import amended, corrected_history, edits
from bot.model.bundle import Deed, Delivered, Piece
from bot.model.correction import Amendment
from bot.model.issue import Commentary, Issue, Revision
from bot.model.message import EVERYTHING, Message
from bot.model.publication import Trend
from bot.model.reader import Format, Variant
from bot.render.issue import History
from tests.render.issues import ELITE, SECURITY, WEEK, WEST, commentary
from tests.render.press import HISTORY, ISSUE, MESSAGES

OLD = replace(
    ISSUE, revisions=(*ISSUE.revisions, Revision(8, commentary("west", "be", body="Два абзацы.\n\n" + "Тэкст. " * 900)))
)
LONG, LONGER = "A sentence of a long text. " * 250, "A sentence of a longer text. " * 500


def text(topic: str = "west", language: str = "en", **changed: Any) -> Commentary:
    return replace(commentary(topic, language), **changed)


CHANGES: dict[str, tuple[Amendment, Commentary | None]] = {
    "a verdict": (Amendment(WEEK, "security", trend=Trend.IMPROVED), None),
    "a verdict back": (Amendment(WEEK, "security", trend=Trend.WORSENED), None),
    "a body": (Amendment(WEEK, "west", "en", 21), text(body="Other words.")),
    "a long body": (Amendment(WEEK, "west", "en", 22), text(body=LONG)),
    "a longer body": (Amendment(WEEK, "west", "en", 23), text(body=LONGER)),
    "a headline": (Amendment(WEEK, "elite", "en", 24), text("elite", headline="Other words")),
    "a lead": (Amendment(WEEK, "elite", "en", 25), text("elite", lead="First of all.")),
    "a link": (Amendment(WEEK, "elite", "en", 26), text("elite", link="https://example.org/")),
    "a borrowed text": (Amendment(WEEK, "west", "be", 27), text(language="be", body="Карацей.")),
    "text and verdict": (Amendment(WEEK, "security", "en", 28, Trend.UNCHANGED), text("security", headline="Both")),
    "all of it": (Amendment(WEEK), None),
}
VARIANTS = [
    Variant(language, form, topics)
    for language in ("be", "ru", "en")
    for form in (Format.BRIEF, Format.FULL)
    for topics in (WEST.bit, ELITE.bit | SECURITY.bit, ELITE.bit | SECURITY.bit | WEST.bit)
]


class Copy:
    """What one reader has of the issue."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self.messages = dict(enumerate(shown(OLD, HISTORY, variant)))

    @property
    def delivered(self) -> Delivered:
        places = {place: message.shows for place, message in self.messages.items()}
        return Delivered(1, self.variant, 1, places, len(places))

    def take(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            assert piece.place in self.messages
            if piece.deed is Deed.EDIT:
                assert self.messages[piece.place] != piece.message
                self.messages[piece.place] = piece.message
            else:
                del self.messages[piece.place]

    def named(self, name: str) -> list[Message]:
        return [message for _, message in sorted(self.messages.items()) if message.shows == name]


def shown(issue: Issue, history: History, variant: Variant) -> tuple[Message, ...]:
    return MESSAGES.push(issue, history, variant)


def correct(copy: Copy, issue: Issue, history: History, change: str) -> tuple[Issue, History]:
    amendment, new = CHANGES[change]
    revision = Revision(amendment.revision, new) if new else None
    after = amended(issue, amendment, revision, "", 1_560_000_000)
    later, variant = corrected_history(history, after, amendment), copy.variant
    copy.take(
        edits(
            copy.delivered,
            MESSAGES.in_all_formats(issue, history, variant),
            MESSAGES.in_all_formats(after, later, variant),
            lambda name, page: MESSAGES.turned(after, later, name, variant, page),
            MESSAGES.gone(variant.language),
            age=0,
        )
    )
    return after, later


def agrees(copy: Copy, issue: Issue, history: History) -> None:
    """Each message says what it would say today; of what has more pages than there are messages, the last turns."""
    rich = bool(copy.named(EVERYTHING))
    today = (MESSAGES.whole(issue, history, copy.variant),) if rich else shown(issue, history, copy.variant)
    for name in {message.shows for message in (*copy.messages.values(), *today)}:
        pages, have = [message for message in today if message.shows == name], copy.named(name)
        if len(pages) <= len(have):
            assert have == pages
        else:
            assert have[:-1] == pages[: len(have) - 1]
            assert have[-1].html == pages[len(have) - 1].html
            assert any("/" in button.text for button in have[-1].keyboard[0])


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("change", CHANGES)
def test_a_correction_brings_every_copy_up_to_date(change: str, variant: Variant) -> None:
    copy = Copy(variant)
    agrees(copy, *correct(copy, OLD, HISTORY, change))


@pytest.mark.parametrize("changes", list(itertools.permutations(CHANGES, 2)), ids=str)
def test_so_does_the_next_one(changes: tuple[str, str]) -> None:
    first, second = changes
    if first == "all of it":
        return
    for variant in VARIANTS[2::3]:
        copy = Copy(variant)
        issue, history = correct(copy, OLD, HISTORY, first)
        agrees(copy, *correct(copy, issue, history, second))
