"""A reader's preferences in words, and the screens on which they are changed in place."""

from bot.callbacks.readers import Follow, Leave, Screen, SetFormat, SetLanguage, SetSilent, Show, Unfollow, followed
from bot.model.message import Button, Keyboard, Message, Row
from bot.model.publication import Publication, Topic
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.render.dates import language_name
from bot.render.keyboards import back, subscribe
from bot.render.voice import Texts, Voice


def summary(say: Voice, preferences: Preferences, publication: Publication) -> list[tuple[str, str]]:
    """Names and values, in the order of the settings."""
    return [
        (say("Language"), language_name(preferences.language)),
        (say("Topics"), _topics(say, preferences, publication)),
        (say("Format"), _format(say, preferences.format)),
        (say("Sound"), say.context("sound", "off") if preferences.silent else say.context("sound", "on")),
    ]


class PreferenceScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def show(self, screen: Screen, preferences: Preferences) -> Message:
        say = self._texts.voice(preferences.language)
        match screen:
            case Screen.SETTINGS:
                return self._settings(say, preferences)
            case Screen.LANGUAGE:
                return self._language(say, preferences)
            case Screen.TOPICS:
                return self._topics(say, preferences)
            case Screen.FORMAT:
                return self._format(say, preferences)

    def leave(self, preferences: Preferences) -> Message:
        """Asks a reader who has just dropped the last topic; until they answer nothing changes."""
        say = self._texts.voice(preferences.language)
        rows = (
            (Button(say("Yes, unsubscribe"), Leave().data),),
            (Button(say("No, keep the topic"), Show(Screen.TOPICS).data),),
        )
        return Message(say.html("leave"), rows)

    def _settings(self, say: Voice, preferences: Preferences) -> Message:
        chosen = summary(say, preferences, self._publication)
        silence = (
            Button("🔈 " + say("Turn sound on"), SetSilent(silent=False).data)
            if preferences.silent
            else Button("🔇 " + say("Turn sound off"), SetSilent(silent=True).data)
        )
        rows = (
            (_open("🌐 " + say("Language"), Screen.LANGUAGE), _open("🗞 " + say("Topics"), Screen.TOPICS)),
            (_open("📄 " + say("Format"), Screen.FORMAT), silence),
            (Button(say("Unsubscribe"), Leave().data) if preferences.subscribed else subscribe(say),),
        )
        return Message(say.html("settings", chosen=chosen, subscribed=preferences.subscribed), rows)

    def _language(self, say: Voice, preferences: Preferences) -> Message:
        rows = [
            (Button(_ticked(language_name(language), language == preferences.language), SetLanguage(language).data),)
            for language in self._publication.languages
        ]
        return Message(say.html("language"), (*rows, _to_settings(say)))

    def _topics(self, say: Voice, preferences: Preferences) -> Message:
        everything = preferences.topics == ALL_TOPICS
        current = followed(preferences, self._publication)
        rows = [
            (_tick(topic, preferences.language, on=bool(topic.bit & current)),)
            for topic in self._publication.open_topics
        ]
        whole = Button(_ticked(say("All topics, new ones included"), everything), Follow().data)
        return Message(
            say.html("topics", subscribed=preferences.subscribed),
            ((whole,), *rows, *_joining(say, preferences), _to_settings(say)),
        )

    def _format(self, say: Voice, preferences: Preferences) -> Message:
        rows = [
            (Button(_ticked(_format(say, form), form is preferences.format), SetFormat(form).data),) for form in Format
        ]
        return Message(
            say.html("format", subscribed=preferences.subscribed),
            (*rows, *_joining(say, preferences), _to_settings(say)),
        )


def _topics(say: Voice, preferences: Preferences, publication: Publication) -> str:
    if preferences.topics == ALL_TOPICS:
        return say("all, new ones included")
    current = followed(preferences, publication)
    names = [topic.names[preferences.language] for topic in publication.open_topics if topic.bit & current]
    return ", ".join(names) or say.context("topics", "none")


def _format(say: Voice, form: Format) -> str:
    match form:
        case Format.BRIEF:
            return say("Brief (one message)")
        case Format.FULL:
            return say("Full (with all texts)")


def _tick(topic: Topic, language: str, *, on: bool) -> Button:
    label = f"{topic.sign} {topic.names[language]}".strip()
    change = Unfollow(topic.number) if on else Follow(topic.number)
    return Button(_ticked(label, on), change.data)


def _ticked(label: str, on: bool) -> str:
    return f"✅ {label}" if on else f"▫️ {label}"


def _open(label: str, screen: Screen) -> Button:
    return Button(label, Show(screen).data)


def _joining(say: Voice, preferences: Preferences) -> Keyboard:
    """What is chosen for new issues takes effect only with a subscription."""
    return () if preferences.subscribed else ((subscribe(say),),)


def _to_settings(say: Voice) -> Row:
    return (back(say, Show(Screen.SETTINGS).data),)
