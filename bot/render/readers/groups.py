"""What the bot says to groups and channels, and to who administers them."""

from dataclasses import replace

from bot.callbacks.elsewhere import elsewhere
from bot.callbacks.readers import Door, Leave, Open, Screen, SetFormat, Subscribe
from bot.model.message import Button, Message
from bot.model.publication import Publication
from bot.model.reader import Format, Preferences
from bot.render.html.pack import pack
from bot.render.html.visible import escape
from bot.render.profile import administrators_commands, group_commands
from bot.render.public import PublicMessages
from bot.render.readers.settings import PreferenceScreens, summary
from bot.render.voice import Texts, Voice

DISCREET = SetFormat(Format.DISCREET).data
"""Hiding something from all who are there is no use."""
TO_GROUP = "startgroup=add"
TO_CHANNEL = "startchannel&admin=post_messages+edit_messages+delete_messages"


class GroupScreens:
    def __init__(
        self, publication: Publication, texts: Texts, settings: PreferenceScreens, messages: PublicMessages
    ) -> None:
        self._publication = publication
        self._texts = texts
        self._settings = settings
        self._messages = messages

    def welcome(self, language: str) -> Message:
        """The first thing that a group reads."""
        say = self._texts.voice(language)
        choose = Button("⚙️ " + say("Choose for this chat"), Open(Door.SETTINGS).data)
        return Message(self._introduced(say, "group_welcome", language), ((choose,),))

    def help(self, language: str) -> Message:
        say = self._texts.voice(language)
        lists = {"commands": group_commands(say), "administrators": administrators_commands(say)}
        return Message(self._introduced(say, "group_help", language, **lists))

    def privacy(self, preferences: Preferences, *, stored: bool) -> Message:
        say = self._texts.voice(preferences.language)
        chosen = summary(say, preferences, self._publication) if stored else []
        return Message(say.html("group_privacy", chosen=chosen, subscribed=preferences.subscribed))

    def settings(self, screen: Screen, preferences: Preferences, title: str = "") -> Message:
        """Of the chat in which they stand; with a title, of the one that has it. One member's app is not another's."""
        if screen is not Screen.SETTINGS:
            shown = self._settings.show(screen, preferences, samples=False)
            rows = tuple(row for row in shown.keyboard if row[0].data != DISCREET)
            return self.headed(replace(shown, keyboard=rows), title)
        say = self._texts.voice(preferences.language)
        chosen = summary(say, preferences, self._publication)
        text = say.html("group_settings", chosen=chosen, subscribed=preferences.subscribed, title=title)
        return Message(text, (*self._settings.rows(preferences), (_joining(say, preferences, title),)))

    def headed(self, message: Message, title: str) -> Message:
        """Below the title of the chat that it is about, if it has one and there is room."""
        if not title:
            return message
        html, *rest = pack([f"<b>{escape(title)}</b>", message.html])
        return message if rest else replace(message, html=html)

    def left(self, language: str, title: str = "") -> Message:
        say = self._texts.voice(language)
        return Message(say.html("group_left", title=title), ((_joining(say, Preferences(language), title),),))

    def elsewhere(self, message: Message, chat: int) -> Message:
        """Its buttons choose for another chat than the one in which it stands."""
        rows = ((replace(button, data=elsewhere(chat, button.data)) for button in row) for row in message.keyboard)
        return replace(message, keyboard=tuple(map(tuple, rows)))

    def how_to_add(self, language: str) -> Message:
        """To who asks for it in private."""
        say = self._texts.voice(language)
        rows = (
            (Button("➕ " + say("Add to a group"), url=self._messages.add(TO_GROUP)),),
            (Button("➕ " + say("Add to a channel"), url=self._messages.add(TO_CHANNEL)),),
        )
        return Message(say.html("groups"), rows)

    def administrators_only(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Only administrators choose here.")

    def not_known(self, language: str) -> str:
        """Whether they are one."""
        say = self._texts.voice(language)
        return say("Telegram did not say whether you are an administrator here. Please try again.")

    def _introduced(self, say: Voice, template: str, language: str, **values: object) -> str:
        title, about = self._publication.titles[language], self._publication.descriptions[language]
        return say.html(template, title=title, about=about, **values)


def _joining(say: Voice, preferences: Preferences, title: str) -> Button:
    """With a title it is about another chat than this one."""
    if preferences.subscribed:
        return Button(say("Post no more issues there") if title else say("Bring no more issues here"), Leave().data)
    return Button("🔔 " + (say("Post new issues there") if title else say("Bring new issues here")), Subscribe().data)
