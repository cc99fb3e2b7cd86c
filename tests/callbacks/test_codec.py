"""What buttons carry: short enough for Telegram, the same for months, and harmless whoever wrote it."""

from dataclasses import dataclass, replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.callbacks.approvals import Approve, Decline, TakeRequestBack
from bot.callbacks.broadcasts import ConfirmStop, Control, Watch
from bot.callbacks.codec import CallbackData, base36, number
from bot.callbacks.corrections import Consider, Correct, Explain, KeepVerdict, Retract, Revive, Withdraw
from bot.callbacks.desk import Begin, NewIssue, SetVerdict, ShowDesk, ShowIssue, ShowTopic, UndoVerdict
from bot.callbacks.drafts import Discard, Draft, Remove
from bot.callbacks.editors import MARK, EditorCallback
from bot.callbacks.exporting import Export
from bot.callbacks.figures import ShowFigures
from bot.callbacks.journal import LAST_PAGE, ShowJournal
from bot.callbacks.locking import AskLock, LeaveOpen, LockDesk, Unlock
from bot.callbacks.manual import Chapter, Manual, Template
from bot.callbacks.months import LENGTHS, SPANS, Months, Past, Through, Trends
from bot.callbacks.moving import AskOtherWeek, AskWeek, MoveTo
from bot.callbacks.previews import (
    ChooseAgain,
    Imagine,
    Imagined,
    PeekIssue,
    PeekTopic,
    Preview,
    ShowAs,
    StopPreview,
    peeking,
)
from bot.callbacks.publishing import Cancel, Prepare
from bot.callbacks.questions import Answer, GiveUp, TakeIn
from bot.callbacks.readers import (
    Archive,
    ArchiveYear,
    Door,
    Follow,
    Leave,
    Open,
    ReaderCallback,
    Screen,
    SetAlso,
    SetFormat,
    SetLanguage,
    SetSilent,
    Show,
    Subscribe,
    SubscribeReading,
    Unfollow,
)
from bot.callbacks.receipts import OpenCard, See, TakeBack
from bot.callbacks.rich import Sample, Whole
from bot.callbacks.safety import (
    LARGEST_ID,
    MOST_HOURS,
    AskVanishing,
    ClearChat,
    ClearLast,
    DropWipeCode,
    NewWipeCode,
    SetDiscreet,
    SetGuarded,
    SetVanishing,
    ShowSafety,
)
from bot.callbacks.scheduling import AskTime, AskWhen, Confirmed, Hasten, Publish, PublishAt, Recall
from bot.callbacks.search import ANY, Facet, Find, Found, Narrow, Verdict
from bot.callbacks.since import Since, SinceText, SinceYear
from bot.callbacks.table import TABLE, Callback, decode
from bot.callbacks.team import AskDismiss, AskName, Dismiss, Invite, ShowTeam
from bot.callbacks.views import IssueView, Source, TopicView, linked
from bot.callbacks.wishes import (
    ZONES,
    Pause,
    SetAtOnce,
    SetOnlyNews,
    SetQuiet,
    SetWeekly,
    SetZone,
    ShowCities,
    ShowEnds,
    ShowHours,
    ShowWishes,
    WishPage,
)
from bot.callbacks.writing import Abandon, Clear, Finish, Hand, ShowText, Write
from bot.model.broadcast import Action
from bot.model.cell import Part
from bot.model.correction import Reach
from bot.model.publication import Trend
from bot.model.reader import Format, Preferences
from bot.model.reading import Doubt
from bot.model.week import CENTURY, Week
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, SECURITY, WEEK, WEST

# The machine may be busy: nothing here is a matter of time.
steady = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

