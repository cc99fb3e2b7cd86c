"""Parsing and rendering are threads' work: while they last, the loop answers others."""

import threading
from typing import Any

from bot.desk.intake import Intake
from bot.model.message import Message
from bot.model.receipt import File
from bot.render.issue import IssueMessages
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.render.issues import PUBLICATION, TEXTS


class Watched(IssueMessages):
    """Keeps in mind which threads it worked in."""

    def __init__(self) -> None:
        super().__init__(PUBLICATION, TEXTS)
        self.threads: list[threading.Thread] = []

    def text(self, *of: Any) -> tuple[Message, ...]:
        self.threads.append(threading.current_thread())
        return super().text(*of)


class Opened(bytes):
    """What a file holds; keeps in mind which threads have turned it into text."""

    threads: list[threading.Thread]

    def decode(self, *how: Any) -> str:
        self.threads.append(threading.current_thread())
        return super().decode(*how)


async def test_an_upload_is_read_and_measured_beside_the_loop(newsroom: Newsroom) -> None:
    messages, content = Watched(), Opened(text())
    content.threads = []
    intake = Intake(
        PUBLICATION, messages, newsroom.issues, newsroom.stores.steps, newsroom.stores.hands, newsroom.stores.journal
    )
    await intake.arrive(File("west.en.md", content, newsroom.now.date()), EDITOR)
    assert messages.threads
    assert content.threads
    assert threading.main_thread() not in {*messages.threads, *content.threads}
