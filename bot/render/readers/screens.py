"""What the bot says to a reader beside the issues: greetings and answers, what it knows of them."""

from collections.abc import Iterable
from dataclasses import replace

from bot.callbacks.readers import Screen, Show
from bot.callbacks.safety import ClearChat
from bot.model.message import Button, Message
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.render.html.pack import pack
from bot.render.keyboards import subscribe
from bot.render.profile import commands
from bot.render.readers.safety import careful, clear
from bot.render.readers.settings import summary
from bot.render.voice import Texts, Voice


class ReaderScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def nothing_yet(self, preferences: Preferences) -> Message:
        """There is no issue to show."""
        say = self._texts.voice(preferences.language)
        text = say.html("nothing_yet", title=self._publication.titles[preferences.language])
        return Message(text, () if preferences.subscribed else ((subscribe(say),),))

    def subscribed(self, preferences: Preferences) -> Message:
        say = self._texts.voice(preferences.language)
        chosen = summary(say, preferences, self._publication)
        return Message(say.html("subscribed", chosen=chosen), ((_settings(say),),))

    def left(self, preferences: Preferences, messages: Iterable[int] = ()) -> Message:
        """Of who has just been forgotten; there need not have been a subscription.

        `messages` are those of ours that they have, as far as it was known.
        """
        say = self._texts.voice(preferences.language)
        template = "left" if preferences.subscribed else "not_subscribed"
        return Message(say.html(template), ((clear(say, ClearChat.of(messages)),), (subscribe(say),)))

    def forgotten(self, language: str, messages: Iterable[int] = ()) -> Message:
        """Whether or not there was anything to forget."""
        say = self._texts.voice(language)
        return Message(say.html("forgotten"), ((clear(say, ClearChat.of(messages)),),))

    def help(self, language: str) -> Message:
        say = self._texts.voice(language)
        title = self._publication.titles[language]
        return Message(say.html("help", title=title, commands=commands(say)))

    def about(self, language: str) -> Message:
        """Who writes, and how to tell this bot from others."""
        imprint = self._publication.imprint
        html = self._texts.voice(language).html(
            "about",
            title=self._publication.titles[language],
            description=self._publication.descriptions[language],
            newsroom=imprint.newsrooms.get(language, ""),
            site=imprint.site,
            channel=imprint.channel,
            contact=imprint.contact,
            bot=imprint.bot,
        )
        return Message(html)

    def for_editors(self, message: Message, language: str) -> Message:
        """The message with a paragraph for editors at its end, if there is room."""
        whole, *rest = pack([message.html, self._texts.voice(language).html("for_editors")])
        return message if rest else replace(message, html=whole)

    def no_such_issue(self, nearest: Message, language: str, *, newest: bool) -> Message:
        """For who followed a link to an issue that is not there; what is nearest to it may be the newest."""
        say = self._texts.voice(language)
        if newest:
            return _noted(say, say("There is no such issue, or it is not out yet. Here is the newest."), nearest)
        return _noted(say, say("There is no such issue. Here is the one nearest to it."), nearest)

    def no_such_topic(self, issue: Message, topic: int, language: str) -> Message:
        """For who followed a link to a topic (by its number) that its issue does not have."""
        say = self._texts.voice(language)
        name = next(each.names[language] for each in self._publication.topics if each.number == topic)
        return _noted(say, say("This week has no text on “%(topic)s”.", topic=name), issue)

    def hint(self, language: str) -> Message:
        return Message(self._texts.voice(language).html("hint"))

    def privacy(
        self,
        preferences: Preferences,
        user: int,
        *,
        stored: bool,
        code: bool = False,
        edits: bool = False,
        edited: bool = False,
    ) -> Message:
        """For whoever has the Telegram id `user`; `stored` tells whether the preferences are more than a guess.

        `code` tells whether there is a wipe code, `edits` whether something is kept of them as an editor, `edited` as
        one who was dismissed.
        """
        say = self._texts.voice(preferences.language)
        every = [*summary(say, preferences, self._publication), *careful(say, preferences, code=code)]
        chosen = every if stored else []
        subscribed = preferences.subscribed
        html = say.html("privacy", chosen=chosen, subscribed=subscribed, edits=edits, edited=edited, user=user)
        return Message(html)

    def out_of_date(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("This button is out of date. /latest shows the newest issue.")

    def subscribed_notice(self, language: str) -> str:
        """Short, for what is on the screen stays there."""
        say = self._texts.voice(language)
        return say("You are subscribed. Each new issue will come to this chat; /stop ends it.")

    def last_topic(self, language: str) -> str:
        """For who is not subscribed, and so cannot leave by dropping it."""
        say = self._texts.voice(language)
        return say("At least one topic must stay.")

    def saved_later(self, language: str) -> str:
        """The database cannot be written; what was asked for is kept, and done as soon as it can be."""
        say = self._texts.voice(language)
        return say("Nothing can be saved right now. Your wish is kept and will be done as soon as possible.")

    def not_saved(self, language: str) -> str:
        """The database cannot be written, and nothing was kept."""
        say = self._texts.voice(language)
        return say("Nothing can be saved right now. Please try again in a few minutes.")

    def too_many(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("That was a lot at once. Please give it a minute.")


def _noted(say: Voice, note: str, message: Message) -> Message:
    """The message with a note above it, if there is room."""
    whole, *rest = pack([say.html("note", note=note), message.html])
    return message if rest else replace(message, html=whole)


def _settings(say: Voice) -> Button:
    return Button("⚙️ " + say("Settings"), Show(Screen.SETTINGS).data)