WEEKS = st.integers(0, 52 * 90).map(Week.parse("2000-W01").shift)
LANGUAGE = st.sampled_from(LANGUAGES)
FORMAT = st.sampled_from(Format)
NUMBER = st.integers(0, 2**63 - 1)
OPEN = st.sampled_from([ELITE.number, WEST.number, SECURITY.number])
TOPIC_ID = st.text("abc-019", max_size=16)
NONCE = st.text("abcXYZ019-_", min_size=16, max_size=16)
OFFER = st.builds(Confirmed, WEEKS, NONCE, st.booleans())
VIEW = st.builds(IssueView, WEEKS, LANGUAGE, st.sampled_from(Source), st.integers(-1, 2**63 - 1), st.integers(0, 999))
PAGE = st.integers(0, 999)
FIND = st.builds(Find, PAGE, st.integers(ANY, 62), st.sampled_from(Verdict))
THROUGH = st.builds(
    Through,
    LANGUAGE,
    st.integers(0, 62),
    WEEKS,
    st.sampled_from(SPANS),
    st.integers(0, 99),
    st.none() | st.builds(replace, VIEW, page=st.integers(0, 99)),
)
IMAGINED = st.builds(Imagined, WEEKS, LANGUAGE, FORMAT, st.integers(-1, 2**63 - 1), st.booleans())
STAMP = st.integers(0, 2**32 - 1)
ONES: dict[type[Callback], st.SearchStrategy[Callback]] = {
    IssueView: VIEW,
    TopicView: st.builds(TopicView, VIEW, st.integers(0, 62), st.integers(0, 999)),
    Show: st.builds(Show, st.sampled_from(Screen)),
    Archive: st.builds(Archive, st.none() | WEEKS),
    ArchiveYear: st.builds(ArchiveYear, st.sampled_from(CENTURY)),
    Open: st.builds(Open, st.sampled_from(Door)),
    Subscribe: st.builds(Subscribe, st.none() | VIEW),
    SubscribeReading: st.builds(SubscribeReading, st.builds(TopicView, VIEW, st.integers(0, 62), st.integers(0, 999))),
    Trends: st.builds(Trends, LANGUAGE, st.sampled_from(SPANS), st.none() | VIEW),
    Through: THROUGH,
    Find: FIND,
    Narrow: st.builds(Narrow, st.sampled_from(Facet), FIND),
    Found: st.builds(Found, WEEKS, LANGUAGE, st.integers(0, 62), PAGE, FIND),
    Since: st.builds(Since, WEEKS),
    SinceYear: st.builds(SinceYear, st.sampled_from(CENTURY)),
    SinceText: st.builds(SinceText, WEEKS, st.integers(0, 62), PAGE, st.builds(Since, WEEKS)),
    Months: st.builds(Months, LANGUAGE, st.sampled_from(LENGTHS), st.booleans()),
    Past: st.builds(Past, WEEKS, st.integers(0, 99), THROUGH),
    Leave: st.builds(Leave),
    SetLanguage: st.builds(SetLanguage, LANGUAGE, st.none() | VIEW),
    SetAlso: st.builds(SetAlso, LANGUAGE, st.booleans()),
    SetFormat: st.builds(SetFormat, FORMAT),
    Whole: st.builds(Whole, VIEW),
    Sample: st.builds(Sample),
    SetSilent: st.builds(SetSilent, st.booleans()),
    Follow: st.builds(Follow, st.none() | OPEN),
    Unfollow: st.builds(Unfollow, OPEN),
    ClearChat: st.lists(st.integers(1, LARGEST_ID)).map(ClearChat.of),
    ClearLast: st.builds(ClearLast),
    ShowSafety: st.builds(ShowSafety),
    NewWipeCode: st.builds(NewWipeCode),
    DropWipeCode: st.builds(DropWipeCode),
    ShowWishes: st.builds(ShowWishes, st.sampled_from(WishPage)),
    ShowHours: st.builds(ShowHours, st.integers(1, 7)),
    ShowEnds: st.builds(ShowEnds, st.integers(0, 23)),
    ShowCities: st.builds(ShowCities, st.none() | st.integers(0, 9)),
    SetAtOnce: st.builds(SetAtOnce),
    SetWeekly: st.builds(SetWeekly, st.integers(1, 7), st.integers(0, 23)),
    SetQuiet: st.builds(SetQuiet, st.integers(0, 23), st.integers(0, 23)),
    SetZone: st.builds(SetZone, st.sampled_from(ZONES)),
    SetOnlyNews: st.builds(SetOnlyNews, st.booleans()),
    Pause: st.builds(Pause, st.integers(0, 60_000_000)),
    SetDiscreet: st.builds(SetDiscreet, st.booleans()),
    SetGuarded: st.builds(SetGuarded, st.booleans()),
    AskVanishing: st.builds(AskVanishing),
    SetVanishing: st.builds(SetVanishing, st.integers(0, MOST_HOURS)),
    Draft: st.builds(Draft, WEEKS),
    Preview: st.builds(Preview, WEEKS, st.just("") | LANGUAGE, FORMAT),
    Imagine: st.builds(Imagine, IMAGINED),
    ChooseAgain: st.builds(ChooseAgain, WEEKS),
    ShowAs: st.builds(ShowAs, IMAGINED),
    StopPreview: st.builds(StopPreview),
    PeekIssue: st.builds(PeekIssue, STAMP, VIEW),
    PeekTopic: st.builds(PeekTopic, STAMP, st.builds(TopicView, VIEW, st.integers(0, 62), st.integers(0, 999))),
    Prepare: st.builds(Prepare, WEEKS, st.booleans(), st.integers(0, 255)),
    Publish: st.builds(Publish, OFFER),
    AskWhen: st.builds(AskWhen, OFFER),
    AskTime: st.builds(AskTime, OFFER),
    PublishAt: st.builds(PublishAt, OFFER, st.integers(0, 60_000_000)),
    Recall: st.builds(Recall, WEEKS),
    Hasten: st.builds(Hasten, WEEKS, NUMBER),
    Cancel: st.builds(Cancel, WEEKS),
    Remove: st.builds(Remove, WEEKS, TOPIC_ID, st.just("") | LANGUAGE),
    Discard: st.builds(Discard, WEEKS, st.booleans()),
    ShowDesk: st.builds(ShowDesk),
    NewIssue: st.builds(NewIssue),
    Begin: st.builds(Begin, WEEKS),
    ShowIssue: st.builds(ShowIssue, WEEKS),
    ShowTopic: st.builds(ShowTopic, WEEKS, TOPIC_ID),
    ShowText: st.builds(ShowText, WEEKS, TOPIC_ID, LANGUAGE),
    Write: st.builds(Write, WEEKS, TOPIC_ID, LANGUAGE, st.sampled_from(Part)),
    Hand: st.builds(Hand, WEEKS, TOPIC_ID, LANGUAGE),
    Finish: st.builds(Finish, NUMBER),
    Clear: st.builds(Clear, NUMBER),
    Abandon: st.builds(Abandon, NUMBER),
    SetVerdict: st.builds(SetVerdict, WEEKS, TOPIC_ID, st.sampled_from(Trend)),
    UndoVerdict: st.builds(UndoVerdict, WEEKS, TOPIC_ID, st.sampled_from(Trend), st.none() | st.sampled_from(Trend)),
    Retract: st.builds(Retract, WEEKS),
    Revive: st.builds(Revive, WEEKS),
    Correct: st.builds(Correct, NUMBER, st.sampled_from(Reach)),
    Explain: st.builds(Explain, NUMBER),
    KeepVerdict: st.builds(KeepVerdict, NUMBER),
    Consider: st.builds(Consider, NUMBER),
    Withdraw: st.builds(Withdraw, NUMBER),
    Manual: st.builds(Manual, st.sampled_from(Chapter)),
    Template: st.builds(Template),
    Answer: st.builds(Answer, NUMBER, st.sampled_from(Doubt), st.integers(0, 99)),
    GiveUp: st.builds(GiveUp, NUMBER),
    TakeIn: st.builds(TakeIn, WEEKS),
    See: st.builds(See, WEEKS, st.text("abc-019", max_size=16), LANGUAGE),
    TakeBack: st.builds(TakeBack, NUMBER),
    OpenCard: st.builds(OpenCard, WEEKS),
    Watch: st.builds(Watch, NUMBER),
    ConfirmStop: st.builds(ConfirmStop, NUMBER),
    AskWeek: st.builds(AskWeek, WEEKS),
    AskOtherWeek: st.builds(AskOtherWeek, WEEKS),
    MoveTo: st.builds(MoveTo, WEEKS, WEEKS),
    Approve: st.builds(Approve, NUMBER),
    Decline: st.builds(Decline, NUMBER),
    TakeRequestBack: st.builds(TakeRequestBack, NUMBER),
    Export: st.builds(Export, WEEKS),
    ShowFigures: st.builds(ShowFigures),
    ShowJournal: st.builds(ShowJournal, st.integers(0, LAST_PAGE)),
    AskLock: st.builds(AskLock),
    ShowTeam: st.builds(ShowTeam),
    Invite: st.builds(Invite),
    AskName: st.builds(AskName),
    AskDismiss: st.builds(AskDismiss, st.integers(0, 2**63 - 1)),
    Dismiss: st.builds(Dismiss, st.integers(0, 2**63 - 1)),
    LockDesk: st.builds(LockDesk),
    LeaveOpen: st.builds(LeaveOpen),
    Unlock: st.builds(Unlock),
    Control: st.builds(Control, NUMBER, st.sampled_from(Action), st.none() | NUMBER),
}


