"""The editors' manual: a short screen per chapter, and a file to begin with."""

from collections.abc import Mapping

from bot.callbacks.manual import Chapter, Manual, Template
from bot.model.message import Button, Message
from bot.model.publication import Publication, Trend
from bot.model.week import Week
from bot.render.dates import language_name
from bot.render.html.visible import unescape
from bot.render.keyboards import back, in_pairs
from bot.render.profile import commands
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice


class ManualScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def chapter(self, chapter: Chapter, language: str) -> Message:
        say = self._texts.voice(language)
        titles = _titles(say)
        html = say.html(f"manual_{chapter}", title=titles[chapter], commands=commands(say))
        if chapter is not Chapter.HOME:
            return Message(html, ((template_button(say),), (back(say, Manual(Chapter.HOME).data),)))
        chapters = [Button(title, Manual(each).data) for each, title in titles.items() if each is not Chapter.HOME]
        return Message(html, (*in_pairs(chapters), (template_button(say),)))

    def template(self, week: Week, language: str) -> tuple[str, bytes, Message]:
        """A name, a file that can be sent back as it is, and what stands below it."""
        say, topic = self._texts.voice(language), self._publication.open_topics[0]
        front = {
            say.context("front matter", "week"): _dates(week),
            say.context("front matter", "topic"): topic.names[language],
            say.context("front matter", "language"): language_name(language),
            say.context("front matter", "verdict"): verdict_words(say, Trend.UNCHANGED),
            say.context("front matter", "headline"): say("The headline in one line"),
        }
        text = say.html("template", front=front)
        words = say("Fill it in, save it and send it back; what is missing I ask for.")
        name = f"{topic.id}.{language}.txt"
        return name, f"{unescape(text)}\n".encode(), Message(say.html("editor_line", text=words))


def _dates(week: Week) -> str:
    """In figures, as people write them and `library/front/weeks.py` understands them."""
    return f"{week.monday:%d.%m.%Y}–{week.sunday:%d.%m.%Y}"


def template_button(say: Voice) -> Button:
    return Button("📄 " + say("Template"), Template().data)


def _titles(say: Voice) -> Mapping[Chapter, str]:
    return {
        Chapter.HOME: say("The editors' manual"),
        Chapter.WRITE: say("Writing"),
        Chapter.FILES: say("Files"),
        Chapter.PUBLISH: say("Publishing"),
        Chapter.CORRECT: say("Corrections"),
        Chapter.TEAM: say("Together"),
        Chapter.READERS: say("For readers"),
    }
