"""How each choice stands in a button: messages stay in chats for months, so no word of it may ever change."""

from dataclasses import is_dataclass
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

from bot.callbacks.broadcasts import Control
from bot.callbacks.corrections import Correct
from bot.callbacks.desk import SetVerdict
from bot.callbacks.manual import Chapter, Manual
from bot.callbacks.previews import Preview
from bot.callbacks.questions import Answer
from bot.callbacks.readers import Door, Open, Screen, SetFormat, Show
from bot.callbacks.search import Facet, Find, Narrow, Verdict
from bot.callbacks.table import TABLE, Callback, decode
from bot.callbacks.views import IssueView, Source
from bot.callbacks.wishes import ShowWishes, WishPage
from bot.callbacks.writing import Write
from bot.model.broadcast import Action
from bot.model.cell import Part
from bot.model.correction import Reach
from bot.model.publication import Trend
from bot.model.reader import Format
from bot.model.reading import Doubt
from tests.render.issues import PUBLICATION, WEEK

CHOICES: list[tuple[str, StrEnum, Callback]] = [
    ("issue:2019-W21:en:p:0:0", Source.PUSH, IssueView(WEEK, "en", Source.PUSH, 0)),
    ("issue:2019-W21:en:w:0:0", Source.WHOLE, IssueView(WEEK, "en", Source.WHOLE, 0)),
    ("issue:2019-W21:en:l:0:0", Source.LATEST, IssueView(WEEK, "en", Source.LATEST, 0)),
    ("issue:2019-W21:en:s:0:0", Source.START, IssueView(WEEK, "en", Source.START, 0)),
    ("issue:2019-W21:en:a:0:0", Source.ARCHIVE, IssueView(WEEK, "en", Source.ARCHIVE, 0)),
    ("issue:2019-W21:en:k:0:0", Source.LINK, IssueView(WEEK, "en", Source.LINK, 0)),
    ("open:settings", Door.SETTINGS, Open(Door.SETTINGS)),
    ("open:archive", Door.ARCHIVE, Open(Door.ARCHIVE)),
    ("open:trends", Door.TRENDS, Open(Door.TRENDS)),
    ("open:months", Door.MONTHS, Open(Door.MONTHS)),
    ("show:settings", Screen.SETTINGS, Show(Screen.SETTINGS)),
    ("show:language", Screen.LANGUAGE, Show(Screen.LANGUAGE)),
    ("show:topics", Screen.TOPICS, Show(Screen.TOPICS)),
    ("show:format", Screen.FORMAT, Show(Screen.FORMAT)),
    ("open:search", Door.SEARCH, Open(Door.SEARCH)),
    ("open:since", Door.SINCE, Open(Door.SINCE)),
    ("when:home", WishPage.HOME, ShowWishes(WishPage.HOME)),
    ("when:days", WishPage.DAYS, ShowWishes(WishPage.DAYS)),
    ("when:quiet", WishPage.QUIET, ShowWishes(WishPage.QUIET)),
    ("when:pause", WishPage.PAUSE, ShowWishes(WishPage.PAUSE)),
    ("deliver:brief", Format.BRIEF, SetFormat(Format.BRIEF)),
    ("e-preview:2019-W21:en:full", Format.FULL, Preview(WEEK, "en", Format.FULL)),
    ("deliver:rich", Format.RICH, SetFormat(Format.RICH)),
    ("deliver:discreet", Format.DISCREET, SetFormat(Format.DISCREET)),
    ("find:0:-1:a", Verdict.ANY, Find(verdict=Verdict.ANY)),
    ("find:0:-1:i", Verdict.IMPROVED, Find(verdict=Verdict.IMPROVED)),
    ("find:0:-1:u", Verdict.UNCHANGED, Find(verdict=Verdict.UNCHANGED)),
    ("find:0:-1:w", Verdict.WORSENED, Find(verdict=Verdict.WORSENED)),
    ("narrow:t:0:-1:a", Facet.TOPIC, Narrow(Facet.TOPIC, Find())),
    ("narrow:v:0:-1:a", Facet.VERDICT, Narrow(Facet.VERDICT, Find())),
    ("e-write:2019-W21:west:be:whole", Part.WHOLE, Write(WEEK, "west", "be", Part.WHOLE)),
    ("e-write:2019-W21:west:be:headline", Part.HEADLINE, Write(WEEK, "west", "be", Part.HEADLINE)),
    ("e-write:2019-W21:west:be:lead", Part.LEAD, Write(WEEK, "west", "be", Part.LEAD)),
    ("e-write:2019-W21:west:be:body", Part.BODY, Write(WEEK, "west", "be", Part.BODY)),
    ("e-write:2019-W21:west:be:link", Part.LINK, Write(WEEK, "west", "be", Part.LINK)),
    ("e-write:2019-W21:west:be:authors", Part.AUTHORS, Write(WEEK, "west", "be", Part.AUTHORS)),
    ("e-verdict:2019-W21:west:improved", Trend.IMPROVED, SetVerdict(WEEK, "west", Trend.IMPROVED)),
    ("e-verdict:2019-W21:west:unchanged", Trend.UNCHANGED, SetVerdict(WEEK, "west", Trend.UNCHANGED)),
    ("e-verdict:2019-W21:west:worsened", Trend.WORSENED, SetVerdict(WEEK, "west", Trend.WORSENED)),
    ("e-correct:7:l", Reach.LOUD, Correct(7, Reach.LOUD)),
    ("e-correct:7:s", Reach.SILENT, Correct(7, Reach.SILENT)),
    ("e-correct:7:a", Reach.ARCHIVE, Correct(7, Reach.ARCHIVE)),
    ("e-help:home", Chapter.HOME, Manual(Chapter.HOME)),
    ("e-help:write", Chapter.WRITE, Manual(Chapter.WRITE)),
    ("e-help:files", Chapter.FILES, Manual(Chapter.FILES)),
    ("e-help:publish", Chapter.PUBLISH, Manual(Chapter.PUBLISH)),
    ("e-help:correct", Chapter.CORRECT, Manual(Chapter.CORRECT)),
    ("e-help:team", Chapter.TEAM, Manual(Chapter.TEAM)),
    ("e-help:readers", Chapter.READERS, Manual(Chapter.READERS)),
    ("e-answer:7:encoding:0", Doubt.ENCODING, Answer(7, Doubt.ENCODING, 0)),
    ("e-answer:7:week:0", Doubt.WEEK, Answer(7, Doubt.WEEK, 0)),
    ("e-answer:7:topic:0", Doubt.TOPIC, Answer(7, Doubt.TOPIC, 0)),
    ("e-answer:7:language:0", Doubt.LANGUAGE, Answer(7, Doubt.LANGUAGE, 0)),
    ("e-answer:7:trend:0", Doubt.TREND, Answer(7, Doubt.TREND, 0)),
    ("e-answer:7:headline:0", Doubt.HEADLINE, Answer(7, Doubt.HEADLINE, 0)),
    ("e-control:7:pause", Action.PAUSE, Control(7, Action.PAUSE)),
    ("e-control:7:resume", Action.RESUME, Control(7, Action.RESUME)),
    ("e-control:7:stop", Action.STOP, Control(7, Action.STOP)),
    ("e-control:7:give-up", Action.GIVE_UP, Control(7, Action.GIVE_UP)),
    ("e-control:7:failed", Action.RETRY_FAILED, Control(7, Action.RETRY_FAILED)),
    ("e-control:7:retry:1", Action.RETRY, Control(7, Action.RETRY, 1)),
    ("e-control:7:drop:1", Action.DROP, Control(7, Action.DROP, 1)),
    ("e-control:7:failed", Action.RETRY_FAILED, Control(7, Action.RETRY_FAILED)),
    ("e-control:7:give-up", Action.GIVE_UP, Control(7, Action.GIVE_UP)),
]


