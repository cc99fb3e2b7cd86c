"""The settings: from ZVODKA_… variables, `.env` and secret files; all that is wrong is said at once."""

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from dotenv import dotenv_values
from pydantic import (
    DirectoryPath,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as SourceError
from yarl import URL

from bot.errors import SettingsError
from bot.store.sqlite.file import real

PREFIX = "ZVODKA_"
DOTENV = ".env"
SECRETS = Path("/run/secrets")
TELEGRAM = "https://api.telegram.org"
FREE_MOST, PAID_MOST = 30, 1_000
"""Messages a second that Telegram takes; see bot/desk/price.py."""
PERSON_BITS = 52
"""What Telegram promises: a person's number fits into so many."""
OWNER = re.compile("[1-9][0-9]{0,15}")
MISSING = {
    "ZVODKA_CONTENT": "`zvodka init FOLDER` makes one to begin with",
    "ZVODKA_KEY_FILE": "`zvodka keygen FILE` makes one",
}
S = TypeVar("S", bound="StoreSettings")


class StoreSettings(BaseSettings):
    """What the commands need that look after the database only."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=DOTENV,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database: Path = Path("data/zvodka.db")

    @field_validator("database", mode="before")
    @classmethod
    def check_database(cls, value: object) -> object:
        if isinstance(value, str) and "://" in value:
            raise ValueError("must be the path of a file: Zvodka keeps its data in SQLite")
        return value


class BackupSettings(StoreSettings):
    """What `zvodka backup` needs besides: to know where the key lies, if it is told."""

    key_file: Path | None = None


class KeySettings(StoreSettings):
    """What `zvodka ratchet` needs besides."""

    key_file: FilePath


class ContentSettings(StoreSettings):
    """What `zvodka check` and `import` need besides."""

    content: DirectoryPath

    @field_validator("content", "key_file", mode="wrap", check_fields=False)
    @classmethod
    def check_reachable(cls, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        try:
            return handler(value)
        except OSError as error:
            raise ValueError(f"cannot be read: {error.strerror}") from None


class Settings(ContentSettings):
    """What `zvodka run` needs to know. Nothing reads a setting at import."""

    token: SecretStr
    owners: Annotated[frozenset[int], NoDecode] = frozenset()
    key_file: FilePath
    api_url: str = TELEGRAM
    #: Messages a second of broadcasts that nobody pays for.
    rate: int = Field(30, ge=1, le=10_000)
    #: Ceiling of answers to people, a second.
    answer_rate: int = Field(300, ge=1, le=100_000)
    paid_rate: int = Field(0, ge=0, le=PAID_MOST)
    in_flight: int | None = Field(None, ge=1, le=10_000)
    #: What becomes of a message that Telegram did not confirm: sent once more at the end, or never.
    unconfirmed: Literal["once", "never"] = "once"
    #: So long after [Publish] nothing is sent yet, and the issue can be taken back.
    undo_seconds: int = Field(60, ge=0, le=3600)
    #: What should have gone out so many hours ago does not go out unasked.
    late_hours: int = Field(2, ge=1, le=168)
    #: 1: a second editor approves what goes out.
    approvals: Literal["0", "1"] = "0"
    #: For how long it is kept which messages a reader has of an issue; 0: not at all.
    correctable_days: int = Field(7, ge=0, le=30)
    #: When the key is so many days old, the next start turns it; 0: only `zvodka ratchet` does.
    key_days: int = Field(0, ge=0, le=365)
    metrics_port: int = Field(0, ge=0, le=65_535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"

    @field_validator("owners", mode="before")
    @classmethod
    def split_owners(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        owners = [part.strip() for part in value.split(",") if part.strip()]
        if not all(OWNER.fullmatch(owner) and int(owner) < 1 << PERSON_BITS for owner in owners):
            raise ValueError(
                "must be Telegram's numbers of persons, above 0 and with at most 16 digits, comma separated"
            )
        return owners

    @field_validator("token")
    @classmethod
    def check_token(cls, value: SecretStr) -> SecretStr:
        number, _, secret = value.get_secret_value().partition(":")
        if not (number.isascii() and number.isdigit() and secret):
            raise ValueError("this does not look like a token from @BotFather (123456:ABC…)")
        return value

    @field_validator("api_url")
    @classmethod
    def check_api_url(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        try:
            url = URL(value)
        except ValueError:
            raise ValueError("is not a URL") from None
        if not url.host or url.user or url.password or set(value) & set("?# \n"):
            raise ValueError("must be a server's address, perhaps with a path, and nothing else")
        return value

    @field_validator("key_file")
    @classmethod
    def check_key_file(cls, value: Path, others: ValidationInfo) -> Path:
        database = others.data.get("database")
        if database and lies_beside(value, database):
            raise ValueError(f"the key must not lie in the database's folder, {database.parent}")
        return value

    @field_validator("rate")
    @classmethod
    def check_rate(cls, value: int, others: ValidationInfo) -> int:
        if value > FREE_MOST and str(others.data.get("api_url")).rstrip("/") == TELEGRAM:
            raise ValueError(
                f"Telegram takes at most {FREE_MOST} messages a second for nothing; "
                f"with {PREFIX}PAID_RATE editors may send a broadcast faster and pay for it"
            )
        return value

    @field_validator("paid_rate")
    @classmethod
    def check_paid_rate(cls, value: int, others: ValidationInfo) -> int:
        if 0 < value <= max(FREE_MOST, others.data.get("rate", 0)):
            raise ValueError(f"must be more than {FREE_MOST} and {PREFIX}RATE, or 0 to offer no paid broadcasts")
        return value

    @property
    def slots(self) -> int:
        """The design's C: how many deliveries may be in flight; at least rate × (latency + commit)."""
        return self.in_flight or max(20, max(self.rate, self.paid_rate) // 10)

    @property
    def bot(self) -> int:
        """The bot's own id, which its token begins with."""
        return int(self.token.get_secret_value().partition(":")[0])


def read_settings(kind: type[S], environment: Mapping[str, str] = os.environ) -> S:
    """SettingsError with every problem, by the variable's name, never with its value."""
    try:
        Path.cwd()  # paths count from there, and it may be gone
        given = {*environment, *dotenv_values(DOTENV)}
        problems = [misspelt(name) for name in sorted(given) if name.startswith(PREFIX) and name not in variables()]
        settings = kind(_secrets_dir=SECRETS if SECRETS.is_dir() else None)
    except ValidationError as error:
        problems += [in_words(detail) for detail in error.errors(include_input=False, include_url=False)]
    except (OSError, UnicodeDecodeError, SourceError) as error:
        problems = [unreadable(error)]
    if problems:
        raise SettingsError(problems)
    return settings


def unreadable(error: Exception) -> str:
    """What of the places that settings come from cannot be read, and why."""
    match error.__cause__ if isinstance(error, SourceError) else error:
        case OSError(filename=place, strerror=reason):
            return f"{place or 'the working folder'}: cannot be read: {reason}"
        case UnicodeDecodeError():
            return f"{DOTENV} and the files in {SECRETS} must be saved as UTF-8"
    return str(error)


def in_words(detail: ErrorDetails) -> str:
    """Pydantic's message for people who set variables."""
    name = PREFIX + str(detail["loc"][0]).upper() if detail["loc"] else ""
    if detail["type"] == "missing":
        advice = f"; {MISSING[name]}" if name in MISSING else ""
        return f"{name}: is required (in the environment, in {DOTENV} or in {SECRETS}){advice}"
    said = detail["msg"].removeprefix("Value error, ").partition(", unable")[0]
    said = said.replace("Input should be", "must be").replace("Path does not point to", "is not")
    return f"{name}: {said}" if name else said


def lies_beside(key: Path, database: Path) -> bool:
    """Whether who copies the database's folder has the key as well, by whatever name."""
    folders = {real(database.parent), real(database).parent}
    if any(place.is_relative_to(folder) for place in (real(key), key.absolute()) for folder in folders):
        return True
    return key.exists() and any(other.samefile(key) for folder in folders if folder.is_dir() for other in files(folder))


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file())


def variables() -> list[str]:
    return [PREFIX + name.upper() for name in Settings.model_fields]


def misspelt(name: str) -> str:
    close = difflib.get_close_matches(name, variables(), n=1)
    return f"{name}: there is no such setting" + (f"; did you mean {close[0]}?" if close else "")
