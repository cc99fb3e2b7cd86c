"""What one text may come to: refused at upload with the reason, and harmless where it lies in the store already."""

from dataclasses import replace

import pytest

from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import MAX_AUTHORS, Proposed
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.render.html.visible import units, visible
from bot.render.issue import IssueMessages
from bot.render.markdown.judge import find_problems
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.library.readings import problems
from tests.render.issues import PUBLICATION, TEXTS, WEEK, WEST, commentary, issue
from tests.verdicts import verdicts

SIZE = 32 * 1024


def filled(pattern: str, before: str = "") -> str:
    """As many of them as a text may have bytes."""
    return before + pattern * ((SIZE - len(before.encode())) // len(pattern.encode()))


TOO_MUCH = {
    "lines": (filled("a\n"), "lines: at most"),
    "quotes within quotes": (filled("> "), "too deep"),
    "lines that go on with deep quotes": ("> " * 39 + "a\n" * 16000, "lines"),
    "stars": (filled("*a"), "Markdown signs"),
    "brackets": (filled("["), "Markdown signs"),
    "pictures in pictures": ("![" * 9000 + "](https://a.by)" * 900, "Markdown signs"),
    "bold in bold": ("*a " * 600 + " b*" * 600, "marks are nested too deep"),
    "backticks": (filled("`a` "), "Markdown signs"),
    "footnotes": (filled("[^1]: a\n\n"), "lines"),
    "columns": (filled("|\n", "|a" * 21 + "|\n" + "|-" * 21 + "|\n")[:1500], "21 columns: at most 20"),
    "cells": ("|a" * 20 + "|\n" + "|-" * 20 + "|\n" + "|\n" * 700, "cells"),
    "long heads said in every row": (f"|{'a ' * 900}|b|\n|-|-|\n" + "|1|2|\n" * 90, "heads"),
    "links": ("[a](https://a.by/) " * 1000, "links"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_would_cost_too_much_is_refused_with_the_reason(name: str) -> None:
    body, reason = TOO_MUCH[name]
    found = [problem.message % problem.values for problem in find_problems(body)]
    assert found
    assert all(reason in each for each in found)


def test_a_text_of_more_than_twenty_messages_is_refused() -> None:
    """Its heads are said again in every row."""
    table = f"|{'слова ' * 150}|b|\n|-|-|\n"
    assert find_problems(table + "|1|2|\n" * 80) == []
    (problem,) = find_problems(table + "|1|2|\n" * 100)
    assert problem.message % problem.values == "the text fills more than 20 messages"


def test_many_authors_are_refused_with_their_number() -> None:
    authors = ", ".join(f"A. B. {number}" for number in range(MAX_AUTHORS + 1))
    file = text().replace(b"headline:", f"authors: [{authors}]\nheadline:".encode())
    assert problems(file) == ["6: there are 21 authors, and at most 20 fit: name fewer"]


def test_endless_front_matter_has_few_problems() -> None:
    file = text().replace(
        b"headline:", b"authors: [" + b"".join(b"a%d," % number for number in range(30_000)) + b"]\nheadline:"
    )
    assert problems(file) == ["6: there are 30000 authors, and at most 20 fit: name fewer"]


OLD = {
    "a table of 60 MB": "|a" * 1500 + "|\n" + "|-" * 1500 + "|\n" + "|\n" * 12000,
    "166 messages": "> a\n\n" * 6500,
    "a body of 200 KB": "слова " * 20000,
    "bold in bold": "*a " * 600 + " b*" * 600,
}


@pytest.mark.parametrize("name", OLD)
async def test_a_text_that_an_older_version_let_in_is_not_shown_and_can_be_removed(
    newsroom: Newsroom, name: str
) -> None:
    old = replace(commentary("west", body=OLD[name]), link="https://a.by/whole")
    await newsroom.issues.draft([old, commentary("security")], {})
    brief, west, security = await newsroom.desk.previewing.push(await newsroom.issue(), Preferences("en", Format.FULL))
    assert "What west did" in brief.html
    assert visible(west.html).endswith("What west did\n\nThis text is too long to be shown here.")
    assert west.keyboard[0][0].url == "https://a.by/whole"
    assert "A paragraph." in security.html
    assert await newsroom.drafts.remove(EDITOR, WEEK, "west", "en")
    assert [each.topic for each in (await newsroom.issue()).commentaries] == ["security"]


async def test_a_published_text_of_old_can_be_replaced(newsroom: Newsroom) -> None:
    old = commentary("west", body=OLD["166 messages"])
    await newsroom.issues.archive([old], verdicts(old, trend=Trend.UNCHANGED))
    receipt = await newsroom.sends("west.en.md", text())
    assert isinstance(receipt, Proposed)
    await newsroom.correct(receipt.amendment)
    opened = TopicView(IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS), WEST.number)
    shown = IssueMessages(PUBLICATION, TEXTS).commentary(await newsroom.issue(), {}, opened)
    assert shown is not None
    assert "What happened in west." in shown.html


def test_what_stands_around_an_old_text_is_cut_to_what_it_may_be() -> None:
    old = replace(
        commentary("west"),
        headline="слова " * 9000,
        lead="слова " * 9000,
        authors=("A. B. " * 90,) * 131_000,
        link="https://a.by/" + "a" * 9000,
    )
    opened = TopicView(IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS), WEST.number)
    messages = IssueMessages(PUBLICATION, TEXTS)
    shown = messages.commentary(issue(old), {}, opened)
    assert shown is not None
    assert [button.text for row in shown.keyboard for button in row] == ["📈 Through time", "← Whole issue"]
    assert units(visible(shown.html)) < 200 + 500 + 21 * 110 + 200
    assert units(visible(messages.glance(issue(old), {}, opened.glance, subscribed=True).html)) < 500


def test_the_limits_leave_room_for_the_longest_honest_text() -> None:
    item = "- [Назва артыкула](https://example.org/2026/11/article-number): што ў ім **важнае** сёння\n"
    assert len((item * 240).encode()) < SIZE
    assert find_problems(item * 240) == []
    assert find_problems(("Сказ на некалькі слоў. " * 8 + "\n\n") * 95) == []
