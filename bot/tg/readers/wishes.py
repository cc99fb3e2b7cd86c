"""What the buttons do by which readers say when new issues come."""

from collections.abc import Callable
from datetime import datetime

from bot.callbacks.wishes import (
    Pause,
    ShowCities,
    ShowEnds,
    ShowHours,
    ShowWishes,
    WishCallback,
    WishPage,
    apply_wish,
)
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.render.readers.wishes import WishScreens
from bot.store.readers import Readers
from bot.tg.reply import Reply


class ReaderWishes:
    def __init__(
        self, readers: Readers, screens: WishScreens, publication: Publication, clock: Callable[[], datetime]
    ) -> None:
        self._readers = readers
        self._screens = screens
        self._publication = publication
        self._clock = clock

    async def answer(self, callback: WishCallback, address: Address, reader: Preferences) -> Reply:
        now = self._clock()
        match callback:
            case ShowWishes() | ShowHours() | ShowEnds() | ShowCities():
                return Reply(self._screens.show(callback, reader, now))
            case Pause(until) if 0 < until * 60 <= now.timestamp():
                return Reply(self._screens.show(ShowWishes(WishPage.PAUSE), reader, now))
            case change:
                chosen = apply_wish(change, reader, self._publication)
                await self._readers.save(address, chosen)
                return Reply(self._screens.show(ShowWishes(), chosen, now))
