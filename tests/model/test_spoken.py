"""Commands in plain words."""

import pytest

from bot.model.spoken import SPOKEN, command_meant, plain


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("latest", "latest"),
        ("Latest!", "latest"),
        ("  THE   newest issue… ", "latest"),
        ("архіў", "archive"),
        ("Архіу", "archive"),
        ("архив", "archive"),
        ("Падпісацца", "subscribe"),
        ("подписаться.", "subscribe"),
        ("adpisacca", ""),
        ("адпісацца", "stop"),
        ("мова", "language"),
        ("свежае", "latest"),
        ("Свежий выпуск?", "latest"),
        ("что в архиве про паром", ""),
        ("", ""),
        ("…", ""),
        ("latest " * 1000, ""),
    ],
)
def test_a_command_is_understood_in_words(text: str, command: str) -> None:
    assert command_meant(text) == command


def test_no_words_mean_two_commands() -> None:
    said = [plain(words) for lines in SPOKEN.values() for line in lines for words in line.split(", ")]
    assert all(said)
    assert len(said) == len(set(said))
