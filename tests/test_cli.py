"""The command line, run as an operator runs it."""

import asyncio
import re
import sqlite3
import stat
import subprocess
from contextlib import closing
from dataclasses import replace

import pytest

from bot.observe.health import Alive
from bot.observe.moment import Moment
from tests.commands import zvodka
from tests.kills import prepare, sent_more
from tests.stage import TOKEN, Stage


async def in_thread(stage: Stage, *arguments: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    """While the stand-in in this process goes on answering."""
    return await asyncio.to_thread(zvodka, stage, *arguments, **settings)


def test_all_wrong_settings_are_named_at_once_and_their_values_are_not(stage: Stage) -> None:
    ended = zvodka(
        stage,
        "run",
        ZVODKA_TOKEN="my-secret-token",
        ZVODKA_OWNERS="1,Anna",
        ZVODKA_RATE="fast",
        ZVODKA_KEY_FILE=None,
        ZVODKA_LOGLEVEL="debug",
    )
    assert ended.returncode == 78
    for name in ("ZVODKA_TOKEN", "ZVODKA_OWNERS", "ZVODKA_RATE", "ZVODKA_KEY_FILE: is required"):
        assert name in ended.stderr
    assert "ZVODKA_LOGLEVEL: there is no such setting; did you mean ZVODKA_LOG_LEVEL?" in ended.stderr
    for secret in ("my-secret-token", "Anna", "fast", "Traceback"):
        assert secret not in ended.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"ZVODKA_RATE": "31", "ZVODKA_API_URL": "https://api.telegram.org/"},
            "ZVODKA_RATE: Telegram takes at most 30 messages a second for nothing; with ZVODKA_PAID_RATE",
        ),
        ({"ZVODKA_RATE": "40", "ZVODKA_PAID_RATE": "40"}, "ZVODKA_PAID_RATE: must be more than 30"),
        ({"ZVODKA_RATE": "5", "ZVODKA_PAID_RATE": "30"}, "ZVODKA_PAID_RATE: must be more than 30"),
        ({"ZVODKA_ANSWER_RATE": "0"}, "ZVODKA_ANSWER_RATE: must be greater than or equal to 1"),
        ({"ZVODKA_ANSWER_RATE": "100001"}, "ZVODKA_ANSWER_RATE: must be less than or equal to 100000"),
        ({"ZVODKA_PAID_RATE": "1001"}, "ZVODKA_PAID_RATE: must be less than or equal to 1000"),
    ],
)
def test_rates_that_telegram_would_not_take_are_refused_with_the_reason(
    stage: Stage, settings: dict[str, str], words: str
) -> None:
    ended = zvodka(stage, "run", **settings)
    assert ended.returncode == 78
    assert words in ended.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("localhost:8081", "must begin with http:// or https://"),
        ("http://localhost:http", "is not a URL"),
        ("http://", "must be a server's address"),
        ("http://anna:secret@localhost", "must be a server's address"),
        ("http://localhost/?secret", "must be a server's address"),
        ("http://localhost/#", "must be a server's address"),
    ],
)
def test_an_address_to_which_nothing_can_be_sent_is_refused_at_the_start(stage: Stage, url: str, words: str) -> None:
    ended = zvodka(stage, "run", ZVODKA_API_URL=url)
    assert ended.returncode == 78
    assert f"ZVODKA_API_URL: {words}" in ended.stderr
    assert "secret" not in ended.stderr


def test_settings_are_read_from_a_dotenv_file_and_checked_for_misspelt_names(stage: Stage) -> None:
    (stage.folder / ".env").write_text("ZVODKA_RATE=none\nZVODKA_OWNER=5\n")
    ended = zvodka(stage, "run")
    assert ended.returncode == 78
    assert "ZVODKA_RATE: must be a valid integer\n" in ended.stderr
    assert "did you mean ZVODKA_OWNERS?" in ended.stderr


def test_the_version_is_told(stage: Stage) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", zvodka(stage, "--version").stdout)


async def test_the_database_is_its_owners_alone_and_refuses_a_key_beside_it(stage: Stage) -> None:
    async with stage.bot():
        person = stage.telegram.person("Anna")
        person.says("/subscribe")
        await person.answer()
        files = [
            file for file in stage.database.parent.glob("zvodka.db*") if not file.name.endswith((".lock", ".alive"))
        ]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    beside = stage.database.parent / "zvodka.key"
    beside.write_bytes(stage.key_file.read_bytes())
    ended = await in_thread(stage, "run", ZVODKA_KEY_FILE=str(beside))
    assert ended.returncode == 78
    assert "must not lie in the database's folder" in ended.stderr


