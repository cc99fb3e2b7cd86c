"""What keeps other sites away from the demo's page; it takes no browser to see."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.demo.stage.actions import Actions
from bot.demo.stage.child import Child
from bot.demo.stage.demo import serve
from bot.demo.stage.feed import Feed
from bot.demo.stage.page import Page
from bot.demo.world import World


@pytest.fixture
def world() -> World:
    world = World("123456789:" + "a" * 35)
    world.person("Alesia", language="be", user_id=1001)
    return world


@pytest.fixture
async def url(world: World, tmp_path: Path) -> AsyncIterator[str]:
    """The page of a demo whose bot is not running."""
    feed = Feed(world, (1002,), {})
    feed.child = child = Child(tmp_path, {}, lambda: 0, feed.child_changed, feed.child_said)
    page = Page(world, feed, Actions(world, feed.crowd, feed.phones, child, {}))
    async with serve(page.application(), feed, 0) as url:
        yield url


async def test_a_foreign_host_name_gets_nothing(url: str) -> None:
    """A site may let its own name point to this machine and then read what it answers."""
    async with ClientSession(headers={"Host": "evil.example"}) as session:
        for path in ("", "events", "assets/main.js", "files/x"):
            async with session.get(url + path) as response:
                assert response.status == 421


async def test_a_deed_without_the_pages_token_is_not_done(url: str, world: World) -> None:
    async with ClientSession() as session:
        for headers in ({}, {"X-Demo-Token": "guessed"}):
            async with session.post(url + "act/say", json={"person": 1001, "text": "hi"}, headers=headers) as response:
                assert response.status == 403
    assert world.people[1001].messages == []


async def test_the_page_brings_the_token_and_lets_nothing_in_from_elsewhere(url: str, world: World) -> None:
    async with ClientSession() as session:
        async with session.get(url) as response:
            policy = response.headers["Content-Security-Policy"]
            page = await response.text()
        token = re.search(r'name="demo-token" content="([\w-]+)"', page)
        assert token is not None
        deed = {"person": 1001, "text": "hi"}
        async with session.post(url + "act/say", json=deed, headers={"X-Demo-Token": token[1]}) as response:
            assert response.status == 204
    assert [message.text for message in world.people[1001].messages] == ["hi"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r'(?:src|href)="(?!/assets/|#)', page) == []


async def test_a_document_is_only_ever_downloaded(url: str, world: World) -> None:
    paper = world.people[1001].uploads("page.html", b"<script>alert(1)</script>").document
    assert paper is not None
    async with ClientSession() as session, session.get(f"{url}files/{paper.file_id}") as response:
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.content_type == "application/octet-stream"
        assert await response.read() == b"<script>alert(1)</script>"
