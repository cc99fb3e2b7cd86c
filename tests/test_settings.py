"""What an operator meets first: each mistake is one line and exit status 78, and is not restarted for ever."""

from pathlib import Path

import pytest

from bot.settings import lies_beside
from tests.commands import python, refused, zvodka
from tests.stage import Stage


@pytest.mark.parametrize("url", ["postgresql://anna:secret@localhost/zvodka", "sqlite:///zvodka.db"])
def test_a_database_by_url_is_refused_without_its_password_and_makes_no_folder(stage: Stage, url: str) -> None:
    ended = zvodka(stage, "run", ZVODKA_DATABASE=url)
    assert refused(ended, "ZVODKA_DATABASE: must be the path of a file")
    assert "secret" not in ended.stderr
    assert not [path for path in stage.folder.iterdir() if path.name.endswith(":")]


@pytest.mark.parametrize("owners", ["-5", "0", "007", "1,-100123", "1" * 20, "4503599627370496", "²", "1" * 5000])
def test_an_owner_who_can_be_nobody_is_refused(stage: Stage, owners: str) -> None:
    ended = zvodka(stage, "run", ZVODKA_OWNERS=owners)
    assert refused(ended, "ZVODKA_OWNERS: must be Telegram's numbers of persons")
    assert len(ended.stderr) < 200


async def test_a_bot_without_owners_says_so_and_runs(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = ""
    async with stage.process() as bot:
        person = stage.telegram.person("Anna")
        person.says("/help")
        await person.answer()
        assert await bot.terminate() == 0
    assert "ZVODKA_OWNERS is empty" in stage.log.read_text(encoding="utf-8")


def test_a_dotenv_file_that_cannot_be_read_is_one_line(stage: Stage) -> None:
    (stage.folder / ".env").touch(0o000)
    assert refused(zvodka(stage, "run"), ".env: cannot be read: Permission denied")


def test_a_dotenv_file_in_another_encoding_is_one_line(stage: Stage) -> None:
    (stage.folder / ".env").write_text("ZVODKA_RATE=30", encoding="utf-16")
    assert refused(zvodka(stage, "run"), ".env and the files in /run/secrets must be saved as UTF-8")


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_folder_of_secrets_that_cannot_be_read_is_one_line(stage: Stage, mode: int) -> None:
    secrets = stage.folder / "secrets"
    secrets.mkdir()
    (secrets / "ZVODKA_RATE").write_text("30")
    secrets.chmod(mode)
    program = (
        f"import sys; from bot import cli, settings; settings.SECRETS = settings.Path({str(secrets)!r}); cli.main()"
    )
    assert refused(python(stage, "-c", program, "run"), "secrets", "cannot be read: Permission denied")


def test_a_secret_is_read_from_its_file(stage: Stage) -> None:
    (stage.folder / "ZVODKA_RATE").write_text("fast")
    program = "from bot import cli, settings; settings.SECRETS = settings.Path(); cli.main()"
    assert refused(python(stage, "-c", program, "run"), "ZVODKA_RATE: must be a valid integer")


def test_a_key_in_a_folder_that_cannot_be_read_is_one_line(stage: Stage) -> None:
    stage.key_file.parent.chmod(0o000)
    assert refused(zvodka(stage, "run"), "ZVODKA_KEY_FILE: cannot be read: Permission denied")
    stage.key_file.parent.chmod(0o700)


def test_a_key_that_cannot_be_read_is_one_line(stage: Stage) -> None:
    stage.key_file.chmod(0o000)
    assert refused(zvodka(stage, "run"), "ZVODKA_KEY_FILE", "cannot be read: Permission denied")


@pytest.mark.parametrize("command", [("import", "closed/issues"), ("init", "closed/mine"), ("backup", "copy.db")])
def test_a_folder_that_cannot_be_entered_is_one_line_for_every_command(stage: Stage, command: tuple[str, ...]) -> None:
    closed = stage.folder / "closed"
    closed.mkdir(0o000)
    database = str(closed / "zvodka.db") if command[0] == "backup" else str(stage.database)
    assert refused(zvodka(stage, *command, ZVODKA_DATABASE=database), "closed", "Permission denied")


@pytest.mark.parametrize("command", ["run", "healthcheck", "keygen new.key", "import issues", "backup copy.db"])
def test_a_working_folder_that_was_deleted_is_one_line(stage: Stage, command: str) -> None:
    program = f"""
import os, sys
from bot.cli import main
os.mkdir("gone"); os.chdir("gone"); os.rmdir("../gone")
sys.argv = ["zvodka", *{command.split()}]
main()
"""
    assert refused(python(stage, "-c", program), "the working folder: cannot be read")


@pytest.mark.parametrize("name", ["symbolic link to the key", "hard link", "database behind a link", "folder link"])
def test_a_key_beside_the_database_by_another_name_is_refused(tmp_path: Path, name: str) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    data.mkdir()
    keys.mkdir()
    key, database = keys / "zvodka.key", data / "zvodka.db"
    key.touch()
    database.touch()
    assert not lies_beside(key, database)
    match name:
        case "symbolic link to the key":
            (data / "link.key").symlink_to(key)
            assert lies_beside(data / "link.key", database)
        case "hard link":
            (data / "copy").hardlink_to(key)
            assert lies_beside(key, database)
        case "database behind a link":
            (keys / "real.db").touch()
            (data / "link.db").symlink_to(keys / "real.db")
            assert lies_beside(key, data / "link.db")
        case "folder link":
            (tmp_path / "alias").symlink_to(data)
            (data / "zvodka.key").touch()
            assert lies_beside(tmp_path / "alias" / "zvodka.key", database)
