"""The bot in figures for Prometheus, served on this machine only; no figure and no label tells anything of a person."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.errors import DamagedError, SettingsError, StoreError
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    Moved,
    NoSuchMessage,
    NotModified,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)
from bot.model.update import Result
from bot.observe.hooks import Hooks
from bot.store.sqlite.backlog import read_backlog

LOOPBACK = "127.0.0.1"
OUTCOMES: dict[type[Outcome], str] = {
    Sent: "sent",
    NotModified: "not_modified",
    NoSuchMessage: "no_such_message",
    Flooded: "flooded",
    NotSent: "not_sent",
    Unknown: "unknown",
    Gone: "gone",
    Missing: "missing",
    Suspended: "suspended",
    Moved: "moved",
    Rejected: "refused",
    Unsupported: "unsupported",
    Halted: "halted",
}
FAST = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SLOW = (1, 2, 5, 10, 30, 60, 300, 900, 3600)
"""Upper bounds in seconds; Telegram dates an update to the second."""


class Metrics:
    """Keeps its figures in a registry of its own."""

    def __init__(self, database: Path) -> None:
        own = self.registry = CollectorRegistry()
        ProcessCollector(registry=own)
        own.register(Outbox(database))
        deliveries = Counter(
            "zvodka_deliveries", "Messages of broadcasts by what came of it.", ["outcome"], registry=own
        )
        updates = Counter("zvodka_updates", "Updates by what became of them.", ["result"], registry=own)
        database_time = Histogram(
            "zvodka_database_seconds", "Time in the database.", ["kind"], buckets=FAST, registry=own
        )
        self._floods = Counter("zvodka_flood_waits", "Pauses that Telegram asked for.", registry=own)
        self._handling = Histogram(
            "zvodka_update_handling_seconds", "Time to handle an update.", buckets=FAST, registry=own
        )
        self._lag = Histogram("zvodka_update_lag_seconds", "Age of updates when handled.", buckets=SLOW, registry=own)
        self._deliveries = {kind: deliveries.labels(name) for kind, name in OUTCOMES.items()}
        self._updates = {result: updates.labels(result.value) for result in Result}
        self._queries = {kind: database_time.labels(kind) for kind in ("read", "write")}

    def hooks(self) -> Hooks:
        return Hooks(
            outcome=lambda outcome: self._deliveries[type(outcome)].inc(),
            flooded=lambda _: self._floods.inc(),
            update=self._update,
            query=lambda kind, seconds: self._queries[kind].observe(seconds),
        )

    @contextmanager
    def served(self, port: int) -> Iterator[None]:
        """At /metrics, from a thread of its own; SettingsError if the port is taken."""
        try:
            server, thread = start_http_server(port, addr=LOOPBACK, registry=self.registry)
        except OSError as error:
            raise SettingsError([f"ZVODKA_METRICS_PORT: {port} cannot be used: {error.strerror}"]) from None
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def _update(self, result: Result, seconds: float, lag: float | None) -> None:
        self._updates[result].inc()
        self._handling.observe(seconds)
        if lag is not None:
            self._lag.observe(max(0.0, lag))


class Outbox(Collector):
    """Counts the outbox in the database when it is asked, on a connection of its own; the bot is not held up."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def collect(self) -> Iterator[Metric]:
        try:
            backlog = read_backlog(self._database, time.time())
        except (StoreError, DamagedError):
            return
        yield GaugeMetricFamily("zvodka_outbox_queued", "Deliveries that wait.", backlog.queued)
        yield GaugeMetricFamily("zvodka_outbox_in_flight", "Deliveries being sent.", backlog.in_flight)
        yield GaugeMetricFamily("zvodka_outbox_unknown", "Deliveries whose answer was lost.", backlog.unknown)
        yield GaugeMetricFamily(
            "zvodka_outbox_oldest_due_seconds",
            "For how long the delivery that has waited longest could have been sent.",
            backlog.oldest_due,
        )
