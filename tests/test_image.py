"""The Dockerfile, read: there is no Docker here to build it."""

import re
import shlex
from pathlib import Path

from bot.settings import lies_beside, variables

ROOT = Path(__file__).parent.parent
TEXT = re.sub(r"\\\n|^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
FINAL = TEXT.rpartition("\nFROM ")[2]


def instructions(name: str, text: str = FINAL) -> list[list[str]]:
    return [shlex.split(line.removeprefix(name)) for line in text.splitlines() if line.startswith(f"{name} ")]


def environment() -> dict[str, Path]:
    pairs = [part.partition("=") for words in instructions("ENV") for part in words]
    return {name: Path(value) for name, _, value in pairs if name.startswith("ZVODKA_")}


def test_what_the_bot_writes_to_is_its_own_before_a_volume_is_mounted_there() -> None:
    ((user,),) = instructions("USER")
    own = re.search(rf"install -d -o {user} -g {user} -m 0700 ([^&\n]+)", FINAL.partition("\nUSER ")[0])
    assert own
    folders = [Path(word) for word in own[1].split()]
    ((volume,),) = instructions("VOLUME")
    assert {Path(volume), environment()["ZVODKA_DATABASE"].parent, environment()["ZVODKA_KEY_FILE"].parent} == {
        *folders
    }


def test_its_settings_exist_and_keep_the_key_from_the_database() -> None:
    assert {*environment()} <= {*variables()}
    assert not lies_beside(environment()["ZVODKA_KEY_FILE"], environment()["ZVODKA_DATABASE"])


def test_all_that_is_copied_in_is_there() -> None:
    copied = [words[:-1] for words in instructions("COPY", TEXT) if not words[0].startswith("--")]
    assert [source for sources in copied for source in sources if not (ROOT / source).exists()] == []
