"""All that can be done to issues and broadcasts, whoever asks for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.desk.approving import Approving
from bot.desk.broadcasting import Broadcasting
from bot.desk.correcting import Correcting
from bot.desk.drafts import Drafts
from bot.desk.intake import Intake
from bot.desk.locking import Locking
from bot.desk.looking import Looking
from bot.desk.moving import Moving
from bot.desk.overview import Overviews
from bot.desk.publishing import Publishing
from bot.desk.scheduling import Scheduling
from bot.desk.writing import Writers
from bot.model.broadcast import Policy
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
    scheduling: Scheduling
    locking: Locking
    moving: Moving
    looking: Looking
    approving: Approving


@dataclass(frozen=True)
class Rules:
    """What the operator has decided."""

    #: Messages a second; 0 for those that are paid for: there are none.
    rate: int
    paid_rate: int = 0
    policy: Policy = Policy.ONCE
    #: Seconds in which a publication can be taken back.
    undo: int = 0
    #: Seconds after which what was scheduled does not go out unasked.
    late: int = 7200
    #: A second editor approves what goes out.
    approvals: bool = False


def build_desk(
    stores: Stores,
    publication: Publication,
    messages: IssueMessages,
    *,
    rules: Rules,
    owners: Collection[int] = (),
    wake: Callable[[], None],
    on_schedule: Callable[[], None],
    clock: Callable[[], datetime],
    monotonic: Callable[[], float],
) -> Desk:
    """`wake` makes the outbox look again; `on_schedule` is called when it has changed what goes out when."""

    def on_lock() -> None:
        wake()
        on_schedule()

    def today() -> date:
        return clock().astimezone(ZoneInfo(publication.zone)).date()

    publishing = Publishing(
        publication,
        messages,
        stores.issues,
        stores.readers,
        stores.confirmations,
        stores.broadcasts,
        rate=rules.rate,
        paid_rate=rules.paid_rate,
        policy=rules.policy,
        today=today,
        wake=wake,
    )
    broadcasting = Broadcasting(
        stores.broadcasts,
        stores.bundles,
        stores.failures,
        stores.desk_locks,
        rate=rules.rate,
        paid_rate=rules.paid_rate,
        wake=wake,
        clock=monotonic,
    )
    locking = Locking(stores.desk_locks, owners, clock=clock, wake=on_lock)
    intake = Intake(publication, messages, stores.issues, stores.steps, stores.hands)
    scheduling = Scheduling(
        stores.schedule,
        publishing,
        stores.desk_locks,
        stores.approvals,
        by_two=rules.approvals,
        undo=rules.undo,
        late=rules.late,
        clock=clock,
        wake=on_schedule,
    )
    correcting = Correcting(
        publication,
        messages,
        stores.issues,
        stores.readers,
        stores.corrections,
        stores.broadcasts,
        stores.bundles,
        approvals=rules.approvals,
        clock=clock,
        wake=wake,
    )
    approving = Approving(
        stores.approvals,
        stores.issues,
        scheduling,
        correcting,
        needed=rules.approvals,
        editors=lambda: owners,
        author=stores.hands.last,
        clock=clock,
        wake=on_schedule,
    )
    return Desk(
        overviews=Overviews(publication, stores.issues, broadcasting, locking, approving, clock),
        intake=intake,
        writers=Writers(stores.cells, stores.issues, intake),
        drafts=Drafts(stores.issues, stores.steps, stores.cards, stores.hands),
        publishing=publishing,
        broadcasting=broadcasting,
        correcting=correcting,
        scheduling=scheduling,
        locking=locking,
        moving=Moving(stores.issues, stores.moves, stores.hands, today),
        looking=Looking(stores.looks, clock),
        approving=approving,
    )
