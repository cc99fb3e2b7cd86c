"""A content folder to begin with: a publication to fill in, no issues, and one example of a commentary beside them."""

import shutil
from pathlib import Path

from bot.errors import SettingsError

EXAMPLE = Path(__file__).with_name("example")


def make_content(folder: Path) -> None:
    """SettingsError rather than touch a folder that has anything in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise SettingsError([f"{folder}: there is something in this folder; name a new one"])
        shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
        (folder / "issues").mkdir()
    except OSError as error:
        raise SettingsError([f"{folder}: the folder cannot be made: {error.strerror or error}"]) from None