@pytest.mark.parametrize("kind", TABLE.values(), ids=TABLE)
@steady
@given(data=st.data())
def test_every_button_fits_telegram_and_comes_back_as_it_was(kind: type[Callback], data: st.DataObject) -> None:
    callback = data.draw(ONES[kind])
    assert len(callback.data.encode()) <= 64
    assert decode(callback.data, PUBLICATION) == callback


def test_every_verb_is_one_buttons_and_tells_whose_it_is() -> None:
    assert len(TABLE) == len(get_args(Callback))
    assert {kind for verb, kind in TABLE.items() if verb.startswith(MARK)} == set(get_args(EditorCallback))
    assert {kind for verb, kind in TABLE.items() if not verb.startswith(MARK)} == set(get_args(ReaderCallback))


GLANCE = IssueView(WEEK, "be", Source.PUSH, 5)
SOMEBODY = Imagined(WEEK, "be", Format.FULL, 5, silent=True)
# Messages stay in chats for months: these are the buttons that stand under them, letter by letter.
GOLDEN = [
    ("issue:2019-W21:be:p:5:0", GLANCE),
    ("issue:2020-W53:en:w:-1:2", IssueView(Week.parse("2020-W53"), "en", Source.WHOLE, -1, 2)),
    ("issue:2019-W21:ru:l:1y2p0ij32e8e7:z", IssueView(WEEK, "ru", Source.LATEST, 2**63 - 1, 35)),
    ("issue:2019-W21:be:k:1:0", IssueView(WEEK, "be", Source.LINK, 1)),
    ("issue:2019-W21:be:s:0:10", IssueView(WEEK, "be", Source.START, 0, 36)),
    ("topic:2019-W21:be:p:5:0:1:0", TopicView(GLANCE, 1)),
    ("topic:2019-W21:be:a:-1:3:1q:1", TopicView(replace(GLANCE, source=Source.ARCHIVE, topics=-1, page=3), 62, 1)),
    ("open:archive", Open(Door.ARCHIVE)),
    ("year:1k3", ArchiveYear(2019)),
    ("trends:be:9", Trends("be")),
    ("trends:be:4:2019-W21:be:p:5:0", Trends("be", 4, GLANCE)),
    ("time:be:1:s3:9:0", Through("be", 1, WEEK)),
    ("time:ru:1q:s3:q:2:2019-W21:be:p:5:0", Through("ru", 62, WEEK, 26, 2, GLANCE)),
    ("find:0:-1:a", Find()),
    ("find:2:1:w", Find(2, 1, Verdict.WORSENED)),
    ("narrow:t:0:-1:a", Narrow(Facet.TOPIC, Find())),
    ("found:s3:be:1:0:0:-1:a", Found(WEEK, "be", 1, 0, Find())),
    ("since:s3", Since(WEEK)),
    ("months-of:1k3", SinceYear(2019)),
    ("since-text:s4:1:0:s3", SinceText(WEEK.shift(1), 1, 0, Since(WEEK))),
    ("months:be:c:0", Months("be")),
    ("months:en:1g:1", Months("en", 52, dark=True)),
    ("past:s2:1:be:1:s3:9:0", Past(WEEK.shift(-1), 1, Through("be", 1, WEEK))),
    ("speak:ru:2019-W21:be:p:5:0", SetLanguage("ru", GLANCE)),
    ("subscribe", Subscribe()),
    ("subscribe:2019-W21:be:p:5:0", Subscribe(GLANCE)),
    ("join:2019-W21:be:k:1:0:1:0", SubscribeReading(TopicView(replace(GLANCE, source=Source.LINK, topics=1), 1))),
    ("archive", Archive()),
    ("archive:2019-W21", Archive(WEEK)),
    ("leave", Leave()),
    ("clear:2s.2.1", ClearChat((100, 98, 97))),
    ("clear-last", ClearLast()),
    ("safety", ShowSafety()),
    ("wipe-new", NewWipeCode()),
    ("wipe-drop", DropWipeCode()),
    ("when:home", ShowWishes()),
    ("when-day:5", ShowHours(5)),
    ("when-quiet:m", ShowEnds(22)),
    ("when-city:1", ShowCities(1)),
    ("at-once", SetAtOnce()),
    ("weekly:5:i", SetWeekly(5, 18)),
    ("quiet:m:8", SetQuiet(22, 8)),
    ("zone:Europe/Vilnius", SetZone("Europe/Vilnius")),
    ("only-news:1", SetOnlyNews(only=True)),
    ("rest:0", Pause(0)),
    ("discreet:1", SetDiscreet(discreet=True)),
    ("guard:0", SetGuarded(guarded=False)),
    ("vanish-when", AskVanishing()),
    ("vanish:1b", SetVanishing(47)),
    ("show:settings", Show(Screen.SETTINGS)),
    ("show:language", Show(Screen.LANGUAGE)),
    ("show:topics", Show(Screen.TOPICS)),
    ("show:format", Show(Screen.FORMAT)),
    ("speak:ru", SetLanguage("ru")),
    ("speak-too:ru:1", SetAlso("ru", also=True)),
    ("deliver:brief", SetFormat(Format.BRIEF)),
    ("deliver:full", SetFormat(Format.FULL)),
    ("deliver:rich", SetFormat(Format.RICH)),
    ("whole:2019-W21:be:w:1:0", Whole(replace(GLANCE, source=Source.WHOLE, topics=1))),
    ("sample", Sample()),
    ("hush:0", SetSilent(silent=False)),
    ("hush:1", SetSilent(silent=True)),
    ("follow", Follow()),
    ("follow:1", Follow(WEST.number)),
    ("unfollow:2", Unfollow(SECURITY.number)),
    ("e-draft:2019-W21", Draft(WEEK)),
    ("e-preview:2019-W21::brief", Preview(WEEK)),
    ("e-whose:2019-W21", ChooseAgain(WEEK)),
    ("e-as:2019-W21:be:full:5:1", Imagine(SOMEBODY)),
    ("e-show:2019-W21:be:full:5:1", ShowAs(SOMEBODY)),
    ("e-enough", StopPreview()),
    ("e-glance:1z141z3:2019-W21:be:p:5:0", PeekIssue(2**32 - 1, GLANCE)),
    ("e-peek:0:2019-W21:be:p:5:0:1:0", PeekTopic(0, TopicView(GLANCE, 1))),
    ("e-preview:2019-W21:be:full", Preview(WEEK, "be", Format.FULL)),
    ("e-prepare:2019-W21:0:0", Prepare(WEEK)),
    ("e-prepare:2019-W21:1:5", Prepare(WEEK, paid=True, ticked=5)),
    ("e-publish:2019-W21:aA0-_zZ9aA0-:0:0", Publish(Confirmed(WEEK, "aA0-_zZ9aA0-"))),
    ("e-when:2019-W21:aA0-_zZ9aA0-:1:5", AskWhen(Confirmed(WEEK, "aA0-_zZ9aA0-", paid=True, ticked=5))),
    ("e-time:2019-W21:aA0-_zZ9aA0-:0:0", AskTime(Confirmed(WEEK, "aA0-_zZ9aA0-"))),
    ("e-at:2019-W21:aA0-_zZ9aA0-:0:0:hq8nc", PublishAt(Confirmed(WEEK, "aA0-_zZ9aA0-"), 29_777_736)),
    ("e-recall:2019-W21", Recall(WEEK)),
    ("e-now:2019-W21:tkatc0", Hasten(WEEK, 1_787_616_000)),
    ("e-cancel:2019-W21", Cancel(WEEK)),
    ("e-remove:2019-W21::", Remove(WEEK)),
    ("e-remove:2019-W21:sixteen-letters1:be", Remove(WEEK, "sixteen-letters1", "be")),
    ("e-unset:2019-W21:west:improved", UndoVerdict(WEEK, "west", Trend.IMPROVED, None)),
    ("e-unset:2019-W21:west:improved:worsened", UndoVerdict(WEEK, "west", Trend.IMPROVED, Trend.WORSENED)),
    ("e-discard:2019-W21:0", Discard(WEEK)),
    ("e-text:2019-W21:west:be", ShowText(WEEK, "west", "be")),
    ("e-write:2019-W21:sixteen-letters1:be:headline", Write(WEEK, "sixteen-letters1", "be", Part.HEADLINE)),
    ("e-hand:2019-W21:west:be", Hand(WEEK, "west", "be")),
    ("e-finish:z", Finish(35)),
    ("e-clear:z", Clear(35)),
    ("e-abandon:z", Abandon(35)),
    ("e-desk", ShowDesk()),
    ("e-new", NewIssue()),
    ("e-begin:2019-W21", Begin(WEEK)),
    ("e-issue:2019-W21", ShowIssue(WEEK)),
    ("e-topic:2019-W21:sixteen-letters1", ShowTopic(WEEK, "sixteen-letters1")),
    ("e-verdict:2019-W21:sixteen-letters1:unchanged", SetVerdict(WEEK, "sixteen-letters1", Trend.UNCHANGED)),
    ("e-discard:2019-W21:1", Discard(WEEK, sure=True)),
    ("e-correct:2n9c:s", Correct(123456, Reach.SILENT)),
    ("e-retract:2019-W21", Retract(WEEK)),
    ("e-again:2019-W21", Revive(WEEK)),
    ("e-reason:2n9c", Explain(123456)),
    ("e-text-only:2n9c", KeepVerdict(123456)),
    ("e-consider:2n9c", Consider(123456)),
    ("e-as-is:2n9c", Withdraw(123456)),
    ("e-help:home", Manual(Chapter.HOME)),
    ("e-template", Template()),
    ("e-answer:2n9c:language:2", Answer(123456, Doubt.LANGUAGE, 2)),
    ("e-give-up:2n9c", GiveUp(123456)),
    ("e-take-in:2019-W21", TakeIn(WEEK)),
    ("e-see:2019-W21:sixteen-letters1:be", See(WEEK, "sixteen-letters1", "be")),
    ("e-back:2n9c", TakeBack(123456)),
    ("e-card:2019-W21", OpenCard(WEEK)),
    ("e-week:2019-W21", AskWeek(WEEK)),
    ("e-week-other:2019-W21", AskOtherWeek(WEEK)),
    ("e-move:2019-W21:2019-W22", MoveTo(WEEK, WEEK.shift(1))),
    ("e-approve:2n9c", Approve(123456)),
    ("e-decline:2n9c", Decline(123456)),
    ("e-unask:2n9c", TakeRequestBack(123456)),
    ("e-export:2019-W21", Export(WEEK)),
    ("e-stats", ShowFigures()),
    ("e-journal:1", ShowJournal(1)),
    ("e-lock", AskLock()),
    ("e-team", ShowTeam()),
    ("e-invite", Invite()),
    ("e-name", AskName()),
    ("e-dismiss:2", AskDismiss(2)),
    ("e-dismissed:2", Dismiss(2)),
    ("e-locked", LockDesk()),
    ("e-open", LeaveOpen()),
    ("e-unlock", Unlock()),
    ("e-watch:7", Watch(7)),
    ("e-stop:7", ConfirmStop(7)),
    ("e-control:7:pause", Control(7, Action.PAUSE)),
    ("e-control:a:retry:4", Control(10, Action.RETRY, 4)),
]


