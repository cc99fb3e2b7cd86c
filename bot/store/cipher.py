"""Encrypts chat ids, deterministically (AES-SIV), so that a ciphertext can be looked up and be unique."""

import base64
import binascii
import os
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SettingsError

BITS = 512
NUMBERS = 255
"""After so many turns a key has the number of an earlier one again."""


class Cipher:
    """One key with its number (1–255), which every ciphertext carries in its first byte."""

    def __init__(self, number: int, key: bytes) -> None:
        self.prefix = bytes([number])
        self._key = key
        self._siv = AESSIV(key)

    @classmethod
    def read(cls, file: Path) -> Self:
        """The key in use, from a file as `write_key` makes it; SettingsError if it is none."""
        return cls.read_all(file)[0]

    @classmethod
    def read_all(cls, file: Path) -> list[Self]:
        """The key in use and, while it is being turned, the next one; SettingsError if it is none."""
        try:
            return [cls._from_line(line) for line in (file.read_text(encoding="ascii").split() or [""])[:2]]
        except OSError as error:
            raise SettingsError([f"ZVODKA_KEY_FILE: {file} cannot be read: {error.strerror}"]) from None
        except (ValueError, binascii.Error):
            raise SettingsError([f"ZVODKA_KEY_FILE: {file} is not a key made by `zvodka keygen`"]) from None

    @classmethod
    def _from_line(cls, line: str) -> Self:
        number, _, key = line.partition(":")
        return cls(int(number), base64.b64decode(key, validate=True))

    @property
    def line(self) -> str:
        """As it stands in a key file."""
        return f"{self.prefix[0]}:{base64.b64encode(self._key).decode()}\n"

    def seal(self, chat: int) -> bytes:
        """25 bytes, the same for the same chat."""
        return self.prefix + self._siv.encrypt(chat.to_bytes(8, "big", signed=True), None)

    def open(self, sealed: bytes) -> int:
        """Raises InvalidTag if another key sealed it."""
        if sealed[:1] != self.prefix:
            raise InvalidTag
        return int.from_bytes(self._siv.decrypt(sealed[1:], None), "big", signed=True)

    def check(self) -> str:
        """What a database stores to know its key again."""
        return self.seal(0).hex()

    def turned(self) -> "Cipher":
        """With the next key, from which nobody finds this one."""
        derived = HKDF(SHA256(), BITS // 8, salt=None, info=b"Zvodka: the next key").derive(self._key)
        return Cipher(self.prefix[0] % NUMBERS + 1, derived)

    def other(self) -> "Cipher":
        """With a key that has nothing to do with this one."""
        return Cipher(self.prefix[0] % NUMBERS + 1, AESSIV.generate_key(BITS))

    def reaching(self, check: str) -> "Cipher | None":
        """This one or, if it is a copy from before some turns, that after them which a database knows as its own."""
        cipher: Cipher = self
        for _ in range(NUMBERS):
            if cipher.check() == check:
                return cipher
            cipher = cipher.turned()
        return None


def write_key(file: Path) -> None:
    """Make a new key, readable by its owner only; FileExistsError rather than overwriting one."""
    write_private(file, Cipher(1, AESSIV.generate_key(BITS)).line, os.O_EXCL)


def write_private(file: Path, text: str, how: int) -> None:
    """And wait until it is on the disk; `how` is O_EXCL or O_TRUNC."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(text.encode("ascii"))
        opened.flush()
        os.fsync(opened.fileno())
