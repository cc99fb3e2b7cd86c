"""Two pairs of eyes: what goes out is approved by an editor who has neither asked for it nor changed it last."""

import hashlib
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from bot.desk.amending import goes_out
from bot.desk.correcting import Correcting
from bot.desk.scheduling import Scheduling
from bot.model.approval import Answer, Approval, Barred, Ended, approvers, barred
from bot.model.correction import Proposal, Reach
from bot.model.issue import Issue, IssueState
from bot.model.journal import Deed, corrected
from bot.model.scheduled import Scheduled
from bot.model.week import Week
from bot.model.weighed import Weighed
from bot.store.answers import Answers
from bot.store.approvals import Approvals
from bot.store.confirmations import content_of
from bot.store.issues import Issues
from bot.store.journal import Journal

NEW_FOR = timedelta(hours=24)
"""After somebody was made an editor: nobody approves alone by inviting an account of their own at once."""
NOBODY = 0
"""The person who has no id."""


class Unapprovable(Exception):  # noqa: N818 -- not an error: the newsroom is too small
    """Nobody could approve it; nothing was asked. `author` has changed it last; None: there is no second editor."""

    def __init__(self, author: int | None) -> None:
        super().__init__()
        self.author = author


class Approving:
    """`needed`: nothing goes out without; `author` is asked who has changed a draft last, 0 for nobody who edits still.

    `wake` is called when something was asked for or answered.
    """

    def __init__(
        self,
        approvals: Approvals,
        answers: Answers,
        journal: Journal,
        issues: Issues,
        scheduling: Scheduling,
        correcting: Correcting,
        *,
        needed: bool,
        editors: Collection[int],
        author: Callable[[Week], Awaitable[int]],
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self.needed = needed
        self._approvals = approvals
        self._answers = answers
        self._journal = journal
        self._issues = issues
        self._scheduling = scheduling
        self._correcting = correcting
        self._editors = editors
        self._author = author
        self._clock = clock
        self._wake = wake

    @property
    def alone(self) -> bool:
        """Approvals are needed, and there is nobody who could give one."""
        return self.needed and len(self._editors) < 2  # noqa: PLR2004 -- two pairs of eyes

    async def all(self) -> list[Approval]:
        """The oldest first."""
        return await self._approvals.all()

    async def asker(self, week: Week) -> int | None:
        """Who waits for it to be approved that this draft goes out; None if nobody does."""
        return next((each.editor for each in await self.all() if each.week == week and not each.proposal), None)

    async def find(self, number: int) -> Approval | None:
        return await self._approvals.find(number)

    async def ask(self, editor: int, week: Week, nonce: str, *, paid: bool, due: datetime | None) -> Approval:
        """Ask the others whether a draft may go out, at that time or at once.

        What somebody else has asked, and this editor may approve, is not asked again: that one is given back.
        Raises Unapprovable if there is nobody to ask, Published if the offer does not hold (any more).
        """
        if pending := await self._pending(editor, week):
            return pending
        self._check(editor, await self._author(week))
        asked = await self._scheduling.ask(editor, week, nonce, paid=paid, due=due)
        self._wake()
        return asked

    def corrects(self, weighed: Weighed, reach: Reach) -> bool:
        """Whether this correction needs to be approved."""
        return self.needed and goes_out(weighed, reach)

    async def ask_correction(self, editor: int, weighed: Weighed, reach: Reach) -> Approval:
        """Raises Unapprovable if there is nobody to ask."""
        self._check(editor, editor)
        proposal, week = weighed.proposal, weighed.before.week
        content = content_of_proposal(proposal)
        noting = self._journal.noting(editor, Deed.ASKED, week, corrected(proposal.amendment)[1])
        asked = await self._approvals.ask_correction(editor, week, proposal.number, content, reach, noting)
        self._wake()
        return asked

    async def approvers(self, approval: Approval) -> frozenset[int]:
        """Whose word counts."""
        return approvers(self._editors, approval.editor, await self._author_of(approval))

    async def bar(self, person: int, approval: Approval) -> Barred | None:
        """Why this person cannot approve it."""
        bar = barred(person, approval.editor, await self._author_of(approval))
        new = await self._journal.joined_since(person, self._clock() - NEW_FOR)
        return Barred.NEW if new and not bar else bar

    async def publish(self, person: int, approval: Approval) -> Scheduled:
        """Let the issue go out, by the word of somebody who is not barred.

        Raises Published if it was answered before, or what was shown is not there any more; DeskLocked.
        """
        return await self._scheduling.approved(approval, person)

    async def correct(self, person: int, approval: Approval) -> int | None:
        """The number of the broadcast that tells of the correction, 0: none does.

        None if it was answered before, or what was shown is not there any more.
        """
        weighed = await self.weigh(approval)
        if weighed is None:
            return None
        return await self._correcting.correct(approval.editor, weighed, approval.reach, approval.number, person)

    async def end(self, person: int, approval: Approval) -> bool:
        """Whoever has asked asks no more, and who has not declines; False if it was answered before."""
        mine = person == approval.editor
        proposal = await self._correcting.proposed(approval.editor, approval.proposal) if approval.proposal else None
        deed, how = (Deed.WITHDRAWN, Ended.WITHDRAWN) if mine else (Deed.DECLINED, Ended.DECLINED)
        detail = corrected(proposal.amendment)[1] if proposal else ""
        noting = self._journal.noting(person, deed, approval.week, detail)
        ended = await self._approvals.end(approval.number, how, person, noting)
        self._wake()
        return ended

    async def weigh(self, approval: Approval) -> Weighed | None:
        """The correction that is asked for, if it is the one that was shown."""
        weighed = await self._correcting.find(approval.editor, approval.proposal)
        return weighed if weighed and is_as_shown(weighed.proposal, weighed.before, approval) else None

    async def turn(self) -> list[Answer]:
        """Ends those that have come to nothing: what has come of all of which not everybody knows."""
        for approval in await self._approvals.all():
            if how := await self._over(approval):
                await self._approvals.end(approval.number, how, NOBODY)
        return await self._answers.all()

    async def answer(self, number: int) -> Answer | None:
        """What has come of that approval; None if it is still asked for, or everybody knows."""
        return await self._answers.find(number)

    async def tell(self, number: int) -> None:
        """Whoever asked has been told aloud."""
        await self._answers.tell(number)

    async def settle(self, number: int) -> None:
        """Everybody knows."""
        await self._answers.drop(number)

    async def _pending(self, editor: int, week: Week) -> Approval | None:
        """What waits for this editor's word on the draft."""
        for each in await self._approvals.all():
            if each.week == week and not each.proposal and not (await self.bar(editor, each) or await self._over(each)):
                return each
        return None

    async def _over(self, approval: Approval) -> Ended | None:
        if approval.expires <= int(self._clock().timestamp()):
            return Ended.LAPSED
        issue = await self._issues.find(approval.week)
        if approval.proposal:
            proposal = await self._correcting.proposed(approval.editor, approval.proposal)
            same = proposal and issue and is_as_shown(proposal, issue, approval)
        else:
            same = issue and issue.state is IssueState.DRAFT and content_of(issue) == approval.content
        return None if same else Ended.CHANGED

    async def _author_of(self, approval: Approval) -> int:
        """Of a correction whoever proposes it."""
        return approval.editor if approval.proposal else await self._author(approval.week)

    def _check(self, asker: int, author: int) -> None:
        if not approvers(self._editors, asker, author):
            raise Unapprovable(None if author in {0, asker} else author)


def is_as_shown(proposal: Proposal, issue: Issue, approval: Approval) -> bool:
    """Whether it is what whoever approves it has seen, and the issue was not corrected since."""
    return content_of_proposal(proposal) == approval.content and proposal.seen == len(issue.corrections)


def content_of_proposal(proposal: Proposal) -> str:
    """Names exactly what it changes, and the reason that readers are told."""
    return hashlib.sha256(repr((proposal.amendment, proposal.reason, proposal.seen)).encode()).hexdigest()
