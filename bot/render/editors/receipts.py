"""What editors are told below a deed: what became of a text, or of an album of them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.callbacks.previews import Preview
from bot.callbacks.receipts import OpenCard, See, TakeBack
from bot.errors import ContentError, shorten
from bot.model.message import Button, Message
from bot.model.publication import Publication
from bot.model.reading import Oddity, Refused
from bot.model.receipt import Arrival, Caption, Drafted, Step, Unchanged
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.edition import in_language
from bot.render.editors.differences import difference_lines
from bot.render.editors.manual import template_button
from bot.render.numbers import few, fitted, more, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

FEW = 6
"""Lines that are shown of each of several wrong files."""
ODDITIES = 8
"""Lines that a telephone shows below a receipt."""


class ReceiptScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def receipts(
        self, arrivals: Sequence[Arrival], number: int, language: str, caption: Week | Caption = Caption.NONE
    ) -> Iterator[Message]:
        """What became of all that was sent in one go; `number` is that by which it is taken back, or 0.

        Questions and corrections are told of elsewhere.
        """
        say = self._texts.voice(language)
        drafted = [each for each in arrivals if isinstance(each, Drafted)]
        refused = [each for each in arrivals if isinstance(each, Refused)]
        same = list(dict.fromkeys(each.week for each in arrivals if isinstance(each, Unchanged)))
        notes = [say("The issue %(week)s already says exactly this.", week=week) for week in same]
        notes += _on_caption(say, caption)
        if len(drafted) == 1 and not refused:
            yield self._one(say, drafted[0], number, notes)
        elif drafted or refused or notes:
            yield self._several(say, drafted, refused, number, notes)

    def name_of_message(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Your message")

    def removed(self, step: Step, number: int, language: str) -> Message:
        say = self._texts.voice(language)
        text = say("Removed: %(place)s.", place=self._place(say, step))
        return Message(say.html("editor_line", text=text), (self._after(say, number, step.week),))

    def taken_back(self, undone: Sequence[Step], left: Sequence[Step], language: str) -> Message:
        """What a receipt says once it has been undone."""
        say = self._texts.voice(language)
        lines = [say("Taken back:"), *(self._undone(say, step) for step in undone)]
        if left:
            lines += ["", say("Changed since, and left as it is:"), *(self._place(say, step) for step in left)]
        week = undone[0].week
        return Message(
            say.html("editor_lines", lines=fitted(say, lines)), ((Button("🗂 " + say("Draft"), OpenCard(week).data),),)
        )

    def changed_since(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Nothing was taken back: the draft has changed since.")

    def corrected(self, language: str) -> Message:
        """Stands below a corrected file."""
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("What could be put right is put right here.")))

    def _one(self, say: Voice, drafted: Drafted, number: int, notes: Sequence[str]) -> Message:
        step, text = drafted.step, drafted.taken.commentary
        html = say.html(
            "editor_receipt",
            place=self._place(say, step),
            dates=week_range(step.week, say.language),
            headline=text.headline,
            verdict=verdict_line(say, step),
            change=[change_line(say, step), *differences(say, drafted)],
            size=size(say, [drafted]),
            oddities=fitted(say, [*few(say, [remark(say, each) for each in drafted.taken.oddities], ODDITIES), *notes]),
        )
        see = Button("👁 " + say("See it"), See(step.week, step.topic, step.language).data)
        return Message(html, ((see,), self._after(say, number, step.week)))

    def _several(
        self, say: Voice, drafted: Sequence[Drafted], refused: Sequence[Refused], number: int, notes: Sequence[str]
    ) -> Message:
        weeks = list(dict.fromkeys(each.step.week for each in drafted))
        title = say.plural("%(count)s text is in the draft", "%(count)s texts are in the draft", len(drafted))
        parts = [
            [line for each in drafted for line in self._lines(say, each, among=len(drafted))],
            self._odd(say, drafted),
            *(_wrong(say, each, refused) for each in refused),
            notes,
        ]
        html = say.html(
            "editor_receipts",
            title=title if drafted else "",
            size=size(say, drafted),
            dates=", ".join(week_range(week, say.language) for week in weeks[:FEW]),
            lines=fitted(say, list(_parted(parts))),
            bold={
                say("Worth a look"),
                *(self._place(say, each.step) for each in drafted),
                *(_not_accepted(say, each) for each in refused),
            },
        )
        week = weeks[0] if len(weeks) == 1 else None
        preview = (Button("👁 " + say("Preview"), Preview(week).data),) if week else ()
        template = (template_button(say),) if refused else ()
        rows = ((*preview, *template), self._after(say, number, week))
        return Message(html, tuple(row for row in rows if row))

    def _lines(self, say: Voice, drafted: Drafted, *, among: int) -> Iterator[str]:
        """One of several texts; among few, with its headline."""
        place, told = self._place(say, drafted.step), compared(say, drafted.step)
        if among > FEW:
            yield f"{place}: {told}. {verdict_line(say, drafted.step)}"
            return
        yield place
        yield shorten(drafted.taken.commentary.headline)
        yield f"{told[:1].upper()}{told[1:]}. {verdict_line(say, drafted.step)}"

    def _odd(self, say: Voice, drafted: Sequence[Drafted]) -> list[str]:
        """What looks odd in several texts; of each, the beginning of it."""
        found = [
            f"{self._place(say, each.step)}. {remark(say, odd)}"
            for each in drafted
            for odd in each.taken.oddities[:FEW]
        ]
        return [say("Worth a look"), *found] if found else []

    def _undone(self, say: Voice, step: Step) -> str:
        place = self._place(say, step)
        if step.before is None:
            return say("%(place)s: there is no text again", place=place)
        headline = shorten(step.before.commentary.headline)
        return say("%(place)s: “%(headline)s” is there again", place=place, headline=headline)

    def _place(self, say: Voice, step: Step) -> str:
        topic = topic_name(self._publication, step.topic, say.language)
        return f"{topic}, {in_language(say, step.language)}"

    def _after(self, say: Voice, number: int, week: Week | None) -> tuple[Button, ...]:
        """What can be done after a deed."""
        undo = (Button("↩️ " + say("Undo"), TakeBack(number).data),) if number else ()
        return (*undo, *((Button("🗂 " + say("Draft"), OpenCard(week).data),) if week else ()))


def verdict_line(say: Voice, step: Step) -> str:
    if step.later is None:
        return say("The topic has no verdict yet.")
    words = verdict_words(say, step.later)
    if step.earlier not in {None, step.later}:
        return say(
            "Verdict: %(verdict)s (before: %(earlier)s)", verdict=words, earlier=verdict_words(say, step.earlier)
        )
    return say("Verdict: %(verdict)s", verdict=words)


def compared(say: Voice, step: Step) -> str:
    """What the text is to the one that was there before."""
    if step.before is None or step.after is None:
        return say.context("text", "new")
    if step.before.number == step.after.number:
        return say("the same as before")
    old = shorten(step.before.commentary.headline)
    if old == step.after.commentary.headline:
        return say("replaces the text there")
    return say("replaces “%(headline)s”", headline=old)


def change_line(say: Voice, step: Step) -> str:
    """As `compared`, as a sentence of its own."""
    if step.before is None or step.after is None:
        return say("New: there was no text here")
    if step.before.number == step.after.number:
        return say("The same as before")
    old = shorten(step.before.commentary.headline)
    if old == step.after.commentary.headline:
        return say("Replaces the text here")
    return say("Replaces “%(headline)s”", headline=old)


def differences(say: Voice, drafted: Drafted) -> list[str]:
    """What readers would see below the headline otherwise than before."""
    before, after = drafted.step.before, drafted.step.after
    lines = difference_lines(say, drafted.difference)
    if not drafted.difference or lines or not before or not after:
        return lines
    renamed = before.commentary.headline != after.commentary.headline
    return [] if renamed else [say("The words are the same; links, marks or line breaks differ.")]


def size(say: Voice, drafted: Sequence[Drafted]) -> str:
    words, messages = sum(each.words for each in drafted), sum(each.messages for each in drafted)
    return ", ".join(
        (
            say.plural("%(count)s word", "%(count)s words", words),
            say.plural("%(count)s message", "%(count)s messages", messages),
        )
    )


def remark(say: Voice, found: Oddity | ContentError) -> str:
    """What is odd or wrong, and below it the line as it was written."""
    reason = say(found.message, **found.values)
    told = say("Line %(line)s: %(reason)s", line=found.line, reason=reason) if found.line else reason
    return f"{told}\n{say('“%(quote)s”', quote=found.quote)}" if found.quote and not _named(found) else told


def _named(found: Oddity | ContentError) -> bool:
    """Whether the message itself says what of the line is odd; what is wrong is always seen in its line."""
    return isinstance(found, Oddity) and any(str(value) in found.quote for value in found.values.values())


def _on_caption(say: Voice, caption: Week | Caption) -> list[str]:
    match caption:
        case Caption.IGNORED:
            return [say("What stands below a file is not read, but for /publish.")]
        case Caption.TOO_EARLY:
            return [say("Nothing is published: not all of this is in one draft yet.")]
        case _:
            return []


def _not_accepted(say: Voice, refused: Refused) -> str:
    return say("%(file)s was not accepted:", file=shorten(refused.name))


def _wrong(say: Voice, refused: Refused, among: Sequence[Refused]) -> list[str]:
    """What is wrong with one file; with each of several, the beginning of it."""
    lines = [remark(say, each) for each in sorted(refused.problems, key=lambda each: each.line)]
    if len(among) > 1 and len(lines) > FEW:
        lines = [*lines[:FEW], more(say, len(lines) - FEW)]
    return [_not_accepted(say, refused), *lines]


def _parted(parts: Iterable[Sequence[str]]) -> Iterator[str]:
    """All lines, with an empty one between two parts."""
    for number, part in enumerate(part for part in parts if part):
        if number:
            yield ""
        yield from part
