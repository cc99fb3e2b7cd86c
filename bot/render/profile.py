"""How the bot introduces itself in Telegram's own places: the command menu and the profile."""

from bot.model.publication import Publication
from bot.render.html.visible import units
from bot.render.shortening import shortened
from bot.render.voice import Voice

DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120


def commands(say: Voice) -> list[tuple[str, str]]:
    """Names and descriptions, in the order of the menu."""
    return [
        ("latest", say("The newest issue at a glance")),
        ("archive", say("Earlier issues")),
        ("trends", say("Topics through time")),
        ("search", say("Find texts by words")),
        ("since", say("What has changed in a week, a month, a year")),
        ("subscribe", say("Get each new issue in this chat")),
        ("settings", say("Language, topics, format, sound")),
        ("stop", say("Unsubscribe, and be forgotten")),
        ("privacy", say("What is stored about you")),
        ("forget", say("Delete all that is stored about you")),
        ("about", say("Who writes this")),
        ("help", say("What this bot can do")),
    ]


def group_commands(say: Voice) -> list[tuple[str, str]]:
    """Those of a group, for whoever is in it."""
    return [
        ("latest", say("The newest issue at a glance")),
        ("archive", say("Earlier issues")),
        ("help", say("What this bot can do")),
        ("privacy", say("What is stored about this chat")),
    ]


def administrators_commands(say: Voice) -> list[tuple[str, str]]:
    """Those for who administers the group, besides."""
    return [
        ("settings", say("Whether and how new issues come here")),
        ("stop", say("Bring no more issues here, and forget this chat")),
    ]


def description(say: Voice, publication: Publication, language: str) -> str:
    """What an empty chat shows before /start."""
    offer = say("Subscribe, and new issues come by themselves. Nothing is stored about those who only read.")
    room = DESCRIPTION_LIMIT - units(offer) - units("\n\n")
    return f"{shortened(publication.descriptions[language], room)}\n\n{offer}"


def short_description(publication: Publication, language: str) -> str:
    """What the bot's profile shows."""
    return shortened(publication.descriptions[language], SHORT_DESCRIPTION_LIMIT)
