"""Encrypts chat ids, deterministically (AES-SIV), so that a ciphertext can be looked up and be unique."""

import base64
import binascii
import os
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from bot.errors import SettingsError

BITS = 512


class Cipher:
    """One key with its number (1–255), which every ciphertext carries in its first byte."""

    def __init__(self, number: int, key: bytes) -> None:
        self._number = bytes([number])
        self._siv = AESSIV(key)

    @classmethod
    def read(cls, file: Path) -> Self:
        """From a key file as `write_key` makes it; SettingsError if it is none."""
        try:
            number, _, key = file.read_text(encoding="ascii").strip().partition(":")
            return cls(int(number), base64.b64decode(key, validate=True))
        except OSError as error:
            raise SettingsError([f"ZVODKA_KEY_FILE: {file} cannot be read: {error.strerror}"]) from None
        except (ValueError, binascii.Error):
            raise SettingsError([f"ZVODKA_KEY_FILE: {file} is not a key made by `zvodka keygen`"]) from None

    def seal(self, chat: int) -> bytes:
        """25 bytes, the same for the same chat."""
        return self._number + self._siv.encrypt(chat.to_bytes(8, "big", signed=True), None)

    def open(self, sealed: bytes) -> int:
        """Raises InvalidTag if another key sealed it."""
        if sealed[:1] != self._number:
            raise InvalidTag
        return int.from_bytes(self._siv.decrypt(sealed[1:], None), "big", signed=True)

    def check(self) -> str:
        """What a database stores to know its key again."""
        return self.seal(0).hex()


def write_key(file: Path) -> None:
    """Make a new key, readable by its owner only; FileExistsError rather than overwriting one."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(b"1:" + base64.b64encode(AESSIV.generate_key(BITS)) + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
