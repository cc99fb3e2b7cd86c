"""An issue that is sent as files: the button, and what stands below them."""

from bot.callbacks.exporting import Export
from bot.model.message import Button, Message
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.voice import Texts, Voice


class ExportScreens:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def archive(self, week: Week, count: int, language: str) -> tuple[str, Message]:
        """The name of a .zip with so many texts, and what stands below it."""
        say = self._texts.voice(language)
        text = say.plural(
            "%(dates)s: %(count)s text. Sent back as it is, the file is taken in again.",
            "%(dates)s: %(count)s texts. Sent back as it is, the file is taken in again.",
            count,
            dates=week_range(week, language),
        )
        return f"{week}.zip", Message(say.html("editor_line", text=text))

    def nothing(self, language: str) -> Message:
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("There is no issue with texts yet. /desk begins one.")))


def export_button(say: Voice, week: Week) -> Button:
    return Button("📦 " + say("Export"), Export(week).data)
