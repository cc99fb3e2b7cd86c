"""The desk at a glance, and the way to each of its issues."""

from collections.abc import Sequence

from bot.callbacks.broadcasts import Watch
from bot.callbacks.corrections import Retract, Revive
from bot.callbacks.desk import Begin, NewIssue, ShowDesk, ShowIssue
from bot.callbacks.locking import AskLock
from bot.model.desk import Overview
from bot.model.issue import Issue, IssueState
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.status import Status
from bot.model.week import Week
from bot.render.corrections import line
from bot.render.dates import week_range
from bot.render.editors.exporting import export_button
from bot.render.editors.figures import figures_button
from bot.render.editors.lock import lock_button
from bot.render.editors.manual import template_button
from bot.render.editors.moving import week_button
from bot.render.editors.progress import result
from bot.render.editors.team import team_button
from bot.render.editors.topic import state_words
from bot.render.editors.topics import open_to_writing, topic_buttons, topic_row
from bot.render.keyboards import back
from bot.render.numbers import fitted, more
from bot.render.voice import Texts, Voice

UNSENT = {IssueState.SCHEDULED, IssueState.RETRACTED}
"""Of these a broadcast tells nothing, or not the last."""
BUTTONS = 3
"""Published issues that have one: those that are corrected, if any are."""


class DeskScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def desk(self, overview: Overview, language: str) -> Message:
        say = self._texts.voice(language)
        drafts = [_drafted(say, draft) for draft in overview.drafts.newest]
        if overview.drafts.others:
            drafts.append(more(say, overview.drafts.others))
        published = [
            f"{week_range(week, language)} · {result(say, status, language)}" for week, status in overview.published
        ]
        scheduled = [week_range(week, language) for week in overview.scheduled]
        text = say.html(
            "editor_desk",
            locked=overview.locked,
            alone=overview.alone,
            drafts=fitted(say, drafts),
            scheduled=scheduled,
            published=fitted(say, published),
        )
        lock = Button("🔒 " + say("How it is locked"), AskLock().data) if overview.locked else lock_button(say)
        rows = ((new_button(say), template_button(say)), (figures_button(say), team_button(say)), (lock,))
        return Message(text, (*_issues(say, overview), *rows))

    def new_issue(self, this_week: Week, language: str) -> Message:
        """Of which week?"""
        say = self._texts.voice(language)
        asked = {
            this_week: say("This week: %(dates)s", dates=week_range(this_week, language)),
            this_week.shift(-1): say("Last week: %(dates)s", dates=week_range(this_week.shift(-1), language)),
            this_week.shift(1): say("Next week: %(dates)s", dates=week_range(this_week.shift(1), language)),
        }
        rows = tuple((Button(words, Begin(week).data),) for week, words in asked.items())
        text = say.html("editor_line", text=say("An issue of which week?"))
        return Message(text, (*rows, (back(say, ShowDesk().data),)))

    def published(self, issue: Issue, status: Status | None, language: str, deeds: Sequence[str] = ()) -> Message:
        """An issue that is no draft (any more); `deeds` are lines of the journal."""
        say = self._texts.voice(language)
        rows = [topic_row(say, self._publication, issue, topic) for topic in open_to_writing(self._publication, issue)]
        text = say.html(
            "editor_issue",
            dates=week_range(issue.week, language),
            result=state_words(say, issue.state) if issue.state in UNSENT else result(say, status, language),
            rows=fitted(say, rows),
            corrections=fitted(say, [line(say, self._publication, issue, each) for each in issue.corrections]),
            deeds=deeds,
        )
        watch = (_watch(say, issue.week, status),) if status and not status.broadcast.ended else ()
        topics = topic_buttons(say, self._publication, issue)
        onward = (export_button(say, issue.week), desk_button(say))
        return Message(text, tuple(row for row in (*topics, watch, _undoing(say, issue), onward) if row))


def _undoing(say: Voice, issue: Issue) -> ButtonRow:
    match issue.state:
        case IssueState.PUBLISHED:
            return (Button("🚫 " + say("Retract…"), Retract(issue.week).data), week_button(say, issue.week))
        case IssueState.RETRACTED:
            return (Button("🗂 " + say("Make it a draft again"), Revive(issue.week).data), week_button(say, issue.week))
        case _:
            return ()


def desk_button(say: Voice) -> Button:
    return Button("← " + say("Desk"), ShowDesk().data)


def new_button(say: Voice) -> Button:
    return Button("➕ " + say("New issue…"), NewIssue().data)


def _issues(say: Voice, overview: Overview) -> Keyboard:
    """What is written now, what waits, what is on its way or went out lately."""
    now, language = overview.at_hand, say.language
    begin = (
        ()
        if overview.begun
        else ((Button("✏️ " + say("Begin %(dates)s", dates=week_range(now, language)), Begin(now).data),),)
    )
    drafts = [
        (Button("🗂 " + week_range(draft.week, language), ShowIssue(draft.week).data),)
        for draft in overview.drafts.newest
    ]
    running = [
        (_watch(say, week, status),) for week, status in overview.published if status and not status.broadcast.ended
    ]
    recent = [
        (Button("📣 " + week_range(week, language), ShowIssue(week).data),) for week, _ in overview.published[:BUTTONS]
    ]
    scheduled = [(Button("⏰ " + week_range(week, language), ShowIssue(week).data),) for week in overview.scheduled]
    return (*begin, *drafts, *scheduled, *running, *recent)


def _watch(say: Voice, week: Week, status: Status) -> Button:
    return Button("📊 " + say("Progress of %(week)s", week=week), Watch(status.broadcast.number).data)


def _drafted(say: Voice, draft: Issue) -> str:
    texts = say.plural("%(count)s text", "%(count)s texts", len(draft.revisions))
    lines: Sequence[str] = [week_range(draft.week, say.language), texts]
    if draft.undecided:
        count = len(draft.undecided)
        lines = [*lines, say.plural("%(count)s verdict is missing", "%(count)s verdicts are missing", count)]
    return " · ".join(lines)
