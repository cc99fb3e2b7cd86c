"""What people type behind the bot's name in any chat, and what they are offered for it."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.accounts import Account
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.api.serialize import user_as_api
from bot.demo.telegram.event import Kind
from bot.demo.telegram.message import Content
from bot.demo.telegram.updates import Updates

QUERY_LIFE = 10
"""Seconds for which it can be answered; who types has long typed on."""


@dataclass(frozen=True)
class Offer:
    """A line of the list, and what it puts into the chat."""

    id: str
    title: str
    description: str
    content: Content


class Inline:
    """`tell` is what watchers are told by: a kind, a chat and a body."""

    def __init__(
        self, updates: Updates, clock: Callable[[], float], tell: Callable[[Kind, int, dict[str, Any]], None]
    ) -> None:
        self._updates = updates
        self._clock = clock
        self._tell = tell
        self._numbers = itertools.count(8_200_000_000_000_001)
        self._typed: dict[str, tuple[int, float]] = {}
        self._offers: dict[int, Mapping[str, Offer]] = {}
        #: The newest query of each person: answers to others come too late to be shown.
        self._newest: dict[int, str] = {}

    def typed(self, account: Account, text: str) -> str:
        """The number of the query."""
        query = str(next(self._numbers))
        self._typed[query] = (account.id, self._clock())
        self._newest[account.id] = query
        told = {"id": query, "from": user_as_api(account), "query": text, "offset": ""}
        self._updates.add("inline_query", told)
        return query

    def offer(self, query: str, offers: Sequence[Offer]) -> None:
        """Refused for a query that is unknown, answered or too old."""
        person, asked = self._typed.pop(query, (0, 0.0))
        if not person or self._clock() > asked + QUERY_LIFE:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if self._newest.get(person) == query:
            self._offers[person] = {offer.id: offer for offer in offers}
            lines = [{"id": each.id, "title": each.title, "description": each.description} for each in offers]
            self._tell(Kind.OFFERED, person, {"query_id": query, "offers": lines})

    def offered(self, account: Account) -> list[Offer]:
        """What stands before this person now."""
        return list(self._offers.get(account.id, {}).values())

    def take(self, account: Account, offer: str) -> Content:
        """LookupError if it is not in the list; the list is gone then."""
        return self._offers.pop(account.id, {})[offer].content
