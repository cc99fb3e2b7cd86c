"""What careful readers are told and asked."""

from bot.callbacks.readers import Screen, Show
from bot.callbacks.safety import (
    MOST_HOURS,
    AskVanishing,
    ClearChat,
    ClearLast,
    DropWipeCode,
    NewWipeCode,
    SetDiscreet,
    SetGuarded,
    SetVanishing,
    ShowSafety,
)
from bot.model.message import Button, Keyboard, Message
from bot.model.reader import Format, Preferences
from bot.render.keyboards import back, subscribe
from bot.render.voice import Texts, Voice

OFFERED_HOURS = (0, 1, 3, 8, 24, MOST_HOURS)


class SafetyScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def home(self, preferences: Preferences, *, stored: bool, code: bool) -> Message:
        """`stored`: something is known of the reader; `code`: there is a wipe code."""
        say = self._texts.voice(preferences.language)
        rows = (
            (_discreet(say, preferences),),
            (Button("⏳ " + say("Let messages vanish…"), AskVanishing().data),),
            (_guarded(say, preferences),),
            *(_codes(say, there=code) if stored else ()),
            *(() if preferences.subscribed else ((subscribe(say),),)),
            (back(say, Show(Screen.SETTINGS).data),),
        )
        discreet = preferences.format is Format.DISCREET
        issues = (say("New issues"), say("a notice without text") if discreet else say("with their text"))
        return Message(say.html("safety", chosen=[issues, *careful(say, preferences, code=code)]), rows)

    def vanishing(self, preferences: Preferences) -> Message:
        """After how many hours."""
        say = self._texts.voice(preferences.language)
        choices = [
            Button(("✅ " if hours == preferences.vanishes else "▫️ ") + _hours(say, hours), SetVanishing(hours).data)
            for hours in OFFERED_HOURS
        ]
        rows = [tuple(choices[place : place + 2]) for place in range(0, len(choices), 2)]
        return Message(say.html("vanishing"), (*rows, (back(say, ShowSafety().data),)))

    def wipe_code(self, language: str, code: str) -> Message:
        """Shown this once."""
        say = self._texts.voice(language)
        command = f"/wipe {code}"
        rows = (
            (Button("📋 " + say("Copy"), copied=command),),
            (Button("← " + say("Hide the code"), ShowSafety().data),),
        )
        return Message(say.html("wipe_code", command=command), rows)

    def wipe_how(self, language: str) -> Message:
        say = self._texts.voice(language)
        return _note(say, say("Send /wipe and the code in one message."))

    def wiped(self, language: str) -> Message:
        """Whether or not there was anything to erase."""
        return Message(self._texts.voice(language).html("wiped"))

    def too_many_codes(self, language: str) -> Message:
        say = self._texts.voice(language)
        return _note(say, say("Too many codes were tried, and this one was not looked at. Try again later."))

    def cleared(self, language: str, *, emptied: int) -> Message:
        """`emptied`: so many messages could only be emptied."""
        say = self._texts.voice(language)
        return Message(say.html("cleared", emptied=emptied), ((_last(say),),))

    def not_cleared(self, language: str, again: ClearChat) -> Message:
        """Telegram could not be asked for all of it."""
        say = self._texts.voice(language)
        return Message(say.html("not_cleared"), ((clear(say, again),),))

    def stays(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Telegram no longer lets the bot delete this message. You can delete it yourself.")


def careful(say: Voice, preferences: Preferences, *, code: bool) -> list[tuple[str, str]]:
    """Names and values of what a careful reader has chosen, beside the format."""
    return [
        (say("Messages vanish"), _hours(say, preferences.vanishes)),
        (say("Forwarding and saving"), say("not possible") if preferences.guarded else say("possible")),
        (say("Wipe code"), _there(say, there=code)),
    ]


def _discreet(say: Voice, preferences: Preferences) -> Button:
    if preferences.format is Format.DISCREET:
        return Button("📄 " + say("Send issues with their text"), SetDiscreet(discreet=False).data)
    return Button("🤫 " + say("Send only a notice, without text"), SetDiscreet(discreet=True).data)


def _guarded(say: Voice, preferences: Preferences) -> Button:
    if preferences.guarded:
        return Button("🔓 " + say("Allow forwarding and saving"), SetGuarded(guarded=False).data)
    return Button("🔒 " + say("Forbid forwarding and saving"), SetGuarded(guarded=True).data)


def _codes(say: Voice, *, there: bool) -> Keyboard:
    new = Button("🔑 " + (say("Another wipe code") if there else say("Make a wipe code")), NewWipeCode().data)
    return ((new,), (Button(say("Remove the wipe code"), DropWipeCode().data),)) if there else ((new,),)


def _hours(say: Voice, hours: int) -> str:
    return say.plural("after %(count)s hour", "after %(count)s hours", hours) if hours else say("never")


def _there(say: Voice, *, there: bool) -> str:
    return say.context("wipe code", "made") if there else say.context("wipe code", "none")


def clear(say: Voice, what: ClearChat) -> Button:
    return Button("🗑 " + say("Delete the messages here, too"), what.data)


def _note(say: Voice, note: str) -> Message:
    return Message(say.html("note", note=note))


def _last(say: Voice) -> Button:
    return Button("🗑 " + say("Delete this message, too"), ClearLast().data)
