"""One update that cannot be read, however it is broken, spoils no other of its poll."""

import json

import pytest

from bot.tg.wire.batch import LARGEST, read_batch

GOOD = {"update_id": 7, "message": {"text": 'says {"update_id":6,"message":[[['}}
UNREADABLE = [
    '{"update_id":5,"message":{"date":' + "9" * 5_000 + "}}",
    '{"update_id":5,"message":' + "[" * 2_000 + "]" * 2_000 + "}",
    '{"update_id":5,"message":' + '{"a":' * 100_000 + "0" + "}" * 100_000 + "}",
    '{"update_id":5,"message":{"text":"\\ud83d',
    '{"update_id":5,"message":{"text":"a\x00b"}}',
    '{"update_id":5,"message":}',
    '{"update_id": 5 ,',
    ' { "update_id" : 5',
    '{"update_id":5,"message":{"text":"\udcff"}}',
]
UNNUMBERED = [
    "null",
    "[]",
    "[[]]",
    '"x"',
    "5",
    "NaN",
    "{}",
    '{"update_id":null}',
    '{"update_id":[5]}',
    '{"update_id":"5"}',
    '{"update_id":NaN}',
    '{"update_id":true}',
    '{"update_id":5.0}',
    '{"update_id":-5}',
    f'{{"update_id":{LARGEST}}}',
    f'{{"update_id":{"9" * 400}}}',
    f'{{"update_id":{"9" * 5_000}}}',
    f'{{"update_id":{LARGEST},"message":{"[" * 2_000}{"]" * 2_000}}}',
    f'{{"message":{"[" * 2_000}{"]" * 2_000},"update_id":5}}',
]


def listed(*updates: str) -> bytes:
    return f'{{"ok":true,"result":[{",".join(updates)}]}}'.encode(errors="surrogateescape")


def short(text: str) -> str:
    return f"{text[:40]}…{len(text)}"


@pytest.mark.parametrize("broken", UNREADABLE, ids=short)
def test_what_cannot_be_read_is_known_by_its_number_and_stands_in_nobodys_way(broken: str) -> None:
    good, next_good = json.dumps(GOOD), json.dumps(GOOD | {"update_id": 8})
    assert read_batch(listed(broken)) == [(5, None)]
    assert read_batch(listed(good, broken, next_good)) == [(7, GOOD), (5, None), (8, GOOD | {"update_id": 8})]


@pytest.mark.parametrize("broken", UNNUMBERED, ids=short)
def test_what_has_no_number_of_telegrams_has_none_and_stands_in_nobodys_way(broken: str) -> None:
    alone = read_batch(listed(broken))
    assert alone
    assert [number for number, _ in alone] == [None]
    among = read_batch(listed(json.dumps(GOOD), broken, json.dumps(GOOD)))
    assert among
    assert [update for number, update in among if number] == [GOOD, GOOD]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b'{"ok":false,"result":[]}',
        b'{"ok":true,"result":{}}',
        b'{"ok":true,"result":[{"update_id":5',
        b'{"ok":true,"result":[{"update_id":5,"message":{"text":"cut off',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=lambda body: short(body.decode("latin-1")),
)
def test_anything_but_the_whole_list_is_no_list(body: bytes) -> None:
    assert read_batch(body) is None
