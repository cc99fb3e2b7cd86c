"""What an editor sees around a preview: whose messages are shown, how many, and what became of it."""

from dataclasses import replace

from bot.callbacks.drafts import Draft
from bot.callbacks.previews import ChooseAgain, Imagine, Imagined, Preview, ShowAs, StopPreview, peeking
from bot.callbacks.publishing import Prepare
from bot.model.issue import Issue, IssueState
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS, Format
from bot.render.dates import language_name
from bot.render.keyboards import back, in_pairs, label
from bot.render.numbers import format_name, topic_name
from bot.render.voice import Texts, Voice

FEW = 3
"""Messages that are there before anybody could stop them."""


PREVIEWED = [form for form in Format if form is not Format.DISCREET]
"""Those that show something."""


class PreviewScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def choice(self, issue: Issue, language: str) -> Message:
        """Asks whose messages are to be shown."""
        say = self._texts.voice(language)
        text = say("Which version of %(week)s do you want to see?", week=issue.week)
        return self._line(say, text, self._offers(say, issue))

    def imagined(self, issue: Issue, reader: Imagined, language: str) -> Message:
        """The choices of one reader; each button carries what all of them are then."""
        say, shown = self._texts.voice(language), self._shown(issue, reader)
        text = say("Preview of %(week)s for a reader with these choices:", week=issue.week)
        nothing = () if shown else (self.nothing(language),)
        sound = replace(reader, silent=not reader.silent)
        rows = (
            tuple(
                _ticked(language_name(spoken), replace(reader, language=spoken), chosen=spoken == reader.language)
                for spoken in self._publication.languages
            ),
            tuple(
                _ticked(format_name(say, form), replace(reader, format=form), chosen=form is reader.format)
                for form in PREVIEWED
            ),
            *self._topics(say, issue, reader),
            (_ticked(say("without a sound"), sound, chosen=reader.silent),),
            (back(say, ChooseAgain(issue.week).data), *((_show(say, reader),) if shown else ())),
        )
        return self._line(say, text, rows, *nothing)

    def head(self, issue: Issue, reader: Imagined, count: int, language: str, *, going: bool) -> Message:
        """Stands above the messages; it can stop them as long as they are `going` on."""
        say = self._texts.voice(language)
        text = f"👁 {issue.week} · {self._reader(say, issue, reader)}"
        follow = say.plural("%(count)s message follows.", "%(count)s messages follow.", count)
        stop = Button("⏹ " + say("Stop the preview"), StopPreview().data)
        return self._line(say, text, ((stop,),) if going and count > FEW else (), follow)

    def shown(self, issue: Issue, reader: Imagined, language: str) -> Message:
        """Stands below them."""
        say = self._texts.voice(language)
        told = self._reader(say, issue, reader)
        text = say("Above is %(week)s as readers get it: %(reader)s.", week=issue.week, reader=told)
        return self._line(say, text, self._offers(say, issue))

    def stopped(self, issue: Issue, count: int, language: str) -> Message:
        say = self._texts.voice(language)
        text = say.plural(
            "The preview was stopped after %(count)s message.",
            "The preview was stopped after %(count)s messages.",
            count,
        )
        return self._line(say, text, self._offers(say, issue))

    def refused(self, issue: Issue, message: Message, language: str) -> Message:
        """Telegram does not take this one of them."""
        say = self._texts.voice(language)
        part = topic_name(self._publication, message.shows, language) if message.shows else say("the overview")
        text = say(
            "Telegram does not take the next message (%(part)s): published like this, it would reach nobody. Change "
            "it and look again.",
            part=part,
        )
        return self._line(say, text, self._offers(say, issue))

    def nothing(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("This reader gets nothing: none of the topics is chosen.")

    def since(self, issue: Issue, language: str) -> str:
        """A notice: the issue is another than the one in whose preview a button was pressed."""
        say = self._texts.voice(language)
        match issue.state:
            case IssueState.DRAFT:
                return say("The draft has changed since. Here it is as it stands now.")
            case IssueState.SCHEDULED:
                return say("The issue is scheduled by now. Here it is as it will go out.")
            case IssueState.PUBLISHED:
                return say("The issue is published by now. Here it is as readers see it.")
            case IssueState.RETRACTED:
                return say("The issue has been retracted since.")

    def _line(self, say: Voice, text: str, keyboard: Keyboard, *more: str) -> Message:
        return Message(say.html("editor_line", text="\n".join((text, *more))), keyboard)

    def _offers(self, say: Voice, issue: Issue) -> Keyboard:
        """Every language in every format, one's own choice, and the way on."""
        rows: list[ButtonRow] = []
        for spoken in self._publication.languages:
            offers = [
                Button(f"{language_name(spoken)} · {format_name(say, form)}", Preview(issue.week, spoken, form).data)
                for form in PREVIEWED
            ]
            rows += [tuple(offers[:2]), tuple(offers[2:])]
        reader = Imagined(issue.week, say.language, Format.BRIEF, ALL_TOPICS, silent=False)
        rows.append((Button("🎚 " + say("Choose topics and sound…"), Imagine(reader).data),))
        if issue.state is IssueState.DRAFT:
            publish = Button("📣 " + say("Publish…"), Prepare(issue.week).data)
            rows += [(publish,), (back(say, Draft(issue.week).data),)]
        return tuple(rows)

    def _topics(self, say: Voice, issue: Issue, reader: Imagined) -> Keyboard:
        """Those that the issue has: others make no difference."""
        there = [topic for topic in self._publication.topics if topic.id in issue.topics]
        every = sum(topic.bit for topic in there)

        def toggled(bit: int) -> Imagined:
            topics = (reader.topics & every) ^ bit
            return replace(reader, topics=ALL_TOPICS if topics == every else topics)

        return in_pairs(
            [
                _ticked(label(topic, say.language), toggled(topic.bit), chosen=bool(topic.bit & reader.topics))
                for topic in there
            ]
        )

    def _shown(self, issue: Issue, reader: Imagined) -> list[str]:
        """The ids of the topics that such a reader gets."""
        topics = (topic for topic in self._publication.topics if topic.bit & reader.topics)
        return [topic.id for topic in topics if topic.id in issue.topics]

    def _reader(self, say: Voice, issue: Issue, reader: Imagined) -> str:
        """Such as “English · full · Security · without a sound”."""
        shown = self._shown(issue, reader)
        names = [topic_name(self._publication, topic, say.language) for topic in shown]
        topics = (", ".join(names),) if len(shown) < len(issue.topics) else ()
        sound = (say("without a sound"),) if reader.silent else ()
        return " · ".join((language_name(reader.language), format_name(say, reader.format), *topics, *sound))


def as_preview(message: Message, mark: int) -> Message:
    """The same message with buttons that open the issue for editors, in whatever state it is; `mark` is the issue's."""
    keyboard = tuple(tuple(replace(each, data=peeking(each.data, mark)) for each in row) for row in message.keyboard)
    return replace(message, keyboard=keyboard)


def _ticked(name: str, reader: Imagined, *, chosen: bool) -> Button:
    return Button(f"{'✅' if chosen else '▫️'} {name}", Imagine(reader).data)


def _show(say: Voice, reader: Imagined) -> Button:
    return Button("👁 " + say("Show"), ShowAs(reader).data)
