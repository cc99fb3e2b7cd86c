"""All that can be done to issues and broadcasts, whoever asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.desk.broadcasting import Broadcasting
from bot.desk.correcting import Correcting
from bot.desk.drafts import Drafts
from bot.desk.intake import Intake
from bot.desk.overview import Overviews
from bot.desk.publishing import Publishing
from bot.desk.writing import Writers
from bot.model.publication import Publication
from bot.render.issue import IssueMessages
from bot.store.build import Stores


@dataclass(frozen=True)
class Desk:
    overviews: Overviews
    intake: Intake
    writers: Writers
    drafts: Drafts
    publishing: Publishing
    broadcasting: Broadcasting
    correcting: Correcting


def build_desk(
    stores: Stores,
    publication: Publication,
    messages: IssueMessages,
    *,
    rate: int,
    paid_rate: int,
    wake: Callable[[], None],
    monotonic: Callable[[], float],
    clock: Callable[[], datetime],
) -> Desk:
    """`rate` and `paid_rate` are in messages per second; `wake` makes the outbox look again."""
    broadcasting = Broadcasting(
        stores.broadcasts, stores.bundles, rate=rate, paid_rate=paid_rate, wake=wake, clock=monotonic
    )
    intake = Intake(publication, messages, stores.issues, stores.steps)
    return Desk(
        overviews=Overviews(publication, stores.issues, broadcasting, clock),
        intake=intake,
        writers=Writers(stores.cells, stores.issues, intake),
        drafts=Drafts(stores.issues, stores.steps, stores.cards),
        publishing=Publishing(
            publication,
            messages,
            stores.issues,
            stores.readers,
            stores.confirmations,
            stores.broadcasts,
            stores.cards,
            rate=rate,
            paid_rate=paid_rate,
            wake=wake,
        ),
        broadcasting=broadcasting,
        correcting=Correcting(
            publication,
            messages,
            stores.issues,
            stores.readers,
            stores.corrections,
            stores.broadcasts,
            stores.bundles,
            clock=clock,
            wake=wake,
        ),
    )
