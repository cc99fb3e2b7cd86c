"""What groups and channels are told, and who administers them, for the gallery."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.callbacks.readers import Screen
from bot.model.message import Message
from bot.model.reader import Preferences
from bot.render.profile import administrators_commands, group_commands
from bot.render.public import PublicMessages
from bot.render.readers.groups import GroupScreens
from bot.render.readers.settings import PreferenceScreens
from tests.render.issues import PUBLICATION, TEXTS

KNOWN = replace(PUBLICATION, bot="example_bot")
GROUPS = GroupScreens(KNOWN, TEXTS, PreferenceScreens(KNOWN, TEXTS), PublicMessages(KNOWN))
NOTICES = (GROUPS.administrators_only, GROUPS.not_known)


def groups(language: str) -> Mapping[str, Callable[[], Message | str]]:
    stranger, subscriber = Preferences(language), Preferences(language, subscribed=True)
    say = TEXTS.voice(language)
    menu = [*administrators_commands(say), *group_commands(say)]
    return {
        "a group is greeted": lambda: GROUPS.welcome(language),
        "help in a group": lambda: GROUPS.help(language),
        "privacy of a group": lambda: GROUPS.privacy(stranger, stored=False),
        "privacy of a group that is subscribed": lambda: GROUPS.privacy(subscriber, stored=True),
        "settings of a group": lambda: GROUPS.settings(Screen.SETTINGS, stranger),
        "settings of a channel": lambda: GROUPS.settings(Screen.SETTINGS, subscriber, "A <channel>"),
        "format in a channel": lambda: GROUPS.settings(Screen.FORMAT, subscriber, "A <channel>"),
        "a group has left": lambda: GROUPS.left(language),
        "a channel has left": lambda: GROUPS.left(language, "A <channel>"),
        "groups and channels": lambda: GROUPS.how_to_add(language),
        "notices in groups": lambda: "\n".join(notice(language) for notice in NOTICES),
        "the menu in groups": lambda: "\n".join(f"/{name} {words}" for name, words in menu),
    }
