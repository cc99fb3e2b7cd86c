"""Whom a 429 concerns: one chat, or the whole bot. Pure; times are monotonic seconds."""

PROBE_SECONDS = 1.0
"""How long a broadcast pauses before one more chat is tried."""


class FloodWaits:
    """A private chat's 429 is a suspicion; a second one, from another chat, confirms that it concerns the whole bot.

    Until something is taken after the pause, so does any other. A group's concerns that group alone (slow mode, 20 a
    minute), whenever it comes.
    """

    def __init__(self) -> None:
        self._chats: dict[int, float] = {}
        self._all = 0.0
        self._confirmed = False
        self._suspect = 0
        self._suspected = 0.0
        self._paused = 0.0
        self._probing = False

    def met(self, chat: int, wait: float, now: float) -> None:
        """Telegram refused a message to this chat, and all to it for `wait` seconds."""
        self._chats[chat] = now + wait
        if chat < 0:
            return
        if self._confirmed or (now < self._suspected and chat != self._suspect):
            self._all = max(self._all, now + wait)
            self._confirmed = True
            self._suspected = 0.0
        else:
            self._suspect, self._suspected = chat, now + wait
            self._paused = now + min(wait, PROBE_SECONDS)

    def answered(self, chat: int, now: float) -> None:
        """Telegram took a message to this chat: if it is another one, the suspicion was wrong; the pause is over."""
        if chat != self._suspect:
            self._suspected = 0.0
        if now >= self._all:
            self._confirmed = False

    def resume(self, until: float) -> None:
        """An earlier run of the program was told that it concerns the whole bot."""
        self._all, self._confirmed = until, True

    def probes(self, now: float) -> None:
        """A broadcast's message goes; while it is not known whether more may, it is the only one."""
        self._probing = self._confirmed or now < self._suspected

    def probed(self) -> None:
        """Another one may be tried, if this has shown nothing."""
        self._probing = False

    def forget(self, now: float) -> None:
        """The chats whose pause is over."""
        self._chats = {each: until for each, until in self._chats.items() if until > now}
        if now >= self._suspected:
            self._suspect = 0

    def until(self, chat: int) -> float:
        """When this chat may be tried again."""
        return max(self._all, self._chats.get(chat, 0.0))

    def everybody(self) -> float:
        """When anybody may be tried again."""
        return self._all

    def broadcasts(self, most: int, now: float) -> int:
        """How many messages of a broadcast may be tried now, at most `most`."""
        if now < self._all:
            return 0
        if now >= self._suspected and not self._confirmed:
            return most
        return 0 if now < self._paused or self._probing else min(1, most)
