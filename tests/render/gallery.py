"""Every screen of a reader as people see it, to be read in each language: `python -m tests.render.gallery` draws anew.

What it writes is only right once somebody who speaks the language has read it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.callbacks.months import Past, Through, Trends
from bot.callbacks.readers import Archive, Screen
from bot.callbacks.safety import ClearChat
from bot.callbacks.search import Facet, Find, Found, Narrow
from bot.callbacks.since import Since
from bot.callbacks.views import IssueView, Source, TopicView
from bot.callbacks.wishes import ShowCities, ShowEnds, ShowHours, ShowWishes, WishPage
from bot.demo.telegram.rich.reading import read_rich
from bot.model.correction import Correction
from bot.model.issue import Commentary, Issue, IssueState
from bot.model.message import Message, Rich
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format, Preferences, Variant
from bot.model.search import Findings, Hit, Query
from bot.model.wishes import Quiet, Weekly
from bot.render.edition import History
from bot.render.html.visible import visible
from bot.render.issue import IssueMessages
from bot.render.profile import commands, description, short_description
from bot.render.readers.archive import ArchiveScreens, verdicts_by_week
from bot.render.readers.months import MonthsScreens
from bot.render.readers.rich import RichScreens
from bot.render.readers.safety import SafetyScreens
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.search import SearchScreens
from bot.render.readers.settings import PreferenceScreens
from bot.render.readers.since import SinceScreens
from bot.render.readers.wishes import WishScreens
from bot.stems.query import asked
from tests.render.groups_gallery import groups
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, SECURITY, TEXTS, WEEK, WEST, commentary, issue, weeks

HIDDEN = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\xa0\u2007\u2011\u2060"})
"""What nobody would see in a file, as it is written in Python."""

KNOWN = replace(PUBLICATION, bot="example_bot")
MESSAGES = IssueMessages(KNOWN, TEXTS)
SCREENS = ReaderScreens(KNOWN, TEXTS)
SAFETY = SafetyScreens(TEXTS)
SINCE = SinceScreens(KNOWN, TEXTS)
SEARCH = SearchScreens(KNOWN, TEXTS)
ARCHIVE = ArchiveScreens(KNOWN, TEXTS)
SETTINGS = PreferenceScreens(KNOWN, TEXTS)
WISHES = WishScreens(KNOWN, TEXTS)
MONTHS = MonthsScreens(KNOWN, TEXTS)

THROUGH = (Trend.IMPROVED, Trend.WORSENED, Trend.UNCHANGED, Trend.UNCHANGED, Trend.WORSENED)

WORDS = {
    "be": ("Мінск будуе сувязі", "Два словы пра тыдзень.", "Сустрэча **была** і скончылася:\n\n- раз\n- два"),
    "ru": ("Минск строит связи", "Два слова о неделе.", "Встреча **была** и закончилась:\n\n- раз\n- два"),
    "en": ("Minsk builds ties", "Two words on the week.", "A meeting **was** held, and ended:\n\n- one\n- two"),
}
HISTORY: History = {
    "west": [(week, Trend.UNCHANGED) for week in weeks(12)],
    "security": [
        *((week, Trend.WORSENED) for week in weeks(1, until=WEEK.shift(-22))),
        *((week, Trend.UNCHANGED) for week in weeks(21, until=WEEK.shift(-1))),
        (WEEK, Trend.WORSENED),
    ],
    "elite": [(week, Trend.IMPROVED) for week in weeks(3)],
}


def west(language: str) -> Commentary:
    headline, lead, body = WORDS[language]
    text = commentary("west", language, headline, body)
    return replace(text, lead=lead, link="https://example.org/", authors=("A. Author", "B. Author"))


ISSUE = issue(
    *map(west, LANGUAGES),
    commentary("elite", "be", "Эліта чакае"),
    *(commentary("security", language, headline) for language, headline in (("ru", "Тихо"), ("en", "Quiet"))),
    elite=Trend.IMPROVED,
    security=Trend.WORSENED,
    corrected=True,
)
MONDAY = 1_558_958_400
"""27 May 2019, noon."""
CORRECTED = replace(
    ISSUE,
    corrections=(
        Correction("security", "", MONDAY, "", Trend.IMPROVED.value, Trend.WORSENED.value),
        Correction("west", "en", MONDAY, "", "1", "2"),
    ),
)
RETRACTED = replace(
    ISSUE,
    state=IssueState.RETRACTED,
    corrections=(Correction("", "", MONDAY, "Published by mistake", "", ""),),
)
BORROWED = issue(commentary("elite", "be", "Эліта чакае"))


def issues(language: str) -> Mapping[str, Callable[[], Message | str]]:
    def glance(source: Source, topics: int = ALL_TOPICS, *, subscribed: bool = False) -> Message:
        return MESSAGES.glance(ISSUE, HISTORY, IssueView(WEEK, language, source, topics), subscribed=subscribed)

    def of(shown: Issue) -> Message:
        return MESSAGES.glance(shown, HISTORY, IssueView(WEEK, language, Source.LATEST, ALL_TOPICS), subscribed=True)

    def topic(number: int, source: Source = Source.LATEST) -> Message:
        found = MESSAGES.commentary(ISSUE, HISTORY, TopicView(IssueView(WEEK, language, source, ALL_TOPICS), number))
        assert found
        return found

    brief = Variant(language, Format.BRIEF, ALL_TOPICS)
    return {
        "the first message": lambda: glance(Source.START),
        "the newest issue, followed topics first": lambda: glance(Source.LATEST, SECURITY.bit, subscribed=True),
        "an issue of the archive": lambda: glance(Source.ARCHIVE),
        "a push of two topics": lambda: glance(Source.PUSH, ELITE.bit | WEST.bit, subscribed=True),
        "a push in full, its last message": lambda: MESSAGES.push(
            ISSUE, HISTORY, Variant(language, Format.FULL, WEST.bit)
        )[-1],
        "a push all in one": lambda: MESSAGES.push(CORRECTED, HISTORY, Variant(language, Format.RICH, WEST.bit))[0],
        "a discreet push": lambda: MESSAGES.push(ISSUE, HISTORY, Variant(language, Format.DISCREET, WEST.bit))[0],
        "an issue in another language": lambda: MESSAGES.glance(
            BORROWED, {}, IssueView(WEEK, language, Source.LATEST, ALL_TOPICS), subscribed=True
        ),
        "an issue that was corrected": lambda: of(CORRECTED),
        "an issue that was retracted": lambda: of(RETRACTED),
        "a verdict was corrected": lambda: MESSAGES.notice(CORRECTED, "security", brief),
        "the issue was retracted": lambda: MESSAGES.notice(RETRACTED, "", brief),
        "nothing is left of a message": lambda: MESSAGES.gone(language),
        "a topic": lambda: topic(WEST.number),
        "a topic by a link": lambda: topic(SECURITY.number, Source.LINK),
        "a topic in another language": lambda: topic(ELITE.number),
    }


def archived(reader: Preferences, count: int, where: Archive) -> Message:
    issues = dict.fromkeys(weeks(count)[::-1], IssueState.PUBLISHED) | {WEEK.shift(-19): IssueState.RETRACTED}
    return ARCHIVE.show(where, reader, issues, verdicts_by_week(HISTORY))


def findings(language: str) -> tuple[Query, Findings, dict[int, Commentary]]:
    words = {"be": "сустрэчы сувязяў", "ru": "встречи связей", "en": "meetings ties"}[language]
    found = [
        Hit(WEEK.shift(-ago), ("west", "security")[ago % 2], LANGUAGES[ago % 3], ago, Trend.IMPROVED, 1.0)
        for ago in range(6)
    ]
    query = asked(words)
    assert query
    return query, Findings(tuple(found)), {hit.revision: west(hit.language) for hit in found}


def searches(language: str) -> Mapping[str, Callable[[], Message | str]]:
    query, found, texts = findings(language)
    opened = Found(WEEK, language, WEST.number, 0, Find())
    return {
        "how to search": lambda: SEARCH.how(language),
        "findings": lambda: SEARCH.found(query, found, Find(), texts, language),
        "findings of some words": lambda: SEARCH.found(query, replace(found, every=False), Find(1), texts, language),
        "nothing found": lambda: SEARCH.found(query, Findings(()), Find(), {}, language),
        "findings by topic": lambda: SEARCH.choices(query, found, Narrow(Facet.TOPIC, Find()), language),
        "findings by verdict": lambda: SEARCH.choices(query, found, Narrow(Facet.VERDICT, Find()), language),
        "a text that was found": lambda: SEARCH.text(query, opened, ["…"], "https://example.org/", language),
    }


def screens(language: str) -> Mapping[str, Callable[[], Message | str]]:
    reader = Preferences(language, topics=ELITE.bit | SECURITY.bit)
    subscriber = Preferences(language, subscribed=True, silent=True, format=Format.FULL)
    careful = replace(subscriber, format=Format.DISCREET, guarded=True, vanishes=8)
    nothing = SCREENS.nothing_yet(reader)
    say = TEXTS.voice(language)
    settings = {
        f"{screen.value}, {who}": partial(SETTINGS.show, screen, of)
        for screen, who, of in (
            (Screen.SETTINGS, "not subscribed", reader),
            (Screen.SETTINGS, "subscribed", subscriber),
            (Screen.LANGUAGE, "subscribed", subscriber),
            (Screen.TOPICS, "not subscribed", reader),
            (Screen.FORMAT, "subscribed", subscriber),
        )
    }
    weekly = replace(subscriber, hours=Weekly(5, 18, "Europe/Vilnius"), only_news=True)
    resting = replace(subscriber, hours=Quiet(22, 8, "Europe/Minsk"), paused=MONDAY + 4 * 604_800)
    noon = datetime.fromtimestamp(MONDAY, UTC)
    wishes = {
        f"when, {name}": partial(WISHES.show, screen, of, noon)
        for name, screen, of in (
            ("not subscribed", ShowWishes(), reader),
            ("on a day", ShowWishes(), weekly),
            ("paused, and quiet at night", ShowWishes(), resting),
            ("which day", ShowWishes(WishPage.DAYS), weekly),
            ("which hour", ShowHours(5), weekly),
            ("quiet from", ShowWishes(WishPage.QUIET), weekly),
            ("quiet until", ShowEnds(22), weekly),
            ("a pause", ShowWishes(WishPage.PAUSE), weekly),
            ("which city", ShowCities(), weekly),
        )
    }
    sample = RichScreens(TEXTS).sample(reader)
    return {
        "there is no issue yet": lambda: nothing,
        "subscribed": lambda: SCREENS.subscribed(subscriber),
        "unsubscribed": lambda: SCREENS.left(subscriber),
        "was not subscribed": lambda: SCREENS.left(reader),
        "forgotten": lambda: SCREENS.forgotten(language),
        "safety of who is not subscribed": lambda: SAFETY.home(reader, stored=False, code=False),
        "safety, with a wipe code": lambda: SAFETY.home(careful, stored=True, code=True),
        "messages vanish": lambda: SAFETY.vanishing(careful),
        "privacy of a careful reader": lambda: SCREENS.privacy(careful, 4321, stored=True, code=True),
        "the wipe code": lambda: SAFETY.wipe_code(language, "0123-4567-89AB-CDEF"),
        "a wipe code is asked for": lambda: SAFETY.wipe_how(language),
        "a wipe code was sent": lambda: SAFETY.wiped(language),
        "too many wipe codes": lambda: SAFETY.too_many_codes(language),
        "the messages are deleted": lambda: SAFETY.cleared(language, emptied=1),
        "the messages are not deleted yet": lambda: SAFETY.not_cleared(language, ClearChat()),
        "help": lambda: SCREENS.help(language),
        "who writes": lambda: SCREENS.about(language),
        "for editors": lambda: SCREENS.for_editors(SCREENS.hint(language), language),
        "no such issue": lambda: SCREENS.no_such_issue(nothing, language, newest=True),
        "no such issue, but one near it": lambda: SCREENS.no_such_issue(nothing, language, newest=False),
        "no such topic": lambda: SCREENS.no_such_topic(nothing, ELITE.number, language),
        "privacy of a subscriber": lambda: SCREENS.privacy(subscriber, 4321, stored=True),
        "privacy of an editor": lambda: SCREENS.privacy(reader, 4321, stored=False, edits=True),
        "the archive": lambda: archived(reader, 10, Archive()),
        "the archive of years": lambda: archived(reader, 60, Archive()),
        "a month of the archive": lambda: archived(reader, 60, Archive(WEEK.shift(-20))),
        **searches(language),
        "what has changed": lambda: SINCE.changes(Since(WEEK.shift(-4)), HISTORY, WEEK, language),
        "since which month": lambda: SINCE.months(2019, weeks(30)[::-1], language),
        "the last topic is dropped": lambda: SETTINGS.leave(subscriber),
        **settings,
        "settings, paused": lambda: SETTINGS.show(Screen.SETTINGS, resting),
        **wishes,
        "a sample of all in one": lambda: sample,
        "all in one cannot be sent": lambda: sample.plain[0],
        "notices": lambda: "\n".join(notice(language) for notice in NOTICES),
        "the menu": lambda: "\n".join(f"/{name} {words}" for name, words in commands(say)),
        "the profile": lambda: "\n".join(
            (description(say, PUBLICATION, language), short_description(PUBLICATION, language))
        ),
    }


def through_time(language: str) -> Mapping[str, Callable[[], Message | str]]:
    said = [(week, THROUGH[place % len(THROUGH)]) for place, week in enumerate(weeks(30)) if place != 27]
    headlines = {week: f"{WORDS[language][0]}: {place}" for place, (week, _) in enumerate(said)}
    glance = IssueView(WEEK, language, Source.LATEST, ALL_TOPICS)
    nine = Through(language, WEST.number, WEEK, glance=glance)
    history = {"west": said, "elite": said[9:], "economy": said[:9]}
    return {
        "a topic through nine weeks": lambda: MONTHS.through(nine, said, headlines),
        "a topic through half a year, a while ago": lambda: MONTHS.through(
            Through(language, WEST.number, WEEK.shift(-3), 26), said, headlines
        ),
        "all topics through time": lambda: MONTHS.trends(Trends(language), history, WEEK),
        "all topics through a year": lambda: MONTHS.trends(Trends(language, 52, glance), history, WEEK),
        "an old text": lambda: MONTHS.past(Past(WEEK.shift(-3), 1, nine), ["one", "two", "three"], ""),
    }


NOTICES = (
    SEARCH.lost,
    SCREENS.out_of_date,
    SCREENS.subscribed_notice,
    SCREENS.last_topic,
    SCREENS.saved_later,
    SCREENS.not_saved,
    SCREENS.too_many,
    SAFETY.stays,
)


def drawn(screen: Message | str) -> str:
    """The text, and a line for each row of buttons."""
    if isinstance(screen, str):
        return screen
    rows = (" ".join(f"[{button.text}]" for button in row) for row in screen.keyboard)
    text = read_rich({"html": screen.html})[1] if isinstance(screen, Rich) else visible(screen.html)
    return "\n".join((text, *rows))


def gallery(language: str) -> dict[str, str]:
    return {
        name: drawn(draw())
        for name, draw in {
            **issues(language),
            **through_time(language),
            **screens(language),
            **groups(language),
        }.items()
    }


def main() -> None:
    for language in LANGUAGES:
        keep(gallery(language), f"seen_{language}")
        keep(desk(language), f"seen_at_the_desk_{language}")


def keep(screens: Mapping[str, str], file: str) -> None:
    parts = ['"""Screens as people see them: read, and found right."""\n\nSEEN = {\n']
    for name, text in screens.items():
        quoted = text.replace("\\", "\\\\").replace('"""', '\\"""').translate(HIDDEN)
        parts.append(f'    "{name}": """\\\n{quoted}""",\n')
    (Path(__file__).parent / f"{file}.py").write_text("".join([*parts, "}\n"]), encoding="utf-8")


if __name__ == "__main__":
    from tests.render.desk_gallery import desk

    main()
