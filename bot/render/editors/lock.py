"""What editors see of the locked desk: the question before, what it means, and how it is opened again."""

from collections.abc import Callable, Sequence

from bot.callbacks.broadcasts import Watch
from bot.callbacks.locking import AskLock, LeaveOpen, LockDesk, Unlock
from bot.model.broadcast import Broadcast
from bot.model.desk_lock import DeskLock
from bot.model.message import Button, Keyboard, Message
from bot.render.voice import Texts, Voice

SHOWN = 5
"""Paused broadcasts that have a button."""


class LockScreens:
    """`moment` tells a time, UTC seconds, in a language."""

    def __init__(self, texts: Texts, moment: Callable[[int, str], str]) -> None:
        self._texts = texts
        self._moment = moment

    def ask(self, language: str) -> Message:
        """Whether it shall be locked."""
        say = self._texts.voice(language)
        lines = (
            say(
                "For 24 hours nothing is published, corrected or sent, and what is being sent pauses at once. "
                "Drafts can be written. All editors are told."
            ),
            say("Do this when a phone may be in the wrong hands."),
        )
        rows = (
            (Button("🔒 " + say("Lock for 24 hours"), LockDesk().data),),
            (Button(say("Leave it open"), LeaveOpen().data),),
        )
        return _message(say, "🔒", say("Lock the desk?"), "", lines, rows)

    def left_open(self, language: str) -> Message:
        say = self._texts.voice(language)
        return self.said(say("The desk is open, as it was."), language)

    def locked(
        self,
        lock: DeskLock,
        names: Sequence[str],
        language: str,
        *,
        asker: str | None = None,
        unlocks: bool,
        locks: bool,
    ) -> Message:
        """The card; `names` are those of who locked it, `asker` is the owner who wants it open, empty if nobody knows.

        Whoever sees it may unlock it, or lock it as well.
        """
        say = self._texts.voice(language)
        title = say("%(name)s has locked the desk", name=names[0]) if names else say("The desk is locked")
        until = say("Until %(moment)s.", moment=self._moment(lock.until, language))
        lines = [
            say(
                "Until then nothing is published, corrected or sent. What was being sent is paused. "
                "Drafts can be written."
            ),
            say("Locked as well by: %(names)s.", names=", ".join(names[1:])) if names[1:] else "",
            say("An owner can unlock it before.") if asker is None else _asks(say, asker),
        ]
        unlock = (Button("🔓 " + say("Unlock"), Unlock().data),) if unlocks else ()
        lock_too = (Button("🔒 " + say("Lock it as well"), LockDesk().data),) if locks else ()
        rows = tuple(row for row in (unlock, lock_too) if row)
        return _message(say, "🔒", title, until, [line for line in lines if line], rows)

    def moved(self, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        return self.said(say("How the desk is locked is shown further down."), language)

    def said(self, text: str, language: str) -> Message:
        return Message(self._texts.voice(language).html("editor_line", text=text))

    def agree(self, asker: str, language: str) -> Message:
        """Asks somebody whether they agree that it is opened."""
        say = self._texts.voice(language)
        title = say("%(name)s wants to unlock the desk", name=asker) if asker else say("An owner wants to unlock it")
        text = say("Agree only if you have spoken to each other: the phone from which this comes may be the wrong one.")
        rows = ((Button("🔓 " + say("I agree: unlock"), Unlock().data),),)
        return _message(say, "🔓", title, "", (text,), rows)

    def opened(self, name: str, paused: Sequence[Broadcast], language: str) -> Message:
        """It is open again; `name` is that of who opened it, `paused` what goes on only when an owner says so."""
        say = self._texts.voice(language)
        first = say("%(name)s has unlocked it.", name=name) if name else ""
        text = say("What was being sent is still paused: an owner lets it go on.") if paused else ""
        rows = tuple(
            (Button("📊 " + say("Progress of %(week)s", week=each.week), Watch(each.number).data),)
            for each in paused[:SHOWN]
        )
        return _message(say, "🔓", say("The desk is open again"), "", [line for line in (first, text) if line], rows)

    def was_locked(self, language: str) -> Message:
        """What is left of the card."""
        say = self._texts.voice(language)
        return self.said(say("The desk was locked. It is open again."), language)

    def is_locked(self, until: int, language: str) -> str:
        """Why something was not done."""
        say = self._texts.voice(language)
        moment = self._moment(until, language)
        return say("The desk is locked until %(moment)s. Nothing was done.", moment=moment)

    def is_open(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("The desk is open.")

    def owners_only(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Only an owner can unlock the desk.")

    def others_asked(self, language: str, *, nobody: bool) -> str:
        """To the owner who wants it open."""
        say = self._texts.voice(language)
        if nobody:
            return say(
                "There is nobody who could agree. Whoever runs the bot opens the desk with the command zvodka unlock."
            )
        return say("Somebody else must agree: whoever locked it, or another owner. They have been asked.")


def lock_button(say: Voice) -> Button:
    return Button("🔒 " + say("Lock the desk…"), AskLock().data)


def _asks(say: Voice, asker: str) -> str:
    if not asker:
        return say("An owner wants to unlock it. Whoever locked it, or another owner, must agree.")
    return say("%(name)s wants to unlock it. Whoever locked it, or another owner, must agree.", name=asker)


def _message(say: Voice, sign: str, title: str, until: str, lines: Sequence[str], rows: Keyboard) -> Message:
    return Message(say.html("editor_lock", sign=sign, title=title, until=until, lines=lines), rows)
