"""What careful readers are told and asked."""

from bot.callbacks.safety import ClearChat, ClearLast
from bot.model.message import Button, Message
from bot.render.voice import Texts, Voice


class SafetyScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

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


def clear(say: Voice, what: ClearChat) -> Button:
    return Button("🗑 " + say("Delete the messages here, too"), what.data)


def _last(say: Voice) -> Button:
    return Button("🗑 " + say("Delete this message, too"), ClearLast().data)