@pytest.mark.parametrize(("text", "callback"), GOLDEN, ids=[text for text, _ in GOLDEN])
def test_a_button_says_what_it_has_always_said(text: str, callback: Callback) -> None:
    assert callback.data == text
    assert decode(text, PUBLICATION) == callback


def test_there_is_such_a_button_of_every_kind() -> None:
    assert {type(callback) for _, callback in GOLDEN} == set(TABLE.values())


@steady
@given(st.integers(-(2**63), 2**63 - 1))
def test_a_number_comes_back_as_it_was(value: int) -> None:
    assert number(base36(value)) == value


@pytest.mark.parametrize("text", ["1" * 14, "", "-", "1_0", "+1", " 1", "A", "٣", "--1"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text)


def test_a_button_that_telegram_would_refuse_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        _ = Publish(Confirmed(WEEK, "я" * 30)).data


def test_a_button_that_could_not_be_read_again_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="several arguments"):
        _ = Publish(Confirmed(WEEK, "two:words")).data


@dataclass(frozen=True)
class Boundless(CallbackData, verb="boundless"):
    number: int


def test_a_number_without_bounds_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError, match="does not say"):
        _ = Boundless(1).data


ARGUMENT = st.one_of(
    st.text(max_size=13),
    st.integers().map(str),
    st.sampled_from(["2019-W21", "be", "p", "-1", "0", "zzzzzzzzzzzzz", "", "once", "pause", "full"]),
)


