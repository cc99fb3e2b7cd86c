from bot.model.publication import Trend
from bot.model.search import Hit, arranged
from bot.model.week import Week

NOW = Week.parse("2026-W48")
LANGUAGES = ("be", "ru", "en")


def hit(topic: str = "west", language: str = "be", ago: int = 0, relevance: float = 1.0) -> Hit:
    return Hit(NOW.shift(-ago), topic, language, 1, Trend.IMPROVED, relevance)


def test_a_text_is_found_once_in_the_language_that_its_reader_reads_best() -> None:
    assert arranged([hit(language="en", relevance=9.0), hit(language="ru"), hit(language="be")], LANGUAGES, NOW) == [
        hit()
    ]
    assert arranged([hit(language="en"), hit(language="ru")], LANGUAGES, NOW) == [hit(language="ru")]


def test_texts_in_the_readers_own_language_come_first() -> None:
    own, other = hit(ago=300, relevance=0.1), hit("elite", "ru", relevance=9.0)
    assert arranged([other, own], LANGUAGES, NOW) == [own, other]


def test_what_says_more_comes_first_and_of_equals_what_is_newer() -> None:
    much, new, old = hit(relevance=5.0, ago=30), hit("elite", ago=1), hit("security", ago=200)
    assert arranged([old, new, much], LANGUAGES, NOW) == [much, new, old]


def test_an_old_text_is_not_drowned_by_the_new() -> None:
    much, new = hit(relevance=3.0, ago=500), hit("elite", relevance=1.0)
    assert arranged([new, much], LANGUAGES, NOW) == [much, new]


def test_a_week_to_come_is_as_new_as_this_one() -> None:
    assert arranged([hit("elite"), hit(ago=-9)], LANGUAGES, NOW) == [hit("elite"), hit(ago=-9)]
