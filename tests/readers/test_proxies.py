"""Whoever stands between the bot and Telegram is believed nothing, followed nowhere, and cannot exhaust it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest

from bot.demo.telegram.faults import Page, Refuse, Reset, bomb, redirect
from tests.editors.chat import sees, text
from tests.readers.chats import asks, eventually
from tests.stage import TOKEN, Stage

pytestmark = pytest.mark.usefixtures("impatient")

PAGES = [Page(status) for status in (200, 403, 404, 421, 502)] + [Page(401, '{"error":"log in"}', "application/json")]
STRANGE = Page(200, '{"ok":true,"result":{"a":1}}', "application/json")
METHODS = ("getMe", "deleteWebhook", "getUpdates", "sendMessage")


@asynccontextmanager
async def elsewhere() -> AsyncIterator[tuple[str, list[bytes]]]:
    """Another host, and what it was told."""
    told: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told.append(await reader.read(10_000))
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", told


@pytest.mark.parametrize(
    ("method", "page"),
    [*((method, page) for method in ("getMe", "getUpdates") for page in PAGES), ("getUpdates", STRANGE)],
    ids=repr,
)
async def test_a_proxys_page_is_trouble_and_proves_nothing(stage: Stage, method: str, page: Page) -> None:
    anna = stage.telegram.person("Anna")
    stage.telegram.faults.add(method=method, times=4, then=page)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text


@pytest.mark.parametrize("refusal", [Refuse(401, "Unauthorized"), Refuse(404, "Not Found")], ids=repr)
@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
async def test_that_the_token_is_unknown_must_be_said_twice(stage: Stage, method: str, refusal: Refuse) -> None:
    anna = stage.telegram.person("Anna")
    stage.telegram.faults.add(method=method, then=refusal)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text


@pytest.mark.parametrize("method", METHODS)
async def test_nobody_is_sent_elsewhere_with_what_was_asked(stage: Stage, method: str) -> None:
    anna = stage.telegram.person("Anna")
    async with elsewhere() as (address, told):
        for status in (301, 302, 303, 307, 308):
            stage.telegram.faults.add(method=method, then=redirect(f"{address}/bot{TOKEN}/{method}", status=status))
        async with stage.bot():
            for _ in range(6):
                anna.says("/help")
            await anna.answer()
        assert told == []


async def test_a_file_is_not_fetched_from_elsewhere(stage: Stage) -> None:
    editor = stage.editor()
    async with elsewhere() as (address, told), stage.bot():
        stage.telegram.faults.add(method="file", then=redirect(f"{address}/west.en.md"))
        editor.uploads("west.en.md", text())
        await sees(editor, "west.en.md was not accepted")
        assert told == []


@pytest.mark.parametrize(
    "path",
    [
        "/etc/hostname",
        "//elsewhere.invalid/file",
        "documents/../../../etc/hostname",
        "file:///etc/hostname",
        "http://elsewhere.invalid/file",
        "C:\\\\secret",
        "",
        "\\ud800",
    ],
)
async def test_a_path_that_is_none_of_telegrams_is_read_from_nowhere(stage: Stage, path: str) -> None:
    answer = f'{{"ok":true,"result":{{"file_id":"x","file_path":"{path}"}}}}'
    stage.telegram.faults.add(method="getFile", then=Page(200, answer, "application/json"))
    editor = stage.editor()
    async with stage.bot():
        editor.uploads("west.en.md", text())
        await sees(editor, "west.en.md was not accepted")
        assert (await asks(editor, "/issues")).text


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage", "getMe"])
async def test_what_is_packed_is_not_unpacked(stage: Stage, method: str) -> None:
    anna, boris = stage.telegram.crowd(2)
    stage.telegram.faults.add(method=method, then=bomb(8 << 20))
    async with stage.bot():
        anna.says("/help")
        boris.says("/help")
        await eventually(lambda: "What this bot can do" in str(anna.messages) + str(boris.messages))


async def test_an_answer_of_any_size_is_cut_off_and_asked_for_again(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    stage.telegram.faults.add(method="getUpdates", then=Page(200, b" " * 40_000_000, "application/json"))
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text


async def test_telegram_is_not_asked_for_updates_before_it_wants_to_be(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    later = Refuse(429, "Too Many Requests: retry after 1", {"retry_after": 1})
    stage.telegram.faults.add(method="getUpdates", times=2, then=later)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text
    times = [call.time for call in stage.telegram.calls if call.method == "getUpdates"][:3]
    assert all(after - before >= 1 for before, after in pairwise(times))


@pytest.mark.parametrize("fault", [Page(502), Page(429), Reset(), Refuse(429, "Later", {"retry_after": 5})], ids=repr)
async def test_a_press_that_cannot_be_answered_shows_its_screen_all_the_same(stage: Stage, fault: Page) -> None:
    (anna,) = stage.telegram.crowd(1)
    stage.telegram.faults.add(method="answerCallbackQuery", times=None, then=fault)
    async with stage.bot():
        shown = await asks(anna, "/latest")
        anna.presses("🗂 Archive" if "🗂 Archive" in shown.buttons else shown.buttons[-1])
        assert (await anna.answer()).edited


async def test_an_edit_that_comes_too_late_becomes_a_new_message(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    async with stage.bot():
        shown = await asks(anna, "/latest")
        anna.presses(shown.buttons[0])
        anna.drop(shown.id)
        assert (await anna.answer()).id > shown.id


async def test_an_owners_odd_buttons_are_answered(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        card = await asks(editor, "/issues")
        huge = "9" * 20
        for data in (
            "e-",
            "e-replace:" + huge,
            f"e-watch:{huge}",
            "e-stop:-1",
            "e-draft:2019-W99",
            "e-\x00",
            "e-" + "я" * 31,
        ):
            query = editor.forges(data, card)
            await eventually(lambda: query in {notice.query_id for notice in editor.notices})  # noqa: B023
