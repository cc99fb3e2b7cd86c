"""A text of an issue, and what an editor is asked for who writes it in the chat."""

from collections.abc import Callable, Iterator

from bot.callbacks.desk import ShowTopic
from bot.callbacks.drafts import Remove
from bot.callbacks.receipts import See
from bot.callbacks.writing import Abandon, Clear, Finish, Hand, Write
from bot.errors import shorten
from bot.model.cell import Cell, Part, Writing
from bot.model.issue import Commentary, IssueState
from bot.model.message import Button, Keyboard, Message
from bot.model.publication import Publication
from bot.render.dates import week_range
from bot.render.edition import in_language
from bot.render.editors.topic import state_words
from bot.render.html.visible import units
from bot.render.keyboards import back, in_pairs
from bot.render.numbers import topic_name
from bot.render.voice import Texts, Voice

COPIED = 256
"""Characters that a button can put into the clipboard."""


class WritingScreens:
    """`name` is how editors see the one with that Telegram id; empty if nobody knows."""

    def __init__(self, publication: Publication, texts: Texts, name: Callable[[int], str]) -> None:
        self._publication = publication
        self._texts = texts
        self._name = name

    def place(self, topic: str, spoken: str, language: str) -> str:
        """“Security, in Belarusian”."""
        say = self._texts.voice(language)
        return f"{topic_name(self._publication, topic, language)}, {in_language(say, spoken)}"

    def text(self, text: Commentary, words: int, state: IssueState, language: str) -> Message:
        """What stands there, and what can be done to it."""
        say = self._texts.voice(language)
        html = say.html(
            "editor_text",
            place=self.place(text.topic, text.language, language),
            dates=week_range(text.week, language),
            state=state_words(say, state),
            headline=text.headline,
            lead=text.lead,
            lines=list(_details(say, text, words)),
        )
        where = (text.week, text.topic, text.language)
        parts = [Button(part_name(say, part), Write(*where, part).data) for part in Part]
        remove = Button("🗑 " + say("Remove this text"), Remove(*where).data)
        return Message(
            html,
            (
                (Button("👁 " + say("See it"), See(*where).data),),
                *in_pairs(parts),
                *(((remove,),) if state is IssueState.DRAFT else ()),
                (back(say, ShowTopic(text.week, text.topic).data),),
            ),
        )

    def writing(self, writing: Writing, language: str) -> Message:
        """Asks for the text, and tells how much of it there is."""
        say, cell = self._texts.voice(language), writing.cell
        lines = _so_far(say, writing) if cell.passages else _asked(say, writing)
        html = say.html(
            "editor_writing",
            place=self.place(cell.topic, cell.language, language),
            dates=week_range(cell.week, language),
            lines=list(lines),
            tapped=_by_tap(writing),
            others=self._others(say, writing),
        )
        return Message(html, _writing_keyboard(say, writing))

    def _others(self, say: Voice, writing: Writing) -> str:
        names = [name for name in map(self._name, writing.others) if name]
        if names:
            return say("Also writing this text: %(names)s.", names=", ".join(names))
        return say("Another editor is writing this text, too.") if writing.others else ""

    def moved(self, cell: Cell, language: str) -> Message:
        """What is left of a question for a text when another message takes its part, or it was answered."""
        say = self._texts.voice(language)
        place = self.place(cell.topic, cell.language, language)
        return Message(say.html("editor_line", text=say("%(place)s: it goes on below.", place=place)))

    def abandoned(self, cell: Cell, language: str) -> Message:
        say = self._texts.voice(language)
        place = self.place(cell.topic, cell.language, language)
        text = say("%(place)s: nothing was changed.", place=place)
        return Message(say.html("editor_line", text=text), ((back(say, ShowTopic(cell.week, cell.topic).data),),))

    def nothing_written(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Nothing is written yet: send the text first.")


def part_name(say: Voice, part: Part) -> str:
    """As a button."""
    match part:
        case Part.WHOLE:
            return say("Write anew")
        case Part.HEADLINE:
            return say("Headline")
        case Part.LEAD:
            return say("Lead")
        case Part.BODY:
            return say("Text")
        case Part.LINK:
            return say("Link")
        case Part.AUTHORS:
            return say("Authors")


def value_of(text: Commentary, part: Part) -> str:
    """What stands in that part, as it can be copied and sent again."""
    match part:
        case Part.WHOLE:
            return ""
        case Part.HEADLINE:
            return text.headline
        case Part.LEAD:
            return text.lead
        case Part.BODY:
            return text.body
        case Part.LINK:
            return text.link
        case Part.AUTHORS:
            return ", ".join(text.authors)


def _details(say: Voice, text: Commentary, words: int) -> Iterator[str]:
    yield say.plural("%(count)s word", "%(count)s words", words)
    if text.authors:
        yield say("Authors: %(names)s", names=shorten(", ".join(text.authors)))
    if text.link:
        yield say("Link: %(link)s", link=shorten(text.link))


def _asked(say: Voice, writing: Writing) -> Iterator[str]:
    match writing.cell.part:
        case Part.WHOLE:
            yield say("Send the text. First line: the headline. Bold, italics, links as in any chat.")
            yield say("Several messages are joined; press Done.")
        case Part.BODY:
            yield say("Send the text without the headline. Bold, italics, links as in any chat.")
            yield say("Several messages are joined; press Done.")
        case Part.HEADLINE:
            yield say("Send the headline: one line.")
        case Part.LEAD:
            yield say("Send the lead: a sentence or two between headline and text.")
        case Part.LINK:
            yield say("Send the link to the whole text: https://…")
        case Part.AUTHORS:
            yield say("Send the names of the authors, with commas between them.")
    if _by_tap(writing):
        yield say("Now (tap it to copy):")
    elif now := _now(writing):
        yield say("Now: %(text)s", text=shorten(now))


def _now(writing: Writing) -> str:
    """What stands there, in a part of one line."""
    return value_of(writing.before, writing.cell.part) if writing.before and writing.cell.part.short else ""


def _by_tap(writing: Writing) -> str:
    """What a telephone copies when the text is tapped, for no button holds it."""
    now = "" if writing.cell.passages else _now(writing)
    return now if units(now) > COPIED else ""


def _so_far(say: Voice, writing: Writing) -> Iterator[str]:
    count = len(writing.cell.passages)
    messages = say.plural("%(count)s message", "%(count)s messages", count)
    words = say.plural("%(count)s word", "%(count)s words", writing.words)
    if writing.cell.part is Part.WHOLE:
        yield say("Headline: %(headline)s", headline=shorten(writing.after.headline))
    yield say("So far: %(messages)s, %(words)s.", messages=messages, words=words)
    yield say("Send more, edit what you sent, or press Done.")


def _writing_keyboard(say: Voice, writing: Writing) -> Keyboard:
    cell = writing.cell
    done = (Button("✓ " + say("Done"), Finish(cell.number).data),) if cell.passages else ()
    rows = (done, _copy(say, writing), _clear(say, writing), (Button(say("Cancel"), Abandon(cell.number).data),))
    return tuple(row for row in rows if row)


def _copy(say: Voice, writing: Writing) -> tuple[Button, ...]:
    """Puts what stands there now into the clipboard, or sends it where that is too long or has marks."""
    cell = writing.cell
    if cell.passages or not writing.before:
        return ()
    where = (cell.week, cell.topic, cell.language)
    if not cell.part.short:
        return (Button("📋 " + say("Send me the text there is"), Hand(*where).data),)
    now = _now(writing)
    return (Button("📋 " + say("Copy what is there"), copied=now),) if now and not _by_tap(writing) else ()


def _clear(say: Voice, writing: Writing) -> tuple[Button, ...]:
    cell = writing.cell
    if not (cell.part.optional and writing.before and value_of(writing.before, cell.part)):
        return ()
    return (Button("🗑 " + say("Take it away"), Clear(cell.number).data),)
