"""What a reader sees who thinks of choosing rich messages."""

from bot.callbacks.readers import Screen, SetFormat, Show
from bot.model.message import Button, Message, Rich
from bot.model.publication import Trend
from bot.model.reader import Format, Preferences
from bot.render.html.rich import joined
from bot.render.keyboards import back
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice


class RichScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def sample(self, preferences: Preferences) -> Rich:
        """Whether their app shows it only they can tell; what they do not see, they do not choose."""
        say = self._texts.voice(preferences.language)
        html = say.html(
            "rich_sample",
            topics=[
                (Trend.IMPROVED.sign, say("One topic"), verdict_words(say, Trend.IMPROVED)),
                (Trend.UNCHANGED.sign, say("Another topic"), verdict_words(say, Trend.UNCHANGED)),
            ],
        )
        keyboard = (
            (Button("✅ " + say("I can read this"), SetFormat(Format.RICH).data),),
            (Button("📄 " + say("Show plain text"), _plain(preferences)),),
        )
        return Rich(joined(html), keyboard, plain=(self._impossible(say),))

    def _impossible(self, say: Voice) -> Message:
        text = say.html("note", note=say("This bot cannot send such messages yet. Nothing has changed."))
        return Message(text, ((back(say, Show(Screen.FORMAT).data),),))


def _plain(preferences: Preferences) -> str:
    """Only who has rich messages gives something up by it; for others nothing is stored."""
    return SetFormat(Format.FULL).data if preferences.format is Format.RICH else Show(Screen.FORMAT).data