def test_a_key_is_made_once_for_its_owner_only(stage: Stage) -> None:
    file = stage.folder / "new.key"
    assert zvodka(stage, "keygen", str(file)).returncode == 0
    key = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert zvodka(stage, "keygen", str(file)).returncode == 78
    assert file.read_bytes() == key


def test_a_key_is_not_put_beside_the_database(stage: Stage) -> None:
    stage.database.parent.mkdir()
    for place in (stage.database.parent / "zvodka.key", stage.database.parent / "keys" / "zvodka.key"):
        ended = zvodka(stage, "keygen", str(place))
        assert ended.returncode == 78
        assert "database's folder" in ended.stderr
        assert not place.exists()


def test_a_missing_or_wrong_key_stops_the_start(stage: Stage) -> None:
    assert zvodka(stage, "run", ZVODKA_KEY_FILE=str(stage.folder / "none")).returncode == 78
    (stage.folder / "bad").write_text("not a key")
    ended = zvodka(stage, "run", ZVODKA_KEY_FILE=str(stage.folder / "bad"))
    assert (ended.returncode, "Traceback" in ended.stderr) == (78, False)


async def test_another_key_another_bot_and_a_second_process_are_refused(stage: Stage) -> None:
    async with stage.bot():
        second = await in_thread(stage, "run")
        assert second.returncode == 78
        assert "another Zvodka is running" in second.stderr
    other = stage.folder / "other.key"
    await in_thread(stage, "keygen", str(other))
    refused = await in_thread(stage, "run", ZVODKA_KEY_FILE=str(other))
    assert refused.returncode == 78
    assert "not the key" in refused.stderr
    foreign = await in_thread(stage, "run", ZVODKA_TOKEN=TOKEN.replace("1234567", "7654321"))
    assert foreign.returncode == 78
    assert "another bot" in foreign.stderr


async def test_a_revoked_token_ends_with_a_clear_message_that_does_not_show_it(stage: Stage) -> None:
    wrong = TOKEN[:-5] + "wrong"
    ended = await in_thread(stage, "run", ZVODKA_TOKEN=wrong, ZVODKA_LOG_LEVEL="debug")
    assert ended.returncode == 69
    assert "Telegram does not know this token" in ended.stderr
    assert wrong not in ended.stderr + ended.stdout
    assert wrong.partition(":")[2] not in ended.stderr + ended.stdout


def test_check_says_what_is_wrong_and_where(stage: Stage) -> None:
    assert zvodka(stage, "check", str(stage.content)).returncode == 0
    broken = stage.folder / "content" / "issues" / "2019-W21"
    broken.mkdir(parents=True)
    publication = (stage.content / "publication.yaml").read_text(encoding="utf-8")
    (stage.folder / "content" / "publication.yaml").write_text(publication, encoding="utf-8")
    text = (stage.content / "issues" / "2019-W21" / "west.en.md").read_text(encoding="utf-8")
    (broken / "west.en.md").write_text(text.replace("topic: west", "topic: wset"), encoding="utf-8")
    ended = zvodka(stage, "check", str(stage.folder / "content"))
    assert ended.returncode == 1
    assert "west.en.md:" in ended.stdout
    assert "wset" in ended.stdout


def test_import_makes_drafts_and_published_goes_into_the_archive(stage: Stage) -> None:
    folder = stage.content / "issues" / "2019-W21"
    assert "as a draft" in zvodka(stage, "import", str(folder)).stdout
    with closing(sqlite3.connect(stage.database)) as connection:
        assert connection.execute("SELECT week, state FROM issue").fetchall() == [("2019-W21", "draft")]
        assert "it is a draft in the chat" in zvodka(stage, "import", str(folder), "--published").stdout
        connection.execute("DELETE FROM shown")
        connection.execute("DELETE FROM issue")
        connection.commit()
    assert "as published" in zvodka(stage, "import", str(folder), "--published").stdout
    with closing(sqlite3.connect(stage.database)) as connection:
        assert connection.execute("SELECT week, state FROM issue").fetchall() == [("2019-W21", "published")]
        assert connection.execute("SELECT count(*) FROM broadcast").fetchone() == (0,)


