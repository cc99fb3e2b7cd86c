"""Builds what answers editors from its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.desk.build import Desk
from bot.desk.people import People
from bot.model.publication import Publication
from bot.render.voice import Texts
from bot.store.build import Stores
from bot.tg.chat import Chat
from bot.tg.editors.arrivals import Arrivals
from bot.tg.editors.callbacks import EditorCallbacks
from bot.tg.editors.card_watch import CardWatch
from bot.tg.editors.commands import EditorDeeds
from bot.tg.editors.deed_parts import DeedParts
from bot.tg.editors.progress import Progress
from bot.tg.editors.team import EditorTeam
from bot.tg.editors.unasked import Unasked
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.wire.api import Api


@dataclass(frozen=True)
class EditorChat:
    deeds: EditorDeeds
    #: Also answers who is not an editor yet.
    team: EditorTeam
    #: To be closed when no more updates come.
    unasked: Unasked
    arrivals: Arrivals
    #: What draws cards while nobody presses anything; woken when what they show has changed.
    cards: tuple[Progress | CardWatch, ...]

    def wake(self) -> None:
        for card in self.cards:
            card.wake()

    async def close(self) -> None:
        """Say what was still to be said of what was sent."""
        await self.unasked.close()
        await self.arrivals.close()


class _Parts(DeedParts):
    """What knows all of them."""

    @cached_property
    def callbacks(self) -> EditorCallbacks:
        return EditorCallbacks(
            self.around,
            self.writing,
            self.manual,
            self.questions,
            self.receipts,
            self.drafts,
            self.previews,
            self.publishing,
            self.scheduling,
            self.broadcasts,
            self.corrections,
            self.locking,
            self.moving,
            self.approvals,
            self.exports,
            self.figures,
            self.journal,
            self.team,
        )

    @cached_property
    def deeds(self) -> EditorDeeds:
        return EditorDeeds(
            self._chat,
            self.around,
            self.writing,
            self.issues,
            self.previews,
            self.callbacks,
            self.scheduling,
            self.moving,
            self.corrections,
            self.locking,
            self.uploads,
            self.unasked,
            self.manual,
            self.exports,
            self.figures,
            self.journal,
            self.team,
            self._screens,
            self._profile,
            self._jobs,
            self._publication,
        )


def editor_chat(
    api: Api,
    chat: Chat,
    jobs: Jobs,
    profile: Profile,
    publication: Publication,
    texts: Texts,
    people: People,
    bot_name: str,
    stores: Stores,
    desk: Desk,
    clock: Callable[[], datetime],
) -> EditorChat:
    parts = _Parts(api, chat, jobs, profile, publication, texts, people, bot_name, stores, desk, clock)
    cards = (parts.progress, parts.countdowns, parts.lock_cards, parts.approval_cards)
    return EditorChat(parts.deeds, parts.team, parts.unasked, parts.arrivals, cards)
