"""The screens on which readers say when new issues come, and whether: all by buttons, each a deed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.callbacks.readers import Screen, Show
from bot.callbacks.wishes import (
    Pause,
    SetAtOnce,
    SetOnlyNews,
    SetQuiet,
    SetWeekly,
    SetZone,
    ShowCities,
    ShowEnds,
    ShowHours,
    ShowWishes,
    WishPage,
    WishScreen,
    zones,
)
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.model.wishes import HOURS, WEEKDAYS, AtOnce, Weekly
from bot.render.dates import LOCALES, day_of_month
from bot.render.keyboards import back, subscribe, turn
from bot.render.voice import Texts, Voice
from bot.render.wishes import city, o_clock, on_days, paused_until, when

QUIET_FROM = (20, 21, 22, 23, 0, 1)
QUIET_UNTIL = (6, 7, 8, 9, 10, 11)
"""From when and until when it can be quiet."""
PAUSES = (1, 2, 3, 4, 6, 8)
"""Weeks."""
CITIES_SHOWN = 10
"""On a page."""


class WishScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def show(self, screen: WishScreen, preferences: Preferences, now: datetime) -> Message:
        say = self._texts.voice(preferences.language)
        match screen:
            case ShowWishes(page):
                return self._page(say, page, preferences, now)
            case ShowHours(day):
                hours = [Button(o_clock(hour), SetWeekly(day, hour).data) for hour in HOURS]
                question = say("At what time should new issues come %(on_days)s?", on_days=on_days(say, day))
                return _choices(say, question, in_rows(hours, 4), WishPage.DAYS)
            case ShowEnds(since):
                until = [Button(o_clock(hour), SetQuiet(since, hour).data) for hour in QUIET_UNTIL if hour != since]
                question = say("Quiet from %(since)s. Until when?", since=o_clock(since))
                return _choices(say, question, in_rows(until, 3), WishPage.QUIET)
            case ShowCities(page):
                return self._cities(say, preferences, page, now)

    def _page(self, say: Voice, page: WishPage, preferences: Preferences, now: datetime) -> Message:
        match page:
            case WishPage.HOME:
                return self._home(say, preferences, now)
            case WishPage.DAYS:
                days = [Button(weekday(say, day), ShowHours(day).data) for day in WEEKDAYS]
                return _choices(say, say("On which day of the week should new issues come?"), in_rows(days, 2))
            case WishPage.QUIET:
                since = [Button(o_clock(hour), ShowEnds(hour).data) for hour in QUIET_FROM]
                return _choices(say, say("From when should it be quiet?"), in_rows(since, 3))
            case WishPage.PAUSE:
                return self._pause(say, now)

    def _home(self, say: Voice, preferences: Preferences, now: datetime) -> Message:
        hours, paused, zone = preferences.hours, preferences.paused, self._publication.zone
        text = say.html(
            "wishes",
            when=when(say, hours),
            weekly=isinstance(hours, Weekly),
            only_news=preferences.only_news,
            paused=paused_until(say, paused, zone, now) if paused else "",
            subscribed=preferences.subscribed,
        )
        news = say("Bring every issue") if preferences.only_news else say("Only if a verdict changes")
        buttons: list[ButtonRow] = [
            (Button("📅 " + say("On a day of the week…"), ShowWishes(WishPage.DAYS).data),),
            (Button("🌙 " + say("Quiet at night…"), ShowWishes(WishPage.QUIET).data),),
            (Button("≠ " + news, SetOnlyNews(not preferences.only_news).data),),
            (resume(say) if paused else Button("⏸ " + say("Pause for some weeks…"), ShowWishes(WishPage.PAUSE).data),),
        ]
        if not isinstance(hours, AtOnce):
            there = say("City: %(city)s…", city=city(hours.zone, say.language))
            buttons[:0] = [(Button("⚡ " + say("At once"), SetAtOnce().data),)]
            buttons[3:3] = [(Button("🌍 " + there, ShowCities().data),)]
        joining = () if preferences.subscribed else ((subscribe(say),),)
        return Message(text, (*buttons, *joining, (back(say, Show(Screen.SETTINGS).data),)))

    def _pause(self, say: Voice, now: datetime) -> Message:
        """From the beginning of a day, by the publication's clocks."""
        zone = ZoneInfo(self._publication.zone)
        today = now.astimezone(zone).date()
        ends = [today + timedelta(weeks=weeks) for weeks in PAUSES]
        buttons = [
            Button(
                say.plural(
                    "%(count)s week, until %(day)s",
                    "%(count)s weeks, until %(day)s",
                    weeks,
                    day=day_of_month(end, today, say.language),
                ),
                Pause(int(datetime.combine(end, time(), zone).timestamp()) // 60).data,
            )
            for weeks, end in zip(PAUSES, ends, strict=True)
        ]
        question = say("For how long should nothing come? You stay subscribed, and the archive keeps every issue.")
        return _choices(say, question, in_rows(buttons, 1))

    def _cities(self, say: Voice, preferences: Preferences, page: int | None, now: datetime) -> Message:
        """From west to east, with what their clocks show."""
        there = [(now.astimezone(ZoneInfo(zone)), city(zone, say.language), zone) for zone in zones(self._publication)]
        there.sort(key=lambda each: (each[0].utcoffset(), each[1]))
        chosen = "" if isinstance(preferences.hours, AtOnce) else preferences.hours.zone
        pages = -(-len(there) // CITIES_SHOWN)
        stands = next((place for place, (_, _, zone) in enumerate(there) if zone == chosen), 0) // CITIES_SHOWN
        here = stands if page is None else min(page, pages - 1)
        buttons = [
            Button(f"{'✅ ' if zone == chosen else ''}{name} · {local:%H:%M}", SetZone(zone).data)
            for local, name, zone in there[here * CITIES_SHOWN : (here + 1) * CITIES_SHOWN]
        ]
        question = say("Which city’s time should new issues go by? Any city with the same time as yours will do.")
        return _choices(say, question, (*in_rows(buttons, 2), turn(here, pages, lambda other: ShowCities(other).data)))


def resume(say: Voice) -> Button:
    return Button("▶️ " + say("Resume now"), Pause(0).data)


def weekday(say: Voice, day: int) -> str:
    """Its name, as on a calendar; as ISO counts them."""
    name = format_date(date.fromisocalendar(2024, 1, day), "cccc", locale=LOCALES.get(say.language, say.language))
    return name[:1].upper() + name[1:]


def in_rows(buttons: Sequence[Button], wide: int) -> Keyboard:
    return tuple(tuple(buttons[place : place + wide]) for place in range(0, len(buttons), wide))


def _choices(say: Voice, question: str, choices: Iterable[ButtonRow], up: WishPage = WishPage.HOME) -> Message:
    return Message(say.html("wish", question=question), (*choices, (back(say, ShowWishes(up).data),)))
