"""A trend in words, “unchanged, seventh week running”."""

from collections.abc import Sequence

from babel import Locale

from bot.model.publication import Trend
from bot.model.streaks import After, FirstSince, Running, Streak
from bot.model.week import Week
from bot.render.dates import since
from bot.render.voice import Voice


def verdict(say: Voice, trend: Trend, streak: Streak, week: Week) -> str:
    """Stands beside the name of a topic, with which the words of other languages must not seem to disagree."""
    words = verdict_words(say, trend)
    match streak:
        case Running(weeks):
            return f"{words}, {_running(say, weeks)}"
        case FirstSince(then):
            back = say("first time %(since)s", since=since(say, then, week))
            return f"{words}, {back}"
        case After(trend, 1):
            return say("%(verdict)s (a week earlier: %(before)s)", verdict=words, before=verdict_words(say, trend))
        case After(trend, weeks):
            return f"{words} {_after(say, trend, weeks)}"
        case None:
            return words


def verdict_words(say: Voice, trend: Trend) -> str:
    match trend:
        case Trend.IMPROVED:
            return say.context("the situation", "improved")
        case Trend.UNCHANGED:
            return say.context("the situation", "unchanged")
        case Trend.WORSENED:
            return say.context("the situation", "worsened")


def _running(say: Voice, weeks: int) -> str:
    """In words while one would say them so."""
    words = (
        say("second week running"),
        say("third week running"),
        say("fourth week running"),
        say("fifth week running"),
        say("sixth week running"),
        say("seventh week running"),
        say("eighth week running"),
        say("ninth week running"),
        say("tenth week running"),
    )
    return words[weeks - 2] if weeks - 2 < len(words) else _counted(say, weeks)


def _after(say: Voice, trend: Trend, weeks: int) -> str:
    names = (
        say.context("after", "two weeks"),
        say.context("after", "three weeks"),
        say.context("after", "four weeks"),
        say.context("after", "five weeks"),
        say.context("after", "six weeks"),
        say.context("after", "seven weeks"),
        say.context("after", "eight weeks"),
        say.context("after", "nine weeks"),
        say.context("after", "ten weeks"),
        say.context("after", "more than ten weeks"),
    )
    past = names[min(weeks - 2, len(names) - 1)]
    match trend:
        case Trend.IMPROVED:
            return say("after %(weeks)s of improvement", weeks=past)
        case Trend.UNCHANGED:
            return say("after %(weeks)s without change", weeks=past)
        case Trend.WORSENED:
            return say("after %(weeks)s of worsening", weeks=past)


def verdict_counts(say: Voice, trends: Sequence[Trend]) -> str:
    """Such as “Improved: 2 · worsened: 1”; nothing of a single one, which says so itself."""
    if len(trends) < 2:  # noqa: PLR2004 -- a single one
        return ""
    told = {
        Trend.IMPROVED: say.context("how many", "improved: %(count)s", count=trends.count(Trend.IMPROVED)),
        Trend.UNCHANGED: say.context("how many", "unchanged: %(count)s", count=trends.count(Trend.UNCHANGED)),
        Trend.WORSENED: say.context("how many", "worsened: %(count)s", count=trends.count(Trend.WORSENED)),
    }
    text = " · ".join(told[trend] for trend in Trend if trend in trends)
    return text[:1].upper() + text[1:]


def _counted(say: Voice, weeks: int) -> str:
    """Ordinals differ by the language's own classes: 1st, 2nd, 3rd, 4th in English; ‑і and ‑ы in Belarusian."""
    match Locale.parse(say.language).ordinal_form(weeks):
        case "one":
            return say.context("ordinal one", "%(number)sst week running", number=weeks)
        case "two":
            return say.context("ordinal two", "%(number)snd week running", number=weeks)
        case "few":
            return say.context("ordinal few", "%(number)srd week running", number=weeks)
        case _:
            return say.context("ordinal other", "%(number)sth week running", number=weeks)
