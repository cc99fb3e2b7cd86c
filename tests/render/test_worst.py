"""The most that a publication and its texts may hold, on every screen that shows them: Telegram takes it whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.callbacks.previews import Preview
from bot.callbacks.readers import Archive, Screen
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.errors import MAX_QUOTED, ContentError
from bot.library.difference import difference
from bot.model.approval import Approval
from bot.model.broadcast import Kind
from bot.model.correction import Amendment, Correction, Proposal
from bot.model.desk import Overview
from bot.model.issue import (
    MAX_AUTHOR,
    MAX_AUTHORS,
    MAX_HEADLINE,
    MAX_LEAD,
    Issue,
    IssueState,
    OpenDrafts,
    Revision,
)
from bot.model.message import Message
from bot.model.plan import Plan
from bot.model.publication import Publication, Topic, Trend
from bot.model.reader import ALL_TOPICS, Format, Preferences, Variant
from bot.model.reading import Oddity, Refused, Taken
from bot.model.receipt import Drafted, Step
from bot.model.weighed import Weighed
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.desk import DeskScreens
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.publish import PlanScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.render.editors.schedule import ScheduleScreens
from bot.render.editors.topic import TopicScreens
from bot.render.html.pack import ENTITIES, SIZE
from bot.render.html.visible import units, visible
from bot.render.issue import IssueMessages
from bot.render.readers.archive import ArchiveScreens
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from tests.render.issues import LANGUAGES, TEXTS, WEEK, commentary, issue, weeks
from tests.tdlib import Accepted, judge

NAME = "Ўсё & «неба» " * 5
LONG = NAME[:64].strip()
TOPICS = 63
PUBLICATION = Publication(
    titles=dict.fromkeys(LANGUAGES, LONG),
    descriptions=dict.fromkeys(LANGUAGES, LONG),
    languages=LANGUAGES,
    zone="Europe/Minsk",
    topics=tuple(
        Topic(
            f"topic-{'x' * 20}-{number:02}", number, "👨‍👩‍👧‍👦", dict.fromkeys(LANGUAGES, LONG), number, retired=False
        )
        for number in range(TOPICS)
    ),
)
BODY = "\n\n".join(("**" + "Ў" * 40 + "** <b>&</b> [спасылка](https://example.org/&)") for _ in range(180))
TEXT = replace(
    commentary(PUBLICATION.topics[0].id, "be", ("👨‍👩‍👧‍👦<" * MAX_HEADLINE)[:MAX_HEADLINE], BODY),
    lead=("&Ў " * MAX_LEAD)[:MAX_LEAD],
    authors=("<" * MAX_AUTHOR,) * MAX_AUTHORS,
)
ISSUE = issue(
    *(replace(TEXT, topic=topic.id, language=language) for topic in PUBLICATION.topics for language in LANGUAGES),
    corrected=True,
    **{topic.id: Trend.WORSENED for topic in PUBLICATION.topics},
)
DRAFT = replace(ISSUE, state=IssueState.DRAFT)
HALF = Issue(WEEK, IssueState.DRAFT, ISSUE.revisions[::2], {})
ODD = Oddity(99_999, "“%(name)s” is shown so that nobody can tap it", {"name": "<" * MAX_QUOTED}, "&" * MAX_QUOTED)
WRONG = ContentError("x", 99_999, "unknown topic “%(topic)s”", {"topic": "<" * MAX_QUOTED}, "&" * MAX_QUOTED)


def of_readers(language: str) -> Iterator[Message]:
    messages, screens = IssueMessages(PUBLICATION, TEXTS), ReaderScreens(PUBLICATION, TEXTS)
    settings, archive = PreferenceScreens(PUBLICATION, TEXTS), ArchiveScreens(PUBLICATION, TEXTS)
    reader = Preferences(language, topics=ALL_TOPICS >> 1, format=Format.FULL)
    for source in Source:
        glance = IssueView(WEEK, language, source, ALL_TOPICS, page=1)
        yield messages.glance(ISSUE, {}, glance, subscribed=False)
        opened = messages.commentary(ISSUE, {}, TopicView(glance, TOPICS - 1, page=1))
        assert opened
        yield opened
    yield from messages.push(ISSUE, {}, Variant(language, Format.FULL, 0b111))
    yield from (settings.show(screen, reader) for screen in Screen)
    yield screens.privacy(reader, 2**52, stored=True, edits=True)
    yield screens.subscribed(replace(reader, subscribed=True))
    for where in (Archive(), Archive(WEEK.shift(-450))):
        yield archive.show(where, reader, dict.fromkeys(weeks(900)[::-1], IssueState.RETRACTED), {})
    yield screens.for_editors(screens.help(language), language)


def of_editors(language: str) -> Iterator[Message]:
    drafts, desk = EditorScreens(PUBLICATION, TEXTS), DeskScreens(PUBLICATION, TEXTS)
    topics = TopicScreens(PUBLICATION, TEXTS)
    first = PUBLICATION.topics[0].id
    waiting = OpenDrafts(tuple(replace(DRAFT, week=WEEK.shift(ago)) for ago in range(10)), 3000)
    yield from (drafts.draft(each, language) for each in (DRAFT, HALF))
    yield from (drafts.removal(DRAFT, topic, language) for topic in ("", first))
    yield drafts.discarding(DRAFT, language)
    yield drafts.which_verdict(WEEK, first, (Trend.IMPROVED, Trend.WORSENED), language)
    yield from corrections(language)
    yield from approvals(language)
    yield drafts.choose(waiting, Preview, language)
    yield desk.desk(Overview(WEEK, waiting, tuple((week, None) for week in weeks(10))), language)
    yield desk.published(ISSUE, None, language)
    yield topics.topic(DRAFT, first, [(WEEK.shift(-1), Trend.WORSENED)], language)
    yield from receipts(language)


def corrections(language: str) -> Iterator[Message]:
    screens, first = CorrectionScreens(PUBLICATION, TEXTS), PUBLICATION.topics[0].id
    changed = difference("\n".join("&<" * 90 + str(number) for number in range(300)), "Ў" * 5000)
    told = Correction(first, "", 1, "<" * 300, Trend.IMPROVED.value, Trend.WORSENED.value)
    proposal = Proposal(2**52, Amendment(WEEK, first, "be", 9, Trend.IMPROVED), "<" * 300)
    before = replace(ISSUE, trends={first: Trend.IMPROVED})
    after = replace(ISSUE, corrections=(told, replace(told, language="be")))
    weighed = Weighed(proposal, before, after, changed, Kind.CORRECTION, (), None, 10**7, 10**7)
    yield screens.correction(weighed, language)
    yield screens.correction(replace(weighed, proposal=Proposal(1, Amendment(WEEK)), edited=0, told=0), language)
    yield screens.correction(replace(weighed, kind=Kind.TRANSLATION), language)
    yield screens.reason(language)
    yield from (screens.made(weighed, broadcast, language) for broadcast in (0, 7))
    yield screens.left(WEEK, language)


def approvals(language: str) -> Iterator[Message]:
    """What there is to approve stands below who asks for it."""
    screens = ApprovalScreens(TEXTS, ScheduleScreens(PUBLICATION, TEXTS).moment)
    borrowed = {(each, "be"): tuple(topic.id for topic in PUBLICATION.topics) for each in ("ru", "en")}
    plan = Plan(DRAFT, dict.fromkeys(LANGUAGES, 10**7), 10**7, 10**9, 10**9, borrowed, far=True)
    approval = Approval(2**52, WEEK, "", 1, 0, due=4_000_000_000)
    yield screens.asked(approval, "<" * 20, PlanScreens(PUBLICATION, TEXTS).asked(plan, language), language)
    correction = replace(approval, proposal=2**52)
    for shown in corrections(language):
        yield screens.asked(correction, "<" * 20, shown, language)


def receipts(language: str) -> Iterator[Message]:
    screens = ReceiptScreens(PUBLICATION, TEXTS)
    old, new = Revision(1, replace(TEXT, headline="<" * MAX_HEADLINE)), Revision(2, TEXT)
    step = Step(2**52, WEEK, TEXT.topic, "be", old, new, Trend.IMPROVED, Trend.WORSENED)
    changed = difference("\n".join("&<" * 90 + str(number) for number in range(300)), "Ў" * 5000)
    drafted = Drafted(Taken("x" * 300, TEXT, Trend.WORSENED, (ODD,) * 400), step, ISSUE, 9999, 20, changed)
    refused = Refused("<" * 300, (WRONG,) * 400)
    for arrivals in ([drafted], [refused], [drafted] * 40, [drafted] * 40 + [refused] * 40):
        yield from screens.receipts(arrivals, 2**52, language)
    yield screens.taken_back([step] * 100, [step] * 100, language)
    yield screens.removed(replace(step, after=None), 2**52, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_get_every_screen_whole(language: str) -> None:
    for message in of_readers(language):
        assert_fits(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_get_every_screen_whole(language: str) -> None:
    for message in of_editors(language):
        assert_fits(message)


def assert_fits(message: Message) -> None:
    seen = judge(message.html)
    assert isinstance(seen, Accepted)
    assert seen.text == visible(message.html)
    assert 0 < units(seen.text) <= 4096
    assert len(seen.entities) <= ENTITIES
    assert len(message.html.encode()) <= SIZE
    buttons = [button for row in message.keyboard for button in row]
    assert len(buttons) <= 100
    assert all(len(row) <= 8 for row in message.keyboard)
    assert all(
        len(button.data.encode()) <= 64 and (button.url or decode(button.data, PUBLICATION)) for button in buttons
    )
