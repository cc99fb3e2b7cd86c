"""An issue leaves the desk as one file, which the desk takes in again."""

import pytest

from bot.demo.phone import Person
from tests.editors.chat import presses_on, seen, sees, uploaded
from tests.stage import Stage


async def exported(editor: Person, stage: Stage) -> tuple[str, bytes]:
    """The file that has just been sent."""
    await editor.until(lambda editor: editor.last.document is not None)
    document = editor.last.document
    assert document
    file = stage.telegram.files.find(document.file_id)
    assert file
    return document.file_name, file.content
