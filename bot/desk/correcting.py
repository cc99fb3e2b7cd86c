"""Putting right what was published: weighs what a correction does to whom, and makes it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.desk.amending import (
    amended,
    changes_nothing,
    closing,
    corrected_history,
    edits,
    goes_out,
    is_first,
    is_late_topic,
    kind_of,
    notices,
    reached,
    tells,
    translation,
)
from bot.desk.differing import changes
from bot.desk.publishing import present
from bot.model.approval import Unapproved
from bot.model.broadcast import USUAL, Kind
from bot.model.bundle import Bundle, Delivered, Piece
from bot.model.correction import Amendment, Proposal, Reach
from bot.model.difference import Difference
from bot.model.issue import Issue, IssueState, Revision
from bot.model.journal import Deed, corrected
from bot.model.publication import Publication
from bot.model.reader import Format
from bot.model.week import Week
from bot.model.weighed import Weighed
from bot.render.issue import History, IssueMessages
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles, sending
from bot.store.corrections import Amended, Corrections
from bot.store.issues import Issues
from bot.store.journal import Journal
from bot.store.making import New
from bot.store.readers import Readers


class Correcting:
    """`clock` is asked for what is told to readers; `wake` tells the outbox of work."""

    def __init__(
        self,
        publication: Publication,
        messages: IssueMessages,
        issues: Issues,
        readers: Readers,
        corrections: Corrections,
        broadcasts: Broadcasts,
        bundles: Bundles,
        journal: Journal,
        *,
        approvals: bool,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._publication = publication
        self._messages = messages
        self._issues = issues
        self._readers = readers
        self._corrections = corrections
        self._broadcasts = broadcasts
        self._bundles = bundles
        self._journal = journal
        self._approvals = approvals
        self._clock = clock
        self._wake = wake

    async def propose(self, editor: int, amendment: Amendment) -> Weighed | None:
        """None if there is nothing to change in a published issue."""
        issue = await self._issues.find(amendment.week)
        seen = len(issue.corrections) if issue else 0
        proposal = await self._corrections.propose(editor, amendment, seen)
        weighed = await self._weigh(proposal)
        if weighed is None:
            await self._corrections.drop(proposal.number, editor)
        return weighed

    async def find(self, editor: int, number: int) -> Weighed | None:
        """None once it is made, given up, too old, or the issue is none any more."""
        proposal = await self._corrections.find(number, editor)
        return await self._weigh(proposal) if proposal else None

    async def proposed(self, editor: int, number: int) -> Proposal | None:
        """As `find`, but nothing is weighed."""
        return await self._corrections.find(number, editor)

    async def await_reason(self, editor: int, number: int) -> bool:
        return await self._corrections.await_reason(number, editor)

    async def explain(self, editor: int, reason: str) -> Weighed | None:
        """Take a message as the reason for the correction that awaits one; None if none does."""
        proposal = await self._corrections.explain(editor, " ".join(reason.split()))
        return await self._weigh(proposal) if proposal else None

    async def drop(self, editor: int, number: int) -> None:
        await self._corrections.drop(number, editor)

    async def keep_verdict(self, editor: int, number: int) -> Weighed | None:
        """Leave the verdict as it is, whatever the text says; None if there is nothing else to change."""
        await self._corrections.keep_verdict(number, editor)
        return await self.find(editor, number)

    async def revive(self, editor: int, week: Week) -> bool:
        """Make a retracted issue a draft again, which readers do not see; False if it is not retracted."""
        return await self._issues.revive(week, self._journal.noting(editor, Deed.REVIVED, week))

    async def correct(
        self, editor: int, weighed: Weighed, reach: Reach, approval: int = 0, approver: int = 0
    ) -> int | None:
        """The number of the broadcast that tells of it, 0 for none; None if it was made before, or all has changed.

        With the number of the approval that it needs, which is used up, and whose word that is; Unapproved without.
        """
        if self._approvals and not approval and goes_out(weighed, reach):
            raise Unapproved
        if weighed.proposal.seen != len(weighed.before.corrections):
            return None
        bundles, week = reached(weighed.bundles, reach), weighed.before.week
        deed, detail = corrected(weighed.proposal.amendment)
        notes = [self._journal.noting(editor, deed, week, detail)]
        if approval:
            notes.insert(0, self._journal.noting(approver, Deed.APPROVED, week, detail))
        made = await self._corrections.make(
            Amended(
                weighed.proposal,
                weighed.before,
                weighed.after,
                self._follow_up(weighed) if bundles else None,
                bundles,
                weighed.broadcast.number if weighed.broadcast and weighed.on_its_way else 0,
                await self._heirs(weighed),
                approval,
                approver,
            ),
            *notes,
        )
        self._wake()
        return made

    def _follow_up(self, weighed: Weighed) -> New:
        """A notice stands alone: it comes as an issue does, at each reader's hour, and changes no message."""
        topics = [each for each in self._publication.topics if each.id == weighed.proposal.amendment.topic]
        return New(
            weighed.kind,
            weighed.before.week,
            f"proposal {weighed.proposal.number}",
            topics[0].bit if topics else present(weighed.before, self._publication),
            USUAL,
            max(weighed.edited, weighed.told),
            weighed.broadcast.number if weighed.broadcast and weighed.kind is not Kind.NOTICE else None,
        )

    async def _weigh(self, proposal: Proposal) -> Weighed | None:
        issue, text = await self._issues.find(proposal.amendment.week), await self._text(proposal.amendment)
        if issue is None or issue.state is not IssueState.PUBLISHED or changes_nothing(issue, proposal.amendment, text):
            return None
        now = self._clock().timestamp()
        after = amended(issue, proposal.amendment, text, proposal.reason, int(now))
        broadcast = await self._broadcasts.of_week(issue.week)
        delivered = await self._bundles.delivered(broadcast.number) if broadcast else []
        age = now - await self._broadcasts.created(broadcast.number) if broadcast else 0
        bundles = [await self._bundle(each, issue, after, proposal.amendment, age) for each in delivered]
        kind = kind_of(issue, proposal.amendment, text)
        readers = {each.number: each.readers for each in delivered}
        found = [bundle for bundle in bundles if bundle.parts]
        edited = sum(readers[each.follows] for each in found if not all(part.sends for part in each.parts))
        told = sum(readers[each.follows] for each in found if any(part.sends for part in each.parts))
        if delivered and is_late_topic(issue, proposal.amendment):
            kind, found, told = Kind.NOTICE, *await self._late(after, proposal.amendment)
        elif not delivered and kind is not Kind.TRANSLATION and tells(proposal.amendment):
            kind, found, told = Kind.NOTICE, *await self._notices(after, proposal.amendment)
        difference = await self._difference(issue, proposal.amendment, text)
        return Weighed(proposal, issue, after, difference, kind, tuple(found), broadcast, edited, told)

    async def _text(self, amendment: Amendment) -> Revision | None:
        return await self._issues.find_revision(amendment.revision) if amendment.revision else None

    async def _difference(self, issue: Issue, amendment: Amendment, text: Revision | None) -> Difference:
        old = issue.find(amendment.topic, amendment.language)
        return await asyncio.to_thread(changes, old.commentary, text.commentary) if old and text else ()

    async def _bundle(
        self, delivered: Delivered, before: Issue, after: Issue, amendment: Amendment, age: float
    ) -> Bundle:
        """What the readers of a delivered bundle get."""
        history = await self._issues.history(before.week)
        parts = await asyncio.to_thread(self._parts, delivered, before, after, amendment, history, age)
        return Bundle(delivered.variant, tuple(parts), follows=delivered.number)

    def _parts(
        self, delivered: Delivered, before: Issue, after: Issue, amendment: Amendment, history: History, age: float
    ) -> Sequence[Piece]:
        if delivered.variant.format is Format.DISCREET:
            return self._discreet_parts(delivered, after, amendment, history)
        variant, messages = delivered.variant, self._messages
        later = corrected_history(history, after, amendment)
        if is_first(before, amendment):
            borrowed = bool(variant.topics & self._bit(amendment.topic))
            text = messages.late(after, later, amendment.topic, amendment.language, variant) if borrowed else ()
            return translation(delivered, text)
        parts = edits(
            delivered,
            messages.in_all_formats(before, history, variant),
            messages.in_all_formats(after, later, variant),
            lambda name, page: messages.turned(after, later, name, variant, page),
            messages.gone(variant.languages[0]),
            age=age,
        )
        if tells(amendment) and (not amendment.topic or variant.topics & self._bit(amendment.topic)):
            parts += notices(delivered, messages.notice(after, amendment.topic, variant))
        return parts

    def _discreet_parts(
        self, delivered: Delivered, after: Issue, amendment: Amendment, history: History
    ) -> Sequence[Piece]:
        """What was opened in place of the word is closed: opened again it shows what is true now."""
        if amendment.topic and not delivered.variant.topics & self._bit(amendment.topic):
            return []
        (word,) = self._messages.push(after, history, delivered.variant)
        parts = [closing(word)]
        if tells(amendment):
            parts += notices(delivered, self._messages.notice(after, amendment.topic, delivered.variant))
        return parts

    async def _notices(self, after: Issue, amendment: Amendment) -> tuple[list[Bundle], int]:
        """For subscribers, where nobody knows any more which messages they have."""
        topics = self._bit(amendment.topic) if amendment.topic else present(after, self._publication)
        counts = await self._readers.subscribers(topics)
        variants = [variant for variant in counts if variant.topics]
        bundles = [sending(each, [self._messages.notice(after, amendment.topic, each)]) for each in variants]
        return bundles, sum(counts[each] for each in variants)

    async def _late(self, after: Issue, amendment: Amendment) -> tuple[list[Bundle], int]:
        """The first text on a topic, for all who follow it, in the language that there is."""
        counts = await self._readers.subscribers(self._bit(amendment.topic))
        history = corrected_history(await self._issues.history(after.week), after, amendment)
        text = await asyncio.to_thread(self._messages.text, after, history, amendment.topic, amendment.language)
        variants = [variant for variant in counts if variant.topics]
        word = {each: self._messages.push(after, history, each) for each in variants if each.format is Format.DISCREET}
        return [sending(each, word.get(each, text)) for each in variants], sum(counts[each] for each in variants)

    async def _heirs(self, weighed: Weighed) -> Sequence[Bundle]:
        """What is to be sent instead of what the issue's broadcast was made with."""
        if not weighed.broadcast or not weighed.on_its_way or not weighed.proposal.amendment.topic:
            return ()
        history = await self._issues.history(weighed.before.week)
        later = corrected_history(history, weighed.after, weighed.proposal.amendment)
        variants = dict.fromkeys(each.variant for each in await self._bundles.delivered(weighed.broadcast.number))
        return [
            sending(each, await asyncio.to_thread(self._messages.push, weighed.after, later, each)) for each in variants
        ]

    def _bit(self, topic_id: str) -> int:
        return sum(topic.bit for topic in self._publication.topics if topic.id == topic_id)
