"""Reads what Telegram answered to a call: the table of answers as a pure function."""

import json
import re
from http import HTTPStatus
from typing import Any

from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    Moved,
    NoSuchMessage,
    NotModified,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)

USUAL = re.compile(rb'\{"ok":true,"result":\{"message_id":(\d{1,15}),')
DEFAULT_WAIT = 5.0
"""Seconds, where a 429 does not say how long."""
LONGEST_WAIT = 86_400.0
"""What Telegram asks for at most; whoever asks for more is not believed."""

# Parts of Telegram's 403 descriptions, in lower case, that are for good; any other 403 may pass.
GONE = ("blocked by the user", "user is deactivated", "was kicked", "is not a member", "was deleted")

# Parts of Telegram's 400 descriptions, in lower case, that concern one chat only; any other 400 is about our content.
MISSING = ("chat not found", "peer_id_invalid", "user not found")
SUSPENDED = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_send_",
    "chat_restricted",
    "chat_admin_required",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "group chat was upgraded",
    "group chat was deactivated",
)


UNCHANGED = "message is not modified"
NO_SUCH_MESSAGE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
    "query is too old",
)


def read_answer(status: int, body: bytes) -> Outcome:
    """What became of a message, from the HTTP status and the body of the answer.

    What is not the Bot API's own answer (a proxy's page, say) proves nothing, and least of all that a reader is gone.
    """
    if status == HTTPStatus.OK and (usual := USUAL.match(body)) and is_whole(body):
        return Sent(int(usual[1]))
    answer = parsed(body)
    if answer is None or "ok" not in answer:
        return (
            Rejected(f"HTTP {status}") if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else Unknown(f"HTTP {status}")
        )
    words = str(answer.get("description"))[:200]
    match status:
        case 200:
            return accepted(answer)
        case 403:
            return Gone(words) if any(part in words.lower() for part in GONE) else Suspended(words)
        case 400:
            return moved(answer) or not_acceptable(words.lower(), words)
        case 413:
            return Rejected(words)
        case 429:
            return Flooded(wait_of(answer))
        case 401 | 404 | 421:
            return Halted(f"Telegram does not know this bot any more ({status}: {words})")
        case 500 if "immediately deleted" in words:
            return Sent()
        case _:
            return Unknown(words)


def moved(answer: dict[str, Any]) -> Moved | None:
    match answer:
        case {"parameters": {"migrate_to_chat_id": int(chat)}} if -(2**53) < chat < 0:
            return Moved(chat)
    return None


def read_answer_to_recent(status: int, body: bytes) -> Outcome:
    """As `read_answer`, for what came late to the Bot API: a server may know the bot, and not this."""
    outcome = read_answer(status, body)
    if isinstance(outcome, Halted) and status == HTTPStatus.NOT_FOUND:
        return Unsupported(outcome.reason)
    return outcome


def not_acceptable(lowered: str, words: str) -> Outcome:
    if UNCHANGED in lowered:
        return NotModified()
    if any(part in lowered for part in NO_SUCH_MESSAGE):
        return NoSuchMessage(words)
    if any(part in lowered for part in MISSING):
        return Missing(words)
    if any(part in lowered for part in SUSPENDED):
        return Suspended(words)
    return Rejected(words)


def is_whole(body: bytes) -> bool:
    """Whether an answer that begins well has come to its end, at a tenth of the price of parsing it."""
    return body.endswith(b"}}") and body.count(b"{") == body.count(b"}")


def wait_of(answer: dict[str, Any]) -> float:
    """Seconds to wait; Telegram gives whole ones."""
    match answer:
        case {"parameters": {"retry_after": int(seconds)}}:
            return float(min(max(0, seconds), LONGEST_WAIT))
    return DEFAULT_WAIT


def accepted(answer: dict[str, Any]) -> Outcome:
    """A 200 that is not ok was probably sent, which is not certain enough."""
    if answer["ok"] is not True:
        return Unknown("an answer that cannot be read")
    match answer:
        case {"result": {"message_id": int(number)}}:
            return Sent(number)
    return Sent()


def uploaded(body: bytes) -> str:
    """By which Telegram knows the picture that a message shows, in its largest size; empty if it shows none."""
    match parsed(body):
        case {"result": {"photo": [*_, {"file_id": str(file_id)}]}}:
            return file_id
    return ""


def parsed(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
