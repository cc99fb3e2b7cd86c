"""How old a database is, in a file beside it: one that is younger than that says is a copy that was put back."""

from contextlib import suppress
from pathlib import Path

from bot.store.sqlite.file import real

OLD_DIGITS = 18
"""No age has more."""


class Age:
    """Counted in starts and stops; without the file, or if it cannot be written, nothing is recognised."""

    def __init__(self, database: Path) -> None:
        path = real(database)
        self._path = path.with_name(path.name + ".age")

    def put_back(self, age: int) -> bool:
        """Whether the database, which says that this is its age now, had been older when it was last used here."""
        return age <= self._written()

    def write(self, age: int) -> None:
        with suppress(OSError):
            self._path.touch(mode=0o600)
            self._path.write_text(f"{age}\n", encoding="ascii")

    def _written(self) -> int:
        with suppress(OSError, UnicodeDecodeError):
            text = self._path.read_text(encoding="ascii").strip()
            if text.isdigit() and len(text) <= OLD_DIGITS:
                return int(text)
        return 0
