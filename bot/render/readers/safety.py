"""What careful readers are told and asked."""

from bot.callbacks.readers import Screen, Show
from bot.callbacks.safety import ClearChat, ClearLast, DropWipeCode, NewWipeCode, ShowSafety
from bot.model.message import Button, Message
from bot.model.reader import Preferences
from bot.render.keyboards import back, subscribe
from bot.render.voice import Texts, Voice


class SafetyScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def home(self, preferences: Preferences, *, stored: bool, code: bool) -> Message:
        """`stored`: something is known of the reader; `code`: there is a wipe code."""
        say = self._texts.voice(preferences.language)
        to_settings = (back(say, Show(Screen.SETTINGS).data),)
        text = say.html("safety", stored=stored, code=_there(say, there=code))
        if not stored:
            return Message(text, ((subscribe(say),), to_settings))
        new = Button("🔑 " + (say("Another wipe code") if code else say("Make a wipe code")), NewWipeCode().data)
        drop = ((Button(say("Remove the wipe code"), DropWipeCode().data),),) if code else ()
        return Message(text, ((new,), *drop, to_settings))

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


def _there(say: Voice, *, there: bool) -> str:
    return say.context("wipe code", "made") if there else say.context("wipe code", "none")


def clear(say: Voice, what: ClearChat) -> Button:
    return Button("🗑 " + say("Delete the messages here, too"), what.data)


def _note(say: Voice, note: str) -> Message:
    return Message(say.html("note", note=note))


def _last(say: Voice) -> Button:
    return Button("🗑 " + say("Delete this message, too"), ClearLast().data)
