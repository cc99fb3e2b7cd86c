"""How many readers there are, who come and leave, and what became of issues; without anybody in particular."""

from bot.callbacks.desk import ShowDesk
from bot.callbacks.figures import ShowFigures
from bot.model.figures import Figures, Rough, RoughFlow, RoughResult
from bot.model.message import Button, Message
from bot.model.publication import Publication
from bot.model.week import Week
from bot.render.dates import language_name, week_range
from bot.render.keyboards import back
from bot.render.numbers import duration, figure, fitted, format_name, topic_name
from bot.render.voice import Texts, Voice

ROOM_EACH = 650
"""For a list, of which there are five in a message."""


class FigureScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def figures(self, figures: Figures, language: str) -> Message:
        say = self._texts.voice(language)
        sections = (
            (say("By language"), [_line(say, language_name(spoken), each) for spoken, each in figures.languages]),
            (say("By format"), [_line(say, format_name(say, form), each) for form, each in figures.formats]),
            (
                say("By topic (who follows several counts for each)"),
                [_line(say, topic_name(self._publication, topic, language), each) for topic, each in figures.topics],
            ),
            (say("New and gone"), [_flow(say, each) for each in figures.weeks]),
            (say("Issues"), [_issue(say, week, result) for week, result in figures.issues] or [say("Nothing yet.")]),
        )
        text = say.html(
            "editor_figures",
            total=say("Subscribers: %(number)s", number=rough(say, figures.subscribers)),
            sections=[(title, fitted(say, lines, ROOM_EACH)) for title, lines in sections],
            note=say(
                "Rounded down to a multiple of %(step)s, “<%(step)s” below that: no number tells of single readers. "
                "Weeks are by UTC.",
                step=figures.step,
            ),
        )
        return Message(text, ((back(say, ShowDesk().data),),))


def figures_button(say: Voice) -> Button:
    return Button("📈 " + say("See the numbers"), ShowFigures().data)


def rough(say: Voice, number: Rough) -> str:
    return f"<{number.step}" if number.few else figure(number.least, say.language)


def _line(say: Voice, name: str, number: Rough) -> str:
    return f"{name}: {rough(say, number)}"


def _flow(say: Voice, flow: RoughFlow) -> str:
    return say(
        "%(dates)s: new %(joined)s, gone %(gone)s",
        dates=week_range(flow.week, say.language),
        joined=rough(say, flow.joined),
        gone=rough(say, flow.gone),
    )


def _issue(say: Voice, week: Week, result: RoughResult | None) -> str:
    dates = week_range(week, say.language)
    if result is None:
        return f"{dates}: {say('in the archive only')}"
    counts = say(
        "%(dates)s: delivered %(sent)s, gone %(gone)s, failed %(failed)s",
        dates=dates,
        sent=rough(say, result.sent),
        gone=rough(say, result.gone),
        failed=rough(say, result.failed),
    )
    took = say("on its way") if result.seconds is None else duration(say, result.seconds)
    return f"{counts} · {took}"
