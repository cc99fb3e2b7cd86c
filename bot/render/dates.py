"""Weeks and months in words, as each language writes them; Babel knows the months and the patterns."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date, parse_pattern

from bot.model.week import Week
from bot.render.voice import Voice

LOCALES = {"en": "en_GB"}
"""British English puts the day before the month, as our other languages do."""

PLAIN_SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
"""Babel uses spaces that some telephones show as boxes."""


def week_range(week: Week, language: str) -> str:
    """Such as “20–26 May 2019”; across months with both names in full, across years with both years."""
    return period(week, week, language)


def period(since: Week, until: Week, language: str) -> str:
    """Likewise for several weeks."""
    locale = locale_of(language)
    first, last = since.monday, until.sunday
    field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = [_plain(pattern) for pattern in locale.interval_formats["yMMMd"][field]]
    return "".join(
        parse_pattern(pattern).apply(day, locale) for pattern, day in zip(patterns, (first, last), strict=True)
    ).translate(PLAIN_SPACES)


def days(week: Week, language: str) -> str:
    """Such as “20–26 May”, where the year is known."""
    locale, field = locale_of(language), "M" if week.monday.month != week.sunday.month else "d"
    patterns = [_plain(pattern) for pattern in locale.interval_formats["MMMd"][field]]
    return "".join(
        parse_pattern(pattern).apply(day, locale)
        for pattern, day in zip(patterns, (week.monday, week.sunday), strict=True)
    ).translate(PLAIN_SPACES)


def month_name(day: date, language: str) -> str:
    """Standing alone, with a capital: “Лістапад”."""
    name = format_date(day, "LLLL", locale=locale_of(language))
    return name[:1].upper() + name[1:]


def range_near(week: Week, near: Week, language: str) -> str:
    """Such as “20–26 May”; with the year where it is not that of `near`."""
    if {week.monday.year, week.sunday.year} != {near.sunday.year}:
        return week_range(week, language)
    return days(week, language)


def short_range(week: Week, language: str) -> str:
    """For narrow buttons: “16–22 Nov” in English, else “16–22.11”, as Belarusian abbreviates months badly."""
    first, last = week.monday, week.sunday
    pattern, between = ("d MMM", " ") if language == "en" else ("d.MM", ".")
    begin, end = (format_date(day, pattern, locale=locale_of(language)) for day in (first, last))
    return f"{begin.rpartition(between)[0] if first.month == last.month else begin}–{end}"


def day_of_month(day: date, near: date, language: str) -> str:
    """Such as “28 November”, with the year unless it is that of `near`."""
    pattern = "d MMMM" if day.year == near.year else "d MMMM y"
    return format_date(day, pattern, locale=locale_of(language)).translate(PLAIN_SPACES)


def since(say: Voice, then: Week, now: Week) -> str:
    """Such as “since March”, with the year unless it is that of `now`."""
    day, today = then.thursday, now.thursday
    month = format_date(day, "MMMM", locale=locale_of(say.language))
    if day.year == today.year:
        text = say("since %(month)s", month=month)
    else:
        text = say("since %(month)s %(year)s", month=month, year=day.year)
    return _smooth(text) if say.language == "be" else text


def language_name(language: str) -> str:
    """What those who speak it call it: “Беларуская”."""
    name = locale_of(language).language_name or language
    return name[:1].upper() + name[1:]


def language_mark(language: str) -> str:
    """The beginning of it, by which those who speak it know it: “Бел”."""
    return language_name(language)[:3]


def _plain(pattern: str) -> str:
    """With months in full, for Belarusian abbreviates badly (“29 кра – 5 мая”), and without the Russian “г.”."""
    return re.sub(r"\s*г\.", "", re.sub("M+", "MMMM", pattern))


def _smooth(text: str) -> str:
    """Belarusian says “са студзеня”, not “з студзеня”, where sibilant and consonant would meet."""
    return re.sub(r"\bз (?=[жзсш][^аеёіоуыэюя])", "са ", text)


def locale_of(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))
