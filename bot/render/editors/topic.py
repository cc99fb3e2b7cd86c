"""The screen of a topic: its verdict, and the texts in all languages."""

from collections.abc import Sequence

from bot.callbacks.desk import SetVerdict, ShowIssue, UndoVerdict
from bot.callbacks.writing import ShowText
from bot.errors import shorten
from bot.model.issue import Issue, IssueState
from bot.model.message import Button, ButtonRow, Message
from bot.model.publication import Publication, Trend
from bot.model.week import Week
from bot.render.dates import language_name, week_range
from bot.render.edition import in_language
from bot.render.keyboards import back, in_pairs
from bot.render.numbers import topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

OPEN = {IssueState.DRAFT, IssueState.PUBLISHED}
"""In these a verdict can be set; of a published issue it is a correction."""


class TopicScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def topic(
        self,
        issue: Issue,
        topic: str,
        past: Sequence[tuple[Week, Trend]],
        language: str,
        undo: UndoVerdict | None = None,
    ) -> Message:
        """`past` are the verdicts on it, oldest first; that of this issue may be among them.

        `undo` takes back the verdict that was chosen just now.
        """
        say = self._texts.voice(language)
        trend = issue.trends.get(topic)
        text = say.html(
            "editor_topic",
            topic=topic_name(self._publication, topic, language),
            dates=week_range(issue.week, language),
            state=state_words(say, issue.state),
            verdict=_verdict(say, trend),
            before=_before(say, issue.week, past),
            cells=[self._cell(say, issue, topic, spoken) for spoken in self._publication.languages],
        )
        verdicts = (_verdict_buttons(say, issue.week, topic, trend),) if issue.state in OPEN else ()
        undoing = ((Button("↩️ " + say("Undo"), undo.data),),) if undo else ()
        cells = [
            _cell_button(say, issue.week, topic, spoken, there=issue.find(topic, spoken) is not None)
            for spoken in self._publication.languages
        ]
        return Message(text, (*verdicts, *undoing, *in_pairs(cells), (back(say, ShowIssue(issue.week).data),)))

    def decided_since(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Nothing was done: the verdict has changed since.")

    def _cell(self, say: Voice, issue: Issue, topic: str, spoken: str) -> str:
        found = issue.find(topic, spoken)
        name = language_name(spoken)
        return f"{name}: {shorten(found.commentary.headline)}" if found else f"{name}: {say('nothing yet')}"


def state_words(say: Voice, state: IssueState) -> str:
    match state:
        case IssueState.DRAFT:
            return say.context("issue", "draft")
        case IssueState.SCHEDULED:
            return say.context("issue", "scheduled")
        case IssueState.PUBLISHED:
            return say.context("issue", "published")
        case IssueState.RETRACTED:
            return say.context("issue", "retracted")


def _verdict(say: Voice, trend: Trend | None) -> str:
    if trend is None:
        return say("Verdict: none yet. Choose one below.")
    return say("Verdict: %(verdict)s", verdict=f"{trend.sign} {verdict_words(say, trend)}")


def _before(say: Voice, week: Week, past: Sequence[tuple[Week, Trend]]) -> str:
    """The verdict of the week before, or of the issue before that; nothing if there is none."""
    earlier = [(then, trend) for then, trend in past if then < week]
    if not earlier:
        return ""
    then, trend = earlier[-1]
    words = verdict_words(say, trend)
    if then == week.shift(-1):
        return say("A week earlier: %(verdict)s", verdict=words)
    return say("Last time, %(dates)s: %(verdict)s", dates=week_range(then, say.language), verdict=words)


def _verdict_buttons(say: Voice, week: Week, topic: str, chosen: Trend | None) -> ButtonRow:
    return tuple(
        Button(
            ("✓ " if trend is chosen else "") + f"{trend.sign} {verdict_words(say, trend)}",
            SetVerdict(week, topic, trend).data,
        )
        for trend in Trend
    )


def _cell_button(say: Voice, week: Week, topic: str, spoken: str, *, there: bool) -> Button:
    """To a text of a topic, or to write it."""
    name = in_language(say, spoken)
    label = say("Text %(in_language)s", in_language=name) if there else say("Write %(in_language)s", in_language=name)
    return Button(f"{'📄' if there else '✏️'} {label}", ShowText(week, topic, spoken).data)
