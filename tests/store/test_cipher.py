"""The key and what it encrypts."""

import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from bot.errors import SettingsError
from bot.store.cipher import Cipher, write_key


def test_a_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    write_key(tmp_path / "key")
    key = (tmp_path / "key").read_bytes()
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_key(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == key


@pytest.mark.parametrize("chat", [1, 123456789, -1001234567890, 2**52])
def test_a_chat_is_found_by_its_ciphertext_and_only_the_key_opens_it(tmp_path: Path, chat: int) -> None:
    write_key(tmp_path / "key")
    write_key(tmp_path / "other")
    cipher = Cipher.read(tmp_path / "key")
    assert cipher.seal(chat) == cipher.seal(chat)
    assert cipher.open(cipher.seal(chat)) == chat
    with pytest.raises(InvalidTag):
        Cipher.read(tmp_path / "other").open(cipher.seal(chat))


@pytest.mark.parametrize("content", ["", "1:", "1:!!!", "300:AAAA", "no key at all", "1:AAAA"])
def test_a_file_that_is_no_key_is_a_clear_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "key").write_text(content)
    with pytest.raises(SettingsError, match="ZVODKA_KEY_FILE"):
        Cipher.read(tmp_path / "key")


def test_a_missing_key_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Cipher.read(tmp_path / "nowhere")
