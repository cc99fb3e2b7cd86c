"""All that is kept, a part for each noun, over one database."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.store.answers import Answers
from bot.store.approvals import Approvals
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.cards import Cards
from bot.store.cells import Cells
from bot.store.cipher import Cipher
from bot.store.confirmations import Confirmations
from bot.store.corrections import Corrections
from bot.store.desk_locks import DeskLocks
from bot.store.editors import Editors
from bot.store.failures import Failures
from bot.store.flow import Flow
from bot.store.hands import Hands
from bot.store.headlines import HeadlineArchive
from bot.store.issues import Issues
from bot.store.journal import Journal
from bot.store.looks import Looks
from bot.store.meta import Meta
from bot.store.moves import Moves
from bot.store.people import Colleagues
from bot.store.pictures import Pictures
from bot.store.questions import Questions
from bot.store.readers import Readers
from bot.store.schedule import Schedule
from bot.store.search import Search
from bot.store.sql import Database
from bot.store.steps import Steps
from bot.store.vanishing import Vanishing
from bot.store.wipes import Wipes


@dataclass(frozen=True)
class Stores:
    answers: Answers
    approvals: Approvals
    issues: Issues
    readers: Readers
    broadcasts: Broadcasts
    bundles: Bundles
    cards: Cards
    cells: Cells
    confirmations: Confirmations
    corrections: Corrections
    failures: Failures
    flow: Flow
    desk_locks: DeskLocks
    headlines: HeadlineArchive
    looks: Looks
    moves: Moves
    hands: Hands
    schedule: Schedule
    steps: Steps
    questions: Questions
    colleagues: Colleagues
    journal: Journal
    meta: Meta
    pictures: Pictures
    vanishing: Vanishing
    wipes: Wipes
    search: Search


def open_stores(
    database: Database,
    cipher: Cipher,
    clock: Callable[[], datetime],
    leaves: Callable[[int], None] = lambda _: None,
    hastens: Callable[[], None] = lambda: None,
    *,
    owners: Collection[int] = (),
) -> Stores:
    """Of `leaves` and `hastens` see `Readers`; `owners` edit before they have ever come."""
    readers = Readers(database, cipher, clock, leaves, hastens)
    return Stores(
        answers=Answers(database, cipher),
        approvals=Approvals(database, cipher, clock),
        issues=Issues(database, clock),
        readers=readers,
        broadcasts=Broadcasts(database, clock),
        bundles=Bundles(database),
        cards=Cards(database, cipher, owners),
        cells=Cells(database, cipher, clock),
        failures=Failures(database, clock),
        flow=Flow(database),
        confirmations=Confirmations(database, cipher, clock),
        corrections=Corrections(database, cipher, clock),
        desk_locks=DeskLocks(database, cipher, clock),
        headlines=HeadlineArchive(database),
        looks=Looks(database, cipher, owners),
        moves=Moves(database, cipher, clock),
        hands=Hands(database, cipher, owners),
        schedule=Schedule(database, cipher, clock),
        steps=Steps(database, clock),
        questions=Questions(database, cipher, clock),
        colleagues=Colleagues(database, cipher, clock),
        journal=Journal(database, cipher, clock),
        meta=Meta(database, cipher),
        pictures=Pictures(database),
        vanishing=Vanishing(database, cipher, clock),
        wipes=Wipes(database, cipher, readers),
        search=Search(database),
    )


Dropping = Callable[[], Awaitable[None]]


def lapsing(database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> Sequence[Dropping]:
    """What drops the rows that are kept for a time only."""
    return (
        Editors(database, cipher, clock).drop_lapsed,
        Questions(database, cipher, clock).drop_lapsed,
        Cells(database, cipher, clock).drop_lapsed,
        Corrections(database, cipher, clock).drop_lapsed,
        Journal(database, cipher, clock).drop_lapsed,
        Steps(database, clock).drop_settled,
        Vanishing(database, cipher, clock).drop_lapsed,
        DeskLocks(database, cipher, clock).drop_lapsed,
    )
