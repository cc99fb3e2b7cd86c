"""The command line. What an operator did wrong is said in a line or more, with the exit status that services use."""

import asyncio
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import structlog
import typer

from bot.errors import ContentErrors, DamagedError, SettingsError, StoreError, TelegramError, ZvodkaError, where
from bot.observe.health import Alive
from bot.observe.moment import Moment
from bot.settings import (
    BackupSettings,
    ContentSettings,
    KeySettings,
    Settings,
    StoreSettings,
    lies_beside,
    read_settings,
)
from bot.signals import until_signalled

DATA, UNAVAILABLE, BUG, TEMPORARY, CONFIG = 65, 69, 70, 75, 78
"""Exit statuses of sysexits.h."""
STATUS: dict[type[ZvodkaError], int] = {
    ContentErrors: DATA,
    TelegramError: UNAVAILABLE,
    StoreError: TEMPORARY,
    DamagedError: TEMPORARY,
    SettingsError: CONFIG,
}

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command; errors that are not bugs become a message and an exit status."""
    try:
        app()
    except ZvodkaError as error:
        fail(error)
    except PermissionError as error:
        fail(SettingsError([f"{error.filename}: cannot be reached: {error.strerror}"]))
    except Exception as error:  # noqa: BLE001 -- its text may be somebody's words
        sys.stderr.write(f"this is a bug in Zvodka: {where(error)}\n")
        sys.exit(BUG)


def fail(error: ZvodkaError) -> NoReturn:
    sys.stderr.write(f"{error}\n")
    sys.exit(next((status for kind, status in STATUS.items() if isinstance(error, kind)), 1))


def tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("zvodka"))
        raise typer.Exit


@app.callback()
def zvodka(
    show_version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Tell the version and exit.")
    ] = False,
) -> None:
    """Zvodka brings a newsroom's weekly summary to its readers in Telegram."""


@app.command()
def run() -> None:
    """Run the bot, by the ZVODKA_… settings, until it is told to stop."""
    settings = read_settings(Settings)  # before what takes long to load

    from bot.app import run as run_bot
    from bot.observe.logs import set_up_logs

    set_up_logs(settings.log_level, settings.log_format, settings.token.get_secret_value())
    if not settings.owners:
        structlog.get_logger().warning("ZVODKA_OWNERS is empty: nobody can upload or publish")
    asyncio.run(until_signalled(partial(run_bot, settings)))


@app.command()
def init(folder: Path) -> None:
    """Make a content folder to begin with: a publication to fill in, and an example of a commentary."""
    from bot.library.beginning import make_content

    make_content(folder)
    typer.echo(f"Make {folder / 'publication.yaml'} yours, then set ZVODKA_CONTENT={folder.absolute()}")


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The page's port on this machine; 0: any.", min=0, max=65535)] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Try the bot in a browser page: no token, no network."""
    from bot.demo.stage.demo import demo as run_demo

    sys.exit(asyncio.run(until_signalled(partial(run_demo, port, browser))))


@app.command()
def check(
    content: Annotated[
        Path | None, typer.Argument(help="The folder with publication.yaml; else ZVODKA_CONTENT.")
    ] = None,
) -> None:
    """Name every problem of the content, with file, line and reason; exit status 1 if there are errors."""
    from bot.desk.check import check as check_content

    content = content or read_settings(ContentSettings).content
    report = check_content(content)
    typer.echo("\n".join((f"{content}:", *report.lines())))
    sys.exit(1 if report.errors else 0)


@app.command(name="import")
def import_content(
    path: Annotated[Path, typer.Argument(help="A folder of issues, of commentaries, or one commentary.")],
    published: Annotated[bool, typer.Option(help="Into the archive; otherwise as drafts.")] = False,
) -> None:
    """Take commentaries in: as drafts to be published in the chat, or as published already. Nothing is sent."""
    settings = read_settings(ContentSettings)

    from bot.app import import_into

    lines = asyncio.run(import_into(settings, path, published=published))
    typer.echo("\n".join(lines))


@app.command()
def unlock() -> None:
    """Open the desk that an editor has locked, and say so to all of them; whoever is at this machine needs no other."""
    settings = read_settings(StoreSettings)

    from bot.app import unlock_desk

    typer.echo("The desk is open again." if asyncio.run(unlock_desk(settings)) else "The desk is not locked.")


@app.command()
def keygen(file: Path) -> None:
    """Make the key that encrypts the readers' addresses. Whoever loses it loses all subscribers."""
    from bot.store.cipher import write_key

    database = read_settings(StoreSettings).database
    try:
        if lies_beside(file, database):
            raise SettingsError([f"{file}: the key must not lie in the database's folder, {database.parent}"])
        write_key(file)
    except OSError as error:
        raise SettingsError([f"{file}: the key cannot be made there: {error.strerror}"]) from None
    typer.echo(f"The key is in {file}. Keep a copy apart from the database and its backups.")


@app.command()
def ratchet(
    fresh: Annotated[
        bool, typer.Option(help="A key of its own, which no copy of the former leads to: after a leak.")
    ] = False,
) -> None:
    """Turn the key while the bot is stopped: from then on it opens no copy of the database that was made before."""
    settings = read_settings(KeySettings)

    from bot.app import ratchet_key

    asyncio.run(ratchet_key(settings, fresh=fresh))
    typer.echo(f"The key in {settings.key_file} was turned. Backups made before need an earlier copy of it.")
    if fresh:
        typer.echo("No earlier copy leads to it: keep a copy of this one apart from the database and its backups.")


@app.command()
def backup(file: Path) -> None:
    """Copy the database while the bot runs; in the copy, unfinished broadcasts wait for an owner's word."""
    from bot.store.cipher import Cipher
    from bot.store.sqlite.backup import back_up
    from bot.store.sqlite.file import real

    settings = read_settings(BackupSettings)
    if settings.key_file and real(settings.key_file).parent == real(file).parent:
        raise SettingsError([f"{file}: a copy of the database must not lie beside its key"])
    if settings.key_file and len(Cipher.read_all(settings.key_file)) > 1:
        raise StoreError("the key is just being turned: make the copy once the bot runs again")
    back_up(settings.database, file)
    typer.echo(f"The copy is in {file}. It needs the same key.")


@app.command()
def healthcheck() -> None:
    """Exit status 0 if updates and broadcasts have gone on within the last two minutes; else it says what has not."""
    trouble = Alive(read_settings(StoreSettings).database).trouble(Moment.now())
    typer.echo(trouble or "alive")
    sys.exit(1 if trouble else 0)