@steady
@given(VIEW, st.integers(0, 62), STAMP)
def test_the_buttons_of_a_preview_say_what_those_of_readers_do(view: IssueView, topic: int, mark: int) -> None:
    opened = TopicView(view, topic)
    assert decode(peeking(view.data, mark), PUBLICATION) == PeekIssue(mark, view)
    assert decode(peeking(opened.data, mark), PUBLICATION) == PeekTopic(mark, opened)
    assert peeking(Archive(view.week).data, mark) == Archive(view.week).data


@steady
@given(st.sampled_from(list(TABLE)), st.lists(ARGUMENT, max_size=9))
def test_whatever_is_sent_as_a_button_is_read_or_means_nothing(verb: str, arguments: list[str]) -> None:
    callback = decode(":".join((verb, *arguments)), PUBLICATION)
    assert callback is None or decode(callback.data, PUBLICATION) == callback


@steady
@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    decode(text, PUBLICATION)


FOREIGN = [
    "",
    ":",
    "unknown",
    "issue",
    "issue:2019-W21:be:p:1",
    "issue:2019-W21:de:p:1:0",
    "issue:2019-W54:be:p:1:0",
    "issue:1999-W52:be:p:1:0",
    "issue:2100-W01:be:p:1:0",
    "issue:2019-W21:be:x:1:0",
    "issue:2019-W21:be:p:-2:0",
    "issue:2019-W21:be:p:1y2p0ij32e8e8:0",
    "issue:2019-W21:be:p:1:-1",
    "issue:2019-W21:be:p:1:zzzzzzzzzzzzz",
    "issue:2019-W21:be:p:1:0:0:0:0",
    "topic:2019-W21:be:p:1:0",
    "topic:2019-W21:de:p:1:0:1:0",
    "topic:2019-W21:be:p:1:0:1r:0",
    "topic:2019-W21:be:p:1:0:-1:0",
    "topic:2019-W21:be:p:1:0:1:-1",
    "subscribe:2019-W21:de:p:1:0",
    "subscribe:2019-W21",
    "archive:0000-W01",
    "archive:9999-W52",
    "archive:2019-W21:x",
    "archive:",
    "speak:de",
    "speak:",
    "deliver:richer",
    "hush:2",
    "hush:",
    "follow:9",
    "follow:3",
    "unfollow",
    "unfollow:3",
    "show:nothing",
    "leave:now",
    "e-",
    "e-publish:1",
    "e-at:2019-W21:nonce:0:0:zzzzzz",
    "e-draft",
    "e-draft:2019-W99",
    "e-preview:2019-W21:xx:brief",
    "e-preview:2019-W21:be:richer",
    "e-as:2019-W21::full:5:1",
    "e-show:2019-W21:be:full:-2:1",
    "e-enough:1",
    "e-glance:-1:2019-W21:be:p:5:0",
    "e-peek:0:2019-W21:be:p:5:0:1r:0",
    "e-discard:2019-W21:2",
    "e-remove:2019-W21:west:xx",
    "e-replace:" + "9" * 40,
    "e-replace:1y2p0ij32e8e8",
    "e-replace:-1",
    "e-watch:-1",
    "e-watch:７",
    "e-stop:1y2p0ij32e8e8",
    "e-control:7:explode",
    "e-control:1y2p0ij32e8e8:pause",
    "e-control:7:drop:-1",
    "e-control:7:drop:1y2p0ij32e8e8",
    "e-control:7:retry:4:more",
    "e-steer:7:stop",
    "e-leave" + ":" * 5000,
    "\ud83d",
]


@pytest.mark.parametrize("text", FOREIGN, ids=[ascii(text[:40]) for text in FOREIGN])
def test_a_stale_or_forged_button_means_nothing(text: str) -> None:
    assert decode(text, PUBLICATION) is None


READER = Preferences("en", topics=ELITE.bit | WEST.bit)
LINKS = [
    ("2019-W21", IssueView(WEEK, "en", Source.LINK, READER.topics)),
    ("2019-W21_west", TopicView(IssueView(WEEK, "en", Source.LINK, READER.topics), WEST.number)),
    ("2019-W21_gone", IssueView(WEEK, "en", Source.LINK, READER.topics)),
    ("2019-W99", None),
    ("9999-W01", None),
    ("west", None),
    ("", None),
]


@pytest.mark.parametrize(("payload", "opened"), LINKS)
def test_a_link_opens_an_issue_or_a_topic_of_it(payload: str, opened: object) -> None:
    assert linked(payload, PUBLICATION, READER) == opened
