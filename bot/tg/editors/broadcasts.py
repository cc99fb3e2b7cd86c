"""What an editor's callback does to a broadcast: shows it, steers it."""

from bot.callbacks.broadcasts import BroadcastCallback, ConfirmStop, Control, Watch
from bot.desk.broadcasting import Broadcasting
from bot.desk.locking import Locking
from bot.model.broadcast import Action, BroadcastState
from bot.model.journal import Deed
from bot.model.status import Status
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.progress import ProgressScreens
from bot.store.journal import Journal
from bot.tg.chat import Chat
from bot.tg.editors.progress import Progress
from bot.tg.visitor import Visitor


class EditorBroadcasts:
    def __init__(
        self,
        chat: Chat,
        progress: Progress,
        broadcasting: Broadcasting,
        locking: Locking,
        screens: ProgressScreens,
        journal: Journal,
    ) -> None:
        self._chat = chat
        self._progress = progress
        self._broadcasting = broadcasting
        self._locking = locking
        self._screens = screens
        self._journal = journal

    async def done(self, update: Update, callback: BroadcastCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Watch(number):
                return await self._show(update, await self._broadcasting.find(number), visitor)
            case ConfirmStop(number):
                return await self._confirm_stop(update, number, visitor)
            case Control(number, action, bundle):
                return await self._control(update, number, action, bundle, visitor)

    async def show_week(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """The broadcast that brings this issue; False if there is none."""
        return await self._show(update, await self._broadcasting.of_week(week), visitor)

    def wake(self) -> None:
        """There may be a broadcast to watch."""
        self._progress.wake()

    async def _control(self, update: Update, number: int, action: Action, bundle: int | None, visitor: Visitor) -> bool:
        """What the locked desk has paused goes on, or ends, when an owner says so."""
        status = await self._broadcasting.find(number)
        if status and status.broadcast.locked and not self._locking.unlocks(visitor.person):
            self._chat.notice(update, self._screens.owners_resume(visitor.language), alert=True)
            return True
        await self._broadcasting.control(number, action, bundle)
        await self._note(status, action, bundle, visitor)
        return await self._show(update, await self._broadcasting.find(number), visitor)

    async def _confirm_stop(self, update: Update, number: int, visitor: Visitor) -> bool:
        """Nothing more goes out while an editor makes up their mind."""
        before = await self._broadcasting.find(number)
        await self._broadcasting.control(number, Action.PAUSE)
        await self._note(before, Action.PAUSE, None, visitor)
        status = await self._broadcasting.find(number)
        if status is None or not (status.broadcast.stoppable or status.broadcast.state is BroadcastState.RESTING):
            return await self._show(update, status, visitor)
        self._progress.wake()
        self._chat.notice(update)
        for_good = await self._broadcasting.overtaken(number)
        question = self._screens.stopping(status.broadcast, visitor.language, for_good=for_good)
        await self._chat.say(visitor.person, question)
        return True

    async def _note(self, before: Status | None, action: Action, bundle: int | None, visitor: Visitor) -> None:
        deed = deed_of(before, action, bundle) if before else None
        if before and deed:
            await self._journal.note(visitor.person, deed, before.broadcast.week)

    async def _show(self, update: Update, status: Status | None, visitor: Visitor) -> bool:
        if status is None:
            return False
        self._chat.notice(update)
        await self._progress.show(update, status, visitor)
        return True


def deed_of(before: Status, action: Action, bundle: int | None) -> Deed | None:
    """What an action does to a broadcast that stood so; None: it comes too late, or was done already."""
    broadcast = before.broadcast
    match action:
        case Action.PAUSE if broadcast.state is BroadcastState.RUNNING:
            return Deed.PAUSED
        case Action.RESUME if broadcast.state in {BroadcastState.PAUSED, BroadcastState.HELD}:
            return Deed.RESUMED
        case Action.RESUME if broadcast.state is BroadcastState.RESTING:
            return Deed.WENT_ON
        case Action.STOP if broadcast.stoppable:
            return Deed.STOPPED
        case Action.GIVE_UP if broadcast.state is BroadcastState.RESTING:
            return Deed.GIVEN_UP
        case Action.RETRY_FAILED if before.failures:
            return Deed.RETRIED
        case Action.RETRY | Action.DROP if bundle in {refused.number for refused in before.refused}:
            return Deed.RETRIED if action is Action.RETRY else Deed.DROPPED
        case _:
            return None