def test_import_of_something_broken_takes_nothing_in(stage: Stage) -> None:
    text = (stage.content / "issues" / "2019-W21" / "west.en.md").read_text(encoding="utf-8")
    (stage.folder / "good.md").write_text(text, encoding="utf-8")
    (stage.folder / "bad.md").write_text("no front matter", encoding="utf-8")
    ended = zvodka(stage, "import", str(stage.folder))
    assert ended.returncode == 65
    assert "bad.md" in ended.stderr
    with closing(sqlite3.connect(stage.database)) as connection:
        assert connection.execute("SELECT count(*) FROM issue").fetchone() == (0,)


async def test_a_backup_in_mid_broadcast_is_whole_and_holds_its_broadcast(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "100"}
    await prepare(stage, 300)
    copy = stage.folder / "copy.db"
    async with stage.bot():
        await sent_more(stage.telegram, 20)
        ended = await in_thread(stage, "backup", str(copy))
        assert ended.returncode == 0, ended.stderr
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT state FROM broadcast").fetchone() == ("held",)
        assert connection.execute("SELECT count(*) FROM reader").fetchone() == (300,)
    assert (await in_thread(stage, "backup", str(copy))).returncode == 75


async def test_the_healthcheck_tells_a_running_bot_from_one_that_stopped_or_hangs(stage: Stage) -> None:
    assert (await in_thread(stage, "healthcheck")).returncode == 1
    async with stage.bot():
        person = stage.telegram.person("Anna")
        person.says("/help")
        await person.answer()
        assert (await in_thread(stage, "healthcheck")).returncode == 0
        now = Moment.now()
        Alive(stage.database).write("", replace(now, uptime=now.uptime - 600))
        ended = await in_thread(stage, "healthcheck")
        assert ended.returncode == 1
        assert "no sign of life" in ended.stdout
    assert "not running" in (await in_thread(stage, "healthcheck")).stdout


def test_a_port_that_no_machine_has_is_refused_without_a_traceback(stage: Stage) -> None:
    ended = zvodka(stage, "demo", "--port", "99999")
    assert ended.returncode == 2
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("command", ["run", "demo", "check", "import", "keygen", "backup", "healthcheck"])
def test_every_command_explains_itself(stage: Stage, command: str) -> None:
    ended = zvodka(stage, command, "--help")
    assert ended.returncode == 0
    assert command in ended.stdout


def test_a_removed_topic_that_is_in_use_stops_the_start_and_says_retire_it(stage: Stage) -> None:
    assert zvodka(stage, "import", str(stage.content), "--published").returncode == 0
    lines = (stage.content / "publication.yaml").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if "id: west" in line)
    end = next(number for number, line in enumerate(lines[start + 1 :], start + 1) if "- id:" in line)
    content = stage.folder / "content"
    content.mkdir()
    (content / "publication.yaml").write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    ended = zvodka(stage, "run", ZVODKA_CONTENT=str(content))
    assert ended.returncode == 65
    assert "retire" in ended.stderr
    assert "west" in ended.stderr


async def test_it_stops_when_told_though_telegram_was_never_reached(stage: Stage) -> None:
    stage.url = "http://127.0.0.1:9"
    async with stage.process() as bot:
        while "cannot be reached" not in bot.log.read_text():
            await asyncio.sleep(0.05)
        assert await bot.terminate() == 0


async def test_a_wrong_token_at_the_first_start_does_not_claim_the_database(stage: Stage) -> None:
    ended = await in_thread(stage, "run", ZVODKA_TOKEN="7654321:a-token-that-telegram-has-never-heard-of")
    assert ended.returncode == 69
    async with stage.bot():
        person = stage.telegram.person("Anna")
        person.says("/help")
        await person.answer()


@pytest.mark.parametrize("place", ["/proc/nowhere/zvodka.db", "/dev/null/zvodka.db"])
def test_a_database_that_cannot_be_made_is_a_clear_error(stage: Stage, place: str) -> None:
    ended = zvodka(stage, "run", ZVODKA_DATABASE=place)
    assert ended.returncode == 78
    assert "ZVODKA_DATABASE" in ended.stderr
    assert "Traceback" not in ended.stderr
