"""Dataclasses whose fields are columns of the same names: both ways, side by side."""

import json
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from typing import Any, Generic, TypeVar, get_type_hints

from bot.model.week import Week
from bot.model.wishes import Hours, read_hours
from bot.store.sql import Row

T = TypeVar("T")

#: Per type of a field: what its column holds, and the way back. Others are the type of the value itself.
ADAPTED: Mapping[object, tuple[Callable[[Any], object], Callable[[Any], object]]] = {
    bool: (int, bool),
    Week: (str, Week.parse),
    Hours: (str, read_hours),
    tuple[str, ...]: (lambda texts: json.dumps(texts, ensure_ascii=False), lambda text: tuple(json.loads(text))),
}


class Columns(Generic[T]):
    """`besides`: fields that have no column."""

    def __init__(self, kind: type[T], *, besides: Collection[str] = ()) -> None:
        self._kind = kind
        self._types = {name: hint for name, hint in get_type_hints(kind).items() if name not in besides}

    def listed(self, table: str = "") -> str:
        """As in `SELECT r.language, r.format`."""
        return ", ".join(f"{table}.{name}" if table else name for name in self._types)

    def bound(self) -> str:
        """As in `VALUES (:language, :format)`."""
        return ", ".join(f":{name}" for name in self._types)

    def excluded(self) -> str:
        """As in `DO UPDATE SET language = excluded.language`."""
        return ", ".join(f"{name} = excluded.{name}" for name in self._types)

    def to_row(self, value: T) -> dict[str, object]:
        return {name: to_column(kind, getattr(value, name)) for name, kind in self._types.items()}

    def from_row(self, row: Row) -> T:
        return self._kind(**{name: from_column(kind, row[name]) for name, kind in self._types.items()})


def to_column(kind: Any, value: Any) -> object:
    if kind in ADAPTED:
        return ADAPTED[kind][0](value)
    return value.value if isinstance(value, Enum) else value


def from_column(kind: Any, value: Any) -> object:
    return ADAPTED[kind][1](value) if kind in ADAPTED else kind(value)
