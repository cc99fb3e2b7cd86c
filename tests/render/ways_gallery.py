"""Screens on the way from a draft to its publication, and to another week."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.callbacks.previews import Imagined
from bot.callbacks.publishing import Prepare
from bot.desk.check import worth_a_look
from bot.model.issue import IssueState
from bot.model.journal import Deed, Note
from bot.model.look import Change, Turn
from bot.model.message import Message
from bot.model.moving import OtherWeeks
from bot.model.plan import Plan, Price
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.figures import FigureScreens
from bot.render.editors.journal import JournalScreens
from bot.render.editors.moving import MovingScreens
from bot.render.editors.previews import PreviewScreens
from bot.render.editors.publish import PlanScreens
from bot.render.editors.questions import QuestionScreens
from tests.render.figures import FIGURES
from tests.render.issues import ECONOMY, PUBLICATION, SECURITY, TEXTS, WEEK, commentary, issue

DRAFTS, JOURNAL = EditorScreens(PUBLICATION, TEXTS), JournalScreens(PUBLICATION, TEXTS)
PLANS, MOVING, QUESTIONS = PlanScreens(PUBLICATION, TEXTS), MovingScreens(TEXTS), QuestionScreens(PUBLICATION, TEXTS)
DRAFT = replace(
    issue(
        commentary("west", "be", "Беларусь і Захад гавораць", "Гаворка пра **санкцыі."),
        commentary("west", "ru", "Беларусь и Запад говорят", "Речь о санкциях."),
        commentary("west", "en", "Belarus and the West talk", "It is about sanctions, see TUT.BY."),
        commentary("security", "be", "Ціха", "Нічога новага."),
        security=Trend.IMPROVED,
    ),
    state=IssueState.DRAFT,
)
PREVIEWS = PreviewScreens(PUBLICATION, TEXTS)
ANYBODY = Imagined(WEEK, "be", Format.BRIEF, ALL_TOPICS, silent=False)
ONE = Imagined(WEEK, "ru", Format.FULL, SECURITY.bit, silent=True)
FIGURE_SCREENS = FigureScreens(PUBLICATION, TEXTS)
PLAN = Plan(
    DRAFT,
    {"be": 1200, "ru": 31, "en": 9},
    3,
    1300,
    43.0,
    {("ru", "be"): ("security",), ("en", "be"): ("security",)},
    {"security": Trend.WORSENED, "west": Trend.UNCHANGED},
)
NEWS = (
    Change("security", "", Turn.CHANGED, Trend.IMPROVED),
    Change("security", "be", Turn.NEW, by="Masha"),
    Change("west", "", Turn.REMOVED),
    Change("west", "ru", Turn.CHANGED),
    Change("west", "en", Turn.REMOVED),
)
DETAILS = {
    Deed.TAKEN: "west be",
    Deed.DECIDED: "west improved",
    Deed.MOVED: "2019-W20",
    Deed.SCHEDULED: "1558944000",
    Deed.CORRECTED: "west be worsened",
    Deed.DISMISSED: "Янка",
}
NOTES = [Note(9, datetime(2019, 5, 27, 9, tzinfo=UTC), "Маша", each, WEEK, DETAILS.get(each, "")) for each in Deed]
OTHERS = {WEEK.shift(-1): IssueState.PUBLISHED, WEEK.shift(1): None, WEEK.shift(2): IssueState.DRAFT}


def ways(language: str) -> Mapping[str, Message | str]:
    weeks = OtherWeeks(WEEK, IssueState.DRAFT, OTHERS)
    whole = replace(PLAN, borrowed={}, left_out=1)
    unclear = ("“%(written)s” can be either of two weeks: which is meant?", {"written": "05.06"})
    return {
        "plan: texts are missing": PLANS.plan(PLAN, Prepare(WEEK), "", language),
        "plan: ready, and odd": PLANS.plan(replace(whole, oddities=worth_a_look(DRAFT)), Prepare(WEEK), "n", language),
        "plan: a week far off": PLANS.plan(replace(whole, far=True), Prepare(WEEK), "", language),
        "plan: what is new": PLANS.plan(replace(whole, news=NEWS), Prepare(WEEK), "n", language),
        "draft: what is new": DRAFTS.draft(DRAFT, language, NEWS),
        "draft: who did what": DRAFTS.draft(DRAFT, language, (), JOURNAL.lines(NOTES[:3], language)),
        "journal: all that can be done": JOURNAL.page(NOTES, 0, language, older=True),
        "plan: nobody gets it": PLANS.plan(
            replace(whole, subscribers={}, left_out=0, messages=0), Prepare(WEEK), "n", language
        ),
        "plan: paid": PLANS.plan(
            replace(whole, price=Price(127, 1.3), paid=True), Prepare(WEEK, paid=True), "n", language
        ),
        "plan: scheduled already": PLANS.scheduled(WEEK, language),
        "to which week?": MOVING.weeks(weeks, language),
        "to a week that is taken": MOVING.weeks(weeks, language, WEEK.shift(2)),
        "a copy for which week?": MOVING.weeks(replace(weeks, state=IssueState.PUBLISHED), language),
        "another week": MOVING.ask(WEEK, language),
        "which week?": MOVING.which(WEEK, [WEEK.shift(2), WEEK.shift(-2)], unclear, language),
        "moved": MOVING.moved(WEEK.shift(1), language),
        "copied": MOVING.copied(replace(weeks, state=IssueState.PUBLISHED), WEEK.shift(1), language),
        "the numbers": FIGURE_SCREENS.figures(FIGURES, language),
        **previews(language),
        **{f"barred: {files}": QUESTIONS.barred(WEEK, files, language) for files in (0, 1, 2, 5)},
    }


def previews(language: str) -> Mapping[str, Message | str]:
    return {
        "preview: for whom?": PREVIEWS.choice(DRAFT, language),
        "preview: one reader": PREVIEWS.imagined(DRAFT, ONE, language),
        "preview: a reader of nothing": PREVIEWS.imagined(DRAFT, replace(ONE, topics=ECONOMY.bit), language),
        **{
            f"preview: {count} follow": PREVIEWS.head(DRAFT, ANYBODY, count, language, going=True)
            for count in (1, 2, 5, 21)
        },
        "preview: shown": PREVIEWS.shown(DRAFT, ONE, language),
        **{f"preview: stopped after {count}": PREVIEWS.stopped(DRAFT, count, language) for count in (1, 3, 5)},
        "preview: a topic is refused": PREVIEWS.refused(DRAFT, Message("", shows="west"), language),
        "preview: the overview is refused": PREVIEWS.refused(DRAFT, Message(""), language),
        "preview: nothing": PREVIEWS.nothing(language),
        **{
            f"preview: {state.value} since": PREVIEWS.since(replace(DRAFT, state=state), language)
            for state in IssueState
        },
    }
