"""Replaces the key in its file, whole or not at all, and overwrites what was there before."""

import os
from pathlib import Path

from bot.errors import SettingsError
from bot.store.cipher import Cipher, write_private


class KeyFile:
    """While a key is being turned, the next one stands below it in the file."""

    def __init__(self, file: Path) -> None:
        self._named = file
        self._file = Path(os.path.realpath(file))
        self._former = self._file.with_name(self._file.name + ".former")

    def keep(self, *ciphers: Cipher) -> None:
        """These keys and no others; SettingsError if nothing can be written there.

        After a kill the file is the former or the new one, and what is left of the former is found the next time.
        """
        unfinished = self._file.with_name(self._file.name + ".unfinished")
        try:
            self.tidy()
            write_private(unfinished, "".join(cipher.line for cipher in ciphers), os.O_TRUNC)
            os.link(self._file, self._former)
            unfinished.replace(self._file)
            settle(self._file.parent)
            self.tidy()
        except OSError as error:
            words = f"ZVODKA_KEY_FILE: the key cannot be turned in {self._named.parent}: {error.strerror}"
            raise SettingsError([words]) from None

    def tidy(self) -> None:
        """What a kill has left of a former key is destroyed: overwritten, as far as the disk does what it is told."""
        if not self._former.exists():
            return
        if not self._former.samefile(self._file):
            with self._former.open("r+b") as former:
                former.write(bytes(self._former.stat().st_size))
                former.flush()
                os.fsync(former.fileno())
        self._former.unlink()
        settle(self._file.parent)


def settle(folder: Path) -> None:
    """The names of its files are on the disk; Windows has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
