"""Screens of the locked desk and of what a second editor has to approve."""

from collections.abc import Mapping
from dataclasses import replace

from bot.model.approval import Answer, Approval, Barred, Ended
from bot.model.broadcast import LOCKED, USUAL, Broadcast, BroadcastState, Tally
from bot.model.desk_lock import DeskLock
from bot.model.message import Message
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.lock import LockScreens
from bot.render.editors.schedule import ScheduleScreens
from tests.render.gallery import MONDAY
from tests.render.issues import PUBLICATION, TEXTS, WEEK

SCHEDULES = ScheduleScreens(PUBLICATION, TEXTS)
LOCKS, APPROVALS = LockScreens(TEXTS, SCHEDULES.moment), ApprovalScreens(TEXTS, SCHEDULES.moment)
LOCK, APPROVAL = DeskLock(1, MONDAY, (777, 778)), Approval(7, WEEK, "1;", 777, 0, due=MONDAY)
PAUSED = Broadcast(7, WEEK, BroadcastState.PAUSED, LOCKED, USUAL, 9, Tally())
PLAN = Message("…")


def guards(language: str) -> Mapping[str, Message | str]:
    return {
        "lock?": LOCKS.ask(language),
        "locked": LOCKS.locked(LOCK, ["Ala", "Jan"], language, unlocks=True, locks=True),
        "locked, to be opened": LOCKS.locked(LOCK, ["Ala"], language, asker="Jan", unlocks=False, locks=False),
        "do you agree?": LOCKS.agree("Jan", language),
        "open again": LOCKS.opened("Jan", [PAUSED], language),
        "refused by the lock": LOCKS.is_locked(LOCK.until, language),
        "nobody opens it": LOCKS.others_asked(language, nobody=True),
        "others open it": LOCKS.others_asked(language, nobody=False),
        "approval is asked for": APPROVALS.waiting(APPROVAL, language),
        "asked to approve": APPROVALS.asked(APPROVAL, "Ala", PLAN, language),
        "asked to approve a correction": APPROVALS.asked(replace(APPROVAL, proposal=3), "Ala", PLAN, language),
        **{f"approval: {how.value}": APPROVALS.over(Answer(7, WEEK, 777, how), "Jan", language) for how in Ended},
        **{f"cannot approve: {bar.value}": APPROVALS.bar(bar, language) for bar in Barred},
        "nobody can approve": APPROVALS.nobody("Jan", language),
    }
