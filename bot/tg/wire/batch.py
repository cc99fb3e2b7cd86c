"""Reads what a poll brings: a list of updates, of which one that cannot be read spoils no other."""

import json
import re
from typing import Any

WHOLE = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b.*\]\s*\}\s*', re.DOTALL)
"""The Bot API's list from its beginning to its end, and not what a bad line has left of it."""
UPDATE = re.compile(rb'\{\s*"update_id"\s*:\s*(?:(\d{1,15})\b)?')
"""Where an update begins: within a text the quotes would be escaped."""
LARGEST = 2**31
"""Numbers from there on are none of Telegram's; to believe one would acknowledge all that is to come."""

Numbered = tuple[int | None, Any]
"""What an update is acknowledged by, if it has that, and the update, or None if it cannot be read."""
NOTHING: Numbered = (None, None)


def read_batch(body: bytes) -> list[Numbered] | None:
    """None for anything but the Bot API's list of updates."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return one_by_one(body) if WHOLE.fullmatch(body) else None
    match answer:
        case {"ok": True, "result": list(updates)}:
            return [(number_of(update), update) for update in updates]
    return None


def number_of(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and 0 <= number < LARGEST else None


def one_by_one(body: bytes) -> list[Numbered]:
    """Each by itself, because one of them is no JSON, or more of it than can be read; at least one."""
    beginnings = [*UPDATE.finditer(body)]
    ends = [*(beginning.start() for beginning in beginnings[1:]), len(body)]
    return [alone(body[at.start() : end], at[1]) for at, end in zip(beginnings, ends, strict=False)] or [NOTHING]


def alone(piece: bytes, digits: bytes | None) -> Numbered:
    """The update with which this begins."""
    try:
        update, _ = json.JSONDecoder().raw_decode(piece.decode())
    except (ValueError, RecursionError):
        number = int(digits) if digits else LARGEST
        return (number if number < LARGEST else None), None
    return number_of(update), update
