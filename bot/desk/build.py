"""All that can be done to issues and broadcasts, whoever asks for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.desk.approving import Approving
from bot.desk.broadcasting import Broadcasting
from bot.desk.correcting import Correcting
from bot.desk.drafts import Drafts
from bot.desk.exporting import Exporting
from bot.desk.figures import Counting
from bot.desk.intake import Intake
from bot.desk.locking import Locking
from bot.desk.looking import Looking
from bot.desk.moving import Moving
from bot.desk.overview import Overviews
from bot.desk.previewing import Previewing
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
    previewing: Previewing
    publishing: Publishing
    broadcasting: Broadcasting
    correcting: Correcting
    scheduling: Scheduling
    locking: Locking
    moving: Moving
    looking: Looking
    approving: Approving
    exporting: Exporting
    counting: Counting


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


class _Parts:
    """Each part is made when it is first asked for, from those that it needs."""

    def __init__(
        self,
        stores: Stores,
        publication: Publication,
        messages: IssueMessages,
        rules: Rules,
        owners: Collection[int],
        editors: Collection[int],
        wake: Callable[[], None],
        on_schedule: Callable[[], None],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        self._stores = stores
        self._publication = publication
        self._messages = messages
        self._rules = rules
        self._owners = owners
        self._editors = editors
        self._wake = wake
        self._on_schedule = on_schedule
        self._clock = clock
        self._monotonic = monotonic

    @cached_property
    def publishing(self) -> Publishing:
        return Publishing(
            self._publication,
            self._messages,
            self._stores.issues,
            self._stores.readers,
            self._stores.confirmations,
            self._stores.broadcasts,
            rate=self._rules.rate,
            paid_rate=self._rules.paid_rate,
            policy=self._rules.policy,
            today=self._today,
            wake=self._wake,
        )

    @cached_property
    def broadcasting(self) -> Broadcasting:
        return Broadcasting(
            self._stores.broadcasts,
            self._stores.bundles,
            self._stores.failures,
            self._stores.desk_locks,
            rate=self._rules.rate,
            paid_rate=self._rules.paid_rate,
            wake=self._wake,
            clock=self._monotonic,
        )

    @cached_property
    def locking(self) -> Locking:
        return Locking(
            self._stores.desk_locks, self._stores.journal, self._owners, clock=self._clock, wake=self._on_lock
        )

    @cached_property
    def intake(self) -> Intake:
        stores = self._stores
        return Intake(self._publication, self._messages, stores.issues, stores.steps, stores.hands, stores.journal)

    @cached_property
    def scheduling(self) -> Scheduling:
        return Scheduling(
            self._stores.schedule,
            self.publishing,
            self._stores.desk_locks,
            self._stores.approvals,
            self._stores.journal,
            by_two=self._rules.approvals,
            undo=self._rules.undo,
            late=self._rules.late,
            clock=self._clock,
            wake=self._on_schedule,
        )

    @cached_property
    def correcting(self) -> Correcting:
        return Correcting(
            self._publication,
            self._messages,
            self._stores.issues,
            self._stores.readers,
            self._stores.corrections,
            self._stores.broadcasts,
            self._stores.bundles,
            self._stores.journal,
            approvals=self._rules.approvals,
            clock=self._clock,
            wake=self._wake,
        )

    @cached_property
    def approving(self) -> Approving:
        return Approving(
            self._stores.approvals,
            self._stores.answers,
            self._stores.journal,
            self._stores.issues,
            self.scheduling,
            self.correcting,
            needed=self._rules.approvals,
            editors=self._editors,
            author=self._stores.hands.last,
            clock=self._clock,
            wake=self._on_schedule,
        )

    def desk(self) -> Desk:
        stores = self._stores
        overviews = Overviews(
            self._publication, stores.issues, self.broadcasting, self.locking, self.approving, self._clock
        )
        return Desk(
            overviews=overviews,
            intake=self.intake,
            writers=Writers(stores.cells, stores.issues, self.intake),
            drafts=Drafts(stores.issues, stores.steps, stores.cards, stores.answers, stores.hands, stores.journal),
            previewing=Previewing(self._publication, self._messages, stores.issues),
            publishing=self.publishing,
            broadcasting=self.broadcasting,
            correcting=self.correcting,
            scheduling=self.scheduling,
            locking=self.locking,
            moving=Moving(stores.issues, stores.moves, stores.hands, stores.journal, self._today),
            looking=Looking(stores.looks, stores.journal, self._clock),
            approving=self.approving,
            exporting=Exporting(stores.issues, overviews),
            counting=Counting(
                self._publication, stores.readers, stores.flow, stores.issues, self.broadcasting, self._clock
            ),
        )

    def _on_lock(self) -> None:
        self._wake()
        self._on_schedule()

    def _today(self) -> date:
        return self._clock().astimezone(ZoneInfo(self._publication.zone)).date()


def build_desk(
    stores: Stores,
    publication: Publication,
    messages: IssueMessages,
    *,
    rules: Rules,
    owners: Collection[int] = (),
    editors: Collection[int] | None = None,
    wake: Callable[[], None],
    on_schedule: Callable[[], None],
    clock: Callable[[], datetime],
    monotonic: Callable[[], float],
) -> Desk:
    """`wake` makes the outbox look again; `on_schedule` is called when it has changed what goes out when."""
    return _Parts(
        stores,
        publication,
        messages,
        rules,
        owners,
        owners if editors is None else editors,
        wake,
        on_schedule,
        clock,
        monotonic,
    ).desk()
