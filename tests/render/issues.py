"""A publication of four topics and an issue of it, to vary in the scenarios."""

from pathlib import Path

from bot.model.issue import Commentary, Issue, IssueState, Revision
from bot.model.publication import Imprint, Publication, Topic, Trend
from bot.model.week import Week
from bot.render.voice import Texts

TEXTS = Texts(Path(__file__).parents[2] / "locales")
WEEK = Week.parse("2019-W21")
LANGUAGES = ("be", "ru", "en")


def topic(number: int, topic_id: str, sign: str, *names: str, retired: bool = False) -> Topic:
    return Topic(topic_id, number, sign, dict(zip(LANGUAGES, names, strict=True)), number, retired)


ELITE = topic(0, "elite", "🏛", "Кіроўная эліта", "Правящая элита", "Ruling elite")
WEST = topic(1, "west", "🌍", "Беларусь і Захад", "Беларусь и Запад", "Belarus–West relations")
SECURITY = topic(2, "security", "🛡", "Бяспека", "Безопасность", "Security")
ECONOMY = topic(3, "economy", "", "Эканоміка", "Экономика", "Economy & trade", retired=True)

PUBLICATION = Publication(
    titles={"be": "Сітуацыя ў Беларусі", "ru": "Ситуация в Беларуси", "en": "Situation in Belarus"},
    descriptions={"be": "Зводка", "ru": "Сводка", "en": "A weekly summary of what moved in Belarus."},
    languages=LANGUAGES,
    zone="Europe/Minsk",
    topics=(ELITE, WEST, SECURITY, ECONOMY),
    imprint=Imprint(
        newsrooms={"be": "рэдакцыя «Тыдня»", "ru": "редакция «Недели»", "en": "the newsroom of The Week"},
        site="https://example.org/",
        channel="@example",
        contact="mistakes@example.org",
        bot="@example_bot",
    ),
)


def commentary(
    topic_id: str,
    language: str = "en",
    headline: str = "",
    body: str = "A paragraph.",
) -> Commentary:
    return Commentary(WEEK, topic_id, language, headline or f"What {topic_id} did", body)


def issue(*commentaries: Commentary, corrected: bool = False, **trends: Trend) -> Issue:
    """Unchanged on each topic, where nothing else is said."""
    revisions = [Revision(number, text, corrected) for number, text in enumerate(commentaries, 1)]
    unchanged = {text.topic: Trend.UNCHANGED for text in commentaries}
    return Issue(WEEK, IssueState.PUBLISHED, tuple(revisions), unchanged | trends)


def weeks(count: int, *, until: Week = WEEK) -> list[Week]:
    """So many, oldest first."""
    return [until.shift(-ago) for ago in reversed(range(count))]
