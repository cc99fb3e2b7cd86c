"""What the store asks of a database, whichever it is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

Values = Mapping[str, object]
T = TypeVar("T")
Then = Callable[["Sql", Any], object]
"""What a deed brings along in its own transaction, such as a note of it; it is given what the deed came to."""


class Row(Protocol):
    """A column by its name."""

    def __getitem__(self, column: str, /) -> Any: ...


class Sql(Protocol):
    """The statements of one transaction, run one after the other in the writer's thread."""

    def execute(self, sql: str, values: Values = ..., /) -> int:
        """How many rows it touched."""

    def fetch(self, sql: str, values: Values = ..., /) -> list[Row]: ...

    def many(self, sql: str, rows: Iterable[Values], /) -> None:
        """The same statement for each of them."""


def followed(work: "Callable[[Sql], T]", *then: Then) -> "Callable[[Sql], T]":
    """The work, and if it came to something, what it brings along: all of it in one transaction."""

    def both(sql: Sql) -> T:
        done = work(sql)
        if done:
            bring(sql, done, then)
        return done

    return both


def bring(sql: Sql, done: object, then: Iterable[Then]) -> None:
    for each in then:
        each(sql, done)


class Database(Protocol):
    """One that is open; both ways of asking raise StoreError if it fails."""

    async def fetch(self, sql: str, values: Values = ..., /) -> list[Row]:
        """From a snapshot, beside whoever writes."""

    async def write(self, work: Callable[[Sql], T], /) -> T:
        """What the work gives, committed, or nothing of it; a cancellation cannot tear it.

        The work runs in the writer's thread: what belongs to the event loop is not to be touched there.
        """

    def scrub(self) -> None:
        """Soon overwrite what the disk still holds of erased rows."""
