"""The table of Telegram's answers, row by row."""

import json

import pytest

from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    Moved,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)
from bot.tg.wire.answers import LONGEST_WAIT, read_answer, read_answer_to_recent

ROWS: list[tuple[int, str, type[Outcome]]] = [
    (403, "Forbidden: bot was blocked by the user", Gone),
    (403, "Forbidden: user is deactivated", Gone),
    (403, "Forbidden: bot was kicked from the supergroup chat", Gone),
    (403, "Forbidden: bot is not a member of the channel chat", Gone),
    (403, "Forbidden: the group chat was deleted", Gone),
    (403, "Forbidden: bot can't initiate conversation with a user", Suspended),
    (400, "Bad Request: chat not found", Missing),
    (400, "Bad Request: group chat was upgraded to a supergroup chat", Suspended),
    (400, "Bad Request: not enough rights to send text messages to the chat", Suspended),
    (400, "Bad Request: have no rights to send a message", Suspended),
    (400, "Bad Request: need administrator rights in the channel chat", Suspended),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Suspended),
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", Suspended),
    (400, "Bad Request: TOPIC_CLOSED", Suspended),
    (400, "Bad Request: message thread not found", Suspended),
    (400, "Bad Request: message is too long", Rejected),
    (400, "Bad Request: message text is empty", Rejected),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0', Rejected),
    (400, "Bad Request: BUTTON_DATA_INVALID", Rejected),
    (413, "Request Entity Too Large", Rejected),
    (401, "Unauthorized", Halted),
    (404, "Not Found", Halted),
    (421, "Misdirected Request", Halted),
    (500, "Internal Server Error: sent message was immediately deleted", Sent),
    (500, "Internal Server Error", Unknown),
    (504, "Gateway Timeout", Unknown),
    (403, "Forbidden: something that nobody has heard of", Suspended),
]


@pytest.mark.parametrize(("status", "words", "kind"), ROWS, ids=[words for _, words, _ in ROWS])
def test_an_answer_has_its_outcome(status: int, words: str, kind: type[Outcome]) -> None:
    body = json.dumps({"ok": False, "error_code": status, "description": words}).encode()
    assert type(read_answer(status, body)) is kind


@pytest.mark.parametrize(("number", "outcome"), [(-100_1, Moved), (5, Suspended), ("-1", Suspended), (None, Suspended)])
def test_a_group_that_became_a_supergroup_names_its_new_number(number: object, outcome: type[Outcome]) -> None:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    body = {"ok": False, "error_code": 400, "description": words, "parameters": {"migrate_to_chat_id": number}}
    assert type(read_answer(400, json.dumps(body).encode())) is outcome


def test_what_came_late_to_the_bot_api_a_server_may_not_know_though_it_knows_the_bot() -> None:
    body = b'{"ok":false,"error_code":404,"description":"Not Found"}'
    assert isinstance(read_answer_to_recent(404, body), Unsupported)
    assert isinstance(read_answer_to_recent(401, body), Halted)
    assert isinstance(read_answer_to_recent(404, b"<html>"), Unknown)
    assert read_answer_to_recent(200, b'{"ok":true,"result":{"message_id":42,"date":1}}') == Sent(42)


def test_a_sent_message_has_its_id() -> None:
    assert read_answer(200, b'{"ok":true,"result":{"message_id":42,"date":1}}') == Sent(42)


@pytest.mark.parametrize("body", [b"", b'{"ok":true,"resu', b"<html>", b"[]", b'{"ok":false}', b"\xff\xfe"])
def test_a_200_that_cannot_be_read_is_unknown(body: bytes) -> None:
    assert isinstance(read_answer(200, body), Unknown)


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "null", '"5"', "[" * 2_000])
def test_an_odd_message_id_is_no_reason_to_stumble(number: str) -> None:
    assert isinstance(read_answer(200, f'{{"ok":true,"result":{{"message_id":{number},"date":1}}}}'.encode()), Outcome)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 502])
@pytest.mark.parametrize("body", [b"<html><h1>Your proxy says no</h1></html>", b'{"error":"denied"}'])
def test_a_proxys_answer_instead_of_telegrams_is_unknown(status: int, body: bytes) -> None:
    assert isinstance(read_answer(status, body), Unknown)


@pytest.mark.parametrize(
    ("parameters", "wait"),
    [
        ({"retry_after": 3}, 3),
        ({}, 5),
        ({"retry_after": None}, 5),
        (None, 5),
        ({"retry_after": -1}, 0),
        ({"retry_after": 10**400}, LONGEST_WAIT),
    ],
)
def test_too_many_requests_says_how_long_to_wait(parameters: dict[str, int] | None, wait: float) -> None:
    body = json.dumps({"ok": False, "error_code": 429, "description": "Too Many", "parameters": parameters})
    assert read_answer(429, body.encode()) == Flooded(wait)
