"""A reader's settings in words, and the screens on which they are changed in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.callbacks.codec import CallbackData
from bot.callbacks.readers import (
    Change,
    Follow,
    Leave,
    Screen,
    SetAlso,
    SetFormat,
    SetLanguage,
    SetSilent,
    Show,
    Unfollow,
    followed,
)
from bot.callbacks.rich import Sample
from bot.callbacks.safety import ShowSafety
from bot.callbacks.wishes import ShowWishes
from bot.model.message import Button, Keyboard, Message
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.render.dates import language_name
from bot.render.edition import in_language
from bot.render.keyboards import back, subscribe
from bot.render.readers.wishes import resume
from bot.render.voice import Texts, Voice
from bot.render.wishes import wishes


@dataclass(frozen=True)
class Choice:
    label: str
    change: Change | Sample
    #: Whether the reader has it now.
    chosen: bool

    @property
    def ticked(self) -> Button:
        return Button(f"✅ {self.label}" if self.chosen else f"▫️ {self.label}", self.change.data)


@dataclass(frozen=True)
class Setting:
    """One thing that a reader may choose."""

    #: Where it is chosen, with the template of that name; one of two choices, on the settings' own screen, by a button.
    screen: Screen
    sign: str
    name: Callable[[Voice], str]
    value: Callable[[Voice, Preferences, Publication], str]
    choices: Callable[[Voice, Preferences, Publication], Sequence[Choice]]
    #: Of new issues, it takes effect only with a subscription.
    pushed: bool = True
    #: What its button shows, if it has screens of its own; there are no choices then.
    behind: CallbackData | None = None


def summary(say: Voice, preferences: Preferences, publication: Publication) -> list[tuple[str, str]]:
    """Names and values, in the order of the settings."""
    return [(setting.name(say), setting.value(say, preferences, publication)) for setting in SETTINGS]


class PreferenceScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def show(self, screen: Screen, preferences: Preferences, *, samples: bool = True) -> Message:
        """Without samples, nothing is offered that only who looks at one can choose."""
        say = self._texts.voice(preferences.language)
        if screen is Screen.SETTINGS:
            return self._settings(say, preferences)
        (setting,) = (each for each in SETTINGS if each.screen is screen)
        choices = setting.choices(say, preferences, self._publication)
        rows = [(choice.ticked,) for choice in choices if samples or not isinstance(choice.change, Sample)]
        joining = ((subscribe(say),),) if setting.pushed and not preferences.subscribed else ()
        text = say.html(screen.value, subscribed=preferences.subscribed, samples=samples)
        return Message(text, (*rows, *joining, (back(say, Show(Screen.SETTINGS).data),)))

    def rows(self, preferences: Preferences) -> Keyboard:
        """A button for each setting."""
        say = self._texts.voice(preferences.language)
        buttons = [self._button(say, setting, preferences) for setting in SETTINGS]
        return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))

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
        leaving = Button(say("Unsubscribe"), Leave().data) if preferences.subscribed else subscribe(say)
        careful = Button("🛡 " + say("Safety…"), ShowSafety().data)
        resuming = ((resume(say),),) if preferences.paused else ()
        rows = (*self.rows(preferences), *resuming, (careful,), (leaving,))
        return Message(say.html("settings", chosen=chosen, subscribed=preferences.subscribed), rows)

    def _button(self, say: Voice, setting: Setting, preferences: Preferences) -> Button:
        if setting.behind:
            return Button(f"{setting.sign} {setting.name(say)}…", setting.behind.data)
        if setting.screen is not Screen.SETTINGS:
            return Button(f"{setting.sign} {setting.name(say)}", Show(setting.screen).data)
        (other,) = (each for each in setting.choices(say, preferences, self._publication) if not each.chosen)
        return Button(other.label, other.change.data)


def _languages(say: Voice, preferences: Preferences, publication: Publication) -> list[Choice]:
    """The one that is spoken, then those in which issues come besides."""
    return [
        *(
            Choice(language_name(language), SetLanguage(language), language == preferences.language)
            for language in publication.languages
        ),
        *(
            Choice(
                say("Issues %(in_language)s, too", in_language=in_language(say, language)),
                SetAlso(language, also=language not in preferences.also),
                language in preferences.also,
            )
            for language in publication.languages
            if language != preferences.language
        ),
    ]


def _followed(say: Voice, preferences: Preferences, publication: Publication) -> str:
    if preferences.topics == ALL_TOPICS:
        return say("all, new ones included")
    current = followed(preferences, publication)
    names = [topic.names[preferences.language] for topic in publication.open_topics if topic.bit & current]
    return ", ".join(names) or say.context("topics", "none")


def _topics(say: Voice, preferences: Preferences, publication: Publication) -> list[Choice]:
    current = followed(preferences, publication)
    return [
        Choice(say("All topics, new ones included"), Follow(), preferences.topics == ALL_TOPICS),
        *(
            Choice(
                f"{topic.sign} {topic.names[preferences.language]}".strip(),
                Unfollow(topic.number) if topic.bit & current else Follow(topic.number),
                bool(topic.bit & current),
            )
            for topic in publication.open_topics
        ),
    ]


def _format(say: Voice, form: Format) -> str:
    match form:
        case Format.BRIEF:
            return say("Brief (one message)")
        case Format.FULL:
            return say("Full (with all texts)")
        case Format.RICH:
            return say("All in one (texts unfold)")
        case Format.DISCREET:
            return say("Discreet (opened by a tap)")


def _formats(say: Voice, preferences: Preferences, _: Publication) -> list[Choice]:
    """What some apps cannot show is chosen below a sample of it."""
    return [
        Choice(f"{_format(say, form)}…", Sample(), form is preferences.format)
        if form is Format.RICH
        else Choice(_format(say, form), SetFormat(form), form is preferences.format)
        for form in Format
    ]


def _sound(say: Voice, preferences: Preferences, _: Publication) -> str:
    return say.context("sound", "off") if preferences.silent else say.context("sound", "on")


def _sounds(say: Voice, preferences: Preferences, _: Publication) -> list[Choice]:
    return [
        Choice("🔈 " + say("Turn sound on"), SetSilent(silent=False), not preferences.silent),
        Choice("🔇 " + say("Turn sound off"), SetSilent(silent=True), preferences.silent),
    ]


# The one list of them: what is stored of a reader is told, changed and summed up by these rows.
SETTINGS = (
    Setting(
        screen=Screen.LANGUAGE,
        sign="🌐",
        name=lambda say: say("Language"),
        value=lambda _, preferences, __: ", ".join(map(language_name, (preferences.language, *preferences.also))),
        choices=_languages,
        pushed=False,
    ),
    Setting(screen=Screen.TOPICS, sign="🗞", name=lambda say: say("Topics"), value=_followed, choices=_topics),
    Setting(
        screen=Screen.FORMAT,
        sign="📄",
        name=lambda say: say("Format"),
        value=lambda say, preferences, _: _format(say, preferences.format),
        choices=_formats,
    ),
    Setting(
        screen=Screen.SETTINGS,
        sign="",
        name=lambda say: say("Sound"),
        value=_sound,
        choices=_sounds,
    ),
    Setting(
        screen=Screen.SETTINGS,
        sign="🕰",
        name=lambda say: say("When"),
        value=lambda say, preferences, publication: wishes(say, preferences, publication.zone),
        choices=lambda *_: (),
        behind=ShowWishes(),
    ),
)
