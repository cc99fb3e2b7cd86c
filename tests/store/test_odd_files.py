"""Files that are not what an operator thinks: a line that says so and an exit status, never a traceback."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import zvodka
from tests.stage import Stage


def shopping(path: Path) -> None:
    path.write_text("this is a shopping list " * 100)


def circle(path: Path) -> None:
    path.symlink_to(path)


def pipe(path: Path) -> None:
    os.mkfifo(path)


DATABASES = [
    pytest.param(shopping, "is damaged|not a database", id="a text"),
    pytest.param(Path.mkdir, "is not a file", id="a folder"),
    pytest.param(circle, "there is no database|cannot be opened", id="a link to itself"),
    pytest.param(pipe, "is not a file", id="a pipe"),
]


@pytest.mark.parametrize("command", [("backup", "copy.db"), ("import", "content"), ("run",)], ids=lambda each: each[0])
@pytest.mark.parametrize(("make", "words"), DATABASES)
def test_an_odd_database_is_one_line(
    stage: Stage, command: tuple[str, ...], make: Callable[[Path], None], words: str
) -> None:
    (stage.folder / "content").symlink_to(stage.content)
    stage.database.parent.mkdir()
    make(stage.database)
    ended = zvodka(stage, *command)
    assert ended.returncode in (75, 78)
    assert len(ended.stderr.splitlines()) == 1
    assert any(each in ended.stderr for each in words.split("|"))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(Path.mkdir, "the sign of life cannot be read: Is a directory", id="a folder"),
        pytest.param(circle, "the sign of life cannot be read: Too many levels", id="a link to itself"),
        pytest.param(lambda path: path.write_bytes(b"\xff\xfe"), "cannot be understood", id="no text"),
    ],
)
def test_an_odd_sign_of_life_is_one_line(stage: Stage, make: Callable[[Path], None], words: str) -> None:
    stage.database.parent.mkdir()
    make(stage.database.with_name("zvodka.db.alive"))
    ended = zvodka(stage, "healthcheck")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert words in ended.stdout
    assert len(ended.stdout.splitlines()) == 1


@pytest.mark.parametrize("make", [shopping, Path.mkdir])
def test_an_odd_register_of_backups_is_one_line(stage: Stage, make: Callable[[Path], None]) -> None:
    stage.database.parent.mkdir()
    assert zvodka(stage, "import", str(stage.content)).returncode == 0
    register = stage.database.with_name("zvodka.db.backups")
    make(register)
    ended = zvodka(stage, "backup", "copy.db")
    assert ended.returncode == 75
    assert len(ended.stderr.splitlines()) == 1
    assert not (stage.folder / "copy.db").exists()


def test_a_copy_is_not_put_beside_the_key(stage: Stage) -> None:
    assert zvodka(stage, "import", str(stage.content)).returncode == 0
    ended = zvodka(stage, "backup", str(stage.key_file.with_name("copy.db")))
    assert ended.returncode == 78
    assert "must not lie beside its key" in ended.stderr
    assert zvodka(stage, "backup", "copy.db").returncode == 0
