"""What only an editor can tell of a file, with a button for each answer."""

from collections.abc import Iterable, Iterator

from bot.callbacks.questions import Answer, GiveUp, TakeIn
from bot.callbacks.scheduling import Recall
from bot.errors import shorten
from bot.model.message import Button, Message
from bot.model.publication import Publication, Trend
from bot.model.reading import Answers, Asked, Doubt, Option, Question
from bot.model.week import Week
from bot.render.dates import language_name, week_range
from bot.render.editors.manual import template_button
from bot.render.keyboards import in_pairs
from bot.render.numbers import fitted, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

MOST = 20
"""Choices that anybody looks through."""


class QuestionScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def question(self, asked: Asked, number: int, language: str) -> Message:
        """The first of what is open; `number` is that of the file that waits."""
        say, question = self._texts.voice(language), asked.questions[0]
        options = question.choices[:MOST]
        html = say.html(
            "editor_question",
            name=shorten(asked.name),
            known=", ".join(self._known(say, asked.known)),
            reason=_reason(say, question),
            quote=question.quote,
            samples=fitted(say, list(_samples(options))),
        )
        buttons = [
            Button(self._label(say, question.about, place, option), Answer(number, question.about, place).data)
            for place, option in enumerate(options)
        ]
        give_up = Button(say("Do not take it"), GiveUp(number).data)
        return Message(html, (*in_pairs(buttons), (give_up,)))

    def barred(self, week: Week, files: int, language: str) -> Message:
        """So many files wait for their issue to be taken back; none: a text that is being written does."""
        say = self._texts.voice(language)
        about = say("%(week)s is about to go out, and takes no texts.", week=week)
        if not files:
            text = say("Take it back to put your text in, then press Done once more.")
            return Message(
                say.html("editor_line", text=f"{about} {text}"),
                ((Button("↩️ " + say("Take it back"), Recall(week).data),),),
            )
        text = say.plural(
            "Your text waits: if you take the issue back, it is put in.",
            "Your %(count)s texts wait: if you take the issue back, they are put in.",
            files,
        )
        button = Button("↩️ " + say("Take it back, and put in"), TakeIn(week).data)
        return Message(say.html("editor_line", text=f"{about} {text}"), ((button,),))

    def too_many(self, count: int, language: str) -> Message:
        """Of so many files nothing is asked: nobody would answer."""
        say = self._texts.voice(language)
        text = say.plural(
            "%(count)s more file leaves something open. Write week, topic and language into its first lines, and send "
            "it again.",
            "%(count)s more files leave something open. Write week, topic and language into their first lines, and "
            "send them again.",
            count,
        )
        return Message(say.html("editor_line", text=text), ((template_button(say),),))

    def given_up(self, name: str, language: str) -> Message:
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("%(name)s was not taken.", name=shorten(name))))

    def lapsed(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("This question has lapsed. Send the file again.")

    def _known(self, say: Voice, known: Answers) -> Iterator[str]:
        """What is settled already, but for the letters of the file."""
        for about in (Doubt.TOPIC, Doubt.LANGUAGE, Doubt.WEEK, Doubt.TREND):
            if known.get(about):
                yield self._value(say, about, known[about])

    def _label(self, say: Voice, about: Doubt, place: int, option: Option) -> str:
        if about is Doubt.ENCODING:
            return say("Text %(number)s", number=place + 1)
        return self._value(say, about, option.value)

    def _value(self, say: Voice, about: Doubt, value: str) -> str:
        match about:
            case Doubt.WEEK:
                week = Week.parse(value)
                return f"{week_range(week, say.language)} ({week})"
            case Doubt.TOPIC:
                return topic_name(self._publication, value, say.language)
            case Doubt.LANGUAGE:
                return language_name(value)
            case Doubt.TREND:
                return verdict_words(say, Trend(value)) if value else say("As the issue has it")
            case Doubt.ENCODING | Doubt.HEADLINE:
                return shorten(value)


def _reason(say: Voice, question: Question) -> str:
    reason = say(question.message, **question.values)
    if question.line:
        return say("Line %(line)s: %(reason)s", line=question.line, reason=reason)
    return reason[:1].upper() + reason[1:]


def _samples(options: Iterable[Option]) -> Iterator[str]:
    """How the text begins with each of them, numbered as the buttons are."""
    for place, option in enumerate(options, start=1):
        if option.sample:
            yield f"{place}. {option.sample}"
