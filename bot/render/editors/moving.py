"""What editors see while an issue comes to another week."""

from collections.abc import Mapping, Sequence

from bot.callbacks.corrections import Retract
from bot.callbacks.desk import ShowIssue
from bot.callbacks.drafts import Draft
from bot.callbacks.moving import AskOtherWeek, AskWeek, MoveTo
from bot.callbacks.scheduling import Recall
from bot.model.issue import IssueState
from bot.model.message import Button, Message
from bot.model.moving import OtherWeeks
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.editors.topic import state_words
from bot.render.keyboards import back
from bot.render.voice import Texts, Voice


class MovingScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def weeks(self, weeks: OtherWeeks, language: str, taken: Week | None = None) -> Message:
        """Asks which one; `taken` is one that was chosen, and has an issue of its own."""
        say, week = self._texts.voice(language), weeks.week
        if weeks.state is IssueState.SCHEDULED:
            text = say("%(week)s is scheduled already. Take it back to change it.", week=week)
            return _lines(say, [text], ((Button("↩️ " + say("Take it back"), Recall(week).data),),))
        first = [say("%(dates)s has an issue already.", dates=week_range(taken, language))] if taken else []
        busy = [
            f"{week_range(each, language)}: {state_words(say, state)}" for each, state in weeks.others.items() if state
        ]
        free = [each for each, state in weeks.others.items() if not state]
        rows = (
            *((_move(week, each, language),) for each in free),
            (Button("✏️ " + say("Another week…"), AskOtherWeek(week).data),),
            (back(say, ShowIssue(week).data),),
        )
        return _lines(say, [*first, _question(say, weeks), *busy], rows)

    def ask(self, week: Week, language: str) -> Message:
        say = self._texts.voice(language)
        text = say("Write the week, such as “22”, “27.05” or “27.05–2.06”.")
        return _lines(say, [text], ((back(say, AskWeek(week).data),),))

    def which(self, week: Week, weeks: Sequence[Week], why: tuple[str, Mapping[str, object]], language: str) -> Message:
        """The words could be none of them, or several; `why` is a text to be translated, and its values."""
        say = self._texts.voice(language)
        rows = (*((_move(week, each, language),) for each in weeks if each != week), (back(say, AskWeek(week).data),))
        return _lines(say, [say(why[0], **why[1])], rows)

    def moved(self, other: Week, language: str) -> str:
        say = self._texts.voice(language)
        return say("The draft is that of %(dates)s now.", dates=week_range(other, language))

    def copied(self, weeks: OtherWeeks, other: Week, language: str) -> Message:
        """Nothing has changed for readers yet."""
        say, week = self._texts.voice(language), weeks.week
        lines = [
            say("The draft of %(dates)s has the same texts and verdicts now.", dates=week_range(other, language)),
            say("Nothing has changed for readers: %(dates)s stays as it is.", dates=week_range(week, language)),
        ]
        draft = Button("🗂 " + say("Draft %(week)s", week=other), Draft(other).data)
        retract = Button("🚫 " + say("Retract %(week)s…", week=week), Retract(week).data)
        published = weeks.state is IssueState.PUBLISHED
        return _lines(say, lines, ((draft,), (retract,)) if published else ((draft,),))


def week_button(say: Voice, week: Week) -> Button:
    return Button("📅 " + say("Another week…"), AskWeek(week).data)


def _question(say: Voice, weeks: OtherWeeks) -> str:
    dates = week_range(weeks.week, say.language)
    if weeks.state is IssueState.DRAFT:
        return say("To which week shall the draft of %(dates)s move?", dates=dates)
    return say("For which week shall there be a draft with the texts of %(dates)s?", dates=dates)


def _move(week: Week, other: Week, language: str) -> Button:
    return Button(f"{week_range(other, language)} ({other})", MoveTo(week, other).data)


def _lines(say: Voice, lines: Sequence[str], rows: Sequence[Sequence[Button]]) -> Message:
    return Message(say.html("editor_line", text="\n".join(lines)), tuple(map(tuple, rows)))
