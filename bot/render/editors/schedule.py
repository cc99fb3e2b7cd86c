"""What editors see of an issue that is to go out: the countdown, and the question when."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.callbacks.drafts import Draft
from bot.callbacks.publishing import Prepare
from bot.callbacks.scheduling import AskTime, Confirmed, Hasten, PublishAt, Recall
from bot.model.desk_lock import DeskLock
from bot.model.message import Button, ButtonRow, Message
from bot.model.publication import Publication
from bot.model.scheduled import Hold, Scheduled
from bot.model.week import Week
from bot.render.dates import LOCALES, PLAIN_SPACES, week_range
from bot.render.editors.lock import lock_button
from bot.render.keyboards import back, in_pairs
from bot.render.voice import Texts, Voice
from bot.render.wishes import city

SOON = 120
"""Seconds that are counted down; of what takes longer, the time itself is told."""
STEP = 5
"""Seconds: Telegram has no patience for more edits."""


class ScheduleScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def scheduled(
        self, scheduled: Scheduled, now: int, name: str, language: str, lock: DeskLock | None = None
    ) -> Message:
        """The card of what is to go out; `name` is that of the editor who decided it, empty if nobody knows.

        `lock` is that of the desk, if it is locked.
        """
        say, week = self._texts.voice(language), scheduled.week
        text = say.html(
            "editor_schedule",
            title=_title(say, scheduled, name),
            dates=week_range(week, language),
            when=self._when(say, scheduled, now, lock),
            reason=_reason(say, scheduled.hold),
        )
        recall, now_ = say("Take it back") if scheduled.hold else say("Undo"), say("Send it now")
        row = (Button("↩️ " + recall, Recall(week).data), Button("▶️ " + now_, Hasten(week, scheduled.made).data))
        return Message(text, (row,) if lock or scheduled.hold else (row, (lock_button(say),)))

    def recalled(self, week: Week, name: str, language: str) -> Message:
        """What has become of the card; `name` is that of the editor who took it back, empty if nobody knows."""
        say = self._texts.voice(language)
        first = say("%(name)s has taken %(week)s back.", name=name, week=week) if name else ""
        text = say("%(week)s is a draft again. Nothing was sent.", week=week)
        row = (Button("🗂 " + say("Draft %(week)s", week=week), Draft(week).data),)
        return Message(say.html("editor_line", text="\n".join(filter(None, (first, text)))), (row,))

    def moved(self, week: Week, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        return self._line(say, say("The countdown of %(week)s is shown further down.", week=week))

    def retired(self, week: Week, language: str, *, scheduled: bool) -> Message:
        """What the card of the draft says from now on."""
        say = self._texts.voice(language)
        if scheduled:
            return self._line(say, say("%(week)s is scheduled.", week=week))
        return self._line(say, say("The draft %(week)s has been published.", week=week))

    def choices(self, offer: Confirmed, times: Sequence[datetime], now: datetime, language: str) -> Message:
        """Asks when it is to go out; the times are those of the publication's zone, as `now` is."""
        say = self._texts.voice(language)
        buttons = [Button(_short(say, time, now), PublishAt(offer, _minute(time)).data) for time in times]
        rows = (
            *in_pairs(buttons),
            (Button(say("Another time…"), AskTime(offer).data),),
            _back(say, offer),
        )
        text = say(
            "When shall %(week)s go out? It is %(moment)s.",
            week=offer.week,
            moment=self.moment(int(now.timestamp()), language),
        )
        return Message(say.html("editor_line", text=text), rows)

    def ask_time(self, offer: Confirmed, language: str) -> Message:
        say = self._texts.voice(language)
        text = say(
            "Write when %(week)s shall go out (%(city)s time), such as “18:00”, “28.11 18:00” or “fri 9”.",
            week=offer.week,
            city=self.city(language),
        )
        return Message(say.html("editor_line", text=text), (_back(say, offer),))

    def no_time(self, language: str, *, past: bool) -> Message:
        say = self._texts.voice(language)
        if past:
            return self._line(say, say("That time has passed. Write one that is to come."))
        return self._line(
            say, say("This is no time that I understand. Write it like “18:00”, “28.11 18:00” or “fri 9”.")
        )

    def city(self, language: str) -> str:
        """Whose clocks the publication goes by."""
        return city(self._publication.zone, language)

    def moment(self, due: int, language: str) -> str:
        """Such as “Friday, 27 November, 9:00 (Minsk; 06:00 UTC)”."""
        utc = datetime.fromtimestamp(due, UTC)
        local = utc.astimezone(ZoneInfo(self._publication.zone))
        day = format_date(local, "EEEE, d MMMM", locale=LOCALES.get(language, language))
        far = f"{utc:%H:%M} UTC" if utc.date() == local.date() else f"{utc:%d.%m %H:%M} UTC"
        return f"{day}, {local:%H:%M} ({self.city(language)}; {far})".translate(PLAIN_SPACES)

    def _when(self, say: Voice, scheduled: Scheduled, now: int, lock: DeskLock | None) -> str:
        left = scheduled.due - now
        if scheduled.hold:
            return say("It was to go out: %(moment)s.", moment=self.moment(scheduled.due, say.language))
        if lock and scheduled.due < lock.until:
            return say("The desk is locked, so it does not go out.")
        if left <= 0:
            return say("It goes out now.")
        if left > SOON:
            return say("It goes out: %(moment)s.", moment=self.moment(scheduled.due, say.language))
        return say.plural(
            "It goes out in %(count)s second.", "It goes out in %(count)s seconds.", -(-left // STEP) * STEP
        )

    def _line(self, say: Voice, text: str) -> Message:
        return Message(say.html("editor_line", text=text))


def _title(say: Voice, scheduled: Scheduled, name: str) -> str:
    if scheduled.hold:
        return say("%(week)s is waiting for you", week=scheduled.week)
    if name:
        return say("%(name)s publishes %(week)s", name=name, week=scheduled.week)
    return say("%(week)s is being published", week=scheduled.week)


def _reason(say: Voice, hold: Hold) -> str:
    match hold:
        case Hold.LATE:
            return say("The bot was not running then, so it has not gone out. Send it now, or take it back?")
        case Hold.RESTORED:
            return say(
                "This database was restored from a backup: perhaps the issue went out after that was made. "
                "Send it now, or take it back?"
            )
        case Hold.LOCKED:
            return say("The desk was locked then, so it has not gone out. Send it now, or take it back?")
        case Hold.FAILED:
            return say("Something went wrong, and nothing was sent. Take it back, look at it, and publish it again.")
        case Hold.NONE:
            return ""


def _short(say: Voice, time: datetime, now: datetime) -> str:
    """For a button."""
    if time - now <= timedelta(hours=1, minutes=1):
        return say("In an hour")
    if time.date() == now.date():
        return say("Today %(time)s", time=f"{time:%H:%M}")
    if time.date() == now.date() + timedelta(days=1):
        return say("Tomorrow %(time)s", time=f"{time:%H:%M}")
    day = format_date(time, "EEE", locale=LOCALES.get(say.language, say.language))
    return f"{day[:1].upper()}{day[1:]} {time:%H:%M}"


def _back(say: Voice, offer: Confirmed) -> ButtonRow:
    """To the card that made the offer, as it was."""
    return (back(say, Prepare(offer.week, offer.paid, offer.ticked).data),)


def _minute(time: datetime) -> int:
    return int(time.timestamp()) // 60