@pytest.mark.parametrize(("text", "choice", "callback"), CHOICES, ids=[text for text, *_ in CHOICES])
def test_a_choice_is_written_as_it_has_always_been(text: str, choice: StrEnum, callback: Callback) -> None:
    assert callback.data == text
    assert decode(text, PUBLICATION) == callback
    assert choice in text.split(":")


def kinds(button: type) -> set[type[StrEnum]]:
    """The kinds of choices that stand in a button, in its inner values as well."""
    found: set[type[StrEnum]] = set()
    for hint in get_type_hints(button).values():
        for each in (hint, *get_args(hint)):
            if isinstance(each, type) and issubclass(each, StrEnum):
                found.add(each)
            elif isinstance(each, type) and is_dataclass(each):
                found |= kinds(each)
    return found


def test_no_choice_of_any_button_is_left_out_here() -> None:
    offered = {(kind, choice) for button in TABLE.values() for kind in kinds(button) for choice in kind}
    assert {(type(choice), choice) for _, choice, _ in CHOICES} == offered


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("issue:2019-W21:en:P:0:0", id="a capital letter"),
        pytest.param("issue:2019-W21:en:push:0:0", id="its name instead of its letter"),
        pytest.param("show: settings", id="a blank before it"),
        pytest.param("deliver:brief\n", id="a new line after it"),
        pytest.param("deliver:", id="nothing"),
        pytest.param("e-verdict:2019-W21:west:▲", id="its sign"),
        pytest.param("e-correct:7:ls", id="two at once"),
        pytest.param("e-help:write:files", id="two, one after the other"),
        pytest.param("e-answer:7:home:0", id="one of another kind"),
        pytest.param("e-control:7:Pause", id="a capital letter of an editor's"),
    ],
)
def test_what_is_nearly_a_choice_is_none(text: str) -> None:
    assert decode(text, PUBLICATION) is None
